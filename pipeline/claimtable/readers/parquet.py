"""Parquet: one article a row. What is broken costs its cell, its row, or the piece of the file that it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.encodings import decode
from claimtable.readers.guard import reason_of
from claimtable.readers.model import Item, Options, Repaired, Source
from claimtable.readers.records import find_names
from claimtable.readers.tabular import draft_or_failure, without_text
from claimtable.schema import Failure

_ROWS_A_BATCH = 128

Cell = Any


@dataclass(frozen=True, slots=True)
class _Broken:
    """A cell that cannot be read, and why."""

    reason: str


def read_parquet(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every row; only the columns that are needed are read."""
    parquet = need("pyarrow.parquet", "reading .parquet", package="pyarrow", extra="parquet")
    with source.open_seekable() as stream:
        table = parquet.ParquetFile(stream)
        names = list(table.schema_arrow.names)
        if skipped := without_text(source, options, names):
            yield skipped
            return
        parts = find_names(names, options.fields)
        row = 0
        for group in range(table.num_row_groups):
            yield from _Group(source, options, table, group, parts, row).items()
            row += table.metadata.row_group(group).num_rows


@dataclass(frozen=True, slots=True)
class _Group:
    """A row group of a file: its number, the names of the columns by what they hold, and how many rows lie before."""

    source: Source
    options: Options
    table: Any
    number: int
    parts: dict[str, list[str]]
    before: int

    def items(self) -> Iterator[Item]:
        """Yield what the group holds; read again column by column from where reading breaks off."""
        row = 0
        try:
            for batch in self._batches(self._names()):
                for cells in zip(*(_cells(column) for column in batch.columns), strict=True):
                    row += 1
                    yield from self._row(row, dict(zip(batch.schema.names, cells, strict=True)))
        except (OSError, ValueError) as error:  # pyarrow's errors are of these kinds
            yield from self._by_columns(row, error)

    def _names(self) -> list[str]:
        return [name for names in self.parts.values() for name in names]

    def _batches(self, names: list[str]) -> Iterator[Any]:
        found: Iterator[Any] = self.table.iter_batches(
            batch_size=_ROWS_A_BATCH, columns=sorted(set(names)), row_groups=[self.number]
        )
        return found

    def _by_columns(self, done: int, error: Exception) -> Iterator[Item]:
        columns = {name: self._column(name) for name in set(self._names())}
        text = columns[self.parts["text"][0]]
        size = self.table.metadata.row_group(self.number).num_rows
        for row in range(done + 1, len(text) + 1):
            cells = {name: cells[row - 1] for name, cells in columns.items() if row <= len(cells)}
            yield from self._row(row, cells)
        if len(text) < size:
            first, last = self.before + max(done, len(text)) + 1, self.before + size
            yield Failure(self.source.path, f"rows {first:,} to {last:,} cannot be read: {reason_of(error)}", first)
        if broken := sorted(name for name, cells in columns.items() if len(cells) < len(text)):
            told = f"from here to row {self.before + len(text):,} without what cannot be read: {', '.join(broken)}"
            yield Repaired(self.source.path, "cell", told, self.before + done + 1)

    def _column(self, name: str) -> list[Cell]:
        """Return the cells of a column as far as they can be read."""
        cells: list[Cell] = []
        try:
            for batch in self._batches([name]):
                cells += _cells(batch.columns[0])
        except (OSError, ValueError):
            pass
        return cells

    def _row(self, row: int, cells: dict[str, Cell]) -> Iterator[Item]:
        number = self.before + row
        text = cells[self.parts["text"][0]]
        if isinstance(text, _Broken):
            yield Failure(self.source.path, f"its text cannot be read: {text.reason}", number)
            return
        record: dict[str, Cell] = {}
        for name, cell in cells.items():
            value, reason = _value(cell)
            if reason:
                yield Repaired(self.source.path, "cell", f"{name!r}: {reason}", number)
            record[name] = value
        yield draft_or_failure(self.source, self.options, record, number)


def _value(cell: Cell) -> tuple[Cell, str]:
    """Return a cell as a record's value, and what was repaired."""
    if isinstance(cell, _Broken):
        return None, f"it cannot be read and is left empty ({cell.reason})"
    if not isinstance(cell, bytes):
        return cell, ""
    try:
        decoded = decode(cell)
    except ReadError as error:
        return None, str(error)
    return (
        decoded.text,
        decoded.repair or "" if cell.isascii() else "it is no UTF-8, and was read as what it seems to be",
    )


def _cells(column: Any) -> list[Cell]:
    """Return the cells of a column: those of a text that is no UTF-8 as bytes, those that make no value _Broken."""
    try:
        return list(column.to_pylist())
    except Exception:  # one of them is out of the range of dates, or no UTF-8
        return [_cell(scalar) for scalar in column]


def _cell(scalar: Any) -> Cell:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes()
    except Exception as error:
        return _Broken(f"{type(error).__name__}: {error}")
