"""A bare number that shares the unit of the next one: "seven or eight dollars", "rose from six to nine weeks"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtable.quantity.mentions import Amount
from claimtable.quantity.pairs import Pair, lender_at
from claimtable.rules import Rule, decide

_FROM = re.compile(r"\bfrom (?:about |around |nearly |just |only |over |under )?$")


def inherit_unit(text: str, first: Amount) -> Amount:
    """Give a bare number the unit and magnitude of the one that it is an alternative to or changes to
    ("seven or eight dollars", "15k or 20k", "rose from six to nine weeks").
    """
    pair = lender_at(text, first)
    if pair is None or not decide(INHERITING, pair, default=False).keep:
        return first
    if pair.word == "to" and _is_share_against(pair):
        return replace(first, kind="percent", unit="percent")
    second = pair.second
    return replace(
        first, value=pair.ends[0], kind=second.kind, code=second.code, unit=second.unit, scaled=second.scaled
    )


def _is_otherwise_written(pair: Pair) -> bool | None:
    return False if pair.second.form != pair.first.form and pair.first.value else None


def _shares_plain_measure(pair: Pair) -> bool | None:
    """Behind "and" a number shares a plain measure only."""
    if pair.word != "and" or (pair.second.kind == "measure" and not pair.first.scaled):
        return None
    return False


def _is_share_against(pair: Pair) -> bool:
    """Tell "ahead by 67 to 18 per cent"."""
    return pair.second.unit == "percent" and pair.second.value < pair.first.value <= 100


def _changes_nothing(pair: Pair) -> bool | None:
    """Behind "to" a number shares the unit where it is what something changes from."""
    return False if pair.word == "to" and _FROM.search(pair.before(16)) is None else None


def _is_far_off(pair: Pair) -> bool | None:
    low, high = pair.ends
    return False if low and not low / 4 <= high <= 4 * low else None


def _lends_nothing(pair: Pair) -> bool | None:
    low, _ = pair.ends
    return False if low and pair.second.bare and low == pair.first.value else None


#: does a bare number share the unit of the next one? The bare number stands in brackets
INHERITING: tuple[Rule[Pair], ...] = (
    Rule("written otherwise", _is_otherwise_written, dropped=("[Six] to 9 weeks passed.",)),
    Rule(
        "and with no plain measure", _shares_plain_measure, dropped=("They sold [5] and 6 million dollars were lost.",)
    ),
    Rule(
        "a share against another",
        lambda pair: True if pair.word == "to" and _is_share_against(pair) else None,
        kept=("He led by [67] to 18 per cent.",),
    ),
    Rule("to without from", _changes_nothing, dropped=("It went [9] to 12 weeks later.",)),
    Rule("far from each other", _is_far_off, dropped=("It fell from [1998] to 4 per cent.",)),
    Rule("neither has a unit", _lends_nothing, dropped=("It rose from [six] to nine.",)),
    Rule(
        "the next has a unit",
        lambda pair: True,
        kept=("It cost [seven] or eight dollars.", "It rose from [six] to nine weeks.", "They ate [5] and 6 kg."),
    ),
)
