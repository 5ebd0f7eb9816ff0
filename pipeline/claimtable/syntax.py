"""Small pure questions to a parse."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token


def trim(span: Span, *, also: str = "") -> Span:
    """Return ``span`` without blanks and punctuation at its edges; ``also`` names further characters to strip.

    Brackets, currency and percent signs and words stay. The result may be empty.
    """
    start, end = span.start, span.end
    while start < end and _is_edge(span.doc[start], also):
        start += 1
    while end > start and _is_edge(span.doc[end - 1], also):
        end -= 1
    return span.doc[start:end]


_STRIPPED = frozenset("\"'`´,;:.!?-—…")


def _is_edge(token: Token, also: str) -> bool:
    return token.is_space or all(char in _STRIPPED or char in also for char in token.text)


def roots(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens whose head lies outside ``tokens`` (or that head themselves), in text order."""
    inside = {token.i: token for token in tokens}
    return [token for token in inside.values() if token.head.i not in inside or token.head.i == token.i]


def runs(doc: Doc, indices: Iterable[int]) -> list[Span]:
    """Return the spans of the unbroken runs of token ``indices``, in text order."""
    found: list[list[int]] = []
    for index in sorted(set(indices)):
        if found and found[-1][1] == index:
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [doc[start:end] for start, end in found]
