"""The values of the time expressions of a Doc."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.schema import Timex, TimexType
from claimtable.timex.context import Context, Reading
from claimtable.timex.resolve import read
from claimtable.timex.scan import lower
from claimtable.timex.tense import direction_of


def times_of(doc: Doc, published: date | None, *, day_first: bool | None = None) -> list[Timex]:
    """Return all time expressions of ``doc``, resolved against the publication date, in text order.

    Without ``published`` relative expressions keep an underspecified value (``XXXX-WXX-4``). ``day_first`` decides
    ambiguous numeric dates; None lets the article's other evidence decide.
    """
    context = Context(published, day_first=bool(day_first))
    found = []
    for span in layers.get_spans(doc, layers.TIMES):
        reading = read(lower(span.text), replace(context, direction=direction_of(span), after=lower(doc.text[span.end_char : span.end_char + 40])))
        found.append(_timex(span, reading))
        if reading is not None:
            context = _after(context, reading)
    return found


def _after(context: Context, reading: Reading) -> Context:
    if reading.period is None or not reading.anchors:
        return context
    report = context.report
    if reading.period.unit in ("quarter", "half") and not reading.compares:
        report = reading.period
    return replace(context, anchor=reading.period, report=report)


def _timex(span: Span, reading: Reading | None) -> Timex:
    start, end, text = span.start_char, span.end_char, layers.printed(span)
    if reading is None:
        return Timex(start, end, text, cast(TimexType, span.label_), "")
    period = reading.period
    if period is None:
        return Timex(start, end, text, reading.type, reading.value)
    last = reading.until.last if reading.until is not None else period.last
    return Timex(start, end, text, reading.type, reading.value, period.first, last)
