"""JSON lines: one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from claimtable.compression import Gap
from claimtable.errors import ReadError
from claimtable.readers.encodings import Decoded, decode, decode_as, wide_encoding
from claimtable.readers.families import is_spread
from claimtable.readers.json import read_values
from claimtable.readers.json_values import DECODER
from claimtable.readers.model import MAX_RECORD_BYTES, Item, Options, Record, Skipped, Source
from claimtable.readers.records import articles_in, beginning, draft, has_text
from claimtable.schema import Failure

# a file in a folder is taken for annotations when none of its first records has a text
_HEAD = 20
_SAMPLE = 1 << 12
_PIECE = 1 << 16

# what stands before, between and behind the objects of a line, which may be a piece of an array
_BEFORE, _BETWEEN = re.compile(r"\s*(?:\[\s*(?:(?=\{)|\Z))?(?:\]\s*\Z)?"), re.compile(r"[\s,]*(?:\]\s*\Z)?")

#: the number of a line, from 1, and its bytes
Line = tuple[int, bytes]


def read_jsonl(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every line that is not blank.

    A file that was found in a folder and whose first records all lack a text is skipped as a whole.
    """
    gaps: list[Gap] = []
    with source.open(gaps, joint=b"\n") as stream:
        encoding = _encoding(stream)
        if not encoding and is_spread(stream.peek(_SAMPLE)[:_SAMPLE].lstrip()):  # type: ignore[attr-defined]
            yield from read_values(source, options, stream)
            return
        lines = _lines(stream, encoding)
        if source.in_folder:
            head, broken = beginning(lines, _HEAD)
            if _annotations(head, options, encoding):
                yield Skipped(source.path, "no text", "its records have no text field: not articles")
                return
            for line in head:
                yield from _article(source, options, line, encoding)
            if broken is not None:
                raise broken
        for line in lines:
            yield from _missing(source, gaps, line[0])
            yield from _article(source, options, line, encoding)
        yield from _missing(source, gaps)


def _missing(source: Source, gaps: list[Gap], line: int | None = None) -> Iterator[Failure]:
    """Yield what is missing in compressed data up to ``line``."""
    while gaps:
        yield Failure(source.path, f"{gaps.pop(0).reason}: lines are lost", line)


def count_records(source: Source) -> int:
    """Return the number of lines that may hold an article; none in a file of a folder that has no texts."""
    with source.open() as stream:
        encoding = _encoding(stream)
        lines = _lines(stream, encoding)
        head = list(islice(lines, _HEAD))
        if source.in_folder and _annotations(head, Options(), encoding):
            return 0
        return len(head) + sum(1 for _ in lines)


def _encoding(stream: BinaryIO) -> str:
    """Return the name of an encoding of several bytes a character, or an empty string: every line tells its own."""
    return wide_encoding(stream.peek(_SAMPLE)[:_SAMPLE])  # type: ignore[attr-defined]


def _lines(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    """Yield the lines that are not blank with their numbers; a line is cut off behind the allowed length."""
    lines = _wide_lines(stream, "\n".encode(encoding)) if encoding else _plain_lines(stream)
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip(b"\0\t\r\n "))


def _plain_lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        rest = line
        while len(rest) > MAX_RECORD_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_RECORD_BYTES + 1)
        yield line


def _wide_lines(stream: BinaryIO, end: bytes) -> Iterator[bytes]:
    """Yield lines without their ends, which are found at any place: a byte that is missing costs its line alone."""
    line = b""
    while piece := stream.read1(_PIECE):  # type: ignore[attr-defined]
        *whole, rest = (line[-len(end) :] + piece).split(end)
        before = line[: -len(end)]
        for found in whole:
            yield before + found
            before = b""
        line = (before + rest)[: MAX_RECORD_BYTES + 1]
    yield line


def _decoded(line: bytes, encoding: str) -> Decoded:
    if not encoding:
        return decode(line)
    found = decode_as(line, encoding)
    return Decoded(found.text.lstrip("\ufeff"), found.repair)


def _annotations(head: list[Line], options: Options, encoding: str) -> bool:
    found: list[Record] = []
    for _, line in head:
        try:
            found += records(_decoded(line, encoding).text)
        except ReadError:
            return False
    return bool(found) and not any(has_text(record, options.fields) for record in found)


def _article(source: Source, options: Options, line: Line, encoding: str) -> Iterator[Item]:
    number, data = line
    try:
        if len(data) > MAX_RECORD_BYTES:
            raise ReadError(f"the line is longer than {MAX_RECORD_BYTES // 1_000_000} MB")
        decoded = _decoded(data, encoding)
        yield from decoded.repaired(source.path, number)
        for record in records(decoded.text):
            for found in list(articles_in(record, options.fields)) or [record]:
                yield draft(found, options, number)
    except ReadError as error:
        yield Failure(source.path, str(error), number)


def records(line: str) -> Iterator[Record]:
    """Yield the JSON objects of a line: one, as a rule; the brackets and commas of an array are passed over.

    Raises ReadError for what is none.
    """
    place = _BEFORE.match(line).end()  # type: ignore[union-attr]
    while place < len(line):
        value, place = _object(line, place)
        if not isinstance(value, dict):
            raise ReadError("the line is JSON but no object with fields")
        yield value
        place = _BETWEEN.match(line, place).end()  # type: ignore[union-attr]


def _object(line: str, place: int) -> tuple[Any, int]:
    try:
        return DECODER.raw_decode(line, place)
    except RecursionError as error:
        raise ReadError("the JSON is nested too deep") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"this is no JSON: {error.msg} at character {error.colno}") from error
    except ValueError as error:
        raise ReadError(f"this is no JSON: {error}") from error
