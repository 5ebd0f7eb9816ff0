"""``of``: which noun a measure, an amount, a share, an age or a length is of, and how far its phrase reaches.

Two fitted choices; the weights (``models/quantities/of.json``, ``of-extent.json``) come from gold claims through
``training/quantified.py``. What is counted is read by rules (``quantity.nouns``).
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.fitted import load_logistic
from claimtable.quantity.of_candidates import extents_of, heads_for
from claimtable.quantity.of_features import features_of_extents, features_of_heads
from claimtable.schema import QuantityKind

FOLDER, HEAD, EXTENT = "quantities", "of", "of-extent"


def find_of(span: Span, kind: QuantityKind, earlier: str) -> Span | None:
    """Return the noun phrase that a quantity is of, without article; None where nothing is named.

    ``earlier`` is what the quantity before it in its sentence is of.
    """
    heads = heads_for(span)
    place, _ = load_logistic(FOLDER, HEAD).choose(features_of_heads(span, kind, heads, earlier))
    return find_extent(heads[place], span, kind) if place < len(heads) else None


def find_extent(head: Token, span: Span, kind: QuantityKind) -> Span:
    """Return the phrase of ``head``, as far as it belongs to what the quantity is of."""
    options = extents_of(head, span)
    if len(options) == 1:
        return options[0][1]
    place, _ = load_logistic(FOLDER, EXTENT).choose(features_of_extents(head, span, kind, options))
    return options[place][1]
