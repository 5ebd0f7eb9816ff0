"""Where a name stands in its sentence: behind which preposition, as what of which verb or noun."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.places import (
    AGENTIVE_HEADS,
    DESCRIPTORS,
    DISPOSITIONS,
    FIRM_PREPOSITIONS,
    GENERIC_PLACES,
    KINDS_AFTER,
    KINDS_BEFORE,
    LANDED,
    LOCATIVE,
    PARTNER,
    STATIVE,
)
from claimtable.lexicon.reporting import SAY

_COUNTRY = GENERIC_PLACES | {"country", "nation", "home", "land", "part", "place"}
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def _is_home(name: Span) -> bool:
    """Tell whether the name stands behind a person's age: "John Roe, 34, of Wigston"."""
    doc, index = name.doc, name.start - 1
    if index < 3 or doc[index].lower_ not in ("of", "from") or doc[index - 1].text != ",":
        return False
    return doc[index - 2].is_digit or doc[index - 2].ent_type_ == "PERSON"


def _head(name: Span) -> Token:
    """Climb from a joined or explaining name to the one that it is joined to."""
    token = name.root
    while token.dep_ in ("conj", "appos") and token.head.i != token.i and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def governor_of(name: Span) -> Token:
    """Return the verb or noun that the name hangs on, through a preposition."""
    token = _head(name)
    head = token.head
    if head.pos_ == "ADP" or head.dep_ == "prep":
        before = head.nbor(-1) if head.i else head
        return before if before.pos_ == "NOUN" or before.lower_ == "back" else head.head
    return head


def position_of(name: Span, siblings: Sequence[Span]) -> str:
    """Name where the candidate stands in its sentence: behind which preposition, as what of which verb or noun."""
    if _is_hyphenated(name):
        return "hyphen"
    if name.start > 1 and name.doc[name.start - 1].text == "(" and name.doc[name.start - 2].ent_type_ in _PLACES:
        return "bracket"
    start = min([name.start, *(other.start for other in siblings)])
    word = _word_before(name.doc, start)
    token = _head(name)
    if token.dep_ in _ATTRIBUTIVE and token.head.i != token.i and token.head.i >= name.end:
        return _attributive(token)
    if token.dep_ == "poss":
        return _possessive(token.head)
    if _is_home(name):
        return "home"
    if word is not None and word.lower_ in FIRM_PREPOSITIONS:
        return "firm"
    if word is not None and (word.pos_ == "ADP" or word.lower_ in LOCATIVE | PARTNER):
        return _behind(word)
    if token.dep_ in _SUBJECTS:
        return _subject(token)
    if token.dep_ in ("dobj", "dative", "iobj"):
        return "object"
    return f"dep {token.dep_}"


def _behind(word: Token) -> str:
    if word.dep_ == "agent":
        return "agent"
    known = word.lower_ in ("at", "from", "to", "of", "on", "with", "for", "by", "between", "against", "over", "behind")
    return word.lower_ if known else "locative" if word.lower_ in LOCATIVE else "other preposition"


def _word_before(doc: Doc, start: int) -> Token | None:
    index = start - 1
    while index >= 0 and doc[index].lower_ in DESCRIPTORS:
        index -= 1
    return doc[index] if index >= 0 else None


def _attributive(token: Token) -> str:
    head = token.head
    if head.lemma_.lower() in GENERIC_PLACES:
        return "of a kind" if head.tag_ != "NNS" else "of kinds"
    if head.pos_ == "PROPN":
        return "before a name"
    return "before people" if head.tag_ == "NNS" else "before a noun"


def _possessive(head: Token) -> str:
    first = min((child for child in head.lefts if child.dep_ == "compound"), key=lambda child: child.i, default=head)
    if head.lower_ in KINDS_AFTER or first.lower_.rstrip(".") in KINDS_BEFORE or head.ent_type_ in ("FAC", "LOC"):
        return "owner of a site"
    if head.ent_type_ in ("PERSON", "ORG") or head.pos_ == "PROPN":
        return "owner of a name"
    names = [head, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    if any(name.lemma_.lower() in AGENTIVE_HEADS for name in names):
        return "owner who acts"
    return "owner of land" if any(name.lemma_.lower() in LANDED for name in names) else "owner"


def _subject(token: Token) -> str:
    verb, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ == "nsubjpass":
        return "passive subject"
    if verb.pos_ not in ("VERB", "AUX"):
        return "subject of no verb"
    if lemma in ("be", "remain", "become", "seem", "appear"):
        if any(child.dep_ == "attr" and child.lemma_.lower() in _COUNTRY for child in verb.children):
            return "subject of be a country"
        said = [child for child in verb.children if child.dep_ in ("acomp", "xcomp")]
        feels = any(word.lemma_.lower() in DISPOSITIONS or word.pos_ == "VERB" for word in said)
        return "subject who feels" if feels else "subject of be"
    if lemma in STATIVE or (lemma == "have" and verb.pos_ == "VERB"):
        return "stative subject"
    return "subject who says" if lemma in SAY else "subject"


def _is_hyphenated(name: Span) -> bool:
    """Tell whether the name is half of a compound adjective ("Iran-backed", "Paris-based", "R-Texas")."""
    doc = name.doc
    if name.start > 1 and doc[name.start - 1].text == "-" and doc[name.start - 2].text in ("R", "D", "I"):
        return True
    if name.end + 1 >= len(doc):
        return False
    joint, after = doc[name.end], doc[name.end + 1]
    return joint.text == "-" and not name[-1].whitespace_ and not joint.whitespace_ and after.text[:1].isalpha()
