"""Which row of a table a decision is about: by the claim's id, else by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from claimtable.naming import claim_id, text_digest
from claimtable.review.decisions import Decision
from claimtable.review.dependents import Row

#: whether the article's text is the one that the reviewer saw
Fit = Literal["same", "changed", "unknown"]


@lru_cache(maxsize=1)
def _digest(text: str) -> str:
    return text_digest(text)


def fit_of(decision: Decision, text: str) -> Fit:
    """Tell whether ``text`` (empty: not known) is the one that the reviewer saw."""
    if not (text and decision.text_digest):
        return "unknown"
    return "same" if _digest(text) == decision.text_digest else "changed"


#: from this share of common words on a claim of other words is the one that was decided
_ALIKE = 0.75
#: of two that are alike, one must lead by this
_LEAD = 0.05


def match(rows: Sequence[Row], decided: Sequence[tuple[Decision, Fit]]) -> dict[str, int]:
    """Return the places of the rows that decisions are about, by the decisions' keys: by id, else by their words.

    In a text that has changed the words must be the same; in another extraction of the same text most of them.
    """
    found: dict[str, int] = {}
    free = dict(enumerate(rows))
    for find in (_by_id, _by_same_words, _by_most_words):
        for decision, fit in decided:
            place = None if decision.key in found else find(free, decision, fit)
            if place is not None:
                found[decision.key] = place
                del free[place]
    return found


def _by_id(rows: Mapping[int, Row], decision: Decision, fit: Fit) -> int | None:
    named = (place for place, row in rows.items() if is_named(row, decision))
    return next((place for place in named if fit != "changed" or rows[place]["claim"] == decision.claim), None)


def is_named(row: Row, decision: Decision) -> bool:
    """Tell whether a row has the id that the claim had, or has at the place that the reviewer gave it."""
    names = {decision.claim_id, claim_id(row["article_id"], decision.spans) if decision.spans else ""}
    return row["claim_id"] in names - {""}


def _by_same_words(rows: Mapping[int, Row], decision: Decision, fit: Fit) -> int | None:
    words = decision.claim.split()
    return next((place for place, row in rows.items() if words and row["claim"].split() == words), None)


def _by_most_words(rows: Mapping[int, Row], decision: Decision, fit: Fit) -> int | None:
    """Return the place of the one row whose words are mostly those of the claim that was decided."""
    words = decision.claim.casefold().split()
    if not words or fit == "changed":
        return None
    scored = sorted(((_likeness(words, row), place) for place, row in rows.items()), reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return None
    return scored[0][1] if len(scored) == 1 or scored[0][0] - scored[1][0] >= _LEAD else None


def _likeness(words: Sequence[str], row: Row) -> float:
    return SequenceMatcher(None, words, row["claim"].casefold().split(), autojunk=False).ratio()
