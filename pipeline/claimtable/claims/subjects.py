"""``who``: the grammatical subject of a claim's main verb."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.bodies import Body
from claimtable.layers import Referent
from claimtable.schema import TextSpan
from claimtable.syntax import roots


def main_verb(body: Body) -> Token | None:
    """Return the verb that the claim's statement hangs on, or None for a verbless body."""
    verbs = [token for token in roots(body.tokens) if token.pos_ in ("VERB", "AUX")]
    return verbs[0] if verbs else None


def find_subject(body: Body) -> Span | None:
    """Return the noun phrase that is the subject of the main verb, inside the body, or None."""
    verb = main_verb(body)
    inside = {token.i for token in body.tokens}
    for child in verb.lefts if verb is not None else ():
        if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") and child.i in inside:
            words = [token.i for token in child.subtree if token.i in inside]
            return body.doc[min(words) : max(words) + 1]
    return None


def describe_subject(body: Body, referents: Sequence[Referent]) -> tuple[str, TextSpan | None]:
    """Return ``who`` as the table prints it, and its span (None when it was replaced by a canonical name)."""
    subject = find_subject(body)
    if subject is None:
        return "", None
    return layers.printed(subject), TextSpan(subject.start_char, subject.end_char)
