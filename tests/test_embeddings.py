"""Embeddings that are remembered: the same vectors as spaCy's own, to the bit."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from claimtable.components import embeddings
from claimtable.components.embeddings import RememberingEmbedding, remember_embeddings
from claimtable.language import DEFAULT_MODEL

TEXTS = [
    "Ann Roe of the Leeds City Council told Reuters on Monday that 1,200 people left Hull.",
    "The ferry left, the ferry came back, and THE ferry sank.\n\nNobody wasn't told.",
    "nothing",
    "",
    " \n ",
    "Ann Roe did not leave Hull on Monday; can't she?",
]
ENCODERS = "tok2vec", "ner"


@pytest.fixture
def models() -> tuple[Language, Language]:
    """The model as spaCy loads it, and with embeddings that are remembered."""
    plain, ours = (spacy.load(DEFAULT_MODEL) for _ in range(2))
    remember_embeddings(ours)
    return plain, ours


def vectors(nlp: Language, name: str, texts: list[str]) -> list[bytes]:
    model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    embedding = model.layers[0] if name == "tok2vec" else model.get_ref("tok2vec").layers[0].layers[0]
    return [np.asarray(one).tobytes() for one in embedding.predict([nlp.make_doc(text) for text in texts])]


@pytest.mark.parametrize("name", ENCODERS)
def test_vectors_are_spacys_however_often_and_together_with_what(models: tuple[Language, Language], name: str) -> None:
    plain, ours = models
    expected = vectors(plain, name, TEXTS)
    for _ in range(2):
        assert [vectors(ours, name, [text])[0] for text in reversed(TEXTS)] == expected[::-1]
        assert vectors(ours, name, TEXTS) == expected


@pytest.mark.parametrize("name", ENCODERS)
def test_it_begins_anew_when_too_many_are_kept(
    models: tuple[Language, Language], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, ours = models
    monkeypatch.setattr(embeddings, "_KEPT", 15)
    assert [vectors(ours, name, [text]) for text in TEXTS] == [vectors(plain, name, [text]) for text in TEXTS]


def test_docs_are_annotated_alike(models: tuple[Language, Language]) -> None:
    plain, ours = models
    for one, other in zip(plain.pipe(TEXTS), ours.pipe(TEXTS), strict=True):
        assert one.to_bytes() == other.to_bytes()


def test_weights_that_training_changed_are_used(models: tuple[Language, Language]) -> None:
    _, ours = models
    before = vectors(ours, "ner", TEXTS)
    example = Example.from_dict(ours.make_doc("Ann Roe left."), {"entities": [(0, 7, "ORG")]})
    ours.select_pipes(enable=["ner"])
    ours.update([example], sgd=ours.resume_training())
    after = vectors(ours, "ner", TEXTS)
    assert after != before
    fresh = spacy.load(DEFAULT_MODEL)
    fresh.from_bytes(ours.to_bytes())
    assert vectors(fresh, "ner", TEXTS) == after


def test_weights_that_are_loaded_later_are_used(models: tuple[Language, Language]) -> None:
    plain, ours = models
    vectors(ours, "ner", TEXTS)
    embedding = plain.get_pipe("ner").model.get_ref("tok2vec").layers[0].layers[0]  # type: ignore[attr-defined]
    mix = next(node for node in embedding.walk() if node.name == "maxout")
    mix.set_param("b", mix.get_param("b") + 1)
    ours.get_pipe("ner").from_bytes(plain.get_pipe("ner").to_bytes())  # type: ignore[attr-defined]
    assert vectors(ours, "ner", TEXTS) == vectors(plain, "ner", TEXTS)


def test_a_pipeline_without_such_embeddings_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    remember_embeddings(nlp)
    assert nlp.pipe_names == ["sentencizer"]


def test_both_encoders_of_the_model_are_known(models: tuple[Language, Language]) -> None:
    _, ours = models
    found = [
        node
        for name in ENCODERS
        for node in ours.get_pipe(name).model.walk()  # type: ignore[attr-defined]
        if isinstance(node._func, RememberingEmbedding)
    ]
    assert len(found) == len(ENCODERS)
