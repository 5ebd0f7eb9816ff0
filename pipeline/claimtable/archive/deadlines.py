"""Time-outs inside a worker: first an exception, and for native code that never returns, the end of the process."""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import IO

from claimtable.deadlines import time_limit

#: seconds between the exception and the end of the process, at most
GRACE = 30.0


class Watchdog:
    """Sees to it that no step takes longer than ``seconds``; 0 means no limit.

    Use it as a context manager around the work and ``step()`` around each step. A step that takes longer raises
    DeadlineReached. Where that cannot interrupt (native code, a thread of a Dask worker), the process ends at most
    ``GRACE`` seconds later, and the run finds out on which article.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._armed = 0.0

    def __enter__(self) -> Watchdog:
        """Begin to watch."""
        if self.seconds > 0:
            self._arm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End to watch."""
        if self.seconds > 0:
            faulthandler.cancel_dump_traceback_later()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Raise DeadlineReached when the body takes longer than the limit."""
        if self.seconds <= 0:
            yield
            return
        # to arm costs milliseconds, so it is not done for every step
        if time.monotonic() - self._armed > GRACE / 2:
            self._arm()
        with time_limit(self.seconds):
            yield

    def _arm(self) -> None:
        # written in C: it fires even when the interpreter is stuck
        faulthandler.dump_traceback_later(self.seconds + GRACE, exit=True, file=_nowhere())
        self._armed = time.monotonic()


@cache
def _nowhere() -> IO[str]:
    return open(os.devnull, "w")
