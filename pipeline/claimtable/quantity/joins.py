"""Amounts that make one quantity together: ranges, ratios and compound measures."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtable.quantity.amounts import Amount, Phrase, read_amount
from claimtable.quantity.changes import is_trend
from claimtable.quantity.numbers import numeral_at

#: what marks a number that is part of a longer word or code: none of ours then
RUNS_ON = re.compile(r"[A-Za-z_]|[-/:](?=\d)|\.\d|-(?=[A-Z])|,\d")


def join(text: str, amount: Amount) -> Phrase:
    """Return the phrase that begins with ``amount``: with its partner where there is one, else alone."""
    return _ratio(text, amount) or _range(text, amount) or _compound(text, amount) or _single(amount)


def _single(amount: Amount) -> Phrase:
    return Phrase(
        start=amount.start,
        end=amount.end,
        number_start=amount.number_start,
        number_end=amount.number_end,
        value=amount.value,
        low=amount.value,
        high=amount.value,
        modifier="=",
        kind=amount.kind,
        code=amount.code,
        unit=amount.unit,
        form=amount.form,
    )


_RATIO = re.compile(r"(?: in | out of |-in-|-out-of-)(?:every |each )?(?=[\dA-Za-z])", re.IGNORECASE)
_ROUND = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6})


def _ratio(text: str, amount: Amount) -> Phrase | None:
    """Read "one in five", "nine out of 10" as a fraction."""
    match = _RATIO.match(text, amount.end) if amount.bare and amount.form in ("digits", "words") else None
    numeral = numeral_at(text, match.end()) if match is not None else None
    if match is None or numeral is None or numeral.form not in ("digits", "words"):
        return None
    whole = read_amount(text, numeral)
    if not whole.bare or RUNS_ON.match(text, whole.end) or not 0 < amount.value < whole.value:
        return None
    if "in" in match.group().lower() and not _is_odds(amount, whole):
        return None
    value = amount.value / whole.value
    return replace(
        _single(amount),
        end=whole.end,
        number_end=whole.end,
        value=value,
        low=value,
        high=value,
        kind="fraction",
        form="fraction",
    )


def _is_odds(amount: Amount, whole: Amount) -> bool:
    return not 1900 <= whole.value <= 2100 and (amount.value == 1 or whole.value in _ROUND)


_JOINT = re.compile(r"(?P<joint> to |-to-| ?- ?| ?— ?| or |-or-| and )(?=[\d.$£€¥₹a-zA-Z])")
_OPENER = re.compile(
    r"\b(?P<word>between|from|of|by|to)\s*(?P<ages>the ages of\s+)?(?:(?:about|around|roughly|approximately|"
    r"some|nearly|an estimated)\s+)?$",
    re.IGNORECASE,
)
_SIGN_AHEAD = re.compile(r"(?:[A-Za-z.]{0,3} ?[$£€¥₹₽₩₺₪₦₱]|[A-Z]{3} ?|Rs\.? ?|RM ?|R)?(?:-(?=\d))?")
_OPENS = {"and": "between", "to": "from"}


def _range(text: str, first: Amount) -> Phrase | None:
    """Read "10 to 15", "between X and Y", "from 3% to 5%", "$5-7 billion",
    "one or two": the ends share their unit.
    """
    joint = _JOINT.match(text, first.end) if first.form not in ("times", "fold") else None
    if joint is None:
        return None
    second = _second(text, joint)
    if second is None or (second.form == "vague") != (first.form == "vague"):
        return None
    word = joint["joint"].strip(" -—").lower()
    opener = _OPENER.search(text[max(0, first.start - 40) : first.start])
    if not _joins(text, first, second, word, opener["word"].lower() if opener is not None else ""):
        return None
    low, high = _ends(first, second)
    opens = opener is not None and opener["word"].lower() == _OPENS.get(word)
    if opener is not None and opens and opener["ages"]:
        second = replace(second, kind="age", unit="year")
    return replace(
        _single(first),
        start=first.start - len(opener.group()) if opener is not None and opens else first.start,
        end=second.end,
        number_end=second.number_end,
        value=(low + high) / 2,
        low=low,
        high=high,
        modifier="range",
        kind=first.kind if first.kind != "count" and second.bare else second.kind,
        code=first.code if first.code not in ("", "$") else second.code or first.code,
        unit=second.unit or first.unit,
        form="range",
    )


def _second(text: str, joint: re.Match[str]) -> Amount | None:
    sign = _SIGN_AHEAD.match(text, joint.end())
    numeral = (numeral_at(text, sign.end()) if sign is not None else None) or numeral_at(text, joint.end())
    if numeral is None or numeral.form in ("times", "fold"):
        return None
    amount = read_amount(text, numeral)
    dashed = amount.value < 0 and joint["joint"].rstrip().endswith(("-", "—")) and amount.start < joint.end()
    return replace(amount, value=-amount.value, base=-amount.base) if dashed else amount


def _joins(text: str, first: Amount, second: Amount, word: str, opened: str) -> bool:
    low, high = _ends(first, second)
    if low >= high:
        return False
    if word == "or" and first.unit and second.bare:
        return first.end - first.number_end > 0 and text[first.number_start : first.number_end].lower() in ("a", "an")
    if not _same_measure(first, second):
        return False
    if word == "and":
        return opened == "between"
    if word == "or":
        return first.end == first.number_end and high <= 2.5 * low + 3
    if word == "to":
        return not _is_change(text, first, second, opened)
    return (first.form == "words" and second.form == "words") or _is_dash_range(text, first, second)


def _ends(first: Amount, second: Amount) -> tuple[float, float]:
    """Return both values, the first with the magnitude that it shares: 5 and 7 billion are 5 and 7 billion."""
    if second.scaled and not first.scaled and second.form != "vague" and 0 <= first.base < min(second.base, 1000.0):
        return first.base * (second.value / second.base), second.value
    return first.value, second.value


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.code and second.code:
        return first.code == second.code or "$" in (first.code, second.code)
    if first.code or second.code:
        return not (first if second.code else second).unit
    if first.unit and second.unit:
        return first.unit == second.unit or second.unit.startswith(first.unit + " per")
    return not first.unit and (first.kind == second.kind or first.bare)


def _is_change(text: str, first: Amount, second: Amount, opened: str) -> bool:
    """Tell "rose 5% to 12", "by 3 to 7" and "rose from 3% to 5%" from ranges."""
    clause = re.split(r"[,;:.!?]\s", text[max(0, first.start - 60) : first.start].lower())[-1]
    words = re.findall(r"[a-z]+", clause)
    if opened == "from":
        return any(is_trend(word) for word in words[-7:])
    if not any(is_trend(word) for word in words[-4:]):
        return False
    if first.unit or first.code:
        return not (second.unit or second.code == first.code) or second.value > 3 * first.value
    return second.bare or second.value > 5 * first.value


_PLURAL_AHEAD = re.compile(r"[ -](?:[a-z]+[ -]){0,2}?(?:[a-z]{2,}s|people|children|men|women|percent|per)\b")
_SCORE_WORD = re.compile(
    r"\s+(?:win|wins|victory|victories|loss|losses|defeat|defeats|draw|draws|lead|thrashing|rout|aggregate|"
    r"scoreline|triumph|record|"
    r"vote|votes|verdict|decision|ruling|split|majority|winners|losers|off|from|for|to|in\s+the|at\s+home|against|over|on)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged?|ages) $", re.IGNORECASE)


def _is_dash_range(text: str, first: Amount, second: Amount) -> bool:
    """A dash joins a range when a unit, a currency or a plural noun says so; it is a score or a code otherwise."""
    if first.code or second.code or second.unit or second.scaled:
        return True
    if _SCORE_WORD.match(text, second.end) is not None or (first.value >= 1900 and second.value <= 2100):
        return False
    aged = _AGED.search(text[max(0, first.start - 6) : first.start])
    return aged is not None or _PLURAL_AHEAD.match(text, second.end) is not None


_PARTS: dict[str, tuple[str, float]] = {
    "foot": ("inch", 12),
    "stone": ("pound-mass", 14),
    "pound-mass": ("ounce", 16),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_PART_JOINT = re.compile(r",? and |, | |-|(?=\d)")
_CLOSES = re.compile(r"[\s,.;)-]*(?:$|[,.;)]|tall\b)")


def _compound(text: str, amount: Amount) -> Phrase | None:
    """Read "6ft 2in", "12 stone 4lb", "two hours and 15 minutes" as one measure in the larger unit."""
    part = _PARTS.get(amount.unit)
    joint = _PART_JOINT.match(text, amount.end) if part is not None else None
    numeral = numeral_at(text, joint.end()) if joint is not None else None
    if part is None or joint is None or numeral is None:
        return None
    small = read_amount(text, numeral)
    if small.unit != part[0] and not _is_bare_inches(text, amount, small, joint.group()):
        return None
    value = amount.value + small.value / part[1]
    return replace(_single(amount), end=small.end, number_end=small.number_end, value=value, low=value, high=value)


def _is_bare_inches(text: str, amount: Amount, small: Amount, joint: str) -> bool:
    if amount.unit != "foot" or not small.bare or joint not in ("", " ", "-") or not 0 <= small.value < 12:
        return False
    return RUNS_ON.match(text, small.end) is None and _CLOSES.match(text, small.end) is not None
