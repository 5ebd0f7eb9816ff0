"""What stands around a number: modifiers ("about", "at least", "or more") and the direction of a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimtable.lexicon import modifiers as lexicon
from claimtable.schema import Modifier

Change = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A modifier and the characters that it takes."""

    modifier: Modifier
    start: int
    end: int


_RELATION: dict[str, Modifier] = {
    form: relation  # type: ignore[misc]
    for relation, forms in lexicon.LEFT.items()
    for form in forms
}
_FORMS = "|".join(
    re.escape(form).replace(r"\ ", r"\s+") for form in sorted(_RELATION, key=lambda form: (-len(form), form))
)
_DEGREE = "|".join(form.replace(" ", r"\s+") for form in sorted(lexicon.DEGREE, key=lambda form: (-len(form), form)))
_LEFT = re.compile(
    rf"(?<![\w'-])(?:(?P<degree>{_DEGREE})\s+)?(?P<form>{_FORMS})(?P<gap>\s+|(?<=[~≈±<>≥≤]))(?P<the>(?:a|an|the)\s+(?:\w+\s+)?)?$",
    re.IGNORECASE,
)
_RIGHT_RELATION: dict[str, Modifier] = {
    form: relation  # type: ignore[misc]
    for relation, forms in lexicon.RIGHT.items()
    for form in forms
}
_RIGHT = re.compile(
    "(?:"
    + "|".join(
        (re.escape(form) if form[0] in "-+ " else r"\s+" + re.escape(form).replace(r"\ ", r"\s+"))
        for form in sorted(_RIGHT_RELATION, key=lambda form: (-len(form), form))
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_WINDOW = 48
_STRENGTH: dict[str, int] = {">=": 3, "<=": 3, ">": 3, "<": 3, "~": 2, "=": 1, "range": 4}


def bound_left(text: str, position: int) -> Bound | None:
    """Return the modifiers that end at ``position`` as one: a bound beats an approximation, the outer one decides."""
    best: Modifier | None = None
    start = position
    for _ in range(3):
        low = max(0, start - _WINDOW)
        match = _LEFT.search(text[low:start])
        if match is None:
            break
        article = match["the"] or ""
        if article and (start != position or not _is_article(article)):
            break
        relation = _RELATION[re.sub(r"\s+", " ", match["form"].lower())]
        if best is None or _STRENGTH[relation] >= _STRENGTH[best]:
            best = relation
        skipped = match.start("form") if (match["degree"] or "").lower() == "by" else match.start()
        start = low + skipped
    return None if best is None else Bound(best, start, position)


def _is_article(words: str) -> bool:
    return words.split() in (["a"], ["an"], ["a", "full"], ["a", "whole"], ["a", "further"], ["an", "additional"])


def bound_right(text: str, position: int) -> Bound | None:
    """Return the modifier that begins at ``position``: "or more", "or so", "-odd", "+"."""
    match = _RIGHT.match(text, position)
    if match is None:
        return None
    form = re.sub(r"\s+", " ", match.group().lower())
    relation = _RIGHT_RELATION.get(form) or _RIGHT_RELATION[form.strip()]
    return Bound(relation, position, match.end())


_BEFORE_AMOUNT = re.compile(
    r"(?P<word>[A-Za-z]+)(?:\s+(?:by|of|another|an?|additional|further|extra|just|only|sharply|slightly|steeply|nearly|about|around|"
    r"almost|as|much|some|roughly|more|than|over|under|at|least|up|to|modestly|again|back|ahead|on|average|the|equivalent)){0,4}\s*$"
)
_BY = re.compile(r"\bby\s+(?:(?:an?\s+)?(?:average|additional|further|another|estimated|only|just|about|nearly|almost|around|up|as|much|more|over|at|least|roughly|some|to|of|"
                 r"than|a|the|factor|whopping|staggering|massive|record|mere|total|combined)\s+)*$", re.IGNORECASE)  # fmt: skip
_AFTER_AMOUNT = re.compile(r"\s*-?\s*(?P<word>[A-Za-z]+)")


def change_beside(text: str, start: int, end: int) -> Change:
    """Return the direction that the words right beside an amount give: "rose 5%", "5% increase", "12 points lower"."""
    before = _BEFORE_AMOUNT.search(text[max(0, start - 60) : start])
    if before is not None and not re.search(r"\bto\s*$", text[max(0, start - 4) : start]):
        found = _direction_before(before["word"].lower(), before.group().lower())
        if found:
            return found
    after = _AFTER_AMOUNT.match(text, end)
    if after is None:
        return ""
    word = after["word"].lower()
    if word in lexicon.UP_AFTER or word in lexicon.RISE_NOUNS:
        return "up" if _is_turn(text, after, word) else ""
    if word in lexicon.DOWN_AFTER or word in lexicon.FALL_NOUNS:
        return "down" if _is_turn(text, after, word) else ""
    return ""


def _is_turn(text: str, after: re.Match[str], word: str) -> bool:
    """ "5% more" and "12 points up" turn; "two more goals", "20 people below the deck" do not (decided by the kind)."""
    if word in ("more", "less", "fewer"):
        return re.match(r"\s+than\b", text[after.end() : after.end() + 8]) is not None
    return True


def _direction_before(word: str, phrase: str) -> Change:
    if re.search(r"\bto\s*$", phrase) and not re.search(r"\bup to\s*$", phrase):
        return ""
    by = re.search(r"\bby\b", phrase) is not None
    of = re.search(r"\bof\b", phrase) is not None
    if word == "up" or word in lexicon.RISE_VERBS or (by and word in lexicon.RAISE_VERBS) or (of and word in lexicon.RISE_NOUNS):
        return "up"
    if word == "down" or word in lexicon.FALL_VERBS or (by and word in lexicon.LOWER_VERBS) or (of and word in lexicon.FALL_NOUNS):
        return "down"
    return ""


def behind_by(text: str, start: int) -> bool:
    """Tell whether the amount at ``start`` stands behind "by", as amounts of change do."""
    return _BY.search(text[max(0, start - 60) : start]) is not None


def is_trend(word: str) -> bool:
    """Tell whether ``word`` (lower case) is a verb or noun of change."""
    return (
        word in lexicon.RAISE_VERBS or word in lexicon.LOWER_VERBS or word in lexicon.RISE_NOUNS or word in lexicon.FALL_NOUNS
    )
