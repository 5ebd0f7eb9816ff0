"""A claim's row -> the rows of its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from claimtable.figures.columns import FIGURE_COLUMNS, FigureColumn

Row = Mapping[str, Any]

#: what a quantity of an older table has from its claim
_FROM_CLAIM = {"predicate": "predicate", "when": "when", "when_start": "when_start", "when_end": "when_end"}
_LISTS_FROM_CLAIM = {"where": "where", "countries": "countries"}


def figure_rows(claims: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield one row a quantity of ``claims`` (rows by column, of ``table.row_of`` or read from a file), in order.

    Values have the type of their column; what is missing is None. A quantity of a table that an older version wrote
    has its claim's time, places and predicate, and in a CSV its words only. Claims that a reviewer rejected are left
    out.
    """
    for claim in claims:
        if claim.get("review") == "rejected":
            continue
        for place, quantity in enumerate(claim.get("quantities") or []):
            known = quantity if isinstance(quantity, Mapping) else _words_only(claim, quantity, place)
            yield {column.name: _value(column, claim, known) for column in FIGURE_COLUMNS}


def _value(column: FigureColumn, claim: Row, quantity: Row) -> Any:
    if column.of_claim:
        value = claim.get(column.source)
    elif column.source in quantity:
        value = quantity[column.source]
    else:
        value = claim.get(_FROM_CLAIM.get(column.source) or _LISTS_FROM_CLAIM.get(column.source, ""))
    if column.dtype == "texts":
        return list(value or [])
    if column.dtype == "date" and isinstance(value, str):
        return _day(value)
    return None if value == "" else value


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None


def _words_only(claim: Row, words: str, place: int) -> Row:
    """Return a quantity that a CSV holds by its words; the claim's own columns know the first one's value."""
    if place:
        return {"text": words}
    columns = {"start": "how_many_start", "end": "how_many_end", "confidence": "how_many_confidence"}
    first = ("modifier", "change", "value", "low", "high", "unit", "of", "value_si", "unit_si")
    return {"text": words, **{name: claim.get(columns.get(name, name)) for name in (*first, *columns)}}
