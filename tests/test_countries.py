"""From names to ISO 3166 codes, and the three columns over a claim's places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.places.columns import claim_places, countries, countries_involved
from claimtable.places.countries import country_named, country_names, name_key, nationality, region_country
from claimtable.places.gazetteer import cities, is_known
from claimtable.schema import Place, PlaceUse


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the U.S.", "US"), ("United States", "US"), ("America", "US"), ("Britain", "GB"), ("the UK", "GB"),
        ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("Burma", "MM"), ("Myanmar", "MM"), ("Turkey", "TR"),
        ("South Korea", "KR"), ("Democratic Republic of the Congo", "CD"), ("the Netherlands", "NL"), ("Atlantis", ""),
    ],
)  # fmt: skip
def test_country_by_its_name(name: str, code: str) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Gaza", "PS"), ("England", "GB"), ("Texas", "US"), ("Bavaria", "DE"), ("Ontario", "CA"), ("Bombay", "IN")],
)
def test_country_of_a_part(name: str, code: str) -> None:
    assert region_country(name) == code
    assert country_named(name) == ""


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iraqi", "IQ"), ("Afghans", "AF"), ("Frenchmen", "FR"), ("South African", "ZA"), ("wooden", "")],
)
def test_country_of_a_nationality(word: str, code: str) -> None:
    assert nationality(word) == code


def test_codes_are_two_capitals_and_keys_are_keys() -> None:
    for key, code in country_names().items():
        assert len(code) == 2
        assert code.isupper()
        assert key == name_key(key)
    assert all(key == name_key(key) for key in cities())


@given(st.text(max_size=30))
def test_any_name_has_a_stable_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name) or "'" in name or "." in name
    assert isinstance(is_known(name), bool)


def place(start: int, text: str, country: str = "", use: PlaceUse = "place") -> Place:
    return Place(start, start + len(text), text, country, use)


def test_where_gives_each_place_once_in_order_in_its_first_form() -> None:
    found = [
        place(40, "U.S.", "US"),
        place(0, "Basra", "IQ"),
        place(10, "United States", "US"),
        place(60, "Basra", "IQ"),
    ]
    assert claim_places(found) == ["Basra", "United States"]


def test_where_keeps_different_places_of_one_country() -> None:
    assert claim_places([place(0, "England", "GB"), place(10, "Britain", "GB"), place(20, "Gaza", "PS")]) == [
        "England",
        "Britain",
        "Gaza",
    ]


def test_actors_and_modifiers_are_no_places_but_countries_involved() -> None:
    found = [place(0, "Iraqi", "IQ", "modifier"), place(10, "Washington", "US", "actor"), place(30, "Basra", "IQ")]
    assert claim_places(found) == ["Basra"]
    assert countries(found) == ["IQ"]
    assert countries_involved(found) == ["IQ", "US"]


def test_places_without_a_country_give_no_code() -> None:
    assert countries([place(0, "Baltic Sea"), place(20, "Oslo", "NO"), place(30, "Norway", "NO")]) == ["NO"]
