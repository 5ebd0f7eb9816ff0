"""The entity recogniser that reads all tokens at once: the same entities as spaCy's own."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable.components.entity_recogniser import QuickRecogniser, quicken
from claimtable.language import DEFAULT_MODEL

TEXTS = [
    "Ann Roe of the Leeds City Council told Reuters on Monday that 1,200 people left Hull.",
    "The United States of America, France and the European Union met in New York on 3 May 2021",  # one ends the text
    "In 2019 IBM. Ltd of Acme Steel Works \n\n Apple Inc. bought Hull Dock Company for $3.5 million.",
    "MR JOHN\n\nSMITH AND THE WORLD HEALTH ORGANISATION SAID 40 PER CENT.",
    "Twenty-three of the first thirty-five miles from London to Brighton took Mo Farah two hours and five minutes.",
    "nothing",
    "",
    " \n ",
]


@pytest.fixture(scope="module")
def models() -> tuple[Language, Language]:
    """The model as spaCy loads it, and with our recogniser."""
    plain, ours = (spacy.load(DEFAULT_MODEL) for _ in range(2))
    quicken(ours)
    return plain, ours


def entities(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


def test_it_takes_the_place_of_spacys(models: tuple[Language, Language]) -> None:
    plain, ours = models
    assert ours.pipe_names == plain.pipe_names
    assert isinstance(ours.get_pipe("ner"), QuickRecogniser)
    assert ours.pipe_labels["ner"] == plain.pipe_labels["ner"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_entities_are_spacys(models: tuple[Language, Language], text: str) -> None:
    plain, ours = models
    assert entities(ours(text)) == entities(plain(text))


def test_they_are_spacys_in_a_batch(models: tuple[Language, Language]) -> None:
    plain, ours = models
    batches = ([entities(doc) for doc in nlp.pipe(TEXTS, batch_size=3)] for nlp in (plain, ours))
    assert next(batches) == next(batches)


def test_the_text_has_entities_to_compare(models: tuple[Language, Language]) -> None:
    _, ours = models
    assert {"PERSON", "ORG", "DATE", "CARDINAL"} <= {ent.label_ for ent in ours(TEXTS[0]).ents}


def test_entities_that_something_set_before_stay(models: tuple[Language, Language]) -> None:
    docs = []
    for nlp in models:
        doc = nlp.make_doc("Ann Roe of Leeds met Al Poe in Hull.")
        doc.set_ents([Span(doc, 1, 4, label="WORK_OF_ART")], default="missing")
        docs.append(nlp.get_pipe("ner")(doc))
    assert entities(docs[1]) == entities(docs[0])
    assert docs[1].ents[0].text == "Roe of Leeds"


def test_a_recogniser_that_weighs_several_readings_keeps_spacys_way() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner", name="ner").add_label("GPE")  # type: ignore[attr-defined]
    quicken(nlp)
    assert not isinstance(nlp.get_pipe("ner"), QuickRecogniser)
