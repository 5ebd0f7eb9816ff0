"""``claim_places``: named places, labelled with their use (place, actor, modifier) and their country."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.places.choosing import uses
from claimtable.places.resolution import resolve


def _spans(doc: Doc) -> tuple[list[Span], list[float]]:
    found = uses(doc)
    codes = resolve([use.name for use in found])
    spans = [
        Span(doc, use.name.start, use.name.end, label=use.use, kb_id=code)
        for use, code in zip(found, codes, strict=True)
    ]
    return spans, [use.confidence for use in found]


def annotate_places(doc: Doc) -> Doc:
    """Store the named places and nationalities as ``doc._.places``, in text order, none overlapping.

    ``label_`` is the use (``place``, ``actor``, ``modifier``), ``kb_id_`` the country's ISO 3166 alpha-2 code or empty.
    """
    layers.set_places(doc, *_spans(doc))
    return doc


@Language.factory("claim_places", requires=["doc.ents", "token.dep"], assigns=["doc._.places"])
def make_places(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_places
