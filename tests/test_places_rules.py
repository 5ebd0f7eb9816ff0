"""The rules of places: each decides its own examples, in which the name or the word stands in brackets."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Span

from claimtable.places.positions import POSITIONS, Standing, standing_of
from claimtable.places.sites import PARTS_OF_SITES, Part
from claimtable.rules import Decision, Rule, Way, decide, find_first


def _marked(nlp: Language, text: str) -> Span:
    """Return what stands in brackets."""
    before, inside, behind = text.replace("]", "[").split("[")
    span = nlp(before + inside + behind).char_span(len(before), len(before + inside))
    assert span is not None
    return span


@pytest.mark.parametrize(("way", "text"), [(way, text) for way in POSITIONS for text in way.examples])
def test_where_a_name_stands(nlp: Language, way: Way[Standing, str], text: str) -> None:
    assert find_first(POSITIONS, standing_of(_marked(nlp, text), []))[1] == way.name


@pytest.mark.parametrize(
    ("rule", "text", "keep"),
    [
        (rule, text, keep)
        for rule in PARTS_OF_SITES
        for texts, keep in ((rule.kept, True), (rule.dropped, False))
        for text in texts
    ],
)
def test_which_words_before_a_site_belong_to_its_name(nlp: Language, rule: Rule[Part], text: str, keep: bool) -> None:
    token = _marked(nlp, f"They met at {text}.")[0]
    part = Part(token, token.doc[-2], token.i + 1)
    assert decide(PARTS_OF_SITES, part, default=False) == Decision(keep, rule.name)


@pytest.mark.parametrize("table", [POSITIONS, PARTS_OF_SITES])
def test_rules_have_names_of_their_own(table: tuple[Rule[Any] | Way[Any, Any], ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)
