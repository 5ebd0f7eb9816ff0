"""How far the phrase of a subject goes: its possible ends, and what is mended at them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.rules import Mend, mend
from claimtable.syntax import noun_phrase, trim_phrase

#: a stretch begins at the claim's start or behind one of so many marks before its verb, one of so many, and has so
#: many words at most
_STARTS, _VERBS, _LONGEST = 3, 3, 30
_BREAKS = frozenset({",", "(", "--", "—"})
_MARKS = _BREAKS | {":", ";", '"'}
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLAUSES = frozenset({"relcl", "acl"})
_ADVERBIAL = frozenset({"npadvmod", "advmod"})
_LOOSE = frozenset({"CCONJ", "ADV", "SCONJ", "SPACE", "INTJ", "PUNCT"})
_CORRELATIVE = frozenset({"both", "either", "neither"})
_CLOSING = {'"': '"', "'": "'", "(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in a claim; ``inside`` are the indices of the claim's tokens."""

    span: Span
    inside: Container[int]

    def within(self, start: int, end: int) -> Phrase:
        """Return the phrase from token ``start`` to ``end`` instead."""
        return replace(self, span=self.span.doc[start:end])


def _without_conjunctions(phrase: Phrase) -> Phrase:
    span = phrase.span
    start, end = span.start, span.end
    while start < end - 1 and span.doc[start].tag_ == "CC" and span.doc[start].lower_ not in _CORRELATIVE:
        start += 1
    while end > start + 1 and span.doc[end - 1].tag_ == "CC":
        end -= 1
    return phrase.within(start, end)


def _without_adverb(phrase: Phrase) -> Phrase:
    span = phrase.span
    is_set_off = len(span) > 2 and span[0].pos_ == "ADV" and span[1].text == ","
    return phrase.within(span.start + 2, span.end) if is_set_off else phrase


def _with_opening_mark(phrase: Phrase) -> Phrase:
    span = phrase.span
    if span.start - 1 not in phrase.inside:
        return phrase
    mark = span.doc[span.start - 1].text
    closing = _CLOSING.get(mark)
    return phrase.within(span.start - 1, span.end) if closing and _lacks(span, closing, mark) else phrase


def _with_closing_mark(phrase: Phrase) -> Phrase:
    span = phrase.span
    if span.end not in phrase.inside or span.end >= len(span.doc):
        return phrase
    mark = span.doc[span.end].text
    opening = _OPENING.get(mark)
    return phrase.within(span.start, span.end + 1) if opening and _lacks(span, opening, mark) else phrase


def _lacks(span: Span, held: str, other: str) -> bool:
    """Tell whether a phrase holds the mark ``held`` without its ``other``."""
    words = [token.text for token in span]
    return bool(words.count(held) % 2) if held == other else words.count(held) > words.count(other)


#: what is mended at the ends of every phrase that may be a subject; in the examples the phrase stands in {}
ENDS: tuple[Mend[Phrase], ...] = (
    Mend(
        "no conjunction at an end",
        _without_conjunctions,
        ("{But what can be said} is this. -> what can be said", "{A panda cub but} died. -> A panda cub"),
    ),
    Mend(
        "no adverb set off before it",
        _without_adverb,
        ("{Meanwhile, anyone with a permit} may fish. -> anyone with a permit",),
    ),
    Mend(
        "the mark that opens what it closes",
        _with_opening_mark,
        ("[{Roe]} knows him. -> [Roe]", '"{several hundred" boats} sank. -> "several hundred" boats'),
    ),
    Mend(
        "the mark that closes what it opens",
        _with_closing_mark,
        ('{The ban on "false information}" caught them. -> The ban on "false information"',),
    ),
)


def mend_ends(span: Span, inside: Container[int]) -> Span:
    """Return a phrase mended by all of ``ENDS``."""
    return mend(ENDS, Phrase(span, inside)).span


def ends_of(head: Token, verb: Token | None, inside: Container[int]) -> Iterator[tuple[str, Span]]:
    """Yield the phrase of ``head`` with other ends, each with how they were found: all of it, before what hangs on it,
    behind what it begins with, up to the verb.
    """
    doc, start, end = head.doc, head.i, head.i + 1
    while start > head.left_edge.i and start - 1 in inside:
        start -= 1
    while end <= head.right_edge.i and end in inside:
        end += 1
    yield "whole", trim_phrase(doc[start:end])
    for edge, stop in _inner_edges(head, end):
        yield f"before {edge}", trim_phrase(doc[start:stop])
    for edge, begin in _inner_starts(head, start):
        yield edge, noun_phrase(head, range(begin, end))
        yield f"{edge}, whole", trim_phrase(doc[begin:end])
    if verb is not None and head.i < verb.i:
        stop = next((child.i for child in verb.lefts if child.i > head.i and child.dep_ in _GROUP), verb.i)
        if all(index in inside for index in range(start, stop)):
            yield "to the verb", trim_phrase(doc[start:stop])


def _inner_starts(head: Token, start: int) -> Iterator[tuple[str, int]]:
    """Yield other beginnings of a phrase from ``start``, and what stands before them."""
    before = head.doc[start : head.i]
    first = next((token.i for token in before if token.pos_ not in _LOOSE), start)
    comma = max((token.i + 1 for token in before if token.text == ","), default=start)
    if first != start:
        yield "without opening", first
    if comma not in (start, first):
        yield "behind comma", comma


def _inner_edges(head: Token, end: int) -> Iterator[tuple[str, int]]:
    """Yield what stands or hangs behind a noun up to ``end``, and where it begins: a mark, a preposition, a clause."""
    for token in head.doc[head.i + 1 : end]:
        if token.text in _BREAKS:
            yield token.text, token.i
        elif token.tag_ in ("WP", "WDT") or (token.head == head and token.dep_ in ("prep", "cc")):
            yield token.dep_, token.i
        elif _begins_later(token, head):
            yield token.dep_, token.left_edge.i


def _begins_later(token: Token, head: Token) -> bool:
    """Tell whether a clause of ``head``, or an adverbial behind its own word, may be no part of the phrase."""
    return (token.head == head and token.dep_ in _CLAUSES) or (token.dep_ in _ADVERBIAL and token.i > token.head.i)


def stretches(claim: ClaimSpan) -> Iterator[tuple[str, Span, Token]]:
    """Yield the words from the claim's beginning, or from behind a mark, up to a finite verb or an infinitive,
    with that verb and how many verbs and marks lie between.
    """
    for piece in claim.spans:
        starts, verbs = [piece.start], 0
        for token in piece:
            if is_finite_word(token) or (not verbs and _opens_infinitive(token)):
                stop = _before_adverbs(token, piece.start)
                for number, start in enumerate(reversed(starts[-_STARTS:])):
                    first = next((word.i for word in piece.doc[start:stop] if word.pos_ not in _LOOSE), stop)
                    if 0 < stop - first <= _LONGEST:
                        yield f"{verbs} {number} {token.tag_ == 'TO'}", trim_phrase(piece.doc[first:stop]), token
                verbs += 1
            elif token.text in _MARKS:
                starts.append(token.i + 1)
            if verbs == _VERBS:
                break


def is_finite_word(token: Token) -> bool:
    """Tell whether a word is a finite verb or auxiliary by its tags."""
    return token.tag_ in FINITE_TAGS and token.pos_ in ("VERB", "AUX")


def _opens_infinitive(token: Token) -> bool:
    """Tell whether an infinitive with "to" begins, as the predicate of a headline does: "Roe to resign"."""
    return token.tag_ == "TO" and token.i + 1 < len(token.doc) and token.nbor().tag_ == "VB"


def _before_adverbs(token: Token, start: int) -> int:
    stop = token.i
    while stop > start and token.doc[stop - 1].pos_ == "ADV":
        stop -= 1
    return stop
