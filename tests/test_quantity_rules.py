"""The rules that tell quantities from other numbers: each decides its own examples; names, labels and times apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimtable.quantity import years
from claimtable.quantity.alignment import Candidate, aligned
from claimtable.quantity.filters_parse import RULES, decisions_in
from claimtable.quantity.names import NAMES
from claimtable.quantity.values import quantities_of
from claimtable.rules import Decision, Rule, decide

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


@pytest.mark.parametrize(
    ("table", "name", "text", "keep"),
    [
        (table, rule.name, text, keep)
        for table in (years.RULES, NAMES)
        for rule in table
        for texts, keep in ((rule.kept, True), (rule.dropped, False))
        for text in texts
    ],
)
def test_each_rule_of_years_and_names_decides_its_examples(
    read: Read, table: tuple[Rule[Candidate], ...], name: str, text: str, keep: bool
) -> None:
    start = text.index("[")
    doc = read(text.replace("[", "").replace("]", ""))
    (candidate,) = (one for one in aligned(doc) if one.phrase.start <= start < one.phrase.end)
    assert decide(table, candidate, default=False) == Decision(keep, name)


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
