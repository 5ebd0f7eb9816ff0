"""What the whole text says about its dates: whether it writes the day first, tells of elections, of America."""

from __future__ import annotations

import re

from claimtable.timex.patterns import DAY, MONTH

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])")
_DAY_THEN_MONTH = re.compile(rf"(?<!\w){DAY} +{MONTH}")
_MONTH_THEN_DAY = re.compile(rf"(?<!\w){MONTH} +{DAY}")


_ELECTIONS = re.compile(
    r"(?<!\w)(?:elections?|primary|primaries|nominees?|nomination|midterms?|ballots?|delegates)(?!\w)"
)
_PARTIES = re.compile(r"(?<!\w)(?:republicans?|democrat\w*|gop)(?!\w)")
_FEW = 2


def tells_of_elections(text: str) -> bool:
    """Tell whether ``text`` (lower-cased) is about elections in the United States.

    >>> tells_of_elections("the republican nominee hopes for the election"), tells_of_elections("a vote in kenya")
    (True, False)
    """
    return _PARTIES.search(text) is not None and len(_ELECTIONS.findall(text)) >= _FEW


_AMERICA = re.compile(r"(?<![\w.])(?:u\.s\.|united states|americans?|america)(?!\w)")


def tells_of_america(text: str) -> bool:
    """Tell whether ``text`` (lower-cased) names the United States, whose days go by names that others have, too.

    >>> tells_of_america("an american holiday"), tells_of_america("delhi on independence day")
    (True, False)
    """
    return _AMERICA.search(text) is not None


def writes_day_first(text: str) -> bool:
    """Tell whether ``text`` (lower-cased) puts the day before the month; False when nothing says so.

    Numeric dates with a part above 12 decide; without them the order in dates that spell the month.

    >>> writes_day_first("on 25/12/2020 and on 03/04/2021"), writes_day_first("on 03/04/2021, a month after march 5")
    (True, False)
    """
    pairs = [(int(match[1]), int(match[3])) for match in _NUMERIC.finditer(text)]
    if not pairs:
        return False
    votes = sum((one > 12) - (two > 12) for one, two in pairs)
    if votes == 0:
        votes = len(_DAY_THEN_MONTH.findall(text)) - len(_MONTH_THEN_DAY.findall(text))
    return votes > 0
