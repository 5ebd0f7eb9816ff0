"""The bodies of claims: which words make one claim, and of which kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable import layers
from claimtable.layers import Attribution
from claimtable.schema import Kind
from claimtable.syntax import runs, trim


@dataclass(frozen=True, slots=True)
class Body:
    """The words of one claim, at most one sentence of them.

    ``spans`` are its trimmed pieces in text order. ``statement`` numbers the attribution (or the narrator's sentence)
    within the article. ``carries_cue`` is true for the one body of a statement in whose sentence the attribution
    stands: only there are mention and cue reported.
    """

    doc: Doc
    spans: tuple[Span, ...]
    kind: Kind
    statement: int
    attribution: Attribution | None
    carries_cue: bool

    @property
    def tokens(self) -> list[Token]:
        """The tokens of all pieces in text order."""
        return [token for span in self.spans for token in span]

    @property
    def sentence(self) -> Span:
        """The sentence that holds the body's first piece."""
        return self.spans[0].sent

    def holds(self, start: int, end: int) -> bool:
        """Tell whether characters ``start`` to ``end`` lie inside one piece of the body."""
        return any(span.start_char <= start and end <= span.end_char for span in self.spans)


def find_bodies(doc: Doc) -> list[Body]:
    """Return the claims' bodies of ``doc`` in text order: the attributed ones, and the narrator's sentences."""
    attributed = list(_attributed(doc))
    taken = {token.i for body in attributed for token in body.tokens}
    bodies = attributed + list(_narrated(doc, taken, len(attributed)))
    return sorted(bodies, key=lambda body: body.spans[0].start)


def _attributed(doc: Doc) -> Iterator[Body]:
    for number, attribution in enumerate(layers.get_attributions(doc)):
        pieces = [trim(piece) for piece in attribution.content]
        spans = tuple(piece for piece in pieces if len(piece))
        if spans:
            yield Body(doc, spans, "indirect", number, attribution, True)


def _narrated(doc: Doc, taken: set[int], first: int) -> Iterator[Body]:
    counted = {token.i for span in layers.get_spans(doc, layers.QUANTITIES) for token in span}
    for number, sentence in enumerate(doc.sents):
        words = {token.i for token in sentence}
        if words & counted and not words & taken:
            span = trim(sentence)
            if len(span):
                yield Body(doc, tuple(runs(doc, range(span.start, span.end))), "narrator", first + number, None, False)
