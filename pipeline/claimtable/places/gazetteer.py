"""The gazetteer: which runs of tokens are known place names, and the cities with the countries they may lie in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc, Span, Token

from claimtable.lexicon.countries import CITY_NAMES, REGIONS, TERRITORIES, WIDE_REGIONS
from claimtable.lexicon.places import GENERIC_PLACES, NATURAL_FEATURES
from claimtable.places.countries import country_names, name_key

#: a city is looked for without the entity recogniser's help from this many inhabitants on
_KNOWN_CITY = 100_000
#: and believed against it from this many
LARGE_CITY = 1_000_000
_LONGEST = 5
_PIECES = re.compile(r"\w+|[^\w\s]")
#: what ends the first word of a name: "Martha's Vineyard", "Washington, D.C.", "Kharkiv-Osnova"
_FIRST_WORD = re.compile(r"[ ,'-]")


@lru_cache(maxsize=1)
def cities() -> dict[str, dict[str, int]]:
    """Return city keys with the inhabitants of the largest city of that name in each country (GeoNames, CC BY 4.0)."""
    found: dict[str, dict[str, int]] = {}
    table = files("claimtable.places").joinpath("data/cities.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        name, country, thousands = line.split("\t")
        found.setdefault(name, {})[country] = 1000 * int(thousands)
    return found


@lru_cache(maxsize=1)
def subdivisions() -> dict[str, str]:
    """Return keys of states, provinces and districts with their country's code (CLDR, Unicode licence)."""
    table = files("claimtable.places").joinpath("data/regions.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines())


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[frozenset[str], int]]:
    """Return the names to look for by their first word, with the most tokens that one of them may have."""
    large = (name for name, sizes in cities().items() if max(sizes.values()) >= _KNOWN_CITY)
    by_word: dict[str, set[str]] = {}
    for name in (
        *country_names(),
        *TERRITORIES,
        *REGIONS,
        *CITY_NAMES,
        *WIDE_REGIONS,
        *NATURAL_FEATURES,
        *subdivisions(),
        *large,
    ):
        by_word.setdefault(_FIRST_WORD.split(name, maxsplit=1)[0], set()).add(name)
    return {word: (frozenset(names), max(map(_most_tokens, names))) for word, names in by_word.items()}


def _most_tokens(name: str) -> int:
    """Return how many tokens print makes of a name at most: words, marks between them, a possessive or full stop."""
    return min(_LONGEST, len(_PIECES.findall(name)) + 1)


def is_known(name: str) -> bool:
    """Tell whether ``name`` is a country, a region or a city of the gazetteer.

    >>> is_known("Baghdad"), is_known("the Middle East"), is_known("Kirby")
    (True, True, False)
    """
    key = name_key(name)
    return is_country_or_region(name) or key in CITY_NAMES or key in cities() or key in subdivisions()


def is_country_or_region(name: str) -> bool:
    """Tell whether ``name`` is a country, a part of one, or a region of the world."""
    key = name_key(name)
    return any(key in table for table in (country_names(), TERRITORIES, REGIONS, WIDE_REGIONS, NATURAL_FEATURES))


def kind_of(name: str) -> str:
    """Return ``country``, ``wide`` (a region of the world), ``part`` (of a country), ``feature`` (a river) or nothing.

    >>> kind_of("Kenya"), kind_of("Texas"), kind_of("Asia"), kind_of("the Danube"), kind_of("Leeds")
    ('country', 'part', 'wide', 'feature', '')
    """
    key = name_key(name)
    return next((kind for kind, table in _kinds() if key in table), "")


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, Collection[str]], ...]:
    parts = TERRITORIES.keys() | REGIONS.keys()
    return ("country", country_names()), ("wide", WIDE_REGIONS), ("part", parts), ("feature", NATURAL_FEATURES)


def is_feature(name: str) -> bool:
    """Tell whether ``name`` is a river, a mountain or an island of the gazetteer.

    >>> is_feature("the Danube"), is_feature("Baghdad")
    (True, False)
    """
    return name_key(name) in NATURAL_FEATURES


def inhabitants(name: str) -> int:
    """Return the number of inhabitants of the largest city called ``name``, 0 when there is none."""
    return max(cities().get(name_key(name), {"": 0}).values())


def find_known(doc: Doc, capitals: Iterable[Token]) -> list[Span]:
    """Return the longest runs of tokens that name a country, a region or a large city, in text order.

    ``capitals`` are the tokens of ``doc`` that begin with a capital, in text order.
    """
    found: list[Span] = []
    for token in capitals:
        if not found or token.i >= found[-1].end:
            span = _longest_at(doc, token)
            if span is not None:
                found.append(_below(span))
    return found


def _below(span: Span) -> Span:
    """Return "sub-Saharan Africa" for its "Africa"."""
    before = span.doc[max(0, span.start - 3) : span.start]
    return span.doc[before.start : span.end] if before.text.lower() == "sub-saharan" else span


def _longest_at(doc: Doc, token: Token) -> Span | None:
    start = token.i
    names, longest = _known().get(_word_key(token.text), (frozenset(), 0))
    for end in range(min(len(doc), start + longest), start, -1):
        span = doc[start:end]
        if name_key(span.text) in names and _may_end(span[-1]):
            return span
    return None


def _may_end(token: Token) -> bool:
    """Tell whether a name may end with ``token``: no punctuation, possessive or common word other than "peninsula"."""
    if token.is_lower:
        return token.lemma_ in GENERIC_PLACES
    return token.text[-1].isalnum() or (token.text[-1] == "." and len(token) > 1)


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> str:
    return _FIRST_WORD.split(name_key(word), maxsplit=1)[0]
