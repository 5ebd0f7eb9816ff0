"""What an article says about its names elsewhere: that they are people's, or that they are places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from claimtable.lexicon.calendar import MONTHS, SEASONS, WEEKDAYS
from claimtable.lexicon.countries import STATE_ABBREVIATIONS
from claimtable.lexicon.cues import OUTLETS
from claimtable.lexicon.first_names import FEMALE, MALE
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.places import (
    BELIEVING,
    DESCRIPTORS,
    FIRM_PREPOSITIONS,
    INSTITUTIONS,
    KINDS_AFTER,
    KINDS_BEFORE,
    LOOSE_PREPOSITIONS,
    NATURAL_FEATURES,
    NO_PLACES,
    PUBLISHING,
)
from claimtable.lexicon.reporting import SAY
from claimtable.lexicon.titles import HONORIFICS, RANKS
from claimtable.places.countries import name_key, nationality
from claimtable.places.gazetteer import LARGE_CITY, inhabitants, is_country_or_region, is_known

_TITLES = (HONORIFICS | RANKS | PERSON_NOUNS) - {"st", "army", "navy", "force", "first", "second", "fr", "major"}
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_WORKS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_CALENDAR = frozenset({*MONTHS, *WEEKDAYS, *SEASONS})
_PREPOSITIONS = FIRM_PREPOSITIONS | LOOSE_PREPOSITIONS
_VERSUS = frozenset({"v.", "v", "vs.", "vs", "versus"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words as printed: those of people's names, and those of the names of people, organisations and works."""

    people: frozenset[str]
    others: frozenset[str]


_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})


def gather(doc: Doc) -> Evidence:
    """Return what the names of ``doc`` are elsewhere in it.

    A name is a person's when it is the surname of a full name, follows a title or a noun for a person, has an age
    behind it, or says something.
    """
    people: set[str] = set()
    others: set[str] = set()
    for ent in doc.ents:
        if ent.label_ in _NAMES:
            others.update(token.text for token in ent)
            if ent.label_ == "PERSON":
                people.update(_persons_words(ent))
            elif len(ent) == 1 and _acts_like_person(ent):
                people.add(ent[0].text)
        elif ent.label_ == "GPE" and len(ent) == 1 and _acts_like_person(ent):
            people.add(ent[0].text)
    return Evidence(frozenset(people), frozenset(others))


def _persons_words(ent: Span) -> Iterator[str]:
    full = len(ent) > 1 and (is_first_name(ent[0].text) or not _is_behind_preposition(ent))
    if full or _acts_like_person(ent):
        yield from (token.text for token in ent if token.text[:1].isupper())


def _is_behind_preposition(ent: Span) -> bool:
    return ent.start > 0 and ent.doc[ent.start - 1].lower_ in _PREPOSITIONS


def _acts_like_person(ent: Span) -> bool:
    doc, last = ent.doc, ent[-1]
    if last.dep_ == "nsubj" and last.head.lemma_ in SAY and not is_country_or_region(ent.text):
        return True
    before = doc[ent.start - 1] if ent.start else None
    if before is not None and before.lower_.rstrip(".") in _TITLES and before.dep_ in ("compound", "appos", "amod"):
        return True
    return ent.end + 1 < len(doc) and doc[ent.end].text == "," and doc[ent.end + 1].lower_ == "who"


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a first name or an initial.

    >>> is_first_name("Maria"), is_first_name("J."), is_first_name("Maribor")
    (True, True, False)
    """
    lower = word.lower()
    return lower in MALE or lower in FEMALE or (len(word) == 2 and word[0].isupper() and word[1] == ".")


def is_vetoed(name: Span, evidence: Evidence) -> bool:
    """Tell whether something speaks against ``name`` being a place, whatever it stands behind."""
    key = name_key(name.text)
    if name[0].lower_ in _CALENDAR:
        return True
    if is_country_or_region(name.text) or _has_state_behind(name) or _is_state(name):
        return False
    if key in NO_PLACES or key in OUTLETS or key in _languages() or name_key(name[0].text) in NO_PLACES:
        return True
    if name[-1].lower_ in INSTITUTIONS or _is_no_name(name) or nationality(name.text):
        return True
    return _is_of_person(name, evidence) or _is_after_belief(name)


def _has_state_behind(name: Span) -> bool:
    """Tell whether a comma and a country or a state follow ("Ava, Mo.")."""
    doc, end = name.doc, name.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    return any(is_country_or_region(doc[end + 1 : last].text) for last in (end + 2, end + 3)) or (
        name_key(doc[end + 1].text) in STATE_ABBREVIATIONS
    )


def _is_state(name: Span) -> bool:
    """Tell whether ``name`` is an abbreviated state behind a city and a comma, or behind "in"."""
    if name.start == 0 or name_key(name.text) not in STATE_ABBREVIATIONS:
        return False
    before = name.doc[name.start - 1].lower_
    return before == "," or (before == "in" and name.text.isupper())


def _is_no_name(name: Span) -> bool:
    """Tell whether the words are an abbreviation, a date, a work or a case ("Smith v. Jones")."""
    doc = name.doc
    if name.text.isupper() and len(name.text) > 1 and not is_known(name.text):
        return True
    labels = {token.ent_type_ for token in name}
    if name[0].text[0].isdigit() or (len(name) == 1 and name[0].lower_ in DESCRIPTORS):
        return True
    if not labels.isdisjoint(_NUMBERS | _WORKS) and not is_known(name.text):
        return True
    around = {doc[index].lower_ for index in (name.start - 1, name.end) if 0 <= index < len(doc)}
    return not around.isdisjoint(_VERSUS) or not around.isdisjoint('":')


def _is_of_person(name: Span, evidence: Evidence) -> bool:
    if is_known(name.text) and (len(name) > 1 or inhabitants(name.text) >= LARGE_CITY):
        return False
    if name[-1].text in evidence.people and name[0].lower_.rstrip(".") not in KINDS_BEFORE:
        return True
    if not is_first_name(name[0].text) or name[0].lower_ in KINDS_BEFORE or is_known(name.text):
        return False
    return name[-1].ent_type_ == "PERSON" or name[-1].lower_ not in KINDS_AFTER


def _is_after_belief(name: Span) -> bool:
    """Tell whether a word of trust, of owning or of publishing governs the preposition in front of ``name``."""
    token = name.root
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "on", "into", "at"):
        return False
    governors = {token.head.head, token.head.nbor(-1) if token.head.i else token.head}
    if any(governor.lemma_.lower() in BELIEVING for governor in governors):
        return True
    published = any(word.lemma_.lower() in PUBLISHING and word.pos_ == "NOUN" for word in governors)
    return published and not is_known(name.text)


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    from babel import Locale

    names = {name_key(name) for name in Locale("en").languages.values()}
    return frozenset(name for name in names if not is_known(name) and name not in NATURAL_FEATURES)
