"""Who does the tasks: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from multiprocessing import get_context, parent_process
from typing import Any, Protocol

from claimtable.errors import OptionError
from claimtable.extras import need

_ADDRESS = re.compile(r"(?:\w+://)?[^\s/]+:\d+(?:/\S*)?|inproc://\S+")
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)


class Pool(Protocol):
    """Runs functions elsewhere. A task that ends its worker ends no other task."""

    @property
    def capacity(self) -> int:
        """How many tasks may be under way at once."""
        ...

    def submit(self, work: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Start ``work(task)`` and return its future."""
        ...

    def wait(self, futures: Collection[Future[Any]], timeout: float) -> set[Future[Any]]:
        """Return those futures that are done, after at most ``timeout`` seconds."""
        ...

    def died(self, error: BaseException) -> bool:
        """Tell whether ``error`` means that the worker ended, and not that the task raised it."""
        ...

    def close(self) -> None:
        """End all workers, whatever they do."""
        ...


class _Slot:
    """One worker process, made anew when it has ended."""

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None
        self._pid: Future[int] | None = None
        self.future: Future[Any] | None = None

    @property
    def free(self) -> bool:
        return self.future is None or self.future.done()

    def submit(self, work: Callable[[Any], Any], task: Any) -> Future[Any]:
        if self.future is not None and isinstance(self.future.exception(), BrokenExecutor):
            self._drop()
        try:
            self.future = self._started().submit(work, task)
        except BrokenExecutor:  # it ended while it had nothing to do
            self._drop()
            self.future = self._started().submit(work, task)
        return self.future

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # spawned, not forked: a fork of a process with threads and models may hang
            self._executor = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin_worker)
            self._pid = self._executor.submit(os.getpid)
        return self._executor

    def _drop(self) -> None:
        """Forget a process that has ended."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
        self._executor = self._pid = None

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._pid is not None and not self._broken():
            with suppress(Exception):  # a process that never began has nothing to end
                os.kill(self._pid.result(timeout=10), getattr(signal, "SIGKILL", signal.SIGTERM))
        self._drop()

    def _broken(self) -> bool:
        # its number may belong to another process by now
        return self.future is not None and self.future.done() and isinstance(self.future.exception(), BrokenExecutor)


class LocalPool:
    """Processes of this machine, one executor of one process each, so that a death costs one task."""

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise OptionError(f"--workers {workers}: at least one worker is needed")
        self._slots = [_Slot() for _ in range(workers)]

    @property
    def capacity(self) -> int:
        """The number of processes."""
        return len(self._slots)

    def submit(self, work: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Start ``work(task)`` in a process that has nothing to do; one must be free."""
        return next(slot for slot in self._slots if slot.free).submit(work, task)

    def wait(self, futures: Collection[Future[Any]], timeout: float) -> set[Future[Any]]:
        """Return those futures that are done, after at most ``timeout`` seconds."""
        return set(wait(futures, timeout, FIRST_COMPLETED).done)

    def died(self, error: BaseException) -> bool:
        """Tell whether ``error`` means that the process ended."""
        return isinstance(error, BrokenExecutor)

    def close(self) -> None:
        """Kill all processes: what they have not put in place does not count."""
        for slot in self._slots:
            slot.close()


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def begin_worker() -> None:
    """Make a fresh process a worker: one thread for the models, no interrupt from the keyboard, no life of its own."""
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def one_thread() -> None:
    """Tell BLAS and its kin to use one thread; must come before they are imported."""
    for name in _THREADS:
        os.environ[name] = "1"


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class DaskPool:
    """The workers of a Dask cluster that runs already; they need the same claimtable and the same paths."""

    def __init__(self, address: str, *, patience: float = 20.0) -> None:
        """Connect to the scheduler; raises OptionError when it does not answer within ``patience`` seconds."""
        distributed = need("distributed", "--dask", package="distributed", extra="dask", error=OptionError)
        if not _ADDRESS.fullmatch(address):
            raise OptionError(f"--dask {address}: no address of a scheduler; write it as tcp://HOST:8786")
        connect: Any = distributed.Client
        try:
            self._client = connect(address, timeout=patience, set_as_default=False)
        except (OSError, ValueError) as error:
            raise OptionError(f"--dask {address}: no scheduler answers there ({error})") from error
        self._executor = self._client.get_executor(pure=False, retries=0)

    @property
    def capacity(self) -> int:
        """One task a thread of the cluster, and one more a worker so that none waits; it follows the cluster's size."""
        threads = self._client.nthreads()
        return max(1, int(sum(threads.values())) + len(threads))

    def submit(self, work: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Start ``work(task)`` on the cluster."""
        future: Future[Any] = self._executor.submit(work, task)
        return future

    def wait(self, futures: Collection[Future[Any]], timeout: float) -> set[Future[Any]]:
        """Return those futures that are done, after at most ``timeout`` seconds."""
        return set(wait(futures, timeout, FIRST_COMPLETED).done)

    def died(self, error: BaseException) -> bool:
        """Tell whether Dask gave the task up because its workers ended, or lost it."""
        from concurrent.futures import CancelledError

        from distributed.client import FutureCancelledError
        from distributed.scheduler import KilledWorker

        return isinstance(error, KilledWorker | CancelledError | FutureCancelledError)

    def close(self) -> None:
        """Let go of the cluster; it goes on running."""
        with suppress(Exception):
            self._executor.shutdown(wait=False)
        self._client.close()
