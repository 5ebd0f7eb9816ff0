"""Where a content begins and ends in a sentence: a fitted choice among the edges that marks, parse and labels offer.

The model labels token by token, so runs end a clause too early or take in what stands beside them. Here each edge of a
content's words in a sentence is chosen among those around it, by the labels' log-odds of what would be won or lost and
by how it hangs on the rest. Weights: ``models/claims/edges.json``, fitted by ``training/edges.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from claimtable.attribution.edge_features import features
from claimtable.attribution.edge_parts import (
    CLOSES,
    MARKS,
    SIDES,
    Part,
    Side,
    between,
    is_wider,
    parts_of,
    word_from,
)
from claimtable.fitted import Logistic, load_logistic
from claimtable.layers import Attribution
from claimtable.lexicon.edges import JOINING
from claimtable.syntax import to_spans, token_indices
from claimtable.tagging import Floats

#: an edge moves by so many tokens at most
FAR = 40
#: words whose mean log-odds speak against a move by more than this are not moved over
AGAINST = 4.0


def choose_edges(
    doc: Doc, found: Sequence[Attribution], log_probs: Floats, quotes: Sequence[Span], fitted: Logistic | None = None
) -> list[Attribution]:
    """Return the attributions with the likeliest edges of their contents; those that the print shows stay as they are.

    ``log_probs`` are the label scores of the tokens; ``fitted`` the weights, by default those that ship.
    """
    weights = fitted or load_logistic("claims", "edges")
    chosen = list(found)
    for number, part in parts_of(doc, found, log_probs, quotes):
        content = frozenset(token_indices(chosen[number].content))
        for side in SIDES:
            content = _moved(part, side, _choice(part, side, weights), content)
        if content and content != frozenset(token_indices(chosen[number].content)):
            chosen[number] = replace(chosen[number], content=tuple(to_spans(doc, content)))
    return chosen


def _choice(part: Part, side: Side, weights: Logistic) -> int:
    options = options_of(part, side)
    if len(options) == 1:
        return options[0]
    best, _ = weights.choose([features(part, side, option) for option in options])
    return options[best]


def _moved(part: Part, side: Side, edge: int, content: frozenset[int]) -> frozenset[int]:
    """Return the tokens of the content once the part's edge is at token ``edge``."""
    here = part.edge(side)
    if edge == here:
        return content
    span = range(edge, here) if side == "start" else range(here + 1, edge + 1)
    if len(span):
        return content | (frozenset(span) - part.cue - part.source)
    lost = range(part.low, edge) if side == "start" else range(edge + 1, part.high)
    return content - frozenset(lost)


def options_of(part: Part, side: Side) -> list[int]:
    """Return the tokens that may be the part's edge, its own first: those behind or before a mark, a part of the
    attribution, a joining word, or where a constituent begins or ends.
    """
    here = part.edge(side)
    if _is_marked(part, side) or not _has_verb(part):
        return [here]
    found = {here: None}
    beside = part.cue | part.source
    taken = beside | part.others
    for index in _around(part, side):
        edge = word_from(part.doc, index, part.last) if side == "start" and part.words[index] else index
        is_free = index not in taken and part.low <= edge < part.high
        if is_free and _is_likely(part, side, edge, beside) and _may_be(part, side, index):
            found[edge] = None
    return list(found)


def _is_marked(part: Part, side: Side) -> bool:
    """Tell whether the part is quoted as a whole and a quotation mark stands at this edge: then there is no choice."""
    beside = part.first - 1 if side == "start" else part.last + 1
    if side == "end" and beside < part.high and part.doc[beside].is_punct and part.doc[beside].text not in MARKS:
        beside += 1
    marked = 0 <= beside < len(part.doc) and part.doc[beside].text in MARKS
    return marked and all(index in part.quoted for index in part.content)


def _has_verb(part: Part) -> bool:
    """Tell whether a part states something; bare nouns make no claim, and clauses beside them no statement of them."""
    return any(part.doc[index].pos_ in ("VERB", "AUX") or index in part.quoted for index in part.content)


def _around(part: Part, side: Side) -> range:
    if side == "start":
        last = min(part.last, part.first + FAR)
        if not part.source and part.cue and part.first < min(part.cue):  # the subject of a belief stays in its claim
            last = min(last, min(part.cue) - 1)
        return range(max(part.low, part.first - FAR), last + 1)
    return range(max(part.first, part.last - FAR), min(part.high - 1, part.last + FAR) + 1)


def _may_be(part: Part, side: Side, index: int) -> bool:
    doc = part.doc
    if not part.words[index] and (side == "start" or doc[index].text not in CLOSES):
        return False
    beside = index - 1 if side == "start" else index + 1
    if _is_outside(part, beside) or (side == "start" and doc[beside].lower_ in JOINING):
        return True
    return _is_constituents(part, side, index)


def _is_outside(part: Part, index: int) -> bool:
    """Tell whether a token is no word that the part could have: a mark, source or cue, or beyond its sentence."""
    return not part.low <= index < part.high or not part.words[index] or index in part.cue or index in part.source


def _is_constituents(part: Part, side: Side, index: int) -> bool:
    """Tell whether a constituent (of the sentence's tokens) begins or ends at a token."""
    token = part.doc[index]
    while True:
        if (token.left_edge.i if side == "start" else token.right_edge.i) != index:
            return False
        if token.dep_ not in ("punct", "case"):
            return True
        if token.head.i == token.i:
            return False
        token = token.head


def _is_likely(part: Part, side: Side, option: int, beside: frozenset[int]) -> bool:
    """Tell whether the labels do not speak clearly against moving an edge to ``option``; ``beside``: source and cue."""
    span = between(part, side, option)
    total, count = part.sums[span.stop] - part.sums[span.start], part.counts[span.stop] - part.counts[span.start]
    for index in beside:
        if index in span and part.words[index]:
            total, count = total - part.odds[index], count - 1
    return count > 0 and (total if is_wider(part, side, option) else -total) > -AGAINST * count
