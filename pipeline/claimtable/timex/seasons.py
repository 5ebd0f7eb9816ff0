"""Rules for seasons."""

from __future__ import annotations

from claimtable.lexicon.calendar import SEASONS
from claimtable.timex.absolute import read_year
from claimtable.timex.calendar import Period, make_season
from claimtable.timex.context import Context, Groups, Reading, dated, matched
from claimtable.timex.patterns import SEASON, YEAR, YEAR_WORDS, Rule, part_of
from claimtable.timex.relative import REL, steps_of

_NEAR = 150  # days: "this summer" begins at most so far ahead


def season(groups: Groups, ctx: Context) -> Reading | None:
    """Read a season with a year, with "last", "this" or "next", or alone (the latest that has begun)."""
    code, _ = SEASONS[matched(groups, "season")]
    year = read_year(matched(groups, "year")) if groups.get("year") else None
    if year is None and groups.get("then"):
        then = ctx.then("year")
        year = None if then is None else then.first.year
    if year is not None:
        return dated(make_season(year, code), "season")
    unknown = f"XXXX-{code}"
    if ctx.published is None:
        return dated(None, "season", value=unknown)
    if groups.get("whole"):
        year = ctx.published.year + {"last": -1, "this": 0, "next": 1}[groups["whole"] or "this"]
        return dated(make_season(year, code), "season", value=unknown)
    return dated(_nearest(code, groups, ctx), "season", value=unknown)


def _nearest(code: str, groups: Groups, ctx: Context) -> Period | None:
    day = ctx.published
    if day is None:
        return None
    known = [period for step in (-2, -1, 0, 1) if (period := make_season(day.year + step, code)) is not None]
    steps = steps_of(groups)
    if steps < 0:
        return next((period for period in reversed(known) if period.last < day), None)
    if steps > 0:
        return next((period for period in known if period.first > day), None)
    if ctx.direction > 0:
        return next((period for period in known if period.last >= day), None)
    reach = _NEAR if groups.get("rel") == "this" else 0
    return next((period for period in reversed(known) if (period.first - day).days <= reach), None)


RULES: tuple[Rule, ...] = (
    part_of(
        "season",
        rf"(?:the )?(?:early |late |mid-?)?(?:{REL} |(?P<then>that|same) )?(?P<season>{SEASON})"
        rf"(?:(?: of |,? )(?P<year>{YEAR}|{YEAR_WORDS})|(?: of)? (?P<whole>last|this|next) year)?",
        season,
    ),
)
