"""``claim_coref``: the people, organisations and unnamed sources of an article, each with all its mentions."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.coref.article import referents_of
from claimtable.layers import Referent


def find_referents(doc: Doc) -> list[Referent]:
    """Return the referents of ``doc`` in the order of their first mention; mentions never belong to two of them."""
    return referents_of(doc)


def annotate_referents(doc: Doc) -> Doc:
    """Store the referents as ``doc._.referents``."""
    layers.set_referents(doc, find_referents(doc))
    return doc


@Language.factory(
    "claim_coref", requires=["doc.ents", "token.dep", "doc._.quotes", "doc._.attributions"], assigns=["doc._.referents"]
)
def make_coref(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_referents
