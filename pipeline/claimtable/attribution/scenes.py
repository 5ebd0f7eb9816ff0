"""An attribution as those see it who mend its extents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable.syntax import to_spans


@dataclass(frozen=True, slots=True)
class Scene:
    """An attribution as sets of token numbers, with the verb of its cue and the Doc's quoted tokens."""

    doc: Doc
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    verb: Token | None
    quoted: frozenset[int]
    others: frozenset[int]

    def pieces(self) -> list[Span]:
        """Return the unbroken pieces of the content in text order."""
        return to_spans(self.doc, self.content)


#: returns the tokens of the content as they ought to be
Mender = Callable[[Scene], set[int]]
