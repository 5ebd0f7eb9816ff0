"""Fitted choices: named weights, read and written as JSON, fitted and measured on articles that were left out."""

import json
import math

import pytest

from claimtable.errors import ModelError
from claimtable.fitted import Logistic, from_json, load_logistic, log_odds, sigmoid, to_json
from claimtable.resources import model_folder, model_names


def test_a_score_is_the_bias_and_the_weighted_features() -> None:
    model = Logistic({"near": 2.0, "far": -1.0}, bias=0.5)
    assert model.score({"near": 1.0, "far": 0.5, "never seen": 9.0}) == 2.0


def test_the_likeliest_option_is_chosen_and_the_first_of_equals() -> None:
    model = Logistic({"near": 1.0})
    assert model.choose([{"near": 0.0}, {"near": 2.0}])[0] == 1
    assert model.choose([{"near": 1.0}, {"near": 1.0}]) == (0, 0.5)


@pytest.mark.parametrize("score", [-800.0, -1.0, 0.0, 1.0, 800.0])
def test_probabilities_stay_between_nought_and_one(score: float) -> None:
    assert 0.0 <= sigmoid(score) <= 1.0


def test_log_odds_are_the_inverse() -> None:
    assert math.isclose(sigmoid(log_odds(0.3)), 0.3)
    assert log_odds(0.0) == log_odds(0.001)


def test_a_model_survives_json() -> None:
    model = Logistic({"near": 1.25}, bias=-0.5, facts={"articles": 3})
    assert from_json(json.loads(json.dumps(to_json(model)))) == model


def test_a_missing_model_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match=r"nowhere.*install claimtable anew"):
        load_logistic("nowhere", "nothing")


def test_every_fitted_model_that_comes_along_is_read_once() -> None:
    files = [path for name in model_names() for path in sorted(model_folder(name).glob("*.json"))]
    known = [(path.parent.name, path.stem) for path in files if "weights" in json.loads(path.read_text("utf-8"))]
    assert len(known) > 20
    first = [load_logistic(*one) for one in known]
    assert all(load_logistic(*one) is model for one, model in zip(known, first, strict=True))


def test_weights_are_fitted_and_measured_on_groups_left_out() -> None:
    pytest.importorskip("sklearn", reason="fitting needs the extra train")
    from claimtable.training.fitting import Example, brier, calibration_error, fit, left_out

    examples = [Example({"sign": float(n % 2)}, n % 2 == 1, f"article {n % 10}") for n in range(100)]
    model = fit(examples, strength=10.0)
    assert model.probability({"sign": 1.0}) > 0.9 > 0.1 > model.probability({"sign": 0.0})
    labels = [one.label for one in examples]
    assert brier(left_out(examples, strength=10.0), labels) < 0.01
    assert calibration_error([0.8] * 10, [True] * 8 + [False] * 2) == pytest.approx(0.0)


def test_features_of_few_examples_are_left_out() -> None:
    pytest.importorskip("sklearn", reason="fitting needs the extra train")
    from claimtable.training.fitting import Example, without_rare

    examples = [Example({"often": 1.0, f"once {number}": 1.0}, True, "a") for number in range(3)]
    assert [one.features for one in without_rare(examples, 2)] == [{"often": 1.0}] * 3
