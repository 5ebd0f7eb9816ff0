"""The words of a quote against the words of a text: where they lie (window), and which belongs to which (alignment).

The alignment is the fitting alignment of dynamic programming (Gusfield 1997, 11.6.5: the whole quote against any part
of the text) with costs for words: gaps in the quote skip any number of words, an editor's brackets replace words, the
article's words between two parts of a quotation are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimtable.verify.fillers import filler_places
from claimtable.verify.tokens import AMBIGUOUS, AMBIGUOUS_WORDS, Token, same

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
# fillers are left out together: "if you (you know,) are", not "if (you) you (know,) are"
_FILLER = -0.3

_DIAGONAL, _UP, _LEFT = 0, 1, 2

#: characters around the first part that was found, in which the others may lie
_NEAR = 1_500

#: parts of an elided quote that are looked for first
_ANCHORS = 3

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
    """The stretch ``start`` to ``end`` of a text around what is most like the quote, which ends at ``inner_end``.

    ``score`` is rapidfuzz's, 0 to 100.
    """

    start: int
    end: int
    score: float
    inner_end: int = 0


def find_window(segments: Sequence[str], text: str, *, start: int = 0) -> Window:
    """Return where ``segments`` (the parts of a quote between its gaps) lie in ``text[start:]``; all in lower case.

    Each of the longest parts is looked for first once, with the others near it; the best of these windows counts.
    """
    longest = sorted(range(len(segments)), key=lambda position: -len(segments[position]))[:_ANCHORS]
    return max((_window_at(segments, anchor, text, start) for anchor in longest), key=lambda window: window.score)


def _window_at(segments: Sequence[str], anchor: int, text: str, least: int) -> Window:
    best = _locate(segments[anchor], text, least, len(text))
    start, end, total = best.start, best.end, best.score * len(segments[anchor])
    for position, segment in enumerate(segments):
        if position == anchor:
            continue
        low, high = (best.start - _NEAR, best.start) if position < anchor else (best.end, best.end + _NEAR)
        low, high = max(least, low), min(len(text), high)
        part = _locate(segment, text, low, high)
        total += part.score * len(segment)
        if part.score >= 75:
            start, end = min(start, part.start), max(end, part.end)
    length = sum(map(len, segments))
    margin = _MARGIN + max(0, length - (end - start))
    return Window(max(0, start - margin), min(len(text), end + margin), total / max(1, length), end)


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
    """Return for every pair of tokens where its best score comes from, and the column where the best alignment ends."""
    costs = _Costs(text, passed_over)
    above = [0.0] * (len(text) + 1)
    moves: list[bytearray] = []
    for row, token in enumerate(quote):
        add = _added(token)
        left_score = above[0] + add
        current, steps = [left_score], bytearray([_UP])
        diagonal = above[0]
        skips = costs.skips(_skipping(token, quote[row + 1] if row + 1 < len(quote) else None))
        for up, pair, skip in zip(above[1:], costs.pairs(token), skips, strict=True):
            best, step = diagonal + pair, _DIAGONAL
            if up + add > best:
                best, step = up + add, _UP
            if left_score + skip > best:
                best, step = left_score + skip, _LEFT
            current.append(best)
            steps.append(step)
            left_score, diagonal = best, up
        above = current
        moves.append(steps)
    return moves, max(range(len(text) + 1), key=lambda column: above[column])


class _Costs:
    """What it costs to put a token of the quote in the place of each token of the text, or to skip the latter."""

    def __init__(self, text: Sequence[Token], passed_over: Sequence[bool]) -> None:
        self._text = text
        self._passed_over = passed_over
        self._fillers = filler_places(text)
        self._changes: dict[tuple[str, bool, bool], list[float]] = {}
        self._columns: dict[str, list[int]] = {}
        for column, token in enumerate(text):
            self._columns.setdefault(token.key, []).append(column)

    def pairs(self, token: Token) -> list[float]:
        """Return the gain or cost of ``token`` against every token of the text."""
        kind = (token.kind, token.named, token.bracketed)
        if kind not in self._changes:
            self._changes[kind] = [_changed(token, other) for other in self._text]
        found = self._changes[kind].copy()
        gain = _MATCH_LIGHT if token.weight < 0.5 else _MATCH
        for column in self._equal(token):
            found[column] = _gain(token, self._text[column], gain)
        return found

    def _equal(self, token: Token) -> list[int]:
        if token.key in AMBIGUOUS or token.key in AMBIGUOUS_WORDS:
            return [column for column, other in enumerate(self._text) if same(token, other)]
        return self._columns.get(token.key, [])

    def skips(self, cost: float) -> list[float]:
        """Return the cost of leaving out every token of the text."""
        found = [max(cost, _PASSED_OVER) if passed else cost for passed in self._passed_over]
        for place in self._fillers:
            found[place] = max(found[place], _FILLER)
        return found


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
