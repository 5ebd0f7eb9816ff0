"""Whether a number or an ordinal is a year, a decade or a century where it stands."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from claimtable.lexicon.lookalikes import NUMBERED, POSSESSIVES, WEATHER
from claimtable.timex.grammar import Match
from claimtable.timex.numbers import read_ordinal
from claimtable.years import is_count

_COUNTED = frozenset({"MONEY", "QUANTITY", "PERCENT"})
_YEARS = re.compile(r"[ -]*years?\b")
_MODERN = re.compile(r"1[6-9]\d\d|20\d\d")
_BEFORE_OLD_YEAR = frozenset({"in", "since", "until", "before", "after", "from", "around"})
_BEFORE_YEAR = _BEFORE_OLD_YEAR | {"by", "till", "of", "during", "between", "to", "through"}
_NEAR = 12  # tokens
_MOST_RUNS = 10  # "his fifth century" may be a batsman's


def behind(span: Span) -> str:
    """Return the next words behind ``span``, lower-cased, with the blank before them."""
    following = span.doc[span.end : span.end + 3]
    return (span[-1].whitespace_ + following.text).lower() if len(following) else ""


def next_token(span: Span) -> Token | None:
    """Return the token behind ``span``; None at the end."""
    return span.doc[span.end] if span.end < len(span.doc) else None


def is_year(span: Span, match: Match) -> bool:
    """A bare number is a year unless something is counted or priced with it."""
    if len(span) > 1:
        return span[-2].lower_ != "the" and span.root.ent_type_ not in _COUNTED
    token, after = span[0], next_token(span)
    if token.ent_type_ in _COUNTED or _YEARS.match(behind(span)) or is_count(token):
        return False
    if token.i and token.nbor(-1).lower_ in NUMBERED:
        return False
    if token.text.isdecimal() and not _MODERN.fullmatch(token.text):
        return token.dep_ == "pobj" and token.head.lower_ in _BEFORE_OLD_YEAR
    if "." in token.text:
        return False
    if token.ent_type_ == "DATE" or _opens_event(token) or (token.dep_ == "pobj" and token.head.lower_ in _BEFORE_YEAR):
        return True
    if after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN") and token.dep_ == "nummod":
        return after.tag_ in ("NN", "NNP", "JJ") and token.i > 0 and token.nbor(-1).pos_ in ("DET", "ADJ", "PRON")
    return token.ent_type_ != "CARDINAL"


def _opens_event(token: Token) -> bool:
    """Tell whether an event's name begins with the number: "the 2014 World Cup"."""
    if token.ent_type_ != "EVENT":
        return False
    before = token.nbor(-1) if token.i else None
    return before is None or before.ent_type_ != "EVENT" or before.lower_ == "the"


def is_decade(span: Span, match: Match) -> bool:
    """Tell whether it is no age ("in his 40s") and no temperature ("highs in the 60s")."""
    if match.groups.get("name") or len(match.groups.get("digits") or "") > 3:
        return True
    start = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ in ("early", "mid", "late", "-"))
    before = span.doc[max(start - _NEAR, 0) : start]
    if len(before) and before[-1].lower_ in POSSESSIVES:
        return False
    return not any(token.lemma_.lower() in WEATHER for token in before if token.sent == span.sent)


def is_century(span: Span, match: Match) -> bool:
    """Tell whether it is no batsman's: "his fifth century"."""
    if (match.groups["ord"] or "")[0].isdigit() or (read_ordinal(match.groups["ord"] or "") or 0) > _MOST_RUNS:
        return True
    return span.start == 0 or span.doc[span.start - 1].lower_ not in {*POSSESSIVES, "a", "another", "maiden"}
