"""Fitted choices: named features with weights, read from JSON files under ``models/``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from claimtable.errors import ModelError
from claimtable.resources import model_folder

#: feature name -> value; a feature that is not named is zero
Features = Mapping[str, float]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: the probability of yes is ``1 / (1 + exp(-score))``.

    ``weights`` go by feature name; names that were not fitted count nothing. ``facts`` say what it was fitted on (the
    data's checksum, counts, scores in cross-validation).
    """

    weights: Mapping[str, float]
    bias: float = 0.0
    facts: Mapping[str, Any] = field(default_factory=dict)

    def score(self, features: Features) -> float:
        """Return the log-odds of yes."""
        weights = self.weights
        # an exact sum, so that the last digits do not depend on how the features were put together
        return self.bias + math.fsum([weights[name] * value for name, value in features.items() if name in weights])

    def probability(self, features: Features) -> float:
        """Return the probability of yes, between 0 and 1."""
        return sigmoid(self.score(features))

    def strongest(self, features: Features, number: int = 3) -> list[tuple[str, float]]:
        """Return the ``number`` features that move the score most, each with what it adds, the strongest first."""
        parts = [(name, self.weights.get(name, 0.0) * value) for name, value in features.items()]
        return sorted((one for one in parts if one[1]), key=lambda one: (-abs(one[1]), one[0]))[:number]

    def shares(self, options: Sequence[Features]) -> list[float]:
        """Return the share of each of ``options`` in a softmax over all of them."""
        scores = [self.score(option) for option in options]
        best = max(scores, default=0.0)
        odds = [math.exp(score - best) for score in scores]
        whole = math.fsum(odds)
        return [one / whole for one in odds]

    def choose(self, options: Sequence[Features]) -> tuple[int, float]:
        """Return the number of the best of ``options`` (the first of equals) and its share of a softmax over all;
        ``options`` must not be empty.
        """
        shares = self.shares(options)
        best = max(range(len(shares)), key=shares.__getitem__)
        return best, shares[best]


def sigmoid(score: float) -> float:
    """Return the probability that log-odds of ``score`` stand for, without overflow."""
    if score >= 0:
        return 1 / (1 + math.exp(-score))
    odds = math.exp(score)
    return odds / (1 + odds)


def log_odds(share: float, *, floor: float = 0.001) -> float:
    """Return the log-odds of the probability ``share``, which is first brought between ``floor`` and 1 - ``floor``."""
    share = min(max(share, floor), 1 - floor)
    return math.log(share / (1 - share))


@cache  # one for each file of models/: an article asks for twenty
def load_logistic(folder: str, name: str) -> Logistic:
    """Return the model in ``models/FOLDER/NAME.json``; raises ModelError when it is missing or is none."""
    path = model_folder(folder) / f"{name}.json"
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{path} is not a fitted model of format {FORMAT}: {error}; install claimtable anew"
        ) from error


def from_json(data: Mapping[str, Any]) -> Logistic:
    """Return the model that ``to_json`` wrote; raises ValueError, KeyError or TypeError for anything else."""
    if data["format"] != FORMAT:
        raise ValueError(f"its format is {data['format']!r}")
    weights = {str(name): float(weight) for name, weight in data["weights"].items()}
    return Logistic(weights, float(data["bias"]), dict(data["facts"]))


def to_json(model: Logistic) -> dict[str, Any]:
    """Return what is written as JSON: weights in alphabetical order, with four digits behind the point."""
    weights = {name: round(weight, 4) for name, weight in sorted(model.weights.items())}
    return {"format": FORMAT, "bias": round(model.bias, 4), "facts": dict(model.facts), "weights": weights}


def write_logistic(model: Logistic, path: Path) -> None:
    """Write ``model`` to ``path``, one weight a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(to_json(model), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
