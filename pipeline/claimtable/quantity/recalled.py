"""What a number without a noun counts or measures by what was counted and measured before, or by its verb: "the three
left", "Cruz has 17", "a loss of 276 million, against 168 million", "it could save billions".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtable.lexicon.quantity_words import DEFINITE, EMPLOYING, LEVELS_BESIDE, PAYING
from claimtable.lexicon.units import TIME_UNITS
from claimtable.quantity.alignment import Candidate

Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity that later bare numbers may share the noun or the unit of. ``verb`` is the word of change over it,
    ``place`` what it is to the word that governs it.
    """

    unit: str
    of: str
    value: float
    verb: str = ""
    place: str = ""


def same_number(candidate: Candidate, known: Sequence[Counted]) -> Unit | None:
    """Tell "the three left" and "all 16 were freed" from the three hosts or 16 men that were counted before."""
    before, value = candidate.before, candidate.phrase.value
    if before is None or before.lower_ not in DEFINITE or value < 3 or candidate.phrase.form == "vague":
        return None
    found = next((one for one in reversed(known) if one.value == value), None)
    return None if found is None else (found.unit, found.of)


def money(candidate: Candidate, text: str) -> Unit | None:
    """Tell "it could save billions" and "millions spent on it", in a text that has dollars."""
    if candidate.phrase.form != "vague" or candidate.phrase.value < 1e6:
        return None
    root, after = candidate.number.root, candidate.after
    paid = root.dep_ in ("dobj", "pobj") and root.head.lemma_ in PAYING
    spent = after is not None and after.lemma_ in PAYING and after.tag_ in ("VBN", "VBD")
    return ("dollar", "") if (paid or spent) and "$" in text else None


def level_before(candidate: Candidate, measured: Sequence[Counted]) -> Unit | None:
    """Tell "against 168 million" and "from 1.3337" from the amount before it in the sentence: "a loss of 276 million
    euros, against 168 million".
    """
    before = candidate.span.doc[candidate.span.start - 1] if candidate.span.start else None
    if not measured or before is None or before.lower_ not in LEVELS_BESIDE:
        return None
    last, value = measured[-1], candidate.phrase.value
    near = last.unit not in TIME_UNITS and last.value and 0.05 <= value / last.value <= 20
    return (last.unit, last.of) if near and _counts_nothing(candidate) else None


def had(candidate: Candidate, known: Sequence[Counted]) -> Unit | None:
    """Tell "Cruz has 17" from the delegates that the sentences before have counted again and again."""
    root = candidate.number.root
    is_had = root.dep_ == "dobj" or (root.dep_ == "pobj" and root.head.lower_ == "with")
    if not is_had or candidate.phrase.form == "vague" or not _counts_nothing(candidate):
        return None
    units = [one.unit for one in known[-3:]]
    if len(units) < 2 or units[-1] != units[-2]:
        return None
    return units[-1], known[-1].of


def people_at_work(candidate: Candidate) -> Unit | None:
    """Tell "with 239 on board" and "the company employs 30"."""
    doc, end = candidate.span.doc, candidate.span.end
    ahead = [token.lower_ for token in doc[end : end + 2]]
    aboard = ahead == ["on", "board"] or ahead[:1] == ["aboard"]
    root = candidate.number.root
    employed = root.dep_ == "dobj" and root.head.lemma_ in EMPLOYING and _counts_nothing(candidate)
    return ("person", "people") if aboard or employed else None


def _counts_nothing(candidate: Candidate) -> bool:
    return candidate.after is None or candidate.after.pos_ not in ("NOUN", "PROPN", "ADJ")
