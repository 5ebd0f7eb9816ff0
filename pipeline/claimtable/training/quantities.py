"""The stage that fits how sure a quantity is, on the quantities inside gold claims of annotated articles.

Right is a quantity that overlaps a gold one of the same value (four digits behind the point) and the same unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtable.evaluation import GoldArticle, read_gold
from claimtable.fitted import Logistic
from claimtable.language import load
from claimtable.quantity.values import judged_quantities
from claimtable.readers import read
from claimtable.schema import Article, Quantity
from claimtable.training import fitting
from claimtable.training.fitting import Example

#: a feature that fewer quantities have is left out
LEAST = 5
#: inverse strength of the penalty, and groups of articles, in cross-validation
STRENGTH, FOLDS = 0.2, 10


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted model, and what it says of articles that were left out: probabilities of the examples."""

    model: Logistic
    examples: Sequence[Example]
    left_out: NDArray[np.float64]


def fit_confidence(claims: Sequence[Path], gold: Sequence[Path]) -> Fit:
    """Fit how sure quantities are, on the articles of ``claims`` and their gold claims in ``gold``.

    Raises GoldError for files that do not fit.
    """
    examples = fitting.without_rare(examples_of(claims, gold), LEAST)
    probabilities = fitting.left_out(examples, folds=FOLDS, strength=STRENGTH)
    labels = [one.label for one in examples]
    facts = {
        "data": fitting.checksum(*claims, *gold),
        "quantities": len(examples),
        "right": sum(labels),
        "brier": round(fitting.brier(probabilities, labels), 4),
        "calibration_error": round(fitting.calibration_error(probabilities, labels), 4),
    }
    return Fit(fitting.fit(examples, strength=STRENGTH, facts=facts), examples, probabilities)


def examples_of(claims: Sequence[Path], gold: Sequence[Path]) -> list[Example]:
    """Return every quantity inside a gold claim of the articles in ``claims``, as right or not."""
    wanted = {article.article_id: article for path in gold for article in read_gold(path)}
    nlp = load(exclude=("claim_places", "claim_attribution", "claim_coref"))
    found: list[Example] = []
    for article in read([str(path) for path in claims]):
        if isinstance(article, Article) and article.id in wanted:
            found += _judged(list(judged_quantities(nlp(article.text))), wanted[article.id])
    return found


def _judged(found: list[tuple[Quantity, Mapping[str, float]]], gold: GoldArticle) -> Iterator[Example]:
    for claim in gold.claims:
        for quantity, features in found:
            if any(start <= quantity.start and quantity.end <= end for start, end in claim["spans"]):
                yield Example(features, _is_right(quantity, claim["quantities"]), gold.article_id)


def _is_right(quantity: Quantity, gold: Iterable[dict[str, Any]]) -> bool:
    return any(
        one["start"] < quantity.end
        and quantity.start < one["end"]
        and round(float(one["value"]), 4) == round(quantity.value, 4)
        and (one["unit"] or "").casefold() == quantity.unit.casefold()
        for one in gold
    )
