"""``predicate``, ``negated`` and ``modality``: what the main verb says, and how firmly."""

from __future__ import annotations

from claimtable.claims.bodies import Body
from claimtable.claims.subjects import main_verb
from claimtable.schema import Modality


def describe_predicate(body: Body) -> tuple[str, bool, Modality]:
    """Return the main verb's lemma, whether the claim is negated, and its modality."""
    verb = main_verb(body)
    if verb is None:
        return "", False, "asserted"
    return verb.lemma_, any(child.dep_ == "neg" for child in verb.children), "asserted"
