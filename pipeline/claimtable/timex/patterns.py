"""The pieces that the rules' patterns are made of.

Patterns read lower-cased text; a blank in them stands for one to nine blanks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimtable.lexicon.calendar import MONTHS, SEASONS, WEEKDAYS
from claimtable.timex.context import Context, Groups, Reading
from claimtable.timex.numbers import AMOUNT, ORDINAL


def either(words: Iterable[str]) -> str:
    """Return a group that matches any of ``words``, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def _names(words: Iterable[str], shortest: int) -> str:
    """Full names, and abbreviations with or without their full stop."""
    full = either(word for word in words if len(word) >= shortest or word in ("may", "june", "july"))
    short = either(word for word in words if len(word) < shortest and word not in ("may", "june", "july"))
    return rf"(?:{full}\b|{short}\b\.?)"


MONTH = _names(MONTHS, 5)
WEEKDAY = _names(WEEKDAYS, 6)
SEASON = either(SEASONS)
YEAR = r"(?:1[0-9]|2[01])\d\d"
_DIGIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TEN = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
#: "nineteen ninety-six", "two thousand and ten"
YEAR_WORDS = (
    rf"(?:(?:eighteen|nineteen)(?: (?:hundred and )?|-)(?:{_TEN}(?:[ -]{_DIGIT})?|oh-{_DIGIT}|{_TEEN})|"
    rf"two thousand(?: and)?(?: (?:{_DIGIT}|{_TEEN}))?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d/])"
DAY_WORD = rf"(?:{DAY}|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|{ORDINAL})"
#: a unit of the calendar in the singular
UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
#: a unit of a duration in any form
LONG_UNIT = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|fortnights?|weeks?|weekends?|months?|quarters?|years?|yrs?|"
    r"decades?|centur(?:y|ies)|millenni(?:um|a))"
)
DAY_PART = r"(?:mornings?|afternoons?|evenings?|nights?|midday|lunchtime)"
_EDGE = r"(?:beginning|start|middle|end|close|turn|rest|remainder|course|early part|latter part|first days|last days)"
#: which part of a time is meant: it leaves the value as it is
_PART = (
    r"(?:(?:some time |sometime )?(?:(?:very |fairly )?(?:early|late)(?: in| on)? |(?:early|late|mid)-|"
    r"(?:mid|earlier|later)(?: in| on)? |"
    rf"(?:around |about )?(?:the )?(?:very )?{_EDGE} of )(?:the )?)?"
    r"(?:early |late |later |earlier |some time |sometime )?"
)
_BOUND = (
    r"(?:about|almost|nearly|around|roughly|approximately|some|more than|less than|fewer than|"
    r"(?:well |just )?(?:over|under)(?! the| its| his| their)|"
    r"at least|at most|up to|no more than|no less than|as many as|as long as|exactly|only|just)"
)
#: what may stand before an amount of time
ABOUT = rf"(?:{_BOUND} ){{0,2}}"

_BLANK = re.compile(r"(\[[^\]]*\])|( \?)| ")

Handler = Callable[[Groups, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar: a pattern over lower-cased text and the function that reads its groups."""

    name: str
    pattern: re.Pattern[str]
    read: Handler


def rule(name: str, pattern: str, read: Handler) -> Rule:
    """Compile a rule: blanks match up to nine blanks, and the match ends at a word's end."""
    spaced = _BLANK.sub(lambda found: found[1] or (" {0,9}" if found[2] else " {1,9}"), pattern)
    return Rule(name, re.compile(rf"(?:{spaced})(?!\w)"), read)


def part_of(name: str, pattern: str, read: Handler) -> Rule:
    """Compile a rule for a time whose part may be named ("early ...", "the end of ..."), which leaves its value."""
    return rule(name, f"{_PART}(?:{pattern})", read)


__all__ = [
    "ABOUT",
    "AMOUNT",
    "DAY",
    "DAY_PART",
    "DAY_WORD",
    "LONG_UNIT",
    "MONTH",
    "ORDINAL",
    "SEASON",
    "UNIT",
    "WEEKDAY",
    "YEAR",
    "YEAR_WORDS",
    "Handler",
    "Rule",
    "either",
    "part_of",
    "rule",
]
