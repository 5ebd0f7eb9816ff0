"""The columns that a reviewer may change, and what their cells may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from claimtable.columns import COLUMNS
from claimtable.schema import Kind, Modality, Modifier, SpeakerType
from claimtable.store.cells import strange_cell

#: columns whose cells a reviewer may change as they are in the table
PLAIN = (
    "speaker",
    "speaker_role",
    "speaker_type",
    "cue_class",
    "told_to",
    "kind",
    "who",
    "where",
    "quantities",
    "when",
    "said_on",
    "negated",
    "predicate",
    "modality",
    "spans",
)
#: names of changes that are places of one piece in the text, [start, end] or null: each stands for three columns
PLACES: dict[str, tuple[str, str, str]] = {
    "mention": ("speaker_mention", "speaker_start", "speaker_end"),
    "cue": ("cue", "cue_start", "cue_end"),
}
EDITABLE = (*PLAIN, *PLACES)

_WORDS: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "speaker_type": get_args(SpeakerType),
    "modality": get_args(Modality),
}
_MAY_BE_EMPTY = frozenset(EDITABLE) - {"kind", "spans"}
#: what two records of a quantity must share to be the same; how sure it was does not count
_QUANTITY = ("start", "end", "modifier", "value", "low", "high", "unit", "of", "change")


def strange_value(name: str, value: Any) -> str:
    """Return why a change of the column ``name`` to ``value`` makes no sense; an empty string where it does."""
    if name not in EDITABLE:
        return _not_editable(name)
    if value is None or value in ("", []):
        return "" if name in _MAY_BE_EMPTY else f"{name} may not be empty"
    if name in PLACES:
        return "" if _is_place(value) else f"{name} is {value!r}, no [start, end] or null"
    if strange := strange_cell({name: value}):
        return strange
    if name in _WORDS and value not in _WORDS[name]:
        return f"{name} is {value!r}, none of {', '.join(filter(None, _WORDS[name]))}"
    return _CHECKS[name](value) if name in _CHECKS else ""


def _not_editable(name: str) -> str:
    if any(column.name == name for column in COLUMNS):
        return f"{name} is computed or given; a reviewer may change {', '.join(EDITABLE)}"
    return f"{name} is no column that a reviewer may change; these are {', '.join(EDITABLE)}"


def _is_place(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(isinstance(edge, int) and not isinstance(edge, bool) for edge in value) and 0 <= value[0] < value[1]


def _strange_spans(value: Any) -> str:
    edges = [edge for place in value for edge in place]
    fits = all(_is_place(list(place)) for place in value) and edges == sorted(edges)
    return "" if fits else f"spans are {value!r}, not pieces of the text in order"


def _strange_day(value: Any) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"said_on is {value!r}, no day such as 2026-11-26"
    return ""


def _strange_quantities(value: Any) -> str:
    for record in value:
        if not isinstance(record, dict) or record.get("value") is None:
            return f"quantities: {record!r} is no record of a quantity with its value"
        if (record.get("modifier") or "=") not in get_args(Modifier):
            return f"quantities: {record['modifier']!r} is none of {', '.join(get_args(Modifier))}"
    return ""


_CHECKS: dict[str, Callable[[Any], str]] = {
    "spans": _strange_spans,
    "said_on": _strange_day,
    "quantities": _strange_quantities,
}


def is_alike(name: str, one: Any, other: Any) -> bool:
    """Tell whether two values of a column say the same; nothing, an empty text and an empty list are alike.

    Quantities that a CSV holds by their words only are compared by these.
    """
    if name == "quantities":
        return _alike_quantities(one or [], other or [])
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _alike_quantities(one: list[Any], other: list[Any]) -> bool:
    if len(one) != len(other):
        return False
    return all(_alike_quantity(a, b) for a, b in zip(one, other, strict=True))


def _alike_quantity(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return all(_plain(one.get(name)) == _plain(other.get(name)) for name in _QUANTITY)
    return words_of(one) == words_of(other)


def words_of(quantity: Any) -> str:
    """Return a quantity's words: of its record, or as a CSV holds it."""
    return str(quantity.get("text") or "") if isinstance(quantity, Mapping) else str(quantity)
