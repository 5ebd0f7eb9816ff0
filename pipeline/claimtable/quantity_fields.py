"""The fields of one quantity of a claim: in the column ``quantities``, in the store, in the long table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from claimtable.places.columns import claim_places, countries
from claimtable.quantity.si import in_si
from claimtable.schema import Figure, Quantity

FieldType = Literal["text", "category", "date", "number", "share", "integer", "texts"]


@dataclass(frozen=True, slots=True)
class QuantityField:
    """One field: its name, the type of its values (dates are ISO texts in records), and what it means."""

    name: str
    dtype: FieldType
    description: str


#: all fields of a quantity, in order; up to ``of`` and ``confidence`` they are those of the specification
QUANTITY_FIELDS: tuple[QuantityField, ...] = (
    QuantityField("start", "integer", "first character in the article's text"),
    QuantityField("end", "integer", "one past the last character"),
    QuantityField("text", "text", "modifier, number and unit as printed"),
    QuantityField("kind", "category", "count, measure, money, percent, age, duration, fraction or multiple"),
    QuantityField("modifier", "category", "=, ~ (about), >, >=, <, <= or range"),
    QuantityField("change", "category", "up or down, where the quantity is a change or the level that it leads to"),
    QuantityField("value", "number", "the value; the middle of a range"),
    QuantityField("low", "number", "the lower bound; empty where open"),
    QuantityField("high", "number", "the upper bound; empty where open"),
    QuantityField("unit", "category", "the measure or currency, or the noun that is counted"),
    QuantityField("of", "text", "what is counted or measured"),
    QuantityField("confidence", "share", "the probability that value and unit are right"),
    QuantityField("currency", "category", "ISO 4217 code of an amount of money, where it is known whose money it is"),
    QuantityField("amount", "number", "the value in that currency: 0.5 for 50 cents; nothing is converted"),
    QuantityField("value_si", "number", "the value in SI base units; measures, durations and ages only"),
    QuantityField("unit_si", "category", "those units: m, kg, s, K"),
    QuantityField("predicate", "text", "the lemma of the verb that governs this quantity: die, missing, rise"),
    QuantityField("when", "text", "its own time: of its clause, else the claim's; a TIMEX3 value"),
    QuantityField("when_start", "date", "first day of that time"),
    QuantityField("when_end", "date", "last day of that time, inclusive"),
    QuantityField("where", "texts", "its own places: of its clause, else those of the clauses around it"),
    QuantityField("countries", "texts", "ISO 3166 codes of those places"),
)


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as the JSON record of the specification."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind,
        "modifier": quantity.modifier,
        "change": quantity.change or None,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit or None,
        "of": quantity.of or None,
        "confidence": round(quantity.confidence, 2),
    }


def figure_record(figure: Figure) -> dict[str, Any]:
    """Return a quantity of a claim as its JSON record, with all of ``QUANTITY_FIELDS``."""
    si, unit_si = in_si(figure) or (None, None)
    when = figure.when
    return {
        **quantity_record(figure),
        "currency": figure.currency or None,
        "amount": figure.amount,
        "value_si": si,
        "unit_si": unit_si,
        "predicate": figure.predicate or None,
        "when": when.value if when is not None else None,
        "when_start": _iso(when.first) if when is not None else None,
        "when_end": _iso(when.last) if when is not None else None,
        "where": claim_places(figure.places),
        "countries": countries(figure.places),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
