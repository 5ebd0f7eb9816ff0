"""What a time expression is read against, and what a reading is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimtable.lexicon.calendar import Unit
from claimtable.schema import TimexType
from claimtable.timex.calendar import GRANULARITY, UNKNOWN, Period, period_of

#: the named parts of an expression that the grammar has matched; None where a part is absent
Groups = Mapping[str, str | None]


def matched(groups: Groups, name: str) -> str:
    """Return what a part of an expression matched, with single blanks; empty where it is absent."""
    return " ".join((groups.get(name) or "").split())


_ELECTIONS = 11  # November


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one expression.

    ``published`` is the day that it counts from; ``anchor`` the last calendar period mentioned before it; ``report``
    the last quarter or fiscal year that the article speaks of without comparing. ``direction`` is 1 where the clause
    looks ahead, -1 where it looks back, 0 where it says neither; ``past`` tells the past tense, ``present`` any other
    one, ``arranged`` a plan that is told in the past ("was due on Friday"). ``day`` is the last day mentioned.
    ``after`` is the text behind the expression, lower-cased; ``day_first`` decides ambiguous numeric dates; ``year``
    is the year that the sentence names for its days and months ("next year's race"). ``elections`` tells that the
    article is about elections, ``america`` that it names the United States. ``countries`` are those whose holidays may
    be meant, the likeliest first.
    """

    published: date | None
    anchor: Period | None = None
    report: Period | None = None
    direction: int = 0
    past: bool = False
    present: bool = False
    arranged: bool = False
    after: str = ""
    day: Period | None = None
    day_first: bool = False
    year: int | None = None
    elections: bool = False
    america: bool = True
    countries: tuple[str, ...] = ()

    def means_election(self, month: int) -> bool:
        """Tell whether a month is that of this year's elections of the United States, which are held in November of
        even years (2 U.S.C. 7): an article about them that appears before and does not look back means them.
        """
        if self.published is None or not self.elections or month != _ELECTIONS or self.past or self.direction < 0:
            return False
        return self.published.year % 2 == 0 and self.published.month < _ELECTIONS

    def now(self, unit: Unit, steps: int = 0) -> Period | None:
        """Return the period of ``unit`` that holds the publication day, moved by ``steps``."""
        return None if self.published is None else period_of(self.published, unit).shift(steps)

    def then(self, unit: Unit, steps: int = 0) -> Period | None:
        """Return the period of ``unit`` that holds the last time mentioned (else publication), moved by ``steps``.

        From a time that is coarser than ``unit`` ("in March ... two days later") it is as coarse as that time.
        """
        if self.anchor is None:
            return self.now(unit, steps)
        moved = period_of(self.anchor.first, unit).shift(steps)
        coarse = GRANULARITY.index(self.anchor.unit) > GRANULARITY.index(unit)
        return period_of(moved.first, self.anchor.unit) if moved is not None and coarse else moved


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 type and value, and the calendar period where it has one.

    ``until`` is the last period of an interval. ``anchors`` says whether later expressions count from it; ``compares``
    whether it only looks back for a comparison ("a year earlier"); ``rule`` names the rule of the grammar that read it.
    """

    type: TimexType
    value: str
    period: Period | None = None
    until: Period | None = None
    anchors: bool = True
    compares: bool = False
    rule: str = ""


def dated(period: Period | None, unit: Unit, *, value: str = "", compares: bool = False) -> Reading:
    """Return the reading of a calendar period; where it is unknown, ``value`` or the unit's underspecified value."""
    if period is None:
        return Reading("DATE", value or UNKNOWN[unit], anchors=False)
    return Reading("DATE", period.value, period, compares=compares)


def reference(value: str) -> Reading:
    """Return the reading of ``PRESENT_REF``, ``PAST_REF`` or ``FUTURE_REF``."""
    return Reading("DATE", value, anchors=False)
