"""The noun that a number counts, where a conjunction, a name or a tag hides it."""

from __future__ import annotations

import pytest

from claimtable.language import Language, load
from claimtable.quantity.values import quantities_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(exclude=("claim_places", "claim_attribution", "claim_coref"))


def found(nlp: Language, text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in quantities_of(nlp(text))]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The firm sold more than 20 cable and satellite channels.", "channel"),
        ("About 50 laptop and desktop computers were stolen.", "computer"),
        ("The survey asked 1,042 Ohio registered voters.", "voter"),
        ("He received 12 gold one-ounce coins.", "coin"),
        ("They got 300 junk e-mails.", "e-mail"),
        ("The bomb hurt two passers-by.", "passer-by"),
        ("The court freed two co-defendants.", "co-defendant"),
        ("Hundreds of Sri Lankans fled.", "Sri Lankan"),
        ("The party has 52 MPs in the house.", "MP"),
        ("The police bought a dozen SUVs.", "SUV"),
        ("One party's preoccupation with it cost votes.", "party"),
        ("He gave a one word answer.", "word"),
    ],
)
def test_the_counted_noun(nlp: Language, text: str, unit: str) -> None:
    assert found(nlp, text)[0][1] == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They bought 40 boats and sold cars.", "boat"),
        ("A 12-page report and photos were printed.", "page"),
        ("Some 40 staff and visitors were hurt.", "staff"),
    ],
)
def test_what_stands_behind_and_is_not_counted(nlp: Language, text: str, expected: str) -> None:
    assert found(nlp, text)[0][1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The country will one day have a parliament.",
        "They went one step further.",
        "The union warned six months before the vote that it would strike.",
        "It is one thing to say so.",
        "On the one hand it is cheap.",
    ],
)
def test_times_and_phrases_are_no_quantities(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They had to wait six months before they could leave.", (6, "month")),
        ("She is moved by one thing.", (1, "thing")),
        ("He is the one man who left.", (1, "man")),
        ("He served a year in prison.", (1, "year")),
        ("She was held for a day.", (1, "day")),
        ("It was a week-long visit.", (1, "week")),
        ("The ship carried 2, 875 tons of rice.", (2875, "ton")),
    ],
)
def test_quantities_that_look_like_something_else(nlp: Language, text: str, expected: tuple[float, str]) -> None:
    assert found(nlp, text) == [expected]


def test_two_shares_of_a_vote_are_no_range(nlp: Language) -> None:
    assert found(nlp, "He lost the state 36 percent to 51 percent.") == [(36, "percent"), (51, "percent")]
    assert found(nlp, "Fees of 3 percent to 5 percent are common.") == [(4, "percent")]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The plane fell with 239 on board.", ["person"]),
        ("The mill employs 30 and will hire 12.", ["person", "person"]),
        ("A crew of seven flew it.", ["person"]),
        ("It has $5 in cash and could save billions.", ["dollar", "dollar"]),
        ("Police held four drivers. The four were freed.", ["driver", "driver"]),
        ("Roe has 12 delegates and Lind has 9 delegates. Holt has 17.", ["delegate", "delegate", "delegate"]),
        ("It made a loss of 276 million euros, against 168 million in May.", ["euro", "euro"]),
        ("Roe won 35 percent of the vote, followed by Lind at 14.", ["percent", "percent"]),
    ],
)
def test_a_noun_that_is_left_out_was_counted_or_measured_before(nlp: Language, text: str, units: list[str]) -> None:
    assert [unit for _, unit in found(nlp, text)] == units
