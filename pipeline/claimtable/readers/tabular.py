"""Tables: CSV and TSV, one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from claimtable.compression import Gap
from claimtable.errors import ReadError
from claimtable.readers.csv_form import form_of
from claimtable.readers.csv_rows import Columns, Row, Rows
from claimtable.readers.encodings import decode
from claimtable.readers.model import MAX_RECORD_BYTES, Item, Options, Record, Repaired, Skipped, Source
from claimtable.readers.records import draft, find_names
from claimtable.schema import Failure

_HEAD = 65_536


def read_csv(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every row; the first row names the columns.

    Rows whose quotation marks or commas are wrong, and lines in another encoding, are read as they were meant, and
    told.
    """
    # the limit belongs to the csv module and not to a reader; the default of 131,072 is short for an article
    csv.field_size_limit(MAX_RECORD_BYTES)
    gaps: list[Gap] = []
    with source.open(gaps, joint=b"\n") as stream:
        form = form_of(stream.peek(_HEAD)[:_HEAD], source.suffix, options.fields)  # type: ignore[attr-defined]
        lines = _TextLines(stream, form.encoding)
        text_lines = iter(lines)
        rows = Rows(text_lines, form.separator, sum(1 for _ in islice(text_lines, form.before)))
        table = iter(rows)
        names = list(form.names) or next((row.cells for row in table), [])
        if skipped := without_text(source, options, [name for name in names if name]):
            yield skipped
            return
        parts = find_names([name for name in names if name], options.fields)
        rows.columns = Columns(len(names), {part: names.index(found[0]) for part, found in parts.items()})
        if form.repair:
            yield Repaired(source.path, "table", form.repair, form.before + 1)
        for row in table:
            yield from _missing(source, gaps, row.line)
            yield from (Repaired(source.path, "encoding", reason, line) for line, reason in lines.take_repairs())
            yield from _article(source, options, names, rows.columns, row)
        yield from _missing(source, gaps)


def _missing(source: Source, gaps: list[Gap], line: int | None = None) -> Iterator[Failure]:
    """Yield what is missing in compressed data up to ``line``."""
    while gaps:
        yield Failure(source.path, f"{gaps.pop(0).reason}: rows are lost", line)


class _TextLines:
    """The lines of a table as text. Each tells its encoding itself: files are made by putting others together."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._encoding = encoding
        self._wide = encoding.startswith(("utf-16", "utf-32"))
        errors = "replace" if self._wide else "surrogateescape"
        self._text = io.TextIOWrapper(stream, encoding if self._wide else "utf-8", errors=errors, newline="")
        self._repairs: list[tuple[int, str]] = []
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        """Yield the lines with their ends."""
        while line := self._text.readline(MAX_RECORD_BYTES):
            self._number += 1
            if self._number == 1:
                line = line.removeprefix("\ufeff")
            yield line if line.isascii() else self._sound(line)

    def take_repairs(self) -> list[tuple[int, str]]:
        """Return what was repaired since this was asked for last: numbers of lines, and what was done."""
        taken, self._repairs = self._repairs, []
        return taken

    def _sound(self, line: str) -> str:
        if self._wide:
            if lost := line.count("\ufffd"):
                self._repairs.append((self._number, f"{lost:,} characters are broken in {self._encoding.upper()}"))
            return line
        try:
            line.encode()
        except UnicodeEncodeError:
            return self._other(line.encode("utf-8", "surrogateescape"))
        return line

    def _other(self, line: bytes) -> str:
        """Return a line that is not in UTF-8."""
        if self._encoding != "utf-8":
            return line.decode(self._encoding, "replace")
        try:
            found = decode(line)
        except ReadError:
            self._repairs.append((self._number, "the line is in no encoding that can be told"))
            return line.decode("cp1252", "replace")
        self._repairs.append((self._number, found.repair or "the line is in another encoding than those before it"))
        return found.text


def without_text(source: Source, options: Options, names: list[str]) -> Skipped | None:
    """Return why a table of a folder holds no articles, or None. Raises ReadError when the user named the table."""
    if not names:
        raise ReadError("there is no header row")
    if "text" in find_names(names, options.fields):
        return None
    if not source.in_folder:
        raise ReadError(f"there is no text column; there are {', '.join(map(repr, names[:12]))}")
    return Skipped(source.path, "no text", "it has no text column: not articles")


def _article(source: Source, options: Options, names: list[str], columns: Columns, row: Row) -> Iterator[Item]:
    short = "" if len(row.cells) >= columns.width else f"it has {len(row.cells)} cells, the header {columns.width}"
    if len(row.cells) <= columns.places["text"]:
        yield Failure(source.path, f"there is no text in the row: {short}", row.line)
        return
    for reason in filter(None, (row.repair, short and f"{short}: the last are missing")):
        yield Repaired(source.path, "row", reason, row.line)
    record: dict[str, str] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if name and not record.get(name, "").strip():  # of columns with one name the first that is not empty
            record[name] = cell
    yield draft_or_failure(source, options, record, row.line)


def draft_or_failure(source: Source, options: Options, record: Record, line: int) -> Item:
    """Return the article of a row, or why there is none."""
    try:
        return draft(record, options, line)
    except ReadError as error:
        return Failure(source.path, str(error), line)
