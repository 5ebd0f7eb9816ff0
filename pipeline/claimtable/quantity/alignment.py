"""Phrases of a text set on the tokens of its Doc."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from claimtable.quantity.mentions import Phrase
from claimtable.quantity.nouns import counted_noun
from claimtable.quantity.phrases import phrases_of
from claimtable.quantity.rates import rated
from claimtable.tokens import tokens_of


@dataclass(frozen=True)  # no slots: the noun is kept
class Candidate:
    """A phrase with the tokens that it touches and the tokens of its bare number."""

    phrase: Phrase
    span: Span
    number: Span
    words: str

    @property
    def before(self) -> Token | None:
        """The token before the number."""
        return self.number.doc[self.number.start - 1] if self.number.start else None

    @property
    def after(self) -> Token | None:
        """The token behind the number."""
        return self.number.doc[self.number.end] if self.number.end < len(self.number.doc) else None

    @cached_property
    def noun(self) -> Span | None:
        """The noun phrase that the number counts; None where it is left out."""
        return counted_noun(self.number)

    @property
    def first(self) -> Token:
        """The number's first token."""
        return self.number[0]


def aligned(doc: Doc) -> Iterator[Candidate]:
    """Yield all phrases of ``doc`` with their tokens; a phrase takes every token that it touches."""
    read = tokens_of(doc)
    text, starts = read.text, read.offsets

    def tokens(start: int, end: int) -> Span:
        return doc[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]

    behind = 0
    for phrase in phrases_of(text):
        if phrase.start < behind:
            continue
        number = tokens(phrase.number_start, phrase.number_end)
        phrase = rated(text, phrase, number)
        behind = phrase.end
        words = text[phrase.number_start : phrase.number_end]
        yield Candidate(phrase, tokens(phrase.start, phrase.end), number, words)
