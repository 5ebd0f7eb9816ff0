"""What a match says of the claim that is looked for, by its words: negations and numbers decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimtable.verify.aligning import align
from claimtable.verify.differences import groups_of, pieces_of
from claimtable.verify.model import Piece
from claimtable.verify.tokens import Token, tokens_of

Relation = Literal["same words", "reworded", "other number", "other date", "negated", "related"]

#: share of the claim's weight that a match must have in the same words to be the claim in other words
_REWORDED = 0.5


def word_diff(text: str, other: str) -> tuple[Piece, ...]:
    """Return how the words of ``other`` differ from those of ``text``; offsets are those of the two strings."""
    first, second = tokens_of(text, gaps=False), tokens_of(other, gaps=False)
    if not first or not second:
        return ()
    passed = [False] * len(second)
    pairs = align(first, second, passed)
    inside = [pair.text for pair in pairs if pair.text is not None]
    begin, end = (min(inside), max(inside) + 1) if inside else (0, 0)
    pieces = pieces_of(groups_of(pairs, first, second, passed), text, other)
    return (*_outside(second[:begin], other), *pieces, *_outside(second[end:], other))


def _outside(tokens: Sequence[Token], text: str) -> list[Piece]:
    """Return the words of a match beside what is like the claim."""
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    return [Piece("left out", "", text[start:end], 0, 0, start, end, ())]


def shared_weight(diff: Sequence[Piece], text: str) -> float:
    """Return the share of the weight of the words of ``text`` that stand the same in the other text: 0 to 1."""
    tokens = tokens_of(text, gaps=False)
    same = [(piece.quote_start, piece.quote_end) for piece in diff if piece.kind in ("same", "variant")]
    kept = sum(token.weight for token in tokens if any(start <= token.start < end for start, end in same))
    return kept / max(0.1, sum(token.weight for token in tokens))


def relation_of(diff: Sequence[Piece], text: str) -> Relation:
    """Return what a match says of ``text``: a negation, then a number, then a date decides, and no similarity."""
    altered = {kind for piece in diff for kind in piece.alters}
    share = shared_weight(diff, text)
    if share < _REWORDED:
        return "related"
    for kind, relation in _DECIDING:
        if kind in altered:
            return relation
    return "same words" if not altered and share == 1.0 else "reworded"


_DECIDING: tuple[tuple[str, Relation], ...] = (
    ("negation", "negated"),
    ("number", "other number"),
    ("date", "other date"),
)
