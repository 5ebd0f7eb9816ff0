"""Rows of figures -> files: CSV, JSON lines, Parquet and Excel workbooks, chosen by suffix, written atomically."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from claimtable.errors import OptionError
from claimtable.escaping import for_csv, writable
from claimtable.figures.columns import FIGURE_COLUMNS
from claimtable.figures.workbook import FigureWorkbook
from claimtable.files import atomic_writer, standard_output
from claimtable.parquet import RowGroups, pyarrow
from claimtable.table import cell_of, plain_row, to_json
from claimtable.workbook import xlsxwriter

#: what ``open_figures`` can write, by suffix
SUFFIXES = (".csv", ".jsonl", ".parquet", ".xlsx")

_HEADER = [column.name for column in FIGURE_COLUMNS]

Row = Mapping[str, Any]


class FigureWriter(Protocol):
    """Takes rows of figures."""

    def write_rows(self, rows: Iterable[Row]) -> int:
        """Write rows, as ``figure_rows`` gives them, and return how many."""
        ...


class CsvFigures:
    """Writes RFC 4180 rows, UTF-8; with ``excel`` the cells are safe to open in a spreadsheet."""

    def __init__(self, stream: IO[str], *, excel: bool = False) -> None:
        self._rows, self._excel = csv.writer(stream, lineterminator="\r\n"), excel
        if excel:
            stream.write("\ufeff")
        self._rows.writerow(_HEADER)

    def write_rows(self, rows: Iterable[Row]) -> int:
        """Write rows and return how many."""
        number = 0
        for row in rows:
            cells = (cell_of(row[column.name], column.dtype) for column in FIGURE_COLUMNS)
            self._rows.writerow(for_csv(cells, excel=self._excel))
            number += 1
        return number


class JsonlFigures:
    """Writes one JSON record a figure."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write_rows(self, rows: Iterable[Row]) -> int:
        """Write rows and return how many."""
        number = 0
        for row in rows:
            self._stream.write(to_json(plain_row(row)) + "\n")
            number += 1
        return number


class ParquetFigures:
    """Writes typed Parquet through pyarrow, in groups of rows, so that memory stays flat."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._groups = RowGroups(
            stream, lambda arrow, types: [(column.name, types[column.dtype]) for column in FIGURE_COLUMNS]
        )

    def write_rows(self, rows: Iterable[Row]) -> int:
        """Write rows and return how many."""
        number = 0
        for row in rows:
            self._groups.add(
                {name: writable(value) if isinstance(value, str) else value for name, value in row.items()}
            )
            number += 1
        return number

    def close(self) -> None:
        """Write what is left and the file's end."""
        self._groups.close()


def check_figures_output(path: str) -> None:
    """Raise OptionError when nothing can write figures to ``path``: the suffix is unknown, or a library is missing."""
    suffix = Path(path).suffix.lower()
    if path != "-" and suffix not in SUFFIXES:
        raise OptionError(
            f"{path}: figures are written to {', '.join(SUFFIXES)} or - (CSV on standard output), "
            f"not to {suffix or 'a name without a suffix'!r}"
        )
    if suffix == ".parquet":
        pyarrow()
    elif suffix == ".xlsx":
        xlsxwriter()


@contextmanager
def open_figures(path: str, *, excel: bool = False) -> Iterator[FigureWriter]:
    """Open ``path`` for figures; the suffix chooses the format, ``-`` is CSV on standard output.

    The file appears under its name only when everything has been written. Raises OptionError for an unknown suffix or a
    missing library and WriteError when the file cannot be written, or has more rows than a sheet of Excel.
    """
    check_figures_output(path)
    suffix = Path(path).suffix.lower()
    if path == "-":
        with standard_output() as stream:
            yield CsvFigures(stream, excel=excel)
    elif suffix == ".csv":
        with atomic_writer(path, newline="") as stream:
            yield CsvFigures(stream, excel=excel)
    elif suffix == ".jsonl":
        with atomic_writer(path) as stream:
            yield JsonlFigures(stream)
    else:
        with atomic_writer(path, mode="wb") as stream:
            writer = ParquetFigures(stream) if suffix == ".parquet" else FigureWorkbook(stream)
            try:
                yield writer
            finally:
                writer.close()  # also after an error: else pyarrow closes the file once more when it is collected
