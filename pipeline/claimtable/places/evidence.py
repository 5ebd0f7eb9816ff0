"""What an article says about its names elsewhere: that they are people's, or that they are places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon import cldr
from claimtable.lexicon.first_names import FEMALE, MALE
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.lexicon.places import FIRM_PREPOSITIONS, LOOSE_PREPOSITIONS, NATURAL_FEATURES, TITLES_OF_PLACES
from claimtable.lexicon.reporting import SAY
from claimtable.lexicon.titles import HONORIFICS, RANKS
from claimtable.places.countries import name_key
from claimtable.places.gazetteer import is_country_or_region, is_known

_TITLES = (HONORIFICS | RANKS | PERSON_NOUNS) - TITLES_OF_PLACES
_PREPOSITIONS = FIRM_PREPOSITIONS | LOOSE_PREPOSITIONS
_OTHERS = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the names of one article are: ``people`` and ``others`` are single words of names of people and of people,
    organisations and works; ``located`` are names that stand behind "in" or "near" somewhere; ``labels`` says which
    kind of name (place, PERSON, ORG) the entity recogniser mostly takes a name for.
    """

    people: frozenset[str]
    others: frozenset[str]
    located: frozenset[str]
    labels: Mapping[str, str]


def gather(doc: Doc, names: Sequence[Span]) -> Evidence:
    """Return what the names of ``doc``, and its candidates for places ``names``, are elsewhere in it.

    A name is a person's when it is the surname of a full name, follows a title or a noun for a person, has an age
    behind it, or says something.
    """
    people: set[str] = set()
    others: set[str] = set()
    labels: dict[str, Counter[str]] = {}
    for ent in doc.ents:
        if ent.label_ in _OTHERS:
            others.update(token.text for token in ent)
        if ent.label_ in _OTHERS or ent.label_ in _PLACES:
            people.update(_of_person(ent))
            label = "place" if ent.label_ in _PLACES else ent.label_
            labels.setdefault(ent.text.removeprefix("the "), Counter())[label] += 1
    located = frozenset(name.text for name in names if name.start and _stands_as_place(name))
    mostly = {name: counts.most_common(1)[0][0] for name, counts in labels.items() if counts.total() > 1}
    return Evidence(frozenset(people), frozenset(others), located, mostly)


def _stands_as_place(name: Span) -> bool:
    word = _before(name)
    return word in FIRM_PREPOSITIONS or (word in ("from", "to") and is_known(name.text))


def _before(name: Span) -> str:
    return str(name.doc[name.start - 1].lower_)


def _of_person(ent: Span) -> Iterator[str]:
    if ent.label_ == "PERSON":
        full = len(ent) > 1 and (is_first_name(ent[0].text) or not _is_behind_preposition(ent))
        if full or _acts_like_person(ent):
            yield from (token.text for token in ent if token.text[:1].isupper())
    elif len(ent) == 1 and ent.label_ not in ("LOC", "FAC") and _acts_like_person(ent):
        yield ent[0].text


def _is_behind_preposition(ent: Span) -> bool:
    return ent.start > 0 and _before(ent) in _PREPOSITIONS


def _is_title_before(word: Token) -> bool:
    return word.lower_.rstrip(".") in _TITLES and word.dep_ in ("compound", "appos", "amod")


def _acts_like_person(ent: Span) -> bool:
    doc, last = ent.doc, ent[-1]
    if last.dep_ == "nsubj" and last.head.lemma_ in SAY and not is_country_or_region(ent.text):
        return True
    if ent.start and _is_title_before(doc[ent.start - 1]):
        return True
    return ent.end + 1 < len(doc) and doc[ent.end].text == "," and doc[ent.end + 1].lower_ == "who"


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a first name or an initial.

    >>> is_first_name("Maria"), is_first_name("J."), is_first_name("Maribor")
    (True, True, False)
    """
    lower = word.lower()
    return lower in MALE or lower in FEMALE or (len(word) == 2 and word[0].isupper() and word[1] == ".")


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return the keys of the names of languages (CLDR) that are no places' as well."""
    names = {name_key(name) for name in cldr.languages()}
    return frozenset(name for name in names if not is_known(name) and name not in NATURAL_FEATURES)
