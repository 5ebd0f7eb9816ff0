"""The component ``claim_attribution``: methods, batches, other processes, confidence."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.components.attribution import AttributionFinder, choose_method
from claimtable.errors import ModelError, OptionError
from claimtable.language import load
from claimtable.resources import model_folder

FOLDER = model_folder("attribution")
needs_model = pytest.mark.skipif(not (FOLDER / "meta.json").is_file(), reason="models/attribution is not trained yet")

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


@pytest.fixture(scope="module")
def rules(nlp: Language) -> AttributionFinder:
    return AttributionFinder("rules", FOLDER)


def test_rules_need_no_model(tmp_path: Path) -> None:
    assert choose_method("rules", tmp_path) == "rules"


def test_auto_falls_back_to_rules_where_there_is_no_model(tmp_path: Path) -> None:
    assert choose_method("auto", tmp_path) == "rules"


def test_a_missing_model_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        choose_method("model", tmp_path)


def test_an_unknown_method_is_an_error_that_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="auto, model, rules"):
        choose_method("magic", tmp_path)


@needs_model
def test_auto_is_the_model_where_it_is() -> None:
    assert choose_method("auto", FOLDER) == "model"


@pytest.mark.parametrize("method", ["rules", pytest.param("model", marks=needs_model)])
@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_the_result_does_not_depend_on_the_batch(nlp: Language, method: str, batch_size: int) -> None:
    finder = AttributionFinder(choose_method(method, FOLDER), FOLDER)
    single = [found(finder(nlp(text))) for text in TEXTS]
    assert [found(doc) for doc in finder.pipe(map(nlp, TEXTS), batch_size=batch_size)] == single
    assert any(single)


@pytest.mark.parametrize("method", ["rules", pytest.param("model", marks=needs_model)])
def test_the_component_survives_pickling(nlp: Language, method: str) -> None:
    finder = AttributionFinder(choose_method(method, FOLDER), FOLDER, threshold=0.2)
    finder(nlp(TEXTS[0]))
    copied = pickle.loads(pickle.dumps(finder))
    assert found(copied(nlp(TEXTS[0]))) == found(finder(nlp(TEXTS[0])))


@pytest.mark.parametrize("method", ["rules", pytest.param("model", marks=needs_model)])
def test_confidence_is_a_probability_and_the_threshold_cuts_at_it(nlp: Language, method: str) -> None:
    chosen = choose_method(method, FOLDER)
    everything = found(AttributionFinder(chosen, FOLDER)(nlp(TEXTS[0])))
    assert all(0 < confidence <= 1 for _, confidence in everything)
    assert found(AttributionFinder(chosen, FOLDER, threshold=1.01)(nlp(TEXTS[0]))) == []


def test_the_pipeline_takes_the_settings() -> None:
    blank = spacy.blank("en")
    component = blank.add_pipe("claim_attribution", config={"method": "rules", "threshold": 0.5})
    assert isinstance(component, AttributionFinder)
    assert (component.method, component.threshold) == ("rules", 0.5)


def test_the_component_is_written_with_a_pipeline() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claim_attribution", config={"method": "rules"})
    copied = spacy.blank("en")
    copied.add_pipe("claim_attribution", config={"method": "rules"})
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


def test_load_passes_the_method() -> None:
    nlp = load(components={"claim_attribution": {"method": "rules"}})
    assert nlp.get_pipe("claim_attribution").method == "rules"
