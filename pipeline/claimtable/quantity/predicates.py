"""What a bare number is said of: "the number of riders rose to 4,500", "all three are fan sites"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.lexicon.quantity_words import MONEY_LEVELS, MULTIPLIED, PEOPLE_BY_FATE
from claimtable.quantity.changes import is_trend
from claimtable.quantity.noun_phrases import bare
from claimtable.syntax import grammatical_subject


def subject_of(number: Span) -> Span | None:
    """Return the subject that a bare number is predicated of: "the numbers are about 2,500"."""
    verb = number.root.head
    if number.root.dep_ not in ("attr", "dobj", "pobj") or verb.lemma_ != "be":
        return None
    subject = grammatical_subject(verb)
    if subject is None or subject.i > verb.i or subject.dep_ != "nsubj":
        return None
    return bare(subject) if subject.pos_ in ("NOUN", "PROPN") else None


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
    verb = _governor(number)
    if verb is None:
        return None
    tally = next((child for child in (*verb.lefts, *verb.rights) if _is_tally(child)), None)
    if tally is not None:
        return _numbered_things(tally)
    return _moved_things(verb) if _is_level(number) and _moves(verb) else None


def toll(number: Span) -> Span | None:
    """Return the toll that a bare number is: "the death toll rose to 34", "the toll stood at 12 on Monday"."""
    verb = _governor(number)
    found = grammatical_subject(verb) if verb is not None else None
    return bare(found) if found is not None and found.lower_ == "toll" else None


def _is_tally(child: Token) -> bool:
    return child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lower_ in (
        "number",
        "numbers",
        "tally",
        "total",
        "count",
    )


def _is_level(number: Span) -> bool:
    return number.root.dep_ == "pobj" and number.root.head.lower_ in ("to", "from", "by")


def _moves(verb: Token) -> bool:
    return is_trend(verb.lower_) or verb.lower_ in MULTIPLIED


def _moved_things(verb: Token) -> Span | None:
    """Return the plural that rises or falls, unless money or an index is meant: "prices rose to 4,500"."""
    found = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None or found.tag_ != "NNS" or found.lower_ in MONEY_LEVELS:
        return None
    return bare(found)


def _numbered_things(number: Token) -> Span | None:
    of = next((right for right in number.rights if right.lower_ == "of"), None)
    found = next(iter(of.rights), None) if of is not None else None
    named = found is not None and (found.pos_ in ("NOUN", "PROPN") or found.lower_ in PEOPLE_BY_FATE)
    return bare(found) if found is not None and named else None


def _governor(number: Span) -> Token | None:
    """Return the verb over a number, past prepositions and the other end of "from 3,000 to 4,500"."""
    token = number.root
    for _ in range(4):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.pos_ not in ("NUM", "ADP", "PART", "SCONJ"):
            break
    return None
