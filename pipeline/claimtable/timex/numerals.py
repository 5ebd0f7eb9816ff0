"""Whether a number or an ordinal is a year, a decade or a century where it stands."""

from __future__ import annotations

import re
from collections.abc import Set

from spacy.tokens import Span, Token

from claimtable.lexicon.lookalikes import NUMBERED, POSSESSIVES, WEATHER
from claimtable.lexicon.time_words import BEFORE_MODERN_YEAR, BEFORE_OLD_YEAR
from claimtable.rules import Rule, decide
from claimtable.timex.context import matched
from claimtable.timex.grammar import Match
from claimtable.timex.numbers import read_ordinal
from claimtable.years import is_count

_COUNTED = frozenset({"MONEY", "QUANTITY", "PERCENT"})
_YEARS = re.compile(r"[ -]*years?\b")
_MODERN = re.compile(r"1[6-9]\d\d|20\d\d")
_BEFORE_YEAR = BEFORE_OLD_YEAR | BEFORE_MODERN_YEAR
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
    return decide(YEARS, span, default=span[0].ent_type_ != "CARDINAL").keep


def _is_amount(span: Span) -> bool:
    return span[0].ent_type_ in _COUNTED or _YEARS.match(behind(span)) is not None or is_count(span[0])


def _is_numbered(span: Span) -> bool:
    return span[0].i > 0 and span[0].nbor(-1).lower_ in NUMBERED


def _is_old(span: Span) -> bool:
    return span[0].text.isdecimal() and not _MODERN.fullmatch(span[0].text)


def _is_behind(span: Span, prepositions: Set[str]) -> bool:
    return span[0].dep_ == "pobj" and span[0].head.lower_ in prepositions


def _is_dated(span: Span) -> bool:
    return span[0].ent_type_ == "DATE" or _opens_event(span[0]) or _is_behind(span, _BEFORE_YEAR)


def _ends_behind_preposition(span: Span) -> bool:
    """Tell whether it is "by 2022 - higher than any": a year that nothing is counted behind, whatever the parse."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in _BEFORE_YEAR - {"of", "to"} and _MODERN.fullmatch(span[0].text) is not None and not _modifies(span)


def _modifies(span: Span) -> bool:
    after = next_token(span)
    return after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN") and span[0].dep_ == "nummod"


def _modifies_one(span: Span) -> bool:
    """Tell whether one thing is dated: "the 2014 plan", "her 2014 plan"."""
    after, token = next_token(span), span[0]
    singular = after is not None and after.tag_ in ("NN", "NNP", "JJ")
    return singular and token.i > 0 and token.nbor(-1).pos_ in ("DET", "ADJ", "PRON")


#: the first that has something to say decides whether a bare number is a year; an example's is the one in brackets
YEARS: tuple[Rule[Span], ...] = (
    Rule("an amount", lambda s: False if _is_amount(s) else None, dropped=("It sold [2012] cars.",)),
    Rule("a numbered thing", lambda s: False if _is_numbered(s) else None, dropped=("Look at page [1999] here.",)),
    Rule(
        "an old year",
        lambda s: _is_behind(s, BEFORE_OLD_YEAR) if _is_old(s) else None,
        kept=("The church was built in [1348].",),
    ),
    Rule("a point in it", lambda s: False if "." in s[0].text else None, dropped=("The index fell to [1462.93].",)),
    Rule("a date", lambda s: True if _is_dated(s) else None, kept=("It began in [1998].",)),
    Rule(
        "behind a preposition of time",
        lambda s: True if _ends_behind_preposition(s) else None,
        kept=("It will rise by [2022] - higher than any other.",),
    ),
    Rule(
        "before a noun",
        lambda s: _modifies_one(s) if _modifies(s) else None,
        kept=("A [2022] survey asked 9 men.",),
    ),
)


def _opens_event(token: Token) -> bool:
    """Tell whether an event's name begins with the number: "the 2014 World Cup"."""
    if token.ent_type_ != "EVENT":
        return False
    before = token.nbor(-1) if token.i else None
    return before is None or before.ent_type_ != "EVENT" or before.lower_ == "the"


def is_decade(span: Span, match: Match) -> bool:
    """Tell whether it is no age ("in his 40s") and no temperature ("highs in the 60s")."""
    if match.groups.get("name") or len(matched(match.groups, "digits")) > 3:
        return True
    start = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ in ("early", "mid", "late", "-"))
    before = span.doc[max(start - _NEAR, 0) : start]
    if len(before) and before[-1].lower_ in POSSESSIVES:
        return False
    return not any(token.lemma_.lower() in WEATHER for token in before if token.sent == span.sent)


def is_century(span: Span, match: Match) -> bool:
    """Tell whether it is no batsman's: "his fifth century"."""
    if matched(match.groups, "ord")[0].isdigit() or (read_ordinal(matched(match.groups, "ord")) or 0) > _MOST_RUNS:
        return True
    return span.start == 0 or span.doc[span.start - 1].lower_ not in {*POSSESSIVES, "a", "another", "maiden"}
