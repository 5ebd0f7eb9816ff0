"""One expression to its TIMEX3 type and value."""

from __future__ import annotations

from claimtable.timex.calendar import UNKNOWN, Period
from claimtable.timex.context import Context, Reading, dated
from claimtable.timex.fallback import full_date
from claimtable.timex.grammar import Match, parse


def read(text: str, ctx: Context) -> Reading | None:
    """Return what a lower-cased expression means in ``ctx``; None when nothing reads it."""
    for match in parse(text):
        reading = _read(match, ctx)
        if reading is not None:
            return reading
    day = full_date(text)
    return None if day is None else dated(Period("day", day), "day")


def _read(match: Match, ctx: Context) -> Reading | None:
    reading = match.rule.read(match.groups, ctx)
    if reading is None or not match.time:
        return reading
    if reading.period is None:
        return Reading("TIME", f"{reading.value or UNKNOWN['day']}T{match.time}", anchors=False)
    return Reading("TIME", f"{reading.value}T{match.time}", reading.period)
