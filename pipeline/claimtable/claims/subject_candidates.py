"""Phrases that may be the subject of a claim, with their possible ends."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.subject_extents import ends_of, mend_ends, stretches
from claimtable.claims.subjects import NOMINAL, tops_of
from claimtable.claims.understood_subjects import (
    addressees,
    called_subject,
    named_first,
    ruled_subject,
    source_phrase,
    subject_of_cue,
)
from claimtable.syntax import SUBJECTS, first_conjunct, noun_phrase, subject_phrase

#: so many subjects of clauses are weighed, and the first noun is looked for among so many words
_MOST = 7
_FIRST = 12
_INNER = frozenset({"compound", "poss", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase, the ``source`` from which it comes, how its end was found, the verb that it may be the subject of, and
    whether the rules would take it.
    """

    span: Span
    source: str
    edge: str
    verb: Token | None
    is_ruled: bool


def candidates(claim: ClaimSpan, verb: Token | None, own: Span | None) -> list[Candidate]:
    """Return the candidates for the subject of ``verb``, no two of the same words; ``own`` is the one that the parse
    gives, by itself what the rules would take.
    """
    inside = claim.indices
    ruled = own if own is not None else ruled_subject(verb, claim)
    if ruled is not None and len(ruled):
        ruled = mend_ends(ruled, inside)
    found: dict[tuple[int, int], Candidate] = {}
    for source, edge, phrase, of in _phrases(claim, verb, inside):
        if phrase is not None and len(phrase):
            span = mend_ends(phrase, inside)
            is_ruled = ruled is not None and (span.start, span.end) == (ruled.start, ruled.end)
            found.setdefault((span.start, span.end), Candidate(span, source, edge, of, is_ruled))
    if ruled is not None and len(ruled) and (ruled.start, ruled.end) not in found:
        found[ruled.start, ruled.end] = Candidate(ruled, "rules", "cut", verb, True)
    return list(found.values())


_Found = tuple[str, str, Span | None, Token | None]


def _phrases(claim: ClaimSpan, verb: Token | None, inside: Container[int]) -> Iterator[_Found]:
    subjects = [token for token in claim.tokens if _may_be_subject(token)][:_MOST]
    for token in subjects:
        source = "clause" if token.dep_ in SUBJECTS else "predicate noun"
        yield source, "cut", subject_phrase(token.head, token, inside), token.head
        for edge, phrase in ends_of(token, token.head, inside):
            yield source, edge, phrase, token.head
    yield "named first", "cut", named_first(claim), verb
    yield "called", "cut", called_subject(claim), verb
    first = next((token for token in claim.tokens[:_FIRST] if token.pos_ in NOMINAL and token.dep_ not in _INNER), None)
    if first is not None and first not in subjects:
        yield "first noun", "cut", noun_phrase(first, inside), verb
        for edge, phrase in ends_of(first, verb, inside):
            yield "first noun", edge, phrase, verb
    for edge, phrase, of in stretches(claim):
        yield "stretch", edge, phrase, of
    if claim.attribution is not None and claim.attribution.cue and claim.carries_cue:
        yield from _around(claim, verb, inside)


def _may_be_subject(token: Token) -> bool:
    """Tell whether the word is a subject, or a predicate's noun behind its verb: "Here are [five things]"."""
    if token.dep_ == "attr":
        return token.head.pos_ in ("AUX", "VERB") and token.i > token.head.i
    return token.dep_ in SUBJECTS


def _around(claim: ClaimSpan, verb: Token | None, inside: Container[int]) -> Iterator[_Found]:
    """Yield what the words around the claim give: whom the cue speaks to or of, its subject, the speaker."""
    top = verb if verb is not None else next(iter(tops_of(claim)), None)
    governor = None if top is None else first_conjunct(top).head
    if top is not None and governor is not None and governor.i not in inside:
        everywhere = range(len(claim.doc))
        if governor.pos_ in NOMINAL and governor.i < top.left_edge.i:
            yield "governing noun", "cut", noun_phrase(governor, range(top.left_edge.i)), top
        for child in governor.children:
            if child.dep_ == "nsubjpass":
                yield "passive subject", "cut", noun_phrase(child, everywhere), top
        for child in addressees(governor):
            if child.i not in inside:
                yield "addressee", "cut", noun_phrase(child, everywhere), top
        yield "governing subject", "cut", subject_of_cue(governor), top
    yield "speaker", "cut", source_phrase(claim), top
