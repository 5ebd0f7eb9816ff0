"""A record of the claims' table -> rows of the store's tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from claimtable.places.columns import UNKNOWN
from claimtable.places.countries import country_named
from claimtable.quantity_fields import QUANTITY_FIELDS
from claimtable.speakers import speaker_key
from claimtable.store.inputs import Record
from claimtable.store.own import StoredColumn, quoted
from claimtable.store.schema import CLAIM_COLUMNS

_CLAIM_COLUMNS = [(column.name, column.dtype) for column in CLAIM_COLUMNS]
_QUOTE = [name for name, _ in _CLAIM_COLUMNS].index("quote")
_NAMES = [
    "id",
    "article",
    *(f'"{column.name}"' for column in CLAIM_COLUMNS),
    "spans",
    "context",
    "context_start",
    "context_end",
    "speaker_key",
]


def claim_insert(own: Sequence[StoredColumn] = ()) -> str:
    """Return the statement that takes what ``claim_row`` returns, with the values of ``own`` columns behind it."""
    names = [*_NAMES, *(quoted(one.column) for one in own)]
    return f"INSERT INTO claims ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


#: the statement that takes what ``quantity_rows`` yields
QUANTITY_INSERT = f"INSERT INTO quantities VALUES (?{', ?' * len(QUANTITY_FIELDS)})"


def claim_row(
    number: int, article: int, record: Record, text: str, own: Sequence[StoredColumn] = ()
) -> tuple[Any, ...]:
    """Return the values of one claim of an article, whose ``text`` is empty where it is not known.

    Empty cells are NULL, and so is a quote that is the whole claim. The sentence is kept by its place in the text.
    """
    pieces = record.get("spans") or []
    values = [_value(record.get(name), dtype) for name, dtype in _CLAIM_COLUMNS]
    if record.get("quote") == record["claim"]:
        values[_QUOTE] = None
    context = record.get("context") or record["claim"]
    place = text.rfind(context, 0, record["start"] + len(context)) if text else -1
    return (
        number,
        article,
        *values,
        _json(pieces) if len(pieces) > 1 else None,
        None if text else context,
        place if place >= 0 else None,
        place + len(context) if place >= 0 else None,
        speaker_key(record.get("speaker") or "", record.get("speaker_type") or "", record["article_id"]) or None,
        *(one.write(record.get(one.name)) for one in own),
    )


def _value(value: Any, dtype: str) -> Any:
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
    """Yield the rows of a claim's quantities; where only the words of a later one are known, it has no value."""
    for position, quantity in enumerate(record.get("quantities") or []):
        if not isinstance(quantity, dict):
            quantity = _first_quantity(record) if position == 0 else {"text": quantity}
        yield (number, *(_value(quantity.get(field.name), field.dtype) for field in QUANTITY_FIELDS))


def _first_quantity(record: Record) -> dict[str, Any]:
    """Return what the claim's own columns say of its first quantity."""
    columns = {"start": "how_many_start", "end": "how_many_end", "text": "how_many", "kind": ""}
    return {field.name: record.get(columns.get(field.name, field.name)) for field in QUANTITY_FIELDS}


def place_rows(number: int, record: Record) -> Iterator[tuple[int, str, str | None]]:
    """Yield the rows of a claim's places, each with its own country."""
    names = record.get("where") or []
    known = record.get("where_countries") or []
    if len(known) != len(names):
        yield from _guessed_places(number, names, list(record.get("countries") or []))
        return
    for name, country in zip(names, known, strict=True):
        yield number, name, country if country and country != UNKNOWN else None


def _guessed_places(number: int, names: list[str], left: list[str]) -> Iterator[tuple[int, str, str | None]]:
    """Yield the places of a table that does not tell countries by place: one that is no country has one only where the
    claim leaves no choice.
    """
    named = [(name, country_named(name) or None) for name in names]
    for _, country in named:
        if country in left:
            left.remove(country)
    only = left[0] if len(left) == 1 and sum(country is None for _, country in named) == 1 else None
    for name, country in named:
        yield number, name, country or only
    for country in left if only is None else []:
        yield number, "", country
