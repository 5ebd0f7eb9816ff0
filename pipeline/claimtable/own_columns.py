"""Columns that claimtable does not know: a user's own, and those of a review. Every command keeps them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from claimtable.columns import COLUMNS

OwnType = Literal["text", "flag", "integer", "number", "texts", "json"]

_KNOWN = frozenset(column.name for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column that is none of ``COLUMNS``; ``arrow`` is its type in the Parquet file that it comes from, if any."""

    name: str
    type: OwnType = "text"
    arrow: Any = field(default=None, compare=False)


#: what a review adds to a table
REVIEW_COLUMNS = (OwnColumn("review"), OwnColumn("reviewed_by"), OwnColumn("note"))


def own_cells(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of a row that are in no column of ``COLUMNS``."""
    return ((name, value) for name, value in row.items() if name not in _KNOWN)


class OwnColumns:
    """Collects the columns that rows have of their own, in the order in which they come, each with one type."""

    def __init__(self, known: Iterable[OwnColumn] = ()) -> None:
        self._found = {column.name: column for column in known}
        self._empty: set[str] = set()

    def add(self, row: Mapping[str, Any]) -> None:
        """Take note of a row's own columns."""
        for name, value in own_cells(row):
            if value is None:
                if name not in self._found:
                    self._found[name] = OwnColumn(name)
                    self._empty.add(name)
            else:
                self._note(OwnColumn(name, _type_of(value)))

    def add_columns(self, columns: Iterable[OwnColumn]) -> None:
        """Take note of columns whose types are known."""
        for column in columns:
            if column.name not in _KNOWN:
                self._note(column)

    def _note(self, column: OwnColumn) -> None:
        before = self._found.get(column.name)
        if before is None or column.name in self._empty:
            self._found[column.name] = column
            self._empty.discard(column.name)
        elif before.type != column.type or before.arrow != column.arrow:
            self._found[column.name] = OwnColumn(column.name, _common(before.type, column.type))

    @property
    def columns(self) -> tuple[OwnColumn, ...]:
        """The columns found so far."""
        return tuple(self._found.values())


def _type_of(value: Any) -> OwnType:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int):
        return "integer" if -(2**63) <= value < 2**63 else "json"
    if isinstance(value, float):
        return "number"
    if isinstance(value, str | date):
        return "text"
    is_texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "texts" if is_texts else "json"


def _common(one: OwnType, other: OwnType) -> OwnType:
    if one == other:
        return one
    return "number" if {one, other} == {"integer", "number"} else "json"


def own_cell(value: Any) -> str | int | float:
    """Return the value of an own column as a cell of a CSV: texts as they are, lists of texts joined, else JSON."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str | int | float):
        return value
    is_texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "; ".join(value) if is_texts else json.dumps(value, ensure_ascii=False)


def own_value(value: Any, column: OwnColumn) -> Any:
    """Return the value of an own column as Parquet takes it: in a column of mixed values everything is JSON."""
    if column.arrow is not None:
        return value
    value = plain(value)
    if value is None:
        return None
    if column.type == "json":
        return json.dumps(value, ensure_ascii=False)
    return str(value) if column.type == "text" else float(value) if column.type == "number" else value


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it: dates and what else a Parquet file may hold as text, no number as None."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
