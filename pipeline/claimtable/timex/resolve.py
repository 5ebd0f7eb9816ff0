"""One expression to its TIMEX3 type and value."""

from __future__ import annotations

from dataclasses import replace

from claimtable.timex.calendar import UNKNOWN, Period
from claimtable.timex.context import Context, Reading, dated
from claimtable.timex.fallback import full_date
from claimtable.timex.grammar import Match, parse


def read(text: str, ctx: Context) -> Reading | None:
    """Return what a lower-cased expression means in ``ctx``; None when nothing reads it."""
    for match in parse(text):
        reading = _read(match, ctx)
        if reading is not None:
            return replace(reading, rule=match.rule.name)
    day = full_date(text)
    return None if day is None else replace(dated(Period("day", day), "day"), rule="a date in full")


def _read(match: Match, ctx: Context) -> Reading | None:
    reading = match.rule.read(match.groups, ctx)
    if reading is None or not match.time:
        return reading
    if reading.period is None:
        day = reading.value.split("T")[0] or UNKNOWN["day"]
        return Reading("TIME", f"{day}T{match.time}", anchors=False)
    day = reading.period.value if reading.type == "TIME" else reading.value
    return Reading("TIME", f"{day}T{match.time}", reading.period)
