"""Quantities that a reviewer changed: their bounds and kinds, and the columns of the first of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from claimtable.columns import QUANTITY_COLUMNS
from claimtable.lexicon import cldr
from claimtable.lexicon.currencies import NAMES
from claimtable.quantity.codes import CurrencyCodes
from claimtable.quantity.si import in_si
from claimtable.quantity_fields import QUANTITY_FIELDS
from claimtable.schema import Quantity

Row = dict[str, Any]

_MEANING = ("value", "modifier")
_BOUNDS = ("low", "high")
_OWN_KINDS: dict[str, str] = {"percent": "percent", "fraction": "fraction", "fold": "multiple", "time": "multiple"}
#: names of CLDR's that are no money: "Special Drawing Rights", "Test Currency Code", "European Unit of Account"
_NO_MONEY = frozenset("rights code account currency unknown fund funds tug gold silver platinum palladium".split())


def completed(record: Mapping[str, Any], before: Mapping[str, Any] | None, text: str) -> Row:
    """Return a reviewer's record of a quantity with all fields, as a table has them.

    ``before`` is the table's record at that place. Bounds that the reviewer left follow from value and modifier, the
    kind from the unit, the words from the place in the article's ``text``.
    """
    empty: Row = {field.name: [] if field.dtype == "texts" else None for field in QUANTITY_FIELDS}
    old = before or {}
    new: Row = {**empty, "modifier": "=", **old, **record, "confidence": 1.0}
    new["modifier"] = new["modifier"] or "="
    if text and new["start"] is not None and not (before and record.get("text")):
        new["text"] = text[new["start"] : new["end"]]
    turned = any(new[name] != old.get(name) for name in _MEANING)
    if turned and all(record.get(name) == old.get(name) for name in _BOUNDS):
        new["low"], new["high"] = _bounds(new)
    if new["modifier"] == "range" and None not in (new["low"], new["high"]) and new["value"] == old.get("value"):
        new["value"] = (new["low"] + new["high"]) / 2
    if new["kind"] is None or new["unit"] != old.get("unit", new["unit"]):
        new["kind"] = kind_of(new["unit"] or "", str(new["kind"] or ""))
    new |= {"value": float(new["value"]), "change": new["change"] or None}
    if not before or any(new[name] != old.get(name) for name in ("value", "unit", "kind")):
        new |= _converted(new, str(old.get("unit") or ""), str(old.get("currency") or ""))
    return new


def _converted(record: Mapping[str, Any], unit: str, currency: str) -> Row:
    """Return what follows from value, unit and kind: the currency and the amount in it, the value in SI units."""
    si, unit_si = _si(record)
    code, share = CurrencyCodes((), ()).code(record["unit"] or "") if record["kind"] == "money" else ("", 1.0)
    if record["kind"] == "money" and not code and record["unit"] == unit:
        code = currency  # the article told whose money it is
    amount = round(record["value"] * share, 6) if code else None
    return {"currency": code or None, "amount": amount, "value_si": si, "unit_si": unit_si}


def _bounds(record: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Return the bounds of a value by its modifier, as ``schema.Quantity`` has them; those of a range stay."""
    value = float(record["value"])
    by_modifier: dict[str, tuple[float | None, float | None]] = {
        "=": (value, value),
        "~": (value, value),
        ">": (value, None),
        ">=": (value, None),
        "<": (None, value),
        "<=": (None, value),
    }
    return by_modifier.get(record["modifier"], (record["low"], record["high"]))


def kind_of(unit: str, before: str = "") -> str:
    """Return the kind of quantity that has ``unit``; ages stay ages where the unit is one of time.

    >>> kind_of("percent"), kind_of("US dollar"), kind_of("kilometre"), kind_of("week"), kind_of("boat")
    ('percent', 'money', 'measure', 'duration', 'count')
    """
    if unit in _OWN_KINDS:
        return _OWN_KINDS[unit]
    is_money = unit.partition(" per ")[0].rpartition(" ")[2].casefold() in _money()
    measured = in_si(Quantity(0, 0, "", "measure", "=", 1.0, 1.0, 1.0, unit)) if unit else None
    if is_money and (measured is None or before == "money"):  # "pound" is a weight, too
        return "money"
    if measured is None:
        return "count"
    if measured[1] != "s":
        return "measure"
    return "age" if before == "age" else "duration"


@cache
def _money() -> frozenset[str]:
    """Return the last words of the currencies' English names: dollar, peso, yen."""
    names = (*(title for title, _, _ in cldr.currencies().values()), *NAMES.values())
    return frozenset(re.sub(r" \(.*", "", name).rpartition(" ")[2].casefold() for name in names) - _NO_MONEY


def set_first_quantity(row: Row) -> None:
    """Set the columns of the first quantity by the row's list of them."""
    first = next(iter(row.get("quantities") or []), None)
    record = first if isinstance(first, dict) else {"text": first} if first else {}
    for name, field in QUANTITY_COLUMNS.items():
        value = record.get(field)
        row[name] = None if value == "" else value
    row["how_many_confidence"] = record.get("confidence")
    row["value_si"], row["unit_si"] = _si(record)


def _si(record: Mapping[str, Any]) -> tuple[float | None, str | None]:
    if record.get("value") is None or not record.get("kind"):
        return None, None
    fields = {name: record.get(name) for name in ("start", "end", "text", "kind", "modifier", "value", "low", "high")}
    return in_si(Quantity(**fields, unit=record.get("unit") or "")) or (None, None)  # type: ignore[arg-type]
