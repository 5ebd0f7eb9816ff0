"""From a name to a country: ISO 3166 alpha-2 codes of countries, their parts and adjectives of nationality."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claimtable.lexicon import cldr
from claimtable.lexicon.countries import CITY_NAMES, COUNTRY_ALIASES, DEMONYMS, NOT_COUNTRIES, REGIONS, TERRITORIES

_PLURAL_SUFFIXES = (("men", "man"), ("s", ""))


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Return ``name`` as the gazetteers spell it: lower case, no accents, article or full stops, "st" for "saint".

    >>> name_key("the U.S."), name_key("Côte d’Ivoire"), name_key("Saint Lucia")
    ('us', "cote d'ivoire", 'st lucia')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    plain = plain.casefold().replace("’", "'").replace("&", "and").replace(".", "")
    plain = re.sub(r"'s?$", "", re.sub(r"\s+", " ", plain).strip())
    return re.sub(r"\bsaint\b", "st", re.sub(r"^the ", "", plain))


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return all known country names as keys, with their ISO 3166 alpha-2 codes."""
    names = {name_key(name): code for code, name in cldr.countries().items() if code not in NOT_COUNTRIES}
    return {**names, **COUNTRY_ALIASES}


def country_named(name: str) -> str:
    """Return the code of the country that ``name`` names ("Burma", "the U.S."), else an empty string.

    >>> country_named("the United States"), country_named("Ivory Coast"), country_named("Paris")
    ('US', 'CI', '')
    """
    return country_names().get(name_key(name), "")


def region_country(name: str) -> str:
    """Return the code of the country of a state, a province, a well-known site or a city known by a second name.

    >>> region_country("Texas"), region_country("Bavaria")
    ('US', 'DE')
    """
    key = name_key(name)
    return TERRITORIES.get(key) or REGIONS.get(key) or CITY_NAMES.get(key, "")


def nationality(word: str) -> str:
    """Return the country's code of an adjective or noun of nationality ("Iraqi", "Afghans"), else an empty string.

    >>> nationality("Iraqi"), nationality("Afghans"), nationality("Frenchmen"), nationality("blue")
    ('IQ', 'AF', 'FR', '')
    """
    key = name_key(word)
    for ending, replacement in (("", ""), *_PLURAL_SUFFIXES):
        if key.endswith(ending):
            stem = key[: len(key) - len(ending)] + replacement
            if stem in DEMONYMS:
                return DEMONYMS[stem]
    return ""
