"""One expression to its TIMEX3 type and value."""

from __future__ import annotations

from claimtable.timex.calendar import UNKNOWN
from claimtable.timex.context import Context, Reading
from claimtable.timex.grammar import Match, parse


def read(text: str, ctx: Context) -> Reading | None:
    """Return what a lower-cased expression means in ``ctx``; None when no rule reads it."""
    for match in parse(text):
        reading = _read(match, ctx)
        if reading is not None:
            return reading
    return None


def _read(match: Match, ctx: Context) -> Reading | None:
    reading = match.rule.read(match.groups, ctx)
    if reading is None or not match.time:
        return reading
    if reading.period is None:
        return Reading("TIME", f"{reading.value or UNKNOWN['day']}T{match.time}", anchors=False)
    return Reading("TIME", f"{reading.value}T{match.time}", reading.period)
