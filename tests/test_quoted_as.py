"""Whoever is quoted "as saying" something is its source, not who quotes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimtable.attribution.quoted_as import to_the_quoted
from claimtable.layers import Attribution
from marked_claims import attribution_of, unmark


def marked(nlp: Language, text: str) -> tuple[Doc, Attribution]:
    """Read ``<The Sun> {quoted} [Roe as saying it fell].`` with what is marked as a model's attribution."""
    claim = unmark(text)
    doc = nlp(claim.text)
    return doc, attribution_of(doc, claim.parts)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "<The Sun> {quoted} [a pilot as saying that the ferry sank].",
            "a pilot",
            "quoted | as saying",
            "that the ferry sank",
        ),
        (
            "[The harbour office] {was quoted by} <Radio Nord> [as saying the ferry sank].",
            "The harbour office",
            "was quoted by | as saying",
            "the ferry sank",
        ),
        (
            '["The ferry sank," the ministry spokesman] {was quoted as saying by} <the Sun>.',
            "the ministry spokesman",
            "was quoted as saying by",
            '"The ferry sank,"',
        ),
        (
            '["The ferry sank,"] <the Sun> {quoted} [the report as saying].',
            "the report",
            "quoted | as saying",
            '"The ferry sank,"',
        ),
        (
            '<The Sun> {quoted} [a pilot as telling reporters, "We found nothing."]',
            "a pilot",
            "quoted | as telling",
            '"We found nothing."',
        ),
        (
            '["The ferry sank,"] <the Sun> {quoted} the pilot [as saying on Sunday].',
            "the pilot",
            "quoted | as saying",
            '"The ferry sank,"',
        ),
        ("<The Sun> {quoted} [an old song].", "The Sun", "quoted", "an old song"),
        (
            '["The ferry sank,"] [the pilot] {was quoted by} <the Sun>.',
            "the pilot",
            "was quoted by",
            '"The ferry sank,"',
        ),
        (
            '["The ferry sank," he] {was quoted by} <the Sun> as saying.',
            "he",
            "was quoted by | as saying",
            '"The ferry sank,"',
        ),
        (
            "<The pilot> {dismissed} [the warnings as saying nothing].",
            "The pilot",
            "dismissed",
            "the warnings as saying nothing",
        ),
    ],
)
def test_who_is_quoted_is_the_source(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    found = to_the_quoted(*marked(nlp, text))
    assert found is not None
    parts = (" | ".join(span.text for span in part) for part in (found.source, found.cue, found.content))
    assert tuple(parts) == (source, cue, content)


def test_a_source_without_words_of_its_own_makes_no_attribution(nlp: Language) -> None:
    text = "The ferry sank, the agency reported, {quoting} [a pilot as saying]."
    assert to_the_quoted(*marked(nlp, text)) is None
