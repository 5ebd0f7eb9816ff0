"""Two figures -> named features: what speaks for and against their being on the same thing.

The weights are fitted (``models/drift/same.json``) on pairs of figures of agency news.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from claimtable.drift.evidence import Evidence
from claimtable.terms import Rarity

#: whole numbers below this are printed of many things in one story
_SMALL = 13
#: upper ends of the classes of days between two figures, of sizes, of ratios (natural logarithm)
_DAYS = (0, 1, 3, 7, 14)
_SIZES = (2, 4, 12, 100, 1000)
_RATIOS = (0.1, 0.4, 1.0, 2.0)
#: a number above this that is not a multiple of it is exact
_HUNDRED = 100
#: weights of shared names above this count no more
_MOST = 4.0
_BESIDE = 3


def features_of(first: Evidence, second: Evidence, rarity: Rarity) -> dict[str, float]:
    """Return the features of two figures, ``first`` published no later than ``second``.

    What holds everywhere is named once; the same again behind the pair's regime is what differs there (Daumé 2007,
    "Frustratingly easy domain adaptation").
    """
    found = dict.fromkeys(_flags(first, second), 1.0) | dict(_shared(first, second, rarity))
    regime = _regime(first, second)
    return found | {f"{regime}: {name}": value for name, value in found.items()} | {regime: 1.0}


def _regime(first: Evidence, second: Evidence) -> str:
    """Return which weights two figures are judged by: equal values say other things than different ones."""
    value = first.figure.value
    if first.outcome.name:
        return "outcome"
    if value == second.figure.value:
        return "same small value" if value < _SMALL and value == int(value) else "same value"
    return "other value"


def _shared(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield how much of the words and names of two figures is shared."""
    frame = _overlap(first.frame, second.frame, rarity)
    head = _overlap(first.head, second.head, rarity)
    near = [rarity.of(name) for name in first.near_names & second.near_names]
    story = [rarity.of(name) for name in story_names(first) & story_names(second)]
    yield "shared frame", frame
    yield "shared head", head
    yield "shared sentence", _overlap(first.sentence, second.sentence, rarity)
    yield "shared names", _overlap(first.names, second.names, rarity)
    yield "shared near names", _overlap(first.near_names, second.near_names, rarity)
    yield "shared head names", _overlap(first.head_names, second.head_names, rarity)
    yield "weight of near names", min(_MOST, math.fsum(near) / 4)
    yield "weight of story names", min(_MOST, math.fsum(story) / 5)
    yield "rarest near name", max(near, default=0.0) / 5
    yield "rarest story name", max(story, default=0.0) / 5
    yield "beside", _beside(first, second) / (2 * _BESIDE)
    yield from _events(first, second, rarity)
    yield "frame and story", frame * head
    yield "frame and names", frame * min(_MOST, math.fsum(near) / 4)


def _events(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield whether the rare names that tell the events of two figures are shared, or are other ones."""
    if first.event & second.event:
        yield "same event", 1.0
        yield "shared event", _overlap(first.event, second.event, rarity)
    elif first.event and second.event:
        yield "other event", 1.0


def story_names(evidence: Evidence) -> frozenset[str]:
    """Return the names near a figure and at the beginning of its article."""
    return evidence.near_names | evidence.head_names


def _overlap(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """Return the weight of the shared terms by that of the lighter side: 0 to 1."""
    if not a or not b:
        return 0.0
    shared = math.fsum(map(rarity.of, a & b))
    return shared / max(1.0, min(rarity.total(a), rarity.total(b))) if shared else 0.0


def _beside(first: Evidence, second: Evidence) -> int:
    """Return how many words right beside the two figures are the same, counted outwards on both sides."""
    count = 0
    for a, b in ((first.left[::-1], second.left[::-1]), (first.right, second.right)):
        for one, other in zip(a[:_BESIDE], b[:_BESIDE], strict=False):
            if one != other:
                break
            count += 1
    return count


def _flags(first: Evidence, second: Evidence) -> Iterator[str]:
    x, y = first.figure, second.figure
    yield _class("days", y.day - x.day, _DAYS)
    yield from _values(x.value, y.value)
    yield from _units(first, second)
    if first.outcome.name:
        yield "same outcome"
    if x.of and x.of.casefold() == y.of.casefold():
        yield "same of"
    if x.predicate and x.predicate == y.predicate:
        yield "same predicate"
    if x.speaker_id and x.speaker_id == y.speaker_id:
        yield "same speaker"
    if x.where and y.where:
        yield "same place" if set(x.where) & set(y.where) else "other place"
    if x.first and y.first:
        yield "other time" if x.last < y.first or y.last < x.first else "same time"
    if x.modality != y.modality:
        yield "other modality"


def _class(name: str, value: float, ends: tuple[float, ...]) -> str:
    return next((f"{name} up to {most}" for most in ends if value <= most), f"{name} more")


def _values(x: float, y: float) -> Iterator[str]:
    if x == y:
        yield "equal"
        yield _class("size", abs(x), _SIZES)
        if abs(x) > _HUNDRED and x % _HUNDRED:
            yield "exact"
    elif x <= 0 or y <= 0:
        yield "no ratio"
    else:
        yield _class("ratio", abs(math.log(y / x)), _RATIOS)
        yield "up" if y > x else "down"


def _units(first: Evidence, second: Evidence) -> Iterator[str]:
    if first.unit == second.unit:
        yield "same unit" if first.unit else "no unit"
    elif first.people and second.people:
        yield "both people" if first.somebody or second.somebody else "other people"
    else:
        yield "other unit"
