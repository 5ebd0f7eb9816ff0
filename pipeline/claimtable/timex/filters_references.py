"""Which words of reference are times: "now", "soon", "the future", not "now and then" or "the future of the mill"."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span

from claimtable.timex.filters_periods import NAMES, OF
from claimtable.timex.grammar import Match
from claimtable.timex.numerals import behind, next_token

_AS_SOON = re.compile(r" +(?:as|after|before|to be|enough)\b")
_NOW_AND = re.compile(r" +and (?:again|then)\b")


def is_reference(span: Span, match: Match) -> bool:
    """Words like "now" and "soon": not in names, not "as soon as", not "the future of"."""
    if span[-1].ent_type_ in NAMES:
        return False
    check = _REFERENCES.get(span[-1].lower_)
    return check is None or check(span)


def _is_adjective(span: Span) -> bool:
    """Tell "the current plan" from "a strong current"; "at present" is one."""
    return span[0].lower_ == "at" or span[-1].pos_ == "ADJ"


def _is_at_the_time(span: Span) -> bool:
    """Tell "at the time" from "at the time of the crash" and "at the time police came"."""
    if span[0].lower_ != "the":
        return True
    after = next_token(span)
    clause = after is not None and after.pos_ in ("PROPN", "NOUN")
    return span.start > 0 and span[0].nbor(-1).lower_ == "at" and not clause and not OF.match(behind(span))


def _is_now(span: Span) -> bool:
    """Tell "now" from "now and then" and "every now and again"."""
    return not _NOW_AND.match(behind(span)) and (span.start == 0 or span.doc[span.start - 1].lower_ != "every")


def _is_at_the_moment(span: Span) -> bool:
    """Tell "at the moment" from "the moment he left"."""
    after = next_token(span)
    return after is None or (after.tag_ != "PRP" and after.lower_ not in ("when", "of", "that"))


def _is_soon(span: Span) -> bool:
    return not _AS_SOON.match(behind(span)) and not behind(span).startswith("-")


def _is_recently(span: Span) -> bool:
    """Tell "recently" from "as recently as May"."""
    after = next_token(span)
    return after is None or after.lower_ != "as"


def _is_ahead_or_past(span: Span) -> bool:
    """Tell "in the future" from "the future of the mill"."""
    return span[-1].pos_ == "NOUN" and not OF.match(behind(span)) and span[-1].dep_ == "pobj"


#: what a word of reference must be beside by its last word
_REFERENCES: dict[str, Callable[[Span], bool]] = {
    "current": _is_adjective,
    "present": _is_adjective,
    "time": _is_at_the_time,
    "now": _is_now,
    "moment": _is_at_the_moment,
    "soon": _is_soon,
    "recently": _is_recently,
    "future": _is_ahead_or_past,
    "past": _is_ahead_or_past,
}
