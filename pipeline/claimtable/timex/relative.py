"""Rules for times that count from publication or from the last time mentioned."""

from __future__ import annotations

from typing import cast

from claimtable.lexicon.calendar import WEEKDAYS, Unit
from claimtable.timex.absolute import month_number, month_only
from claimtable.timex.calendar import Period, make_day, make_month, period_of
from claimtable.timex.context import Context, Groups, Reading, dated, matched
from claimtable.timex.patterns import MONTH, UNIT, WEEKDAY, YEAR, Rule, either, part_of, rule

#: the words before a unit, weekday or month, and how many steps they go
STEPS = {
    "last": -1,
    "past": -1,
    "this past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "this coming": 1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "the following": 1,
}


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
#: a weekday so many days ago is the coming one, tomorrow or the day after, where a verb stands and not in the past: of
#: those without another sign 11 were and 2 were not (801 weekdays of news)
_LONG_AGO = 5
_EARLY = 3  # ISO weekday: until Wednesday "this weekend" may be the last one


def steps_of(groups: Groups) -> int:
    """Return how many units the group ``rel`` ("last", "this", "next") goes."""
    return STEPS[matched(groups, "rel") or "this"]


def unit_of(text: str) -> Unit:
    """Return the calendar unit of a word such as "years" or "centuries"."""
    return cast(Unit, text.rstrip("s") if text != "centuries" else "century")


def relative_day(groups: Groups, ctx: Context) -> Reading | None:
    """Read "yesterday", "today", "tomorrow" and the days beside them."""
    word = matched(groups, "word")
    steps = {
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return dated(ctx.now("day", steps[word]), "day")


def _reports_quarter(ctx: Context) -> bool:
    return ctx.report is not None and ctx.report.unit == "quarter"


def relative_unit(groups: Groups, ctx: Context) -> Reading | None:
    """Read "last week", "this year", "next quarter"."""
    unit = unit_of(matched(groups, "unit"))
    steps = steps_of(groups)
    word = matched(groups, "rel")
    if word in _FROM_THEN or (word, unit) == ("next", "day"):
        return dated(ctx.then(unit, steps), unit)
    if unit == "weekend":
        return dated(_this_weekend(ctx) if steps == 0 else _weekend(steps, ctx), unit)
    if (word, unit) == ("this", "quarter") and _reports_quarter(ctx):
        return dated(ctx.report, unit)
    return dated(ctx.now(unit, steps), unit)


def _weekend(steps: int, ctx: Context) -> Period | None:
    """Monday to Friday "the weekend" is the one before, unless the clause looks ahead."""
    here = ctx.now("weekend")
    if here is None or ctx.published is None:
        return None
    if steps == 0 and ctx.published < here.first and ctx.direction <= 0:
        return here.shift(-1)
    if steps > 0 and ctx.published < here.first:
        return here
    return here.shift(steps)


def _this_weekend(ctx: Context) -> Period | None:
    """The one of this week; early in the week the past tense speaks of the last one."""
    here = ctx.now("weekend")
    early = ctx.published is not None and ctx.published.isoweekday() <= _EARLY
    return here.shift(-1) if here is not None and early and ctx.past else here


def weekend(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the weekend"."""
    return dated(_weekend(0, ctx), "weekend")


def weekday(groups: Groups, ctx: Context) -> Reading | None:
    """Read a weekday: the latest on or before publication, ahead only where the clause looks ahead."""
    number = WEEKDAYS[matched(groups, "weekday").strip(" .")]
    if groups.get("week"):
        week = ctx.now("week", {"last": -1, "this": 0, "next": 1}[groups["week"] or "this"])
        day = None if week is None else Period("day", week.first).shift(number - 1)
        return dated(day, "day", value=f"XXXX-WXX-{number}")
    if groups.get("after"):
        following = find_weekday(number, "next", ctx)
        return dated(None if following is None else following.shift(7), "day", value=f"XXXX-WXX-{number}")
    found = find_weekday(number, matched(groups, "rel"), ctx)
    return dated(found, "day", value=f"XXXX-WXX-{number}")


def nth_weekday(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the last Friday of this month", "the first Monday of June"."""
    number, nth = WEEKDAYS[matched(groups, "weekday").strip(" .")], _NTH[matched(groups, "nth")]
    if groups.get("month"):
        month = month_only(groups, ctx)
        period = None if month is None else month.period
    else:
        period = ctx.now("month", STEPS.get(matched(groups, "rel"), 0))
    if period is None:
        return dated(None, "day", value=f"XXXX-WXX-{number}")
    start = Period("day", period.last if nth < 0 else period.first)
    gap = start.first.isoweekday() - number
    found = start.shift(-(gap % 7)) if nth < 0 else start.shift(-gap % 7 + 7 * (nth - 1))
    return dated(found if found is not None and found.first <= period.last else None, "day")


def find_weekday(number: int, rel: str, ctx: Context) -> Period | None:
    """Return the day that a weekday (ISO number) with ``last``, ``this``, ``next``, ... or nothing before it means."""
    if ctx.published is None:
        return None
    if rel in _FROM_THEN and ctx.anchor is not None:
        return _weekday_beside(Period("day", ctx.anchor.first), number, rel)
    here = Period("day", ctx.published)
    back = (here.first.isoweekday() - number) % 7
    if rel in ("last", "past", "this past", "previous"):
        return here.shift(-(back or 7))
    return here.shift(7 - back) if _lies_ahead(rel, back, ctx) else here.shift(-back)


def _weekday_beside(start: Period, number: int, rel: str) -> Period | None:
    """Return the weekday before or after the last time mentioned."""
    gap = (start.first.isoweekday() - number) % 7
    return start.shift(-(gap or 7)) if rel == "previous" else start.shift(7 - gap)


def _lies_ahead(rel: str, back: int, ctx: Context) -> bool:
    """Tell whether the weekday that was ``back`` days ago is meant, or the next one."""
    if rel in _COMING:
        return True
    if ctx.direction > 0:
        return back > 0
    is_near = back >= _LONG_AGO and ctx.present and ctx.direction == 0
    return not rel and (is_near or (ctx.arranged and back > 7 - back))


#: "the previous Friday": counted from the last time mentioned
_FROM_THEN = ("previous", "the following")
_COMING = frozenset(word for word, steps in STEPS.items() if steps > 0)


def relative_month(groups: Groups, ctx: Context) -> Reading | None:
    """Read "last May", "this September", "next March"."""
    month = month_number(matched(groups, "month"))
    unknown = f"XXXX-{month:02d}"
    if ctx.published is None:
        return dated(None, "month", value=unknown)
    year, steps = ctx.published.year, steps_of(groups)
    if steps < 0:
        year -= month >= ctx.published.month
    elif steps > 0:
        year += month <= ctx.published.month
    return dated(make_month(year, month), "month")


def anchored(groups: Groups, ctx: Context) -> Reading | None:
    """Read "that day", "the same week", "the following year", "the previous month"."""
    unit = unit_of(matched(groups, "unit"))
    word = matched(groups, "rel")
    steps = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}.get(word, 0)
    if unit == "day" and ctx.day is not None:
        return dated(ctx.day.shift(steps), unit)
    return dated(ctx.then(unit, steps), unit)


def day_beside(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the day before", "the week after"."""
    unit = unit_of(matched(groups, "unit"))
    return dated(ctx.then(unit, -1 if groups["where"] in ("before", "earlier") else 1), unit)


def definite(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the year", "the month", "the end of the week": the period of the last time mentioned, else now."""
    unit = unit_of(matched(groups, "unit"))
    if unit == "day":
        return dated(ctx.day or ctx.now("day"), unit)
    return dated(ctx.now(unit), unit)


def year_end(groups: Groups, ctx: Context) -> Reading | None:
    """Read "year-end": that of this year, after "since" that of the last."""
    return dated(ctx.now("year", -1 if ctx.direction < 0 else 0), "year")


def week_of(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the week of March 6"."""
    month = month_number(matched(groups, "month"))
    if ctx.published is None:
        return dated(None, "week")
    day = make_day(ctx.published.year, month, int((groups["day"] or "0").rstrip("stndrh")))
    return None if day is None else dated(period_of(day.first, "week"), "week")


#: "last", "this", "next" and the like
REL = rf"(?P<rel>{either(STEPS)})"
_AFTER_THEN = r"(?P<rel>following|previous|preceding|prior|next)"
_SAME = r"(?P<rel>that same|that|(?:the |this )?same|the very same)"

RULES: tuple[Rule, ...] = (
    part_of(
        "day",
        r"(?P<word>yesterday|today|tomorrow|the day (?:before yesterday|after tomorrow))",
        relative_day,
    ),
    part_of("relative unit", rf"(?:the )?{REL} (?P<unit>{UNIT})", relative_unit),
    rule("misspelt", r"(?P<rel>this|last|next) (?P<unit>years|weeks|months)", relative_unit),
    part_of("weekend", r"the weekend", weekend),
    part_of(
        "weekday",
        rf"(?:the )?(?:{REL} )?(?P<weekday>{WEEKDAY})"
        r"(?: (?:of )?(?P<week>last|this|next) week|(?P<after> week)(?=[.,;]|$))?",
        weekday,
    ),
    rule(
        "nth weekday",
        rf"(?:the )?(?P<nth>{either(_NTH)}) (?P<weekday>{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<rel>this|next|last|the) month|(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)",
        nth_weekday,
    ),
    part_of("relative month", rf"{REL} (?P<month>{MONTH})", relative_month),
    part_of("anchored", rf"{_SAME} (?P<unit>{UNIT})", anchored),
    part_of("next after", rf"the {_AFTER_THEN} (?P<unit>{UNIT})", anchored),
    rule(
        "day beside",
        r"the (?P<unit>day|week|month|year) (?P<where>(?:before|after)(?= ?[.,;]|$)|earlier|later)",
        day_beside,
    ),
    rule(
        "definite",
        r"(?:(?:around |about )?(?:the )?(?:end|beginning|start|middle|rest|remainder|course|turn) of |"
        r"(?:later|earlier|early|late) in )the (?P<unit>week|month|quarter|year|decade|century)",
        definite,
    ),
    rule("later in the day", r"(?:later|earlier) in the (?P<unit>day)", definite),
    rule("year-end", r"(?:the )?(?:around )?year(?:'s|s)?[- ]end", year_end),
    rule("week of", rf"(?:the )?week of (?P<month>{MONTH}) (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)", week_of),
)
