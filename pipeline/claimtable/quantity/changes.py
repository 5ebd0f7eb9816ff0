"""The direction of a change: "rose 5%", "cut the risk by 17%", "a 5% increase", "12 points lower"."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from claimtable.lexicon import modifiers as lexicon
from claimtable.lexicon.quantity_words import BEFORE_CHANGES, NO_OBJECT, NOUNS_TOO, PARTICLE_VERBS, TRANSITIVE
from claimtable.quantity.modifiers import Change
from claimtable.schema import QuantityKind

_SCALED_KINDS = frozenset({"percent", "money", "measure", "fraction", "multiple", "duration"})

_BEFORE = 70
_VERB_BEFORE = re.compile(
    rf"(?<![\w'-])(?P<word>[A-Za-z]+)(?P<filler>(?:\s+{BEFORE_CHANGES}){{0,5}})\s*$", re.IGNORECASE
)
#: "lost an average of 5kg", "fell the equivalent of 3%": this "of" makes no noun of the verb
_OBJECT_BEFORE = re.compile(
    r"\b(?P<word>raised|raising|cut|cutting|lower(?:ed|ing)|reduc(?:ed|ing)|increas(?:ed|ing)|boost(?:ed|ing)|slash(?:ed|ing)|"
    r"trimm(?:ed|ing)|hik(?:ed|ing)|lift(?:ed|ing))(?: [a-z-]+){0,2} (?P<last>[a-z]+) "
    r"(?:(?:about|nearly|some|almost|around|roughly) )?$"
)
_AVERAGE = re.compile(r" (?:an? )?(?:average|total|further|equivalent|more|another) of\b")
_BY_BEFORE = re.compile(rf"(?:^|\s)by(?:\s+{BEFORE_CHANGES}){{0,4}}\s*$", re.IGNORECASE)
_PARTICLE = re.compile(rf"\b{PARTICLE_VERBS}\s*$", re.IGNORECASE)
_TO_BEFORE = re.compile(
    r"\bto(?:\s+(?:just|only|about|around|nearly|almost|some|over|under|below|above|more|less|than|a|an|the|"
    r"record|roughly))*\s*$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:up|much as) to\s*$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"(?:\s*-\s*|\s+)(?:(?:year-on-year|annual|sharp|further|overall|average|quarterly|monthly|pay|price|tax|"
    r"rate|point|points|record)\s+){0,2}(?P<word>[A-Za-z]+)",
    re.IGNORECASE,
)
_TURN_AFTER = re.compile(
    r"\s+(?P<word>(?:higher|lower)\b(?!\s+[\d$£€¥])|"
    r"(?:up|down)\b(?!\s+(?:[\d$£€¥]|to\b|the\b|in\b(?! the)|into\b|with\b)))",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:\s+|-)(?:index )?points?\b", re.IGNORECASE)
_AS_MUCH = re.compile(r" as [a-z]+\b")
_BRACKETED = re.compile(r"(?: (?:index )?points?)? \([^()]{1,24}\)")
_AT = re.compile(r"\bat\b(?! least\b)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:!?()]\s|,\s|\.\s+(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_TRENDS = lexicon.RAISE_VERBS | lexicon.LOWER_VERBS | lexicon.RISE_NOUNS | lexicon.FALL_NOUNS


def change_of(text: str, start: int, end: int, kind: QuantityKind) -> Change:
    """Return the direction that the words around the amount ``start`` to ``end`` give; empty for a level."""
    if kind == "count" and _POINTS.match(text, end) is not None:
        kind = "percent"
    if kind == "multiple" and _AS_MUCH.match(text, end) is not None:
        return ""
    window = text[max(0, start - _BEFORE) : start]
    if _TO_BEFORE.search(window) is None or _UP_TO.search(window) is not None:
        found = _before(window, kind)
        if found:
            return found
    return _after(text, end, kind)


def _before(window: str, kind: QuantityKind) -> Change:
    mover = _mover(window)
    if mover is not None:
        if _moves_no_number(mover, kind):
            return ""
        found = _moved(mover, kind)
        if found:
            return found
    if _BY_BEFORE.search(window) is not None:
        return _behind_by(window)
    return _behind_object(window) if kind == "percent" else ""


@dataclass(frozen=True, slots=True)
class _Mover:
    """The word of change before an amount, what stands before it and what between the two."""

    word: str
    before: str
    filler: str


def _mover(window: str) -> _Mover | None:
    match = _VERB_BEFORE.search(window)
    if match is None:
        return None
    filler = _AVERAGE.sub(" ", match["filler"].lower())
    parted = "from" in filler or _AT.search(filler) is not None
    return None if parted else _Mover(match["word"].lower(), window[: match.start()], filler)


def _moves_no_number(mover: _Mover, kind: QuantityKind) -> bool:
    """Tell "lost 40 people", where the people are lost, and "set up 12 camps"."""
    if mover.word in ("up", "down"):
        return _PARTICLE.search(mover.before) is not None
    return mover.word in TRANSITIVE and kind not in _SCALED_KINDS and not _is_by(mover)


def _moved(mover: _Mover, kind: QuantityKind) -> Change:
    if mover.word not in ("up", "down") and _is_noun_use(mover):
        return ""
    return _direction(mover.word, by=" by" in mover.filler, of=" of" in mover.filler, percent=kind == "percent")


def _behind_object(window: str) -> Change:
    """Find the verb of "lowered risk 12 percent", "has cut costs about 5%"."""
    match = _OBJECT_BEFORE.search(window)
    if match is None or match["last"].lower() in NO_OBJECT:
        return ""
    return _direction(match["word"].lower(), by=True, of=False, percent=False)


def _is_by(mover: _Mover) -> bool:
    """Tell: "grew by 40 people" from "was contracted by 40 firms"."""
    return " by" in mover.filler and _PASSIVE.search(mover.before) is None


def _is_noun_use(mover: _Mover) -> bool:
    """Tell: "a fall 12 points": an article before a noun of change without "of" is no verb."""
    before = mover.before.split()[-1:]
    return bool(before) and before[0].lower() in ("a", "an", "the") and " of" not in mover.filler


def _direction(word: str, *, by: bool, of: bool, percent: bool) -> Change:
    if percent and not of and word in lexicon.PERCENT_RISE_VERBS | lexicon.PERCENT_FALL_VERBS:
        return "up" if word in lexicon.PERCENT_RISE_VERBS else "down"
    if word == "up" or word in _changing(lexicon.RISE_VERBS, lexicon.RAISE_VERBS, lexicon.RISE_NOUNS, by=by, of=of):
        return "up"
    if word == "down" or word in _changing(lexicon.FALL_VERBS, lexicon.LOWER_VERBS, lexicon.FALL_NOUNS, by=by, of=of):
        return "down"
    return ""


@cache
def _changing(verbs: Set[str], causing: Set[str], nouns: Set[str], *, by: bool, of: bool) -> frozenset[str]:
    """Return the words that tell a change: what moves, or with "of" its noun; with "by" also what moves something."""
    return frozenset((nouns if of else verbs) | (causing if by else frozenset()))


def _behind_by(window: str) -> Change:
    """Find the verb of "raised its key rate by": the last verb of change in the clause."""
    clause = _CLAUSE.split(window)[-1].lower()
    for word in reversed(_WORD.findall(clause)[-12:]):
        found = _direction(word, by=True, of=False, percent=False)
        if found and word not in NOUNS_TOO:
            return found
    return ""


def _after(text: str, end: int, kind: QuantityKind) -> Change:
    return _turned(text, end, kind) or _of_noun(text, end, kind)


def _turned(text: str, end: int, kind: QuantityKind) -> Change:
    """Return the direction of "12 points lower", "5% (30 points) up"."""
    bracket = _BRACKETED.match(text, end)
    turn = _TURN_AFTER.match(text, end if bracket is None else bracket.end())
    if turn is None or kind == "age":
        return ""
    word = turn["word"].lower()
    if word in ("up", "down") and _is_place(text, turn.end(), kind):
        return ""
    return "up" if word in lexicon.UP_AFTER else "down"


def _is_place(text: str, end: int, kind: QuantityKind) -> bool:
    """Tell "400 metres up" and "12 seats down from the stage"."""
    return kind == "measure" or (kind != "percent" and text.startswith(" from", end))


def _of_noun(text: str, end: int, kind: QuantityKind) -> Change:
    """Return the direction of "a 5% increase"."""
    noun = _NOUN_AFTER.match(text, end) if kind in _SCALED_KINDS - {"duration"} else None
    word = "" if noun is None else noun["word"].lower()
    if word in lexicon.RISE_NOUNS:
        return "up"
    return "down" if word in lexicon.FALL_NOUNS else ""


def is_trend(word: str) -> bool:
    """Tell whether ``word`` (lower case) is a verb or noun of change."""
    return word in _TRENDS
