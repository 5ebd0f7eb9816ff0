"""``who``: the grammatical subject of a claim's main verb."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.bodies import Body
from claimtable.coref.lookup import canonical_name, is_named, pronoun_name
from claimtable.layers import Referent
from claimtable.lexicon.cues import SUBJECT_CONTROL
from claimtable.schema import TextSpan
from claimtable.syntax import first_conjunct, grammatical_subject, noun_phrase, roots, trim_phrase

_VERBAL = frozenset({"VERB", "AUX"})
#: relations of clauses that stand below another clause; the main verb is looked for outside them first
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "prep", "amod", "compound", "pobj"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_JOINTS = frozenset({";", ":", "--", "—", "–", "-"})


def main_verb(body: Body) -> Token | None:
    """Return the verb that the claim's statement hangs on, or None for a verbless body."""
    inside = {token.i for token in body.tokens}
    tops = [token for token in roots(body.tokens) if not token.is_punct and not token.is_space]
    verbs = sorted((token for token in tops if _is_verbal(token)), key=lambda verb: _rank(verb, inside))
    if verbs and (_has_subject(verbs[0], inside) or not _is_below(verbs[0])):
        return _first_clause(verbs[0], inside)
    deeper = [token for token in body.tokens if _is_verbal(token) and _has_subject(token, inside) and not _is_below(token)]
    return deeper[0] if deeper else (verbs[0] if verbs else None)


def _is_verbal(token: Token) -> bool:
    return token.pos_ in _VERBAL and token.dep_ not in ("amod", "compound", "aux", "auxpass", "case")


def _is_below(verb: Token) -> bool:
    return verb.dep_ in _SUBORDINATE or (verb.dep_ == "conj" and first_conjunct(verb).dep_ in _SUBORDINATE)


def _rank(verb: Token, inside: set[int]) -> tuple[bool, bool, int]:
    return _is_below(verb), not _has_subject(verb, inside), verb.i


def _has_subject(verb: Token, inside: set[int]) -> bool:
    subject = grammatical_subject(verb)
    return subject is not None and subject.i in inside


def _first_clause(verb: Token, inside: set[int]) -> Token:
    """Return the first of two main clauses that the parser has hung on the second ("A rose; B fell")."""
    for child in verb.lefts:
        if child.dep_ in ("ccomp", "parataxis") and child.i in inside and _has_subject(child, inside):
            between = {token.text for token in verb.doc[child.i + 1 : verb.i] if token.head.i == verb.i}
            if between & _JOINTS:
                return _first_clause(child, inside)
    return verb


def find_subject(body: Body) -> Span | None:
    """Return the noun phrase that is the subject of the main verb, or None.

    It lies inside the body, except for the understood subject of an infinitive or a predicate, which the words around
    the body give ("asked the council | to help").
    """
    verb = main_verb(body)
    inside = {token.i for token in body.tokens}
    if verb is None:
        return _named_first(body, inside)
    subject = _own_subject(verb, inside)
    if subject is not None:
        return subject
    return _named_first(body, inside) or _understood(verb, body, inside)


def _own_subject(verb: Token, inside: set[int]) -> Span | None:
    """Return the subject of ``verb`` or of the verb that it is coordinated with, as far as it lies inside."""
    for word in (verb, first_conjunct(verb)):
        subject = grammatical_subject(word)
        if subject is not None and subject.i in inside:
            phrase = noun_phrase(subject, inside)
            if len(phrase):
                return phrase
    return None


def _named_first(body: Body, inside: set[int]) -> Span | None:
    """Return the noun phrase that a small clause is about: "(called) the sentence dangerous", "(asked) them to go".

    The body begins with an object or a passive subject of the cue, and says something of it.
    """
    tops = [token for token in roots(body.tokens) if not token.is_punct and not token.is_space]
    first = tops[0] if tops else None
    if first is None or body.attribution is None or first.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    if first.dep_ not in _OBJECTS and first.dep_ not in ("nsubj", "nsubjpass"):
        return None
    said = [token for token in tops[1:] if token.dep_ in ("xcomp", "ccomp", "oprd", "prep", "acomp", "advcl", "acl")]
    return noun_phrase(first, inside) if said or _has_predicate(first, inside) else None


def _has_predicate(noun: Token, inside: set[int]) -> bool:
    """Tell whether an object has what is said of it below itself ("characterised X as Y")."""
    return any(child.dep_ == "prep" and child.lower_ == "as" and child.i in inside for child in noun.rights)


def _understood(verb: Token, body: Body, inside: set[int]) -> Span | None:
    """Return the subject that a verb without one of its own takes from the words around the body."""
    if body.attribution is None or not _lacks_subject(verb, body):
        return None
    governor = first_conjunct(verb).head
    if governor.i in inside or governor.i == verb.i:
        return None
    everywhere = range(len(body.doc))
    given = [child for child in governor.children if child.dep_ in _OBJECTS and child.i not in inside]
    passive = next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return noun_phrase(passive, everywhere)
    if given and governor.lemma_.lower() not in SUBJECT_CONTROL and given[0].i < verb.i:
        return noun_phrase(given[0], everywhere)
    return _source(body) or _subject_of(governor)


def _lacks_subject(verb: Token, body: Body) -> bool:
    """Tell whether ``verb`` is an infinitive, a participle or a predicate rather than an imperative or a fragment."""
    marked = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if body.kind == "direct":
        return marked and verb.dep_ == "xcomp"
    return marked or verb.tag_ != "VB"


def _source(body: Body) -> Span | None:
    assert body.attribution is not None
    pieces = [trim_phrase(piece) for piece in body.attribution.source]
    return next((piece for piece in pieces if len(piece)), None)


def _subject_of(governor: Token) -> Span | None:
    subject = grammatical_subject(first_conjunct(governor))
    return None if subject is None else noun_phrase(subject, range(len(governor.doc)))


def describe_subject(body: Body, referents: Sequence[Referent]) -> tuple[str, TextSpan | None]:
    """Return ``who`` as the table prints it, and its span (None when it was replaced by a canonical name).

    A pronoun that stands for a named person or organisation, and the understood subject of an infinitive, are given by
    the canonical name; "I" and "we" stay.
    """
    subject = find_subject(body)
    if subject is None:
        return "", None
    name = _name_instead(subject, body, referents)
    if name:
        return name, None
    return layers.printed(subject), TextSpan(subject.start_char, subject.end_char)


def _name_instead(subject: Span, body: Body, referents: Sequence[Referent]) -> str:
    if len(subject) == 1 and subject[0].pos_ == "PRON":
        return pronoun_name(subject, referents)
    if body.holds(subject.start_char, subject.end_char):
        return ""
    referent = canonical_name(subject, referents)
    return referent.name if referent is not None and is_named(referent) else ""
