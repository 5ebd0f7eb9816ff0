"""Reading one source so that whatever is wrong with it becomes a Failure."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator

from claimtable.errors import ClaimtableError, DeadlineReached
from claimtable.readers.families import family_of
from claimtable.readers.model import Item, Options, Source
from claimtable.schema import Failure


def read_source(source: Source, options: Options) -> Iterator[Item]:
    """Yield what is in ``source``; an error ends it with a Failure, after what was read before it."""
    try:
        yield from _read(source, options)
    except BaseException as error:  # libraries raise what they like; the run goes on
        if not is_fault(error):
            raise
        yield Failure(source.path, reason_of(error))


def is_fault(error: BaseException) -> bool:
    """Tell whether ``error`` is the input's or a library's, and no interrupt; a panic of Rust code is no Exception."""
    return isinstance(error, Exception | DeadlineReached) or type(error).__name__ == "PanicException"


def reason_of(error: BaseException) -> str:
    """Return what an exception means to a user."""
    if isinstance(error, ClaimtableError | DeadlineReached):
        return str(error)
    if isinstance(error, EOFError):
        return "the compressed data end too early"
    if isinstance(error, zlib.error | lzma.LZMAError) or type(error).__name__ in ("BadGzipFile", "ZstdError"):
        return f"the compressed data are broken ({error})"
    if isinstance(error, FileNotFoundError):
        return "it is no longer there"
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, MemoryError):
        return "it does not fit into memory"
    return f"it cannot be read ({type(error).__name__}: {error})"


def _read(source: Source, options: Options) -> Iterator[Item]:
    family = family_of(source.suffix, options.input_format)
    if family is not None:
        return family.load()(source, options)
    return _sniffed(source, options)


def _sniffed(source: Source, options: Options) -> Iterator[Item]:
    """Read bytes without a telling name by the reader that their beginning tells, else as one text."""
    stream = source.open()
    again = Source(source.path, source.stem, source.suffix, lambda: stream, pieces=source.pieces)
    family = family_of("", _told_by(stream.peek(1 << 12)))  # type: ignore[attr-defined]
    assert family is not None
    yield from family.load()(again, options)


#: how the formats begin that can be told by it
_BEGINNINGS = (
    (b"{", "jsonl"),
    (b"warc/", "warc"),
    (b"pk\x03\x04", "zip"),
    (b"par1", "parquet"),
    (b"%pdf-", "pdf"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "xml"),
    (b"<nitf", "xml"),
    (b"<news", "xml"),
    (b"<rss", "xml"),
    (b"<feed", "xml"),
)


def _told_by(head: bytes) -> str:
    """Return the name of the family that the first bytes of an input tell."""
    if head[257:262] == b"ustar":
        return "tar"
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    name = next((name for beginning, name in _BEGINNINGS if begins.startswith(beginning)), "text")
    return "html" if name == "xml" and b"<html" in begins else name
