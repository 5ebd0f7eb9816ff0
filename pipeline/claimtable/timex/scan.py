"""Finding time expressions in a Doc: where the grammar matches, less what is no time there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.calendar import DECADE_NAMES, HOLIDAYS, MONTHS, SEASONS, WEEKDAYS
from claimtable.lexicon.time_words import SINGULAR_UNITS
from claimtable.timex.context import Context
from claimtable.timex.fallback import full_date
from claimtable.timex.filters import is_time
from claimtable.timex.grammar import RULES, Match, match_at
from claimtable.timex.lists import days_beside
from claimtable.timex.patterns import either
from claimtable.tokens import text_of, tokens_of

_NAMED = either({*MONTHS, *WEEKDAYS, *SEASONS, *DECADE_NAMES, *HOLIDAYS})
#: without one of these there is no time expression
_HEAD = re.compile(
    rf"(?<!\w)(?:{_NAMED}s?"
    r"|seconds?|min(?:ute)?s?|hours?|hrs?|days?|nights?|fortnights?|weeks?|weekends?|months?|quarters?|years?|yrs?|decades?"
    r"|centur(?:y|ies)|millenni(?:um|a)|half|periods?|while|mornings?|afternoons?|evenings?|tonight|overnight|noon|midnight|o'?clock"
    r"|midday|lunchtime|today|yesterday|tomorrow|now|nowadays|currently|current|present|presently|recently|recent|lately|past"
    r"|(?<=at this )point"
    r"|soon|future|shortly|term|course|time|moment|hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|yearly|fiscal"
    r"|of {1,3}(?:this {1,3})?writing|nineteen|eighteen|thousand)(?!\w)|(?<!\w)the {1,3}\d\d?(?:st|nd|rd|th)(?!\w)"
    r"|(?<![\w$£€¥.,])(?:1\d|2[01])\d\d(?!\d)|'\d\d(?!\d)|(?<!\d)\d\d?[:/.-]\d\d|\d ?[ap]\.? ?m\b|\d0'?s(?!\w)"
    r"|(?<!\w)(?:[qh]\d|\dq|fy)"
)
_BEFORE = 9  # tokens that an expression may have before its first head
_WORD = re.compile(r"[a-z]+")
#: the words with which an expression may begin: all that the rules' patterns spell out
_STARTS = frozenset(word for rule in RULES for word in _WORD.findall(rule.pattern.pattern)) | {
    *(f"{day}s" for day in WEEKDAYS),
    "centuries",
}
#: the rules for what may stand as an adjective before a noun
_COMPOUNDS = frozenset({"duration", "range", "part of year", "year ago"})
_NOWHERE = Context(None)


@lru_cache(maxsize=128)
def lower(text: str) -> str:
    """Return ``text`` in lower case, one character for one; the last texts are kept, for many ask for one."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find_spans(doc: Doc) -> list[Span]:
    """Return the time expressions of ``doc`` in text order, labelled DATE, TIME, DURATION or SET."""
    text = lower(text_of(doc))
    found: list[Span] = []
    end = 0
    for token in _starts(doc, text):
        if token.idx < end:
            continue
        span = _best(doc, text, token)
        if span is not None:
            beside = days_beside(doc, text, span) if span.label_ == "DATE" else []
            found += [span, *beside]
            end = max(piece.end_char for piece in (span, *beside))
    return sorted([*found, *_left_over(doc, text, found)], key=lambda span: span.start)


def _left_over(doc: Doc, text: str, found: list[Span]) -> list[Span]:
    """The DATE entities that the grammar does not touch and that are full dates all the same."""
    taken = {index for span in found for index in range(span.start, span.end)}
    dates = [ent for ent in doc.ents if ent.label_ == "DATE" and taken.isdisjoint(range(ent.start, ent.end))]
    return [
        Span(doc, ent.start, ent.end, label="DATE")
        for ent in dates
        if full_date(text[ent.start_char : ent.end_char]) is not None
    ]


def _starts(doc: Doc, text: str) -> Iterator[Token]:
    """The tokens at which an expression may begin, in text order: those shortly before a head."""
    done, offsets = 0, tokens_of(doc).offsets
    for match in _HEAD.finditer(text):
        start, end = bisect_right(offsets, match.start()) - 1, bisect_left(offsets, match.end())
        for index in range(max(done, start - _BEFORE), end):
            if _may_start(text, offsets[index]):
                yield doc[index]
        done = max(done, end)


def _may_start(text: str, where: int) -> bool:
    word = _WORD.match(text, where)
    return text[where].isdigit() or text[where] == "'" if word is None else word.group() in _STARTS


def _best(doc: Doc, text: str, token: Token) -> Span | None:
    for match in match_at(text, token.idx):
        if "\n" in text[match.start : match.end]:
            continue
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or not is_time(span, match):
            continue
        label = "SET" if _is_rate(span, match) else _type(match)
        if label:
            return Span(doc, span.start + _is_before_noun(span, match), span.end, label=label)
    return None


def _is_before_noun(span: Span, match: Match) -> bool:
    """Tell whether the article at the edge belongs to a noun behind: "a [three-week] strike", "the [year-ago] loss"."""
    if len(span) < 3 or span[0].lower_ not in ("a", "an", "the") or match.rule.name not in _COMPOUNDS:
        return False
    if span[-2].text in ("-", "–"):
        return True
    amount = match.groups.get("amount") or "a"
    return match.rule.name == "duration" and span[-1].lower_ in SINGULAR_UNITS and amount not in ("a", "an", "one")


def _is_rate(span: Span, match: Match) -> bool:
    """Tell whether it is "a day" in "$5 a day", "100 km an hour"."""
    if match.rule.name != "duration" or match.groups.get("amount") not in ("a", "an") or not span.start:
        return False
    before = span.doc[span.start - 1]
    return (
        before.ent_type_ in ("MONEY", "QUANTITY", "PERCENT") or before.like_num or before.lower_ in ("times", "twice")
    )


def _type(match: Match) -> str:
    """The TIMEX3 type of a match; empty when its rule cannot read it whatever the date."""
    if match.time:
        return "TIME"
    reading = match.rule.read(match.groups, _NOWHERE)
    return "" if reading is None else reading.type
