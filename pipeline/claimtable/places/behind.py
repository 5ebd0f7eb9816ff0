"""Names that stand where places stand: behind prepositions of place, as the object of verbs of going, in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.places import (
    AREAS,
    DESCRIPTORS,
    EXCHANGE,
    FIRM_PREPOSITIONS,
    GENERIC_PLACES,
    GOING,
    KINDS_AFTER,
    KINDS_BEFORE,
    LEADS,
    LINKING,
    LOOSE_PREPOSITIONS,
    MOTION,
    NATURE_AFTER,
    NATURE_BEFORE,
    REACHING,
    ROUTES,
    STANDING,
)
from claimtable.lexicon.wordlist import words
from claimtable.places.countries import nationality
from claimtable.places.evidence import Evidence, is_first_name, is_vetoed
from claimtable.places.gazetteer import inhabitants, is_country_or_region, is_known

_PARTICLES = words("de del della di da do dos das du la le les el al den der am an aan op sur upon y i e ez ash en")
_DIRECTIONS = words("north south east west northeast northwest southeast southwest outskirts residents")
_PREPOSITIONS = FIRM_PREPOSITIONS | LOOSE_PREPOSITIONS
_PARTS = frozenset({"compound", "amod", "nmod", "poss"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_NAMES = frozenset({"VERB", "AUX", "PRON", "DET", "ADP", "NUM", "SCONJ", "CCONJ"})


def located_names(capitals: Iterable[Token], evidence: Evidence) -> Iterator[Span]:
    """Yield names behind prepositions of place and behind verbs such as "reach", and those coordinated with them.

    Behind "in", "near" and their like a name is a place unless something speaks against it; behind "to", "from", "on"
    and their like, and as an object, something must also speak for it: the gazetteer, a word such as "River", or a verb
    of going. ``capitals`` are the tokens that begin with a capital, in text order.
    """
    veto = partial(is_vetoed, evidence=evidence)
    for first in capitals:
        word = _word_before(first)
        if word is None:
            continue
        if word.lower_ in _PREPOSITIONS and _is_preposition(word):
            names = list(_listed(first))
            yield from (_labelled(name) for name in names if _speaks_for(name, word, names) and not veto(name))
        elif word.pos_ == "VERB" and word.lemma_ in REACHING:
            yield from (_labelled(name) for name in _listed(first) if _is_reached(name, word) and not veto(name))


def _is_preposition(token: Token) -> bool:
    """Tell whether ``token`` is a preposition of the running text, not a word of a title or of a longer name."""
    if token.pos_ in ("VERB", "NOUN", "PROPN") or (not token.is_lower and token.i > token.sent.start):
        return False
    before = token.nbor(-1) if token.i else token
    return token.lower_ != "of" or before.is_lower or before.lower_ in _DIRECTIONS or _is_home(token)


def kinds(capitals: Iterable[Token], evidence: Evidence) -> Iterator[Span]:
    """Yield the names of natural features that say so ("Turkwel River", "Mount Etna"), wherever they stand."""
    for token in capitals:
        doc, word = token.doc, token.lower_
        if word in NATURE_BEFORE and token.i + 1 < len(doc) and _is_capital(doc[token.i + 1]):
            name = run_at(doc, token.i)
        elif word in NATURE_AFTER and token.i and _is_capital(doc[token.i - 1]):
            name = _run_before(token)
        elif word in NATURE_BEFORE and token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
            name = run_at(doc, token.i)
        else:
            continue
        if name is not None and len(name) > 1 and not goes_on(name) and not is_vetoed(name, evidence):
            yield _labelled(name, "FAC")


def _run_before(noun: Token) -> Span | None:
    """Return the capitalised words of one name that ends with ``noun``; None when it is a person's name."""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and _is_capital(doc[start - 1]) and doc[start - 1].lower_ not in ("the", "a", "in"):
        start -= 1
    if start == noun.sent.start and doc[start].pos_ not in ("PROPN", "ADJ", "NOUN"):
        start += 1
    name = doc[start : noun.i + 1]
    if len(name) < 2 or (noun.ent_type_ == "PERSON" and is_first_name(name[0].text)):
        return None
    return name


def run_at(doc: Doc, start: int) -> Span | None:
    """Return the capitalised words from ``start`` on that make one name, with particles between them, or None."""
    end = start
    while end < len(doc) and end - start < 8:
        token = doc[end]
        if _is_capital(token) and not (end > start and _is_next_name(token)):
            end += 1
        elif end > start and _joins(doc, start, end):
            end += 2
        else:
            break
    return doc[start:end] if end > start else None


def _is_capital(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    return token.ent_type_ in _PLACES or token.pos_ not in _NO_NAMES


def _is_next_name(token: Token) -> bool:
    """Tell whether a date or another name begins with ``token`` ("in Berlin Angela Merkel said")."""
    return (
        token.ent_type_ in ("DATE", "TIME")
        or token.lower_ in WEEKDAYS
        or token.lower_ in MONTHS
        or (token.ent_iob_ == "B" and token.ent_type_ == "PERSON" and is_first_name(token.text))
    )


def _joins(doc: Doc, start: int, index: int) -> bool:
    """Tell whether the token at ``index`` joins the capitalised words on both sides of it into one name."""
    if index + 1 >= len(doc) or not doc[index + 1].text[0].isupper():
        return False
    token = doc[index]
    if token.text == "-":
        return not token.whitespace_ and not doc[index - 1].whitespace_
    if token.lower_ in ("of", "upon"):
        if is_country_or_region(doc[start : index + 2].text):
            return True
        return doc[index - 1].lower_ in KINDS_BEFORE and doc[index - 1].text[0].isupper() and index - 1 == start
    if token.tag_ == "POS":
        if is_country_or_region(doc[start:index].text):
            return False
        following = run_at(doc, index + 1)
        return following is not None and following[-1].lower_ in KINDS_AFTER and len(following) < 3
    return token.lower_ in _PARTICLES


def _word_before(first: Token) -> Token | None:
    """Return the word before the name that begins with ``first``, articles and descriptions skipped; None if none.

    None also behind "a", which names of places do not follow, and where ``first`` itself only describes.
    """
    doc, index = first.doc, first.i - 1
    if index >= 0 and doc[index].lower_ in ("a", "an"):
        return None
    if first.lower_ in DESCRIPTORS and _only_describes(doc, first.i):
        return None
    while index >= 0 and index > first.i - 4 and doc[index].lower_ in DESCRIPTORS:
        if not doc[index].is_lower and not _only_describes(doc, index):
            return None
        index -= 1
    return doc[index] if index >= 0 else None


def _only_describes(doc: Doc, index: int) -> bool:
    """Tell whether the capitalised word at ``index`` is no part of the name behind it ("Central Havana")."""
    following = doc[index + 1 : index + 2].text
    return is_known(following) and not is_known(doc[index : index + 2].text)


def _listed(token: Token) -> Iterator[Span]:
    """Yield the name at ``token`` and those that commas and "and" join to it, none of them part of a longer phrase."""
    doc = token.doc
    name = run_at(doc, token.i)
    first = True
    while name is not None:
        if goes_on(name) or not (first or _is_conjunct(name)):
            return
        yield name
        first = False
        index = name.end
        while index < len(doc) and index < name.end + 2 and doc[index].lower_ in (",", "and", "or"):
            index += 1
        name = run_at(doc, index) if index > name.end else None


def _is_conjunct(name: Span) -> bool:
    """Tell whether a name behind a comma or "and" goes on a list: no place of its own follows ("and Anna in Rome")."""
    if is_known(name.text):
        return True
    following = name.doc[name.end].lower_ if name.end < len(name.doc) else ""
    return name.root.dep_ == "conj" and following not in FIRM_PREPOSITIONS


def goes_on(name: Span) -> bool:
    """Tell whether a possessive, a hyphen or a noun that the name modifies follows ("in Toyota's case")."""
    doc = name.doc
    if name.end >= len(doc):
        return False
    following, last = doc[name.end], name[-1]
    if following.tag_ == "POS" or (following.text == "-" and not last.whitespace_):
        return True
    if following.lower_ == "of" and not is_known(name.text) and name.end + 1 < len(doc):
        return doc[name.end + 1].text[0].isupper()
    if following.is_punct or (following.lemma_.lower() in GENERIC_PLACES and not nationality(name.text)):
        return False
    return last.dep_ in _PARTS and last.head.i >= name.end and last.head.i <= name.end + 2


def says_kind(name: Span) -> bool:
    """Tell whether a name of several words says what kind of place it is ("Elm Street", "Avenida Paulista")."""
    if len(name) < 2:
        return False
    return name[-1].lower_ in KINDS_AFTER or name[0].lower_.rstrip(".") in KINDS_BEFORE


def _speaks_for(name: Span, preposition: Token, names: list[Span]) -> bool:
    """Tell whether ``name`` behind ``preposition`` is a place; a sure one among ``names`` speaks for the others."""
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in FIRM_PREPOSITIONS or says_kind(name) or (len(name) > 1 and name.root.ent_type_ in _PLACES):
        return True
    if word in ("behind", "of") and preposition.i and preposition.nbor(-1).lemma_.lower() in LEADS:
        return False
    if word == "of":
        return governor in AREAS or (
            preposition.i > 0 and (preposition.nbor(-1).lower_ in AREAS or _is_home(preposition))
        )
    if word == "on":
        return governor in STANDING
    if word in ("to", "from", "into", "towards", "toward", "for") and governor in MOTION:
        return True
    if word in ("to", "from") and governor in GOING and name.root.ent_type_ != "ORG":
        return True
    if word in ("to", "from", "over") and governor in EXCHANGE:
        return False
    if word in ("to", "from") and any(_is_town(other) for other in _other_end(name, word)):
        return True
    if _is_town(name):
        return word != "from" or _is_origin(preposition.head) or name.root.ent_type_ != "PERSON"
    return any(_is_town(other) for other in names) and name.root.ent_type_ not in ("PERSON",)


def _is_home(preposition: Token) -> bool:
    """Tell whether "of" stands behind a person's age: "John Roe, 34, of Wigston"."""
    doc, index = preposition.doc, preposition.i
    return index > 2 and doc[index - 1].text == "," and doc[index - 2].is_digit and doc[index - 3].text == ","


def _other_end(name: Span, word: str) -> Iterator[Span]:
    """Yield the other end of the way "from X to Y" of which ``name``, behind ``word``, is one."""
    doc = name.doc
    if word == "from" and name.end + 1 < len(doc) and doc[name.end].lower_ == "to":
        other = run_at(doc, name.end + 1)
        if other is not None and not goes_on(other):
            yield other
    if word == "to" and name.start > 2:
        start = name.start - 1
        while start > 1 and start > name.start - 6 and _is_capital(doc[start - 1]):
            start -= 1
        if doc[start - 1].lower_ == "from" and start < name.start - 1:
            yield doc[start : name.start - 1]


def _is_town(name: Span) -> bool:
    if name.root.ent_type_ == "PERSON":
        return inhabitants(name.text) >= 50_000 or (len(name) > 1 and is_known(name.text))
    return is_known(name.text)


def _is_origin(governor: Token) -> bool:
    """Tell whether people or means of transport come from what follows: "a nurse from Galway"."""
    return governor.lemma_.lower() in PERSON_NOUNS | ROUTES or governor.pos_ == "VERB"


def _is_reached(name: Span, verb: Token) -> bool:
    """Tell whether the object of ``verb`` is a known town, or one end of a route."""
    if verb.lemma_ in LINKING:
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in ("WDT", "WP"):
            subject = verb.head
        if subject is not None and subject.lemma_.lower() in ROUTES:
            return True
    if name.root.ent_type_ == "PERSON":
        return False
    return is_known(name.text)


def _labelled(name: Span, label: str = "") -> Span:
    if not label:
        label = name.root.ent_type_ if name.root.ent_type_ in _PLACES else "GPE"
    return Span(name.doc, name.start, name.end, label=label)
