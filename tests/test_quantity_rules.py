"""The rules that tell quantities from other numbers: each decides its own examples; names, labels and times apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from spacy.tokens import Doc

from claimtable.quantity import years
from claimtable.quantity.ages import AGES
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.amounts import read_amount
from claimtable.quantity.filters_parse import PRONOUNS, RULES, decisions_in
from claimtable.quantity.filters_text import NO_QUANTITIES, Printed
from claimtable.quantity.fractions import FRACTIONS
from claimtable.quantity.inheriting import INHERITING
from claimtable.quantity.mentions import Amount
from claimtable.quantity.names import NAMES
from claimtable.quantity.nouns import CLOSING, Noun
from claimtable.quantity.numbers import find_numerals
from claimtable.quantity.pairs import Pair, lender_at, pair_at
from claimtable.quantity.phrases import phrases_of
from claimtable.quantity.ranges import RANGES
from claimtable.quantity.times import SOME_TIMES
from claimtable.quantity.values import quantities_of
from claimtable.rules import Decision, Rule, Way, decide, find_first

Read = Callable[[str], Doc]


def decision(read: Read, text: str) -> Decision:
    """Return the decision on the phrase that stands in brackets."""
    start = text.index("[")
    doc = read(text.replace("[", "").replace("]", ""))
    return next(
        found for candidate, found in decisions_in(doc) if candidate.phrase.start <= start < candidate.phrase.end
    )


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("name", "text", "keep"),
    [(rule.name, text, True) for rule in RULES for text in rule.kept]
    + [(rule.name, text, False) for rule in RULES for text in rule.dropped],
)
def test_each_rule_decides_its_examples(read: Read, name: str, text: str, keep: bool) -> None:
    assert decision(read, text) == Decision(keep, name)


def _examples(*tables: tuple[Rule[Any], ...]) -> Iterator[Any]:
    for table in tables:
        for rule in table:
            for keep, texts in ((True, rule.kept), (False, rule.dropped)):
                yield from (pytest.param(table, Decision(keep, rule.name), text, id=text) for text in texts)


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("table", "expected", "text"), _examples(years.RULES, NAMES, FRACTIONS, SOME_TIMES, AGES, PRONOUNS)
)
def test_each_rule_of_a_part_decides_its_examples(
    read: Read, table: tuple[Rule[Candidate], ...], expected: Decision, text: str
) -> None:
    start = text.index("[")
    (candidate,) = (one for one in aligned(read(_plain(text))) if one.phrase.start <= start < one.phrase.end)
    assert decide(table, candidate, default=False) == expected


@pytest.mark.parametrize(("table", "expected", "text"), _examples(CLOSING))
def test_where_a_counted_noun_phrase_ends(
    read: Read, table: tuple[Rule[Noun], ...], expected: Decision, text: str
) -> None:
    start = text.index("[")
    (noun,) = (token for token in read(_plain(text)) if token.idx == start)
    tied = noun.nbor(-1).text == "-"
    assert decide(table, Noun(noun, tied), default=False) == expected


@pytest.mark.parametrize(("table", "expected", "text"), _examples(RANGES))
def test_which_two_numbers_are_a_range(table: tuple[Rule[Pair], ...], expected: Decision, text: str) -> None:
    pair = pair_at(_plain(text), _first_amount(text))
    assert pair is not None
    assert decide(table, pair, default=False) == expected


@pytest.mark.parametrize(("table", "expected", "text"), _examples(INHERITING))
def test_which_numbers_share_the_next_ones_unit(table: tuple[Rule[Pair], ...], expected: Decision, text: str) -> None:
    pair = lender_at(_plain(text), _first_amount(text))
    assert pair is not None
    assert decide(table, pair, default=False) == expected


def _first_amount(text: str) -> Amount:
    (numeral, *_) = find_numerals(_plain(text), text.index("["))
    return read_amount(_plain(text), numeral)


@pytest.mark.parametrize(("way", "text"), [(way, text) for way in NO_QUANTITIES for text in way.examples])
def test_numbers_that_are_no_quantities_by_the_characters_around_them(way: Way[Printed, int], text: str) -> None:
    (numeral, *_) = find_numerals(_plain(text), text.index("["))
    assert find_first(NO_QUANTITIES, Printed(_plain(text), numeral))[1] == way.name


@pytest.mark.parametrize(
    "table",
    [years.RULES, NAMES, FRACTIONS, SOME_TIMES, AGES, PRONOUNS, CLOSING, RANGES, INHERITING, NO_QUANTITIES],
)
def test_names_of_rules_are_their_own(table: tuple[Rule[Any] | Way[Any, Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)


def test_an_amount_of_money_below_zero_behind_or_is_read() -> None:
    assert [phrase.value for phrase in phrases_of("It lost 5 or $-6 a share.")] == [5, -6]


def test_what_no_rule_knows_is_a_quantity(read: Read) -> None:
    assert decision(read, "They sold [40] boats.") == Decision(True, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 20 of Boeing's larger 777 planes.", [(20, "plane")]),
        ("Borealis took delivery of 60 Boeing 787 jets.", [(60, "jet")]),
        ("Poland will send 12 Leopard 2 tanks.", [(12, "tank")]),
        ("The airline grounded its Boeing 737 Max jets.", []),
        ("The clinic ran out of COVID -19 tests.", []),
        ("During 2016 Stone spoke to the campaign.", []),
        ("The sp 500 closed 0.3 percent higher.", [(0.3, "percent")]),
        ("They sold the iPhone 14 in Leeds.", []),
        ("It is a one-in-1,000-year flood.", [(0.001, "fraction")]),
    ],
)
def test_numbers_in_names_are_none_and_counts_beside_them_are(
    read: Read, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(found.value, found.unit) for found in quantities_of(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At 34, Ann Poe has sold two million records. She left school at 15.", [34, 2e6, 15]),
        ("Now 24, she runs a bank.", [24]),
        ("You're 22, he said.", [22]),
        ("Josh Hall, who turns 18 in May, scored.", [18]),
    ],
)
def test_ages_without_a_unit_are_years(read: Read, text: str, values: list[float]) -> None:
    found = quantities_of(read(text))
    assert [quantity.value for quantity in found] == values
    assert all(quantity.unit == "year" for quantity in found if quantity.value < 100)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was the first title in 108 years.", [108]),
        ("She lost weight in two years.", [2]),
        ("It starts a year and a half earlier than planned.", [1.5]),
        ("The four men met three Fridays ago.", [4]),
    ],
)
def test_lengths_of_time_are_quantities_and_points_in_time_none(read: Read, text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in quantities_of(read(text))] == values


def test_a_unit_that_the_next_number_has_is_shared(read: Read) -> None:
    found = quantities_of(read("They were given 5 and 6 kg of feed."))
    assert [(quantity.value, quantity.unit) for quantity in found] == [(5, "kilogram"), (6, "kilogram")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They ran 20 or more miles.", [(20, "mile")]),
        ("She lived to 104.", [(104, "year")]),
        ("She lived to be 104.", [(104, "year")]),
        ("A quake of 6.5 on the Richter scale hit Leeds.", [(6.5, "magnitude")]),
        ("They sold five boats and kept 12 others.", [(5, "boat"), (12, "boat")]),
        ("Gunmen shot 14 dead.", [(14, "person")]),
        ("Five boats sank and two of them burned.", [(5, "boat"), (2, "boat")]),
    ],
)
def test_what_news_says_but_rarely(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(found.value, found.unit) for found in quantities_of(read(text))] == expected
