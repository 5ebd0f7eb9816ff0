"""The grammar: which stretches of a text are time expressions, and which rule reads each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from claimtable.lexicon.calendar import DAY_PARTS
from claimtable.timex import (
    absolute,
    clock,
    holidays,
    offsets,
    quarters,
    references,
    relative,
    seasons,
    spans_of_time,
)
from claimtable.timex.clock import CLOCK, clock_value
from claimtable.timex.context import Groups, matched
from claimtable.timex.patterns import Rule

_DAY_RULES = frozenset(
    {"holiday", "month day", "year month day", "day month", "iso", "numeric", "day", "weekday", "anchored"}
)

#: a longer match wins; of two matches of one length the one whose rule stands first
RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *spans_of_time.FIRST,
    *holidays.RULES,
    *quarters.RULES,
    *relative.RULES,
    *seasons.RULES,
    *offsets.RULES,
    *clock.RULES,
    *references.RULES,
    *spans_of_time.RULES,
)

_PART_AFTER = re.compile(r",? {1,9}(?:in the )?(?P<part>morning|afternoon|evening|night)(?!\w)")
_CLOCK_AFTER = re.compile(
    rf",? {{1,9}}(?:(?:at|by|around|about|until|at about|at around|(?:just |shortly )?(?:before|after)) )?{CLOCK}(?!\w)"
)
_PART_OF = re.compile(r"(?:the )?(?P<part>morning|afternoon|evening|night|(?:early|small|wee) hours) of ")
_DATE_AFTER = re.compile(r",? {1,9}(?:on |of )?")
_OVERNIGHT = re.compile(r"overnight (?:on )?")


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that a rule reads; ``time`` is the time of day beside the date (``NI``, ``22:00``)."""

    start: int
    end: int
    rule: Rule
    groups: Groups
    time: str = ""


def match_at(text: str, start: int) -> list[Match]:
    """Return the matches at ``start`` of a lower-cased text, the longest first."""
    found = [
        Match(start, match.end(), rule, match.groupdict())
        for rule in RULES
        if (match := rule.pattern.match(text, start)) is not None and match.end() > start
    ]
    found += [longer for match in list(found) for longer in _with_time(text, match)]
    if part := _PART_OF.match(text, start):
        found += _day_after(text, start, part.end(), lambda _: DAY_PARTS[part["part"]])
    if night := _OVERNIGHT.match(text, start):
        found += _day_after(text, start, night.end(), lambda _: DAY_PARTS["overnight"])
    found.sort(key=lambda match: -match.end)
    return found


def _with_time(text: str, match: Match) -> Iterator[Match]:
    """The longer matches with the time of day that stands beside a date, or the date beside a time of day."""
    if match.rule.name in _DAY_RULES:
        part = _PART_AFTER.match(text, match.end)
        if part:
            yield replace(match, end=part.end(), time=DAY_PARTS[part["part"]])
        yield from _with_clock(text, match, part.end() if part else match.end, part["part"] if part else "")
    elif match.rule.name == "part of day":
        yield from _with_clock(text, match, match.end, matched(match.groups, "part").rstrip("s"))
    elif match.rule.name == "clock" and (between := _DATE_AFTER.match(text, match.end)):
        yield from _day_after(text, match.start, between.end(), lambda part: clock_value(match.groups, part))
    elif match.rule.name == "mid" and (between := _DATE_AFTER.match(text, match.end)):
        yield from _day_after(text, match.start, between.end(), lambda _: DAY_PARTS[matched(match.groups, "part")])


def _with_clock(text: str, match: Match, end: int, part: str) -> Iterator[Match]:
    time = _CLOCK_AFTER.match(text, end)
    value = clock_value(time.groupdict(), part) if time else None
    if time and value:
        yield replace(match, end=time.end(), time=value)


def _day_after(text: str, start: int, where: int, time: Callable[[str], str | None]) -> Iterator[Match]:
    """The matches from ``start`` over a date at ``where``; ``time`` gives the time of day from the part behind it."""
    for rule in RULES:
        if rule.name in _DAY_RULES and (found := rule.pattern.match(text, where)):
            part = _PART_AFTER.match(text, found.end())
            value = time(part["part"] if part else "")
            if value:
                yield Match(start, part.end() if part else found.end(), rule, found.groupdict(), value)


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Match, ...]:
    """Return the matches inside a lower-cased expression, the longest first."""
    found: list[Match] = []
    for start in range(len(text)):
        if text[start] == " " or (start and text[start - 1].isalnum()):
            continue
        found += match_at(text, start)
        if found and found[0].end - found[0].start == len(text):
            break
    return tuple(sorted(found, key=lambda match: match.start - match.end))
