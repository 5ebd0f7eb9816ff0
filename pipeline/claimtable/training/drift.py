"""Fits which figures are on the same thing: ``models/drift/same.json``; needs the extra ``train``.

Labels are lines of JSON, one a story: ``{"story", "part", "groups": [[[article_id, start, end], ...], ...], "others":
[[article_id, start, end], ...]}``. Figures of one group are on the same thing; two figures of different groups, of
different stories, or one of which is among the others, are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimtable.drift.evidence import Evidence, evidence_of
from claimtable.drift.figures import read_figures
from claimtable.drift.finding import rarity_of
from claimtable.drift.grouping import Group, is_figure
from claimtable.drift.likeness import features_of
from claimtable.drift.same import PAIR_RULES, TOLL
from claimtable.fitted import Logistic
from claimtable.rules import decide
from claimtable.store import Store
from claimtable.terms import Rarity
from claimtable.training.fitting import Example, checksum, fit
from claimtable.training.labelled import read_rows

STRENGTH = 0.2

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
    for figure in read_figures(store):
        place = figure.article_id, figure.start
        if figure.article_id in articles and (
            place not in found or (figure.speaker and not found[place].figure.speaker)
        ):
            found[place] = evidence_of(figure, rarity)
    return found


def order_of(one: Evidence) -> tuple[int, int, int]:
    """Return what figures are sorted by: date, article, place."""
    return one.figure.day, one.figure.article, one.figure.start


def examples_of(
    labels: Mapping[Place, Label], evidence: Mapping[Place, Evidence], rarity: Rarity
) -> Iterator[tuple[Place, Place, Example]]:
    """Yield every pair of labelled figures that the rules let through."""
    places = sorted(
        (place for place in labels if place in evidence and is_figure(evidence[place])),
        key=lambda place: order_of(evidence[place]),
    )
    for a, b in combinations(places, 2):
        pair = evidence[a], evidence[b]
        decision = decide(PAIR_RULES, pair)
        if decision.keep and decision.rule != TOLL:
            yield a, b, Example(features_of(*pair, rarity), labels[a] == labels[b], labels[a].story)


def fit_drift(store: Store, labels: Path, parts: Collection[str]) -> Logistic:
    """Return the choice fitted on the stories of ``parts``, whose articles are in ``store``."""
    known = read_labels(labels, parts)
    rarity = rarity_of(store)
    evidence = evidence_in(store, {article for article, _ in known}, rarity)
    found = [example for _, _, example in examples_of(known, evidence, rarity)]
    facts = {
        "pairs": len(found),
        "on the same thing": sum(one.label for one in found),
        "stories": len({label.story for label in known.values()}),
        "sha256 of the labels": checksum(labels),
    }
    return fit(found, strength=STRENGTH, facts=facts)


@dataclass(slots=True)
class PairScore:
    """Pairs of labelled figures of different articles: in one group rightly, wrongly, and how many there are."""

    right: int = 0
    wrong: int = 0
    wanted: int = 0

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
