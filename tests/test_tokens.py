"""What is read once of a Doc's tokens is what spaCy says of each."""

from __future__ import annotations

import gc
import weakref

import pytest
import spacy
from spacy.tokens import Doc

from claimtable.tokens import heads, strings, text_between, text_of, tokens_of


@pytest.mark.parametrize("text", ["The pump failed,  she said.\n\n It's out. ", "", "\n", "Zoë paid £5."])
def test_text_words_and_offsets_are_spacys(text: str) -> None:
    doc = spacy.blank("en")(text)
    read = tokens_of(doc)
    assert (read.text, text_of(doc)) == (doc.text, doc.text)
    assert read.words == [token.text for token in doc]
    assert read.offsets == [token.idx for token in doc]


def test_paragraphs_are_lines_without_blanks_at_their_edges() -> None:
    assert tokens_of(spacy.blank("en")("One.\n Two. \n")).paragraphs == [(0, 4), (6, 10)]


def test_annotations_are_read_anew_each_time() -> None:
    doc = Doc(spacy.blank("en").vocab, ["It", "is", "hot"], heads=[1, 1, 1], deps=["nsubj", "ROOT", "acomp"])
    assert (heads(doc), strings(doc, "DEP")) == ([1, 1, 1], ["nsubj", "ROOT", "acomp"])
    doc[0].dep_ = "expl"
    assert strings(doc, "DEP") == ["expl", "ROOT", "acomp"]


def test_merged_tokens_are_read_again() -> None:
    doc = spacy.blank("en")("New York is big")
    assert len(tokens_of(doc).words) == 4
    with doc.retokenize() as merging:
        merging.merge(doc[:2])
    assert tokens_of(doc).words == ["New York", "is", "big"]


def test_nothing_keeps_a_doc_alive() -> None:
    doc = spacy.blank("en")("One two")
    tokens_of(doc)
    alive = weakref.ref(doc)
    del doc
    gc.collect()
    assert alive() is None


def test_the_text_between_two_tokens_is_that_of_the_span() -> None:
    doc = spacy.blank("en")("Ann  Roe can't\n\nsail, she said. ")
    for start in range(len(doc) + 1):
        for end in range(start, len(doc) + 1):
            assert text_between(doc, start, end) == doc[start:end].text
