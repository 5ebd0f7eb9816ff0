"""Tables -> files: CSV, JSON lines, Parquet and workbooks, chosen by suffix, written atomically."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Protocol

from claimtable.columns import COLUMNS, Column
from claimtable.errors import OptionError
from claimtable.escaping import for_csv, for_spreadsheet
from claimtable.files import atomic_writer, standard_output
from claimtable.own_columns import OwnColumn, own_cell, own_cells, own_value, plain
from claimtable.parquet import OTHERWISE, RowGroups, pyarrow
from claimtable.quantity_fields import QUANTITY_FIELDS
from claimtable.schema import Article, Claim
from claimtable.selection import Reviewer
from claimtable.table import plain_row, row_cells, row_of, to_json, typed_row
from claimtable.workbook import WorkbookWriter, xlsxwriter

#: what ``open_writer`` can write, by suffix
SUFFIXES = (".csv", ".jsonl", ".parquet", ".xlsx")

_OTHERWISE = f"{OTHERWISE} (claimtable run: --parts jsonl)"


class ClaimWriter(Protocol):
    """Takes claims or rows of values by column, writes rows."""

    def write(self, claims: Iterable[Claim]) -> None:
        """Write one row a claim."""
        ...

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows of values, as ``table.row_of`` gives them."""
        ...


class CsvWriter:
    """Writes RFC 4180 rows, UTF-8; with ``excel`` the cells are safe to open in a spreadsheet.

    ``own`` are columns behind those of the table.
    """

    def __init__(
        self,
        stream: IO[str],
        *,
        excel: bool = False,
        own: Sequence[OwnColumn] = (),
        columns: Sequence[Column] = COLUMNS,
    ) -> None:
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._excel = excel
        self._own = [column.name for column in own]
        self._columns = tuple(columns)
        if excel:
            stream.write("\ufeff")
        self.header = [*(column.name for column in self._columns), *self._own]
        self._rows.writerow(self.header)

    def write(self, claims: Iterable[Claim]) -> None:
        """Write one row a claim."""
        self.write_rows(map(row_of, claims))

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows of values."""
        for row in rows:
            own = (own_cell(row.get(name)) for name in self._own)
            self._rows.writerow(for_csv((*row_cells(row, self._columns), *own), excel=self._excel))

    def copy(self, rows: Iterable[Sequence[str]]) -> int:
        """Write rows of cells as they are and return how many."""
        number = 0
        for row in rows:
            self._rows.writerow(for_csv(row, excel=self._excel))
            number += 1
        return number


class JsonlWriter:
    """Writes one JSON record a claim, nothing lost but the columns that are not wanted; those in ``own`` are in every
    record.
    """

    def __init__(self, stream: IO[str], *, own: Sequence[OwnColumn] = (), columns: Sequence[Column] = COLUMNS) -> None:
        self._stream = stream
        self._own = dict.fromkeys(column.name for column in own)
        self._names = [column.name for column in columns]

    def write(self, claims: Iterable[Claim]) -> None:
        """Write one line a claim."""
        self.write_rows(map(row_of, claims))

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows of values."""
        for row in rows:
            own = {name: plain(value) for name, value in own_cells(row)}
            values = plain_row({name: row.get(name) for name in self._names})
            self._stream.write(to_json({**values, **self._own, **own}) + "\n")


class ParquetWriter:
    """Writes nested Parquet through pyarrow, in groups of rows, so that memory stays flat; ``own`` as in a CSV."""

    def __init__(
        self, stream: IO[bytes], *, own: Sequence[OwnColumn] = (), columns: Sequence[Column] = COLUMNS
    ) -> None:
        self._own = tuple(own)
        self._groups = RowGroups(stream, partial(_fields, own, columns), _OTHERWISE)

    def write(self, claims: Iterable[Claim]) -> None:
        """Write one row a claim."""
        self.write_rows(map(row_of, claims))

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows of values."""
        for row in rows:
            own = {column.name: own_value(row.get(column.name), column) for column in self._own}
            self._groups.add({**row, **own})

    def close(self) -> None:
        """Write what is left and the file's end."""
        self._groups.close()


def _fields(
    own: Sequence[OwnColumn], columns: Sequence[Column], arrow: Any, types: Mapping[str, Any]
) -> list[tuple[str, Any]]:
    # dates of nested records are texts there
    nested = [(one.name, types["text" if one.dtype == "date" else one.dtype]) for one in QUANTITY_FIELDS]
    known = {**types, "quantities": arrow.list_(arrow.struct(nested))}
    return [(column.name, known[column.dtype]) for column in columns] + [
        (column.name, column.arrow or known[column.type]) for column in own
    ]


def check_output(path: str) -> None:
    """Raise OptionError when nothing can write to ``path``: the suffix is unknown, or a library is missing."""
    suffix = Path(path).suffix.lower()
    if path != "-" and suffix not in SUFFIXES:
        raise OptionError(
            f"{path}: claims are written to {', '.join(SUFFIXES)} or - (CSV on standard output), "
            f"not to {suffix or 'a name without a suffix'!r}"
        )
    if suffix == ".parquet":
        pyarrow(_OTHERWISE)
    elif suffix == ".xlsx":
        xlsxwriter()


@contextmanager
def open_writer(
    path: str, *, excel: bool = False, own: Sequence[OwnColumn] = (), columns: Sequence[Column] = COLUMNS
) -> Iterator[ClaimWriter]:
    """Open ``path`` for claims; the suffix chooses the format, ``-`` is CSV on standard output.

    ``columns`` are those that are written (``columns.picked``), ``own`` columns behind them; JSON lines hold whatever
    else a row has without them.

    The file appears under its name only when everything has been written. Raises OptionError for an unknown suffix
    and WriteError when the file cannot be written.
    """
    check_output(path)
    suffix = Path(path).suffix.lower()
    if path == "-":
        with standard_output() as stream:
            yield CsvWriter(stream, excel=excel, own=own, columns=columns)
    elif suffix == ".csv":
        with atomic_writer(path, newline="") as stream:
            yield CsvWriter(stream, excel=excel, own=own, columns=columns)
    elif suffix == ".jsonl":
        with atomic_writer(path) as stream:
            yield JsonlWriter(stream, own=own, columns=columns)
    else:
        with atomic_writer(path, mode="wb") as stream:
            make = WorkbookWriter if suffix == ".xlsx" else ParquetWriter
            writer = make(stream, own=own, columns=columns)
            try:
                yield writer
            finally:
                # also after an error: pyarrow closes the file once more when it is collected, and a workbook has
                # temporary files
                writer.close()


def write_claims(
    writer: ClaimWriter, article: Article, claims: Sequence[Claim], reviewer: Reviewer | None
) -> list[dict[str, Any]]:
    """Write the claims of an article, with what ``reviewer`` knows that people decided of them; return their rows."""
    rows = list(map(row_of, claims))
    if reviewer is not None:
        rows = [typed_row(row) for row in reviewer.review(article.id, list(map(plain_row, rows)), article)]
    writer.write_rows(rows)
    return rows


@contextmanager
def open_lines(path: str) -> Iterator[IO[str]]:
    """Open ``path`` (``-``: standard output) for lines of text; the file appears only when all have been written."""
    if path == "-":
        with standard_output() as stream:
            yield stream
    else:
        with atomic_writer(path) as stream:
            yield stream


def report_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return a report for a spreadsheet: RFC 4180 rows whose cells are no formulas; lists are joined by ``; ``."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        cells = ("; ".join(cell) if isinstance(cell, tuple | list) else cell for cell in row)
        writer.writerow([for_spreadsheet(cell) for cell in cells])
    return stream.getvalue()
