"""Fits which figures are on the same thing: ``models/drift/same.json``; needs the extra ``train``.

Labels are lines of JSON, one a story: ``{"story", "part", "groups": [[[article_id, start, end], ...], ...], "others":
[[article_id, start, end], ...]}``. Figures of one group are on the same thing; two figures of different groups, of
different stories, or one of which is among the others, are not.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from claimtable.drift.evidence import Evidence, evidence_in_article
from claimtable.drift.figures import read_figures
from claimtable.drift.finding import articles_of, distinct, rarity_of
from claimtable.drift.grouping import Group, is_figure
from claimtable.drift.likeness import REGIMES, features_of, weights_of
from claimtable.drift.same import PAIR_RULES, TOLL
from claimtable.fitted import Logistic, log_odds
from claimtable.rules import decide
from claimtable.store import Store
from claimtable.terms import Rarity
from claimtable.training.fitting import Example, checksum, fit, left_out
from claimtable.training.labelled import read_rows

STRENGTH = 0.15
#: of the pairs of two stories, which are never on the same thing, one of so many is read
SAMPLED = 4

#: an article's id and the first character of a figure in its text
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Label:
    """The story that a figure belongs to, and its group there (a number of its own for a figure of no group)."""

    story: str
    group: int


def read_labels(path: Path, parts: Collection[str]) -> dict[Place, Label]:
    """Return the labels of the stories of ``parts``. Raises GoldError for a file that holds none."""
    found: dict[Place, Label] = {}
    for row in read_rows(path):
        if row["part"] in parts:
            groups = [*row["groups"], *([other] for other in row["others"])]
            for number, group in enumerate(groups):
                for article, start, _ in group:
                    found[article, start] = Label(str(row["story"]), number)
    return found


def evidence_in(store: Store, articles: Collection[str], rarity: Rarity) -> dict[Place, Evidence]:
    """Return the figures of ``articles`` by their places, of figures inside several claims one with a speaker."""
    found: dict[Place, Evidence] = {}
    for article, figures in articles_of(distinct(read_figures(store))):
        if article in articles:
            found |= {(article, one.figure.start): one for one in evidence_in_article(figures, rarity)}
    return found


def order_of(one: Evidence) -> tuple[int, int, int]:
    """Return what figures are sorted by: date, article, place."""
    return one.figure.day, one.figure.article, one.figure.start


def examples_of(
    labels: Mapping[Place, Label], evidence: Mapping[Place, Evidence], rarity: Rarity
) -> Iterator[tuple[Place, Place, Example]]:
    """Yield the pairs of labelled figures that the rules let through: all of one story, and some of two stories, which
    count for the others.
    """
    places = sorted(
        (place for place in labels if place in evidence and is_figure(evidence[place])),
        key=lambda place: order_of(evidence[place]),
    )
    for a, b in combinations(places, 2):
        story = labels[a].story
        weight = 1 if story == labels[b].story else SAMPLED
        if weight == 1 or zlib.crc32(f"{a}{b}".encode()) % SAMPLED == 0:
            pair = evidence[a], evidence[b]
            decision = decide(PAIR_RULES, pair)
            if decision.keep and decision.rule != TOLL:
                yield a, b, Example(features_of(*pair, rarity), labels[a] == labels[b], story, weight)


def fit_drift(store: Store, labels: Path, parts: Collection[str]) -> Logistic:
    """Return the choice fitted on the stories of ``parts``, whose articles are in ``store``."""
    known = read_labels(labels, parts)
    rarity = rarity_of(store)
    evidence = evidence_in(store, {article for article, _ in known}, rarity)
    found = evened([example for _, _, example in examples_of(known, evidence, rarity)])
    facts = {
        "pairs": len(found),
        "on the same thing": sum(one.label for one in found),
        "stories": len({label.story for label in known.values()}),
        "sha256 of the labels": checksum(labels),
    }
    return fit_choice(found, facts)


def evened(examples: Sequence[Example]) -> list[Example]:
    """Return ``examples`` with weights by which a story counts as the root of its pairs.

    A large story has thousands, and what holds in it (ten accidents of one kind in one province) need not hold
    elsewhere. Pairs of two stories keep their weights.
    """
    pairs = Counter(one.group for one in examples if one.weight == 1)
    level = sum(pairs.values()) / max(1.0, math.fsum(map(math.sqrt, pairs.values())))
    return [replace(one, weight=level / math.sqrt(pairs[one.group])) if one.weight == 1 else one for one in examples]


def fit_choice(examples: Sequence[Example], facts: dict[str, Any] | None = None) -> Logistic:
    """Return the choice fitted on ``examples``, its probabilities set right for each regime by stories left out.

    Equal values are nearly always on one thing, and a penalty on weights makes them look less sure than they are
    (Platt 1999, "Probabilistic outputs for support vector machines").
    """
    model = fit(examples, strength=STRENGTH)
    chances = left_out(examples, strength=STRENGTH)
    weights: dict[str, float] = {}
    for regime in REGIMES:
        inside = [number for number, one in enumerate(examples) if regime in one.features]
        slope, level = _line(
            [log_odds(chances[number], floor=1e-9) for number in inside], [examples[number] for number in inside]
        )
        weights[regime] = slope * (model.bias + model.weights.get(regime, 0.0)) + level
        weights |= {f"{regime}: {name}": slope * weight for name, weight in weights_of(model, regime)}
    return Logistic(weights, 0.0, facts or {})


def _line(scores: Sequence[float], examples: Sequence[Example]) -> tuple[float, float]:
    """Return slope and level of the log-odds over the scores of examples; 1 and 0 where they are all alike."""
    if len({one.label for one in examples}) == 1 or not examples:
        return 1.0, 0.0
    scored = [
        Example({"score": score}, one.label, one.group, one.weight) for score, one in zip(scores, examples, strict=True)
    ]
    found = fit(scored, strength=1.0)
    return found.weights["score"], found.bias


@dataclass(slots=True)
class PairScore:
    """Pairs of labelled figures of different articles: in one group rightly, wrongly, and how many there are."""

    right: int = 0
    wrong: int = 0
    wanted: int = 0

    def add(self, other: PairScore) -> None:
        """Count the pairs of ``other``, too."""
        self.right, self.wrong, self.wanted = (
            self.right + other.right,
            self.wrong + other.wrong,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """The share of the pairs found that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the labelled pairs that are found."""
        return self.right / max(1, self.wanted)


def score_pairs(groups: Iterator[Group], labels: Mapping[Place, Label]) -> PairScore:
    """Compare groups of figures with the labels."""
    score = PairScore(wanted=sum(1 for _ in _pairs_on_one_thing(labels)))
    for group in groups:
        places = {(one.evidence.figure.article_id, one.evidence.figure.start) for one in group.members}
        for a, b in combinations(sorted(place for place in places if place in labels), 2):
            if a[0] != b[0]:
                score.right += labels[a] == labels[b]
                score.wrong += labels[a] != labels[b]
    return score


def _pairs_on_one_thing(labels: Mapping[Place, Label]) -> Iterator[tuple[Place, Place]]:
    by_group: dict[Label, list[Place]] = {}
    for place, label in labels.items():
        by_group.setdefault(label, []).append(place)
    for places in by_group.values():
        yield from (pair for pair in combinations(sorted(places), 2) if pair[0][0] != pair[1][0])
