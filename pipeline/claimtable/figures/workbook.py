"""Figures as an Excel workbook: a sheet of figures and one of what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

from claimtable.figures.columns import FIGURE_COLUMNS
from claimtable.table import cell_of
from claimtable.workbook import Sheet, new_workbook

_HIDDEN = {"start", "end"}


class FigureWorkbook:
    """Writes figures into a workbook; memory stays flat. Close it when all is written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._book = new_workbook(stream, "figures")
        types = {column.name: column.dtype for column in FIGURE_COLUMNS}
        self._figures = Sheet(self._book, "figures", [column.name for column in FIGURE_COLUMNS], _HIDDEN, types)
        meanings = Sheet(self._book, "columns", ["column", "type", "what it holds"], set(), {})
        for column in FIGURE_COLUMNS:
            meanings.add([column.name, column.dtype, column.description])
        meanings.close()

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write rows and return how many."""
        number = 0
        for row in rows:
            cells = (row[column.name] for column in FIGURE_COLUMNS)
            self._figures.add([cell_of(value, "texts") if isinstance(value, list) else value for value in cells])
            number += 1
        return number

    def close(self) -> None:
        """Write the file."""
        self._figures.close()
        self._book.close()
