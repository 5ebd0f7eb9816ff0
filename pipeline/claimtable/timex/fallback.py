"""Full dates that the grammar does not read, by dateparser.

dateparser is asked only for what holds day, month and year ("2011 March 4"): it makes dates of anything else ("49" is
2049, "the 1990s" 1990 seconds ago). It is loaded at the first such string.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from claimtable.timex.patterns import MONTH

_FULL = re.compile(rf"(?=.*\d{{4}})(?=.*(?:(?<![a-z]){MONTH}|\d\d?[/. -]\d\d?))(?=.*(?<!\d)\d\d?(?!\d))")
#: a clock time and a zone behind the date: dateparser would move the day by the zone
_CLOCK = re.compile(
    r",? +(?:at +)?\d{1,2}(?::\d\d| ?[ap]\.? ?m).*$| +\(?(?:[ecmp][sd]?t|gmt|utc|bst|cest|cet|ist|jst)\)?$"
)
_LONGEST = 40  # characters


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "MDY",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # strict parsing takes nothing from it, nor from today
    }
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(maxsize=4096)
def full_date(text: str) -> date | None:
    """Return the day that a lower-cased text with day, month and year names; None for everything else.

    >>> full_date("2011 march 4"), full_date("march 2011"), full_date("49")
    (datetime.date(2011, 3, 4), None, None)
    """
    if len(text) > _LONGEST or not _FULL.match(text):
        return None
    found = _parser().get_date_data(_CLOCK.sub("", text))
    if found is None or found.date_obj is None or found.period not in ("day", "time"):
        return None
    day: date = found.date_obj.date()
    return day
