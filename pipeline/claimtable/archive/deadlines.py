"""Time-outs inside a worker: first an exception, and for native code that never returns, the end of the process."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType
from typing import IO

#: seconds between the exception and the end of the process
GRACE = 30.0


class DeadlineReached(BaseException):
    """The time for an article is over. No Exception, so that nothing on the way takes it for a fault of the article."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineReached when the body takes longer than ``seconds``; 0 means no limit.

    Where that cannot interrupt (native code, a thread of a Dask worker), the process ends ``GRACE`` seconds later,
    and the run finds out on which article.
    """
    if seconds <= 0:
        yield
        return
    interruptible = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    # written in C: it fires even when the interpreter is stuck
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=_nowhere())
    previous = signal.signal(signal.SIGALRM, _reached) if interruptible else None
    try:
        if interruptible:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        if interruptible:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> IO[str]:
    return open(os.devnull, "w")


def _reached(number: int, frame: FrameType | None) -> None:
    raise DeadlineReached
