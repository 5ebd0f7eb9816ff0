"""Which figures are compared at all: named rules, asked before the fitted choice."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable.drift.evidence import Evidence
from claimtable.lexicon.numbers import VAGUE
from claimtable.rules import Rule

Pair = tuple[Evidence, Evidence]

#: days between two figures on the same thing; a running total goes on from figure to figure
WINDOW = 30
_NO_EVENTS = frozenset(("age", "duration", "multiple"))
_PER = frozenset("per every each".split())


#: outcomes whose toll rises from day to day (1), and those that fewer and fewer are counted of (-1)
TOLLS = {"dead": 1, "injured": 1, "missing": -1}
#: days over which a toll goes on, and by what factor it changes at most
_DAYS, _FACTOR = 14, 2.5
#: the least that is a toll: a story has several small numbers of dead
_LEAST = {"dead": 9, "injured": 9, "missing": 3}

#: the rule that is sure by itself that two figures are on the same thing
TOLL = "the toll of one event"


def _is_vague(one: Evidence) -> bool:
    return any(word in VAGUE for word in one.figure.text.casefold().split())


def _follows_per(one: Evidence) -> bool:
    return next(iter(one.left[::-1]), "") in _PER


#: whether a figure counts or measures something that can change from day to day; examples have it in brackets
FIGURE_RULES: Sequence[Rule[Evidence]] = (
    Rule("an age, a duration or a multiple", lambda one: False if one.figure.kind in _NO_EVENTS else None),
    Rule(
        "the base of a rate",
        lambda one: False if _follows_per(one) else None,
        dropped=("Belarus pays 46.68 dollars per [1,000 cubic metres] of gas.",),
    ),
    Rule(
        "a number of no size",
        lambda one: False if _is_vague(one) and not one.outcome.name else None,
        dropped=("[Thousands] of armed supporters staged protests.",),
    ),
    Rule(
        "a figure", lambda one: True, kept=("The blast killed [dozens] of miners.", "They want [271 million dollars].")
    ),
)


def _other_measure(pair: Pair) -> bool:
    first, second = pair
    return first.figure.kind != "count" and first.unit != second.unit


def _other_noun(pair: Pair) -> bool:
    first, second = pair
    if "" in (first.unit, second.unit) or first.unit == second.unit or first.figure.value == second.figure.value:
        return False
    alike = (first.people and second.people) or (first.kin != "" and first.kin == second.kin)
    return first.figure.kind == "count" and not alike


def _other_nation(pair: Pair) -> bool:
    """Tell whether both count persons by names of peoples, and not the same: Serbs, Croats."""
    first, second = pair
    named = all(one.people and one.figure.unit[:1].isupper() for one in pair)
    return named and first.unit != second.unit


def _other_outcome(pair: Pair) -> bool:
    """Tell whether two figures count different outcomes; one that tells none may count the other's, and so may those of
    people who are held and then freed.
    """
    outcomes = {pair[0].outcome.name, pair[1].outcome.name} - {""}
    return len(outcomes) > 1 and outcomes != {"held", "rescued"}


def _is_toll(pair: Pair) -> bool:
    """Tell whether two figures are the toll of one event at two times, or as two speakers have it on one day."""
    first, second = pair
    x, y = first.figure, second.figure
    least = _LEAST.get(first.outcome.name, 0)
    if not _is_of_one_event(first, second) or min(x.value, y.value) < max(1, least) or x.value == y.value:
        return False
    rises = TOLLS.get(first.outcome.name, 0) * (y.value - x.value)
    near = 1 / _FACTOR < y.value / x.value < _FACTOR
    return near and y.day - x.day <= _DAYS and (rises > 0 or (rises != 0 and x.day == y.day))


def _is_of_one_event(first: Evidence, second: Evidence) -> bool:
    whole = not first.portion and not second.portion
    alike = first.outcome.name == second.outcome.name and (first.several, first.old) == (second.several, second.old)
    shared = len(first.event & second.event)
    return whole and alike and 2 * shared >= min(len(first.event), len(second.event)) > 0


#: whether two figures may be on the same thing; examples are two sentences with the figures in brackets
PAIR_RULES: Sequence[Rule[Pair]] = (
    Rule("one article", lambda pair: False if pair[0].figure.article == pair[1].figure.article else None),
    Rule("too many days apart", lambda pair: False if abs(pair[0].figure.day - pair[1].figure.day) > WINDOW else None),
    Rule(
        "another kind of quantity",
        lambda pair: False if pair[0].figure.kind != pair[1].figure.kind else None,
        dropped=("It cost [40 dollars]. | They sold [40 boats].",),
    ),
    Rule(
        "another measure or currency",
        lambda pair: False if _other_measure(pair) else None,
        dropped=("It cost [40 dollars]. | It cost [40 euros].",),
    ),
    Rule(
        "another outcome",
        lambda pair: False if _other_outcome(pair) else None,
        dropped=("The blast killed [30] miners. | [30] miners were injured.",),
    ),
    Rule(
        "another people",
        lambda pair: False if _other_nation(pair) else None,
        dropped=("[300] Serbs were killed. | [300] Croats were killed.",),
    ),
    Rule(
        "another counted noun with another number",
        lambda pair: False if _other_noun(pair) else None,
        dropped=("They built [30] ships. | They built [40] bridges.",),
    ),
    Rule(
        TOLL,
        lambda pair: True if _is_toll(pair) else None,
        kept=("[19] people were killed in Grimsdal. | The death toll in Grimsdal rose to [21].",),
    ),
    Rule(
        "two figures that may be on the same thing",
        lambda pair: True,
        kept=(
            "[19] people were killed. | The death toll rose to [21].",
            "They built [30] ships. | They built [31] ships.",
        ),
    ),
)
