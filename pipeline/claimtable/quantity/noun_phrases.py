"""Noun phrases as printed, without number and article: what a count is of."""

from __future__ import annotations

from spacy.tokens import Span, Token

_DROPPED = frozenset({"DT", "PDT", "PRP$", "WP$", "CD"})
_STOPS = frozenset({"relcl", "acl", "appos", "advcl"})
_PAUSES = frozenset(",;()—:.")
_LONGEST = 12
_MOST_CONJUNCTS = 3
#: steps from a quantity to its verb
_DEEPEST = 6


def with_complement(noun: Span) -> Span:
    """Add the "of" phrase of a noun: "branches of government"."""
    doc = noun.doc
    if noun.end < len(doc) and doc[noun.end].lower_ == "of" and doc[noun.end].head == noun[-1]:
        end = _phrase_end(doc[noun.end], noun.end + 1)
        return doc[noun.start : end]
    return noun


def with_conjuncts(noun: Span) -> Span:
    """Add the nouns that a count shares: "rooms, suites and cabins", but not those with a number of their own."""
    doc, head = noun.doc, noun[-1]
    for _ in range(_MOST_CONJUNCTS):
        found = next(
            (child for child in head.rights if child.dep_ == "conj" and child.tag_ == head.tag_ == "NNS"), None
        )
        own = found is not None and any(child.dep_ in ("nummod", "det", "poss") for child in found.lefts)
        if found is None or own or found.left_edge.i > head.i + 2:
            break
        head = found
    return doc[noun.start : head.i + 1]


def object_of(preposition: Token) -> Span | None:
    """Return the object of a preposition without determiners; None for a time or the country that it is in."""
    doc = preposition.doc
    start, end = preposition.i + 1, _phrase_end(preposition, preposition.i + 1)
    while start < end - 1 and (doc[start].tag_ in _DROPPED or doc[start].lower_ == "all"):
        start += 1
    if start >= min(end, len(doc)) or doc[start:end].root.ent_type_ in ("DATE", "TIME"):
        return None
    return None if preposition.lower_ == "in" and doc[start].ent_type_ == "GPE" else doc[start:end]


def _phrase_end(preposition: Token, at_least: int) -> int:
    """Return the token behind a preposition's object: its subtree up to a comma or a clause."""
    doc = preposition.doc
    edge = min(preposition.right_edge.i + 1, preposition.i + _LONGEST)
    for token in doc[at_least:edge]:
        if token.text in _PAUSES or _opens_count(token) or _opens_clause(token, at_least):
            return max(at_least, min(token.i, token.left_edge.i))
    return max(edge, min(at_least + 1, len(doc)))


def _opens_count(token: Token) -> bool:
    """Tell the conjunction before another number: "of boats | and 12 cars"."""
    return token.dep_ == "cc" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "NUM"


def _opens_clause(token: Token, start: int) -> bool:
    """Tell the head of a clause that says more of what stands before it."""
    return token.dep_ in _STOPS and token.head.i < token.i and token.left_edge.i > start


def subject(span: Span) -> Span | None:
    """Return the noun phrase whose share or change a percentage is: the verb's object before "by",
    else its subject.
    """
    preposition, verb = _verb_over(span)
    if verb is None:
        return None
    by_object = span.root.dep_ == "npadvmod" or (preposition is not None and preposition.lower_ == "by")
    for dependency in ("dobj", "nsubjpass", "nsubj") if by_object else ("nsubjpass", "nsubj"):
        for child in verb.lefts if dependency != "dobj" else verb.rights:
            outside = not span.start <= child.i < span.end
            if outside and child.dep_ == dependency and child.pos_ in ("NOUN", "PROPN"):
                return _clear(with_complement(bare(child)), span)
    return _fronted(verb, span) if span.root.dep_ in ("nsubj", "nsubjpass") else None


def _verb_over(span: Span) -> tuple[Token | None, Token | None]:
    """Return the last preposition between a quantity and its verb, and the verb."""
    token, preposition = span.root, None
    for _ in range(_DEEPEST):
        if token.pos_ in ("VERB", "AUX"):
            return preposition, token
        preposition = token if token.dep_ == "prep" else preposition
        token = token.head
    return preposition, token if token.pos_ in ("VERB", "AUX") else None


def _fronted(verb: Token, span: Span) -> Span | None:
    """Return the whole of "Of the voters, 30 per cent stayed at home"."""
    first = next(iter(verb.lefts), None)
    if first is None or first.lower_ != "of" or first.dep_ != "prep" or first.right_edge.i >= span.start:
        return None
    return object_of(first)


def _clear(noun: Span, span: Span) -> Span | None:
    """Keep a noun phrase that does not hold the quantity itself."""
    return noun if noun.end <= span.start or noun.start >= span.end else None


def bare(head: Token) -> Span:
    """Return the noun phrase of ``head`` up to the head, without determiners."""
    doc = head.doc
    start = max(head.left_edge.i, head.i - _LONGEST)
    inserted = (i for i in range(head.i - 1, start, -1) if doc[i].text == "," and doc[i - 1].pos_ == "VERB")
    start = max(start, next(inserted, start - 1) + 1)
    while start < head.i and (doc[start].tag_ in _DROPPED or doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start : head.i + 1]
