"""The requests to end that a system sends: taken as an interrupt, so that everything unfinished is cleared away.

A library in the middle of an import or a callback may turn the interrupt into an error of its own, or lose it;
``arrived`` tells whether there was one.
"""

from __future__ import annotations

import signal
from types import FrameType

#: what the program leaves with when it was interrupted
EXIT_CODE = 130

#: what cluster managers, `kill` and a terminal that is closed send
_NAMES = ("SIGTERM", "SIGHUP")

_arrived: list[int] = []


def install() -> None:
    """Take the signals that end a program as interrupts, where nobody has decided about them (``nohup``) before."""
    for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def arrived() -> bool:
    """Tell whether one of the signals has come."""
    return bool(_arrived)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # one is enough: a second would end what clears away
    _arrived.append(number)
    raise KeyboardInterrupt
