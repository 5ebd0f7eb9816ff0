"""The component ``claim_attribution``: batches, other processes, confidence."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.components.attribution import AttributionFinder
from claimtable.errors import ModelError
from claimtable.language import load
from claimtable.resources import model_folder

FOLDER = model_folder("attribution")

TEXTS = [
    'The mayor said: "The bridge is safe. Trams will run."',
    "Police believe the gang fled, according to the radio.",
    "",
    "Nothing was said here at all.\n\nThe bridge fell, the engineers reported.",
    '"We stay," she said.\n"We fight.',
]


def found(doc: Doc) -> list[tuple[str, float]]:
    return [
        (" | ".join(span.text for span in (*one.source, *one.cue, *one.content)), one.confidence)
        for one in layers.get_attributions(doc)
    ]


def test_a_missing_model_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        load(components={"claim_attribution": {"model": str(tmp_path)}})


@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_the_result_does_not_depend_on_the_batch(nlp: Language, batch_size: int) -> None:
    finder = AttributionFinder(FOLDER)
    single = [found(finder(nlp(text))) for text in TEXTS]
    assert [found(doc) for doc in finder.pipe(map(nlp, TEXTS), batch_size=batch_size)] == single
    assert any(single)


def test_the_component_survives_pickling(nlp: Language) -> None:
    finder = AttributionFinder(FOLDER, threshold=0.2)
    finder(nlp(TEXTS[0]))
    copied = pickle.loads(pickle.dumps(finder))
    assert found(copied(nlp(TEXTS[0]))) == found(finder(nlp(TEXTS[0])))


def test_confidence_is_a_probability_and_the_threshold_cuts_at_it(nlp: Language) -> None:
    everything = found(AttributionFinder(FOLDER)(nlp(TEXTS[0])))
    assert all(0 < confidence <= 1 for _, confidence in everything)
    assert found(AttributionFinder(FOLDER, threshold=1.01)(nlp(TEXTS[0]))) == []


def test_the_pipeline_takes_the_settings() -> None:
    blank = spacy.blank("en")
    component = blank.add_pipe("claim_attribution", config={"threshold": 0.5})
    assert isinstance(component, AttributionFinder)
    assert component.threshold == 0.5


def test_the_component_is_written_with_a_pipeline() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claim_attribution")
    copied = spacy.blank("en")
    copied.add_pipe("claim_attribution")
    assert copied.from_bytes(blank.to_bytes()).pipe_names == ["claim_attribution"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        '"',
        "'" * 50,
        "“" * 300,
        "😀 \u200b \u0301",
        "WE WILL WIN, SAID MAYOR ADA BYRNE",
        "Q. Why?\nA. Because.",
        "“Why?” – Ada Byrne",
        "Byrne: We will win.",
        "@mayor: We will win! #bridge",
    ],
)
def test_no_text_raises(nlp: Language, text: str) -> None:
    assert isinstance(nlp(text), Doc)


def test_load_passes_the_settings() -> None:
    nlp = load(components={"claim_attribution": {"threshold": 0.4}})
    assert nlp.get_pipe("claim_attribution").threshold == 0.4


def test_what_the_encoder_makes_of_each_token_stays_with_the_doc() -> None:
    doc = load()(TEXTS[0])
    assert doc._.encoded.shape == (len(doc), 384)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert (again._.encoded == doc._.encoded).all()


def test_a_doc_that_no_encoder_has_read_has_nothing_of_it() -> None:
    assert spacy.blank("en")(TEXTS[0])._.encoded is None
