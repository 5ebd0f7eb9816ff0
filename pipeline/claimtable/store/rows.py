"""A record of the claims' table -> rows of the store's tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from claimtable.columns import Dtype
from claimtable.places.countries import country_named
from claimtable.store.inputs import Record
from claimtable.store.own import StoredColumn, quoted
from claimtable.store.schema import CLAIM_COLUMNS

_CLAIM_COLUMNS = [(column.name, column.dtype) for column in CLAIM_COLUMNS]
_QUOTE = [name for name, _ in _CLAIM_COLUMNS].index("quote")
_NAMES = ["id", "article", *(f'"{column.name}"' for column in CLAIM_COLUMNS), "spans", "context"]


def claim_insert(own: Sequence[StoredColumn] = ()) -> str:
    """Return the statement that takes what ``claim_row`` returns, with the values of ``own`` columns behind it."""
    names = [*_NAMES, *(quoted(one.column) for one in own)]
    return f"INSERT INTO claims ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


_QUANTITY_FIELDS = ("start", "end", "text", "kind", "modifier", "change", "value", "low", "high", "unit", "of")


def claim_row(
    number: int, article: int, record: Record, *, with_context: bool, own: Sequence[StoredColumn] = ()
) -> tuple[Any, ...]:
    """Return the values of one claim; empty cells are NULL, and so is a quote that is the whole claim."""
    pieces = record.get("spans") or []
    values = [_value(record.get(name), dtype) for name, dtype in _CLAIM_COLUMNS]
    if record.get("quote") == record["claim"]:
        values[_QUOTE] = None
    context = (record.get("context") or record["claim"]) if with_context else None
    own_values = (one.write(record.get(one.name)) for one in own)
    return (number, article, *values, _json(pieces) if len(pieces) > 1 else None, context, *own_values)


def _value(value: Any, dtype: Dtype) -> Any:
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if dtype in ("texts", "spans"):
        return _json(value)
    if dtype == "flag":
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()


def quantity_rows(number: int, record: Record) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a claim's quantities; from a CSV only the first of them has values."""
    for position, quantity in enumerate(record.get("quantities") or []):
        if isinstance(quantity, dict):
            yield (number, *(quantity.get(name) for name in _QUANTITY_FIELDS))
        elif position == 0:
            yield (number, *_first_quantity(record))
        else:
            yield (number, None, None, quantity, *(None,) * 8)


def _first_quantity(record: Record) -> Iterator[Any]:
    columns = {"start": "how_many_start", "end": "how_many_end", "text": "how_many", "kind": ""}
    for name in _QUANTITY_FIELDS:
        yield record.get(columns.get(name, name))


def place_rows(number: int, record: Record) -> Iterator[tuple[int, str, str | None]]:
    """Yield the rows of a claim's places. A place that is no country gets one only where the claim leaves no choice."""
    left = list(record.get("countries") or [])
    named = [(name, country_named(name) or None) for name in record.get("where") or []]
    for _, country in named:
        if country in left:
            left.remove(country)
    only = left[0] if len(left) == 1 and sum(country is None for _, country in named) == 1 else None
    for name, country in named:
        yield number, name, country or only
    for country in left if only is None else []:
        yield number, "", country
