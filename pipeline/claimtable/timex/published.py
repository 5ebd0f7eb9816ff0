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
_DATELINES = tuple(
    re.compile(
        rf"(?-i:[A-Z])[^\n,(:]{{1,40}}(?:,[^\n,(:]{{2,30}}){{0,2}},\s+{written}\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:--|[-—–:])",
        re.IGNORECASE,
    )
    for written in _WRITTEN[:2]
)
_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
_LINES_READ = 3  # a date stands in the first lines or nowhere


def published_from_text(text: str) -> date | None:
    """Return the date that one of the first three lines is, or that its dateline names; None when there is none.

    Only dates with a year count: a dateline without one ("KABUL, July 21 (Agency) -") cannot say which year it was.

    >>> published_from_text("KABUL, July 21, 2017 (Agency) - Six girls won a prize.")
    datetime.date(2017, 7, 21)
    """
    lines = [line.strip() for line in text[:2000].split("\n")]
    for line in [line for line in lines if line][:_LINES_READ]:
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


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].lower().strip(".")
    number = MONTHS[month] if month in MONTHS else int(month)
    found = make_day(int(match["year"]), number, int(match["day"]))
    return None if found is None else found.first
