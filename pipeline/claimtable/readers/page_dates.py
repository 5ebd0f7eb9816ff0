"""The day on which a page was published where it was: its stamp may be in UTC, and a day ahead or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from claimtable.readers.dates import to_date
from claimtable.readers.markup import fragment_text

# a letter first: it is looked for much quicker than a digit; the ten characters before it are the day
_STAMP = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)")
_DAY_LENGTH = len("2024-03-06")
# what shows a date: a time element, and what is called after a date
_SHOWN = re.compile(
    r"<(?:time\b[^<>]*|(?:span|div|p|li|a)\b[^<>]{0,300}\b(?:class|id|itemprop)=[\"'][^\"'<>]{0,100}"
    r"(?:date|time|publi|posted|byline)[^<>]*)>",
    re.I,
)
_MOST_SHOWN, _SHOWN_LENGTH = 20, 200
# the zones of the earth: a day ahead of UTC from ten in the morning on, behind it until noon
_AHEAD_FROM, _BEHIND_UNTIL = 10, 12
_DAY = timedelta(days=1)


def outlets_day(page: str, found: str | None) -> date | None:
    """Return the day that ``found``, the date that a page is stamped with, is at the outlet; None without a date.

    Where the stamp is in UTC, the same moment with another offset decides, else the day that the page shows to its
    readers, when it is the one before or behind.
    """
    day = to_date(found)
    if day is None:
        return None
    stamps = [(_moment(match), match[2]) for match in _STAMP.finditer(page)]
    moments = [moment for moment, zone in stamps if moment and _is_utc(zone) and moment.date() == day]
    if not moments:
        return day
    local = next((moment for moment, zone in stamps if moment and not _is_utc(zone) and moment == moments[0]), None)
    return local.date() if local else _shown_day(page, day, moments[0].hour)


def _shown_day(page: str, day: date, hour: int) -> date:
    shown = set(_shown(page))
    if day in shown:
        return day
    if day - _DAY in shown and hour < _BEHIND_UNTIL:
        return day - _DAY
    return day + _DAY if day + _DAY in shown and hour >= _AHEAD_FROM else day


def _shown(page: str) -> Iterator[date]:
    for number, match in enumerate(_SHOWN.finditer(page)):
        if number == _MOST_SHOWN:
            return
        text = fragment_text(page[match.end() : match.end() + _SHOWN_LENGTH].rpartition("<")[0])
        if found := to_date(text.partition("\n")[0]):
            yield found


def _moment(match: re.Match[str]) -> datetime | None:
    try:
        day = match.string[max(match.start() - _DAY_LENGTH, 0) : match.start()]
        return datetime.fromisoformat(f"{day}T{match[1]}{'+00:00' if match[2] == 'Z' else match[2]}")
    except ValueError:  # no day before it, or no such hour
        return None


def _is_utc(zone: str) -> bool:
    return zone.strip("Z+-:0") == ""
