"""``when`` and ``said_on``: which of an article's time expressions belongs to a claim, and which to its saying."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable.claims.bodies import Body
from claimtable.schema import Timex


def pick_times(body: Body, times: Sequence[Timex]) -> tuple[Timex | None, Timex | None]:
    """Return (when, said_on) of ``body`` out of all resolved times of its article."""
    inside = [time for time in times if body.holds(time.start, time.end) and time.type in ("DATE", "TIME")]
    return (inside[0] if inside else None), None
