"""The main verb of a claim, and the subject that it has of its own."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan, asked_once
from claimtable.lexicon.relations import BELOW
from claimtable.syntax import (
    first_conjunct,
    grammatical_subject,
    has_auxiliary,
    is_finite,
    is_infinitive,
    is_verbal,
    roots,
    subject_phrase,
)
from claimtable.syntax_repair import phrase_before, starts_orphan, stray_subject

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@asked_once
def main_verb(claim: ClaimSpan) -> Token | None:
    """Return the verb that the claim's statement hangs on, or None for a verbless claim."""
    inside = claim.indices
    verbs = sorted((top for top in tops_of(claim) if is_verbal(top)), key=lambda verb: _rank(verb, inside))
    if not verbs:
        return next((token for token in claim.tokens if _may_be_main(token, inside)), None)
    best = verbs[0]
    if _is_below(best, inside) and not _has_subject(best, inside) and _is_fragment(best, inside):
        return None
    return _first_clause(best, inside)


@asked_once
def tops_of(claim: ClaimSpan) -> list[Token]:
    """Return the words of the claim that hang on none inside it."""
    return [token for token in roots(claim.tokens) if not token.is_punct and not token.is_space]


def _may_be_main(token: Token, inside: Container[int]) -> bool:
    """Tell whether a verb deep inside a claim that the parser hung on a noun may be its main verb."""
    return (
        is_verbal(token) and _has_subject(token, inside) and not (_is_below(token, inside) or _is_marked(token, inside))
    )


def _is_fragment(verb: Token, inside: Container[int]) -> bool:
    """Tell whether a clause without a subject is no statement: "if needed", "(a list) including mayors"."""
    if _is_marked(verb, inside):
        return True
    return verb.dep_ in ("prep", "acl", "amod") and not is_finite(verb) and not is_infinitive(verb)


def _is_marked(verb: Token, inside: Container[int]) -> bool:
    """Tell whether a conjunction inside the claim opens the clause of ``verb``; the "that" behind a cue is outside."""
    return any(child.dep_ == "mark" and child.i in inside for child in verb.children)


def _is_below(verb: Token, inside: Container[int]) -> bool:
    """Tell whether ``verb`` heads a subordinate clause; a finite one without a conjunction is a bad parse."""
    first = first_conjunct(verb)
    if first.dep_ == "advcl" and is_finite(first) and not _is_marked(first, inside):
        return False
    return first.dep_ in BELOW


def _rank(verb: Token, inside: Container[int]) -> tuple[bool, bool, int]:
    return _is_below(verb, inside), not _has_subject(verb, inside), verb.i


def _has_subject(verb: Token, inside: Container[int]) -> bool:
    subject = grammatical_subject(verb)
    if subject is not None and subject.i in inside:
        return not _is_participle_before_verb(verb, inside)
    return stray_subject(verb, inside) is not None


def _is_participle_before_verb(verb: Token, inside: Container[int]) -> bool:
    """Tell whether ``verb`` is a participle taken for a verb: "people fleeing | war need help"."""
    if has_auxiliary(verb) or verb.tag_ not in ("VBG", "VBN", "VBD"):
        return False
    after = verb.right_edge.i + 1
    return after in inside and starts_orphan(verb.doc[after], inside)


def _first_clause(verb: Token, inside: Container[int]) -> Token:
    """Return the first of two main clauses that the parser has hung on the second ("A rose; B fell")."""
    for child in verb.lefts:
        is_clause = child.dep_ in ("ccomp", "parataxis") and _has_subject(child, inside)
        if is_clause and not _is_marked(child, inside) and not _is_inserted(child, verb):
            return _first_clause(child, inside)
    return verb


def _is_inserted(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands between a verb and its subject: "The rest, I fear, have been melted down"."""
    subject = grammatical_subject(verb)
    return subject is not None and subject.i < clause.left_edge.i


def own_subject(verb: Token, inside: Container[int]) -> Span | None:
    """Return the subject of ``verb`` or of the verb that it is coordinated with, as far as it lies inside."""
    for word in (verb, first_conjunct(verb)):
        subject = grammatical_subject(word)
        if subject is not None and subject.i in inside:
            whole = phrase_before(word, subject, inside)
            return whole if whole is not None else subject_phrase(word, subject, inside)
    return stray_subject(verb, inside)
