"""JSON: an article, a list of them, or what an interface answers with a list of them somewhere inside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from claimtable.errors import ReadError
from claimtable.readers.json_values import Broken, Value, values
from claimtable.readers.model import Item, Options, Record, Repaired, Skipped, Source
from claimtable.readers.records import articles_in, beginning, draft, has_text, no_text
from claimtable.schema import Failure

# a file in a folder is taken for something else when none of its first values holds an article
_HEAD = 20


def read_json(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of a JSON file, and a Failure for every record that is none.

    Articles are found at any place: in an array, in an envelope (``articles``, ``response.results``,
    ``hits.hits._source``), one object after the other. ``line`` is the record's number, but for a file of one article.
    A file that was found in a folder and has no texts (settings, annotations) is skipped as a whole.
    """
    with source.open() as stream:
        yield from read_values(source, options, stream)


def read_values(source: Source, options: Options, stream: BinaryIO) -> Iterator[Item]:
    """Yield what is in an open JSON file, like ``read_json``."""
    found = values(stream)
    head, error = beginning(found, _HEAD)
    if source.in_folder and head and not any(_has_article(item, options) for item in head):
        yield Skipped(source.path, "no text", "there is no text field in it: not articles")
        return
    alone = len(head) == 1 and error is None and isinstance(head[0], Value) and _is_article(head[0], options)
    number = 0
    for item in chain(head, found if error is None else ()):
        for record in _records(item, options):
            number += 1
            yield from _read(source, options, record, None if alone else number)
    if error is not None:
        raise error


def _is_article(value: Value, options: Options) -> bool:
    return value.root and isinstance(value.value, dict) and has_text(value.value, options.fields)


def _has_article(item: Value | Broken, options: Options) -> bool:
    found = articles_in(item.value, options.fields) if isinstance(item, Value) else ()
    return any(has_text(record, options.fields) for record in found)


def _records(item: Value | Broken, options: Options) -> Iterator[tuple[Record, str] | Broken]:
    """Yield the records of a value with what was repaired in it; what holds none is broken as articles go."""
    if isinstance(item, Broken):
        yield item
        return
    found = False
    for record in articles_in(item.value, options.fields, 0 if item.root else 1):
        found = True
        yield record, item.repair
    if not found and (item.root or isinstance(item.value, dict)):
        names = list(item.value) if isinstance(item.value, dict) else []
        yield Broken(no_text(names) if names else "the JSON is no object with fields")


def _read(source: Source, options: Options, record: tuple[Record, str] | Broken, line: int | None) -> Iterator[Item]:
    if isinstance(record, Broken):
        yield Failure(source.path, record.reason, line)
        return
    found, repair = record
    if repair:
        yield Repaired(source.path, "encoding", repair, line)
    try:
        yield draft(found, options, line)
    except ReadError as error:
        yield Failure(source.path, str(error), line)
