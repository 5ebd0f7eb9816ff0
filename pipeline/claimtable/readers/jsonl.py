"""JSON lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from claimtable.errors import ReadError
from claimtable.readers.encodings import decode
from claimtable.readers.model import MAX_RECORD_BYTES, Item, Options, Record, Skipped, Source
from claimtable.readers.records import draft, has_text
from claimtable.schema import Failure

# a file in a folder is taken for annotations when none of its first records has a text
_HEAD = 20
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every line that is not blank.

    A file that was found in a folder and whose first records all lack a text is skipped as a whole.
    """
    with source.open() as stream:
        lines = _lines(stream)
        if source.in_folder:
            head = list(islice(lines, _HEAD))
            if _annotations(head, options):
                yield Skipped(source.path, "no text", "its records have no text field: not articles")
                return
            yield from (_article(source, options, number, line) for number, line in head)
        yield from (_article(source, options, number, line) for number, line in lines)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their numbers, from 1; a line is cut off behind the allowed length."""
    if stream.peek(2)[:2] in _WIDE_MARKS:  # type: ignore[attr-defined]
        for number, text in enumerate(decode(stream.read()).splitlines(), start=1):
            if text.strip():
                yield number, text.encode("utf-8", "surrogatepass")
        return
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MAX_RECORD_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_RECORD_BYTES + 1)
        if line.strip():
            yield number, line


def _annotations(head: list[tuple[int, bytes]], options: Options) -> bool:
    records = []
    for _, line in head:
        try:
            records.append(parse(line))
        except ReadError:
            return False
    return bool(records) and not any(has_text(record, options.fields) for record in records)


def count_records(source: Source) -> int:
    """Return the number of lines that may hold an article; none in a file of a folder that has no texts."""
    with source.open() as stream:
        lines = _lines(stream)
        head = list(islice(lines, _HEAD))
        if source.in_folder and _annotations(head, Options()):
            return 0
        return len(head) + sum(1 for _ in lines)


def _article(source: Source, options: Options, number: int, line: bytes) -> Item:
    try:
        return draft(parse(line), options.fields, number)
    except ReadError as error:
        return Failure(source.path, str(error), number)


def parse(line: bytes) -> Record:
    """Return the JSON object of one line. Raises ReadError when it is none."""
    if len(line) > MAX_RECORD_BYTES:
        raise ReadError(f"the line is longer than {MAX_RECORD_BYTES // 1_000_000} MB")
    try:
        value: Any = json.loads(decode(line))
    except RecursionError as error:
        raise ReadError("the JSON is nested too deep") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"this is no JSON: {error.msg} at character {error.colno}") from error
    except ValueError as error:
        raise ReadError(f"this is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise ReadError("the line is JSON but no object with fields")
    return value
