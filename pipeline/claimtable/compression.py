"""Compressed data, read as they come: all that lies before a break, and, where that helps, what lies behind it.

The libraries' own file objects take data that end in the middle (Zstandard), or whose second stream is broken (bzip2),
for data that end there. Here both are told.
"""

from __future__ import annotations

import bz2
import io
import lzma
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from claimtable.errors import ReadError
from claimtable.extras import need

_INPUT = 1 << 16
# Zstandard cannot be told how much to give at once; so much input makes at most some 60 MB
_ZSTD_INPUT = 1 << 11


class Forward(io.RawIOBase):
    """A stream that is read in the pieces in which ``stream`` has them ready, never back.

    So all that comes before a break in compressed data is there, and memory does not grow. ``check`` is told the
    size of every piece and may raise.
    """

    def __init__(self, stream: Any, check: Callable[[int], None] | None = None) -> None:
        self._stream = stream
        self._read = getattr(stream, "read1", stream.read)
        self._check = check
        self._place = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next piece into ``buffer`` and return its size; 0 at the end."""
        data = self._read(len(buffer))
        if self._check is not None:
            self._check(len(data))
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how many bytes have been read."""
        return self._place

    def close(self) -> None:
        """Close the stream below."""
        if not self.closed:
            self._stream.close()
        super().close()


def buffered(stream: Any, check: Callable[[int], None] | None = None) -> BinaryIO:
    """Return ``stream`` as a ``Forward`` stream with a buffer."""
    return cast(BinaryIO, io.BufferedReader(Forward(stream, check), 1 << 16))


class _Member(Protocol):
    """One stream of compressed data, of which a file may hold several."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


#: forms of data that zlib knows: with the header of gzip, with its own, with none
GZIP, ZLIB, RAW = 31, 15, -15


class Inflate:
    """A stream of zlib. Where the data are broken, all that comes before is given, and the next reading raises."""

    def __init__(self, form: int = GZIP) -> None:
        self._object = zlib.decompressobj(wbits=form)
        self._full = False
        self._error: zlib.error | None = None

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing to give without more data."""
        return not self._full and not self._object.unconsumed_tail and self._error is None

    @property
    def unused_data(self) -> bytes:
        """What came behind the end of the stream."""
        return self._object.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return up to ``max_length`` bytes. Raises zlib.error where the data are broken."""
        if self._error is not None:
            raise self._error
        data = self._object.unconsumed_tail + data
        before = self._object.copy()
        try:
            found = self._object.decompress(data, max_length)
        except zlib.error as error:
            self._error = error
            return _before_error(before, data)
        self._full = len(found) == max_length
        return found


def _before_error(inflate: Any, data: bytes) -> bytes:
    """Return what comes before the byte at which zlib gives up: it gives nothing of a piece that has such a byte."""
    found = []
    with suppress(zlib.error):
        for place in range(len(data)):
            found.append(inflate.decompress(data[place : place + 1]))
    return b"".join(found)


class _Zstd:
    """A frame of a Zstandard file."""

    def __init__(self) -> None:
        zstandard = need("zstandard", "reading .zst", package="zstandard", extra="zstd")
        self._object = zstandard.ZstdDecompressor().decompressobj()
        self._waiting = b""

    @property
    def eof(self) -> bool:
        return bool(self._object.eof)

    @property
    def needs_input(self) -> bool:
        return not self._waiting

    @property
    def unused_data(self) -> bytes:
        return cast(bytes, self._object.unused_data) + self._waiting

    def decompress(self, data: bytes, max_length: int) -> bytes:
        data = self._waiting + data
        self._waiting = data[_ZSTD_INPUT:]
        return cast(bytes, self._object.decompress(data[:_ZSTD_INPUT]))


@dataclass(frozen=True, slots=True)
class Compression:
    """A way to compress: how its data begin, and what decompresses one stream of them."""

    magic: bytes
    member: Callable[[], _Member]


#: how to read what a suffix says is compressed
COMPRESSIONS: dict[str, Compression] = {
    ".gz": Compression(b"\x1f\x8b\x08", Inflate),
    ".bz2": Compression(b"BZh", bz2.BZ2Decompressor),
    ".xz": Compression(b"\xfd7zXZ\0", lzma.LZMADecompressor),
    ".zst": Compression(b"\x28\xb5\x2f\xfd", _Zstd),
}


@dataclass(slots=True)
class Gap:
    """A place in decompressed data, in bytes from their beginning, at which some are missing, and why."""

    place: int
    reason: str


class _Decompressed(io.RawIOBase):
    """The decompressed bytes of a stream of compressed ones, over all the streams that are put behind one another.

    With ``gaps`` a broken stream does not end the reading: the next one is looked for, the gap is noted, and
    ``joint`` stands in its place. Without, and with a joint behind the last stream, what is broken raises ReadError,
    at every reading from then on.
    """

    def __init__(self, stream: BinaryIO, compression: Compression, gaps: list[Gap] | None, joint: bytes) -> None:
        self._stream = stream
        self._compression = compression
        self._gaps = gaps
        self._joint = joint
        self._input = self._given = b""
        self._member: _Member | None = None
        self._output = b""
        self._place = self._members = 0
        self._error: ReadError | None = None

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next piece into ``buffer`` and return its size; 0 at the end."""
        if not self._output:
            self._output = self._next(len(buffer))
        data, self._output = self._output[: len(buffer)], self._output[len(buffer) :]
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def close(self) -> None:
        """Close the stream below."""
        if not self.closed:
            self._stream.close()
        super().close()

    def _next(self, size: int) -> bytes:
        if self._error is not None:
            raise self._error
        while True:
            try:
                if self._member is None and not self._begin():
                    return b""
                found = self._decompressed(size)
            except Exception as error:
                if not _is_of_data(error):
                    raise
                self._broken(error)
                if self._joint:
                    return self._joint
            else:
                if found:
                    return found

    def _decompressed(self, size: int) -> bytes:
        """Return what the current stream gives next, which may be nothing yet."""
        assert self._member is not None
        if self._member.needs_input:
            self._given, self._input = self._input or self._stream.read(_INPUT), b""
            if not self._given:
                raise EOFError
            found = self._member.decompress(self._given, size)
        else:
            found = self._member.decompress(b"", size)
        if self._member.eof:
            self._input, self._member = self._member.unused_data, None
            self._members += 1
        return found

    def _begin(self) -> bool:
        """Begin the next stream; return whether there is one. Zeros behind a stream fill a block."""
        while not self._input.lstrip(b"\0" if self._members else b""):
            self._input = self._stream.read(_INPUT)
            if not self._input:
                return False
        if self._members:
            self._input = self._input.lstrip(b"\0")
        self._member = self._compression.member()
        return True

    def _broken(self, error: Exception) -> None:
        """Note that a stream is broken, and go to the next one; raise where there is none, or none is looked for."""
        early = isinstance(error, EOFError)
        reason = "the compressed data end too early" if early else f"the compressed data are broken ({error})"
        self._member = None
        self._input = b"" if self._gaps is None else self._behind(self._given[1:] + self._input)
        if self._gaps is None or (self._joint and not self._input):
            self._error = ReadError(reason)
            raise self._error from error
        self._gaps.append(Gap(self._place, reason))
        self._members += 1

    def _behind(self, data: bytes) -> bytes:
        """Return the data from where the next stream seems to begin; empty at the end."""
        magic = self._compression.magic
        while (place := data.find(magic)) < 0:
            more = self._stream.read(_INPUT)
            if not more:
                return b""
            data = data[-len(magic) + 1 :] + more
        return data[place:]


def _is_of_data(error: Exception) -> bool:
    """Tell whether ``error`` says that compressed data are broken; an error of the system has a number."""
    if isinstance(error, OSError):
        return error.errno is None
    return isinstance(error, EOFError | zlib.error | lzma.LZMAError) or type(error).__name__ == "ZstdError"


def compression_of(head: bytes) -> str:
    """Return the key of ``COMPRESSIONS`` that the first bytes of a stream tell, or an empty string."""
    return next((suffix for suffix, kind in COMPRESSIONS.items() if head.startswith(kind.magic)), "")


def split_compression(name: str) -> tuple[str, str]:
    """Return the name without its compression suffix, and that suffix (lower case) or an empty string."""
    stem, suffix = os.path.splitext(name)
    return (stem, suffix.lower()) if suffix.lower() in COMPRESSIONS else (name, "")


def decompress(stream: BinaryIO, compression: str, gaps: list[Gap] | None = None, *, joint: bytes = b"") -> BinaryIO:
    """Return ``stream`` as the decompressed bytes; ``compression`` is a key of ``COMPRESSIONS`` or empty.

    What is broken raises ReadError; with ``gaps`` it is noted there, and reading goes on behind it, if anything is
    there: ``joint`` stands in its place, such as a line end between lines.
    """
    if not compression:
        return stream
    return buffered(_Decompressed(stream, COMPRESSIONS[compression], gaps, joint))
