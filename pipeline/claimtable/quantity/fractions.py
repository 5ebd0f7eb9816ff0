"""Which words for parts are fractions: "half of them", but not "the second half" and "quarter-final"."""

from __future__ import annotations

from spacy.tokens import Token

from claimtable.lexicon.quantity_words import BEFORE_WHOLES, HALF_BEFORE, PARTS_ALONE
from claimtable.quantity.alignment import Candidate
from claimtable.rules import Rule, decide, drop_if, keep_if

_HALVES = ("half", "halves")


def is_fraction(candidate: Candidate) -> bool:
    """Tell "half of them" from "the second half"."""
    return decide(FRACTIONS, candidate).keep


def _is_half(candidate: Candidate) -> bool:
    return candidate.words.lower() in _HALVES


def _is_one_part(candidate: Candidate) -> bool:
    """Tell the parts that are ranks and names as well: "half", "a third", "a quarter"."""
    return _is_half(candidate) or candidate.words.lower() in PARTS_ALONE


def _lower(token: Token | None) -> str:
    return "" if token is None else token.lower_


def _is_of_game(candidate: Candidate) -> bool:
    before, after = _lower(candidate.before), _lower(candidate.after)
    return _is_half(candidate) and (before in HALF_BEFORE or after in ("-", "time"))


def _is_tied(candidate: Candidate) -> bool:
    return _is_one_part(candidate) and _lower(candidate.after) == "-"


def _is_modified(candidate: Candidate) -> bool:
    return _is_one_part(candidate) and candidate.phrase.modifier != "="


def _is_half_of(candidate: Candidate) -> bool:
    before, after = _lower(candidate.before), _lower(candidate.after)
    return _is_half(candidate) and (after in BEFORE_WHOLES or before in ("by", "in", "than"))


def _is_share(candidate: Candidate) -> bool:
    after = candidate.after
    if _is_half(candidate) or not _is_one_part(candidate):
        return False
    by_itself = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")
    return by_itself or _lower(candidate.before) in ("by", "than", "only", "just")


#: is a word for parts a fraction? The word stands in brackets
FRACTIONS: tuple[Rule[Candidate], ...] = (
    Rule("a half of a game", drop_if(_is_of_game), dropped=("They scored in the second [half].",)),
    Rule("tied to a word", drop_if(_is_tied), dropped=("They lost in [a quarter]-final.",)),
    Rule("modified", keep_if(_is_modified), kept=("[Nearly half] voted.",)),
    Rule(
        "half of something",
        keep_if(_is_half_of),
        kept=("[Half] of them left.", "It was cut in [half]."),
    ),
    Rule(
        "a share",
        keep_if(_is_share),
        kept=("[A third] of them left.", "It fell by [a quarter]."),
    ),
    Rule("a part by itself", drop_if(_is_one_part), dropped=("They ate [a half] apple.",)),
)
