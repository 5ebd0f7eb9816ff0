"""A pipeline of a user's own gives the claims of ``load()``, or says how to; names that there are not are errors."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from claimtable import Article, ModelError, OptionError, annotate_doc, claims_from_doc, load, prepare
from claimtable.extraction import extract
from claimtable.language import PIPES
from claimtable.resources import DEFAULT_MODEL

TEXT = (
    "“The bridge won’t open,” said Ada Ricci, mayor of Leeds, on Monday. “It’s too dear.”\n"
    "About 40 people left, the council’s report says, and ‘nobody’ came back in 2021."
)
ARTICLE = Article("bridge", TEXT)


@pytest.fixture(scope="module")
def by_factories() -> Language:
    """A pipeline that was put together by the factories' names alone."""
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("claim_paragraphs", first=True)
    for name in PIPES:
        nlp.add_pipe(name)
    return nlp


def test_factories_alone_are_refused_with_what_to_do(by_factories: Language) -> None:
    doc = by_factories(TEXT)
    for work in (claims_from_doc, annotate_doc):
        with pytest.raises(ModelError, match=r"claimtable\.load\(\), or hand yours to claimtable\.prepare\(\)"):
            work(doc, ARTICLE)
    with pytest.raises(ModelError, match=r"does not normalise quotation marks"):
        list(extract([ARTICLE], by_factories))


def test_a_prepared_pipeline_gives_the_claims_of_load(nlp: Language) -> None:
    own = spacy.load(DEFAULT_MODEL)
    own.add_pipe("sentencizer", before="parser")
    own.remove_pipe("sentencizer")
    own.add_pipe("claim_quotes")
    prepare(own)
    assert own.pipe_names[0] == "claim_paragraphs"
    assert set(PIPES) <= set(own.pipe_names)
    expected = claims_from_doc(nlp(TEXT), ARTICLE)
    assert len(expected) > 2
    assert claims_from_doc(own(TEXT), ARTICLE) == expected
    assert claims_from_doc(prepare(own)(TEXT), ARTICLE) == expected  # once more changes nothing


def test_components_in_another_order_are_refused() -> None:
    own = spacy.load(DEFAULT_MODEL)
    own.add_pipe("claim_coref")
    with pytest.raises(ModelError, match="come in the order claim_coref, claim_quotes"):
        prepare(own)


def test_a_pipeline_that_was_saved_is_loaded_again(nlp: Language, tmp_path: Path) -> None:
    load().to_disk(tmp_path / "saved")
    assert claims_from_doc(load(str(tmp_path / "saved"))(TEXT), ARTICLE) == claims_from_doc(nlp(TEXT), ARTICLE)


def test_the_doc_of_another_article_is_refused(nlp: Language) -> None:
    with pytest.raises(OptionError, match="of another text than article 'bridge'"):
        claims_from_doc(nlp("Another text."), ARTICLE)
    with pytest.raises(OptionError, match="of another text than article 'bridge'"):
        annotate_doc(nlp(TEXT.replace("“", '"')), ARTICLE)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            {"components": {"claim_atribution": {}}},
            "no component 'claim_atribution'; there are claim_quotes, ",
        ),
        (
            {"components": {"claim_attribution": {"treshold": 0.4}}},
            "no setting 'treshold'; it has model, threads, ",
        ),
        ({"components": {"claim_quotes": {"marks": "x"}}}, "claim_quotes has no setting 'marks'; it has none"),
        ({"exclude": ["ner"]}, "no component 'ner'"),
    ],
)
def test_names_that_there_are_not_are_told_with_those_that_there_are(options: dict[str, object], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        load(**options)  # type: ignore[arg-type]
