"""Quantity phrases in plain text: amounts joined to ranges, ratios and compound measures, with their modifiers.

``scan`` reads characters only; what needs the parse (names, years, pronouns) is decided in ``candidates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimtable.quantity import modifiers, units
from claimtable.quantity.amounts import Amount, read_amount, with_letter
from claimtable.quantity.numbers import Numeral, find_numerals, numeral_at
from claimtable.quantity.rejects import skipped_until
from claimtable.schema import Modifier, QuantityKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity in a text: ``start`` to ``end`` holds modifier, number and unit; ``number_start`` to ``number_end``
    the bare number or numbers. ``code`` is a currency, ``unit`` a unit of measure or the rate behind a currency.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    low: float | None
    high: float | None
    modifier: Modifier
    kind: QuantityKind
    code: str
    unit: str
    form: str
    change: modifiers.Change = ""


def scan(text: str) -> Iterator[Phrase]:
    """Yield the quantity phrases of ``text`` in order; none overlap. Time is linear in the length of ``text``."""
    position = 0
    while position < len(text):
        numeral = next(find_numerals(text, position), None)
        if numeral is None:
            return
        skip = skipped_until(text, numeral)
        if skip is not None:
            position = max(skip, numeral.start + 1)
            continue
        phrase = _phrase(text, numeral, position)
        if phrase is not None:
            yield phrase
        position = phrase.end if phrase is not None else _behind(text, numeral.end)


def _behind(text: str, position: int) -> int:
    """Skip the rest of a word or code that began with a number that is none ("747s", "3-1", "5G-ready")."""
    match = re.compile(r"[\w]{0,40}(?:[-/:.][\w]{1,40}){0,6}").match(text, position)
    return max(position, match.end() if match is not None else position)


def _phrase(text: str, numeral: Numeral, floor: int) -> Phrase | None:
    first = read_amount(text, numeral)
    found = (
        _ratio(text, first) or _range(text, first) or _compound(text, first) or _single(first)
    )
    if found.kind in ("count", "fraction") and _runs_on(text, found.number_end):
        return None
    return _modified(text, _aged(text, found), floor)


def _single(amount: Amount) -> Phrase:
    return Phrase(
        amount.start, amount.end, amount.number_start, amount.number_end, amount.value, amount.value, amount.value, "=",
        amount.kind, amount.code, amount.unit, amount.form,
    )  # fmt: skip


_RUN_ON = re.compile(r"[A-Za-z_]|[-/:](?=\d)|\.\d|-(?=[A-Z])|[,]\d")


def _runs_on(text: str, end: int) -> bool:
    """Tell whether the number goes on as a word, a code, a score or a clock time: it is none of ours then."""
    return _RUN_ON.match(text, end) is not None


_RATIO = re.compile(r"(?: in | out of |-in-|-out-of-)(?:every |each )?(?=[\dA-Za-z])", re.IGNORECASE)
_ROUND = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0, 100000.0, 1000000.0})


def _ratio(text: str, amount: Amount) -> Phrase | None:
    """Read "one in five", "nine out of 10" as a fraction."""
    match = _RATIO.match(text, amount.end) if amount.bare and amount.form in ("digits", "words") else None
    if match is None:
        return None
    base = numeral_at(text, match.end())
    if base is None or base.form not in ("digits", "words") or not 0 < amount.value < base.value:
        return None
    if "in" in match.group() and (base.value not in _ROUND and amount.value != 1 or 1900 <= base.value <= 2100):
        return None
    whole = read_amount(text, base)
    if not whole.bare or _runs_on(text, base.end):
        return None
    value = amount.value / base.value
    return Phrase(amount.start, base.end, amount.start, base.end, value, value, value, "=", "fraction", "", "", "fraction")


_JOINT = re.compile(r"(?P<joint> to |-to-| ?- ?| ?— ?| or |-or-| and )(?=[\d.$£€¥₹]|[A-Za-z]{1,4}[$.]|[a-zA-Z])")
_OPENER = re.compile(r"\b(?P<word>between|from|of|by|to)\s*(?P<mod>(?:about|around|roughly|approximately|some|nearly|an estimated)\s+)?$", re.IGNORECASE)
_CURRENCY_AHEAD = re.compile(r"(?:[A-Za-z.]{0,3} ?[$£€¥₹₽₩₺₪₦₱]|[A-Z]{3} ?|Rs\.? ?|RM ?|R)?(?:-(?=\d))?")


def _range(text: str, first: Amount) -> Phrase | None:
    """Read "10 to 15", "between X and Y", "from 3% to 5%", "$5-7 billion", "one or two": the parts share their unit."""
    if first.kind in ("multiple",) and first.form in ("times", "fold"):
        return None
    joint = _JOINT.match(text, first.end) or _JOINT.match(text, first.number_end)
    if joint is None:
        return None
    word = joint["joint"].strip(" -").lower()
    sign = _CURRENCY_AHEAD.match(text, joint.end())
    at = sign.end() if sign is not None else joint.end()
    numeral = numeral_at(text, at) or numeral_at(text, joint.end())
    if numeral is None or numeral.form in ("times", "fold") or (numeral.form == "vague") != (first.form == "vague"):
        return None
    second = read_amount(text, numeral)
    opener = _OPENER.search(text[max(0, first.start - 40) : first.start])
    if not _joins(text, first, second, word, opener):
        return None
    if joint.start() < first.end and word in ("", "to") and not first.bare and first.number_end != first.end:
        first = _single_amount(first)
    return _joined(text, first, second, opener, word)


def _single_amount(amount: Amount) -> Amount:
    return amount


def _joins(text: str, first: Amount, second: Amount, word: str, opener: re.Match[str] | None) -> bool:
    opened = opener["word"].lower() if opener is not None else ""
    low, high = _ends(first, second)
    if low >= high or not _same_measure(first, second):
        return False
    if word == "and":
        return opened == "between"
    if word == "or":
        return first.end == first.number_end and _is_alternative(low, high)
    if word == "to":
        return not _is_change(text, first, second, opened)
    if first.form == "words" and second.form == "words":
        return True
    return _is_dash_range(text, first, second)


def _is_alternative(low: float, high: float) -> bool:
    return high <= 2.5 * low + 3


def _ends(first: Amount, second: Amount) -> tuple[float, float]:
    """Return both values, the first with the magnitude that it shares: 5 and 7 billion are 5 and 7 billion."""
    if second.scaled and not first.scaled and first.base < second.base and first.base < 1000 and second.form != "vague":
        return first.base * second.value / second.base, second.value
    return first.value, second.value


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.code and second.code:
        return first.code == second.code or "$" in (first.code, second.code)
    if first.code or second.code:
        return not first.unit if first.code else not second.unit or not first.unit
    if first.unit and second.unit:
        return first.unit == second.unit or second.unit.startswith(first.unit + " per")
    if first.unit and not second.unit:
        return False
    return first.kind == second.kind or first.bare


def _is_change(text: str, first: Amount, second: Amount, opened: str) -> bool:
    """Tell "rose 5% to 12", "by 3 to 7" and "rose from 3% to 5%" from ranges."""
    before = text[max(0, first.start - 60) : first.start].lower()
    clause = re.split(r"[,;:.!?]\s", before)[-1]
    words = re.findall(r"[a-z]+", clause)
    if opened == "from":
        return any(modifiers.is_trend(word) for word in words[:-1][-6:])
    trend = any(modifiers.is_trend(word) for word in words[-4:])
    if first.unit or first.code:
        return trend and not (second.unit or second.code == first.code) or (trend and second.value > 3 * first.value)
    return trend and (second.bare or second.value > 5 * first.value)


_PLURAL_AHEAD = re.compile(r"(?:[ -](?:[a-z]+[ -]){0,2}?(?:[a-z]{2,}s|people|children|men|women|percent|per)\b)")
_SCORE_WORD = re.compile(
    r"\s+(?:win|wins|victory|victories|loss|losses|defeat|defeats|draw|draws|lead|thrashing|rout|aggregate|scoreline|triumph|record|"
    r"vote|votes|verdict|decision|ruling|split|majority|winners|losers|minutes?\s+remaining|to|in\s+the|at\s+home|against|over|on)\b",
    re.IGNORECASE,
)


def _is_dash_range(text: str, first: Amount, second: Amount) -> bool:
    """A dash joins a range when a unit, a currency or a plural noun says so; it is a score or a code otherwise."""
    if first.code or second.code or second.unit or second.scaled:
        return True
    if _SCORE_WORD.match(text, second.end) is not None:
        return False
    if first.value >= 1900 and second.value <= 2100 and first.form == "digits":
        return False
    return _PLURAL_AHEAD.match(text, second.end) is not None or _AGED.search(text[max(0, first.start - 12) : first.start]) is not None


def _joined(text: str, first: Amount, second: Amount, opener: re.Match[str] | None, word: str) -> Phrase:
    low, high = _ends(first, second)
    start = first.start
    if opener is not None and ((opener["word"].lower() == "between" and word == "and") or (opener["word"].lower() == "from" and word == "to")):
        start = first.start - (len(opener.group()))
    code = first.code if first.code not in ("", "$") else second.code or first.code
    unit = second.unit or first.unit
    kind = second.kind if second.unit or second.code or not (first.unit or first.code) else first.kind
    return Phrase(
        start, second.end, first.number_start, second.number_end, (low + high) / 2, low, high, "range", kind, code, unit,
        "range",
    )  # fmt: skip


_PARTS: dict[str, tuple[str, float]] = {
    "foot": ("inch", 12),
    "stone": ("pound-mass", 14),
    "pound-mass": ("ounce", 16),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_PART_JOINT = re.compile(r",? and |, | |-|(?=\d)")


def _compound(text: str, amount: Amount) -> Phrase | None:
    """Read "6ft 2in", "12 stone 4lb", "two hours and 15 minutes" as one measure in the larger unit."""
    part = _PARTS.get(amount.unit)
    joint = _PART_JOINT.match(text, amount.end) if part is not None else None
    if part is None or joint is None:
        return None
    numeral = numeral_at(text, joint.end())
    if numeral is None:
        return None
    small = read_amount(text, numeral)
    bare_inches = amount.unit == "foot" and small.bare and joint.group() in ("", " ") and small.value < 12 and not _runs_on(text, small.end)
    if not (small.unit == part[0] or (bare_inches and re.match(r"[\s,.;)-]*(?:$|[,.;)]|tall)", text[small.end : small.end + 8]))):
        return None
    value = amount.value + small.value / part[1]
    return Phrase(
        amount.start, small.end, amount.number_start, small.number_end, value, value, value, "=", amount.kind, "", amount.unit, "digits"
    )


_OLD = re.compile(r"(?:-| |- )olds?\b|[ -]of[ -]age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages)(?: of)?(?: between| from)? $", re.IGNORECASE)


def _aged(text: str, phrase: Phrase) -> Phrase:
    """Turn a duration into an age where "old" or "aged" says so."""
    years = phrase.unit in ("year", "month", "week", "day", "hour")
    if years and _OLD.match(text, phrase.end) is not None:
        return _with(phrase, kind="age")
    if _AGED.search(text[max(0, phrase.start - 18) : phrase.start]) is None:
        return phrase
    if years or (not phrase.unit and not phrase.code and phrase.kind == "count" and 0 < phrase.value < 130):
        return _with(phrase, kind="age", unit=phrase.unit or "year")
    return phrase


def _with(phrase: Phrase, **changes: object) -> Phrase:
    from dataclasses import replace

    return replace(phrase, **changes)  # type: ignore[arg-type]


_AGE_LEFT = re.compile(r"\bthe ages? of $|\bages? $", re.IGNORECASE)


def _modified(text: str, phrase: Phrase, floor: int) -> Phrase:
    """Take in the modifiers on both sides and set the bounds and the direction of change."""
    start = phrase.start
    age = _AGE_LEFT.search(text[max(0, start - 14) : start]) if phrase.kind == "age" else None
    left = modifiers.bound_left(text, start - len(age.group()) if age is not None else start)
    if left is not None and left.start < floor:
        left = None
    phrase = _take_right(text, phrase)
    if left is not None:
        relation = _stronger(phrase.modifier, left.modifier)
        phrase = _with(phrase, start=left.start, modifier=relation)
    if phrase.form == "vague" and phrase.modifier == "=":
        phrase = _with(phrase, modifier="~")
    low, high = _bounds(phrase)
    change: modifiers.Change = "" if phrase.kind in ("age",) else modifiers.change_beside(text, phrase.start, phrase.end)
    if change == "" and left is not None:
        change = modifiers.change_beside(text, start, phrase.end)
    return _with(phrase, low=low, high=high, change=change)


def _stronger(one: Modifier, other: Modifier) -> Modifier:
    order: dict[str, int] = {"=": 0, "~": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "range": 3}
    return other if order[other] > order[one] else one


def _take_right(text: str, phrase: Phrase) -> Phrase:
    right = modifiers.bound_right(text, phrase.end)
    if right is None:
        return phrase
    end = right.end
    if not phrase.unit and not phrase.code and phrase.kind == "count":
        found = units.unit_after(text, end)
        if found is not None:
            phrase = _with(phrase, unit=found.name, kind=units.kind_of(found.name))
            end = found.end
    return _aged(text, _with(phrase, end=end, modifier=_stronger(phrase.modifier, right.modifier)))


def _bounds(phrase: Phrase) -> tuple[float | None, float | None]:
    if phrase.modifier in (">", ">="):
        return phrase.value if phrase.low is None else phrase.low, None
    if phrase.modifier in ("<", "<="):
        return None, phrase.value if phrase.high is None else phrase.high
    return phrase.low, phrase.high


__all__ = ["Phrase", "scan", "with_letter"]
