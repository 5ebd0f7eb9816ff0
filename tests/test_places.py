"""``claim_places``: named places, their use and their country. All sentences are our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimtable import layers
from claimtable.components.places import find_places


def found(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in find_places(nlp(text))]


def places(nlp: Language, text: str) -> list[str]:
    return [text for text, use, _ in found(nlp, text) if use == "place"]


WHERE = [
    ("country", "The troops stayed in Kenya.", ["Kenya"]),
    ("city and country", "The boat left for Lisbon, Portugal.", ["Lisbon", "Portugal"]),
    ("city and state", "The fire began near Houston, Texas.", ["Houston", "Texas"]),
    ("of a city", "Rebels hold the Syrian city of Aleppo.", ["Aleppo"]),
    ("without description", "The frost hit northern Spain and mainland Greece.", ["Spain", "Greece"]),
    ("without the kind of place", "The mine is in Shanxi province.", ["Shanxi"]),
    ("region of the world", "Prices rose across the Middle East.", ["Middle East"]),
    ("sea", "The tanker sank in the Baltic Sea.", ["Baltic Sea"]),
    ("list", "The virus spread to France, Italy and Spain.", ["France", "Italy", "Spain"]),
    ("airport", "The plane landed at Frankfurt International Airport.", ["Frankfurt International Airport"]),
    ("possessive", "The flood reached Peru's capital.", ["Peru"]),
    ("existence", "Belgium is a small country.", ["Belgium"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in WHERE], ids=[row[0] for row in WHERE])
def test_places(nlp: Language, text: str, expected: list[str]) -> None:
    assert places(nlp, text) == expected


NOT_WHERE = [
    ("government that acts", "Washington agreed to the plan.", ("Washington", "actor", "US")),
    ("object of a demand", "The council accused Iran of delay.", ("Iran", "actor", "IR")),
    ("partner", "The company signed a deal with France.", ("France", "actor", "FR")),
    ("owner of a decision", "Norway's decision surprised the market.", ("Norway", "actor", "NO")),
    ("modifier", "U.S. troops left the base.", ("U.S.", "modifier", "US")),
    ("nationality", "Three Iraqi soldiers were hurt.", ("Iraqi", "modifier", "IQ")),
    ("compound adjective", "The Iran-backed group fired rockets.", ("Iran", "modifier", "IR")),
    ("institution", "The Bank of England raised rates.", ("England", "modifier", "GB")),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NOT_WHERE], ids=[row[0] for row in NOT_WHERE])
def test_actors_and_modifiers(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    names = found(nlp, text)
    assert all(use != "place" for _, use, _ in names)
    assert expected in names or not names


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post hired ten people.",
        "Michael Jordan scored 40 points.",
        "She wrote the letter in Spanish.",
        "Sweden beat Ghana 3-0.",
    ],
)
def test_names_of_other_things_are_no_places(nlp: Language, text: str) -> None:
    assert places(nlp, text) == []


def test_country_beside_the_name_decides(nlp: Language) -> None:
    assert ("Paris", "place", "US") in found(nlp, "The barn burned near Paris, Texas.")
    assert ("Paris", "place", "FR") in found(nlp, "The barn burned near Paris.")


def test_other_places_of_the_article_decide(nlp: Language) -> None:
    english = "The factory in Birmingham closed. Workers in England and in London protested."
    american = "The factory in Birmingham closed. Workers in Alabama and in Texas protested."
    assert ("Birmingham", "place", "GB") in found(nlp, english)
    assert ("Birmingham", "place", "US") in found(nlp, american)


def test_georgia_is_a_state_behind_its_cities(nlp: Language) -> None:
    assert ("Georgia", "place", "US") in found(nlp, "The trial opened in Atlanta, Georgia.")
    assert ("Georgia", "place", "GE") in found(nlp, "The trial opened in Georgia.")


def test_places_are_stored_on_the_doc(nlp: Language) -> None:
    doc = nlp("The troops stayed in Kenya.")
    assert [(span.text, span.label_, span.kb_id_) for span in layers.get_spans(doc, layers.PLACES)] == [
        ("Kenya", "place", "KE")
    ]


def test_empty_text(nlp: Language) -> None:
    assert found(nlp, "") == []


WORDS = ["in", "the", "U.S.", "Paris", ",", "Texas", "Washington", "'s", "agreed", "of", "city", "Iraqi", "-", "backed"]
WORDS += ["Mr.", "Jordan", "(", ")", "and", "headquarters", "said"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=16))
def test_any_words_give_ordered_places_that_do_not_overlap(nlp: Language, words: list[str]) -> None:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claim_")]):
        doc = nlp(" ".join(words))
    spans = find_places(doc)
    assert all(span.label_ in ("place", "actor", "modifier") and len(span) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
