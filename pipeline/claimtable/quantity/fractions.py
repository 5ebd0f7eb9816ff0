"""Which words for parts are fractions: "half of them", but not "the second half" and "quarter-final"."""

from __future__ import annotations

from spacy.tokens import Token

from claimtable.lexicon.quantity_words import BEFORE_WHOLES, HALF_BEFORE, PARTS_ALONE
from claimtable.quantity.alignment import Candidate


def is_fraction(candidate: Candidate) -> bool:
    """Tell "half of them" from "the second half"."""
    words, phrase = candidate.words.lower(), candidate.phrase
    after = candidate.after.lower_ if candidate.after is not None else ""
    before = candidate.before.lower_ if candidate.before is not None else ""
    modified = phrase.modifier != "="
    if words in ("half", "halves"):
        named = before in HALF_BEFORE or after in ("-", "time")
        return not named and (modified or after in BEFORE_WHOLES or before in ("by", "in", "than"))
    if words in PARTS_ALONE:
        shared = after == "of" or before in ("by", "than", "only", "just") or not _is_nominal(candidate.after)
        return after != "-" and (modified or shared)
    return after != "-" or _is_exact_part(candidate) or _hyphen_noun(candidate)


def _is_exact_part(candidate: Candidate) -> bool:
    """Tell "two-thirds-full" from "one-third-party"."""
    words = candidate.words.lower().replace("-", " ")
    return candidate.phrase.form == "fraction" and words not in ("one third", "one quarter")


def _hyphen_noun(candidate: Candidate) -> bool:
    end = candidate.number.end
    return end + 1 < len(candidate.number.doc) and candidate.number.doc[end + 1].lower_ not in (
        "party",
        "round",
        "place",
        "degree",
    )


def _is_nominal(token: Token | None) -> bool:
    return token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ")
