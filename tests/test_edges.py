"""Edges of contents: which tokens may begin or end a content, what tells of them, and what a choice changes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from spacy.tokens import Doc

from claimtable.attribution.edge_features import features
from claimtable.attribution.edge_parts import Part, parts_of
from claimtable.attribution.edges import choose_edges, options_of
from claimtable.components.quotes import find_quotes
from claimtable.fitted import Logistic, load_logistic
from claimtable.tagging import LABELS, Floats
from marked_claims import attribution_of, unmark

Read = Callable[[str], Doc]

SENTENCE = "<Roe> {said} [the mill would close], which angered the union."
#: weights by which an edge always moves outwards
OUTWARDS = Logistic({"end wider": 5.0, "end wider log words": 5.0})


def undecided(doc: Doc) -> Floats:
    """Return label scores that say of every token alike that it is content or not."""
    return np.log(np.full((len(doc), len(LABELS)), 1 / len(LABELS), dtype=np.float32))


def part_of(read: Read, marked: str) -> Part:
    plain = unmark(marked)
    doc = read(plain.text)
    ((_, part),) = parts_of(doc, [attribution_of(doc, plain.parts)], undecided(doc), find_quotes(doc))
    return part


def texts(part: Part, options: list[int]) -> set[str]:
    return {part.doc[option].text for option in options}


def test_a_content_may_end_at_its_own_end_or_where_a_clause_behind_it_ends(read: Read) -> None:
    part = part_of(read, SENTENCE)
    assert part.doc[options_of(part, "end")[0]].text == "close"
    assert "union" in texts(part, options_of(part, "end"))


def test_a_content_never_begins_in_its_source_or_cue(read: Read) -> None:
    part = part_of(read, SENTENCE)
    assert not {"Roe", "said"} & texts(part, options_of(part, "start"))


def test_a_quotation_ends_at_its_marks(read: Read) -> None:
    part = part_of(read, '<Roe> {said}: ["The mill will close,"] and left the room.')
    assert [part.doc[option].text for option in options_of(part, "end")] == ["close"]


def test_a_bare_noun_has_its_edges(read: Read) -> None:
    part = part_of(read, "<Roe> {wants} [a new car] that runs on gas.")
    assert [part.doc[option].text for option in options_of(part, "end")] == ["car"]


def test_labels_that_speak_clearly_against_words_rule_them_out(read: Read) -> None:
    plain = unmark(SENTENCE)
    doc = read(plain.text)
    scores = undecided(doc)
    scores[:, LABELS.index("O")] = -0.0001
    scores[:, 1:] = -12.0
    ((_, part),) = parts_of(doc, [attribution_of(doc, plain.parts)], scores, find_quotes(doc))
    assert "union" not in texts(part, options_of(part, "end"))


@pytest.mark.parametrize(
    "name",
    [
        "end wider",
        "end wider begins which",
        "end wider hangs all",
        "end wider with a finite verb",
        "end wider over ,",
        "end beside .",
    ],
)
def test_a_clause_behind_a_content_is_told_of(read: Read, name: str) -> None:
    part = part_of(read, SENTENCE)
    union = next(token.i for token in part.doc if token.text == "union")
    assert name in features(part, "end", union)


def test_the_edge_of_the_labels_stays_by_name(read: Read) -> None:
    part = part_of(read, SENTENCE)
    assert "end stay" in features(part, "end", part.last)
    assert not any("wider" in name or "narrower" in name for name in features(part, "end", part.last))


def test_what_is_chosen_is_the_content(read: Read) -> None:
    plain = unmark(SENTENCE)
    doc = read(plain.text)
    found = [attribution_of(doc, plain.parts)]
    (wider,) = choose_edges(doc, found, undecided(doc), [], OUTWARDS)
    assert [span.text for span in wider.content] == ["the mill would close, which angered the union"]
    (same,) = choose_edges(doc, found, undecided(doc), [], Logistic({"end stay": 5.0, "start stay": 5.0}))
    assert same.content == found[0].content


def test_the_fitted_weights_know_the_names_of_the_features(read: Read) -> None:
    part = part_of(read, SENTENCE)
    named = {name for option in options_of(part, "end") for name in features(part, "end", option)}
    assert len(named & set(load_logistic("claims", "edges").weights)) > 10
