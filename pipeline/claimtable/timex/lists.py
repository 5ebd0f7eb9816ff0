"""Days that share a month: "April 24 and 25", "3, 5 and 7 September", "from 1 to 15 August"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span

from claimtable.timex.patterns import MONTH

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w)"
_JOIN = r"(?:,? {1,3}(?:and|or|to|through|until) {1,3})"
_MORE = re.compile(rf"(?:, {{0,3}}{_DAY}){{0,9}}{_JOIN}{_DAY}(?![\w%]|[.,:/-]\d| {{1,3}}{MONTH})")
_EARLIER = re.compile(
    rf"(?<!\w)(?:on|from|between|for|until|the)(?: the)? {{1,3}}(?P<days>{_DAY}(?:, {{0,3}}{_DAY}){{0,9}}{_JOIN})$"
)
_ENDS = re.compile(rf"(?<!\w){MONTH} {{0,3}}(?P<day>\d\d?)(?:st|nd|rd|th)?$")
_BEGINS = re.compile(rf"(?P<day>\d\d?)(?:st|nd|rd|th)? {{1,3}}(?:of {{1,3}})?{MONTH}")
_NUMBER = re.compile(rf"(?<!\w){_DAY}")
_LOOK_BACK = 60  # characters


def days_beside(doc: Doc, text: str, span: Span) -> list[Span]:
    """Return the days that stand without a month beside ``span``, a day of a month; none where it is something else.

    ``text`` is the Doc's text in lower case. The days rise, and what the last one counts ("May 3 and 5 men") is no day.
    """
    own = text[span.start_char : span.end_char]
    if match := _ENDS.search(own):
        more = _MORE.match(text, span.end_char)
        found = [] if more is None else list(_spans(doc, more.group(), span.end_char))
        days = [int(match["day"]), *(_number(day) for day in found)]
        return found if found and _rise(days) and not _counts(found[-1]) else []
    if match := _BEGINS.match(own):
        start = max(span.start_char - _LOOK_BACK, 0)
        less = _EARLIER.search(text, start, span.start_char)
        found = [] if less is None else list(_spans(doc, less["days"], less.start("days")))
        return found if _rise([*(_number(day) for day in found), int(match["day"])]) else []
    return []


def _spans(doc: Doc, text: str, start: int) -> Iterator[Span]:
    for number in _NUMBER.finditer(text):
        span = doc.char_span(start + number.start(), start + number.end(), label="DATE")
        if span is not None:
            yield span


def _number(span: Span) -> int:
    return int(span.text.lower().rstrip("stndrh"))


def _rise(days: list[int]) -> bool:
    return all(one < other for one, other in pairwise(days))


def _counts(span: Span) -> bool:
    """Tell whether the number counts the words behind it."""
    token = span[-1]
    return token.dep_ == "nummod" and token.head.i > token.i
