"""How the times of a Doc got their values: by which rule, and counted from what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from claimtable.timex.context import Context
from claimtable.timex.values import Resolved, resolved


@dataclass(frozen=True, slots=True)
class Trace:
    """The rule that read the expression at character ``start``, and the days and years that its value depends on.

    ``published`` is the publication date, ``said`` the day on which the quote around it was said, ``anchor`` the value
    of the time before it, ``year`` the year that its sentence names; each is empty where the value does not depend on
    it.
    """

    start: int
    rule: str
    published: str = ""
    said: str = ""
    anchor: str = ""
    year: str = ""


def traces_of(doc: Doc, published: date | None, *, day_first: bool | None = None, country: str = "") -> list[Trace]:
    """Return a trace of every time expression of ``doc``, in text order.

    What a value depends on is found by reading the expression again without it.
    """
    return [_trace(one) for one in resolved(doc, published, day_first=day_first, country=country)]


def _trace(one: Resolved) -> Trace:
    reading, context = one.reading, one.context
    if reading is None:
        return Trace(one.span.start_char, "")
    counted = dict(_dependencies(one))
    day = counted.get("published", "")
    return Trace(
        one.span.start_char,
        reading.rule,
        published="" if one.is_quoted else day,
        said=day if one.is_quoted else "",
        anchor=counted.get("anchor", ""),
        year=str(context.year) if context.year is not None and "year" in counted else "",
    )


def _dependencies(one: Resolved) -> Iterator[tuple[str, str]]:
    context = one.context
    if context.published is not None and _differs(one, replace(context, published=None)):
        yield "published", context.published.isoformat()
    earlier = (
        (context.anchor, replace(context, anchor=None)),
        (context.report, replace(context, report=None)),
        (context.day, replace(context, day=None)),
    )
    for period, without in earlier:
        if period is not None and _differs(one, without):
            yield "anchor", period.value
            break
    if context.year is not None and _differs(one, replace(context, year=None)):
        yield "year", str(context.year)


def _differs(one: Resolved, context: Context) -> bool:
    reading = one.read_in(context)
    return one.reading is None or reading is None or reading.value != one.reading.value
