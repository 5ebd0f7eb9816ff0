"""What speaks for and against an edge of a content, as named numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from claimtable.attribution.edge_parts import MARKS, SUREST, Part, Side, is_wider, moved_words
from claimtable.fitted import Features
from claimtable.lexicon.edges import JOINING
from claimtable.syntax import is_finite
from claimtable.tokens import text_between

_DASHES = frozenset(("-", "--", "—", "–"))
_SIGNS = frozenset((",", ";", ":", "(", ")", ".", "!", "?"))


def features(part: Part, side: Side, option: int) -> Features:
    """Return what speaks for and against ``option`` as the part's edge, as named numbers."""
    beside = option - 1 if side == "start" else option + 1
    inside = part.low <= beside < part.high
    named = [f"{side} beside {_sort(part, beside)}", *_of_marks(part, side, option, beside)]
    token = part.doc[option]
    named += [f"start {token.dep_}", f"start {token.tag_}"] if side == "start" else [f"end {token.pos_}"]
    numbers = {
        f"{side} jump": (part.odds[option] - (part.odds[beside] if inside else -SUREST)) / 3,
        f"{side} edge odds": part.odds[option] / 3,
    }
    if option == part.edge(side):
        named += [f"{side} stay", f"{side} stay, {part.cue_kind} cue {_place(part)}"]
    else:
        move = f"{side} {'wider' if is_wider(part, side, option) else 'narrower'}"
        named += [move, f"{move} beside {_sort(part, beside)}", f"{move}, {part.cue_kind} cue {_place(part)}"]
        words = moved_words(part, side, option)
        named += _of_words(part, side, option, move, words)
        numbers |= _odds_of(part, move, words, 1 if move.endswith("wider") else -1)
    return dict.fromkeys(named, 1.0) | numbers


def _place(part: Part) -> str:
    return "before" if part.cue and min(part.cue) < part.first else "behind"


def _odds_of(part: Part, move: str, words: Sequence[int], sign: int) -> dict[str, float]:
    odds = [sign * part.odds[index] for index in words]
    return {
        f"{move} log words": math.log1p(len(words)),
        f"{move} mean odds": sum(odds) / len(odds),
        f"{move} least odds": min(odds),
        f"{move} most odds": max(odds),
    }


def _sort(part: Part, index: int) -> str:
    """Return what stands at a token, as a class: a part of the attribution, a mark, a joining word, a word."""
    if not part.low <= index < part.high:
        return "edge"
    for name, tokens in (("cue", part.cue), ("source", part.source), ("others", part.others)):
        if index in tokens:
            return name
    token = part.doc[index]
    if token.text in MARKS:
        return "quotation mark"
    if part.words[index]:
        return token.lower_ if token.lower_ in JOINING else "word"
    return "dash" if token.text in _DASHES else token.text if token.text in _SIGNS else "sign"


def _of_marks(part: Part, side: Side, option: int, beside: int) -> Iterator[str]:
    """How the edge lies to quotation marks and brackets."""
    quoted = option in part.quoted and beside in part.quoted
    if quoted and part.low <= beside < part.high and part.words[beside]:
        yield f"{side} inside a quotation"
    start, end = (option, part.last) if side == "start" else (part.first, option)
    text = text_between(part.doc, start, end + 1)
    if text.count("(") != text.count(")"):
        yield f"{side} half a bracket"


def _of_words(part: Part, side: Side, option: int, move: str, words: Sequence[int]) -> Iterator[str]:
    """What the words are that would be won or lost, and how they hang on the rest."""
    doc, moved = part.doc, frozenset(words)
    core = part.content - moved
    tops = [index for index in words if (head := part.heads[index]) not in moved or head == index]
    hanging = sum(part.heads[index] in core for index in tops)
    yield f"{move} hangs {'all' if hanging == len(tops) else 'some' if hanging else 'none'}"
    yield f"{move} is {doc[tops[0]].dep_}"
    yield f"{move} hangs on {_head(part, tops[0], core)}"
    if any(is_finite(doc[index]) for index in words):
        yield f"{move} with a finite verb"
    if any(part.heads[index] in moved for index in core):
        yield f"{move} carries the rest"
    first = doc[words[0]]
    yield f"{move} begins {first.lower_ if first.lower_ in JOINING else first.pos_}"
    marked = sum(index in part.quoted for index in words)
    yield f"{move} quoted {'all' if marked == len(words) else 'some' if marked else 'none'}"
    here = part.edge(side)
    span = range(min(option, here), max(option, here) + 1)
    for name, tokens in (("others", part.others), ("the cue", part.cue), ("the source", part.source)):
        if not tokens.isdisjoint(span):
            yield f"{move} over {name}"
    if move.endswith("narrower") and _is_quotation(part, core):
        yield f"{move} leaves a quotation"
    yield f"{move} over {_sort(part, here - 1 if side == 'start' else here + 1)}"


def _head(part: Part, index: int, core: frozenset[int]) -> str:
    at = part.heads[index]
    if at == index:
        return "nothing"
    if at in core:
        return "the rest"
    return "the cue" if at in part.cue else "the source" if at in part.source else "others"


def _is_quotation(part: Part, core: frozenset[int]) -> bool:
    """Tell whether all words of ``core`` are quoted and hold a finite verb."""
    words = [index for index in core if part.words[index]]
    return bool(words) and all(i in part.quoted for i in words) and any(is_finite(part.doc[i]) for i in words)
