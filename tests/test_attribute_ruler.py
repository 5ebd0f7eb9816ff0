"""The attribute ruler that remembers: the same annotations as spaCy's own."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtable.components.attribute_ruler import RememberingRuler, remember
from claimtable.language import DEFAULT_MODEL

TEXTS = [
    "There is no bridge, and there's no ferry; it ain't fair.",
    "Let's go, y'all: we're gonna stay and you gotta wait. C'mon!",
    "She has been there once, that much I know, but he would not.\n\nNothin' was done, 'cause nobody cared.",
    "This is what they said they're doin': they can't, won't and shan't pay.",
    "",
    " \n ",
]


@pytest.fixture(scope="module")
def parsers() -> tuple[Language, Language]:
    """The model as spaCy loads it, and with our ruler; both without names."""
    plain, ours = (spacy.load(DEFAULT_MODEL, exclude=["ner"]) for _ in range(2))
    remember(ours)
    return plain, ours


def annotations(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.tag_, token.pos_, token.dep_, token.lemma_, str(token.morph)) for token in doc]


def test_it_takes_the_place_of_spacys(parsers: tuple[Language, Language]) -> None:
    plain, ours = parsers
    assert ours.pipe_names == plain.pipe_names
    assert isinstance(ours.get_pipe("attribute_ruler"), RememberingRuler)


@pytest.mark.parametrize("time", ["new kinds of tokens", "known kinds"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_annotations_are_spacys(parsers: tuple[Language, Language], text: str, time: str) -> None:
    plain, ours = parsers
    assert annotations(ours(text)) == annotations(plain(text))


def test_what_something_set_before_is_respected(parsers: tuple[Language, Language]) -> None:
    plain, ours = parsers
    docs = [Doc(nlp.vocab, ["There", "is", "hope"], pos=["PRON", "", ""], tags=["EX", "VBZ", "NN"]) for nlp in parsers]
    for doc, nlp in zip(docs, (plain, ours), strict=True):
        nlp.get_pipe("attribute_ruler")(doc)
    assert annotations(docs[0]) == annotations(docs[1])


def test_a_model_with_other_patterns_keeps_its_own() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"TAG": "NN"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    remember(nlp)
    assert not isinstance(nlp.get_pipe("attribute_ruler"), RememberingRuler)
