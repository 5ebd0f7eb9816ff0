"""Reading one source so that whatever is wrong with it becomes a Failure."""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from claimtable.deadlines import time_limit
from claimtable.errors import ClaimtableError, DeadlineReached, ReadError
from claimtable.readers.encodings import decode
from claimtable.readers.families import family_by_content, family_of
from claimtable.readers.model import Item, Options, Skipped, Source
from claimtable.schema import Failure


def read_source(source: Source, options: Options) -> Iterator[Item]:
    """Yield what is in ``source``; an error ends it with a Failure, after what was read before it.

    A source that holds nothing is a Failure, too.
    """
    empty = True
    try:
        for item in _read(source, options):
            empty = False
            yield item
    except BaseException as error:  # libraries raise what they like; the run goes on
        if not is_fault(error):
            raise
        yield Failure(source.path, reason_of(error))
    else:
        if empty:
            yield Failure(source.path, "there is no article in it")


def in_time(items: Iterator[Item], seconds: float) -> Iterator[Item]:
    """Yield ``items`` as long as each comes in ``seconds`` (0: no limit). Raises DeadlineReached for one that does not.

    A reader that reads documents one by one tells a late one itself, and goes on.
    """
    while True:
        with time_limit(seconds):
            item = next(items, None)
        if item is None:
            return
        yield item


def is_fault(error: BaseException) -> bool:
    """Tell whether ``error`` is the input's or a library's, and no interrupt; a panic of Rust code is no Exception."""
    return isinstance(error, Exception | DeadlineReached) or type(error).__name__ == "PanicException"


def reason_of(error: BaseException) -> str:
    """Return what an exception means to a user."""
    if isinstance(error, ClaimtableError | DeadlineReached):
        return str(error)
    if isinstance(error, EOFError):
        return "the compressed data end too early"
    if isinstance(error, zlib.error | lzma.LZMAError):  # of a member of a ZIP file
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
    """Read bytes without a telling name by the reader that their beginning tells, else as one text.

    In a folder, and behind the suffix of a page, what is no prose either is passed over.
    """
    stream = source.open()
    head = stream.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined]
    family = family_by_content(head)
    if family.name == "text" and (source.in_folder or source.suffix) and not is_prose(head):
        yield Skipped(source.path, "not read", "its first bytes are neither prose nor of a known format")
        return
    again = replace(source, opener=lambda: stream, compression="")
    yield from family.load()(again, options)


_HEAD = 1 << 12
_SENTENCE = re.compile(r"^(?!\s*(?:[#/*;<{]|\w+\s*[=(])).*\w[^\n]{30,}\w[.!?][\"'”’)]?(?:\s|\Z)", re.M)
_MARKS_OF_CODE = re.compile(r"[{}<>=;\\|$#_]")


def is_prose(head: bytes) -> bool:
    r"""Tell whether bytes begin a text of sentences, and no program, table or binary data.

    >>> is_prose(b"Bridge closed\n\nThe old bridge over the Salm was closed on Monday, the mayor said.")
    True
    >>> is_prose(b"all: build\n\tcc -o main main.c $(FLAGS) && echo 'The build has ended as it should.'")
    False
    """
    try:
        text = decode(head).text
    except ReadError:
        return False
    return _SENTENCE.search(text) is not None and len(_MARKS_OF_CODE.findall(text)) < 0.01 * len(text)
