"""The main verb of a claim and its subject: its own, or what rules take for it where it has none."""

from __future__ import annotations

from collections.abc import Container, Sequence

from spacy.tokens import Span, Token

from claimtable.claims.bodies import Body
from claimtable.claims.fallback_subjects import called_subject, subject_before_verb
from claimtable.layers import Attribution
from claimtable.lexicon.cues import SUBJECT_CONTROL, SUBORDINATORS
from claimtable.syntax import (
    antecedent,
    first_conjunct,
    grammatical_subject,
    has_auxiliary,
    is_finite,
    is_infinitive,
    is_verbal,
    noun_phrase,
    roots,
    subject_phrase,
    trim_phrase,
)
from claimtable.syntax_repair import phrase_before, starts_orphan, stray_subject

#: relations of clauses that stand below another clause; the main verb is looked for outside them first
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "prep", "amod", "compound", "pobj"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_PREDICATES = frozenset({"xcomp", "ccomp", "oprd", "acomp"})
_TOWARDS = frozenset({"on", "upon", "to", "for"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def main_verb(body: Body) -> Token | None:
    """Return the verb that the claim's statement hangs on, or None for a verbless body."""
    inside = {token.i for token in body.tokens}
    verbs = sorted((top for top in tops_of(body) if is_verbal(top)), key=lambda verb: _rank(verb, inside))
    if not verbs:
        return next((token for token in body.tokens if _may_be_main(token, inside)), None)
    best = verbs[0]
    if _is_below(best, inside) and not _has_subject(best, inside) and _is_fragment(best, inside):
        return None
    return _first_clause(best, body, inside)


def tops_of(body: Body) -> list[Token]:
    """Return the words of the body that hang on none inside it."""
    return [token for token in roots(body.tokens) if not token.is_punct and not token.is_space]


def _may_be_main(token: Token, inside: Container[int]) -> bool:
    """Tell whether a verb deep inside a body that the parser hung on a noun may be its main verb."""
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
    return first.dep_ in _SUBORDINATE


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


def _first_clause(verb: Token, body: Body, inside: Container[int]) -> Token:
    """Return the first of two main clauses that the parser has hung on the second ("A rose; B fell"), and the main
    clause that it has hung on a subordinate one in front ("If A and B agree, C will stay").
    """
    for child in verb.lefts:
        is_clause = child.dep_ in ("ccomp", "parataxis") and _has_subject(child, inside)
        if is_clause and not _is_marked(child, inside) and not _is_inserted(child, verb):
            return _first_clause(child, body, inside)
    if body.tokens[0].lower_ in SUBORDINATORS:
        for child in verb.rights:
            edge = child.left_edge.i
            if child.dep_ == "ccomp" and not _is_marked(child, inside) and "," in verb.doc[edge - 1 : edge + 1].text:
                return child if _has_subject(child, inside) else verb
    return verb


def _is_inserted(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands between a verb and its subject: "The rest, I fear, have been melted down"."""
    subject = grammatical_subject(verb)
    return subject is not None and subject.i < clause.left_edge.i


def ruled_subject(verb: Token | None, body: Body) -> Span | None:
    """Return what the rules take for the subject of a main verb that has none of its own, or of a body without a verb.

    It lies inside the body, except for the understood subject of an infinitive or a predicate, which the words around
    the body give ("asked the council | to help").
    """
    found = named_first(body) or called_subject(body)
    if found is None and verb is not None:
        found = _understood(verb, body)
    return found or subject_before_verb(body)


def own_subject(verb: Token, inside: Container[int]) -> Span | None:
    """Return the subject of ``verb`` or of the verb that it is coordinated with, as far as it lies inside."""
    for word in (verb, first_conjunct(verb)):
        subject = grammatical_subject(word)
        if subject is not None and subject.i in inside:
            whole = phrase_before(word, subject, inside)
            return whole if whole is not None else subject_phrase(word, subject, inside)
    return stray_subject(verb, inside)


def named_first(body: Body) -> Span | None:
    """Return the noun phrase that a small clause is about: "(called) the sentence dangerous", "(asked) them to go".

    The body begins with an object or a passive subject of the cue, and says something of it; or its first piece is a
    noun phrase and the cue stands between it and the rest ("The militias | are believed | to be behind it").
    """
    tops, inside = tops_of(body), {token.i for token in body.tokens}
    first = tops[0] if tops else None
    if first is not None and body.attribution is not None and first.dep_ == "oprd" and first.i > body.spans[0].start:
        named = next((child for child in first.lefts if child.dep_ == "npadvmod" and child.pos_ in NOMINAL), None)
        return None if named is None else noun_phrase(named, inside)  # "(called) [his plan] pathetic"
    if first is None or body.attribution is None or first.pos_ not in NOMINAL:
        return None
    if len(body.spans) > 1 and first.i < body.spans[0].end and len(tops) > 1 and tops[1].i >= body.spans[1].start:
        return _antecedent(first) if first.tag_ in ("WDT", "WP") else noun_phrase(first, inside)
    if first.dep_ not in _OBJECTS and first.dep_ not in ("nsubj", "nsubjpass", "pobj"):
        return None
    deed = _deed(first, tops, inside, _is_accused(body.attribution))
    if deed is not None:
        return noun_phrase(first, range(body.spans[0].start, deed.i))
    said = any(top.dep_ in _PREDICATES or top.lower_ == "as" for top in (*tops[1:], *first.rights) if top.i in inside)
    return noun_phrase(first, inside) if said else None


def _is_accused(attribution: Attribution) -> bool:
    return any(token.lemma_.lower() == "accuse" for piece in attribution.cue for token in piece)


def _deed(first: Token, tops: Sequence[Token], inside: Container[int], accused: bool) -> Token | None:
    """Return the preposition before what an object is said to have done or to have: "(accused) Roe | of lying"."""
    if first.dep_ not in _OBJECTS:
        return None
    behind = (*tops[1:2], *first.rights)
    deeds = [top for top in behind if top.i in inside and top.dep_ == "prep" and top.lower_ in ("of", "for", "with")]
    return next(
        (top for top in deeds if top.head.i not in inside or _does(top) or (accused and top.lower_ == "of")), None
    )


def _does(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _understood(verb: Token, body: Body) -> Span | None:
    """Return the subject that a verb without one of its own takes from the words around the body."""
    if body.attribution is None or not body.carries_cue or not _lacks_subject(verb, body):
        return None
    governor = first_conjunct(verb).head
    inside = {token.i for token in body.tokens}
    if governor.i in inside or governor.i == verb.i:
        return None
    everywhere = range(len(body.doc))
    if governor.pos_ in NOMINAL and (verb.dep_ == "relcl" or (verb.dep_ == "acl" and not is_infinitive(verb))):
        return noun_phrase(governor, range(verb.left_edge.i))
    given = [child for child in addressees(governor) if child.i not in inside]
    passive = next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return noun_phrase(passive, everywhere)
    if given and governor.lemma_.lower() not in SUBJECT_CONTROL and given[0].i < verb.i:
        return noun_phrase(given[0], everywhere)
    return source_phrase(body) or subject_of(governor)


def addressees(governor: Token) -> list[Token]:
    """Return the objects of a cue, also those behind a preposition ("called on the council | to help")."""
    behind = [
        word for child in governor.rights if child.dep_ == "prep" and child.lower_ in _TOWARDS for word in child.rights
    ]
    found = [child for child in (*governor.children, *behind) if child.dep_ in (*_OBJECTS, "pobj")]
    return [child for child in found if child.ent_type_ not in ("DATE", "TIME")]


def _lacks_subject(verb: Token, body: Body) -> bool:
    """Tell whether ``verb`` is an infinitive, a participle or a predicate rather than an imperative or a fragment."""
    if body.kind == "direct":
        return is_infinitive(verb) and verb.dep_ == "xcomp"
    if is_finite(verb) and body.tokens[0].pos_ == "DET" and body.tokens[0].i < verb.i:
        return False  # "The hardest hit were the towns"
    return is_infinitive(verb) or verb.tag_ != "VB"


def source_phrase(body: Body) -> Span | None:
    """Return the noun phrase of the attribution's source, of a relative pronoun its antecedent, or None."""
    assert body.attribution is not None
    pieces = [trim_phrase(piece) for piece in body.attribution.source]
    source = next((piece for piece in pieces if len(piece)), None)
    if source is None:
        return None
    if source.root.tag_ in ("WP", "WDT"):
        return _antecedent(source.root)
    return noun_phrase(source.root, range(source.start, source.end))


def _antecedent(pronoun: Token) -> Span | None:
    """Return the noun phrase that a relative pronoun takes up, up to its clause."""
    noun = antecedent(pronoun)
    clause = next((above for above in pronoun.ancestors if above.dep_ == "relcl"), pronoun)
    return None if noun is None else noun_phrase(noun, range(clause.left_edge.i))


def subject_of(governor: Token) -> Span | None:
    """Return the noun phrase that is the subject of a verb around the body, or None."""
    subject = grammatical_subject(first_conjunct(governor))
    return None if subject is None else noun_phrase(subject, range(len(governor.doc)))


def is_source(subject: Span, body: Body) -> bool:
    """Tell whether ``subject`` is the speaker's words beside the cue, outside the claim."""
    if body.attribution is None or body.holds(subject.start_char, subject.end_char):
        return False
    return any(piece.start <= subject.start < piece.end for piece in body.attribution.source)
