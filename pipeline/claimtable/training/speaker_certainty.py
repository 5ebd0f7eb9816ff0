"""Fits how sure a speaker's name is, on claims of articles that neither the attribution model nor the choices of a
source's words and of links have seen; needs the extra ``train``.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score
from spacy.tokens import Doc

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans
from claimtable.coref.article import resolve
from claimtable.coref.certainty import Evidence, certainty_features
from claimtable.coref.entities import Entity
from claimtable.coref.links import GROUPS, Chooser, Links, load_links
from claimtable.coref.mentions import Mention
from claimtable.evaluation import GoldArticle, match_claims, normal
from claimtable.fitted import Logistic, log_odds
from claimtable.training.certainty import read_by_folds
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import (
    Example,
    brier,
    calibration_error,
    checksum,
    fit,
    left_out,
    without_rare,
)
from claimtable.training.labels import Label, read_claims
from claimtable.training.roles import RoleLabel
from claimtable.training.sources import fit_sources, source_choices
from claimtable.training.speakers import Recorder

log = logging.getLogger(__name__)

#: inverse strength of the penalty on the weights
STRENGTH = 0.3
#: a feature that fewer mentions have is left out
LEAST = 5
#: so many of the names that are called certain are right
PRECISION = 0.92
#: groups of articles that are left out of the fit in turn, and out of those of sources and links
FOLDS, CHOICE_FOLDS = 5, 3
#: components whose layers tell nothing of who speaks
_NOT_ASKED = ("claim_times", "claim_quantities", "claim_places", "claim_coref")

Read = tuple[Doc, GoldArticle]


def fit_speaker_certainty(claims: Sequence[Path], gold: Sequence[Path], folds: Path) -> Logistic:
    """Fit the probability that a speaker's name is right; its fact ``bar`` is that from which on ``PRECISION`` are.

    Every claim that matches a gold claim (Jaccard overlap of characters at least 0.5) teaches, by each mention that
    speaks in it. Raises GoldError and ModelError for files that do not fit.
    """
    pairs = zip(claims, gold, strict=True)
    read = [one for pair in pairs for one in read_by_folds(*pair, folds, exclude=_NOT_ASKED)]
    labels = {key: some for path in gold for key, some in read_claims(path).items()}
    examples = list(outcomes(read, labels))
    return certainty_model(examples, {"data": checksum(*claims, *gold)})


def outcomes(read: Sequence[Read], labels: Mapping[str, Sequence[Label]]) -> Iterator[Example]:
    """Yield what tells of each speaker's name that it is right, and whether it is; sources are read and mentions linked
    with weights that were fitted without the article. ``labels`` are the speakers' mentions by article.
    """
    links = {known.article_id: _links(doc, labels[known.article_id], known.article_id) for doc, known in read}
    sources = {
        known.article_id: [one for one in source_choices(doc, _labels(known), known.article_id) if any(one.right)]
        for doc, known in read
    }
    for seen, others in unseen(read, lambda one: one[1].article_id, CHOICE_FOLDS):
        chooser = _fitted_links([choice for _, known in seen for choice in links[known.article_id]])
        taught = [choice for _, known in seen for choice in sources[known.article_id]]
        weights = fit_sources(taught) if taught else None
        for doc, known in others:
            yield from _of_article(doc, known, chooser, weights)


def _links(doc: Doc, labels: Sequence[Label], group: str) -> list[Choice]:
    """Return the labelled choices of whom a mention stands for, the other mentions being linked as they ship; without
    the encoder's word, whose head has seen the article.
    """
    recorder = Recorder(load_links(layers.get_encoded(doc)), doc, labels, False, group)
    resolve(doc, recorder)
    return recorder.choices


def _fitted_links(choices: Sequence[Choice]) -> Links:
    """Return links fitted on ``choices``, which keep the bars of those that ship; the latter where there are none."""
    shipped = load_links(None)
    if not choices:
        return shipped
    found = fit_choices(choices, GROUPS)
    return Links({group: replace(found[group], facts=shipped.models[group].facts) for group in GROUPS})


def _labels(known: GoldArticle) -> list[RoleLabel]:
    """Return the speakers of an article with their mentions."""
    spoken = [claim for claim in known.claims if claim.get("speaker") and claim.get("speaker_mention")]
    return [RoleLabel(claim["speaker"], "", [tuple(claim["speaker_mention"])]) for claim in spoken]


def _of_article(doc: Doc, known: GoldArticle, links: Chooser, sources: Logistic | None) -> Iterator[Example]:
    found = resolve(doc, links, sources=sources)
    evidence = found.evidence()
    speaking = [(mention, entity) for entity in found.entities for mention in entity.mentions if mention.is_source]
    claims = [one for one in find_claim_spans(doc) if one.spans[0].start_char < known.until]
    records = [{"spans": [(span.start_char, span.end_char) for span in claim.spans]} for claim in claims]
    for i, j, _ in match_claims(known.claims, records):
        yield from _of_claim(claims[j], known.claims[i], speaking, evidence, known.article_id)


def _of_claim(
    claim: ClaimSpan,
    gold: Mapping[str, Any],
    speaking: Sequence[tuple[Mention, Entity]],
    evidence: Evidence,
    group: str,
) -> Iterator[Example]:
    """Yield an example for every mention that speaks in ``claim``."""
    if claim.attribution is None:
        return
    source = claim.attribution.source
    found = [one for one in speaking if any(piece.start <= one[0].start < piece.end for piece in source)]
    names = {normal(gold.get("speaker"))}
    if len(found) > 1:
        names.update(normal(name) for name in gold["speaker"].split(" and "))
    for mention, entity in found:
        is_right = normal(evidence.names[id(entity)]) in names
        yield Example(certainty_features(evidence, entity, mention), is_right, group)


def certainty_model(examples: Sequence[Example], facts: Mapping[str, Any]) -> Logistic:
    """Return the fitted model; from its bar on, ``PRECISION`` of the names are right."""
    examples = without_rare(examples, LEAST)
    labels = [one.label for one in examples]
    if len(set(labels)) < 2:  # nothing is to be told apart
        return Logistic({}, log_odds(float(all(labels))), {**facts, "bar": 0.0})
    sure = left_out(examples, folds=FOLDS, strength=STRENGTH)
    order = np.argsort(-sure, kind="stable")
    right = np.cumsum([labels[place] for place in order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= PRECISION)
    bar = float(sure[order[enough[-1]]]) if len(enough) else 1.0
    known = {
        **facts,
        "speakers of claims": len(examples),
        "right": sum(labels),
        "bar": round(bar, 3),
        "share above the bar": round(float(np.mean(sure >= bar)), 3),
        "area under the curve in cross-validation": round(float(roc_auc_score(labels, sure)), 3),
        "brier in cross-validation": round(brier(sure, labels), 4),
        "calibration error in cross-validation": round(calibration_error(sure, labels), 3),
    }
    log.info("certainty of speakers: %s", known)
    return fit(examples, strength=STRENGTH, facts=known)
