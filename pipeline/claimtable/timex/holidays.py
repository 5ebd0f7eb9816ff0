"""Holidays by name: those of a fixed date, of the nth weekday of a month, after Easter, and of countries."""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from claimtable.lexicon.calendar import (
    COUNTRY_HOLIDAYS,
    EASTER_FEASTS,
    FIXED_HOLIDAYS,
    HOLIDAYS,
    NATIONAL_DAYS,
    NTH_WEEKDAYS,
    SEPTEMBER_11,
    US_HOLIDAYS,
)
from claimtable.timex.absolute import beside
from claimtable.timex.calendar import Period, make_day, make_year, month_length, period_of
from claimtable.timex.context import Context, Groups, Reading, dated, matched
from claimtable.timex.patterns import YEAR, Rule, either, part_of, rule

_MIDDLE = 6  # month


@lru_cache(maxsize=1024)
def holiday(name: str, year: int, countries: tuple[str, ...] = ()) -> Period | None:
    """Return the day of a holiday (lower-cased name) in ``year``; None when it was not kept that year.

    ``countries`` (ISO 3166 codes, the likeliest first) decide about days that countries keep differently.
    """
    if not 1583 <= year <= 4099:  # the Gregorian Easter
        return None
    if name in FIXED_HOLIDAYS:
        return make_day(year, *FIXED_HOLIDAYS[name])
    if name in EASTER_FEASTS:
        from dateutil.easter import easter

        return Period("day", easter(year) + timedelta(days=EASTER_FEASTS[name]))
    if name in NTH_WEEKDAYS:
        return _nth_weekday(year, *NTH_WEEKDAYS[name])
    if name in US_HOLIDAYS:
        return _country_holiday((US_HOLIDAYS[name],), year, "US")
    names, home = COUNTRY_HOLIDAYS[name]
    days = (_country_holiday(names, year, country) for country in (*countries, home) if country)
    return next((day for day in days if day is not None), None)


def _nth_weekday(year: int, month: int, weekday: int, nth: int, after: int) -> Period:
    """Return the day ``after`` days behind the ``nth`` weekday of a month; -1 is the last one.

    >>> _nth_weekday(2024, 5, 7, 2, 0).value, _nth_weekday(2024, 5, 1, -1, 0).value
    ('2024-05-12', '2024-05-27')
    """
    edge = date(year, month, 1 if nth > 0 else month_length(year, month))
    gap = (weekday - edge.isoweekday()) % 7
    first = edge + timedelta(days=gap if nth > 0 or not gap else gap - 7)
    return Period("day", first + timedelta(days=7 * (nth - (nth > 0) + (nth < 0)) + after))


@lru_cache(maxsize=1024)
def _country_holiday(names: tuple[str, ...], year: int, country: str) -> Period | None:
    """Return the first day of a country's holiday that has one of ``names`` in the ``holidays`` library."""
    days = _calendar(country, year)
    named = ([] if days is None else days.get_named(name, lookup="exact") for name in names)
    found: list[date] = next((sorted(day for day in same if day.year == year) for same in named if same), [])
    return Period("day", found[0]) if found else None


#: what is kept: by all, by some, by offices, or without a day off
_KEPT = ("public", "optional", "government", "unofficial")


@lru_cache(maxsize=256)
def _calendar(country: str, year: int) -> Any:
    """Return a country's holidays with their English names, None for a country or year that the library lacks."""
    import holidays

    kind = getattr(holidays, country, None)
    if kind is None or not kind.start_year <= year <= kind.end_year:
        return None
    english = [language for language in ("en_US", "en_GB") if language in kind.supported_languages]
    categories = [category for category in _KEPT if category in kind.supported_categories]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of some feasts it has fewer years
        return kind(years=year, observed=False, language=next(iter(english), None), categories=categories)


def named_day(groups: Groups, ctx: Context) -> Reading | None:
    """Read "Christmas", "last Thanksgiving", "Easter Sunday 2011"."""
    name = matched(groups, "holiday")
    countries = (*ctx.countries, "US") if ctx.america and name in NATIONAL_DAYS else ctx.countries
    if name in NATIONAL_DAYS - COUNTRY_HOLIDAYS.keys() and not ctx.america:
        return dated(None, "day")
    if groups.get("year"):
        return dated(holiday(name, int(matched(groups, "year")), countries), "day")
    if ctx.published is None:
        return dated(None, "day")
    around = [holiday(name, ctx.published.year + step, countries) for step in (-1, 0, 1)]
    return dated(beside(matched(groups, "rel").rpartition(" ")[2], around, ctx), "day")


def holiday_weekend(groups: Groups, ctx: Context) -> Reading | None:
    """Read "Labor Day weekend": the weekend nearest to the day."""
    day = named_day(groups, ctx)
    if day is None or day.period is None:
        return dated(None, "weekend")
    near = [period_of(day.period.first, "weekend").shift(step) for step in (-1, 0)]
    known = [weekend for weekend in near if weekend is not None]
    first = day.period.first
    return dated(min(known, key=lambda weekend: abs((weekend.first - first).days), default=None), "weekend")


def september_11(groups: Groups, ctx: Context) -> Reading | None:
    """Read "9/11"."""
    return dated(make_day(*SEPTEMBER_11), "day")


def new_year(groups: Groups, ctx: Context) -> Reading | None:
    """Read "the new year": the year whose first day is nearest."""
    if ctx.published is None:
        return dated(None, "year")
    return dated(make_year(ctx.published.year + (ctx.published.month > _MIDDLE)), "year")


RULES: tuple[Rule, ...] = (
    part_of(
        "holiday",
        rf"(?:(?P<rel>last|this past|this coming|this|next) )?(?P<holiday>{either(HOLIDAYS)})"
        rf"(?:,? (?:of )?(?P<year>{YEAR}))?",
        named_day,
    ),
    part_of(
        "holiday weekend",
        rf"(?:the )?(?:(?P<rel>last|this past|this coming|this|next) )?(?P<holiday>{either(HOLIDAYS)}) weekend"
        rf"(?:,? (?:of )?(?P<year>{YEAR}))?",
        holiday_weekend,
    ),
    rule("9/11", r"9/11", september_11),
    part_of("new year", r"the new year(?!'s)", new_year),
)
