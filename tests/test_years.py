"""Whether four digits are a year or a count: the rules decide their own examples, times and quantities agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from claimtable.rules import Decision, decide
from claimtable.timex.numerals import YEARS
from claimtable.years import RULES, is_count, year_or_count

Read = Callable[[str], Doc]


def marked(read: Read, text: str) -> Token:
    """Return the token that stands in brackets."""
    start = text.index("[")
    doc = read(text.replace("[", "").replace("]", ""))
    return next(token for token in doc if token.idx == start)


@pytest.mark.parametrize(
    ("name", "text", "keep"),
    [(rule.name, text, True) for rule in RULES for text in rule.kept]
    + [(rule.name, text, False) for rule in RULES for text in rule.dropped],
)
def test_each_rule_decides_its_examples(read: Read, name: str, text: str, keep: bool) -> None:
    decision = year_or_count(marked(read, text))
    assert (decision.rule, decision.keep) == (name, keep)


@pytest.mark.parametrize(
    ("name", "text", "keep"),
    [(rule.name, text, True) for rule in YEARS for text in rule.kept]
    + [(rule.name, text, False) for rule in YEARS for text in rule.dropped],
)
def test_each_rule_for_years_among_times_decides_its_examples(read: Read, name: str, text: str, keep: bool) -> None:
    token = marked(read, text)
    assert decide(YEARS, token.doc[token.i : token.i + 1]) == Decision(keep, name)


@pytest.mark.parametrize("winners", ["winners France", "champions Greece"])
def test_who_won_in_a_year_is_dated(read: Read, winners: str) -> None:
    doc = read(f"They play 1998 {winners} before 40 guests.")
    assert [span.text for span in doc._.times] == ["1998"]
    assert [span.text for span in doc._.quantities] == ["40"]


@pytest.mark.parametrize(
    "text",
    [
        "The dealer sold 2012 cars last month.",
        "The hotel has 1920 rooms.",
        "A total of 1900 people attended.",
        "The museum owns 1850 paintings.",
    ],
)
def test_a_count_is_a_quantity_and_no_time(read: Read, text: str) -> None:
    doc = read(text)
    assert any(is_count(token) for token in doc)
    assert len(doc._.quantities) == 1
    assert not any(token.is_digit for span in doc._.times for token in span)


@pytest.mark.parametrize("text", ["In 2012 cars were cheap.", "The 2018 elections were close.", "It began in 1920."])
def test_a_year_is_a_time_and_no_quantity(read: Read, text: str) -> None:
    doc = read(text)
    assert not doc._.quantities
    assert len(doc._.times) == 1
