"""The stage that fits where contents begin and end, on articles that the attribution model has not seen.

As for the certainty of claims, every article is read by the model of the folds that was tuned without it. An edge is
right where the gold claim that overlaps the words most has its edge; where that is no option nothing is learnt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from claimtable import layers
from claimtable.attribution.edge_features import features
from claimtable.attribution.edge_parts import SIDES, Part, parts_of, word_from, word_up_to
from claimtable.attribution.edges import options_of
from claimtable.components.attribution import linked
from claimtable.components.attribution_model import AttributionModel
from claimtable.evaluation import GoldArticle
from claimtable.fitted import Logistic
from claimtable.language import load
from claimtable.layers import Attribution
from claimtable.tagging import Floats
from claimtable.training import fitting
from claimtable.training.annotated import with_folds
from claimtable.training.choices import Choice, fit_choices, unseen

#: the share of all characters that a gold claim and a part must have in common to be the same
_SAME = 0.3
#: L2 penalty, and groups of articles in cross-validation
PENALTY, FOLDS = 15.0, 10
_KIND = "edge"


@dataclass(frozen=True, slots=True)
class Labelled:
    """The choice of one edge: its options as tokens, first the edge that the labels have, and the right one."""

    choice: Choice
    options: Sequence[int]
    right: int


def fit_edges(claims: Sequence[Path], gold: Sequence[Path], folds: Path) -> Logistic:
    """Fit the choice of edges; ``facts`` say how many edges were mended and broken on articles left out.

    Raises GoldError and ModelError for files that do not fit.
    """
    labelled = [one for pair in zip(claims, gold, strict=True) for one in examples_of(*pair, folds)]
    known = [one for one in labelled if any(one.choice.right)]
    facts: dict[str, Any] = {
        "data": fitting.checksum(*claims, *gold),
        "edges": len(labelled),
        "right by the labels": sum(one.options[0] == one.right for one in labelled),
        **left_out(known),
    }
    return fit_choices([one.choice for one in known], [_KIND], penalty=PENALTY, facts=facts)[_KIND]


def left_out(known: Sequence[Labelled]) -> dict[str, int]:
    """Return how many edges of articles left out the choice mends and breaks."""
    counts: Counter[str] = Counter(mended=0, broken=0)
    for seen, others in unseen(known, lambda one: one.choice.group, FOLDS):
        model = fit_choices([one.choice for one in seen], [_KIND], penalty=PENALTY)[_KIND]
        for one in others:
            chosen = one.options[model.choose(one.choice.options)[0]]
            counts["mended"] += chosen == one.right != one.options[0]
            counts["broken"] += chosen != one.right == one.options[0]
    return dict(counts)


def examples_of(claims: Path, gold: Path, folds: Path) -> Iterator[Labelled]:
    """Yield the edges of all attributed claims of the articles in ``claims``, as the fold's model labels them."""
    nlp = load(exclude=("claim_attribution", "claim_times", "claim_quantities", "claim_places", "claim_coref"))
    for article, known, folder in with_folds(claims, gold, folds):
        model = AttributionModel.load(folder)
        doc = nlp(article.text)
        (log_probs,) = model.log_probs([doc])
        yield from edges_of(doc, linked(doc, model, log_probs), log_probs, known)


def edges_of(doc: Doc, found: Sequence[Attribution], log_probs: Floats, gold: GoldArticle) -> Iterator[Labelled]:
    """Yield the edges of the contents in ``doc`` that a gold claim has, too."""
    attributed = [claim for claim in gold.claims if claim["kind"] != "narrator"]
    for _, part in parts_of(doc, found, log_probs, layers.get_spans(doc, layers.QUOTES)):
        right = _gold_edges(part, attributed) if doc[part.first].idx < gold.until else None
        for side, edge in zip(SIDES, right or (), strict=False):
            options = options_of(part, side)
            choice = Choice(
                _KIND,
                [features(part, side, option) for option in options],
                [option == edge for option in options],
                gold.article_id,
            )
            yield Labelled(choice, options, edge)


def _gold_edges(part: Part, claims: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """Return the first and last word of the gold claim that the part's words belong to, or None."""
    own = _characters((part.doc[i].idx, part.doc[i].idx + len(part.doc[i])) for i in part.content)
    shares = [_share(own, claim["spans"]) for claim in claims]
    best = int(np.argmax(shares)) if shares else -1
    if best < 0 or shares[best] < _SAME:
        return None
    spans = sorted(claims[best]["spans"])
    first = part.doc.char_span(spans[0][0], spans[0][1], alignment_mode="expand")
    last = part.doc.char_span(spans[-1][0], spans[-1][1], alignment_mode="expand")
    if first is None or last is None:
        return None
    return word_from(part.doc, first.start, last.end - 1), word_up_to(part.doc, last.end - 1, first.start)


def _characters(spans: Any) -> set[int]:
    return {index for start, end in spans for index in range(start, end)}


def _share(own: set[int], spans: Any) -> float:
    other = _characters(spans)
    both = len(own & other)
    return both / len(own | other) if both else 0.0
