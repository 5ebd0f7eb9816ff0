"""What a bare number is said of: "the number of riders rose to 4,500", "all three are fan sites"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.lexicon.quantity_words import MONEY_LEVELS, MULTIPLIED
from claimtable.quantity.changes import is_trend
from claimtable.quantity.levels import governor
from claimtable.quantity.measured import bare
from claimtable.syntax import grammatical_subject


def subject_of(number: Span) -> Span | None:
    """Return the subject that a bare number is predicated of: "the numbers are about 2,500"."""
    verb = number.root.head
    if number.root.dep_ not in ("attr", "dobj", "pobj") or verb.pos_ not in ("AUX", "VERB") or verb.lemma_ != "be":
        return None
    subject = grammatical_subject(verb)
    before = subject is not None and subject.i < verb.i and subject.dep_ == "nsubj"
    return bare(subject) if subject is not None and before and subject.pos_ in ("NOUN", "PROPN") else None


def attribute_of(number: Span) -> Span | None:
    """Return the noun that a bare subject is said to be: "all three are fan sites"."""
    verb = number.root.head
    if number.root.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    for child in verb.rights:
        if child.dep_ == "attr" and child.tag_ in ("NNS", "NNPS"):
            return bare(child)
    return None


def numbered(number: Span) -> Span | None:
    """Return what "the number of riders rose to 4,500", "cut the number of riders to 4,500" or "cases rose to 4,500"
    counts.
    """
    verb = governor(number)
    if verb is None:
        return None
    for child in (*verb.lefts, *verb.rights):
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lower_ in ("number", "numbers", "tally", "total"):
            return _numbered_things(child)
    reached = number.root.dep_ == "pobj" and number.root.head.lower_ in ("to", "from", "by")
    if not reached or not (is_trend(verb.lower_) or verb.lower_ in MULTIPLIED):
        return None
    found = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    counted = found is not None and found.tag_ == "NNS" and found.lower_ not in MONEY_LEVELS
    return bare(found) if counted and found is not None else None


def _numbered_things(number: Token) -> Span | None:
    of = next((right for right in number.rights if right.lower_ == "of"), None)
    found = next(iter(of.rights), None) if of is not None else None
    return bare(found) if found is not None and found.pos_ in ("NOUN", "PROPN") else None
