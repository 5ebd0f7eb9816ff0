"""Numbers that words give by convention: "dozens", "several hundred", "a pair of", "more than a year", "twice"."""

from __future__ import annotations

import re

from claimtable.lexicon.numbers import ONES, SCALES, TENS, TIMES, VAGUE
from claimtable.quantity.mentions import Numeral
from claimtable.quantity.modifiers import bounds_one

_SCALE = "|".join(SCALES)
_SCALE_AHEAD = re.compile(rf"[ -]?(?P<scale>{_SCALE})\b", re.IGNORECASE)
_SCALE_WORD = re.compile(rf"[ -](?P<scale>{_SCALE})\b", re.IGNORECASE)
_OF_VAGUE = re.compile(rf" (?:of|upon) (?P<vague>{'|'.join(VAGUE)})\b", re.IGNORECASE)
#: "a week-long visit", "a year- old offer"
_TIED_TIME = re.compile(r"[ -]\w+- ?(?:long|old)\b")
#: what a length of time follows, and how it ends: "served a year in prison", "jailed for a month."
_LASTING = re.compile(
    r"\b(?:for|serve[sd]?|serving|spen[dt]s?|lasts?|lasted|took|takes?|taking|waits?|waited|ha[sd]) $"
)
_TIME = re.compile(
    r" (?:year|month|week|day|decade|hour|minute|fortnight)"
    r"(?= ?[.,;:)!?\"'\n]|$| (?:in|at|on|of|and|or|to|by|with|from|as|because|but|while|that|until|so|if|when|for)\b)"
)
#: the ordinal of "over a second fund", unlike "for a second before it fell"
_SECOND = re.compile(
    r" second (?!(?:of|in|to|and|or|at|on|before|after|later|per|when|while|if|is|was|from|than|that|as|but|ago)\b)"
    r"[a-z]"
)
#: words before "double" that make a multiple of it ("is double the rate"), not a verb ("to double the output")
_AMOUNTS_TO = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|at|about|nearly|almost|roughly|than|over|just|by|of|with|for) $"
)


def read_times(text: str, match: re.Match[str]) -> Numeral | None:
    """Read "twice", "at least once", "is double the rate"."""
    before = text[max(0, match.start() - 12) : match.start()]
    if match["times"].lower() == "double" and _AMOUNTS_TO.search(before) is None:
        return None
    value = TIMES[match["times"].lower()]
    return Numeral(match.start(), match.end(), value, value, "times")


def read_fold(text: str, match: re.Match[str]) -> Numeral:
    """Read "tenfold"."""
    word = match["fold"].lower().removesuffix("fold")
    value = float(ONES.get(word) or TENS.get(word) or SCALES.get(word) or 0)
    return Numeral(match.start(), match.end(), value, value, "fold")


def read_one(text: str, match: re.Match[str]) -> Numeral:
    """Read the article of "a year and a half"."""
    return Numeral(match.start(), match.end(), 1.0, 1.0, "words")


def read_bounded_one(text: str, match: re.Match[str]) -> Numeral | None:
    """Read the article of "more than a year", "served a year in prison" and "a week-long visit"; elsewhere it is no
    number.
    """
    if _SECOND.match(text, match.end()) is not None:
        return None
    if _TIED_TIME.match(text, match.end()) is not None or bounds_one(text, match.start()):
        return read_one(text, match)
    lasts = _LASTING.search(text[max(0, match.start() - 12) : match.start()]) is not None
    return read_one(text, match) if lasts and _TIME.match(text, match.end()) is not None else None


def read_vague(text: str, match: re.Match[str]) -> Numeral:
    """Read "hundreds", "tens of thousands", "hundreds of thousands": the plural's smallest meaning."""
    value, end = VAGUE[match["vague"].lower()], match.start() + len(match["vague"])
    while (more := _OF_VAGUE.match(text, end)) is not None:
        value, end = value * VAGUE[more["vague"].lower()] / 2, more.end()
    return Numeral(match.start(), end, value, value, "vague", scaled=True)


def read_some(text: str, match: re.Match[str]) -> Numeral | None:
    """Read "several hundred", "a few thousand": two of the magnitude."""
    scale = _SCALE_AHEAD.match(text, match.end())
    if scale is None:
        return None
    value, end = 2 * SCALES[scale["scale"].lower()], scale.end()
    while (more := _SCALE_WORD.match(text, end)) is not None:
        value, end = value * SCALES[more["scale"].lower()], more.end()
    return Numeral(match.start(), end, value, value, "vague", scaled=True)
