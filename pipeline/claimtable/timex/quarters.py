"""Rules for quarters, halves and fiscal years, as business news counts them."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from claimtable.lexicon.calendar import Unit
from claimtable.timex.absolute import month_number, read_year
from claimtable.timex.amounts import duration_value
from claimtable.timex.calendar import Period, make_month, make_year, period_of
from claimtable.timex.context import Context, Groups, Reading, dated, matched
from claimtable.timex.numbers import read_ordinal
from claimtable.timex.patterns import MONTH, YEAR, Rule, part_of, rule
from claimtable.timex.relative import unit_of

_JUST_OVER = 120  # days: a company "expects to report" the quarter that has just ended
_RESULTS = re.compile(r" +(?:financial +)?(?:results|earnings|report|figures|numbers|profits?|sales|revenue)\b")
_ENDED = re.compile(
    rf" (?:that )?(?:ended|ending|to) (?:\d{{1,2}} )?(?P<month>{MONTH}) ?(?P<day>\d{{1,2}})?(?:,? (?P<year>{YEAR}))?"
)


def part_of_year(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the third quarter", "the first half of 1990", "last year's fourth quarter"."""
    word = matched(groups, "ord")
    unit: Unit = "quarter" if matched(groups, "part").startswith("quarter") else "half"
    size = 4 if unit == "quarter" else 2
    number = size if word in ("last", "final", "latter") else read_ordinal(word)
    if number is None or not 1 <= number <= size:
        return None
    year = _named_year(groups, ctx)
    if year is None and word == "last":
        return None  # the one before this
    unknown = f"XXXX-{unit[0].upper()}{number}"
    if year is not None:
        return dated(_part(year, unit, number), unit)
    if ctx.published is None:
        return dated(None, unit, value=unknown)
    if groups.get("ago"):
        return dated(_part(_latest(unit, number, ctx).first.year - 1, unit, number), unit, compares=True)
    return dated(_latest(unit, number, ctx), unit)


def _latest(unit: Unit, number: int, ctx: Context) -> Period:
    """The latest part of that number that has begun; where the clause looks ahead, the first that is not long over.

    "Will report fourth-quarter results" is about the one that is just over.
    """
    assert ctx.published is not None
    this, before = _part(ctx.published.year, unit, number), _part(ctx.published.year - 1, unit, number)
    if (ctx.published - before.last).days <= _JUST_OVER and _RESULTS.match(ctx.after):
        return before
    if this.first > ctx.published and ctx.direction <= 0:
        return before
    over = (ctx.published - this.last).days
    return _part(ctx.published.year + 1, unit, number) if ctx.direction > 0 and over > _JUST_OVER else this


def _part(year: int, unit: Unit, number: int) -> Period:
    return Period(unit, date(min(max(year, 1), 9999), 1 + (number - 1) * (3 if unit == "quarter" else 6), 1))


def numbered(groups: Groups, ctx: Context) -> Reading | None:
    """Read "Q3 2020", "3Q", "H1 2021", "FY2020"; a half needs its year."""
    code = matched(groups, "code").strip("q")
    year = read_year(matched(groups, "year")) if groups.get("year") else None
    if code == "fy":
        return None if year is None else dated(make_year(year), "year")
    unit: Unit = "half" if code.startswith("h") else "quarter"
    number = int(code.strip("h"))
    if year is not None:
        return dated(_part(year, unit, number), unit)
    if unit == "half":
        return None
    found = None if ctx.published is None else _latest(unit, number, ctx)
    return dated(found, unit, value=f"XXXX-Q{number}")


def _named_year(groups: Groups, ctx: Context) -> int | None:
    for name in ("year", "before"):
        if groups.get(name):
            return read_year(groups[name] or "")
    rel = groups.get("rel") or groups.get("of")
    if rel == "that":
        then = ctx.then("year")
        return None if then is None else then.first.year
    if rel and ctx.published is not None:
        return ctx.published.year + {"last": -1, "next": 1}.get(rel, 0)
    return None


def the_quarter(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the quarter", "the latest period": what the article reports on."""
    ended = _quarter_ended(ctx)
    if ended is not None:
        return dated(ended, "quarter")
    if ctx.report is not None and ctx.report.unit == "quarter":
        if groups.get("strong") is None or ctx.published is None or ctx.report.last < ctx.published:
            return dated(ctx.report, "quarter")
    elif ctx.anchor is not None and ctx.anchor.unit == "quarter":
        return dated(ctx.anchor, "quarter")
    return dated(ctx.now("quarter", -1), "quarter")


def _quarter_ended(ctx: Context) -> Period | None:
    """The quarter of "ended Sept. 30" behind the expression: the latest that was over by publication."""
    match = _ENDED.match(ctx.after)
    if match is None or ctx.published is None:
        return None
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else ctx.published.year - (month > ctx.published.month)
    day = make_month(year, month)
    return None if day is None else period_of(day.first, "quarter")


def the_year(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the year", "the week": a duration before "ended March 31", else that of publication."""
    unit = unit_of(matched(groups, "unit"))
    if ctx.after.startswith((" ended ", " ending ")) or _ENDED.match(ctx.after):
        return Reading("DURATION", duration_value(Fraction(1), unit), anchors=False)
    return dated(ctx.now(unit), unit)


def year_ago_period(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier": the period reported on, a year before."""
    if ctx.report is not None and ctx.report.unit in ("quarter", "half"):
        return dated(ctx.report.shift(-4 if ctx.report.unit == "quarter" else -2), ctx.report.unit, compares=True)
    return dated(ctx.now("year", -1), "year", compares=True)


def quarter_of(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the 1988 quarter", "last year's period": the reported quarter in another year."""
    year = _named_year(groups, ctx)
    if year is None:
        return dated(None, "year")
    if ctx.report is not None and ctx.report.unit == "quarter":
        return dated(_part(year, "quarter", (ctx.report.first.month + 2) // 3), "quarter", compares=True)
    return dated(make_year(year), "year")


def fiscal_year(groups: Groups, ctx: Context) -> Reading | None:
    """Read "fiscal 1989", "the current fiscal year"."""
    if groups.get("year"):
        year = read_year(matched(groups, "year"))
        return None if year is None else dated(make_year(year), "year")
    steps = {"last": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1}.get(matched(groups, "rel"), 0)
    return dated(ctx.now("year", steps), "year")


_ORD = r"(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th|final|last|latter|opening|closing)"
_AGO = r"(?P<ago>year-ago|year-earlier|comparable|corresponding|year ago|year earlier)"
_LIKE = r"(?:comparable|corresponding|same|like)"
_REL = r"(?P<rel>last|previous|latest|current|this|next|coming)"

RULES: tuple[Rule, ...] = (
    part_of(
        "part of year",
        rf"(?:the )?"
        rf"(?:(?P<before>{YEAR}|'\d\d)(?:'s)? |(?P<rel>last|this|next) year's |{_AGO} )?"
        rf"(?:fiscal[ -]|business )?{_ORD}[ -](?:fiscal[ -])?(?P<part>quarter|half)"
        rf"(?:(?: of |,? )(?:fiscal )?(?P<year>{YEAR}|'\d\d)| (?:of )?(?P<of>last|this|next|that|the) year)?",
        part_of_year,
    ),
    rule("numbered quarter", rf"(?P<code>q[1-4]|[1-4]q|h[12]|fy)(?: ?(?P<year>{YEAR}|'?\d\d))?", numbered),
    rule(
        "the quarter",
        r"(?:the|that) (?:(?P<strong>latest|most recent|recent|just-ended) )?(?:fiscal |three-month |full )?"
        r"(?:quarter|period)(?! of)",
        the_quarter,
    ),
    rule(
        "year ago",
        rf"(?:the |a (?=year-))?(?:{_LIKE} )?"
        r"(?:year[ -](?:ago|earlier)|year-before|(?:comparable|corresponding) (?=quarter|period|half))"
        r"(?: ?(?:quarter|period|half))?(?: (?:a year (?:ago|earlier)|last year))?",
        year_ago_period,
    ),
    rule(
        "quarter a year ago",
        rf"(?:the )?(?:{_LIKE} )?(?:quarter|period) "
        r"(?:a year (?:ago|earlier|before)|last year|of last year|in the previous year)",
        year_ago_period,
    ),
    rule(
        "quarter of",
        rf"(?:the )?(?:(?P<year>{YEAR})|(?P<rel>last|this|next) year's)(?:'s)? (?:quarter|period)",
        quarter_of,
    ),
    rule("the year", r"the (?:full |fiscal |full fiscal )?(?P<unit>year)(?![ -]long)", the_year),
    rule("the week", r"the (?:full )?(?P<unit>day|week|month)(?= (?:ended|ending) | ?[.,;]|$)", the_year),
    part_of(
        "fiscal",
        rf"(?:the )?(?:{_REL} )?(?:fiscal|financial|tax)(?: year)?"
        rf"(?:,? (?:ended |ending )?(?P<year>{YEAR}|'\d\d))",
        fiscal_year,
    ),
    part_of("fiscal year", rf"(?:the )?{_REL} (?:fiscal|financial|tax|full) year", fiscal_year),
)
