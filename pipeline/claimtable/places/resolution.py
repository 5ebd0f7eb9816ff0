"""Which country a place lies in: by its name, by what stands beside it, by the article's other places, by size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

from spacy.tokens import Span

from claimtable.lexicon.countries import STATE_ABBREVIATIONS, WIDE_REGIONS
from claimtable.lexicon.places import GENERIC_PLACES, SITES
from claimtable.places.countries import country_named, name_key, nationality, region_country
from claimtable.places.gazetteer import cities, subdivisions

#: what the article's other places weigh against size, in powers of ten of inhabitants
_CONTEXT_WEIGHT = 1.2
#: how far the best candidate must lead, in the same unit, when nothing else speaks for it
_LEAD = 0.25


def resolve(places: Sequence[Span]) -> list[str]:
    """Return the ISO 3166 alpha-2 code of each place of one article; empty where it is unknown or undecided.

    A name of several cities goes to the country named beside it ("Paris, Texas"), else to the one that the article's
    other places and its size speak for.
    """
    certain = [_certain(span) for span in places]
    beside = [_beside(index, places, certain) for index in range(len(places))]
    context = Counter(code for code in certain if code)
    found = [
        own or ("" if name_key(span.text) in WIDE_REGIONS else near or _elsewhere(span, context))
        for span, own, near in zip(places, certain, beside, strict=True)
    ]
    return _one_country_each(places, found)


def _one_country_each(places: Sequence[Span], codes: Sequence[str]) -> list[str]:
    """Give a name that has a country in one place of the article, and nowhere another, that country in all places."""
    known: dict[str, set[str]] = {}
    for span, code in zip(places, codes, strict=True):
        if code:
            known.setdefault(name_key(span.text), set()).add(code)
    one = {key: next(iter(found)) for key, found in known.items() if len(found) == 1}
    return [code or one.get(name_key(span.text), "") for span, code in zip(places, codes, strict=True)]


def country_of_name(name: str, context: Sequence[str] = ()) -> str:
    """Return the ISO 3166 alpha-2 code of a place by its name alone and the codes of the places around it; empty where
    it is unknown or undecided.

    >>> country_of_name("Oslo"), country_of_name("the Middle East"), country_of_name("Birmingham", ["US", "US"])
    ('NO', '', 'US')
    """
    if name_key(name) in WIDE_REGIONS:
        return ""
    return _named(name) or _by_gazetteer(name_key(name), Counter(context))


def _elsewhere(span: Span, context: Counter[str]) -> str:
    """Return the code of a city, a state or province, or of the city that a building is called after."""
    return _by_gazetteer(name_key(span.text), context) or _by_city_within(span, context)


def _by_gazetteer(key: str, context: Counter[str]) -> str:
    region = "" if key in cities() else subdivisions().get(key, "")
    return region or _by_size(key, context)


def _by_city_within(span: Span, context: Counter[str]) -> str:
    """Return the code of the city that a building is called after ("Athens airport")."""
    if len(span) < 2 or span[-1].lemma_.lower() not in SITES:
        return ""
    city = span[: next((token.i - span.start for token in span if token.tag_ == "POS"), 1)].text
    return _named(city) or _by_size(name_key(city), context)


def _certain(span: Span) -> str:
    if span.label_ == "NORP":
        return nationality(span.text)
    key = name_key(span.text)
    if key == "georgia" and _in_united_states(span):
        return "US"
    if key in STATE_ABBREVIATIONS and span.start and span.doc[span.start - 1].text == ",":
        return "US"
    return _named(span.text) or _within(span)


def _named(name: str) -> str:
    return country_named(name) or region_country(name)


def _within(span: Span) -> str:
    """Return the code of a country or region that a longer name holds ("Yunnan Province", "Southwest China")."""
    if len(span) < 2 or name_key(span.text) in cities() or name_key(span.text) in WIDE_REGIONS:
        return ""
    return _named(span[1:].text) or (_named(span[:-1].text) if span[-1].lemma_.lower() in GENERIC_PLACES else "")


def _in_united_states(span: Span) -> bool:
    """Tell whether a name of a country and of a state is the state: it stands behind a city and a comma."""
    doc = span.doc
    return (
        span.start > 1
        and doc[span.start - 1].text == ","
        and "US" in cities().get(name_key(doc[span.start - 2].text), {})
    )


def _beside(index: int, places: Sequence[Span], certain: Sequence[str]) -> str:
    """Return the code of the country or state that follows the name and a comma, other than as the next of a list."""
    span, doc = places[index], places[index].doc
    if span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return ""
    following = places[index + 1] if index + 1 < len(places) else None
    if following is not None and following.start == span.end + 1 and following.label_ != "NORP":
        return certain[index + 1] if following.root.dep_ != "conj" else ""
    return "US" if name_key(doc[span.end + 1].text) in STATE_ABBREVIATIONS else ""


def _by_size(key: str, context: Counter[str]) -> str:
    scores = {
        code: log10(people) + _CONTEXT_WEIGHT * (code in context) for code, people in cities().get(key, {}).items()
    }
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _LEAD:
        return ""
    return ranked[0] if ranked else ""
