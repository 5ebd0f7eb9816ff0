"""Attribution without a verb of its own: "according to X", "reportedly", "the claim that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import Draft, child_of, clause, climb, extent, noun_phrase, trimmed
from claimtable.lexicon import reporting


def find_by_phrases(doc: Doc) -> Iterator[Draft]:
    """Yield the attributions that a preposition, an adverb or a noun of ``doc`` makes, in text order."""
    for token in doc:
        found = _according(token) or _adverb(token) or _noun(token)
        if found is not None and found.content:
            yield found


def _according(token: Token) -> Draft | None:
    if token.lower_ != "according" or token.i + 1 == len(token.doc) or token.nbor().lower_ != "to":
        return None
    said_by = child_of(token.nbor(), "pobj")
    if said_by is None:
        return None
    cue = {token.i, token.i + 1}
    source = noun_phrase(said_by)
    content = extent(_governing_clause(token)) - extent(token) - cue
    return Draft(source, cue, trimmed(token.doc, content))


def _governing_clause(token: Token) -> Token:
    for head in climb(token):
        if head.pos_ in ("VERB", "AUX"):
            return head
    return token.sent.root


def _adverb(token: Token) -> Draft | None:
    if token.lower_ not in reporting.ADVERBS or token.dep_ != "advmod":
        return None
    head = token.head
    if head.pos_ not in ("VERB", "AUX"):
        return None
    return Draft(set(), {token.i}, trimmed(token.doc, extent(head) - {token.i}))


def _noun(token: Token) -> Draft | None:
    if token.pos_ != "NOUN" or token.lemma_.lower() not in reporting.COPULA:
        return None
    content = _that_clause(token) or _copula(token)
    if not content:
        return None
    owner = child_of(token, "poss") or _owner(token)
    source = noun_phrase(owner) if owner is not None else set()
    return Draft({i for i in source if token.doc[i].dep_ != "case"}, {token.i}, trimmed(token.doc, content - source))


def _that_clause(token: Token) -> set[int]:
    for child in token.rights:
        if child.dep_ in ("acl", "ccomp") and token.lemma_.lower() in reporting.NOUNS and _has_that(child):
            return clause(child)
    return set()


def _copula(token: Token) -> set[int]:
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "be":
        return set()
    complement = child_of(verb, "ccomp")
    return clause(complement) if complement is not None and _has_that(complement) else set()


def _has_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)


def _owner(token: Token) -> Token | None:
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "by", "among"):
            return child_of(child, "pobj")
    return None
