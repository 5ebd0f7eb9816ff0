"""Figures that somebody estimates are his claims: "The coast guard put the toll at 29"."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from claimtable.extraction import claims_from_doc
from claimtable.schema import Article


def _rows(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    claims = claims_from_doc(nlp(text), Article("a", text, published=date(2024, 5, 6)))
    return [(claim.speaker.name, claim.cue, claim.text) for claim in claims]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The coast guard put the toll at 29.", ("coast guard", "put", "the toll at 29")),
        ("Organisers put the crowd at 40,000.", ("organisers", "put", "the crowd at 40,000")),
        ("The union put turnout at 80 percent.", ("union", "put", "turnout at 80 percent")),
        ("The ministry put the cost at $3 million.", ("ministry", "put", "the cost at $3 million")),
        (
            "The company estimated the damage at 4 million euros.",
            ("company", "estimated", "the damage at 4 million euros"),
        ),
    ],
)
def test_who_estimates_a_figure_claims_it(nlp: Language, text: str, row: tuple[str, str, str]) -> None:
    assert _rows(nlp, text) == [row]


@pytest.mark.parametrize(
    "text", ["The nurse put the 3 babies to bed at 9.", "The cook put 12 eggs on the table at 10."]
)
def test_what_is_put_somewhere_is_no_estimate(nlp: Language, text: str) -> None:
    assert all(speaker == "" for speaker, _, _ in _rows(nlp, text))
