"""Which use of a place name it is: a place where something holds, an actor, or a modifier of something else."""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimtable.lexicon.places import (
    AGENTIVE_HEADS,
    DESCRIPTORS,
    DIRECTIONS,
    DISPOSITIONS,
    EXCHANGE,
    GENERIC_PLACES,
    KINDS_AFTER,
    KINDS_BEFORE,
    LOCATIVE,
    PARTNER,
    ROUTES,
    STATIVE,
    SURE_LOCATIVE,
    TARGETING,
)
from claimtable.places.evidence import is_first_name
from claimtable.places.gazetteer import is_country_or_region, is_feature, is_known
from claimtable.schema import PlaceUse

_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
_SAME_USE = frozenset({"conj", "appos"})


def bare(span: Span) -> Span:
    """Return ``span`` without article, description and possessive: "mainland Australia" gives "Australia"."""
    start, end = span.start, span.end
    if end - start > 1 and span[-1].is_lower and span[-1].lemma_ in GENERIC_PLACES and span[-2].pos_ == "PROPN":
        end -= 1
    while start < end - 1 and _describes(span.doc[start], span.doc[start:end]):
        start += 1
    while end > start and (span.doc[end - 1].tag_ == "POS" or not span.doc[end - 1].text[-1:].isalnum()):
        if span.doc[end - 1].text.endswith(".") and len(span.doc[end - 1]) > 1:
            break
        end -= 1
    return span.doc[start:end]


def _describes(token: Token, span: Span) -> bool:
    """Tell whether the first ``token`` of ``span`` only describes it ("mainland", not the "North" of North Korea)."""
    if token.is_space or token.is_punct or token.is_digit:
        return True
    if token.is_lower or token.lower_ in ("the", "a", "an"):
        return True
    if token.lower_ not in DESCRIPTORS or is_country_or_region(span.text):
        return False
    return is_country_or_region(span[1:].text)


def place_use(span: Span) -> PlaceUse:
    """Return the use of the name ``span`` in its sentence, from the dependency parse.

    "troops in Iraq" is a place, "Washington agreed" an actor, "U.S. troops" a modifier. Names joined to another name
    have the use of the first one.
    """
    if _is_hyphenated(span):
        return "modifier"
    if _word_before(span) in SURE_LOCATIVE and span.root.dep_ not in _ATTRIBUTIVE and span.root.dep_ != "poss":
        return "place"
    use = _use_of(_first(span.root))
    return "place" if use == "actor" and (span.label_ == "FAC" or _is_the_feature(span)) else use


def _is_the_feature(span: Span) -> bool:
    """Tell whether ``span`` is a river or mountains with an article ("the Danube froze", not the company Hudson)."""
    return is_feature(span.text) and span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _word_before(span: Span) -> str:
    start = span.start
    while start > span.sent.start and span.doc[start - 1].lower_ in DESCRIPTORS:
        start -= 1
    return span.doc[start - 1].lower_ if start > span.sent.start else ""


def _is_hyphenated(span: Span) -> bool:
    """Tell whether the name is half of a compound adjective ("Iran-backed", "Paris-based", "R-Texas")."""
    doc = span.doc
    if span.start > 1 and doc[span.start - 1].text == "-" and doc[span.start - 2].text in ("R", "D", "I"):
        return True
    if span.end + 1 >= len(doc):
        return False
    joint, after = doc[span.end], doc[span.end + 1]
    return joint.text == "-" and not span[-1].whitespace_ and not joint.whitespace_ and after.text[:1].isalpha()


def _first(token: Token) -> Token:
    """Climb from a joined or explaining name to the one that it is joined to."""
    while token.dep_ in _SAME_USE and token.head.i != token.i and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def _use_of(token: Token) -> PlaceUse:
    dep, head = token.dep_, token.head
    if dep in _ATTRIBUTIVE and head.i != token.i:
        if head.tag_ == "NNS" and is_country_or_region(token.text):
            return "modifier"  # "three U.S. cities"
        return _use_of(_first(head)) if head.lemma_.lower() in GENERIC_PLACES and head.i > token.i else "modifier"
    if dep == "poss":
        return "actor" if _acts_as_owner(head) else "place"
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return _use_of_subject(token, head)
    if dep in ("dobj", "dative", "iobj", "npadvmod"):
        return "actor" if dep in ("dative", "iobj") or head.lemma_.lower() in TARGETING else "place"
    if dep == "pobj":
        return _use_behind(head)
    return "place"


def _acts_as_owner(head: Token) -> bool:
    if head.ent_type_ in ("PERSON", "ORG"):
        return True
    if head.pos_ == "PROPN" and not head.ent_type_ and _is_person(head):
        return True
    names = [head, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    return any(name.lemma_.lower() in AGENTIVE_HEADS for name in names)


def _is_person(noun: Token) -> bool:
    """Tell whether a name that has no label is a person's: by its first name, or as it acts and is not known."""
    first = next((word for word in noun.lefts if word.dep_ == "compound" and word.pos_ == "PROPN"), noun)
    if is_first_name(first.text):
        return True
    if first is noun or noun.dep_ != "nsubj" or noun.lower_ in KINDS_AFTER or first.lower_ in KINDS_BEFORE:
        return False
    return noun.head.lemma_ not in STATIVE and not is_known(noun.doc[first.i : noun.i + 1].text)


def _use_of_subject(token: Token, verb: Token) -> PlaceUse:
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or token.lemma_.lower() in GENERIC_PLACES:
        return "place"
    if token.dep_ == "nsubjpass":
        return "actor" if lemma in TARGETING else "place"
    if lemma not in STATIVE:
        return "actor"
    said = [child for child in verb.children if child.dep_ in ("acomp", "xcomp")]
    return "actor" if any(_is_disposition(word) for word in said) else "place"


def _is_disposition(word: Token) -> bool:
    return word.lemma_.lower() in DISPOSITIONS or word.pos_ == "VERB"


def _use_behind(preposition: Token) -> PlaceUse:
    word = preposition.lower_
    if preposition.dep_ == "agent":
        return "actor"
    governor = preposition.head
    if word == "of" and _is_named_institution(governor) and not _is_home(preposition):
        return "modifier"
    if word == "with" and governor.lower_ in ("line", "along", "together", "compared"):
        return "place"
    if word == "between" and (governor.pos_ in ("VERB", "AUX") or governor.lemma_.lower() in ROUTES):
        return "place"
    if word in PARTNER:
        return "place" if word in ("for", "among", "on", "about") and not _party(governor) else "actor"
    if word in ("to", "from", "of", "over") and _party(governor):
        return "actor"
    return "place"


def _is_named_institution(governor: Token) -> bool:
    """Tell whether "X of PLACE" is a name or a title of its own ("Bank of England", "King of Jordan")."""
    generic = governor.lemma_.lower() in GENERIC_PLACES
    return governor.pos_ == "PROPN" and governor.text[:1].isupper() and not generic


def _party(governor: Token) -> bool:
    return governor.lemma_.lower() in EXCHANGE


def is_located(span: Span) -> bool:
    """Tell whether the name stands behind a preposition of place ("in Basra", "from Paris and Lyon", "town of X")."""
    token = _first(span.root)
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ != "of":
        return token.head.lower_ in LOCATIVE
    return token.head.head.lemma_.lower() in GENERIC_PLACES | DIRECTIONS or _is_home(token.head)


def _is_home(preposition: Token) -> bool:
    """Tell whether "of" stands behind a comma and a person: "John Roe, 34, of Wigston"."""
    return preposition.i > 0 and preposition.nbor(-1).text == "," and preposition.head.ent_type_ == "PERSON"
