"""Phrases that may be the subject of a claim whose main verb has none of its own, with their possible ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.fallback_subjects import called_subject, subject_before_verb
from claimtable.claims.subjects import NOMINAL, tops_of
from claimtable.claims.understood_subjects import addressees, named_first, ruled_subject, source_phrase, subject_of_cue
from claimtable.syntax import SUBJECTS, first_conjunct, noun_phrase, subject_phrase, trim_phrase

#: so many subjects of clauses are weighed, and the first noun is looked for among so many words
_MOST = 7
_FIRST = 12
_INNER = frozenset({"compound", "poss", "nummod", "det"})
_BREAKS = frozenset({",", "(", "--", "—"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_CLAUSES = frozenset({"relcl", "acl"})


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


def candidates(claim: ClaimSpan, verb: Token | None) -> list[Candidate]:
    """Return the candidates for the subject of ``verb``, no two of the same words."""
    ruled = ruled_subject(verb, claim)
    found: dict[tuple[int, int], Candidate] = {}
    for source, edge, span, of in _phrases(claim, verb):
        if span is not None and len(span):
            is_ruled = ruled is not None and (span.start, span.end) == (ruled.start, ruled.end)
            found.setdefault((span.start, span.end), Candidate(span, source, edge, of, is_ruled))
    if ruled is not None and (ruled.start, ruled.end) not in found:
        found[ruled.start, ruled.end] = Candidate(ruled, "rules", "cut", verb, True)
    return list(found.values())


_Found = tuple[str, str, Span | None, Token | None]


def _phrases(claim: ClaimSpan, verb: Token | None) -> Iterator[_Found]:
    inside = {token.i for token in claim.tokens}
    subjects = [token for token in claim.tokens if _may_be_subject(token)][:_MOST]
    for token in subjects:
        source = "clause" if token.dep_ in SUBJECTS else "predicate noun"
        yield source, "cut", subject_phrase(token.head, token, inside), token.head
        yield from _ends(token, token.head, source, inside)
    yield "named first", "cut", named_first(claim), verb
    yield "called", "cut", called_subject(claim), verb
    yield "before the verb", "cut", subject_before_verb(claim), verb
    first = next((token for token in claim.tokens[:_FIRST] if token.pos_ in NOMINAL and token.dep_ not in _INNER), None)
    if first is not None and first not in subjects:
        yield "first noun", "cut", noun_phrase(first, inside), verb
        yield from _ends(first, verb, "first noun", inside)
    if claim.attribution is not None and claim.attribution.cue and claim.carries_cue:
        yield from _around(claim, verb, inside)


def _may_be_subject(token: Token) -> bool:
    """Tell whether the word is a subject, or a predicate's noun behind its verb: "Here are [five things]"."""
    if token.dep_ == "attr":
        return token.head.pos_ in ("AUX", "VERB") and token.i > token.head.i
    return token.dep_ in SUBJECTS


def _around(claim: ClaimSpan, verb: Token | None, inside: set[int]) -> Iterator[_Found]:
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


def _ends(head: Token, verb: Token | None, source: str, inside: set[int]) -> Iterator[_Found]:
    """Yield the phrase of ``head`` with other ends: all of it, before what hangs on it, up to the verb."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start > head.left_edge.i and start - 1 in inside:
        start -= 1
    while end <= head.right_edge.i and end in inside:
        end += 1
    yield source, "whole", trim_phrase(doc[start:end]), verb
    for edge, stop in _inner_edges(head, end):
        yield source, f"before {edge}", trim_phrase(doc[start:stop]), verb
    if verb is not None and head.i < verb.i:
        stop = next((child.i for child in verb.lefts if child.i > head.i and child.dep_ in _GROUP), verb.i)
        if all(index in inside for index in range(start, stop)):
            yield source, "to the verb", trim_phrase(doc[start:stop]), verb


def _inner_edges(head: Token, end: int) -> Iterator[tuple[str, int]]:
    """Yield what stands or hangs behind a noun up to ``end``, and where it begins: a mark, a preposition, a clause."""
    for token in head.doc[head.i + 1 : end]:
        if token.text in _BREAKS:
            yield token.text, token.i
        elif token.tag_ in ("WP", "WDT") or (token.head == head and token.dep_ in ("prep", "cc")):
            yield token.dep_, token.i
        elif token.head == head and token.dep_ in _CLAUSES:
            yield token.dep_, token.left_edge.i
