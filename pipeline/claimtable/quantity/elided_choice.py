"""The unit of a number that leaves its noun out: by a way that is sure, else by a fitted choice.

The weights (``models/quantities/elided.json``) come from labelled units through ``training/counted.py``.
"""

from __future__ import annotations

from claimtable.fitted import load_logistic
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.elided import SURE, Sentence, first_of
from claimtable.quantity.elided_options import options_for
from claimtable.quantity.recalled import Unit

FOLDER, ELIDED = "quantities", "elided"


def elided(candidate: Candidate, sentence: Sentence) -> tuple[Unit, str]:
    """Return unit and noun of a number without a noun, both empty where it counts nothing, and how they were found."""
    name, found = first_of(SURE, candidate, sentence)
    if name is not None and found is not None:
        return found, name
    options = options_for(candidate, sentence)
    place, _ = load_logistic(FOLDER, ELIDED).choose([option.features for option in options])
    chosen = options[place]
    return (chosen.unit, chosen.of), chosen.way
