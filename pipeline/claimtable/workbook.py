"""Tables -> a workbook (.xlsx): typed cells, a sheet of all quantities, and one of what the columns mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any

from claimtable.columns import COLUMNS, Column, is_offset
from claimtable.errors import OptionError
from claimtable.escaping import LONGEST_EXCEL_CELL, writable
from claimtable.extras import need
from claimtable.own_columns import OwnColumn, own_cell
from claimtable.schema import Claim
from claimtable.table import cell_of, row_of, words_of_quantities

#: rows of a sheet, its header among them, after "Excel specifications and limits"
MOST_ROWS = 1_048_576
# no day before this one is a date in Excel
_FIRST_DAY = date(1900, 3, 1)
#: widths of columns in characters, by name and by type
_WIDTHS = {"claim": 70, "quote": 50, "context": 50, "title": 40, "speaker": 24, "speaker_role": 30, "who": 24, "of": 24}
_TYPE_WIDTHS = {"date": 11, "number": 12, "share": 8, "integer": 8, "flag": 8}
_WIDTH = 16
#: what the sheet of quantities has of the claim, and of the quantity
_CLAIM_NAMES = ("claim_id", "article_id", "published", "speaker", "claim")
_QUANTITY_NAMES = (
    *("text", "kind", "modifier", "change", "value", "low", "high", "unit", "of", "confidence"),
    *("currency", "amount", "predicate", "when", "where"),
)
_QUANTITY_OFFSETS = ("start", "end")
_MADE = datetime(2000, 1, 1)  # a moment that never changes, so that the same rows are the same bytes


class WorkbookWriter:
    """Writes claims into a workbook; memory stays flat. Close it when all is written.

    Every cell has its type: dates, numbers, truth values and texts. No text is a formula or a link, whatever it begins
    with, and none has more characters than a cell holds. Columns of offsets are hidden. ``own`` are columns behind
    those of the table. A sheet that is full goes on in another (``claims 2``).
    """

    def __init__(
        self, stream: IO[bytes], *, own: Sequence[OwnColumn] = (), columns: Sequence[Column] = COLUMNS
    ) -> None:
        self._book = new_workbook(stream, "claims")
        self._columns, self._own = tuple(columns), tuple(own)
        names = [column.name for column in self._columns]
        hidden = {column.name for column in self._columns if is_offset(column)}
        types = {column.name: str(column.dtype) for column in self._columns}
        self._claims = Sheet(self._book, "claims", [*names, *(one.name for one in self._own)], hidden, types)
        quantity_names = [*_CLAIM_NAMES, *_QUANTITY_NAMES, *_QUANTITY_OFFSETS]
        self._quantities = Sheet(self._book, "quantities", quantity_names, set(_QUANTITY_OFFSETS), types)
        self._describe()

    def write(self, claims: Iterable[Claim]) -> None:
        """Write one row a claim."""
        self.write_rows(map(row_of, claims))

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows of values."""
        for row in rows:
            cells = [_typed(row[column.name], column) for column in self._columns]
            self._claims.add([*cells, *(own_cell(row.get(one.name)) for one in self._own)])
            for quantity in row["quantities"]:
                claim = [row[name] for name in _CLAIM_NAMES]
                self._quantities.add([*claim, *_quantity_cells(quantity)])

    def close(self) -> None:
        """Write the file."""
        self._claims.close()
        self._quantities.close()
        self._book.close()

    def _describe(self) -> None:
        sheet = Sheet(self._book, "columns", ["column", "type", "what it holds"], set(), {})
        for column in self._columns:
            sheet.add([column.name, column.dtype, column.description])
        for one in self._own:
            sheet.add([one.name, one.type, "a column that came with the rows"])
        sheet.close()


class Sheet:
    """One table of a workbook: a header that stays in sight, filters, and rows of typed values.

    ``hidden`` are names of columns that are not shown, ``types`` their types by name.
    """

    def __init__(self, book: Any, name: str, header: Sequence[str], hidden: set[str], types: Mapping[str, str]) -> None:
        self._book, self._name, self._header, self._hidden, self._types = book, name, header, hidden, types
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._sheet = self._book.add_worksheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        for place, name in enumerate(self._header):
            width = _WIDTHS.get(name) or _TYPE_WIDTHS.get(self._types.get(name, ""), _WIDTH)
            self._sheet.set_column(place, place, width, None, {"hidden": True} if name in self._hidden else {})
            self._sheet.write_string(0, place, name, self._bold)
        self._sheet.freeze_panes(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._row = 0

    def add(self, values: Iterable[Any]) -> None:
        """Write one row; what is missing is an empty cell."""
        if self._row + 1 == MOST_ROWS:
            self.close()
            self._begin()
        self._row += 1
        for place, value in enumerate(values):
            if value is not None and value != "":
                self._write(place, value)

    def _write(self, place: int, value: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value)
        elif isinstance(value, int | float) and math.isfinite(value):
            self._sheet.write_number(self._row, place, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            self._sheet.write_datetime(self._row, place, value, self._day)
        else:  # as a text, whatever it begins with
            self._sheet.write_string(self._row, place, writable(str(value))[:LONGEST_EXCEL_CELL])

    def close(self) -> None:
        """Set the filters over what has been written."""
        self._sheet.autofilter(0, 0, self._row, len(self._header) - 1)


def _quantity_cells(quantity: Mapping[str, Any]) -> list[Any]:
    found = [quantity.get(name) for name in (*_QUANTITY_NAMES, *_QUANTITY_OFFSETS)]
    return [cell_of(value, "texts") if isinstance(value, list) else value for value in found]


def _typed(value: Any, column: Column) -> Any:
    """Return a value as a cell holds it: lists as in a CSV, of quantities the words, all else as it is."""
    if column.dtype == "quantities":
        return words_of_quantities(value)
    if column.dtype in ("texts", "spans"):
        return cell_of(value, column.dtype)
    return value


def new_workbook(stream: IO[bytes], holds: str) -> Any:
    """Return a workbook that is written row by row; its title says what it ``holds`` (see ``outputs.kind_of``)."""
    book = xlsxwriter().Workbook(stream, {"constant_memory": True})
    book.set_properties({"author": "claimtable", "title": holds, "created": _MADE})
    return book


def xlsxwriter() -> Any:
    """Return XlsxWriter. Raises OptionError when it is not installed."""
    return need(
        "xlsxwriter",
        "writing .xlsx",
        package="XlsxWriter",
        extra="excel",
        error=OptionError,
        otherwise="; or write .csv with --excel",
    )
