import itertools
import json
import pickle
import shutil

import numpy as np
import pytest
import spacy

from claimtable import tagging
from claimtable.components import attribution_model
from claimtable.components.attribution_model import AttributionModel
from claimtable.errors import ModelError
from claimtable.resources import model_folder

TEXTS = [
    'Mayor Ann Field said the bridge would open in May. "We are ready," she told reporters.',
    "",
    "\n\n  \n",
    "According to the harbour office, two ferries were cancelled.\n\nNobody was hurt.",
    '"It was loud,\n\n"and then it was over," Mr. Ito added.',
    "The farmers believe that prices will fall. " * 60,
    "x" * 3000,
]


@pytest.fixture(scope="module")
def model():
    pytest.importorskip("onnxruntime")
    return AttributionModel.load(model_folder("attribution"))


@pytest.fixture(scope="module")
def docs():
    return list(spacy.blank("en").pipe(TEXTS))


def parts(doc, runs):
    return [(run.label, doc[run.start : run.end].text) for run in runs]


def test_source_cue_and_content_of_an_indirect_statement(model, docs):
    (runs,) = model.predict(docs[:1])
    assert parts(docs[0], runs)[:3] == [
        ("SOURCE", "Mayor Ann Field"),
        ("CUE", "said"),
        ("CONTENT", "the bridge would open in May"),
    ]


def test_batched_is_single(model, docs):
    assert model.predict(docs) == [model.predict([doc])[0] for doc in docs]
    assert model.predict(docs[::-1]) == model.predict(docs)[::-1]


def test_nothing_in_an_empty_text(model, docs):
    assert model.predict(docs[1:3]) == [[], []]
    assert model.predict([]) == []


def test_log_probabilities_of_every_token_sum_to_one(model, docs):
    for doc, found in zip(docs, model.log_probs(docs), strict=True):
        assert found.shape == (len(doc), len(tagging.LABELS))
        assert np.allclose(np.exp(found).sum(axis=1), 1, atol=1e-4)


def test_what_the_encoder_makes_of_the_tokens_comes_with_the_same_log_probabilities(model, docs):
    for doc, (found, encoded) in zip(docs, model.log_probs_and_encoded(docs), strict=True):
        assert (model.log_probs([doc])[0] == found).all()
        assert encoded.shape == (len(doc), 384)
        spaces = [token.i for token in doc if token.is_space]
        assert not encoded[spaces].any()
        assert encoded[[token.i for token in doc if not token.is_space]].any(axis=1).all()


def test_white_space_is_in_no_run_of_its_own(model, docs):
    found = model.log_probs(docs)[2]
    assert found[:, 0].tolist() == [0.0] * len(docs[2])


def test_runs_are_in_order_and_apart_with_scores(model, docs):
    for runs in model.predict(docs):
        assert all(before.end <= after.start for before, after in itertools.pairwise(runs))
        assert all(run.start < run.end and 0 < run.score <= 1 for run in runs)


def test_a_paragraph_longer_than_the_encoder_reads_is_labelled_to_its_end(model, docs):
    (runs,) = model.predict([docs[5]])
    assert runs[-1].end > len(docs[5]) - 5


def test_one_object_a_process_which_can_be_pickled(model):
    assert AttributionModel.load(model_folder("attribution")) is model
    assert pickle.loads(pickle.dumps(model)) is model


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "attribution"
    shutil.copytree(model_folder("attribution"), folder)
    return folder


@pytest.mark.parametrize("name", ["meta.json", *attribution_model.MODEL_FILES])
def test_a_missing_file_is_named_with_the_repair(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*missing.*claimtable train attribution --data DIR --out"):
        AttributionModel.load(copy)


@pytest.mark.parametrize("name", attribution_model.MODEL_FILES)
def test_a_changed_file_is_named_with_the_repair(copy, name):
    with (copy / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=rf"{name} is not the file that meta.json describes.*claimtable train"):
        AttributionModel.load(copy)


@pytest.mark.parametrize("change", [{"format": 99}, {"labels": ["O"]}, {"sha256": None}, {"transitions": "no"}])
def test_a_meta_file_of_another_kind_is_an_error(copy, change):
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8"))
    (copy / "meta.json").write_text(json.dumps(meta | change), encoding="utf-8")
    with pytest.raises(ModelError, match=r"meta\.json"):
        AttributionModel.load(copy)


def test_a_meta_file_that_is_not_json_is_an_error(copy):
    (copy / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"meta\.json cannot be read"):
        AttributionModel.load(copy)
