"""The rules of times: each decides its own examples, in which the verb or the time stands in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from spacy.tokens import Doc, Span

from claimtable.rules import Decision, Rule, Way, decide, find_first
from claimtable.timex.filters import TITLES
from claimtable.timex.filters_periods import DURATIONS, SEASON_NAMES, Matched
from claimtable.timex.future import FUTURE, YET_TO_COME, Clause, clause_of
from claimtable.timex.grammar import match_at
from claimtable.timex.numerals import YEARS
from claimtable.timex.scan import lower
from claimtable.timex.tense import SAID_BEFORE, Timed
from claimtable.timex.verbs import verb_above

Read = Callable[[str], Doc]


def _marked(read: Read, text: str) -> Span:
    """Return what stands in brackets."""
    before, inside, behind = text.replace("]", "[").split("[")
    span = read(before + inside + behind).char_span(len(before), len(before + inside))
    assert span is not None
    return span


def _examples(*tables: tuple[Rule[Any], ...]) -> Iterator[Any]:
    for table in tables:
        for rule in table:
            for keep, texts in ((True, rule.kept), (False, rule.dropped)):
                yield from (pytest.param(table, Decision(keep, rule.name), text, id=text) for text in texts)


@pytest.mark.parametrize(("table", "expected", "text"), _examples(FUTURE, YET_TO_COME))
def test_which_clauses_look_ahead(read: Read, table: tuple[Rule[Clause], ...], expected: Decision, text: str) -> None:
    assert decide(table, clause_of(_marked(read, text).root), default=False) == expected


@pytest.mark.parametrize(("table", "expected", "text"), _examples(YEARS, TITLES))
def test_which_numbers_are_years_and_which_times_titles(
    read: Read, table: tuple[Rule[Span], ...], expected: Decision, text: str
) -> None:
    assert decide(table, _marked(read, text), default=False) == expected


@pytest.mark.parametrize(("table", "expected", "text"), _examples(SEASON_NAMES, DURATIONS))
def test_which_matches_are_times(read: Read, table: tuple[Rule[Matched], ...], expected: Decision, text: str) -> None:
    span = _marked(read, text)
    rules = ("season",) if table is SEASON_NAMES else ("duration",)
    (match, *_) = (match for match in match_at(lower(span.doc.text), span.start_char) if match.rule.name in rules)
    assert decide(table, Matched(span, match), default=False) == expected


@pytest.mark.parametrize(("way", "text"), [(way, text) for way in SAID_BEFORE for text in way.examples])
def test_what_the_words_before_a_time_say(read: Read, way: Way[Timed, int], text: str) -> None:
    span = _marked(read, text)
    assert find_first(SAID_BEFORE, Timed(span, verb_above(span.root)))[1] == way.name


@pytest.mark.parametrize(
    ("text", "direction"), [("The shop is closed until [Monday].", 1), ("It lasted until [Sunday].", 0)]
)
def test_until_looks_ahead_unless_what_lasted_is_over(read: Read, text: str, direction: int) -> None:
    span = _marked(read, text)
    assert find_first(SAID_BEFORE, Timed(span, verb_above(span.root)))[0] == direction


@pytest.mark.parametrize("table", [FUTURE, YET_TO_COME, YEARS, TITLES, SEASON_NAMES, DURATIONS, SAID_BEFORE])
def test_rules_have_names_of_their_own(table: tuple[Rule[Any] | Way[Any, Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)
