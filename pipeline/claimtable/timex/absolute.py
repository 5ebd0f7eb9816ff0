"""Rules for dates of the calendar: full dates, months, years, decades, and dates whose year must be inferred."""

from __future__ import annotations

import re
from datetime import date

from claimtable.lexicon.calendar import DECADE_NAMES, MONTHS, ORDINALS, SEPTEMBER_11
from claimtable.timex.calendar import Period, make_day, make_month, make_year, month_length, period_of
from claimtable.timex.context import Context, Groups, Reading, dated, matched
from claimtable.timex.numbers import read_number, read_ordinal
from claimtable.timex.patterns import DAY_WORD, MONTH, ORDINAL, WEEKDAY, YEAR, YEAR_WORDS, Rule, part_of, rule

#: a month that lies at most so many days ahead is this coming one
AHEAD = 92
#: ... and so a month in a clause in the past tense
AHEAD_IN_PAST = 0
#: a day that would lie further ahead has just passed: "must leave by Jan. 14", published on January 15
LONG_AHEAD = 330

_ATTACKS = re.compile(r" +(?:terror(?:ist)? +)?(?:attacks|hijack)")
_SPELT = re.compile(r"(eighteen|nineteen)[ -]+(?:hundred and )?(.+)")


def read_year(text: str) -> int | None:
    """Return the year that digits ("1996", "'96") or words ("nineteen ninety-six") name."""
    text = " ".join(text.strip().split())
    digits = text.lstrip("'")
    if digits.isdecimal():
        return int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 30 else 2000 + int(digits)
    spelt = _SPELT.fullmatch(text)
    rest = read_number(spelt[2].replace("oh-", "")) if spelt else read_number(text)
    if rest is None:
        return None
    return int(rest) + ({"eighteen": 1800, "nineteen": 1900}[spelt[1]] if spelt else 0)


def nearest(candidates: list[Period | None], ctx: Context) -> Period | None:
    """Return the one of the same date in last, this and next year (in that order) that the clause means.

    Looking ahead: the first that is not over (a day at most ``LONG_AHEAD`` days away); looking back: the last that has
    begun; else the latest that lies at most ``AHEAD`` days ahead.
    """
    if ctx.published is None:
        return None
    known = [period for period in candidates if period is not None]
    if not known:
        return None
    if ctx.year is not None:
        return next((period for period in known if period.first.year == ctx.year), None)
    if ctx.means_election(known[0].first.month):
        return next((period for period in known if period.first.year == ctx.published.year), None)
    if ctx.direction > 0:
        ahead = [period for period in known if period.last >= ctx.published]
        if known[0].unit != "day" or not ahead or (ahead[0].first - ctx.published).days <= LONG_AHEAD:
            return ahead[0] if ahead else None
    reach = 0 if ctx.direction < 0 else AHEAD_IN_PAST if ctx.past and known[0].unit == "month" else AHEAD
    begun = [period for period in known if (period.first - ctx.published).days <= reach]
    return begun[-1] if begun else None


def month_number(text: str) -> int:
    """Return the number of a month's name or abbreviation."""
    return MONTHS[text.strip(" .")]


def _relative_year(word: str | None, ctx: Context) -> Period | None:
    steps = {"last": -1, "this": 0, "next": 1, "that": 0, "the same": 0}
    if word in ("that", "the same"):
        return ctx.then("year")
    return ctx.now("year", steps[word or "this"])


def _year(groups: Groups, ctx: Context) -> int | None:
    if groups.get("year"):
        return read_year(matched(groups, "year"))
    if groups.get("rel"):
        period = _relative_year(groups["rel"], ctx)
        return None if period is None else period.first.year
    return ctx.year if ctx.past else None


def _year_behind(ctx: Context) -> int | None:
    """The year of the other end behind a day: "from [July 26] to August 11, 2024"."""
    match = _END_BEHIND.match(ctx.after)
    return None if match is None else read_year(match["year"])


def _day_number(text: str) -> int | None:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else read_ordinal(text.replace(" ", "-")) or ORDINALS.get(text)


def month_day(groups: Groups, ctx: Context) -> Reading | None:
    """Read a day of a month, with or without a year."""
    month = month_number(matched(groups, "month"))
    day = _day_number(matched(groups, "day"))
    if day is None or not 1 <= day <= month_length(2000, month):
        return None
    year = _year_of_day(month, day, groups, ctx)
    if year is not None:
        return dated(make_day(year, month, day), "day")
    unknown = f"XXXX-{month:02d}-{day:02d}"
    if ctx.published is None or groups.get("rel"):
        return dated(None, "day", value=unknown)
    reach = 8 if (month, day) == (2, 29) else 1
    around = [make_day(ctx.published.year + step, month, day) for step in range(-reach, reach + 1)]
    return dated(beside(groups.get("prefix"), around, ctx), "day", value=unknown)


def _year_of_day(month: int, day: int, groups: Groups, ctx: Context) -> int | None:
    """Return the year that is printed with a day, behind the other end of its range, or known of the day."""
    return _year(groups, ctx) or _year_behind(ctx) or _year_of_attacks(month, day, ctx)


def _year_of_attacks(month: int, day: int, ctx: Context) -> int | None:
    """Return the year of "the Sept. 11 attacks"."""
    year, *attacked = SEPTEMBER_11
    return year if [month, day] == attacked and _ATTACKS.match(ctx.after) else None


def beside(prefix: str | None, candidates: list[Period | None], ctx: Context) -> Period | None:
    """Return the one that "last" or "next" before a day of the year means; without such a word the nearest."""
    known = [period for period in candidates if period is not None]
    if prefix in ("last", "past") and ctx.published is not None:
        return next((period for period in reversed(known) if period.first < ctx.published), None)
    if prefix in ("next", "coming") and ctx.published is not None:
        return next((period for period in known if period.first > ctx.published), None)
    return nearest(candidates, ctx)


def day_of_month(groups: Groups, ctx: Context) -> Reading | None:
    """Read "25" in "April 24 and 25", "1" in "from 1 to 15 August", "the 15th": a day of the month beside it."""
    day = _day_number(matched(groups, "day"))
    if day is None or not 1 <= day <= 31:
        return None
    behind = _DAYS_BEHIND.match(ctx.after)
    if behind and not groups.get("the"):
        return month_day({**behind.groupdict(), "day": groups["day"]}, ctx)
    month = ctx.day or ctx.anchor
    if month is None or month.unit not in ("day", "month"):
        return dated(None, "day", value=f"XXXX-XX-{day:02d}")
    return dated(make_day(month.first.year, month.first.month, day), "day", value=f"XXXX-XX-{day:02d}")


def days_between(groups: Groups, ctx: Context) -> Reading | None:
    """Read "12-14 July", "Jan. 3-5, 2015": an interval of days."""
    first = month_day({**groups, "day": groups["d1"]}, ctx)
    if first is None:
        return None
    if first.period is None:
        return Reading(
            "DATE", f"{first.value}/{first.value[:-2]}{_day_number(groups['d2'] or '') or 0:02d}", anchors=False
        )
    last = make_day(first.period.first.year, first.period.first.month, _day_number(matched(groups, "d2")) or 0)
    if last is None or last.first <= first.period.first:
        return None
    return Reading("DATE", f"{first.value}/{last.value}", first.period, last)


def month_only(groups: Groups, ctx: Context) -> Reading | None:
    """Read a month, with or without a year."""
    month = month_number(matched(groups, "month"))
    year = _year(groups, ctx)
    if year is None and groups.get("then"):
        then = ctx.then("year")
        year = None if then is None else then.first.year
    if year is not None:
        return dated(make_month(year, month), "month")
    unknown = f"XXXX-{month:02d}"
    if ctx.published is None or groups.get("rel"):
        return dated(None, "month", value=unknown)
    around = [make_month(ctx.published.year + step, month) for step in (-1, 0, 1)]
    return dated(nearest(around, ctx), "month", value=unknown)


def iso_date(groups: Groups, ctx: Context) -> Reading | None:
    """Read ``2021-12-09``."""
    return _numeric(int(matched(groups, "y")), int(matched(groups, "m")), int(matched(groups, "d")))


def numeric_date(groups: Groups, ctx: Context) -> Reading | None:
    """Read ``03/04/2021`` or ``03.04.21``: the month is the part above 12's other, else ``day_first`` decides."""
    one, two = int(matched(groups, "one")), int(matched(groups, "two"))
    year = read_year(matched(groups, "y"))
    if year is None:
        return None
    is_open = one <= 12 and two <= 12
    day_first = ctx.day_first or groups.get("dot") == "." if is_open else one > 12
    return _numeric(year, two, one) if day_first else _numeric(year, one, two)


def _numeric(year: int, month: int, day: int) -> Reading | None:
    period = make_day(year, month, day)
    return None if period is None else dated(period, "day")


def year_only(groups: Groups, ctx: Context) -> Reading | None:
    """Read a year in digits or words."""
    year = read_year(matched(groups, "year"))
    return None if year is None else dated(make_year(year), "year")


def years_between(groups: Groups, ctx: Context) -> Reading | None:
    """Read ``1980-2012`` or ``2010-11``: an interval of years."""
    first = int(matched(groups, "y1"))
    text = matched(groups, "y2")
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    start, end = make_year(first), make_year(last)
    if start is None or end is None or last <= first:
        return None
    return Reading("DATE", f"{start.value}/{end.value}", start, end)


def decade(groups: Groups, ctx: Context) -> Reading | None:
    """Read a decade: "the 1990s", "the '80s", "the nineties"; "the 1800s" is a century, "the 2000s" is not."""
    name = groups.get("name")
    year = DECADE_NAMES[name] if name else int((groups["digits"] or "0").lstrip("'"))
    if 0 < year < 2000 and year % 100 == 0:
        return dated(period_of(date(year, 1, 1), "century"), "century")
    if year < 100:
        year += _century_for(year, ctx.published)
    return dated(period_of(date(max(year, 1), 1, 1), "decade"), "decade")


def _century_for(year: int, published: date | None) -> int:
    """The latest century that does not put the decade after publication; without a date the twentieth."""
    if published is None:
        return 1900
    century = published.year // 100 * 100
    return century if century + year <= published.year else century - 100


def century(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the 20th century"."""
    number = read_ordinal(matched(groups, "ord"))
    if number is None or not 1 <= number <= 99:
        return None
    period = Period("century", date(max((number - 1) * 100, 1), 1, 1))
    return dated(period, "century")


_BARE = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAYS_BEHIND = re.compile(
    rf"(?:(?:,| and| or| to| through| until) {{1,3}}{_BARE}(?!\w)){{1,9}} {{1,3}}"
    rf"(?P<month>{MONTH})(?:,? {{1,3}}(?P<year>{YEAR}))?"
)
_END_BEHIND = re.compile(
    rf" {{0,3}}(?:to|until|till|through|-|–) {{0,3}}(?:(?:{MONTH}) {{0,3}}{_BARE}|{_BARE} {{1,3}}(?:{MONTH})),? {{1,3}}"
    rf"(?P<year>{YEAR})(?!\w)"
)
_REL_YEAR = r"(?:of |in )?(?P<rel>last|this|next|that|the same) year"
_ANY_YEAR = rf"(?P<year>{YEAR}|'\d\d|{YEAR_WORDS})"
_WEEKDAY = rf"(?:(?:this |last |next )?(?:coming )?{WEEKDAY},? ?(?:the )?)?"

RULES: tuple[Rule, ...] = (
    part_of(
        "days",
        rf"(?P<month>{MONTH}) (?P<d1>{_BARE}) ?[-–] ?(?P<d2>{_BARE})(?:,? {_ANY_YEAR})?",
        days_between,
    ),
    part_of(
        "days",
        rf"(?:the )?(?P<d1>{_BARE}) ?[-–] ?(?P<d2>{_BARE}) "
        rf"(?P<month>{MONTH})(?:,? {_ANY_YEAR})?",
        days_between,
    ),
    rule("day of month", rf"(?P<the>the )?(?P<day>{_BARE})", day_of_month),
    part_of(
        "month day",
        rf"{_WEEKDAY}(?:(?:this )?(?P<prefix>last|past|next|coming) )?"
        rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY_WORD})(?:(?:, ?| of | ,? ?){_ANY_YEAR}|,? {_REL_YEAR})?",
        month_day,
    ),
    part_of(
        "day month",
        rf"{_WEEKDAY}(?:the )?(?P<day>{DAY_WORD})(?: of)?[ -]"
        rf"(?P<month>{MONTH})(?:(?:,? |-){_ANY_YEAR}|,? {_REL_YEAR})?",
        month_day,
    ),
    rule("year month day", rf"(?P<year>{YEAR}),? (?P<month>{MONTH}) (?P<day>{DAY_WORD})", month_day),
    part_of(
        "month year",
        rf"(?:the month of |(?P<then>that) )?(?P<month>{MONTH})(?:,? (?:of )?{_ANY_YEAR}|,? {_REL_YEAR})?",
        month_only,
    ),
    part_of("year's month", rf"(?P<rel>last|this|next) year's (?P<month>{MONTH})", month_only),
    rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t[\d:.]+z?)?", iso_date),
    rule(
        "numeric",
        rf"(?P<one>\d{{1,2}})(?P<dot>[/.-])(?P<two>\d{{1,2}})(?P=dot)(?P<y>{YEAR}|\d\d)(?![\d/]|\.\d)",
        numeric_date,
    ),
    part_of(
        "year",
        rf"(?:a good part of |the year |all of |most of |calendar |pre-|post-)?(?P<year>{YEAR})",
        year_only,
    ),
    part_of("spelt year", rf"(?:the year )?(?P<year>{YEAR_WORDS})", year_only),
    part_of("short year", r"(?P<year>'\d\d)", year_only),
    rule(
        "years",
        r"(?:(?:the )?(?:fiscal |financial )?(?:year|season) (?:of )?|fy ?)?"
        rf"(?P<y1>{YEAR}) ?[-/–] ?(?P<y2>{YEAR}|\d\d)(?![\d-])",
        years_between,
    ),
    part_of(
        "decade",
        rf"(?:the last half of )?(?:the )?(?:early|mid|late)?[- ]?"
        rf"(?:(?P<digits>\d\d\d0|'?[1-9]0)'?s|(?P<name>{'|'.join(DECADE_NAMES)}))",
        decade,
    ),
    part_of("century", rf"(?:the )?(?:early|mid|late)?[- ]?(?P<ord>{ORDINAL})[ -]centur(?:y|ies)", century),
)
