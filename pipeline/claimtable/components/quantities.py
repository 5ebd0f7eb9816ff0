"""``claim_quantities``: quantities, labelled with their kind."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.quantity.filters_parse import quantities_in


def find_quantities(doc: Doc) -> list[Span]:
    """Return the quantities of ``doc`` in text order: modifier, number and unit, labelled with the quantity's kind
    (``count``, ``measure``, ``money``, ``percent``, ``age``, ``duration``, ``fraction`` or ``multiple``).
    """
    return list(quantities_in(doc))


def annotate_quantities(doc: Doc) -> Doc:
    """Store the quantities as ``doc._.quantities``."""
    layers.set_spans(doc, layers.QUANTITIES, find_quantities(doc))
    return doc


@Language.factory("claim_quantities", requires=["doc._.times", "token.dep"], assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_quantities
