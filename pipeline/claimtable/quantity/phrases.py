"""Quantity phrases in plain text, with their modifiers.

``phrases_of`` reads characters only; what needs the parse (names, years, pronouns) is decided in ``filters_parse``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimtable.lexicon.modifiers import OCCASIONS
from claimtable.lexicon.quantity_words import AGE_UNITS
from claimtable.quantity import units
from claimtable.quantity.amounts import read_amount
from claimtable.quantity.changes import change_of
from claimtable.quantity.combine import combine
from claimtable.quantity.filters_text import skipped_until
from claimtable.quantity.mentions import RUNS_ON, Numeral, Phrase
from claimtable.quantity.modifiers import Bound, bound_left, bound_right, spans_time, stronger
from claimtable.quantity.numbers import find_numerals


@lru_cache(maxsize=128)
def phrases_of(text: str) -> tuple[Phrase, ...]:
    """Return the quantity phrases of ``text`` in order; none overlap. Time is linear in the length of ``text``.

    The last few texts are kept, for finding, parsing and currency evidence ask for the same text.
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Phrase]:
    position, floor = 0, 0
    last: Phrase | None = None
    while (numeral := next(find_numerals(text, position), None)) is not None:
        skip = skipped_until(text, numeral)
        phrase = _phrase(text, numeral, floor) if skip is None else None
        if phrase is None:
            position = max(skip or _behind(text, numeral.end), numeral.start + 1)
            floor = max(floor, min(position, numeral.end))
            continue
        last = _inherited(text, last, phrase)
        position = floor = last.end
        yield last


_REST = re.compile(r"\w{0,40}(?:[-/:.]\w{1,40}){0,6}")


def _behind(text: str, position: int) -> int:
    """Skip the rest of a word or code that began with a number that is none ("747s", "3-1", "5G-ready")."""
    match = _REST.match(text, position)
    return max(position, match.end() if match is not None else position)


def _phrase(text: str, numeral: Numeral, floor: int) -> Phrase | None:
    found = combine(text, read_amount(text, numeral))
    if not found.unit and not found.code and RUNS_ON.match(text, found.number_end) is not None:
        return None
    if not found.code and found.number_start and text[found.number_start - 1].isalnum():
        return None
    return _modified(text, _aged(text, found), floor)


#: what parts an earlier level of money from its present one: "rose to 312 million kronor from 148 million"
_EARLIER = re.compile(r",? (?:up |down )?from (?:about |around |nearly |just |only )?$")
#: "aged 18, 19 and 24 were held"
_AGE_LIST = re.compile(r" |, |,? and ")
_AGE_ENDS = re.compile(r",? \d|,? and \d|[.,;)]|$| (?:were|was|are|is|have|had|who|from|at|died)\b")
_OR = re.compile(r"(?: (?:index )?points?)?,? or ")
_BRACKET = re.compile(r"(?: (?:index )?points?)? \((?:about |around |nearly |or )?")
_ALIKE = re.compile(r"(?: \([^\s()]{0,3}| \(about |(?: [a-z-]+){0,4},? and )$")


def _inherited(text: str, last: Phrase | None, phrase: Phrase) -> Phrase:
    """Give a phrase what it shares with the one before it: a currency, the direction of a change."""
    if last is None or phrase.start - last.end > 40:
        return phrase
    between = text[last.end : phrase.start]
    if last.kind == "age" and phrase.kind == "count" and _AGE_LIST.fullmatch(between) is not None:
        return replace(phrase, kind="age", unit="year") if _is_listed_age(text, phrase) else phrase
    if phrase.kind == "count" and _is_earlier_level(last, phrase, between):
        phrase = replace(phrase, kind="money", code=last.code)
    return replace(phrase, change=last.change) if last.change and _moves_on(text, last, phrase, between) else phrase


def _is_listed_age(text: str, phrase: Phrase) -> bool:
    """Tell the second number of "aged 18, 19 and 24 were held"."""
    return not phrase.unit and phrase.value < 121 and _AGE_ENDS.match(text, phrase.end) is not None


def _is_earlier_level(last: Phrase, phrase: Phrase, between: str) -> bool:
    """Tell the second number of "rose to 312 million kronor from 148 million"."""
    if not last.code or phrase.form == "vague" or phrase.unit or _EARLIER.fullmatch(between) is None:
        return False
    return last.value / 20 < phrase.value < 20 * last.value


def _moves_on(text: str, last: Phrase, phrase: Phrase, between: str) -> bool:
    """Tell whether a phrase tells the change before it once more, behind "or", in brackets or joined by "and"."""
    if phrase.change:
        return False
    if _OR.fullmatch(between) is not None:
        return True
    if phrase.kind == "percent" and _BRACKET.fullmatch(between) is not None:
        return text[phrase.end : phrase.end + 1] == ")"
    same = phrase.kind == last.kind and _ALIKE.fullmatch(between) is not None
    return same and ("(" in between or phrase.unit == last.unit)


_OLD = re.compile(r"(?:-| |- )olds?\b|[ -]of[ -]age\b", re.IGNORECASE)
_YO = re.compile(r"[ -]?y/?o\b")
_AGED = re.compile(
    r"(?P<age>\b(?:the )?ages? (?:of )?|\baged |\bas (?:young|old) as )(?:between |from )?$", re.IGNORECASE
)
_OCCASIONS_AHEAD = re.compile(rf" (?:[a-z]+ )?(?:{'|'.join(sorted(OCCASIONS))})\b")


def _aged(text: str, phrase: Phrase) -> Phrase:
    """Turn a duration or a bare number into an age where "old" or "aged" says so."""
    if phrase.unit in AGE_UNITS:
        aged = (
            _OLD.match(text, phrase.end) is not None
            or _AGED.search(text[max(0, phrase.start - 24) : phrase.start]) is not None
        )
        return replace(phrase, kind="age") if aged else phrase
    if phrase.unit or phrase.code or phrase.kind != "count" or not 0 < phrase.value < 130:
        return phrase
    initials = _YO.match(text, phrase.end) if phrase.form == "digits" else None
    if initials is not None:
        return replace(phrase, kind="age", unit="year", end=initials.end())
    if _AGED.search(text[max(0, phrase.start - 24) : phrase.start]) is None:
        return phrase
    return replace(phrase, kind="age", unit="year")


def _modified(text: str, phrase: Phrase, floor: int) -> Phrase:
    """Take in the modifiers on both sides and set the bounds and the direction of change."""
    start = phrase.start
    phrase = _take_left(text, _take_right(text, phrase), floor)
    if phrase.form == "vague" and phrase.modifier == "=":
        phrase = replace(phrase, modifier="~")
    low, high = phrase.low, phrase.high
    if phrase.modifier in (">", ">="):
        high = None
    elif phrase.modifier in ("<", "<="):
        low = None
    change = change_of(text, start, phrase.end, phrase.kind) if phrase.kind != "age" else ""
    return replace(phrase, low=low, high=high, change=change)


def _take_left(text: str, phrase: Phrase, floor: int) -> Phrase:
    age = _AGED.search(text[max(0, phrase.start - 24) : phrase.start]) if phrase.kind == "age" else None
    at = phrase.start - (len(age.group()) if age is not None else 0)
    left = _bound_left(text, phrase, at)
    if left is None or left.start < floor:
        return phrase
    phrase = replace(phrase, start=left.start, modifier=stronger(phrase.modifier, left.modifier))
    if left.words in ("younger than", "older than") and phrase.kind in ("count", "duration"):
        return replace(phrase, kind="age", unit=phrase.unit or "year")
    return phrase


def _bound_left(text: str, phrase: Phrase, at: int) -> Bound | None:
    """Return the modifier before a phrase, without an "over" that says in the course of what something happened."""
    left = bound_left(text, at)
    in_course = phrase.kind == "duration" or _OCCASIONS_AHEAD.match(text, phrase.end) is not None
    if left is None or not in_course or not spans_time(text, left):
        return left
    inner = bound_left(text, at, depth=1)
    return None if inner is None or inner.words == "over" else inner


def _take_right(text: str, phrase: Phrase) -> Phrase:
    right = bound_right(text, phrase.end)
    if right is None:
        return phrase
    phrase = replace(phrase, end=right.end, modifier=stronger(phrase.modifier, right.modifier))
    if right.words.endswith(("older", "younger")) and phrase.kind in ("count", "duration"):
        return replace(phrase, kind="age", unit=phrase.unit or "year")
    if not phrase.unit and not phrase.code and phrase.kind == "count":
        found = units.unit_after(text, right.end)
        if found is not None:
            phrase = replace(phrase, unit=found.name, kind=units.kind_of(found.name), end=found.end)
    return _aged(text, phrase)
