"""How much two sets of words or names share, weighted by how rare it is."""

from __future__ import annotations

import math
from functools import lru_cache

from claimtable.drift.evidence import Evidence
from claimtable.terms import Rarity

#: the weight that counts as one: that of a name in 27 of 3,500 texts
_RARE = 5


def story_names(evidence: Evidence) -> frozenset[str]:
    """Return the names near a figure and at the beginning of its article."""
    return evidence.near_names | evidence.head_names


def overlap(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """Return the weight of the shared terms by that of the lighter side: 0 to 1."""
    if not a or not b:
        return 0.0
    shared = math.fsum(map(rarity.of, a & b))
    return shared / max(1.0, min(rarity.total(a), rarity.total(b))) if shared else 0.0


def story_of(first: Evidence, second: Evidence, rarity: Rarity) -> tuple[float, float, float]:
    """Return how much of their beginnings the articles of two figures share: words, names, words by both sides."""
    return _story(first.head, second.head, first.head_names, second.head_names, rarity)


@lru_cache(maxsize=4096)
def _story(
    a: frozenset[str], b: frozenset[str], names_a: frozenset[str], names_b: frozenset[str], rarity: Rarity
) -> tuple[float, float, float]:
    return overlap(a, b, rarity), overlap(names_a, names_b, rarity), cosine(a, b, rarity)


def cosine(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    """Return the weight of the shared terms by the geometric mean of that of both sides: 0 to 1."""
    shared = math.fsum(map(rarity.of, a & b))
    return shared / math.sqrt(rarity.total(a) * rarity.total(b)) if shared else 0.0


def rarest(names: frozenset[str], rarity: Rarity) -> float:
    """Return the weight of the rarest of ``names``, 0 where there is none."""
    return max(map(rarity.of, names), default=0.0) / _RARE
