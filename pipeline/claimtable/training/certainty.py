"""The stage that fits how sure claims are, on claims of articles that the attribution model has not seen.

The folds are models that were each tuned without some of the articles; every article is read by the one that has not
seen it. Three logistic models: that an attributed claim is one, that a claim of the article's own is one (both: it
matches a gold claim of its sort, Jaccard overlap of characters at least 0.5), and that a claim that matches has exactly
the gold's extent (at least 0.97).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claimtable.claims import certainty, claim_spans
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.extent_certainty import extent_features
from claimtable.claims.narrator_certainty import narrator_features
from claimtable.components.attribution import AttributionFinder
from claimtable.evaluation import GoldArticle, match_claims
from claimtable.fitted import Features, Logistic
from claimtable.language import load
from claimtable.training import fitting
from claimtable.training.annotated import with_folds
from claimtable.training.fitting import Example

#: a feature that fewer claims have is left out
LEAST = 20
#: inverse strength of the penalty, and groups of articles, in cross-validation
STRENGTH, FOLDS = 0.03, 10
#: the thresholds that are tried; the one with the best F1 is taken
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(15))
#: the share of characters that exact extents have in common
EXACT = 0.97


@dataclass(slots=True)
class Material:
    """Labelled claims by what they teach, and how many claims of each sort the gold has."""

    attributed: list[Example] = field(default_factory=list)
    narrator: list[Example] = field(default_factory=list)
    extent: list[Example] = field(default_factory=list)
    wanted: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model, and what it says of articles that were left out: probabilities of the examples."""

    model: Logistic
    examples: Sequence[Example]
    left_out: NDArray[np.float64]


def fit_certainty(claims: Sequence[Path], gold: Sequence[Path], folds: Path) -> dict[str, Fit]:
    """Fit the certainty of attributed claims (``certainty``), of the article's own (``narrator``) and of extents
    (``extent``).

    A threshold is the one with the best F1 on articles left out. Raises GoldError and ModelError for files
    that do not fit.
    """
    material = Material()
    for pair in zip(claims, gold, strict=True):
        for doc, article in read_by_folds(*pair, folds):
            learn(material, doc, article)
    data = {"data": fitting.checksum(*claims, *gold)}
    return {
        "certainty": fitted(material.attributed, data, material.wanted["attributed"]),
        "narrator": fitted(material.narrator, data, material.wanted["narrator"]),
        "extent": fitted(material.extent, data),
    }


def fitted(examples: Sequence[Example], data: Mapping[str, Any], wanted: int | None = None) -> Fit:
    """Fit one model; with ``wanted``, the number of gold claims, it gets a threshold."""
    examples = _without_rare(examples)
    probabilities = fitting.left_out(examples, folds=FOLDS, strength=STRENGTH)
    labels = [one.label for one in examples]
    facts: dict[str, Any] = {
        **data,
        "claims": len(examples),
        "right": sum(labels),
        "brier": round(fitting.brier(probabilities, labels), 4),
        "calibration_error": round(fitting.calibration_error(probabilities, labels), 4),
    }
    if wanted is not None:
        curve = {threshold: f1(probabilities, labels, wanted, threshold) for threshold in THRESHOLDS}
        facts["threshold"] = max(THRESHOLDS, key=curve.__getitem__)
        facts["f1"] = {str(threshold): round(100 * value, 1) for threshold, value in curve.items()}
    return Fit(fitting.fit(examples, strength=STRENGTH, facts=facts), examples, probabilities)


def f1(probabilities: NDArray[np.float64], labels: Sequence[bool], wanted: int, threshold: float) -> float:
    """Return the F1 of the claims that are as sure as ``threshold``, of ``wanted`` that the gold has."""
    kept = probabilities >= threshold
    hits = int(np.asarray(labels)[kept].sum())
    return 2 * hits / max(1, int(kept.sum()) + wanted)


def read_by_folds(
    claims: Path, gold: Path, folds: Path, *, exclude: Sequence[str] = ()
) -> Iterator[tuple[Doc, GoldArticle]]:
    """Yield the articles in ``claims``, each read with the model that was tuned without it, and their gold.

    ``exclude`` names components of the pipeline that are not asked.
    """
    nlp = load(exclude=exclude, components={"claim_attribution": {"model": str(folds / "fold0")}})
    finder = nlp.get_pipe("claim_attribution")
    assert isinstance(finder, AttributionFinder)
    for article, known, folder in with_folds(claims, gold, folds):
        finder.folder = folder
        yield nlp(article.text), known


def learn(material: Material, doc: Doc, gold: GoldArticle) -> None:
    """Add the claims of one article to the material."""
    attributed = [claim for claim in gold.claims if claim["kind"] != "narrator"]
    own = [claim for claim in gold.claims if claim["kind"] == "narrator"]
    material.wanted.update(attributed=len(attributed), narrator=len(own))
    found = _inside(claim_spans.attributed_claim_spans(doc), gold)
    narrated, beside = claim_spans.narrated_claim_spans(doc)
    material.attributed += _judged(found, attributed, certainty.features, gold)
    material.narrator += _judged(
        _inside(narrated, gold), own, lambda claim_span: narrator_features(claim_span, beside), gold
    )
    kept = _inside(claim_spans.find_claim_spans(doc), gold)
    for i, j, share in match_claims(gold.claims, _records(kept)):
        if (gold.claims[i]["kind"] == "narrator") == (kept[j].attribution is None):
            material.extent.append(Example(extent_features(kept[j]), share >= EXACT, gold.article_id))


def _inside(found: Sequence[ClaimSpan], gold: GoldArticle) -> list[ClaimSpan]:
    return [claim_span for claim_span in found if claim_span.spans[0].start_char < gold.until]


def _records(found: Sequence[ClaimSpan]) -> list[dict[str, Any]]:
    return [{"spans": [(span.start_char, span.end_char) for span in claim_span.spans]} for claim_span in found]


def _judged(
    found: Sequence[ClaimSpan],
    claims: Sequence[Mapping[str, Any]],
    describe: Callable[[ClaimSpan], Features],
    gold: GoldArticle,
) -> list[Example]:
    right = {j for _, j, _ in match_claims(claims, _records(found))}
    return [Example(describe(claim_span), number in right, gold.article_id) for number, claim_span in enumerate(found)]


def _without_rare(examples: Sequence[Example]) -> list[Example]:
    counts = Counter(name for one in examples for name in one.features)
    return [replace(one, features={n: v for n, v in one.features.items() if counts[n] >= LEAST}) for one in examples]
