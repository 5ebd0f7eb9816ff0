"""The subject that a claim takes from the words around it: of an infinitive, a predicate, a claim without a verb."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.subjects import NOMINAL, tops_of
from claimtable.lexicon.cues import CALLING, SUBJECT_CONTROL
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.rules import Way, find_first
from claimtable.syntax import (
    antecedent,
    first_conjunct,
    grammatical_subject,
    is_finite,
    is_infinitive,
    noun_phrase,
    trim,
    trim_phrase,
)

_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_NAMED = _OBJECTS | {"nsubj", "nsubjpass", "pobj"}
_RELATIVE = frozenset({"WP", "WDT"})
_PREDICATES = frozenset({"xcomp", "ccomp", "oprd", "acomp"})
_LOOSE = frozenset({"RB", "CC", "PRP$", "DT", "IN"})
_TOWARDS = frozenset({"on", "upon", "to", "for"})


def ruled_subject(verb: Token | None, claim: ClaimSpan) -> Span | None:
    """Return what the rules take for the subject of a main verb that has none of its own, or of a claim without a verb.

    It lies inside the claim, except for the understood subject of an infinitive or a predicate, which the words around
    the claim give ("asked the council | to help").
    """
    found = named_first(claim) or called_subject(claim)
    if found is None and verb is not None:
        found = _understood(verb, claim)
    return found


def called_subject(claim: ClaimSpan) -> Span | None:
    """Return what a cue of calling speaks of, before the words that it is called: '(called) [the offer] "compelling"'.

    None where the cue is another, or where no quotation and no "as" parts the two.
    """
    if claim.attribution is None or not any(
        token.lemma_.lower() in CALLING for piece in claim.attribution.cue for token in piece
    ):
        return None
    first = claim.spans[0]
    stops = [quote.start for quote in layers.get_spans(claim.doc, layers.QUOTES) if first.start < quote.start]
    stops += [token.i for token in claim.tokens if token.lower_ == "as" and token.i > first.start]
    stop = min((stop for stop in stops if stop <= claim.spans[-1].end), default=None)
    if stop is None or any(token.tag_ in FINITE_TAGS for token in claim.doc[first.start : stop]):
        return None
    return _nominal(claim.doc[first.start : min(stop, first.end)])


def _nominal(phrase: Span) -> Span | None:
    """Return the phrase without loose words and a bracket at its end, or None where it has no noun."""
    while len(phrase) and (phrase[-1].tag_ in _LOOSE or phrase[-1].is_punct):
        if phrase[-1].text == ")" and "(" in phrase.text:
            phrase = phrase.doc[phrase.start : max(token.i for token in phrase if token.text == "(")]
        else:
            phrase = phrase[:-1]
    phrase = trim_phrase(trim(phrase))
    return phrase if len(phrase) and any(token.pos_ in NOMINAL for token in phrase) else None


@dataclass(frozen=True, slots=True)
class SmallClause:
    """A claim that begins with what the cue speaks of: ``first`` is the first of the words that hang on none inside
    it, ``rest`` are the others.
    """

    claim: ClaimSpan
    first: Token
    rest: list[Token]
    inside: Set[int]


def named_first(claim: ClaimSpan) -> Span | None:
    """Return the noun phrase that a small clause is about, as the first of ``SMALL_CLAUSES`` finds it."""
    tops = tops_of(claim)
    if not tops or claim.attribution is None:
        return None
    clause = SmallClause(claim, tops[0], tops[1:], claim.indices)
    return find_first(SMALL_CLAUSES, clause)[0]


def _before_cue(clause: SmallClause) -> Span | None:
    spans, first = clause.claim.spans, clause.first
    if len(spans) < 2 or first.pos_ not in NOMINAL or first.dep_ == "oprd" or first.i >= spans[0].end:
        return None
    if not clause.rest or clause.rest[0].i < spans[1].start:
        return None
    return _antecedent(first) if first.tag_ in _RELATIVE else noun_phrase(first, clause.inside)


def _accused(clause: SmallClause) -> Span | None:
    first = clause.first
    if first.dep_ not in _OBJECTS or first.pos_ not in NOMINAL:
        return None
    behind = (word for word in (*clause.rest[:1], *first.rights) if word.i in clause.inside and _names_deed(word))
    deed = next((word for word in behind if word.head.i not in clause.inside or _has_gerund(word)), None)
    return None if deed is None else noun_phrase(first, range(clause.claim.spans[0].start, deed.i))


def _names_deed(word: Token) -> bool:
    return word.dep_ == "prep" and word.lower_ in ("of", "for", "with")


def _has_gerund(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _with_predicate(clause: SmallClause) -> Span | None:
    first = clause.first
    if first.dep_ not in _NAMED or first.pos_ not in NOMINAL or first.tag_ in _RELATIVE:
        return None
    behind = (word for word in (*clause.rest, *first.rights) if word.i in clause.inside)
    is_said = any(word.dep_ in _PREDICATES or word.lower_ == "as" for word in behind)
    return noun_phrase(first, clause.inside) if is_said else None


#: what a small clause is about; the source stands in <>, the cue in {}, the claim in []
SMALL_CLAUSES: tuple[Way[SmallClause, Span], ...] = (
    Way("a piece before the cue", _before_cue, ("[Two gangs] {are believed} [to run the port]. -> Two gangs",)),
    Way(
        "who is said to have done something",
        _accused,
        ("<The union> {accused} [the manager of breaking an agreement]. -> the manager",),
    ),
    Way(
        "an object with a predicate",
        _with_predicate,
        ("<The critic> {described} [the film as a failure]. -> the film",),
    ),
)


@dataclass(frozen=True, slots=True)
class Governed:
    """A claim's main ``verb`` without a subject, and the word outside the claim that it hangs on."""

    claim: ClaimSpan
    verb: Token
    governor: Token


def _understood(verb: Token, claim: ClaimSpan) -> Span | None:
    """Return the subject that a verb without one of its own takes from the words around the claim."""
    if claim.attribution is None or not claim.carries_cue or not _lacks_subject(verb, claim):
        return None
    governor = first_conjunct(verb).head
    if any(governor == token for token in claim.tokens):
        return None
    return find_first(UNDERSTOOD, Governed(claim, verb, governor))[0]


def _of_passive_cue(governed: Governed) -> Span | None:
    passive = next((child for child in governed.governor.children if child.dep_ == "nsubjpass"), None)
    return None if passive is None else noun_phrase(passive, range(len(governed.claim.doc)))


def _addressee(governed: Governed) -> Span | None:
    inside = {token.i for token in governed.claim.tokens}
    given = next((child for child in addressees(governed.governor) if child.i not in inside), None)
    if given is None or given.i > governed.verb.i or governed.governor.lemma_.lower() in SUBJECT_CONTROL:
        return None
    return noun_phrase(given, range(len(governed.claim.doc)))


def _speaker(governed: Governed) -> Span | None:
    return source_phrase(governed.claim)


#: whose deed an infinitive, a participle or a predicate is; marked as in SMALL_CLAUSES
UNDERSTOOD: tuple[Way[Governed, Span], ...] = (
    Way("the subject of a passive cue", _of_passive_cue),
    Way("whom the cue asks", _addressee, ("<The union> {asked} the minister [to raise wages]. -> the minister",)),
    Way("the speaker", _speaker, ("<The firm> {promised} its workers [to raise wages]. -> The firm",)),
)


def addressees(governor: Token) -> list[Token]:
    """Return the objects of a cue, also those behind a preposition ("called on the council | to help")."""
    behind = [
        word for child in governor.rights if child.dep_ == "prep" and child.lower_ in _TOWARDS for word in child.rights
    ]
    found = [child for child in (*governor.children, *behind) if child.dep_ in (*_OBJECTS, "pobj")]
    return [child for child in found if child.ent_type_ not in ("DATE", "TIME")]


def _lacks_subject(verb: Token, claim: ClaimSpan) -> bool:
    """Tell whether ``verb`` is an infinitive, a participle or a predicate rather than an imperative or a fragment."""
    if claim.kind == "direct":
        return is_infinitive(verb) and verb.dep_ == "xcomp"
    if is_finite(verb) and claim.tokens[0].pos_ == "DET" and claim.tokens[0].i < verb.i:
        return False  # "The hardest hit were the towns"
    return is_infinitive(verb) or verb.tag_ != "VB"


def source_phrase(claim: ClaimSpan) -> Span | None:
    """Return the noun phrase of the attribution's source, of a relative pronoun its antecedent, or None."""
    assert claim.attribution is not None
    pieces = [trim_phrase(piece) for piece in claim.attribution.source]
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


def subject_of_cue(governor: Token) -> Span | None:
    """Return the noun phrase that is the subject of a verb around the claim, or None."""
    subject = grammatical_subject(first_conjunct(governor))
    return None if subject is None else noun_phrase(subject, range(len(governor.doc)))


def is_source(subject: Span, claim: ClaimSpan) -> bool:
    """Tell whether ``subject`` is the speaker's words beside the cue, outside the claim."""
    if claim.attribution is None or claim.holds(subject.start_char, subject.end_char):
        return False
    return any(piece.start <= subject.start < piece.end for piece in claim.attribution.source)
