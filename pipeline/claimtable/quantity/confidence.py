"""How sure a quantity is: the probability that its value and its unit are right.

The weights (``models/quantities/confidence.json``) are fitted on the quantities of annotated articles by
``training/quantities.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from claimtable.fitted import Features, Logistic, load_logistic
from claimtable.quantity.alignment import Candidate
from claimtable.schema import QuantityKind


@dataclass(frozen=True, slots=True)
class Found:
    """Unit and ``of`` of a quantity, ``way``: how the unit was found, and the token that gives it, if one does."""

    unit: str
    of: str
    way: str
    token: Token | None = None


def confidence(candidate: Candidate, kind: QuantityKind, found: Found) -> float:
    """Return the probability that value and unit are right, with four digits behind the point."""
    return round(model().probability(features(candidate, kind, found)), 4)


@cache
def model() -> Logistic:
    """Return the fitted weights; raises ModelError where they are missing."""
    return load_logistic("quantities", "confidence")


def features(candidate: Candidate, kind: QuantityKind, found: Found) -> Features:
    """Return what tells how sure a quantity is, as named features of 1."""
    return dict.fromkeys((*_of_phrase(candidate, kind), *_of_number(candidate), *_of_unit(candidate, found)), 1.0)


def _of_phrase(candidate: Candidate, kind: QuantityKind) -> Iterator[str]:
    phrase = candidate.phrase
    yield f"kind: {kind}"
    yield f"form: {phrase.form}"
    yield f"modifier: {phrase.modifier}"
    if phrase.change:
        yield "a change"
    if phrase.rate or " per " in phrase.unit:
        yield "a rate"
    if phrase.value < 0:
        yield "negative"
    if kind == "count" and phrase.value != int(phrase.value) and phrase.form == "digits":
        yield "a count with a point"


def _of_number(candidate: Candidate) -> Iterator[str]:
    first, before, after = candidate.first, candidate.before, candidate.after
    yield f"number is {first.pos_}"
    yield f"number is a {first.ent_type_ or 'plain number'}"
    yield f"number stands as {candidate.number.root.dep_}"
    if candidate.words.lower() == "one":
        yield "one"
    if len(candidate.words) == 4 and candidate.words.isdigit():
        yield "four digits"
    if before is not None:
        yield f"behind {before.pos_}"
    if after is not None:
        yield f"before {after.pos_}"
    if after is not None and after.text == "-":
        yield "tied by a hyphen"


def _of_unit(candidate: Candidate, found: Found) -> Iterator[str]:
    yield f"unit: {found.way}"
    if not found.unit:
        yield "no unit"
    if found.token is None:
        return
    yield f"noun is {found.token.tag_}"
    if found.token != candidate.number.root.head:
        yield "noun is not what the number modifies"
    if found.token.i - candidate.number.end > 2:
        yield "noun is far"
