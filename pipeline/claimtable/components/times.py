"""``claim_times``: time expressions, labelled with their TIMEX3 type."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.timex.scan import find_spans


def find_times(doc: Doc) -> list[Span]:
    """Return the time expressions of ``doc`` in text order, labelled DATE, TIME, DURATION or SET."""
    return find_spans(doc)


def annotate_times(doc: Doc) -> Doc:
    """Store the time expressions as ``doc._.times``."""
    layers.set_spans(doc, layers.TIMES, find_times(doc))
    return doc


@Language.factory("claim_times", requires=["doc.ents", "token.dep"], assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_times
