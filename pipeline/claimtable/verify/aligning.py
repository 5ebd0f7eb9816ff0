"""The words of a quote against the words of a text: where they lie (window), and which belongs to which (alignment).

The alignment is the fitting alignment of dynamic programming (Gusfield 1997, 11.6.5: the whole quote against any part
of the text) with costs for words: gaps in the quote skip any number of words, an editor's brackets replace words, the
article's words between two parts of a quotation are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimtable.verify.tokens import Token, same

_MATCH = 1.0
_MATCH_LIGHT = 0.55
_MATCH_EDITED = 0.05
_CHANGE = -0.6
_CHANGE_ALIKE = -0.35
_ADDED = -0.62
_LEFT_OUT = -0.5
_EDITED = -0.05
_REPLACED = -0.03
_BESIDE_EDITED = -0.1
_PASSED_OVER = -0.004

_DIAGONAL, _UP, _LEFT = 0, 1, 2

#: characters taken along on both sides of where the best window is
_MARGIN = 160


@dataclass(frozen=True, slots=True)
class Pair:
    """A step of the alignment: a token of the quote, a token of the text, or both (indices); ``equal`` if the same."""

    quote: int | None
    text: int | None
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch ``start`` to ``end`` of a text that is most like the quote; ``score`` is rapidfuzz's, 0 to 100."""

    start: int
    end: int
    score: float


def find_window(segments: Sequence[str], text: str) -> Window:
    """Return where ``segments`` (the parts of a quote between its gaps) lie in ``text``; all in lower case.

    The longest part is looked for first; the others widen the window when they lie near it.
    """
    longest = max(range(len(segments)), key=lambda position: len(segments[position]))
    best = _locate(segments[longest], text, 0, len(text))
    start, end, total = best.start, best.end, best.score * len(segments[longest])
    for position, segment in enumerate(segments):
        if position == longest or not segment:
            continue
        before = position < longest
        low, high = (max(0, best.start - 1500), best.start) if before else (best.end, min(len(text), best.end + 1500))
        part = _locate(segment, text, low, high)
        total += part.score * len(segment)
        if part.score >= 75:
            start, end = min(start, part.start), max(end, part.end)
    missing = max(0, sum(map(len, segments)) - (end - start))
    margin = _MARGIN + missing
    score = total / max(1, sum(map(len, segments)))
    return Window(max(0, start - margin), min(len(text), end + margin), score)


def _locate(segment: str, text: str, low: int, high: int) -> Window:
    part = text[low:high]
    found = fuzz.partial_ratio_alignment(segment, part) if part and segment else None
    if found is None:
        return Window(low, low, 0.0)
    if len(segment) <= len(part):
        return Window(low + found.dest_start, low + found.dest_end, found.score)
    return Window(low, high, found.score)


def align(quote: Sequence[Token], text: Sequence[Token], passed_over: Sequence[bool]) -> list[Pair]:
    """Return the best alignment of all of ``quote`` with a part of ``text``, in order.

    ``passed_over`` tells which tokens of ``text`` stand between two parts of a quotation. The steps begin with the
    first token of the quote and end with its last; the text's tokens before and after are not part of it.
    """
    moves, end = _fill(quote, text, passed_over)
    return _trace(quote, text, moves, end)


def _fill(quote: Sequence[Token], text: Sequence[Token], passed_over: Sequence[bool]) -> tuple[list[bytearray], int]:
    width = len(text)
    known: dict[tuple[str, str], bool] = {}
    above = [0.0] * (width + 1)
    moves: list[bytearray] = []
    for row, token in enumerate(quote):
        after = quote[row + 1] if row + 1 < len(quote) else None
        add = _added(token)
        skip = _skipping(token, after)
        gain = _MATCH_LIGHT if token.weight < 0.5 else _MATCH
        current = [above[0] + add]
        steps = bytearray([_UP]) + bytearray(width)
        for column in range(width):
            other = text[column]
            pair = (token.key, other.key)
            equal = known.get(pair)
            if equal is None:
                equal = known[pair] = same(token, other)
            best = above[column] + (_gain(token, other, gain) if equal else _changed(token, other))
            step = _DIAGONAL
            up = above[column + 1] + add
            if up > best:
                best, step = up, _UP
            left = current[column] + (_PASSED_OVER if passed_over[column] and skip < _PASSED_OVER else skip)
            if left > best:
                best, step = left, _LEFT
            current.append(best)
            steps[column + 1] = step
        above = current
        moves.append(steps)
    return moves, max(range(width + 1), key=lambda column: above[column])


def _gain(token: Token, other: Token, gain: float) -> float:
    """An editor's word is worth little where the text has it without brackets: it must not pull the quote apart."""
    return gain if token.bracketed == other.bracketed else _MATCH_EDITED


def _added(token: Token) -> float:
    if token.kind == "gap":
        return 0.0
    return _EDITED if token.bracketed else _ADDED


def _skipping(token: Token, after: Token | None) -> float:
    """The cost of a word of the text that is left out behind ``token``."""
    if token.kind == "gap":
        return -0.0005
    if token.bracketed or (after is not None and after.bracketed):
        return _BESIDE_EDITED
    return _LEFT_OUT


def _changed(token: Token, other: Token) -> float:
    if token.kind == "gap":
        return -10.0
    if token.bracketed or other.bracketed:
        return _REPLACED
    alike = token.kind == other.kind != "word" or (token.named and other.named)
    return _CHANGE_ALIKE if alike else _CHANGE


def _trace(quote: Sequence[Token], text: Sequence[Token], moves: list[bytearray], end: int) -> list[Pair]:
    pairs = []
    row, column = len(quote), end
    while row > 0:
        step = moves[row - 1][column]
        if step == _UP:
            row -= 1
            pairs.append(Pair(row, None))
        elif step == _LEFT:
            column -= 1
            pairs.append(Pair(None, column))
        else:
            row, column = row - 1, column - 1
            pairs.append(Pair(row, column, same(quote[row], text[column])))
    return pairs[::-1]
