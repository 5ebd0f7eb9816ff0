"""A limit for how long a step may take, as an exception in the middle of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from claimtable.errors import DeadlineReached

#: seconds that one article may take, reading and extraction each; none in practice takes more than a few
DEFAULT_TIMEOUT = 120.0


def can_interrupt() -> bool:
    """Tell whether a step of this thread can be interrupted: only the main thread's, where there are alarms."""
    return threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise DeadlineReached when the body takes longer than ``seconds`` (0: no limit) and can be interrupted.

    Native code is interrupted when it comes back to the interpreter.
    """
    if seconds <= 0 or not can_interrupt():
        yield
        return

    def reached(number: int, frame: FrameType | None) -> None:
        raise DeadlineReached(f"it took longer than {seconds:g} s")

    previous = signal.signal(signal.SIGALRM, reached)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
