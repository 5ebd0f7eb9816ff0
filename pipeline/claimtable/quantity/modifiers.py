"""What stands around a number: modifiers ("about", "at least", "or more") and the direction of a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from claimtable.lexicon import modifiers as lexicon
from claimtable.lexicon.quantity_words import CLOSED_MODIFIERS
from claimtable.schema import Modifier

Change = Literal["", "up", "down"]

_WINDOW = 48
_STRENGTH: dict[str, int] = {"=": 0, "~": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "range": 3}


@dataclass(frozen=True, slots=True)
class Bound:
    """A modifier and the characters that it takes."""

    modifier: Modifier
    start: int
    end: int
    words: str = ""


def _relations(table: dict[str, tuple[str, ...]]) -> dict[str, Modifier]:
    return {form: cast(Modifier, relation) for relation, forms in table.items() for form in forms}


def _either(forms: list[str]) -> str:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)


_LEFT_RELATION = _relations(lexicon.LEFT)
_RIGHT_RELATION = _relations(lexicon.RIGHT)
_LEFT = re.compile(
    rf"(?<![\w'-])(?:(?P<degree>{_either(list(lexicon.DEGREE))})\s+)?(?P<form>{_either(list(_LEFT_RELATION))})"
    r"(?:\s+|(?<=[~≈±<>≥≤]))(?P<article>an?\s+(?:(?:full|whole|further|additional)\s+)?)?$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?<![\w'-])sub-$", re.IGNORECASE)
_LEFT_LAST = frozenset(re.split(r"\s+", form)[-1] for form in _LEFT_RELATION)
_LAST_WORD = re.compile(r"(?P<word>\S+?)\s*(?:\ban?\s+(?:(?:full|whole|further|additional)\s+)?)?$", re.IGNORECASE)
_RIGHT = re.compile(
    "(?:"
    + "|".join(
        ("" if form[0] in "-+ " else r"\s+") + re.escape(form).replace(r"\ ", r"\s+")
        for form in sorted(_RIGHT_RELATION, key=lambda form: (-len(form), form))
    )
    + r")(?!\w)",
    re.IGNORECASE,
)


def bound_left(text: str, position: int, *, depth: int = 3) -> Bound | None:
    """Return the modifiers that end at ``position`` as one, of at most ``depth``: a bound beats an approximation, the
    outer one decides.
    """
    if _PREFIX.search(text[max(0, position - 5) : position]) is not None:
        return Bound("<", position - 4, position, "sub-")
    best: Modifier | None = None
    start, words = position, ""
    for _ in range(depth):
        low = max(0, start - _WINDOW)
        window = text[low:start]
        match = _LEFT.search(window) if _may_end_in_modifier(window) else None
        if match is None or (match["article"] and start != position) or _is_idle(text, low + match.start(), match):
            break
        relation = _LEFT_RELATION[re.sub(r"\s+", " ", match["form"].lower())]
        if best is None or _STRENGTH[relation] >= _STRENGTH[best]:
            best, words = relation, match["form"].lower()
        start = low + (match.start("form") if (match["degree"] or "").lower() == "by" else match.start())
    return None if best is None else Bound(best, start, position, words)


def bounds_one(text: str, position: int) -> bool:
    """Tell whether the article at ``position`` is a number because a modifier stands before it: "more than a year"."""
    bound = bound_left(text, position)
    return bound is not None and bound.words not in CLOSED_MODIFIERS


def _may_end_in_modifier(window: str) -> bool:
    """Look at the last word first: most numbers have no modifier."""
    last = _LAST_WORD.search(window[-24:])
    return last is not None and (last["word"].lower().lstrip("([\"'") in _LEFT_LAST or last["word"][-1] in "~≈±<>≥≤")


_MODAL = re.compile(r"\b(?:to|will|would|could|may|might|can|should|not|n't|expected|likely)\s*$", re.IGNORECASE)
_RISEN = re.compile(
    r"\b(?:go(?:es|ne|ing)?|went|mov(?:e[sd]?|ing)|edg(?:e[sd]?|ing)|climb\w*|r[io]se\w*|jump\w*|inch\w*|creep\w*|crept|"
    r"push\w*|bring\w*|brought|revis\w+|"
    r"(?:w[eo]nt|go|goes|going|c[ao]me|mov\w+|climb\w*|r[io]se\w*|edg\w+) back|add\w*|catch\w*|caught|"
    r"shot|shoot\w*|soar\w*|surg\w*|leap\w*|gr[eo]w\w*|buil[dt]\w*|ramp\w*|step\w*|spik\w*|scal\w+|tick\w*|way|"
    r"dr[io]ve\w*|sped|pump\w*)\s*$",
    re.IGNORECASE,
)
_WON = re.compile(
    r"(?:\b(?:win|wins|won|victory|victories|triumph|lead|advantage|edge|hold|prevailed?)|\d)\s*$", re.IGNORECASE
)


def _is_idle(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell modifiers that are other words here: "the top 10", "went up to 26%", "a win over three rivals"."""
    form = match["form"].lower()
    before = text[max(0, start - 24) : start]
    if form in ("top", "exceed", "surpass"):
        return _MODAL.search(before) is None
    if form == "up to":
        return _RISEN.search(before) is not None
    if form == "over":
        return _WON.search(before) is not None or _is_particle(before, text, start + len(match.group()))
    return form == "some" and before.rstrip()[-1:] in ("d", "D") and before.rstrip()[-4:].lower() in (" and",)


#: verbs whose "over" belongs to them: "hand over seven contracts", "spread over six districts"
_OVER = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|roll(?:s|ed|ing)?|turn(?:s|ed|ing)?|sign(?:s|ed|ing)?|spread(?:s|ing)?|presid(?:es?|ed|ing)|"
    r"tak(?:es?|en|ing)|took)\s*$",
    re.IGNORECASE,
)


#: what takes time: "take over 12 hours"
_HOURS = re.compile(r"[\w.,-]+[ -](?:second|minute|hour|day|week|month|year|decade)s?\b")


def _is_particle(before: str, text: str, end: int) -> bool:
    """Tell "hand over seven contracts" from "take over 12 hours"."""
    verb = _OVER.search(before)
    return verb is not None and (verb.group()[:1] not in "tT" or _HOURS.match(text, end) is None)


_MEASURES_TIME = re.compile(
    r"(?:\b(?:for|in|just|well|after|of|took|takes?|taking|lasts?|lasted|lasting|waited|waiting|is|was|are|were|"
    r"been|be|to|shade|little|"
    r"with|serv(?:e[sd]?|ing)|span\w*|at|by|and|or|barely|slightly|lived|spent|all|every|only|that's|than)|^|"
    r"[(\[,;:.!?—-])\s*$",
    re.IGNORECASE,
)


def spans_time(text: str, bound: Bound) -> bool:
    """Tell "over three years" in the sense of "in the course of" from "for over three years"."""
    plain = bound.words == "over" and text[bound.start : bound.start + 4].lower() == "over"
    return plain and _MEASURES_TIME.search(text[max(0, bound.start - 16) : bound.start]) is None


#: "$85 plus a bonus", "five plus two": a conjunction, unlike "60 plus years"
_ADDS = re.compile(
    r" (?:an?|the|his|her|its|their|our|any|some|two|three|four|five|six|seven|eight|nine|ten|\W|\d|[A-Z]|tax|taxes|"
    r"shipping|interest|costs?|expenses|fees?|postage|benefits|bonus\w*|incentives|add-ons|delivery|tips?|more|other)\b"
    r"| [$£€¥\d]"
)


#: "a $15 minimum wage", unlike "ten years minimum"
_NOUN_AHEAD = re.compile(r"[ -][A-Za-z]")


def bound_right(text: str, position: int) -> Bound | None:
    """Return the modifier that begins at ``position``: "or more", "or so", "-odd", "+"."""
    match = _RIGHT.match(text, position)
    if match is None:
        return None
    form = re.sub(r"\s+", " ", match.group().lower())
    if form == " plus" and _ADDS.match(text, match.end()) is not None:
        return None
    if form in (" minimum", " maximum") and _NOUN_AHEAD.match(text, match.end()) is not None:
        return None
    relation = _RIGHT_RELATION.get(form) or _RIGHT_RELATION[form.strip()]
    return Bound(relation, position, match.end(), form.strip())


def stronger(one: Modifier, other: Modifier) -> Modifier:
    """Return the one that says more: a range before a bound, a bound before an approximation."""
    return other if _STRENGTH[other] > _STRENGTH[one] else one
