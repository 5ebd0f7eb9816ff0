"""Whether the clause of an expression looks ahead or back."""

from __future__ import annotations

from spacy.tokens import Span, Token

_AHEAD_WORDS = frozenset({"until", "till", "effective", "due"})
_BACK_WORDS = frozenset({"since", "ended"})
_PLANS = frozenset({"plan", "expect", "schedule", "set", "intend", "hope", "slate", "due", "aim", "agree", "prepare"})
_AHEAD_MODALS = frozenset({"will", "'ll", "shall", "wo"})


def direction_of(span: Span) -> int:
    """Return 1 where the clause looks ahead (will, is set to, until), -1 where it looks back, 0 where it says neither."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in _AHEAD_WORDS:
        return 1
    if before in _BACK_WORDS or span[0].lower_ in _BACK_WORDS:
        return -1
    verb = _verb_above(span.root)
    return 0 if verb is None else _direction_of_verb(verb)


def _verb_above(token: Token) -> Token | None:
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def _direction_of_verb(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "VBD" for child in helpers):
        return 0
    if any(child.lower_ in _AHEAD_MODALS for child in helpers):
        return 1
    if any(child.lower_ == "to" for child in helpers):
        return 1 if verb.head.lemma_ in _PLANS or verb.head.lemma_ == "be" else 0
    return 0
