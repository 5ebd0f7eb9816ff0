"""What the parse adds to attributions: the subject of a belief, a second cue."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimtable.attribution.parse_completion import complete
from test_quoted_as import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<He> {added} [that the troops have left the north, but expects the rebels to return].",
            [("He", "added", "that the troops have left the north"), ("He", "expects", "the rebels to return")],
        ),
        (
            "<The mayor> {said} [that the bridge was safe and that it would open].",
            [("The mayor", "said", "that the bridge was safe and that it would open")],
        ),
        (
            "The gang from the harbour {is believed} [to be in Oslo].",
            [("", "is believed", "The gang from the harbour | to be in Oslo")],
        ),
        (
            "<The gang> {is believed} [to be in Oslo].",
            [("", "is believed", "The gang | to be in Oslo")],
        ),
        ("<The mayor> {wants} [to leave].", [("The mayor", "wants", "to leave")]),
        (
            "They hold a member of <a cell> {accused of} [killing eleven people].",
            [("", "accused of", "a cell | killing eleven people")],
        ),
        ("<It> {was put like this}: “[We need four cranes].”", [("", "was put like this", "We need four cranes")]),
        ("“[We need four cranes],” <it> {was announced}.", [("", "was announced", "We need four cranes")]),
        (
            "<It> {was quoted as saying}: “[We need four cranes].”",
            [("It", "was quoted as saying", "We need four cranes")],
        ),
        (
            "<He> also reportedly {told} her [that he had a rifle].",
            [("", "reportedly", "He also | told her that he had a rifle")],
        ),
        (
            "Orme said <Pask> {told} her [that the roof could fall].",
            [("Orme", "said", "Pask told her that the roof could fall")],
        ),
        (
            "<The mayor> {said} [the bridge was safe]. Ten ferries reportedly sank on Monday.",
            [("The mayor", "said", "the bridge was safe"), ("", "reportedly", "Ten ferries | sank on Monday")],
        ),
    ],
)
def test_parts(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc, found = marked(nlp, text)
    parts = [
        tuple(" | ".join(span.text for span in part) for part in (one.source, one.cue, one.content))
        for one in complete(doc, [found])
    ]
    assert parts == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It didn't take long for the doctors at the hospital to {realize} [that the baby was well].", "the doctors"),
        ("Many followed President Roe's {dictum} [that the bridge was evil].", "President Roe's"),
        ("A {statement} from Jane Roe [that the bridge was safe] came late.", "Jane Roe"),
        ("The bridge {was said} [to be safe].", ""),
        ("It {seems} [that the bridge is safe].", ""),
    ],
)
def test_a_source_that_the_labels_left_out_is_found_beside_the_cue(nlp: Language, text: str, source: str) -> None:
    doc, attribution = marked(nlp, text)
    (found,) = complete(doc, [attribution])
    assert " ".join(span.text for span in found.source).startswith(source)
    assert bool(found.source) == bool(source)
