"""The errors that claimtable raises, one small tree.

ClaimtableError
├── ReadError      an input cannot be read: what, where, what to do
├── ModelError     a spaCy pipeline or a model file is missing or does not fit
├── GoldError      gold data is malformed
├── OptionError    an option or a combination of options has no meaning
└── WriteError     a result cannot be written
"""

import hashlib
import traceback
from pathlib import Path


class ClaimtableError(Exception):
    """Base of all errors that claimtable raises on purpose; its text is fit to show to a user."""


class ReadError(ClaimtableError):
    """An input cannot be read."""


class ModelError(ClaimtableError):
    """A spaCy pipeline or a model file is missing or does not fit."""


class GoldError(ClaimtableError):
    """Gold data is malformed."""


class OptionError(ClaimtableError):
    """An option, or a combination of options, has no meaning."""


class WriteError(ClaimtableError):
    """A result cannot be written."""


class DeadlineReached(BaseException):
    """The time for an article is over; its text says so. No Exception, so that no library takes it for a fault of its
    own and goes on.
    """


def trace_of(error: BaseException) -> str:
    """Return a name for where ``error`` was raised: 8 hexadecimal digits of a hash of its type and its frames."""
    frames = [f"{Path(frame.filename).name}:{frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return hashlib.sha256("\n".join([type(error).__name__, *frames]).encode()).hexdigest()[:8]
