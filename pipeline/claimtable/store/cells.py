"""What a cell of a table of claims may hold: told by the column's type, before a store takes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from claimtable.columns import COLUMNS, Dtype
from claimtable.escaping import writable
from claimtable.quantity_fields import QUANTITY_FIELDS

Record = dict[str, Any]

#: SQLite's integers have 64 bits
_INTEGERS = range(-(2**63), 2**63)


def strange_cell(record: Record) -> str:
    """Return what is wrong with the first cell that its column cannot hold; an empty string when all is well."""
    for column in COLUMNS:
        value = record.get(column.name)
        if value is not None and not _FITS[column.dtype](value):
            return f"{column.name} is {_short(value)}, no {_NAMES[column.dtype]}"
    return ""


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:40] + "..."


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in _INTEGERS


def _is_number(value: Any) -> bool:
    return isinstance(value, float) or _is_integer(value)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(map(_is_integer, value))


def _is_quantity(value: Any) -> bool:
    if not isinstance(value, dict):  # a CSV holds their words only
        return isinstance(value, str)
    return all(value.get(one.name) is None or _FITS[one.dtype](value[one.name]) for one in QUANTITY_FIELDS)


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list | tuple) and all(map(fits, value))


_FITS: dict[Dtype, Callable[[Any], bool]] = {
    "text": _is_text,
    "category": _is_text,
    "date": lambda value: isinstance(value, str | date),
    "number": _is_number,
    "share": _is_number,
    "integer": _is_integer,
    "flag": lambda value: isinstance(value, bool),
    "texts": _list_of(_is_text),
    "spans": _list_of(_is_pair),
    "quantities": _list_of(_is_quantity),
}
_NAMES: dict[Dtype, str] = {
    "text": "text",
    "category": "text",
    "date": "date",
    "number": "number that a store can hold",
    "share": "number that a store can hold",
    "integer": "whole number that a store can hold",
    "flag": "true or false",
    "texts": "list of texts",
    "spans": "list of [start, end]",
    "quantities": "list of quantities",
}


def writable_cells(value: Any) -> Any:
    """Return a value with every half of a surrogate pair in its texts as U+FFFD, one for one."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, list):
        return [writable_cells(item) for item in value]
    if isinstance(value, dict):
        return {writable(name): writable_cells(item) for name, item in value.items()}
    return value
