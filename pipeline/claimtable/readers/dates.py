"""When an article was published: what its record says, as a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from claimtable.lexicon.calendar import MONTHS

_DIGITS = re.compile(r"[+-]?\d{1,19}(?:\.\d{1,9})?")
# a day with or without a clock time, as digits: 20211209, 202112091015, 20211209101500
_BASIC_DAY = re.compile(
    r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T.*|(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?"
)
_YEAR_FIRST = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?:\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?,?\s+|,?\s*-?\s*)"
_IN_WORDS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_DAY}[\s-]*(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}}|\d{{2}}(?![\d:.]))",
        rf"\b{_MONTH}[\s-]*{_DAY}(?![\d:]){_CLOCK}(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<year>\d{{4}})[\s-]+{_MONTH}[\s-]+{_DAY}(?![\d:])",
    )
)
_LONGEST = 200

#: the powers of ten by which numbers of seconds, milliseconds, microseconds and nanoseconds since 1970 differ, with
#: the smallest number that is read as such: 1973, so that years, serials and counts are none
_SINCE_1970 = ((10**17, 10**9), (10**14, 10**6), (10**11, 10**3), (10**8, 1))
#: a spreadsheet counts days from here; numbers of days are read from 1970 to 2100
_SHEET_BEGIN, _SHEET_DAYS = date(1899, 12, 30), (25_569, 73_050)
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
# what a year of two digits belongs to (POSIX)
_TURN = 69


def to_date(value: date | datetime | str | float | None, *, day_first: bool | None = None) -> date | None:
    """Return the day that ``value`` names, in the zone in which it is printed; None when it names no certain day.

    Understood: ISO 8601, RFC 2822, 20211209, seconds to nanoseconds since 1970, a spreadsheet's days since 1900, and
    dates in English words with other words around them; of several the earliest counts (published before updated).
    03/04/2021 is read only when ``day_first`` says how; 25/04/2021 can be read one way only.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        found = _number(value) if isinstance(value, int | float) else _text(value.strip(), day_first) if value else None
    except (ValueError, OverflowError, OSError):
        return None
    return found if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _number(value: float) -> date | None:
    if value == int(value) and (basic := _BASIC_DAY.fullmatch(str(int(value)))):
        return _day(*basic.groups())
    first, last = _SHEET_DAYS
    if first <= value < last + 1:
        return _SHEET_BEGIN + timedelta(days=int(value))
    scale = next((scale for least, scale in _SINCE_1970 if value >= least), 0)
    return datetime.fromtimestamp(value / scale, UTC).date() if scale else None


def _text(value: str, day_first: bool | None) -> date | None:
    if basic := _BASIC_DAY.fullmatch(value):
        return _day(*basic.groups())
    if _DIGITS.fullmatch(value):
        return _number(float(value))
    return min(_days(value[:_LONGEST], day_first), default=None)


def _days(value: str, day_first: bool | None) -> Iterator[date]:
    """Yield the days that a text names; those with the year first go before others, and numbers before words."""
    found: Iterator[date | None]
    if matches := list(_YEAR_FIRST.finditer(value)):
        found = (_day(match[1], match[3], match[4]) for match in matches)
    elif matches := list(_YEAR_LAST.finditer(value)):
        found = (_ordered(match[1], match[3], match[4], day_first=day_first) for match in matches)
    else:
        matches = [match for pattern in _IN_WORDS for match in pattern.finditer(value)]
        found = (_day(_full(match["year"]), MONTHS[match["month"].lower()], match["day"]) for match in matches)
    return (day for day in found if day is not None)


def _ordered(first: str, second: str, third: str, *, day_first: bool | None) -> date | None:
    """Return the day of three numbers when they can be read in one way; ``day_first`` leaves one way."""
    readings = []
    if day_first is not False or int(second) > 12:
        readings.append(_day(_full(third), second, first))
    if not day_first or int(second) > 12:
        readings.append(_day(_full(third), first, second))
    if len(third) == 2 and day_first is None:
        readings.append(_day(_full(first.zfill(2)), second, third))
    days = {day for day in readings if day is not None}
    return days.pop() if len(days) == 1 else None


def _full(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < _TURN else 1900)


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
