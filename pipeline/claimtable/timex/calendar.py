"""Calendar periods: days, weeks, months, quarters, years and so on, their TIMEX3 values, and steps between them."""

from __future__ import annotations

import calendar as _calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimtable.lexicon.calendar import Unit

#: from fine to coarse; a week and a weekend lie between day and month
GRANULARITY: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)

_MONTHS_IN: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "weekend": 7}
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SEASON_MONTHS = {code: month for month, code in _SEASON_CODES.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: ``unit`` and its first day. Years lie in 1 to 9999.

    Weeks are ISO weeks (Monday first), a weekend is Saturday and Sunday, a season is meteorological (winter 2021
    begins in December 2021).
    """

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """The last day, inclusive."""
        if self.unit == "weekend":
            return _plus_days(self.first, 1)
        if self.unit in _DAYS_IN:
            return _plus_days(self.first, _DAYS_IN[self.unit] - 1)
        after = _plus_months(self.first, _MONTHS_IN[self.unit])
        return date.max if after is None else after - timedelta(days=1)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _WRITERS[self.unit](self.first)

    def shift(self, steps: int) -> Period | None:
        """Return the period ``steps`` units later (negative: earlier); None beyond the calendar."""
        if self.unit in _DAYS_IN:
            ordinal = self.first.toordinal() + steps * _DAYS_IN[self.unit]
            return Period(self.unit, date.fromordinal(ordinal)) if 1 <= ordinal <= date.max.toordinal() - 7 else None
        first = _plus_months(self.first, steps * _MONTHS_IN[self.unit])
        return None if first is None else Period(self.unit, first)


def period_of(day: date, unit: Unit) -> Period:
    """Return the period of the given unit that holds ``day``; a weekend is that of the ISO week."""
    if unit == "day":
        return Period(unit, day)
    if unit in _DAYS_IN:
        monday = max(day.toordinal() - day.weekday(), 1)
        return Period(unit, date.fromordinal(min(monday + 5 * (unit == "weekend"), date.max.toordinal())))
    if unit == "season":
        first = _plus_months(day.replace(day=1), -(day.month % 3))
        return Period(unit, first or day.replace(day=1))
    if unit in ("decade", "century"):
        span = _MONTHS_IN[unit] // 12
        return Period(unit, date(max(day.year - day.year % span, 1), 1, 1))
    size = _MONTHS_IN[unit]
    return Period(unit, date(day.year, (day.month - 1) // size * size + 1, 1))


def make_day(year: int, month: int, day: int) -> Period | None:
    """Return the day, or None when the calendar has no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= _calendar.monthrange(year, month)[1]:
        return Period("day", date(year, month, day))
    return None


def make_month(year: int, month: int) -> Period | None:
    """Return the month, or None when there is none of that number."""
    return Period("month", date(year, month, 1)) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def make_year(year: int) -> Period | None:
    """Return the year, or None outside 1 to 9999."""
    return Period("year", date(year, 1, 1)) if 1 <= year <= 9999 else None


def make_season(year: int, code: str) -> Period | None:
    """Return the season (``SP``, ``SU``, ``FA``, ``WI``) that begins in ``year``."""
    return Period("season", date(year, _SEASON_MONTHS[code], 1)) if 1 <= year <= 9999 else None


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return _calendar.monthrange(year, month)[1]


def _plus_days(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _plus_months(day: date, months: int) -> date | None:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, day.day) if 1 <= year <= 9999 else None


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_WRITERS: dict[str, Callable[[date], str]] = {
    "day": lambda day: day.isoformat(),
    "week": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "quarter": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    "season": lambda day: f"{day.year:04d}-{_SEASON_CODES[day.month]}",
    "year": lambda day: f"{day.year:04d}",
    "decade": lambda day: f"{day.year // 10:03d}X",
    "century": lambda day: f"{day.year // 100:02d}XX",
}

#: what a value looks like while nothing is known about its year
UNKNOWN: dict[str, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
}

_SHAPES: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-W\d\d-WE"), "weekend"),
    (re.compile(r"\d{4}-Q\d"), "quarter"),
    (re.compile(r"\d{4}-H\d"), "half"),
    (re.compile(r"\d{4}-(?:SP|SU|FA|WI)"), "season"),
    (re.compile(r"\d{3}X"), "decade"),
    (re.compile(r"\d\dXX"), "century"),
)


def period_of_value(value: str, first: date) -> Period:
    """Return the period that a TIMEX3 value with the given first day stands for; what is no period is its first day."""
    unit: Unit = next((unit for shape, unit in _SHAPES if shape.fullmatch(value)), "day")
    return Period(unit, first)


def days_of(value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a TIMEX3 value of the calendar; None where it has none (``PRESENT_REF``).

    >>> days_of("2021-Q3"), days_of("1980/2012-05")[1], days_of("XXXX-WXX-4")
    ((datetime.date(2021, 7, 1), datetime.date(2021, 9, 30)), datetime.date(2012, 5, 31), (None, None))
    """
    first, slash, last = value.partition("/")
    periods = _period_written(first), _period_written(last if slash else first)
    if periods[0] is None or periods[1] is None:
        return None, None
    return periods[0].first, periods[1].last


def _period_written(value: str) -> Period | None:
    """Return the period that a value writes, None for what is no value of the calendar."""
    day = day_of(value)
    units: Iterator[Unit] = (unit for shape, unit in (*_SHAPES, _DAY_SHAPE) if shape.fullmatch(day))
    unit = next(units, None)
    try:
        return None if unit is None else Period(unit, _FIRST_DAYS[unit](day))
    except (ValueError, KeyError):  # month 13
        return None


_DAY_SHAPE: tuple[re.Pattern[str], Unit] = (re.compile(r"\d{4}-\d\d-\d\d"), "day")
_FIRST_DAYS: dict[str, Callable[[str], date]] = {
    "day": date.fromisoformat,
    "week": lambda value: date.fromisoformat(f"{value}-1"),
    "weekend": lambda value: date.fromisoformat(f"{value[:-3]}-6"),
    "month": lambda value: date(int(value[:4]), int(value[5:]), 1),
    "quarter": lambda value: date(int(value[:4]), 3 * int(value[6:]) - 2, 1),
    "half": lambda value: date(int(value[:4]), 6 * int(value[6:]) - 5, 1),
    "season": lambda value: date(int(value[:4]), _SEASON_MONTHS[value[5:]], 1),
    "year": lambda value: date(int(value), 1, 1),
    "decade": lambda value: date(max(1, 10 * int(value[:3])), 1, 1),
    "century": lambda value: date(max(1, 100 * int(value[:2])), 1, 1),
}


_CLOCK = re.compile(r"^(\d{4}-\d{2}-\d{2})T")


def day_of(value: str) -> str:
    """Return the calendar day of a value with a time of day (``2021-12-09TNI``); other values as they are."""
    match = _CLOCK.match(value)
    return match.group(1) if match else value
