"""The columns ``where``, ``countries`` and ``countries_involved`` of one claim's places."""

from __future__ import annotations

from collections.abc import Iterable

from claimtable.places.countries import country_named, name_key
from claimtable.schema import Place

#: what Unicode CLDR calls an unknown region; ISO 3166 leaves the code to users
UNKNOWN = "ZZ"


def claim_places(places: Iterable[Place]) -> list[str]:
    """Return the column ``where``: the named places, bare, in text order, each once, in the form that comes first.

    Two names of one country ("United States", "U.S.") are one place. Actors and modifiers are left out.
    """
    return [place.text for place in _named(places)]


def place_countries(places: Iterable[Place]) -> list[str]:
    """Return the column ``where_countries``: for each place of ``where`` its ISO 3166 code, or ``ZZ``."""
    return [place.country or UNKNOWN for place in _named(places)]


def _named(places: Iterable[Place]) -> list[Place]:
    found: dict[str, Place] = {}
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        if place.use == "place":
            found.setdefault(country_named(place.text) or name_key(place.text), place)
    return list(found.values())


def countries(places: Iterable[Place]) -> list[str]:
    """Return the ISO 3166 alpha-2 codes of the countries that a claim's places lie in, in text order, each once."""
    return _codes(place for place in places if place.use == "place")


def countries_involved(places: Iterable[Place]) -> list[str]:
    """Return the codes of countries that a claim names by nationality ("Iraqi militias") or as a government that acts
    ("the U.S. agreed"), in text order, each once.
    """
    return _codes(place for place in places if place.use != "place")


def _codes(places: Iterable[Place]) -> list[str]:
    ordered = sorted(places, key=lambda place: (place.start, place.end))
    return list(dict.fromkeys(place.country for place in ordered if place.country))
