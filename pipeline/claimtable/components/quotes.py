"""``claim_quotes``: quotations, from an opening to its closing mark, also over paragraphs."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers


def find_quotes(doc: Doc) -> list[Span]:
    """Return the quotations of ``doc`` in text order, marks included; never raises on odd marks."""
    marks = [token.i for token in doc if token.text == '"']
    return [doc[a : b + 1] for a, b in zip(marks[::2], marks[1::2], strict=False)]


def annotate_quotes(doc: Doc) -> Doc:
    """Store the quotations as ``doc._.quotes``."""
    layers.set_spans(doc, layers.QUOTES, find_quotes(doc))
    return doc


@Language.factory("claim_quotes", assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_quotes
