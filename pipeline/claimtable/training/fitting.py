"""Fits the named weights of ``claimtable.fitted`` and measures them on groups (articles) that were left out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claimtable.fitted import Features, Logistic

#: inverse strength of the L2 penalty; scikit-learn's ``C``
STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled candidate; ``group`` is the article that it comes from, ``weight`` how often it counts in a fit."""

    features: Features
    label: bool
    group: str
    weight: float = 1.0


def fit(examples: Sequence[Example], *, strength: float = STRENGTH, facts: dict[str, Any] | None = None) -> Logistic:
    """Return the L2-regularised logistic model of ``examples``; raises ValueError unless both labels occur."""
    vectorizer = DictVectorizer(sparse=True, sort=True)
    matrix = vectorizer.fit_transform([dict(one.features) for one in examples])
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=2000)
    model.fit(matrix, [one.label for one in examples], sample_weight=[one.weight for one in examples])
    names = vectorizer.get_feature_names_out()
    weights = {str(name): float(weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Logistic(weights, float(model.intercept_[0]), facts or {})


def without_rare(examples: Sequence[Example], least: int) -> list[Example]:
    """Return ``examples`` without the features that fewer than ``least`` of them have."""
    counts = Counter(name for one in examples for name in one.features)
    return [replace(one, features={n: v for n, v in one.features.items() if counts[n] >= least}) for one in examples]


def left_out(examples: Sequence[Example], *, folds: int = 5, strength: float = STRENGTH) -> NDArray[np.float64]:
    """Return for every example the probability that a model gives it which was fitted without its group."""
    groups = [one.group for one in examples]
    found = np.zeros(len(examples))
    for train, test in GroupKFold(n_splits=min(folds, len(set(groups)))).split(groups, groups=groups):
        model = fit([examples[n] for n in train], strength=strength)
        found[test] = [model.probability(examples[n].features) for n in test]
    return found


def brier(probabilities: Sequence[float] | NDArray[np.float64], labels: Sequence[bool]) -> float:
    """Return the mean squared distance of probabilities from what came true."""
    return float(np.mean((np.asarray(probabilities) - np.asarray(labels, dtype=float)) ** 2))


def calibration_error(
    probabilities: Sequence[float] | NDArray[np.float64], labels: Sequence[bool], *, bins: int = 10
) -> float:
    """Return the expected calibration error: how far the mean probability of a bin is from its share of yes, on average
    over all examples, in equally wide bins.
    """
    return sum(
        abs(row.predicted - row.right) * row.count for row in reliability(probabilities, labels, bins=bins)
    ) / max(1, len(labels))


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: how many probabilities lie in it, their mean, and the share that is right."""

    low: float
    high: float
    count: int
    predicted: float
    right: float


def reliability(
    probabilities: Sequence[float] | NDArray[np.float64], labels: Sequence[bool], *, bins: int = 10
) -> list[Bin]:
    """Return the reliability table of ``probabilities`` in ``bins`` equally wide bins; empty ones are left out."""
    values, truth = np.asarray(probabilities, dtype=float), np.asarray(labels, dtype=float)
    numbers = np.minimum((values * bins).astype(int), bins - 1)
    found = []
    for number in sorted(set(numbers.tolist())):
        inside = numbers == number
        mean, right = float(values[inside].mean()), float(truth[inside].mean())
        found.append(Bin(number / bins, (number + 1) / bins, int(inside.sum()), mean, right))
    return found


def checksum(*paths: Path) -> str:
    """Return the SHA-256 of the files' contents one behind another, for a model's facts."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
