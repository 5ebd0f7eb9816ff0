"""Questions to a parse that attribution asks: the cue's words, its subject, the extent of a clause."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

_AUXILIARIES = frozenset(("aux", "auxpass", "prt"))
_EDGES = frozenset((",", ";", ":", ".", "!", "?", "-", "—", "–", "--", "and", "but"))


def extent(token: Token) -> set[int]:
    """Return the indices from the left to the right edge of the token's subtree."""
    return set(range(token.left_edge.i, token.right_edge.i + 1))


def clause(verb: Token) -> set[int]:
    """Return the extent of a clause without the subordinator "that" that begins it."""
    found = extent(verb)
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ == "that":
            found -= set(range(verb.left_edge.i, child.i + 1))
    return found


def clause_words(verb: Token) -> set[int]:
    """Return the tokens of a verb's clause without the conjunction before it and the clauses coordinated behind it that
    have a subject of their own.
    """
    words = extent(verb) & {token.i for token in verb.sent}
    for child in verb.rights:
        if child.dep_ == "conj" and child_of(child, "nsubj", "nsubjpass", "expl") is not None:
            words -= extent(child)
    start, end = min(words, default=0), max(words, default=0)
    while start in words and (_joins(verb.doc[start]) or _relates(verb, start)):
        words.discard(start)
        start += 1
    while end in words and _joins(verb.doc[end]):
        words.discard(end)
        end -= 1
    return words


def _joins(token: Token) -> bool:
    """Tell whether a word at a clause's edge is none of it: a mark or a conjunction."""
    return token.is_punct or token.dep_ in ("cc", "mark")


def _relates(verb: Token, index: int) -> bool:
    """Tell whether a word only joins a relative clause: "the attack | in which | 77 people died"."""
    words = [token.lower_ for token in verb.doc[index : index + 2]]
    return verb.dep_ == "relcl" and (words[:1] == ["which"] or words[1:] == ["which"])


def child_of(token: Token, *deps: str) -> Token | None:
    """Return the first child in one of the relations ``deps``, or None."""
    return next((child for child in token.children if child.dep_ in deps), None)


def cue_of(verb: Token) -> set[int]:
    """Return the indices of a verb with its auxiliaries and particles."""
    found = {child.i for child in verb.children if child.dep_ in _AUXILIARIES and abs(child.i - verb.i) < 6}
    return {verb.i, *(index for index in found if verb.doc[index].tag_ != "TO")}


def noun_phrase(head: Token, *, without: Iterable[int] = ()) -> set[int]:
    """Return the noun phrase of ``head`` with its appositions, without relative clauses and edge punctuation."""
    found = extent(head) - set(without)
    for child in head.rights:
        if child.dep_ in ("relcl", "parataxis") or (child.dep_ == "acl" and child.tag_ == "VBG"):
            found -= extent(child)
    return trimmed(head.doc, found)


def trimmed(doc: Doc, indices: set[int]) -> set[int]:
    """Return ``indices`` without punctuation and blanks at the two ends; quotation marks and brackets stay."""
    order = sorted(indices)
    while order and _is_edge(doc[order[0]]):
        order.pop(0)
    while order and _is_edge(doc[order[-1]]):
        order.pop()
    return set(order)


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in _EDGES
