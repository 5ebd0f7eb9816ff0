"""Where the name of a place begins and ends: capitalised words, with the particles and hyphens that join them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.places import (
    COMPASS,
    DESCRIPTORS,
    GENERIC_PLACES,
    KINDS_AFTER,
    KINDS_BEFORE,
    KINDS_OF,
    PARTICLES,
)
from claimtable.places.countries import nationality
from claimtable.places.evidence import is_first_name
from claimtable.places.gazetteer import is_country_or_region, is_known

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NO_NAMES = frozenset({"VERB", "AUX", "PRON", "DET", "ADP", "NUM", "SCONJ", "CCONJ"})
SAINTS = ("st", "saint")
_JOINTS = frozenset({",", "and", "or", "the", "&"})
_LONGEST = 9
_PARTICLE = 5  # letters of a word between the hyphens of a name at most
_DESCRIBED = 4  # words before a name that may only describe it


def labelled(name: Span, label: str = "") -> Span:
    """Return ``name`` with ``label``, else with the recogniser's kind of place, else GPE."""
    if not label:
        label = name.root.ent_type_ if name.root.ent_type_ in PLACE_LABELS else "GPE"
    return Span(name.doc, name.start, name.end, label=label)


def is_capital(token: Token) -> bool:
    """Tell whether a name may begin or go on with ``token``: it has a capital and is no verb, article or pronoun."""
    if not token.text[0].isupper():
        return False
    return token.ent_type_ in PLACE_LABELS or token.pos_ not in _NO_NAMES


def _ties(doc: Doc, index: int) -> bool:
    """Tell whether the token at ``index`` is a hyphen with no space on either side."""
    return doc[index].text == "-" and index > 0 and not doc[index].whitespace_ and not doc[index - 1].whitespace_


def run_at(doc: Doc, start: int) -> Span | None:
    """Return the capitalised words from ``start`` on that make one name, with particles between them, or None."""
    end = start
    while end < len(doc) and end - start < _LONGEST:
        token = doc[end]
        if is_capital(token) and not (end > start and _is_next_name(token)):
            end += 1
        elif end > start and (width := _joins(doc, start, end)):
            end += width
        else:
            break
    return doc[start:end] if end > start else None


def _is_next_name(token: Token) -> bool:
    """Tell whether a date or another name begins with ``token`` ("in Berlin Angela Merkel said")."""
    return (
        token.ent_type_ in ("DATE", "TIME")
        or token.lower_ in WEEKDAYS
        or token.lower_ in MONTHS
        or (token.ent_iob_ == "B" and token.ent_type_ == "PERSON" and is_first_name(token.text))
    )


def _joins(doc: Doc, start: int, index: int) -> int:
    """Return of how many tokens the join at ``index`` and the word behind it are made, 0 when nothing joins there."""
    if index + 1 >= len(doc):
        return 0
    if doc[index].text == "-":
        return _hyphen(doc, index)
    if doc[index].text == "." and not doc[index - 1].whitespace_ and doc[index - 1].lower_ in KINDS_BEFORE:
        return 1 if doc[index + 1].text[0].isupper() else 0  # "Ft. Benning"
    if doc[index].lower_ in PARTICLES and index + 2 < len(doc) and _ties(doc, index + 1):
        return 3 if doc[index + 2].text[0].isupper() else 0  # "Deir ez-Zor"
    if _is_of_the(doc, start, index):
        return 3  # "Church of the Nativity"
    if doc[index].lower_.startswith(("d'", "l'")) and doc[index].text[2:3].isupper():
        return 1  # "Val d'Isère"
    return 2 if doc[index + 1].text[0].isupper() and _is_join(doc, start, index) else 0


def _is_of_the(doc: Doc, start: int, index: int) -> bool:
    """Tell whether "of the" at ``index`` joins a name to the kind of place before it, with which the whole begins."""
    if index - 1 != start or doc[index : index + 2].text.lower() != "of the" or index + 2 >= len(doc):
        return False
    return doc[start].lower_ in KINDS_OF and doc[index + 2].text[0].isupper()


def _hyphen(doc: Doc, index: int) -> int:
    """Return how many tokens a hyphen adds: it and a name, perhaps with short words between ("Mazar-i-Sharif",
    "Wells-next-the-Sea").
    """
    if not _ties(doc, index):
        return 0
    end = index + 1
    while doc[end].is_lower and len(doc[end]) <= _PARTICLE and end + 2 < len(doc) and _ties(doc, end + 1):
        end += 2
    return end + 1 - index if doc[end].text[0].isupper() else 0


def _is_join(doc: Doc, start: int, index: int) -> bool:
    token = doc[index]
    if token.lower_ in ("of", "upon"):
        if is_country_or_region(doc[start : index + 2].text):
            return True
        return doc[index - 1].lower_ in KINDS_BEFORE | KINDS_OF and index - 1 == start
    if token.text == "&":
        following = run_at(doc, index + 1)
        return following is not None and following[-1].lower_ in KINDS_AFTER
    return token.lower_ in PARTICLES and token.lower_ != "as"  # "in Libya as Secretary of State"


def word_before(first: Token) -> Token | None:
    """Return the word before the name that begins with ``first``, articles and descriptions skipped; None if none."""
    doc, index = first.doc, first.i
    while not doc[index].is_sent_start and index > 0:
        index -= 1
        if index < first.i - _DESCRIBED or doc[index].lower_ not in DESCRIPTORS:
            return doc[index]
    return None


def only_describes(doc: Doc, index: int) -> bool:
    """Tell whether the capitalised word at ``index`` is no part of the name behind it ("Central Havana")."""
    if doc[index].lower_ not in DESCRIPTORS:
        return False
    if doc[index].lower_ in COMPASS and index > doc[index].sent.start:
        return False  # "East Sussex"
    following = doc[index + 1 : index + 2].text
    return is_known(following) and not is_country_or_region(doc[index : index + 2].text)


def listed(token: Token) -> Iterator[Span]:
    """Yield the name at ``token`` and those that commas and "and" join to it."""
    doc = token.doc
    name = run_at(doc, token.i)
    first = True
    while name is not None and (first or _is_conjunct(name)):
        yield name
        first = False
        index = name.end
        while index < len(doc) and index < name.end + 3 and doc[index].lower_ in _JOINTS:
            index += 1
        name = run_at(doc, index) if index > name.end else None


def _is_conjunct(name: Span) -> bool:
    """Tell whether a name behind a comma or "and" goes on a list: it stands behind "and", it is known, or the parser
    joins it.
    """
    before = name.doc[max(0, name.start - 2) : name.start]
    if any(token.lower_ in ("and", "or") for token in before):
        return True
    return is_known(name.text) or name.root.dep_ in ("conj", "appos", "pobj", "dobj")


def goes_on(name: Span) -> bool:
    """Tell whether a hyphen or a noun that the name modifies follows ("a Toyota-built car", "the Geneva talks")."""
    doc = name.doc
    if name.end >= len(doc):
        return False
    following, last = doc[name.end], name[-1]
    if following.text == "-" and not last.whitespace_:
        return True
    if following.is_punct or (following.lemma_.lower() in GENERIC_PLACES and not nationality(name.text)):
        return False
    return last.dep_ in ("compound", "amod", "nmod") and name.end <= last.head.i <= name.end + 2


def _ends_generic(span: Span) -> bool:
    """Tell whether a common noun for a kind of place ends the name: "Leeds area"."""
    if len(span) < 2 or span[-2].pos_ != "PROPN":
        return False
    return span[-1].is_lower and span[-1].lemma_ in GENERIC_PLACES


def bare(span: Span) -> Span:
    """Return ``span`` without article, description and possessive: "mainland Australia" gives "Australia"."""
    doc, start, end = span.doc, span.start, span.end
    end -= _ends_generic(span)
    while start < end - 1 and _describes(doc, start, end):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[-1:].isalnum()):
        if doc[end - 1].text.endswith(".") and doc[end - 1].text[0].isalnum():
            break
        end -= 1
    return doc[start:end]


def _describes(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the token at ``start`` only describes the name up to ``end``."""
    token = doc[start]
    if token.text[0].isdigit():
        return doc[end - 1].lower_ not in KINDS_AFTER
    if token.is_space or token.is_punct or token.is_lower or token.lower_ in ("the", "a", "an"):
        return True
    return not is_country_or_region(doc[start:end].text) and only_describes(doc, start)
