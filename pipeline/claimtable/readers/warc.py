"""Web crawls: the pages of WARC files, such as CC-NEWS. A record that is broken costs its page and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from claimtable.compression import Gap
from claimtable.errors import ReadError
from claimtable.readers.encodings import decode
from claimtable.readers.guard import is_fault, reason_of
from claimtable.readers.html import article, decode_page
from claimtable.readers.http import Answer, parse
from claimtable.readers.model import MAX_DOCUMENT_BYTES, Draft, Item, Options, Repaired, Skipped, Source
from claimtable.readers.text import split_title
from claimtable.schema import Failure
from claimtable.text import writable

_BEGIN = b"WARC/"
_VERSION = re.compile(rb"WARC/\d+(?:\.\d+)?[ \t]*\r?\n")
_NEXT = re.compile(rb"\r?\nWARC/\d+(?:\.\d+)?[ \t]*\r?\n")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADER = 1 << 20
_PIECE = 1 << 16
# records that hold pages, or copies of them, in another form; those about requests and the crawl itself hold none
_NO_PAGES = ("warcinfo", "request", "metadata", "revisit")
_PAGES = ("response", "resource", "conversion")


def read_warc(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of responses, resources and conversions; ``line`` is the record's number among them.

    Pages (HTML) are read as such, plain text (a conversion, as in WET files) as it is. A record that is neither, or a
    page without an article, is skipped; a page that cannot be read is a Failure, and one whose answer is broken or cut
    is read as far as it goes, and told.
    """
    gaps: list[Gap] = []
    number = 0
    with source.open(gaps) as stream:
        for record in _records(_Stream(stream, gaps)):
            if isinstance(record, str):
                yield Failure(source.path, record, number or None)
            elif record.kind in _PAGES:
                number += 1
                yield from _document(source, record, number)
            elif record.kind == "continuation":
                yield Skipped(source.path, "no response", f"{record.url} is of the type {record.kind}", number or None)
            elif record.kind not in _NO_PAGES:
                told = f"the header of a record is broken: its type is {record.kind[:40]!r}"
                yield Failure(source.path, told, number or None)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its type, what it is about, its bytes, and how it is damaged (an empty string: not)."""

    kind: str
    url: str
    content_type: str
    data: bytes
    damage: str = ""


class _Stream:
    """Bytes that can be looked at before they are taken. ``gaps`` are where bytes are missing."""

    def __init__(self, stream: BinaryIO, gaps: list[Gap]) -> None:
        self._stream = stream
        self._gaps = gaps
        self._data = b""
        self._at = 0  # how much of the data has been taken
        self._place = 0
        self.ended = False

    def fill(self, size: int) -> bytes:
        """Return the next ``size`` bytes without taking them; fewer at the end, or before a gap."""
        have = len(self._data) - self._at
        pieces: list[bytes] = []
        while have < size and not self.ended and not self.gap_near():
            pieces.append(self._stream.read1(_PIECE))  # type: ignore[attr-defined]
            have += len(pieces[-1])
            self.ended = not pieces[-1]
        if pieces:
            self._data, self._at = b"".join((self._data[self._at :], *pieces)), 0
        gap = self.gap_near()
        return self._data[self._at : self._at + (min(size, gap.place - self._place) if gap else size)]

    def take(self, size: int) -> None:
        """Go on by ``size`` bytes that have been filled."""
        self._at += size
        self._place += size

    def gap_near(self) -> Gap | None:
        """Return the next gap if it lies in what has been read."""
        while self._gaps and self._gaps[0].place < self._place:
            del self._gaps[0]
        return self._gaps[0] if self._gaps else None

    def pass_gap(self) -> str:
        """Go on behind a gap to which all has been taken; return why it is there, or an empty string."""
        gap = self.gap_near()
        if gap is None or gap.place > self._place:
            return ""
        del self._gaps[0]
        return gap.reason


def _records(stream: _Stream) -> Iterator[_Record | str]:
    """Yield the records, and for what is no record a sentence that says so."""
    first = True
    while True:
        head = stream.fill(_PIECE)
        begin = len(head) - len(head.lstrip(b"\r\n"))
        if begin:
            stream.take(begin)
            continue
        if not head:
            if reason := stream.pass_gap():
                yield reason
                continue
            return
        if _VERSION.match(head):
            yield from _record(stream)
        elif first and not _NEXT.search(head):
            raise ReadError("this is no WARC file")
        else:
            yield from _strange(stream, head)
        first = False


def _strange(stream: _Stream, head: bytes) -> Iterator[str]:
    """Go on to the next record behind what is none."""
    skipped = 0
    while head:
        if found := _NEXT.search(head):
            skipped += found.start()
            stream.take(found.start())
            break
        whole = stream.ended or len(head) < _PIECE
        step = len(head) if whole else len(head) - 32  # the mark may lie across the end
        skipped += step
        stream.take(step)
        head = stream.fill(_PIECE)
    yield f"{skipped:,} bytes are no record of a crawl"


def _record(stream: _Stream) -> Iterator[_Record | str]:
    size = _PIECE
    head = stream.fill(size)
    while not (end := _END_OF_HEADERS.search(head)) and len(head) == size < _LONGEST_HEADER:
        size *= 2
        head = stream.fill(size)
    if end is None:
        begin = _NEXT.search(head, 1)
        stream.take(begin.start() if begin else len(head))
        yield f"the header of a record is broken or cut{_because(stream)}"
        return
    headers = _headers(head[: end.start()])
    stream.take(end.end())
    length = headers.get("content-length", "")
    data, damage = _block(stream, int(length) if length.isdigit() and len(length) < 16 else None)
    yield _Record(
        headers.get("warc-type", "").lower(),
        headers.get("warc-target-uri", "").strip("<>"),
        headers.get("content-type", "").lower(),
        data,
        damage,
    )


def _headers(head: bytes) -> dict[str, str]:
    lines = (line.decode("utf-8", "replace").partition(":") for line in head.split(b"\n")[1:])
    return {name.strip().lower(): writable(value.strip()) for name, _, value in lines}


def _because(stream: _Stream) -> str:
    reason = stream.pass_gap()
    return f" ({reason})" if reason else ""


def _block(stream: _Stream, length: int | None) -> tuple[bytes, str]:
    """Take the bytes of a record up to what a page may hold, and say how they are damaged.

    ``length`` is as its header says; None: it does not say it, or nonsense. A length that does not lead to the next
    record, where that is seen, is wrong.
    """
    if length is None and _VERSION.match(stream.fill(_PIECE)):
        return b"", "it has no length and no bytes"
    wanted = MAX_DOCUMENT_BYTES + _PIECE if length is None else min(length, MAX_DOCUMENT_BYTES + _PIECE)
    data = stream.fill(wanted + 4)
    behind = data[wanted : wanted + 4]
    if length is not None and len(data) >= wanted == length and _ends(behind):
        stream.take(length)
        return data[:length], ""
    if found := _NEXT.search(stream.fill(wanted + _PIECE)):
        data = stream.fill(found.start())
        stream.take(found.start())
        return data.rstrip(b"\r\n"), "its length is wrong: it was read up to the next record"
    if length is not None and length > wanted:
        _skip(stream, length)
        return data[:wanted], ""
    data = data[:wanted]
    stream.take(len(data))
    missing = "" if length is None else f": {len(data):,} of {length:,} bytes are there"
    return data, f"it is cut{_because(stream)}{missing}"


def _ends(behind: bytes) -> bool:
    """Tell whether what comes behind a record ends it: two empty lines, of which careless writers leave one out."""
    return not behind.strip(b"\r\n") or behind.lstrip(b"\r\n").startswith(_BEGIN[: len(behind.lstrip(b"\r\n"))])


def _skip(stream: _Stream, size: int) -> None:
    while size and (data := stream.fill(min(size, _PIECE))):
        stream.take(len(data))
        size -= len(data)


def _document(source: Source, record: _Record, number: int) -> Iterator[Item]:
    passed = source.pieces.passed(number - 1, source.path, told=f"{record.url}: ", line=number)
    if passed:
        yield passed
        return
    try:
        yield from (
            _text(source, record, number) if "text/plain" in record.content_type else _page(source, record, number)
        )
    except BaseException as error:  # one broken page of millions
        if not is_fault(error):
            raise
        yield Failure(source.path, f"{record.url}: {reason_of(error)}", number)


def _text(source: Source, record: _Record, number: int) -> Iterator[Item]:
    decoded = decode(record.data)
    for repair in filter(None, (record.damage, decoded.repair)):
        yield Repaired(source.path, "page", f"{record.url}: {repair}", number)
    title, text = split_title(decoded.text)
    yield Draft(text, title, url=record.url, line=number)


def _page(source: Source, record: _Record, number: int) -> Iterator[Item]:
    answer = (
        parse(record.data)
        if record.kind == "response"
        else Answer(None, {"content-type": record.content_type}, record.data)
    )
    repairs = [*filter(None, [record.damage]), *answer.repairs]
    if reason := _no_page(record, answer):
        if repairs and not answer.kind:
            raise ReadError("; ".join([reason, *repairs]))
        yield Skipped(source.path, "not html", f"{record.url} {reason}", number)
        return
    page = decode_page(answer.body, answer.charset)
    found = article(page.text, url=record.url, line=number)
    repairs += filter(None, [page.repair])
    if found is None and repairs:
        raise ReadError("; ".join(["no article text was found in the page", *repairs]))
    for repair in (*repairs, *(found.repairs if found else ())):
        yield Repaired(source.path, "page", f"{record.url}: {repair}", number)
    yield found.draft if found else Skipped(source.path, "no article", f"{record.url} has no article text", number)


def _no_page(record: _Record, answer: Answer) -> str:
    """Return why a record holds no page, or an empty string."""
    if record.kind == "response" and record.content_type and "http" not in record.content_type:
        return f"is {record.content_type}"
    if "html" not in answer.kind:
        return f"is {answer.kind or 'of no known type'}"
    if answer.status is not None and answer.status >= 300:
        return f"answered with status {answer.status}"
    return ""
