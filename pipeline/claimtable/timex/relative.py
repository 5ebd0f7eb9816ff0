"""Rules for times that count from publication or from the last time mentioned."""

from __future__ import annotations

from claimtable.lexicon.calendar import SEASONS, WEEKDAYS, Unit
from claimtable.timex.absolute import month_number
from claimtable.timex.calendar import Period, make_day, make_month, make_season, period_of
from claimtable.timex.context import Context, Groups, Reading, dated, reference
from claimtable.timex.amounts import duration_value
from claimtable.timex.numbers import read_number
from claimtable.timex.patterns import ABOUT, AMOUNT, LEAD, MONTH, SEASON, WEEKDAY, Rule, rule

_STEPS = {
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
    "following": 1,
    "earlier this": 0,
    "later this": 0,
}


def _steps(groups: Groups) -> int:
    return _STEPS[" ".join((groups.get("rel") or "this").split())]


def unit_of(text: str) -> Unit:
    """Return the calendar unit of a word such as "years" or "centuries"."""
    singular = text.rstrip("s") if text != "centuries" else "century"
    return singular  # type: ignore[return-value]


def relative_day(groups: Groups, ctx: Context) -> Reading | None:
    """Read "yesterday", "today", "tomorrow" and the days beside them."""
    word = " ".join((groups["word"] or "").split())
    steps = {
        "today": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return dated(ctx.now("day", steps[word]), "day")


def relative_unit(groups: Groups, ctx: Context) -> Reading | None:
    """Read "last week", "this year", "next quarter"."""
    unit = unit_of(groups["unit"] or "")
    steps = _steps(groups)
    if groups.get("rel") in ("previous", "following"):
        return dated(ctx.then(unit, steps), unit)
    if unit == "weekend":
        return dated(_weekend(steps, ctx), unit)
    if unit == "quarter" and groups.get("rel") == "this" and ctx.report is not None and ctx.report.unit == "quarter":
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


def weekend(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the weekend"."""
    return dated(_weekend(0, ctx), "weekend")


def weekday(groups: Groups, ctx: Context) -> Reading | None:
    """Read a weekday: the latest on or before publication, ahead only where the clause looks ahead."""
    number = WEEKDAYS[(groups["weekday"] or "").strip(" .")]
    found = find_weekday(number, " ".join((groups.get("rel") or "").split()), ctx)
    return dated(found, "day", value=f"XXXX-WXX-{number}")


def find_weekday(number: int, rel: str, ctx: Context) -> Period | None:
    """Return the day that a weekday (ISO number) with ``last``, ``this``, ``next``, ... or nothing before it means."""
    if ctx.published is None:
        return None
    here = Period("day", ctx.published)
    back = (here.first.isoweekday() - number) % 7
    if rel in ("previous", "following") and ctx.anchor is not None:
        start = Period("day", ctx.anchor.first)
        gap = (start.first.isoweekday() - number) % 7
        return start.shift(-(gap or 7)) if rel == "previous" else start.shift(7 - gap)
    if rel in ("last", "past", "this past", "previous"):
        return here.shift(-(back or 7))
    if rel in ("next", "this coming", "coming", "following", "upcoming") or (ctx.direction > 0 and back):
        return here.shift(7 - back)
    return here.shift(-back)


def relative_month(groups: Groups, ctx: Context) -> Reading | None:
    """Read "last May", "this September", "next March"."""
    month = month_number(groups["month"] or "")
    unknown = f"XXXX-{month:02d}"
    if ctx.published is None:
        return dated(None, "month", value=unknown)
    year, steps = ctx.published.year, _steps(groups)
    if steps < 0:
        year -= month >= ctx.published.month
    elif steps > 0:
        year += month <= ctx.published.month
    return dated(make_month(year, month), "month")


def season(groups: Groups, ctx: Context) -> Reading | None:
    """Read a season with a year, with "last", "this" or "next", or alone."""
    code, month = SEASONS[groups["season"] or ""]
    if groups.get("year"):
        return dated(make_season(int(groups["year"] or 0), code), "season")
    if ctx.published is None:
        return dated(None, "season", value=f"XXXX-{code}")
    if groups.get("whole"):
        year = ctx.published.year + {"last": -1, "this": 0, "next": 1}[groups["whole"] or "this"]
        return dated(make_season(year, code), "season")
    known = [make_season(ctx.published.year + step, code) for step in (-2, -1, 0, 1)]
    seasons = [period for period in known if period is not None]
    steps = _steps(groups)
    ahead = [period for period in seasons if period.first > ctx.published]
    over = [period for period in seasons if period.last < ctx.published]
    begun = [period for period in seasons if period.first <= ctx.published]
    if steps < 0:
        return dated(over[-1] if over else None, "season")
    if steps > 0 or (ctx.direction > 0 and begun and begun[-1].last < ctx.published):
        return dated(ahead[0] if ahead else None, "season")
    near = [period for period in seasons if (period.first - ctx.published).days <= 150]
    chosen = near if groups.get("rel") == "this" else begun
    return dated(chosen[-1] if chosen else None, "season")


def units_ago(groups: Groups, ctx: Context) -> Reading | None:
    """Read "two years ago", "three weeks from now", "two days later", "a year earlier"."""
    unit_word = groups["unit"] or ""
    number = read_number(groups.get("amount") or "a")
    where = " ".join((groups["where"] or "").split())
    ahead = where in ("from now", "hence", "later", "after", "afterward", "afterwards", "from today", "thereafter")
    if number is None or not groups.get("amount"):
        if where in ("ago", "back", "from now", "hence", "from today"):
            return reference("PAST_REF" if where in ("ago", "back") else "FUTURE_REF")
        return Reading("DURATION", duration_value(None, unit_word), anchors=False)
    counted = _counted(unit_word, number)
    if counted is None:
        return reference("FUTURE_REF" if ahead else "PAST_REF")
    unit, steps = counted
    steps = steps if ahead else -steps
    if where in ("ago", "from now", "hence", "from today", "back"):
        return _from_now(unit, steps, ctx)
    return _from_then(unit, steps, ctx)


def _counted(word: str, number: object) -> tuple[Unit, int] | None:
    """The unit of the calendar at which to count, and how many; hours become days."""
    from fractions import Fraction

    amount = number if isinstance(number, Fraction) else Fraction(1)
    if amount > 1_000_000:
        return None
    if word.startswith(("second", "min", "hour", "hr")):
        seconds = {"s": 1, "m": 60, "h": 3600}[word[0]]
        return "day", int(amount * seconds // 86400)
    if word.startswith(("fortnight", "millenni")):
        return ("week", int(2 * amount)) if word[0] == "f" else ("year", int(1000 * amount))
    if word.startswith("night"):
        return "day", int(amount)
    unit = unit_of({"yr": "year", "yrs": "year"}.get(word, word))
    if unit in ("decade", "century"):
        return "year", int(amount * (10 if unit == "decade" else 100))
    if amount.denominator != 1:
        finer: dict[str, tuple[Unit, int]] = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7)}
        if unit in finer:
            return finer[unit][0], int(amount * finer[unit][1])
    return unit, int(amount)


def _from_now(unit: Unit, steps: int, ctx: Context) -> Reading | None:
    if unit == "year" and steps == -1 and ctx.report is not None and ctx.report.unit == "quarter":
        return dated(ctx.report.shift(-4), "quarter", compares=True)
    if ctx.published is None:
        return dated(None, unit)
    moved = ctx.now(unit, steps)
    return dated(moved, unit, compares=abs(steps) == 1 and unit == "year")


def _from_then(unit: Unit, steps: int, ctx: Context) -> Reading | None:
    """Count from the last time mentioned; a year from a quarter or month keeps its granularity."""
    if unit == "year" and steps == -1 and ctx.report is not None and ctx.report.unit == "quarter":
        return dated(ctx.report.shift(-4), "quarter", compares=True)
    if unit == "year" and ctx.anchor is not None and ctx.anchor.unit in ("quarter", "month", "half"):
        per_year = {"quarter": 4, "month": 12, "half": 2}[ctx.anchor.unit]
        return dated(ctx.anchor.shift(steps * per_year), ctx.anchor.unit, compares=steps == -1)
    return dated(ctx.then(unit, steps), unit, compares=steps == -1)


def anchored(groups: Groups, ctx: Context) -> Reading | None:
    """Read "that day", "the same week", "the following year", "the previous month"."""
    unit = unit_of(groups["unit"] or "")
    word = " ".join((groups["rel"] or "").split())
    steps = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}.get(word, 0)
    if unit == "day" and ctx.day is not None:
        return dated(ctx.day.shift(steps), unit)
    return dated(ctx.then(unit, steps), unit)


def day_beside(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the day before", "the week after"."""
    unit = unit_of(groups["unit"] or "")
    return dated(ctx.then(unit, -1 if groups["where"] in ("before", "earlier") else 1), unit)


def definite(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the year", "the month", "the end of the week": the period of the last time mentioned, else now."""
    unit = unit_of(groups["unit"] or "")
    return dated(ctx.now(unit), unit)


def year_end(groups: Groups, ctx: Context) -> Reading | None:
    """Read "year-end": that of this year, after "since" that of the last."""
    return dated(ctx.now("year", -1 if ctx.direction < 0 else 0), "year")


def week_of(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the week of March 6"."""
    month = month_number(groups["month"] or "")
    if ctx.published is None:
        return dated(None, "week")
    day = make_day(ctx.published.year, month, int((groups["day"] or "0").rstrip("stndrh")))
    return None if day is None else dated(period_of(day.first, "week"), "week")


_REL = r"(?P<rel>this past|this coming|last|past|this|next|coming|upcoming|current|previous|following)"
_AGO = (
    rf"{ABOUT}(?:a further |another )?\[?(?P<amount>{AMOUNT})\]? (?:full |or so |more |short |long )?"
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|fortnights?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))"
    r"(?: or (?:so|more))? (?P<where>ago|from now|from today|hence|back|earlier|before(?= ?[.,;]|$)|previously|prior|later|afterwards?|thereafter|after(?= ?[.,;]|$))"
)

RULES: tuple[Rule, ...] = (
    rule(
        "day",
        rf"{LEAD}(?:early |late |later |earlier )?(?P<word>yesterday|today|tomorrow|the day (?:before yesterday|after tomorrow))",
        relative_day,
    ),
    rule(
        "relative unit",
        rf"{LEAD}(?:early |late |later |earlier |sometime |some time )?(?:the )?{_REL} (?P<unit>day|week|weekend|month|quarter|year|decade|century)",
        relative_unit,
    ),
    rule("misspelt", r"(?P<rel>this|last|next) (?P<unit>years|weeks|months)", relative_unit),
    rule("weekend", rf"{LEAD}(?:the|over) weekend", weekend),
    rule(
        "weekday",
        rf"{LEAD}(?:early |late |later |earlier )?(?:the )?(?:{_REL} )?(?P<weekday>{WEEKDAY})",
        weekday,
    ),
    rule("relative month", rf"{LEAD}(?:this past|{_REL}) (?P<month>{MONTH})", relative_month),
    rule(
        "season",
        rf"{LEAD}(?:the |early |late |mid-?)*(?:{_REL} )?(?P<season>{SEASON})(?:(?: of |,? )(?P<year>[12]\d\d\d)|(?: of)? (?P<whole>last|this|next) year)?",
        season,
    ),
    rule("ago", _AGO, units_ago),
    rule(
        "vague ago",
        r"(?P<amount>many|some|several|few)? ?(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes) (?P<where>ago)",
        units_ago,
    ),
    rule(
        "anchored",
        rf"{LEAD}(?:early |late |later |earlier |on )?(?P<rel>that same|that|(?:the |this )?same|the very same) (?P<unit>day|week|weekend|month|quarter|year|decade)",
        anchored,
    ),
    rule(
        "next after",
        rf"{LEAD}(?:the )(?P<rel>following|previous|preceding|prior|next) (?P<unit>day|week|weekend|month|quarter|year|decade)",
        anchored,
    ),
    rule("day beside", r"(?:the|a) (?P<unit>day|week|month|year) (?P<where>(?:before|after)(?= ?[.,;]|$)|earlier|later)", day_beside),
    rule(
        "definite",
        r"(?:(?:by |at |around |about )?(?:the )?(?:end|beginning|start|middle|rest|remainder|course) of |later in |earlier in |early in |late in )the (?P<unit>week|month|quarter|year|decade|century)",
        definite,
    ),
    rule("year-end", r"(?:the )?(?:around |by )?year(?:'s|s)?[- ]end", year_end),
    rule("week of", rf"(?:the )?week of (?P<month>{MONTH}) (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)", week_of),
)
