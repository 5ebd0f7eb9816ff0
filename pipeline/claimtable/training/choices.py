"""Fits named weights of choices: which of several options is taken, where options share features and choices classes.

A conditional logistic regression: the probability of an option is its share of a softmax over all options of its
choice. Where several options are right, their probabilities count together. Every class of choices has weights of its
own that are drawn towards common ones, so that a rare class learns from the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold

from claimtable.fitted import Features, Logistic

#: L2 penalty on every weight, common ones and those of a class
PENALTY = 3.0
#: features seen in fewer options are left out
RARE = 4
_STEPS = 150

Matrix = Any  # a sparse matrix of scipy, which has no types
Vector = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """One labelled choice: its class, its options, which of them are right, the article that it comes from, and how
    often it counts in a fit.
    """

    kind: str
    options: Sequence[Features]
    right: Sequence[bool]
    group: str
    weight: float = 1.0


def fit_choices(
    choices: Sequence[Choice], kinds: Sequence[str], *, penalty: float = PENALTY, facts: Mapping[str, Any] | None = None
) -> dict[str, Logistic]:
    """Return the weights of every one of ``kinds``; every choice must have an option that is right."""
    vectorizer = DictVectorizer(sparse=True, sort=True)
    plain = vectorizer.fit_transform([dict(option) for choice in choices for option in choice.options]).tocsr()
    kept = np.flatnonzero(np.asarray((plain != 0).sum(axis=0)).ravel() >= RARE)
    plain = plain[:, kept]
    names = vectorizer.get_feature_names_out()[kept]
    of_kind = np.array([kinds.index(choice.kind) for choice in choices for _ in choice.options])
    crossed = [plain.multiply((of_kind == number)[:, None]).tocsr() for number in range(len(kinds))]
    weights = _fit(hstack([plain, *crossed]).tocsr(), choices, penalty)
    common, size = weights[: len(names)], len(names)
    return {
        kind: Logistic(
            {
                str(name): float(weight)
                for name, weight in zip(names, common + weights[size * (n + 1) : size * (n + 2)], strict=True)
                if abs(weight) >= 0.0005
            },
            0.0,
            dict(facts or {}),
        )
        for n, kind in enumerate(kinds)
    }


def _fit(matrix: Matrix, choices: Sequence[Choice], penalty: float) -> Vector:
    right = np.array([float(one) for choice in choices for one in choice.right])
    sizes = np.array([len(choice.options) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    counts = np.array([choice.weight for choice in choices])
    counted = np.repeat(counts, sizes)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = matrix @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        hits = np.maximum(np.add.reduceat(shares * right, starts), 1e-9)
        wanted = shares * right / np.repeat(hits, sizes)
        slope = matrix.T @ (counted * (shares - wanted)) + penalty * weights
        return float(-(counts * np.log(hits)).sum() + penalty / 2 * (weights @ weights)), slope

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def unseen(items: Sequence[T], group_of: Callable[[T], str], folds: int) -> Iterator[tuple[list[T], list[T]]]:
    """Yield for every fold the items to learn from and those left out of it, in their order; no group is in both."""
    numbers = folds_of([group_of(one) for one in items], folds)
    for fold in sorted(set(numbers.values())):
        seen = [one for one in items if numbers[group_of(one)] != fold]
        yield seen, [one for one in items if numbers[group_of(one)] == fold]


def folds_of(groups: Sequence[str], folds: int = 5) -> dict[str, int]:
    """Return for every group (article) the number of the fold in which it is left out."""
    names = sorted(set(groups))
    split = GroupKFold(n_splits=min(folds, len(names))).split(names, groups=names)
    return {names[place]: number for number, (_, test) in enumerate(split) for place in test}
