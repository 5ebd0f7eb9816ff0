"""What stands at, rises to or falls below an amount: "profit halved to €1.6bn", "it cut the fee to $5"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.lexicon.quantity_words import LEVEL_PREPOSITIONS, MOVING_PREPOSITIONS, NO_LEVELS, PERSONAL_PRONOUNS
from claimtable.quantity.changes import is_trend
from claimtable.syntax import grammatical_subject

_VERBS = ("VERB", "AUX")
_FAR = 5


def level_of(span: Span) -> Token | None:
    """Return the noun whose level an amount behind a preposition is: the object of "raise X to", else the subject."""
    preposition, verb = _path(span.root)
    if verb is None or preposition is None or preposition.lower_ not in LEVEL_PREPOSITIONS or verb.lemma_ in NO_LEVELS:
        return None
    if preposition.lower_ == "by" and not is_trend(verb.lower_):
        return None
    if preposition.lower_ in MOVING_PREPOSITIONS:
        moved = _child(verb, ("dobj",), span)
        if moved is not None:
            return moved if moved.pos_ in ("NOUN", "PROPN") else None
    return subject_token(verb, span)


def subject_token(verb: Token, span: Span) -> Token | None:
    """Return the noun that is the subject of ``verb`` or of the verb that it depends on ("is estimated to be")."""
    for _ in range(3):
        found = grammatical_subject(verb)
        if found is not None and not span.start <= found.i < span.end:
            return found if found.pos_ in ("NOUN", "PROPN") else None
        if verb.dep_ not in ("xcomp", "conj") or verb.head.pos_ not in _VERBS:
            return None
        verb = verb.head
    return None


def pronoun_of(span: Span) -> Token | None:
    """Return the personal pronoun whose change or age it is: "They fell by 5 percent", "You're 22"."""
    _, verb = _path(span.root)
    while verb is not None and verb.dep_ == "conj" and _child(verb, ("nsubj", "nsubjpass"), span) is None:
        verb = verb.head if verb.head.pos_ in _VERBS else None
    found = _child(verb, ("nsubj", "nsubjpass"), span) if verb is not None else None
    return found if found is not None and found.lower_ in PERSONAL_PRONOUNS else None


def lasting_subject(span: Span) -> Token | None:
    """Return the noun that a time is the length of: "the events last about three seconds"."""
    _, verb = _path(span.root)
    return subject_token(verb, span) if verb is not None and verb.lemma_ == "last" else None


def _path(token: Token) -> tuple[Token | None, Token | None]:
    """Return the last preposition between a number and its verb, and the verb."""
    preposition = None
    for _ in range(_FAR):
        head = token.head
        if head == token:
            break
        token = head
        if token.pos_ in _VERBS:
            return preposition, token
        if token.dep_ in ("prep", "pcomp") or token.pos_ in ("ADP", "SCONJ"):
            preposition = token
        elif token.pos_ not in ("NUM", "ADV", "ADJ", "PART", "SYM"):
            break
    return preposition, None


def _child(verb: Token, labels: tuple[str, ...], span: Span) -> Token | None:
    return next((c for c in verb.children if c.dep_ in labels and not span.start <= c.i < span.end), None)


def governor(number: Span) -> Token | None:
    """Return the verb over a number, past prepositions and the other end of "from 3,000 to 4,500"."""
    token = number.root
    for _ in range(4):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.pos_ not in ("NUM", "ADP", "PART", "SCONJ"):
            break
    return None
