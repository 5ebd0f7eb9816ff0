"""Spreadsheets (.xlsx): one article a row of every sheet that has a column for a text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.members import FREE_BYTES, MAX_RATIO
from claimtable.readers.model import Item, Options, Source
from claimtable.readers.records import has_text
from claimtable.readers.tabular import draft_or_failure, without_text

# a header stands in the first rows; before it, what the table is about
_HEAD = 10

Cells = tuple[Any, ...]


def read_xlsx(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every row below the header of a sheet; ``line`` is the row's number.

    Raises ReadError when no sheet of a file that the user named has a column for a text.
    """
    openpyxl = need("openpyxl", "reading .xlsx", package="openpyxl", extra="excel")
    with source.open_seekable() as stream:
        _check(stream)
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        # our own workbooks hold claims or figures, and a sheet that names columns, among them texts
        ours = book.properties.creator == "claimtable"
        found, shown = False, ["claim_id" if ours else ""]
        for sheet in () if ours else book.worksheets:
            rows = enumerate(sheet.iter_rows(values_only=True), start=1)
            names, has_text = _header(rows, options)
            if has_text:
                yield from _rows(source, options, names, rows)
            found, shown = found or has_text, max(shown, names, key=len)
        if not found and (skipped := without_text(source, options, [name for name in shown if name])):
            yield skipped


def _check(stream: BinaryIO) -> None:
    """Raise ReadError for what is no spreadsheet, or grows beyond reason."""
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise ReadError(f"it is no spreadsheet ({error})") from error
    if any(member.file_size > max(FREE_BYTES, MAX_RATIO * member.compress_size) for member in members):
        raise ReadError("it grows far beyond its compressed size; such files are made to do harm")
    stream.seek(0)


def _header(rows: Iterator[tuple[int, Cells]], options: Options) -> tuple[list[str], bool]:
    """Take the rows up to the header, which names a column for a text; without one, return the names of the widest."""
    widest: list[str] = []
    for _, cells in islice(rows, _HEAD):
        names = [str(cell).strip() if cell is not None else "" for cell in cells]
        if has_text(dict.fromkeys(names, "?"), options.fields):
            return names, True
        widest = max(widest, names, key=lambda row: sum(map(bool, row)))
    return widest, False


def _rows(source: Source, options: Options, names: list[str], rows: Iterator[tuple[int, Cells]]) -> Iterator[Item]:
    for number, cells in rows:
        if any(cell not in (None, "") for cell in cells):
            record = {name: "" if cell is None else cell for name, cell in zip(names, cells, strict=False) if name}
            yield draft_or_failure(source, options, record, number)
