"""Extents: what the parse adds to contents that labels cut, and takes from those that they glue."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimtable.attribution.extents import mend
from claimtable.components.quotes import find_quotes
from marked_claims import attribution_of, unmark

Read = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<He> {urged} residents [to avoid the road].", ["residents to avoid the road"]),
        ("<They> {called} on the board [to open talks].", ["the board to open talks"]),
        (
            "<The office> {said} [growth was driven by services], which offset a drop in mining.",
            ["growth was driven by services, which offset a drop in mining"],
        ),
        (
            "<Roe> {said} [the army wants an exit for the leader, who has ruled for years] and is known [as a hero].",
            ["the army wants an exit for the leader, who has ruled for years and is known as a hero"],
        ),
        ("The ship {reportedly} [carried oil] on Monday.", ["The ship", "carried oil on Monday"]),
    ],
    ids=["object of urging", "object of calling on", "relative clause", "gap", "adverb"],
)
def test_what_was_cut_off_is_taken_in(read: Read, marked: str, expected: list[str]) -> None:
    assert mended(read, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Doctors] {were told} [the ward was full].", ["the ward was full"]),
        ("<Roe> {rejected} [reports that the mill would close].", ["the mill would close"]),
        ("<She> {repeated} [her old claim that taxes had risen].", ["taxes had risen"]),
        ("[Those clients] were not charged, but <Roe> {said} [the case is open].", ["the case is open"]),
        ('[When asked why it fell], <Roe> {said}: ["It was old."]', ['"It was old."']),
        ('<The firm> [kept quiet], {saying}: ["We cannot say."]', ['"We cannot say."']),
        ('[Sentencing him], <the judge> {said}: ["You lied."]', ['"You lied."']),
        ("<Roe> {said} [the road was shut, and Ms Anna Cole that the bridge was too].", ["the road was shut"]),
    ],
    ids=[
        "passive addressee",
        "noun of a denial",
        "noun of a claim",
        "other subject",
        "asked",
        "main clause",
        "participle",
        "second speaker",
    ],
)
def test_what_was_glued_on_is_left_out(read: Read, marked: str, expected: list[str]) -> None:
    assert mended(read, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "<Roe> {said} [the bridge was safe], but the road was shut.",
        "<Roe> {said} [the bridge was safe], while the road was shut.",
        "<Roe> {said} earlier this year [he was leaving].",
        '<Roe> {described} [it as "a disaster"].',
    ],
    ids=["but", "while", "when it was said", "as"],
)
def test_what_belongs_to_nobody_stays_outside(read: Read, marked: str) -> None:
    kept = unmark(marked)
    assert mended(read, marked) == [kept.text[start:end] for start, end in kept.parts["content"]]


def mended(read: Read, marked: str) -> list[str]:
    plain = unmark(marked)
    doc = read(plain.text)
    (found,) = mend(doc, [attribution_of(doc, plain.parts)], find_quotes(doc))
    return [span.text.rstrip(",.") for span in found.content]
