"""When an article was published: what its record says, as a day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_BASIC_DAY = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T.*)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_EPOCH_MILLISECONDS = 10**11
_LARGEST = 10**15
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


def to_date(value: date | datetime | str | float | None, *, day_first: bool | None = None) -> date | None:
    """Return the day that ``value`` names, in the zone in which it is printed; None when it names no certain day.

    Understood: ISO 8601, RFC 2822, 20211209, seconds or milliseconds since 1970, and dates in words. 03/04/2021 is
    read only when ``day_first`` says how; 25/04/2021 can be read one way only.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        found = _number(value) if isinstance(value, int | float) else _text(value.strip(), day_first) if value else None
    except Exception:  # a library's complaint about what it cannot read; a date is none then, and the article stays
        return None
    return found if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _number(value: float) -> date | None:
    if not abs(value) < _LARGEST:
        return None
    if value == int(value) and (basic := _BASIC_DAY.fullmatch(str(int(value)))):
        return _day(*basic.groups())
    seconds = value / 1000 if abs(value) >= _EPOCH_MILLISECONDS else value
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _text(value: str, day_first: bool | None) -> date | None:
    if iso := _ISO_DAY.match(value):
        return _day(*iso.groups())
    if basic := _BASIC_DAY.fullmatch(value):
        return _day(*basic.groups())
    if re.fullmatch(r"\d{9,13}(\.\d+)?", value):
        return _number(float(value))
    if numeric := _NUMERIC.match(value):
        return _ordered(*map(int, numeric.groups()), day_first=day_first)
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return _in_words(value)


def _ordered(first: int, second: int, year: int, *, day_first: bool | None) -> date | None:
    if max(first, second) <= 12 and first != second and day_first is None:
        return None
    day, month = (first, second) if day_first or first > 12 else (second, first)
    if second > 12 and day_first:
        day, month = second, first
    return _day(year, month, day)


def _day(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_words(value: str) -> date | None:
    """Read "9 December 2021" and "Dec. 9, 2021, 10:15 a.m."; a date without its year or day is none."""
    if len(value) > 80 or not re.search(r"\d{4}", value) or not re.search(r"[A-Za-z]{3}", value):
        return None
    import dateparser

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        found = dateparser.parse(value, languages=["en"], settings=settings)
    except (ValueError, TypeError, OverflowError):
        return None
    return None if found is None else found.date()
