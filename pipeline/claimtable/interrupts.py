"""The requests to end that a user or a system sends: taken as an interrupt, so that everything unfinished is cleared.

A library in the middle of an import or a callback may turn the interrupt into an error of its own, or lose it;
``arrived`` tells whether there was one.
"""

from __future__ import annotations

import signal
from types import FrameType

#: what the program leaves with when it was interrupted
EXIT_CODE = 130

#: what Ctrl-C, a terminal that is closed, and `kill` or cluster managers send
_NAMES = ("SIGINT", "SIGHUP", "SIGTERM")

_arrived: list[int] = []


class Interrupted(KeyboardInterrupt):
    """The program is asked to end.

    A class of its own: where KeyboardInterrupt itself passes through ``exec`` of a text, as in the making of a
    dataclass, Python ends later with the signal, whatever exit code the program gives.
    """


def install() -> None:
    """Take the signals that end a program as interrupts, where nobody has decided about them (``nohup``) before."""
    for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _interrupt)


def arrived() -> bool:
    """Tell whether one of the signals has come."""
    return bool(_arrived)


def _interrupt(number: int, frame: FrameType | None) -> None:
    if number != signal.SIGINT:  # one is enough: a second would end what clears away; Ctrl-C may be pressed again
        signal.signal(number, signal.SIG_IGN)
    _arrived.append(number)
    raise Interrupted
