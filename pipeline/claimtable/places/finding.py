"""Candidates for places: every name that may be one, whatever it turns out to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.calendar import MONTHS, SEASONS, WEEKDAYS
from claimtable.lexicon.cues import OUTLETS
from claimtable.lexicon.places import (
    AREAS,
    COMPASS,
    DESCRIPTORS,
    FIRM_PREPOSITIONS,
    GENERIC_PLACES,
    LANGUAGE_NOUNS,
    LOOSE_PREPOSITIONS,
    NO_PLACES,
    OTHER_PREPOSITIONS,
    REACHING,
    ROUTES,
)
from claimtable.places.countries import country_named, name_key, nationality
from claimtable.places.evidence import languages
from claimtable.places.gazetteer import find_known, is_country_or_region, is_known
from claimtable.places.names import PLACE_LABELS, bare, labelled, listed, only_describes, word_before
from claimtable.places.sites import sites
from claimtable.tokens import tokens_of

_PREPOSITIONS = FIRM_PREPOSITIONS | LOOSE_PREPOSITIONS | OTHER_PREPOSITIONS
_LEADING = REACHING | ROUTES
_OTHERS = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})
_COMPASS = COMPASS | {"central"}
#: "Q2FY25", "H1", "FY2024"
_FISCAL = re.compile(r"[QH][1-4](?:FY\d+)?|FY\d+")
_VERSUS = frozenset({"v.", "v", "vs.", "vs", "versus"})
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS, *SEASONS})
_NUMBERS = frozenset({"MONEY", "PERCENT"})


def candidates(doc: Doc) -> list[Span]:
    """Return names of places and of nationalities in ``doc``, bare, in text order, none overlapping.

    ``label_`` is NORP for a nationality, else GPE, LOC or FAC. Whether a name is a place at all, and how it is used, is
    decided later (``claimtable.places.choosing``); pieces of longer names are left out here.
    """
    words = tokens_of(doc).words
    capitals = [doc[index] for index, word in enumerate(words) if word[0].isupper()]
    found = _Found()
    found.add(sites(doc, words, capitals))
    known = [_whole(span) for span in find_known(doc, capitals) if span.root.ent_type_ not in _NUMBERS]
    found.add(labelled(span, "GPE") for span in known if len(span) > 1 and not is_part_of_name(span))
    entities = list(_entities(doc))
    found.add(span for span in entities if _has_of(span))
    found.add(_nationalities(doc, capitals))
    found.add(_located(capitals))
    found.add(entities)
    found.add(labelled(span, "GPE") for span in known if not is_part_of_name(span))
    found.add(_again(doc, {span.text for span in found.spans if span.label_ != "NORP"}))
    return sorted((span for span in found.spans if not _is_other(span)), key=lambda span: span.start)


def _whole(known: Span) -> Span:
    """Return a known name with the points of the compass behind it: "Stoke-on-Trent Central", "Leeds North West"."""
    doc, end = known.doc, known.end
    while end < len(doc) and doc[end].text[0].isupper() and doc[end].lower_ in _COMPASS:
        end += 1
    return doc[known.start : end]


def _has_of(name: Span) -> bool:
    """Tell whether "of" joins the parts of what the recogniser takes for one place: "Line of Control", no direction."""
    return name[0].lower_ not in AREAS and any(token.lower_ == "of" for token in name[1:-1])


def _is_other(name: Span) -> bool:
    """Tell whether a name is listed as none of a place (an outlet, a party, a feast), or a side of a court's case."""
    doc, key = name.doc, name_key(name.text)
    if {doc[index].lower_ for index in (name.start - 1, name.end) if 0 <= index < len(doc)} & _VERSUS:
        return True
    if is_country_or_region(name.text):
        return False
    if key in NO_PLACES or key in OUTLETS or key in languages():
        return True
    return name_key(name[0].text) in NO_PLACES and name[1:2].text != "of"


class _Found:
    """Spans of which none overlaps an earlier one."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._taken: set[int] = set()

    def add(self, *sources: Iterable[Span]) -> None:
        """Take the spans that do not overlap any that is there."""
        for span in chain.from_iterable(sources):
            indices = range(span.start, span.end)
            if self._taken.isdisjoint(indices):
                self.spans.append(span)
                self._taken.update(indices)


def _located(capitals: Iterable[Token]) -> Iterator[Span]:
    """Yield the names behind prepositions and behind verbs such as "reach", and those that lists join to them."""
    for first in capitals:
        word = word_before(first)
        if word is None or only_describes(first.doc, first.i):
            continue
        if word.lower_ in _PREPOSITIONS or word.lemma_ in _LEADING:
            for name in listed(first):
                whole = bare(name)
                if _is_name(whole) and not nationality(whole.text):
                    yield labelled(whole)


def _again(doc: Doc, names: set[str]) -> Iterator[Span]:
    """Yield the other mentions of ``names`` that the recogniser takes for a person or an organisation."""
    for ent in doc.ents:
        if ent.label_ in ("PERSON", "ORG") and ent.text in names:
            yield labelled(ent, "GPE")


def _entities(doc: Doc) -> Iterator[Span]:
    for ent in doc.ents:
        if ent.label_ in PLACE_LABELS:
            for piece in _pieces(ent):
                name = bare(piece)
                if _is_name(name):
                    yield labelled(
                        name, "NORP" if nationality(name.text) and not country_named(name.text) else ent.label_
                    )


def _pieces(ent: Span) -> Iterator[Span]:
    """Split what the recogniser took as one name at commas, at "and" and at the possessive of a known name."""
    start = ent.start
    for token in ent:
        known = token.lower_ in ("and", "'s") and is_known(ent.doc[start : token.i].text)
        if token.text == "," or known:
            yield ent.doc[start : token.i]
            start = token.i + 1
    yield ent.doc[start : ent.end]


def _is_name(span: Span) -> bool:
    """Tell whether a candidate looks like a name: it starts with a capital and is no bare number or title."""
    if not any(token.text[:1].isupper() for token in span):
        return False
    if span[0].lower_.rstrip(".1234567890") in _CALENDAR or _FISCAL.fullmatch(span[0].text):
        return False
    if len(span) == 1 and (span[0].lower_.removesuffix("s") in GENERIC_PLACES or span[0].lower_ in DESCRIPTORS):
        return span[0].i > 0 and span.doc[span[0].i - 1].lower_ == "the"  # "snow in the West", "unrest in the Valley"
    return any(token.pos_ in ("PROPN", "NOUN", "ADJ", "X") for token in span) or is_known(span.text)


def _nationalities(doc: Doc, capitals: Sequence[Token]) -> Iterator[Span]:
    names = {token.i for ent in doc.ents if ent.label_ in ("PERSON", "WORK_OF_ART") for token in ent}
    for token in capitals:
        if token.i in names or token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            continue
        whole = _whole_nationality(token)
        if not nationality(whole.text) or country_named(token.text) or _is_language(token):
            continue
        if len(whole) > 1 or not is_part_of_name(whole):
            yield labelled(whole, "NORP")


def _whole_nationality(token: Token) -> Span:
    """Return the word with the next one where both are one nationality: "South Korean"."""
    pair = token.doc[token.i : token.i + 2]
    both = len(pair) > 1 and pair[1].text[0].isupper() and bool(nationality(pair.text))
    return pair if both else token.doc[token.i : token.i + 1]


def _is_language(token: Token) -> bool:
    """Tell whether an adjective of nationality means the language ("in Spanish", "Spanish-language television")."""
    before = token.nbor(-1).lemma_.lower() if token.i else ""
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    if before in ("in", "into", "speak", "learn") and token.head.i == token.i - 1:
        return True
    return any(word in LANGUAGE_NOUNS for word in after if word != "-")


def is_part_of_name(span: Span) -> bool:
    """Tell whether ``span`` is only a piece of a longer name: of a person, an organisation, an event."""
    if not _names_alone(span):
        return True
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and _ends_there(before, span):
        return before.dep_ == "compound" and before.ent_type_ not in PLACE_LABELS
    return span.end < len(span.doc) and _goes_on(span, span.doc[span.end])


def _ends_there(before: Token, span: Span) -> bool:
    """Tell whether a name before ``span`` hangs on it: "[Real] Madrid"."""
    return before.pos_ == "PROPN" and before.head.i == span.root.i and not nationality(before.text)


def _goes_on(span: Span, after: Token) -> bool:
    """Tell whether ``span`` hangs on a part of a name behind it: "London [Stock] Exchange"."""
    return after.pos_ == "PROPN" and after.dep_ == "compound" and span.root.head.i == after.i


def _names_alone(span: Span) -> bool:
    """Tell whether no entity of people, organisations and works reaches beyond ``span``."""
    doc = span.doc
    if span[-1].ent_type_ in _OTHERS and span.end < len(doc) and doc[span.end].ent_iob_ == "I":
        return doc[span.end].tag_ == "POS" and doc[span.end + 1 : span.end + 2].text[:1].islower()
    index = span.start
    while doc[index].ent_iob_ == "I" and doc[index].ent_type_ in _OTHERS:
        index -= 1
        if not doc[index].is_lower:
            return False
    return True
