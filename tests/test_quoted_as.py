"""Whoever is quoted "as saying" something is its source, not who quotes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable.attribution.quoted_as import to_the_quoted
from claimtable.layers import Attribution


def marked(nlp: Language, text: str) -> tuple[Doc, Attribution]:
    """Read ``[S The Sun] [C quoted] [T Roe as saying it fell].``: the runs of a model, S source, C cue, T content."""
    plain, places = "", {"S": [], "C": [], "T": []}
    for number, piece in enumerate(text.split("[")):
        inside, _, after = piece.partition("]") if number else ("", "", piece)
        if inside:
            places[inside[0]].append((len(plain), len(plain) + len(inside) - 2))
        plain += inside[2:] + after
    doc = nlp(plain)

    def spans(role: str) -> tuple[Span, ...]:
        found = (doc.char_span(start, end, alignment_mode="expand") for start, end in places[role])
        return tuple(span for span in found if span is not None)

    return doc, Attribution(spans("S"), spans("C"), spans("T"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "[S The Sun] [C quoted] [T a pilot as saying that the ferry sank].",
            "a pilot",
            "quoted | as saying",
            "that the ferry sank",
        ),
        (
            "[T The harbour office] [C was quoted by] [S Radio Nord] [T as saying the ferry sank].",
            "The harbour office",
            "was quoted by | as saying",
            "the ferry sank",
        ),
        (
            '[T "The ferry sank," the ministry spokesman] [C was quoted as saying by] [S the Sun].',
            "the ministry spokesman",
            "was quoted as saying by",
            '"The ferry sank,"',
        ),
        (
            '[T "The ferry sank,"] [S the Sun] [C quoted] [T the report as saying].',
            "the report",
            "quoted | as saying",
            '"The ferry sank,"',
        ),
        (
            '[S The Sun] [C quoted] [T a pilot as telling reporters, "We found nothing."]',
            "a pilot",
            "quoted | as telling",
            '"We found nothing."',
        ),
        (
            '[T "The ferry sank,"] [S the Sun] [C quoted] the pilot [T as saying on Sunday].',
            "the pilot",
            "quoted | as saying",
            '"The ferry sank,"',
        ),
        ("[S The Sun] [C quoted] [T an old song].", "The Sun", "quoted", "an old song"),
        (
            "[S The pilot] [C dismissed] [T the warnings as saying nothing].",
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
    text = "The ferry sank, the agency reported, [C quoting] [T a pilot as saying]."
    assert to_the_quoted(*marked(nlp, text)) is None
