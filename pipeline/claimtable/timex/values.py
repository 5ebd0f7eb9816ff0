"""The values of the time expressions of a Doc."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.layers import Attribution
from claimtable.schema import Timex, TimexType
from claimtable.timex.context import Context, Reading
from claimtable.timex.resolve import read
from claimtable.timex.saying import saying_time
from claimtable.timex.scan import lower
from claimtable.timex.tense import direction_of, is_past


def times_of(doc: Doc, published: date | None, *, day_first: bool | None = None) -> list[Timex]:
    """Return all time expressions of ``doc``, resolved against the publication date, in text order.

    Without ``published`` relative expressions keep an underspecified value (``XXXX-WXX-4``). ``day_first`` decides
    ambiguous numeric dates; None lets the article's other evidence decide.
    """
    spans = layers.get_spans(doc, layers.TIMES)
    printed = layers.source_text(doc)
    readings = _readings(doc, spans, Context(published, day_first=bool(day_first)), {})
    said = _days_said(doc, spans, readings)
    if said:
        readings = _readings(doc, spans, Context(published, day_first=bool(day_first)), said)
    return [_timex(span, printed, reading) for span, reading in zip(spans, readings, strict=True)]


def _readings(doc: Doc, spans: Sequence[Span], context: Context, said: Mapping[int, date]) -> list[Reading | None]:
    """Read the expressions in order; ``said`` is the day from which an expression (by index) inside a quote counts."""
    found = []
    text = lower(doc.text)
    for index, span in enumerate(spans):
        base = said.get(index, context.published)
        here = replace(context, published=base, direction=direction_of(span), past=is_past(span), after=text[span.end_char : span.end_char + 40])
        reading = read(text[span.start_char : span.end_char], here)
        found.append(reading)
        if reading is not None:
            context = _after(context, reading)
    return found


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


def _day_said(
    attribution: Attribution, spans: Sequence[Span], starts: Sequence[int], readings: Sequence[Reading | None]
) -> date | None:
    near = [index for piece in attribution.cue for index in _within(starts, piece.sent)]
    chosen = saying_time(attribution, [spans[index] for index in dict.fromkeys(near)])
    reading = None if chosen is None else readings[starts.index(chosen.start)]
    period = None if reading is None else reading.period
    return period.first if period is not None and period.unit == "day" else None


def _after(context: Context, reading: Reading) -> Context:
    if reading.period is None or not reading.anchors:
        return context
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
        return Timex(start, end, text, reading.type, reading.value)
    last = reading.until.last if reading.until is not None else period.last
    return Timex(start, end, text, reading.type, reading.value, period.first, last)
