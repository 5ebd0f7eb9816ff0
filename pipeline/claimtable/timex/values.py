"""The values of the time expressions of a Doc."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.layers import Attribution
from claimtable.schema import Timex, TimexType
from claimtable.timex.context import Context, Reading
from claimtable.timex.evidence import tells_of_america, tells_of_elections, writes_day_first
from claimtable.timex.resolve import read
from claimtable.timex.scan import lower
from claimtable.timex.speech_time import POST_WIDTH, names_day, speech_time
from claimtable.timex.tense import direction_of, is_arranged, is_past
from claimtable.timex.verbs import verb_above
from claimtable.tokens import text_of

_RELATIVE = ("last ", "this ", "next ")
_NARRATED = ("day", "week")  # "a day earlier" goes on with the story
#: years before publication: "in 1991" speaks of the past, "in 2020" and "in March" may be of one story in 2021
_LONG_PAST = 2
_MANY_YEARS = 3
_IN = re.compile(r"(?<!\w)in $")
_SINCE = re.compile(r"(?<!\w)since $")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_AFTER = 40  # characters behind an expression that its rule may look at


def times_of(doc: Doc, published: date | None, *, day_first: bool | None = None, country: str = "") -> list[Timex]:
    """Return all time expressions of ``doc``, resolved against the publication date, in text order.

    Without ``published`` relative expressions keep an underspecified value (``XXXX-WXX-4``); see ``is_resolved``.
    ``day_first`` decides ambiguous numeric dates; None lets the article's other dates decide. ``country`` is the
    outlet's (ISO 3166), whose holidays are meant where the text names no other most. Relative expressions
    inside a quote count from the day of saying where the attribution names one.
    """
    printed = layers.source_text(doc)
    return [
        _timex(one.span, printed, one.reading) for one in resolved(doc, published, day_first=day_first, country=country)
    ]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression, what it was read against, and what it means there (None: nothing reads it).

    ``is_quoted`` tells that it counts from the day on which the quote around it was said, not from publication.
    """

    span: Span
    context: Context
    reading: Reading | None
    is_quoted: bool = False

    def read_in(self, context: Context) -> Reading | None:
        """Return what the expression would mean in another context."""
        return _reading(lower(text_of(self.span.doc)), self.span, context)


def resolved(doc: Doc, published: date | None, *, day_first: bool | None = None, country: str = "") -> list[Resolved]:
    """Return all time expressions of ``doc`` in text order, each with its context and reading; see ``times_of``."""
    spans = layers.get_spans(doc, layers.TIMES)
    text = lower(text_of(doc))
    order = writes_day_first(text) if day_first is None else day_first
    context = Context(
        published,
        day_first=order,
        elections=tells_of_elections(text),
        america=tells_of_america(text),
        countries=tuple(one for one in (_most_named(doc), country) if one),
    )
    found = _readings(text, spans, context, {})
    said = _days_said(doc, spans, [one.reading for one in found])
    return _readings(text, spans, context, said) if said else found


def _most_named(doc: Doc) -> str:
    """Return the country that the places of ``doc`` tell of most; none where two are named as often."""
    named = Counter(place.kb_id_ for place, _ in layers.get_places(doc) if place.kb_id_).most_common(2)
    return "" if not named or (len(named) > 1 and named[0][1] == named[1][1]) else named[0][0]


def is_resolved(timex: Timex) -> bool:
    """Tell whether a date or time of day has a value of the calendar or a reference: no part of it is unknown.

    ``XXXX-WXX-4`` and an empty value are unresolved, ``199X`` (a decade) is not. Durations and sets always count.
    """
    return timex.type in ("DURATION", "SET") or bool(timex.value and not timex.value.startswith("XX"))


def _readings(text: str, spans: Sequence[Span], context: Context, said: Mapping[int, date]) -> list[Resolved]:
    """Read the expressions in order; ``said`` is the day from which an expression (by index) inside a quote counts."""
    found = []
    years = _Years(text, _tells_history(text, spans, context.published))
    for index, span in enumerate(spans):
        context = years.entered(context, span)
        here = replace(context, published=said[index]) if index in said else context
        here = years.past_of(here, span)
        reading = _reading(text, span, here)
        found.append(Resolved(span, here, reading, index in said))
        if reading is not None:
            context = _after(years.noted(context, span, reading, here), reading)
    return found


@dataclass(slots=True)
class _Years:
    """The years that a text has named for the days and months behind them, and up to which character they hold.

    ``history`` tells that the text is mostly about years long past.
    """

    text: str
    history: bool
    until: int = 0
    past: int | None = None
    past_until: int = 0

    def entered(self, context: Context, span: Span) -> Context:
        """Return the context without the year that the sentence before ``span`` named."""
        return replace(context, year=None) if context.year is not None and span.start_char >= self.until else context

    def past_of(self, context: Context, span: Span) -> Context:
        """Return the context with the year long past, for what is told in the past tense."""
        holds = self.past is not None and span.start_char < self.past_until
        return replace(context, year=self.past) if holds and is_past(span) and direction_of(span) <= 0 else context

    def noted(self, context: Context, span: Span, reading: Reading, here: Context) -> Context:
        """Keep the years that ``reading`` names; return the context with that of "next year's race"."""
        named = _past_year(self.text, span, reading, here, self.history)
        if named is not None:
            self.past, self.past_until = named, len(self.text) if self.history else span.sent.end_char
        if not _is_possessive_year(self.text, span, reading):
            return context
        self.until = span.sent.end_char if span.start_char >= self.until else self.until
        return replace(context, year=_year_of(reading))


def _tells_history(text: str, spans: Sequence[Span], published: date | None) -> bool:
    """Tell whether the text is mostly about years long past: months without a year belong to the last one named."""
    years = [int(match.group()) for span in spans if (match := _YEAR.search(text, span.start_char, span.end_char))]
    past = [year for year in years if published is not None and year <= published.year - _LONG_PAST]
    return len(past) >= _MANY_YEARS and 2 * len(past) > len(spans)


def _past_year(text: str, span: Span, reading: Reading, context: Context, history: bool) -> int | None:
    """Return the year long past that an expression names for what is told behind it, None where it names none.

    "In March 1992 the city fell, and in August ..."; a year alone does so only in a text about the past.
    """
    if reading.period is None or context.published is None or reading.until is not None or reading.compares:
        return None
    if _SINCE.search(text, max(0, span.start_char - 7), span.start_char):
        return None  # "the sharpest fall since September 1986 in March"
    year, unit = reading.period.first.year, reading.period.unit
    if unit not in (("day", "month", "year") if history else ("day", "month")):
        return None
    printed = f"{year}" in text[span.start_char : span.end_char]
    return year if printed and year <= context.published.year - _LONG_PAST else None


def _is_possessive_year(text: str, span: Span, reading: Reading) -> bool:
    """Tell whether it is "next year" in "next year's race will be on 27 October"."""
    if reading.period is None or reading.period.unit != "year" or reading.compares:
        return False
    return text.startswith("'s", span.end_char) and text.startswith(_RELATIVE, span.start_char)


def _year_of(reading: Reading) -> int | None:
    return None if reading.period is None else reading.period.first.year


def _reading(text: str, span: Span, context: Context) -> Reading | None:
    """Read one expression of the lower-cased ``text`` with what its clause says of past and future."""
    after = text[span.end_char : span.end_char + _AFTER]
    past, arranged, verb = is_past(span), is_arranged(span), verb_above(span.root)
    present = verb is not None and not past
    here = replace(context, direction=direction_of(span), past=past, present=present, arranged=arranged, after=after)
    words = text[span.start_char : span.end_char]
    reading = read(words, here)
    return read(f"{words} from now", here) or reading if _lies_ahead(text, span, reading, here) else reading


def _lies_ahead(text: str, span: Span, reading: Reading | None, context: Context) -> bool:
    """Tell whether it is a duration until something: "in [two weeks] the school will move"."""
    if reading is None or reading.type != "DURATION" or context.direction <= 0:
        return False
    known = not any(part in reading.value for part in ("X", "Q"))
    return known and _IN.search(text, max(0, span.start_char - 4), span.start_char) is not None


def _days_said(doc: Doc, spans: Sequence[Span], readings: Sequence[Reading | None]) -> dict[int, date]:
    """The day of saying of the expressions (by index) that stand in a quote whose attribution names a single day."""
    words = _quoted_words(doc)
    quoted = {index for index, span in enumerate(spans) if span.start in words}
    if not quoted:
        return {}
    starts = [span.start for span in spans]
    found: dict[int, date] = {}
    for attribution in layers.get_attributions(doc):
        inside = [index for piece in attribution.content for index in _within(starts, piece) if index in quoted]
        said = _day_said(attribution, spans, starts, readings) if inside else None
        if said is not None:
            found.update(dict.fromkeys(inside, said))
    return found


def _quoted_words(doc: Doc) -> set[int]:
    return {index for quote in layers.get_spans(doc, layers.QUOTES) for index in range(quote.start, quote.end)}


def _within(starts: Sequence[int], piece: Span) -> range:
    return range(bisect_left(starts, piece.start), bisect_left(starts, piece.end))


def _behind(piece: Span) -> Span:
    """Return the sentence of ``piece`` and what may hold the date of a post behind it."""
    sentence = piece.sent
    return sentence.doc[sentence.start : min(len(sentence.doc), sentence.end + POST_WIDTH // 4)]


def _day_said(
    attribution: Attribution, spans: Sequence[Span], starts: Sequence[int], readings: Sequence[Reading | None]
) -> date | None:
    beside = (*attribution.cue, *attribution.source[-1:])
    near = sorted({index for piece in beside for index in _within(starts, _behind(piece))})
    days = {spans[index].start: day for index in near if (day := _day_named(spans[index], readings[index])) is not None}
    chosen = speech_time(attribution, [spans[index] for index in near if spans[index].start in days])
    return None if chosen is None else days[chosen.start]


def _day_named(span: Span, reading: Reading | None) -> date | None:
    """Return the single day that an expression names, None for all others."""
    period = None if reading is None or reading.until is not None else reading.period
    return period.first if period is not None and period.unit == "day" and names_day(span.text) else None


def _after(context: Context, reading: Reading) -> Context:
    if reading.period is None or not reading.anchors:
        return context
    if reading.compares and reading.period.unit not in _NARRATED:
        return context  # "up from 7 percent a year earlier": the story stays at its time
    report = context.report
    begun = context.published is None or reading.period.first <= context.published
    if reading.period.unit in ("quarter", "half") and begun and not reading.compares:
        report = reading.period
    day = reading.period if reading.period.unit == "day" else context.day
    return replace(context, anchor=reading.period, report=report, day=day)


def _timex(span: Span, printed: str, reading: Reading | None) -> Timex:
    start, end = span.start_char, span.end_char
    text = printed[start:end]
    if reading is None:
        return Timex(start, end, text, cast(TimexType, span.label_), "")
    period = reading.period
    if period is None:
        rate = span.label_ == "SET" and reading.type == "DURATION"
        return Timex(start, end, text, "SET" if rate else reading.type, reading.value)
    last = reading.until.last if reading.until is not None else period.last
    return Timex(start, end, text, reading.type, reading.value, period.first, last)
