"""``of``: what a quantity counts or measures, as printed, without number and article."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.wordlist import words

_DROPPED = frozenset({"DT", "PDT", "PRP$", "CD"})
_DIMENSIONS = words("""
    high long wide tall deep thick old
    """)
_STOPS = frozenset({"relcl", "acl", "appos", "advcl"})
_LONGEST = 12


def measured(doc: Doc, span: Span, noun: Span | None, kind: str) -> Span | None:
    """Return what the measure, money, share or age ``span`` is of; ``noun`` is the noun phrase right behind it."""
    if kind in ("percent", "fraction", "multiple"):
        return _complement(doc, span) or _subject(span)
    if noun is not None and span.end <= noun.start <= span.end + 3 and _attributive(doc, span, noun):
        return noun
    if kind == "age":
        return _person(doc, span)
    return _complement(doc, span)


def with_complement(noun: Span) -> Span:
    """Add the "of" phrase of a noun: "branches of government"."""
    doc = noun.doc
    if noun.end < len(doc) and doc[noun.end].lower_ == "of" and doc[noun.end].head == noun[-1]:
        end = _phrase_end(doc[noun.end], noun.end + 1)
        return doc[noun.start : end]
    return noun


def _attributive(doc: Doc, span: Span, noun: Span) -> bool:
    between = doc[span.end : noun.start]
    return all(token.text == "-" or token.lower_ in _DIMENSIONS for token in between)


def _complement(doc: Doc, span: Span) -> Span | None:
    """Return the object of "of" or "in" right behind the quantity, without determiners."""
    if span.end + 1 >= len(doc) or doc[span.end].lower_ not in ("of", "in"):
        return None
    preposition = doc[span.end]
    start, end = span.end + 1, _phrase_end(preposition, span.end + 1)
    while start < end - 1 and (doc[start].tag_ in _DROPPED or doc[start].lower_ == "all"):
        start += 1
    if (
        start >= end
        or doc[start].ent_type_ in ("DATE", "TIME")
        or (preposition.lower_ == "in" and doc[start].ent_type_ == "GPE")
    ):
        return None
    return doc[start:end]


def _phrase_end(preposition: Token, at_least: int) -> int:
    """Return the token behind a preposition's object: its subtree up to a comma or a clause."""
    doc = preposition.doc
    edge = min(preposition.right_edge.i + 1, preposition.i + _LONGEST)
    for index in range(at_least, edge):
        token = doc[index]
        if token.text in (",", ";", "(", ")", "—", ":", ".") or (
            token.dep_ in _STOPS and token.head.i < index and token.left_edge.i > at_least
        ):
            return max(at_least, min(index, token.left_edge.i))
    return max(edge, min(at_least + 1, len(doc)))


def _subject(span: Span) -> Span | None:
    """Return the noun phrase whose share or change a percentage is: the verb's object before "by",
    else its subject.
    """
    verb = span.root
    preposition = None
    for _ in range(6):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        preposition = verb if verb.dep_ == "prep" else preposition
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    wanted = (
        ("dobj", "nsubjpass", "nsubj")
        if preposition is not None and preposition.lower_ == "by"
        else ("nsubjpass", "nsubj")
    )
    for dependency in wanted:
        for child in verb.lefts if dependency != "dobj" else verb.rights:
            if child.dep_ == dependency and child.pos_ in ("NOUN", "PROPN") and not span.start <= child.i < span.end:
                return _bare(child)
    return None


def _person(doc: Doc, span: Span) -> Span | None:
    """Return the name before an apposed age: "Daniel Montalvo, 19,"."""
    index = span.start - 1
    if index > 0 and doc[index].text == ",":
        return _bare(doc[index - 1])
    return None


def _bare(head: Token) -> Span:
    """Return the noun phrase of ``head`` up to the head, without determiners."""
    doc = head.doc
    start = max(head.left_edge.i, head.i - _LONGEST)
    while start < head.i and (doc[start].tag_ in _DROPPED or doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start : head.i + 1]


def subject_of(number: Span) -> Span | None:
    """Return the subject that a bare number is predicated of: "the numbers are about 2,500"."""
    verb = number.root.head
    if number.root.dep_ not in ("attr", "dobj", "pobj") or verb.pos_ not in ("AUX", "VERB") or verb.lemma_ != "be":
        return None
    for child in verb.lefts:
        if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN"):
            return _bare(child)
    return None
