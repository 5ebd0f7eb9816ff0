"""The stage that fits how sure an attributed claim is, on claims of articles that the attribution model has not seen.

The folds are models that were each tuned without some of the articles; every article is read by the one that has not
seen it. Right is a claim that matches an attributed gold claim (Jaccard overlap of characters at least 0.5).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtable.claims.bodies import Body, attributed_bodies
from claimtable.claims.certainty import features
from claimtable.components.attribution import AttributionFinder
from claimtable.evaluation import GoldArticle, match_claims, read_gold
from claimtable.fitted import Logistic
from claimtable.language import load
from claimtable.readers import read
from claimtable.schema import Article
from claimtable.training import fitting
from claimtable.training.fitting import Example

#: a feature that fewer claims have is left out
LEAST = 20
#: inverse strength of the penalty, and groups of articles, in cross-validation
STRENGTH, FOLDS = 0.03, 10
#: the thresholds that are tried; of those whose F1 is this close to the best, the lowest is taken
THRESHOLDS, CLOSE = tuple(round(0.05 * step, 2) for step in range(15)), 0.001


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted model, and what it says of articles that were left out: probabilities of the examples."""

    model: Logistic
    examples: Sequence[Example]
    left_out: NDArray[np.float64]


def fit_certainty(claims: Path, gold: Path, folds: Path) -> Fit:
    """Fit the certainty of claims; the threshold is the lowest with nearly the best F1 on articles left out.

    Raises GoldError and ModelError for files that do not fit.
    """
    examples = examples_of(claims, gold, folds)
    probabilities = fitting.left_out(examples, folds=FOLDS, strength=STRENGTH)
    labels = [one.label for one in examples]
    wanted = sum(claim["kind"] != "narrator" for article in read_gold(gold) for claim in article.claims)
    curve = {threshold: f1(probabilities, labels, wanted, threshold) for threshold in THRESHOLDS}
    facts = {
        "data": fitting.checksum(claims, gold),
        "claims": len(examples),
        "right": sum(labels),
        "threshold": next(threshold for threshold in THRESHOLDS if curve[threshold] >= max(curve.values()) - CLOSE),
        "f1": {str(threshold): round(100 * value, 1) for threshold, value in curve.items()},
        "brier": round(fitting.brier(probabilities, labels), 4),
        "calibration_error": round(fitting.calibration_error(probabilities, labels), 4),
    }
    return Fit(fitting.fit(examples, strength=STRENGTH, facts=facts), examples, probabilities)


def f1(probabilities: NDArray[np.float64], labels: Sequence[bool], wanted: int, threshold: float) -> float:
    """Return the F1 of the claims that are as sure as ``threshold``, of ``wanted`` that the gold has."""
    kept = probabilities >= threshold
    hits = int(np.asarray(labels)[kept].sum())
    return 2 * hits / max(1, int(kept.sum()) + wanted)


def examples_of(claims: Path, gold: Path, folds: Path) -> list[Example]:
    """Return every attributed claim of the articles in ``claims``, found by the fold's model, as right or not.

    ``folds`` holds ``folds.json`` (article_id -> number) and a model's folder ``foldN`` for each number.
    """
    numbers = json.loads((folds / "folds.json").read_text(encoding="utf-8"))
    wanted = {article.article_id: article for article in read_gold(gold)}
    nlp = load(components={"claim_attribution": {"method": "model", "model": str(folds / "fold0")}})
    finder = nlp.get_pipe("claim_attribution")
    assert isinstance(finder, AttributionFinder)
    found = []
    for article in read([str(claims)]):
        if isinstance(article, Article) and article.id in wanted:
            finder.folder = folds / f"fold{numbers[article.id]}"
            found += _judged(attributed_bodies(nlp(article.text)), wanted[article.id])
    return _without_rare(found)


def _judged(bodies: Iterable[Body], gold: GoldArticle) -> list[Example]:
    inside = [body for body in bodies if body.spans[0].start_char < gold.until]
    records = [{"spans": [(span.start_char, span.end_char) for span in body.spans]} for body in inside]
    attributed = [claim for claim in gold.claims if claim["kind"] != "narrator"]
    right = {j for _, j, _ in match_claims(attributed, records)}
    return [Example(features(body), number in right, gold.article_id) for number, body in enumerate(inside)]


def _without_rare(examples: Sequence[Example]) -> list[Example]:
    counts = Counter(name for one in examples for name in one.features)
    return [replace(one, features={n: v for n, v in one.features.items() if counts[n] >= LEAST}) for one in examples]
