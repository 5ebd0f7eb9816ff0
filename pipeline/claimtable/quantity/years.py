"""Calendar years among the numbers of a text."""

from __future__ import annotations

import re

from spacy.tokens import Span

from claimtable.lexicon.numbers import DATED_NOUNS
from claimtable.lexicon.wordlist import words
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.nouns import counted_noun, is_plural
from claimtable.years import is_count

_YEAR = re.compile(r"(?:(?:1\d|20)\d\d|2100)(?:(?:-| to | and | or )(?:(?:1\d|20)\d\d|2100))?")
_DATING = frozenset({"in", "since", "by", "until", "from", "circa", "ad", "a.d.", "around", "about"})
_YEAR_BEFORE = words("""
    in since until till by from during before after of early late mid year years season the and to through
    circa a.d. ad between - / ( autumn spring summer winter fall january february march april may june july
    august september october november december
    """)


def is_year(candidate: Candidate) -> bool:
    """Tell calendar years from counts of the same size; a thousands comma, a modifier or a counted noun decides."""
    phrase, token = candidate.phrase, candidate.first
    if _YEAR.fullmatch(candidate.words) is None or phrase.modifier not in ("=", "range"):
        return False
    if phrase.modifier == "=" and len(candidate.number) == 1 and is_count(token):
        return False
    value = phrase.low if phrase.modifier == "range" and phrase.low is not None else phrase.value
    before = candidate.before.lower_ if candidate.before is not None else ""
    if phrase.modifier == "range" and (
        value >= 1850 or before in _YEAR_BEFORE or candidate.words != candidate.span.text
    ):
        return True
    noun = counted_noun(candidate.number)
    if noun is not None and 1850 <= value <= 2100 and _is_dated(noun):
        return True
    if (
        noun is not None
        and is_plural(noun[-1])
        and token.head == noun[-1]
        and (token.ent_type_ != "DATE" or value < 1900)
    ):
        return before in _YEAR_BEFORE and value >= 1900 and before not in ("of", "to", "the", "and", "from", "after")
    if value < 1850 and noun is not None and is_plural(noun[-1]) and before not in _DATING:
        return False
    return (
        value >= 1850
        or token.ent_type_ == "DATE"
        or before in _YEAR_BEFORE - {"of", "to", "by", "and"}
        or noun is not None
    )


def _is_dated(noun: Span) -> bool:
    """Tell: a year dates an event or a named thing: "the 2002 World Cup finals", "the 2018 elections"."""
    before = noun.doc[noun.start - 2] if noun.start > 1 else None
    named = len(noun) > 1 and noun[0].pos_ == "PROPN"
    return named or (
        noun[-1].lower_ in DATED_NOUNS and before is not None and before.tag_ in ("DT", "PRP$", "POS", "JJ")
    )
