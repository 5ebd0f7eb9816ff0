"""Amounts that make one quantity together: ratios, heights, compound measures and ranges (``ranges``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claimtable.lexicon.quantity_words import CENTS
from claimtable.quantity.amounts import read_amount
from claimtable.quantity.inheriting import inherit_unit
from claimtable.quantity.mentions import RUNS_ON, Amount, Phrase, single
from claimtable.quantity.numbers import numeral_at
from claimtable.quantity.ranges import find_range, quoted_price

_RATIO = re.compile(
    r"(?:(?: (?:people|persons?|adults?|women|woman|men|man|children|child|voters?|households?|pupils?|students?|"
    r"patients?|workers?|drivers?|homes?|firms?|companies))? in | out of |-in-|-out-of-)"
    r"(?:every |each )?(?=[\dA-Za-z])",
    re.IGNORECASE,
)
#: "one-in-1,000-year flood": the chance of one in so many years
_SPAN_BEHIND = re.compile(r"-years?\b")
_ROUND = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6})


def _ratio(text: str, amount: Amount) -> Phrase | None:
    """Read "one in five", "nine out of 10" as a fraction; "seven out of 11 states" are two counts."""
    match = _RATIO.match(text, amount.end) if _is_plain(amount) else None
    base = _base_of(text, match) if match is not None else None
    if match is None or base is None or not 0 < amount.value < base.value:
        return None
    if not _is_odds(amount, base):
        return None
    value = amount.value / base.value
    return replace(
        single(amount),
        end=base.end,
        number_end=base.end,
        value=value,
        low=value,
        high=value,
        kind="fraction",
        form="fraction",
    )


def _is_plain(amount: Amount) -> bool:
    return amount.bare and amount.form in ("digits", "words")


def _base_of(text: str, ratio: re.Match[str]) -> Amount | None:
    """Return the number that a ratio is out of, which has no unit but years behind a hyphen."""
    numeral = numeral_at(text, ratio.end())
    if numeral is None or numeral.form not in ("digits", "words"):
        return None
    base = read_amount(text, numeral)
    if "-in-" in ratio.group() and _SPAN_BEHIND.match(text, numeral.end) is not None:
        base = replace(base, end=numeral.end, kind="count", unit="")
    return base if base.bare and RUNS_ON.match(text, base.end) is None else None


def _is_odds(amount: Amount, base: Amount) -> bool:
    return not 1900 <= base.value <= 2100 and (amount.value == 1 or base.value in _ROUND)


_ONE_OR = re.compile(r"\b[Aa]n? (?:[a-z]+[ -]){1,3}or $")
_PLURAL_BEHIND = re.compile(r" (?!(?:this|as|is|was|has)\b)[a-z]+s\b")


def _or_two(text: str, amount: Amount) -> Phrase | None:
    """Read "a strong tornado or two": one inexact number, whose noun stands inside."""
    window = text[max(0, amount.start - 40) : amount.start]
    match = _ONE_OR.search(window) if amount.bare and amount.value == 2 and amount.form == "words" else None
    if match is None or _PLURAL_BEHIND.match(text, amount.end) is not None:
        return None
    start = amount.start - len(match.group())
    return replace(single(amount), start=start, value=1.5, low=1.0, high=2.0, modifier="range", form="range")


_HEIGHT = re.compile(r"'(?P<inches>\d{1,2}(?:\.\d)?)(?:\"|''|(?= tall\b)|(?=[ ,.;)]))")


def _feet_and_inches(text: str, amount: Amount) -> Phrase | None:
    """Read 5'10" and, of people's heights, 5'10."""
    match = _HEIGHT.match(text, amount.end) if amount.bare and amount.form == "digits" else None
    if match is None or float(match["inches"]) >= 12 or amount.value != int(amount.value):
        return None
    if not match.group().endswith(('"', "''")) and not 3 < amount.value < 8:
        return None
    value = amount.value + float(match["inches"]) / 12
    found = replace(single(amount), end=match.end(), number_end=match.end(), value=value, low=value, high=value)
    return replace(found, kind="measure", unit="foot")


_CENTS = "cent"
_PARTS: dict[str, tuple[str, float]] = {
    "foot": ("inch", 12),
    "stone": ("pound", 14),
    "pound": ("ounce", 16),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_PART_JOINT = re.compile(r",? and |, | |-|(?=\d)")
_CLOSES = re.compile(r"[\s,.;)-]*(?:$|[,.;)]|tall\b)")


def _compound(text: str, amount: Amount) -> Phrase | None:
    """Read "6ft 2in", "12 stone 4lb", "two hours and 15 minutes" as one measure in the larger unit."""
    part = _part_of(amount)
    joint = _PART_JOINT.match(text, amount.end) if part is not None else None
    numeral = numeral_at(text, joint.end()) if joint is not None else None
    if part is None or joint is None or numeral is None:
        return None
    small = read_amount(text, numeral)
    if not _is_in(part[0], text, amount, small, joint.group()):
        return None
    value = amount.value + small.value / part[1]
    return replace(single(amount), end=small.end, number_end=small.number_end, value=value, low=value, high=value)


def _part_of(amount: Amount) -> tuple[str, float] | None:
    """Return the unit of the parts of an amount and how many make one, that of money without a name."""
    if amount.code:
        return None if amount.unit or amount.scaled else (_CENTS, 100.0)
    return _PARTS.get(amount.unit)


def _is_in(unit: str, text: str, amount: Amount, small: Amount, joint: str) -> bool:
    """Tell whether ``small`` is in the smaller unit of ``amount``."""
    if unit == _CENTS:
        return small.unit in CENTS and joint != ", "
    return small.unit == unit or _is_bare_inches(text, amount, small, joint)


def _is_bare_inches(text: str, amount: Amount, small: Amount, joint: str) -> bool:
    """Tell "6ft 2" and "six-foot-two" from "6 ft 2 of them"."""
    if amount.unit != "foot" or not small.bare or joint not in ("", " ", "-") or not 0 <= small.value < 12:
        return False
    if RUNS_ON.match(text, small.end) is not None:
        return False
    return joint == "-" or _CLOSES.match(text, small.end) is not None


#: with what an amount makes one quantity, in the order in which it is tried
_TOGETHER: tuple[Callable[[str, Amount], Phrase | None], ...] = (
    _ratio,
    _feet_and_inches,
    quoted_price,
    find_range,
    _or_two,
    _compound,
)


def combine(text: str, amount: Amount) -> Phrase:
    """Return the phrase that begins with ``amount``: with its partner where there is one, else alone."""
    for read in _TOGETHER:
        found = read(text, amount)
        if found is not None:
            return found
    return single(inherit_unit(text, amount))
