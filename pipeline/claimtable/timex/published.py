"""The publication date that an article's own text or its file's name tells."""

from __future__ import annotations

import re
from datetime import date

from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.timex.calendar import make_day

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = "(?:(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?,?\s+)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+\(?[a-z]{2,4}\)?)?)?"
_LABEL = r"(?:(?:published|posted|updated|date|dated|filed|released|issued)(?:\s+on)?\s*:?\s*)?"

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WRITTEN = (
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?",
    r"(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)",
)

#: a whole line that is a date, with or without a label and a clock time
_LINES = tuple(re.compile(rf"{_LABEL}{_WEEKDAY}{written}{_CLOCK}\.?", re.IGNORECASE) for written in _WRITTEN)
#: "KABUL, July 21, 2017 (Agency) -" and "London, 3 May 2011 —"; a dateline's place begins with a capital
_DATELINE = r"(?-i:[A-Z])[^\n,(:]{1,40}(?:,[^\n,(:]{2,30}){0,2},\s+%s\s*(?:\([^)\n]{1,40}\)\s*)?(?:--|[-—–:])"
_DATELINES = tuple(re.compile(_DATELINE % written, re.IGNORECASE) for written in _WRITTEN[:2])
#: "KABUL, July 21 (Agency) -": the day alone
_YEARLESS = tuple(
    re.compile(_DATELINE % written, re.IGNORECASE)
    for written in (rf"{_WEEKDAY}{_MONTH}\s+{_DAY}", rf"{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH}")
)
_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_FOLDER = re.compile(r"((?:19|20)\d\d)(?:[-_.]?\d\d)?")
_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
_LINES_READ = 3  # a date stands in the first lines or nowhere


def published_from_text(text: str) -> date | None:
    """Return the date that one of the first three lines is, or that its dateline names; None when there is none.

    Only dates with a year count: a dateline without one ("KABUL, July 21 (Agency) -") needs ``published_from_both``.

    >>> published_from_text("KABUL, July 21, 2017 (Agency) - Six girls won a prize.")
    datetime.date(2017, 7, 21)
    """
    for line in _first_lines(text):
        for pattern in _LINES:
            if (match := pattern.fullmatch(line)) and (found := _date(match)):
                return found
        for pattern in _DATELINES:
            if (match := pattern.match(line)) and (found := _date(match)):
                return found
    return None


def published_from_name(name: str) -> date | None:
    """Return the date in a file's name, written year first ("2021-12-09-title.txt", "20211209_title"); else None.

    >>> published_from_name("news/2021-12-09-title.txt")
    datetime.date(2021, 12, 9)
    """
    last = re.split(r"[\\/]", name)[-1]
    return next((found for match in _NAME.finditer(last) if (found := _date(match)) is not None), None)


def published_from_both(text: str, name: str) -> date | None:
    """Return the day that a dateline names without a year, in the year of the file's name or folder; else None.

    >>> published_from_both("KABUL, July 21 (Agency) - Six girls won a prize.", "2017/kabul.txt")
    datetime.date(2017, 7, 21)
    """
    year = _year_of(name)
    if year is None:
        return None
    for line in _first_lines(text):
        for pattern in _YEARLESS:
            if match := pattern.match(line):
                day = make_day(year, MONTHS[match["month"].lower()], int(match["day"]))
                return None if day is None else day.first
    return None


def _year_of(name: str) -> int | None:
    """The year in a file's name, else that of the innermost folder that is called by a year ("2017", "2017-07")."""
    *folders, last = re.split(r"[\\/]", name)
    named = (match for folder in folders[::-1] if (match := _YEAR_FOLDER.fullmatch(folder)))
    found = _YEAR_IN_NAME.search(last) or next(named, None)
    return None if found is None else int(found[1])


def _first_lines(text: str) -> list[str]:
    return [stripped for line in text[:2000].split("\n") if (stripped := line.strip())][:_LINES_READ]


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].lower().strip(".")
    number = MONTHS[month] if month in MONTHS else int(month)
    found = make_day(int(match["year"]), number, int(match["day"]))
    return None if found is None else found.first
