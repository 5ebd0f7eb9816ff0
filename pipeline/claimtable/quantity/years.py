"""Calendar years among the numbers of a text."""

from __future__ import annotations

import re

from spacy.tokens import Span

from claimtable.lexicon.numbers import DATED_NOUNS
from claimtable.lexicon.quantity_words import YEAR_BEFORE
from claimtable.quantity.alignment import Candidate
from claimtable.rules import Rule, decide
from claimtable.years import is_count

_YEAR = re.compile(r"(?:(?:1\d|20)\d\d|2100)(?:(?:-| to | and | or )(?:(?:1\d|20)\d\d|2100))?")
#: from here on a bare number is rather a year; the last one that is looked for
_MODERN, _LAST = 1850, 2100
#: what a count is in its clause: "over 2016 fled"
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def is_year(candidate: Candidate) -> bool:
    """Tell calendar years from counts of the same size; a thousands comma, a modifier or a counted noun decides."""
    return decide(RULES, candidate, default=False).keep


def _value(candidate: Candidate) -> float:
    phrase = candidate.phrase
    return phrase.low if phrase.modifier == "range" and phrase.low is not None else phrase.value


def _before(candidate: Candidate) -> str:
    return candidate.before.lower_ if candidate.before is not None else ""


def _is_bounded(candidate: Candidate) -> bool:
    """Tell "a policy beyond 2012" and "prices rose over 2016" from "went beyond 2012 cars" and "over 2000 fled"."""
    if _YEAR.fullmatch(candidate.words) is None or candidate.noun is not None or candidate.phrase.modifier == "range":
        return False
    bounded = candidate.words != candidate.span.text and candidate.span.root.dep_ not in _COUNTED
    return bounded and _value(candidate) >= _MODERN and (_value(candidate) % 100 > 0 or _begins_beyond(candidate))


def _begins_beyond(candidate: Candidate) -> bool:
    return candidate.span.text.lower().startswith("beyond")


def _is_plain_year(candidate: Candidate) -> bool:
    return _YEAR.fullmatch(candidate.words) is not None and candidate.phrase.modifier in ("=", "range")


def _is_plain_count(candidate: Candidate) -> bool:
    return candidate.phrase.modifier == "=" and len(candidate.number) == 1 and is_count(candidate.first)


def _is_range_of_years(candidate: Candidate) -> bool:
    opened = _before(candidate) in YEAR_BEFORE or candidate.words != candidate.span.text
    return candidate.phrase.modifier == "range" and (_value(candidate) >= _MODERN or opened)


def _dates_noun(candidate: Candidate) -> bool:
    noun = candidate.noun
    return noun is not None and _MODERN <= _value(candidate) <= _LAST and _is_dated(noun)


#: the first that has something to say decides whether digits are a year; an example's number is the one in brackets
RULES: tuple[Rule[Candidate], ...] = (
    Rule(
        "behind a bound",
        lambda c: True if _is_bounded(c) else None,
        kept=("We need a plan [beyond 2012].", "Prices rose [over 2016]."),
    ),
    Rule("no four digits of a year", lambda c: None if _is_plain_year(c) else False, dropped=("It sold [40] cars.",)),
    Rule("a plain count", lambda c: False if _is_plain_count(c) else None, dropped=("It sold [2012] cars.",)),
    Rule(
        "a range of years", lambda c: True if _is_range_of_years(c) else None, kept=("She led it [from 1990 to 1995].",)
    ),
    Rule("a noun that is dated", lambda c: True if _dates_noun(c) else None, kept=("He lost the [2018] elections.",)),
    Rule("since 1850", lambda c: True if _value(c) >= _MODERN else None, kept=("It began in [1998].",)),
    Rule(
        "a date to the recogniser",
        lambda c: True if c.first.ent_type_ == "DATE" else None,
        kept=("The church was built in [1348].",),
    ),
)


def _is_dated(noun: Span) -> bool:
    """Tell: a year dates an event or a named thing: "the 2002 World Cup finals", "the 2018 elections"."""
    before = noun.doc[noun.start - 2] if noun.start > 1 else None
    named = len(noun) > 1 and noun[0].pos_ == "PROPN"
    return named or (
        noun[-1].lower_ in DATED_NOUNS and before is not None and before.tag_ in ("DT", "PRP$", "POS", "JJ")
    )
