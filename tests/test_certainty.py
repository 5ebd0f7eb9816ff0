"""How sure an attributed claim is, and what becomes of one that is not sure enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimtable.claims import certainty
from claimtable.claims.claim_spans import attributed_claim_spans, find_claim_spans
from claimtable.fitted import Logistic

Read = Callable[[str], Doc]


def names(read: Read, text: str) -> set[str]:
    (body,) = attributed_claim_spans(read(text))
    return set(certainty.features(body))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The mayor said that taxes would rise.", {"cue say", "verb cue, unquoted", "behind that", "finite, unquoted"}),
        ('"We are staying here," she said.', {"direct", "source pronoun he, they, quoted", "cue behind, quoted"}),
        ("He expects the strikes to continue.", {"cue expect", "cue class predict, unquoted"}),
        ("The gang is believed to be behind the theft.", {"passive cue, no source", "no source, unquoted"}),
    ],
)
def test_a_claim_shows_what_it_is_made_of(read: Read, text: str, shown: set[str]) -> None:
    assert shown <= names(read, text)


def test_the_fitted_model_knows_the_names_of_the_features(read: Read) -> None:
    known = set(certainty.model().weights)
    assert len(names(read, "The mayor said that taxes would rise.") & known) > 10


def test_the_sentence_of_a_claim_that_is_dropped_is_the_narrators(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read("The mayor said that 14 trams would run.")
    assert [body.kind for body in find_claim_spans(doc)] == ["indirect"]
    monkeypatch.setattr(certainty, "model", lambda: Logistic({}, -3.0, {"threshold": 0.3}))
    assert [body.kind for body in find_claim_spans(doc)] == ["narrator"]


def test_a_claim_carries_its_probability(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certainty, "model", lambda: Logistic({}, 0.0, {"threshold": 0.3}))
    assert [body.confidence for body in find_claim_spans(read("The mayor said that taxes would rise."))] == [0.5]
