"""``of``: what a quantity counts or measures, as printed, without number and article."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.quantity_words import DIMENSIONS, LENGTHS, MANNERS, MEASURING
from claimtable.quantity.changes import is_trend
from claimtable.quantity.levels import governor, lasting_subject, level_of, pronoun_of
from claimtable.quantity.nouns import MORE

_DROPPED = frozenset({"DT", "PDT", "PRP$", "WP$", "CD"})
_STOPS = frozenset({"relcl", "acl", "appos", "advcl"})
_PAUSES = frozenset(",;()—:.")
_LONGEST = 12
_MOST_CONJUNCTS = 3
#: steps from a quantity to its verb
_DEEPEST = 6


def measured_entity(doc: Doc, span: Span, noun: Span | None, kind: str) -> Span | None:
    """Return what the measure, money, share or age ``span`` is of; ``noun`` is the noun phrase right behind it."""
    found = _measured(doc, span, noun, kind)
    return None if found is None else _without_dimension(found)


def _measured(doc: Doc, span: Span, noun: Span | None, kind: str) -> Span | None:
    if kind in ("percent", "fraction"):
        return _first_of(span, _complement, lambda span: _compared(span, noun), _headed, _level, subject, _pronoun)
    if kind == "multiple":
        return subject(span) if span[-1].lower_.endswith("fold") else _multiplied(span)
    if kind == "age" and span.start and _is_people(doc[span.start - 1]):
        return bare(doc[span.start - 1])
    if noun is not None and span.end <= noun.start <= span.end + 3 and _attributive(doc, span, noun):
        return None if noun.root.ent_type_ in ("DATE", "TIME") else _whole_noun(noun)
    if kind == "age":
        return _first_of(span, _person, _measured_subject, _pronoun)
    if kind == "duration":
        return _first_of(span, lambda span: _complement(span, ("of",)), _measured_subject, _lasting)
    if span[0].lower_ == "within":
        return None
    found = _first_of(span, _complement, _headed, _worth, lambda span: _changed(span, kind), _measured_subject)
    return found or (_level(span) if kind == "money" else None)


def _first_of(span: Span, *finders: Callable[[Span], Span | None]) -> Span | None:
    """Return the first thing that one of ``finders`` finds for a quantity."""
    return next((found for find in finders if (found := find(span))), None)


def _whole_noun(noun: Span) -> Span | None:
    """Return "history of the exhibit" of "38-year history", and what "£5,000 worth" is worth of."""
    if noun.root.lower_ == "worth" and noun.end < len(noun.doc) and noun.doc[noun.end].lower_ == "of":
        return object_of(noun.doc[noun.end])
    return with_complement(_without_dimension(noun))


def _lasting(span: Span) -> Span | None:
    head = lasting_subject(span)
    return None if head is None else _clear(with_complement(bare(head)), span)


def _level(span: Span) -> Span | None:
    head = level_of(span)
    return None if head is None else _clear(with_complement(bare(head)), span)


def _pronoun(span: Span) -> Span | None:
    found = pronoun_of(span)
    return None if found is None else found.doc[found.i : found.i + 1]


def _multiplied(span: Span) -> Span | None:
    """Return the noun of "ten times the speed of light" and "double the rate"."""
    first = span.doc[span.end] if span.end < len(span.doc) else None
    if first is None or (first.lower_ != "the" and first.tag_ not in ("JJ", "NN")):
        return None
    head = first if first.tag_ == "NN" else first.head
    if head.i < first.i:
        return None
    found = with_complement(bare(head))
    return span.doc[max(found.start, first.i + (first.lower_ == "the")) : found.end]


def _is_people(token: Token) -> bool:
    return token.tag_ == "NNS" or (token.pos_ == "PRON" and token.lower_.endswith(("one", "body", "those")))


def _without_dimension(noun: Span) -> Span:
    """Drop "-old" of "17-year-old girl" and "high" of "15 metre high mast"."""
    while len(noun) > 1 and (noun[0].text in ("-", ",") or noun[0].lower_ in DIMENSIONS):
        noun = noun[1:]
    if noun[0].text == "(" and any(token.text == ")" for token in noun[:-1]):
        noun = noun[next(index for index, token in enumerate(noun) if token.text == ")") + 1 :]
    return noun


def _measured_subject(span: Span) -> Span | None:
    """Return the subject of "entry costs €45", "the strike lasted nine days", "the carriages are 40 years old"."""
    verb = span.root.head
    old = verb.lower_ in DIMENSIONS and verb.dep_ == "acomp"
    verb = verb.head if old else verb
    measured = old or span.root.dep_ == "attr" if verb.lemma_ == "be" else _is_measuring(verb, span.root)
    return subject(span) if measured else None


def _is_measuring(verb: Token, amount: Token) -> bool:
    """Tell "costs €45" and "lasted nine days"."""
    return verb.lemma_ in MEASURING and verb.pos_ in ("VERB", "AUX") and amount.dep_ in ("dobj", "npadvmod")


def _worth(span: Span) -> Span | None:
    """Return the noun of "gems worth €38 million"."""
    worth = span.doc[span.start - 1] if span.start else None
    if worth is None or worth.lower_ != "worth" or worth.head.i >= worth.i or worth.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return bare(worth.head)


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


def _attributive(doc: Doc, span: Span, noun: Span) -> bool:
    between = doc[span.end : noun.start]
    return all(token.text == "-" or token.lower_ in DIMENSIONS for token in between)


def _compared(span: Span, noun: Span | None) -> Span | None:
    """Return the noun of "30 percent fewer boats"."""
    doc = span.doc
    if noun is None or not span.end < noun.start <= span.end + 2:
        return None
    return noun if all(token.lower_ in MORE for token in doc[span.end : noun.start]) else None


def _headed(span: Span) -> Span | None:
    """Return the noun that a share qualifies: "its 30% stake in the mill", "a turnout of 64%".

    A noun of change gives what changes, where it says so: "a 12% drop in crime".
    """
    head = _shared_noun(span)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.lower_ in MANNERS:
        return None
    complement = next((child for child in head.rights if child.lower_ in ("in", "of") and child.i >= span.end), None)
    found = object_of(complement) if complement is not None else None
    if is_trend(head.lower_) and found is not None:
        return found
    first = bare(head).start
    start = max(span.end, first) if head.i >= span.end else first
    return span.doc[start : found.end if found is not None else head.i + 1]


def _shared_noun(span: Span) -> Token | None:
    """Return the noun in front of "of 64%" or behind "its 30%"."""
    head = span.root.head
    if span.root.dep_ == "pobj" and head.lower_ == "of" and head.i < span.start:
        return head.head
    return head if head.i >= span.end and span.root.dep_ in ("compound", "nummod", "nmod", "amod") else None


def _changed(span: Span, kind: str) -> Span | None:
    """Return what changes by or to an amount: "Revenue dropped to $2 billion"; what moves over a length is none,
    but what is moved is: "the glacier retreated by a mile", "it cut the route by a mile".
    """
    verb = governor(span)
    if verb is None or not is_trend(verb.lower_):
        return None
    moves = kind == "measure" and span.root.lemma_ in LENGTHS
    return None if moves and not any(child.dep_ == "dobj" for child in verb.rights) else subject(span)


def _complement(span: Span, prepositions: tuple[str, ...] = ("of", "in")) -> Span | None:
    """Return the object of a preposition right behind the quantity, without determiners."""
    doc = span.doc
    at = _behind_brackets(doc, span.end)
    if at + 1 >= len(doc) or doc[at].lower_ not in prepositions:
        return None
    return object_of(doc[at])


def _behind_brackets(doc: Doc, index: int) -> int:
    """Skip the same amount in another measure: "200 billion yuan ($28 billion) in tax cuts"."""
    if index >= len(doc) or doc[index].text != "(":
        return index
    closing = next((i for i in range(index + 1, min(len(doc), index + 8)) if doc[i].text == ")"), index - 1)
    return closing + 1


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


def _person(span: Span) -> Span | None:
    """Return the name before an apposed age: "Daniel Montalvo, 19,"."""
    doc = span.doc
    index = span.start - 1
    if index > 0 and doc[index].lower_ in (",", "aged"):
        return bare(doc[index - 1]) if doc[index - 1].pos_ in ("NOUN", "PROPN") else None
    return None


def bare(head: Token) -> Span:
    """Return the noun phrase of ``head`` up to the head, without determiners."""
    doc = head.doc
    start = max(head.left_edge.i, head.i - _LONGEST)
    inserted = (i for i in range(head.i - 1, start, -1) if doc[i].text == "," and doc[i - 1].pos_ == "VERB")
    start = max(start, next(inserted, start - 1) + 1)
    while start < head.i and (doc[start].tag_ in _DROPPED or doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start : head.i + 1]
