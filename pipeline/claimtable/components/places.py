"""``claim_places``: named places, labelled with their use (place, actor, modifier) and their country."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.places.filters import place_use
from claimtable.places.finding import candidates
from claimtable.places.resolution import resolve


def find_places(doc: Doc) -> list[Span]:
    """Return the named places and nationalities of ``doc`` in text order, none overlapping.

    ``label_`` is the use (``place``, ``actor``, ``modifier``), ``kb_id_`` the country's ISO 3166 alpha-2 code or empty.
    """
    found = candidates(doc)
    codes = resolve(found)
    return [
        Span(doc, span.start, span.end, label=place_use(span) if span.label_ != "NORP" else "modifier", kb_id=code)
        for span, code in zip(found, codes, strict=True)
    ]


def annotate_places(doc: Doc) -> Doc:
    """Store the places as ``doc._.places``."""
    layers.set_spans(doc, layers.PLACES, find_places(doc))
    return doc


@Language.factory("claim_places", requires=["doc.ents", "token.dep"], assigns=["doc._.places"])
def make_places(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_places
