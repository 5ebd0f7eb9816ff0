"""``predicate``, ``negated`` and ``modality``. All sentences are our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable.claims.predicates import describe_predicate
from marked_claims import body_of, unmark

LABELLED = Path(__file__).parent / "data" / "negation.jsonl"
#: share of the 200 hand-labelled claims that must be right
FLOOR = 0.95


def describe(nlp: Language, marked: str) -> tuple[str, bool, str]:
    claim = unmark(marked)
    return describe_predicate(body_of(nlp(claim.text), claim.parts))


NEGATED = [
    ("<He> {said} [the road is not open].", True),
    ("<He> {said} [the road is open].", False),
    ("<He> {said} [the road was never open].", True),
    ("<He> {said} [the road is no longer open].", True),
    ("<He> {said} [no road is open].", True),
    ("<He> {said} [nobody used the road].", True),
    ("<He> {said} [the town has no road].", True),
    ("<He> {denied} [that the road was open].", True),
    ("<He> {denied} [that nobody used the road].", False),
    ("<He> {said} [the road is not only steep but also narrow].", False),
    ("<He> {said} [no fewer than 20 cars use the road].", False),
    ("<He> {said} [the men who did not use the road drowned].", False),
]


@pytest.mark.parametrize(("marked", "negated"), NEGATED)
def test_negation_of_the_main_clause(nlp: Language, marked: str, negated: bool) -> None:
    assert describe(nlp, marked)[1] is negated


MODALITIES = [
    ("<She> {said} [the ship left the harbour].", "asserted"),
    ("<She> {said} [the ship will leave the harbour].", "future"),
    ("<She> {said} [the ship would leave the harbour].", "future"),
    ("<She> {said} [the ship is going to leave the harbour].", "future"),
    ("<She> {plans} [to leave the harbour].", "future"),
    ("<She> {said} [the ship may leave the harbour].", "possible"),
    ("<She> {said} [the ship is likely to leave the harbour].", "possible"),
    ("<She> {said} [perhaps the ship left the harbour].", "possible"),
    ("<She> {said} [if the wind drops, the ship will leave].", "conditional"),
    ('"[We would leave the harbour]," <she> {said}.', "conditional"),
    ("<She> {said} [the ship must leave the harbour].", "obligation"),
    ("<She> {said} [the ship has to leave the harbour].", "obligation"),
    ("<She> {urged} [the crew to leave the harbour].", "obligation"),
    ("<She> {asked} the crew [to leave the harbour].", "obligation"),
    ("<She> {wanted} [to leave the harbour].", "future"),
    ("[In 1990 the ship would make 20 voyages].", "future"),
    ("<She> {said} [the aim is to leave the harbour].", "asserted"),
    ("<She> {said} [it is hard to leave the harbour].", "asserted"),
    ('"[Will the ship leave the harbour]?" <she> {asked}.', "question"),
    ("<She> {asked} [whether the ship had left the harbour].", "question"),
]


@pytest.mark.parametrize(("marked", "modality"), MODALITIES)
def test_modality(nlp: Language, marked: str, modality: str) -> None:
    assert describe(nlp, marked)[2] == modality


@pytest.mark.parametrize(
    ("marked", "lemma"),
    [
        ("<She> {said} [two trains collided near the station].", "collide"),
        ("<She> {said} [the town has to pay for the road].", "pay"),
        ("<She> {said} [the town is going to pay for the road].", "pay"),
        ("<She> {said} [the town is rich].", "be"),
    ],
)
def test_predicate_is_the_lemma_of_the_main_verb(nlp: Language, marked: str, lemma: str) -> None:
    assert describe(nlp, marked)[0] == lemma


def test_verbless_claim_has_no_predicate(nlp: Language) -> None:
    assert describe(nlp, '"[A complete disgrace]," <the coach> {said}.') == ("", False, "asserted")


def test_negation_on_the_hand_labelled_claims(nlp: Language) -> None:
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    assert sum(row["negated"] for row in rows) == len(rows) / 2 == 100
    right = 0
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        parts = {"source": [], "cue": [row["cue"]] if row["cue"] else [], "content": row["claim"]}
        right += describe_predicate(body_of(doc, parts))[1] == row["negated"]
    assert right >= FLOOR * len(rows)
