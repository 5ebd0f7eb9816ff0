"""``cue``, ``cue_class`` and ``told_to``. All sentences are our own."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimtable import Article, claims_from_doc
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.cues import cue_class, cue_text, told_to
from claimtable.lexicon.cues import CUE_CLASSES
from marked_claims import body_of, unmark

CLASSES = {"say", "claim", "admit", "deny", "announce", "believe", "predict", "demand", "find", "cite"}


def claim_span(nlp: Language, marked: str) -> ClaimSpan:
    claim = unmark(marked)
    return body_of(nlp(claim.text), claim.parts)


CUES = [
    ("<The baker> {said} [bread is cheap].", "say"),
    ("{According to} <the baker>, [bread is cheap].", "say"),
    ("<The baker> {has been quoted as saying} [bread is cheap].", "say"),
    ("<The baker> {claimed} [bread was cheap].", "claim"),
    ("<The baker> {insisted} [bread was cheap].", "claim"),
    ("<The baker> {admitted} [bread was dear].", "admit"),
    ("<The baker> {denied} [that bread was dear].", "deny"),
    ("<The baker> {announced} [that prices would fall].", "announce"),
    ("<The baker> {believes} [bread is cheap].", "believe"),
    ("<The baker> {predicted} [that prices would fall].", "predict"),
    ("<The baker> {urged} [the town to lower the tax].", "demand"),
    ("<The baker> {called for} [the town to lower the tax].", "demand"),
    ("<The baker> {asked} [whether the tax was fair].", "say"),
    ("<The survey> {found} [that bread is cheap].", "find"),
    ("<The report> {said} [bread is cheap].", "cite"),
    ("[Bread costs 2 euros].", ""),
]


@pytest.mark.parametrize(("marked", "expected"), CUES)
def test_class_of_the_cue(nlp: Language, marked: str, expected: str) -> None:
    assert cue_class(claim_span(nlp, marked)) == expected


HEARERS = [
    ("<The baker> {told} Reuters [bread is cheap].", "Reuters"),
    ("<The baker> {told} The Evening Post on Monday [that bread is cheap].", "Evening Post"),
    ('"[Bread is cheap]," <the baker> {said} in an interview with CNN.', "CNN"),
    ("<The baker> {told} the Sunday Times [bread is cheap].", "Sunday Times"),
    ("<The baker> {told} Fox News host Ann Bell [bread is cheap].", "Fox News"),
    ("<The baker> {told} reporters [bread is cheap].", ""),
    ("<The baker> {told} his wife [bread is cheap].", ""),
    ("<Reuters> {said} [bread is cheap].", ""),
]


@pytest.mark.parametrize(("marked", "outlet"), HEARERS)
def test_outlet_that_the_speaker_told(nlp: Language, marked: str, outlet: str) -> None:
    assert told_to(claim_span(nlp, marked)) == outlet


def test_cue_is_printed_where_the_body_carries_it(nlp: Language) -> None:
    assert cue_text(claim_span(nlp, "<The baker> {has announced} [that prices fell].")) == "has announced"
    assert cue_text(claim_span(nlp, "[Bread costs 2 euros].")) == ""


def test_a_time_before_the_verb_is_no_part_of_the_cue(nlp: Language) -> None:
    assert cue_text(claim_span(nlp, "<The baker> {Friday assured} the town [that bread was cheap].")) == "assured"


def test_lexicon_names_only_the_documented_classes() -> None:
    assert set(CUE_CLASSES.values()) <= CLASSES


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor said on Thursday that the bridge is closed.", "said"),
        ("The mayor said Thursday that the bridge is closed.", "said"),
        ("The bridge is closed, the mayor said in a statement.", "said"),
        ("The bridge is closed, according to the mayor.", "according to"),
        ("The mayor had announced that the bridge would close.", "had announced"),
    ],
)
def test_a_cue_is_printed_without_its_time(nlp: Language, text: str, cue: str) -> None:
    (claim,) = claims_from_doc(nlp(text), Article("bridge", text))
    assert claim.cue == cue
    assert " ".join(span.of(text) for span in claim.cue_spans) == cue
