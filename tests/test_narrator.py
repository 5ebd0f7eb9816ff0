"""The article's own claims: sentences without an attribution, clauses beside one, and what ``--narrator`` widens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.claim_spans import find_claim_spans
from claimtable.claims.narrator import SENTENCES
from claimtable.layers import Attribution
from claimtable.rules import Decision, Rule, decide
from claimtable.schema import Narrator

Read = Callable[[str], Doc]


def span_of(doc: Doc, text: str) -> Span:
    span = doc.char_span(doc.text.index(text), doc.text.index(text) + len(text))
    assert span is not None
    return span


def own(nlp: Language, text: str, *parts: str, narrator: Narrator = "quantities") -> list[str]:
    """Read ``text``, give it one attribution of ``parts`` (source, cue, content), return the narrator's claims."""
    doc = nlp(text)
    spans = [tuple(span_of(doc, piece) for piece in part.split(" | ") if piece) for part in parts]
    said = [Attribution(*spans)] if parts else []
    layers.set_attributions(doc, said)
    return [
        " | ".join(span.text for span in claim_span.spans)
        for claim_span in find_claim_spans(doc, narrator)
        if claim_span.kind == "narrator"
    ]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (
            "The bank cut its rate by half a point and said that it would go on.",
            ("The bank", "said", "it would go on"),
            ["The bank cut its rate by half a point"],
        ),
        (
            "The mayor said that the bridge was safe, but 40 cars were towed away.",
            ("The mayor", "said", "the bridge was safe"),
            ["40 cars were towed away"],
        ),
        (
            "Roe said that the dam was safe, while the rival firm lost 20 percent of its value.",
            ("Roe", "said", "the dam was safe"),
            ["the rival firm lost 20 percent of its value"],
        ),
        (
            "The fire service, which has 70 engines in the city, said the roads were shut.",
            ("The fire service", "said", "the roads were shut"),
            ["The fire service, which has 70 engines in the city"],
        ),
        (
            "Fjord Lines, which runs 14 boats to the islands, said it was sorry.",
            ("Fjord Lines, which runs 14 boats to the islands", "said", "it was sorry"),
            ["Fjord Lines, which runs 14 boats to the islands"],
        ),
        (
            "People who own 14 boats said it was late.",
            ("People who own 14 boats", "said", "it was late"),
            [],
        ),
        (
            "The bid is worth 82 euros a share and was said to be too low.",
            ("", "was said", "The bid | to be too low"),
            ["The bid is worth 82 euros a share"],
        ),
        (
            "DALLAS (AP) - The airline has written to two players who were sent away after Roe said they had lied.",
            ("Roe", "said", "they had lied"),
            ["The airline has written to two players who were sent away"],
        ),
        ("Roe said that 40 cars were towed away.", ("Roe", "said", "40 cars were towed away"), []),
        ("Roe said it was safe, but the cars were towed away.", ("Roe", "said", "it was safe"), []),
    ],
    ids=[
        "coordinated verb",
        "clause behind but",
        "clause behind while",
        "relative clause",
        "relative clause inside the source",
        "restrictive clause of the source",
        "subject of a belief",
        "behind a dateline",
        "said",
        "no quantity",
    ],
)
def test_a_clause_beside_an_attribution_is_the_narrators_where_it_has_a_quantity(
    nlp: Language, text: str, parts: tuple[str, ...], expected: list[str]
) -> None:
    assert own(nlp, text, *parts) == expected


@pytest.mark.parametrize(
    ("narrator", "expected"),
    [
        ("quantities", ["The dam holds 40 fish"]),
        ("dated", ["The dam holds 40 fish", "It was opened on 4 May 2012"]),
        ("all", ["The dam holds 40 fish", "It was opened on 4 May 2012", "The water is green"]),
    ],
)
def test_the_option_widens_what_counts(nlp: Language, narrator: Narrator, expected: list[str]) -> None:
    text = "The dam holds 40 fish. It was opened on 4 May 2012. The water is green. Who drinks it?"
    assert own(nlp, text, narrator=narrator) == expected


@pytest.mark.parametrize("rule", SENTENCES, ids=[rule.name for rule in SENTENCES])
def test_examples_are_decided_by_their_own_rule(nlp: Language, rule: Rule[Span]) -> None:
    for text in rule.dropped:
        assert decide(SENTENCES, next(nlp(text).sents)) == Decision(False, rule.name)
    for text in rule.kept:
        assert decide(SENTENCES, next(nlp(text).sents)) == Decision(True, rule.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of dead climbed to 25 on Monday.", ["The number of dead climbed to 25 on Monday"]),
        ("Two dead, 40 hurt.", []),
    ],
)
def test_a_past_tense_that_is_tagged_as_a_participle_makes_a_claim(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert own(nlp, text) == expected
