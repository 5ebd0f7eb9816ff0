"""The values of JSON text, one after the other, in memory that does not grow with the text.

The standard decoder is asked again and again for one value of an array, in text that is read piece by piece. Streaming
parsers (ijson) end at the first ``NaN``, control character or missing comma, which programs write; here such a record
costs itself, or nothing.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from claimtable.errors import ReadError
from claimtable.readers.encodings import decode, wide_encoding
from claimtable.readers.model import MAX_RECORD_BYTES

#: control characters are let through: they are written as they are by careless programs
DECODER = json.JSONDecoder(strict=False)
_PIECE = 1 << 20
_SAMPLE = 1 << 12
_BLANKS = re.compile(r"[\s\x00\ufeff]*")
_FIRST_KEY = re.compile(r'\{\s*"[^"\n]{1,100}"\s*:')
# what is incomplete may fail so many characters before the end of what was read
_NEAR_END = 16
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Value:
    """A value that stands by itself or in an array, and what was repaired in it. ``root``: no array holds it."""

    value: Any
    repair: str = ""
    root: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """Text that is no value, and why; reading goes on behind it."""

    reason: str


class _TooLongError(ReadError):
    """A value is longer than a record may be."""


def values(stream: BinaryIO) -> Iterator[Value | Broken]:
    """Yield the values of JSON text: those of its arrays and, of one after the other (JSON lines), each.

    An object that is longer than a record may be is taken for what is around a list of records.
    """
    text = _Text(stream)
    while char := text.next():
        if char == "[":
            yield from _array(text)
        elif char == ",":
            text.take(1)
        else:
            yield from _object(text, root=True, depth=0)


def _array(text: _Text) -> Iterator[Value | Broken]:
    text.take(1)
    while char := text.next():
        if char in "],":
            text.take(1)
            if char == "]":
                return
        else:
            yield from _object(text)
    yield Broken("the JSON ends too early: an array is not closed")


def _object(text: _Text, *, root: bool = False, depth: int = -1) -> Iterator[Value | Broken]:
    """Yield the value that begins here, or, with a depth, what stands in it when it is too long for one."""
    try:
        value, repair = text.value()
    except ReadError as error:
        if isinstance(error, _TooLongError) and text.next() == "{" and 0 <= depth < _DEEPEST:
            yield from _members(text, depth)
            return
        yield Broken(str(error))
        text.skip()
    else:
        yield Value(value, repair, root)


def _members(text: _Text, depth: int) -> Iterator[Value | Broken]:
    """Yield the values of an object, and of its arrays each."""
    text.take(1)
    while (char := text.next()) and char != "}":
        if char == "[":
            yield from _array(text)
        elif char in ",:":
            text.take(1)
        else:
            yield from _object(text, depth=depth + 1)
    text.take(1)


class _Text:
    """JSON text that is read piece by piece; what has been taken is forgotten."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        encoding = wide_encoding(stream.peek(_SAMPLE)[:_SAMPLE])  # type: ignore[attr-defined]
        errors = "replace" if encoding else "surrogateescape"
        self._decoder = codecs.getincrementaldecoder(encoding or "utf-8")(errors)
        self._text = ""
        self._at = self._error = 0
        self._ended = False

    def next(self) -> str:
        """Return the next character that is not blank, without taking it; empty at the end."""
        while True:
            self._at = _BLANKS.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, size: int) -> None:
        """Go on by ``size`` characters."""
        self._at += size

    def value(self) -> tuple[Any, str]:
        """Take the next value; return it and what was repaired. Raises ReadError where there is none."""
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                self._error = self._at + 1
                raise ReadError("the JSON is nested too deep") from error
            except json.JSONDecodeError as error:
                self._refuse(error)
            except ValueError as error:  # a number of thousands of digits
                self._error = self._at + 1
                raise ReadError(f"this is no JSON: {error}") from error
            else:
                written = self._text[self._at : end]
                self._at = end
                return _sound(value, written)

    def _refuse(self, error: json.JSONDecodeError) -> None:
        """Raise ReadError for text that is no value, or read on where more of it may make one."""
        self._error = error.pos
        incomplete = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - _NEAR_END
        if not incomplete or self._ended:
            place = error.pos - self._at
            raise ReadError(f"this is no JSON: {error.msg} at character {place + 1:,} of the record") from error
        if len(self._text) - self._at > MAX_RECORD_BYTES:
            raise _TooLongError(f"the record is longer than {MAX_RECORD_BYTES // 1_000_000} MB") from error
        self._more(max(_PIECE, len(self._text) - self._at))  # twice as much, so that all is read a few times at most

    def skip(self) -> None:
        """Go on behind a broken record: to the next object that begins with the key with which it began."""
        first = _FIRST_KEY.match(self._text, self._at)
        key = re.compile(re.escape(first[0])) if first else _FIRST_KEY
        self._at = max(self._error, self._at + 1)
        while (found := key.search(self._text, self._at)) is None:
            self._at = max(self._at, len(self._text) - len(key.pattern))
            if not self._more():
                self._at = len(self._text)
                return
        self._at = found.start()

    def _more(self, size: int = _PIECE) -> bool:
        """Read on; return whether there was more."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self._error -= self._at
        self._text = self._text[self._at :] + self._decoder.decode(data, final=self._ended)
        self._at = 0
        return True


def _sound(value: Any, written: str) -> tuple[Any, str]:
    """Return a value whose text was UTF-8, or is read again as what it is, and what was repaired."""
    if written.isascii():
        return value, ""
    try:
        written.encode()
    except UnicodeEncodeError:
        found = decode(written.encode("utf-8", "surrogateescape"))
        return DECODER.raw_decode(found.text)[0], found.repair or "the record is in another encoding than UTF-8"
    return value, ""
