"""Names as strings: parts, comparison, acronyms, folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.coref.names import (
    PersonName,
    acronyms,
    gender_of_first_name,
    is_nickname,
    may_be_one,
    parse_person,
    without_legal_form,
)
from claimtable.lexicon import first_names, people, titles
from claimtable.text import fold


@pytest.mark.parametrize(
    ("name", "given", "surname", "suffix"),
    [
        ("Ruth Okafor", ("ruth",), "okafor", ""),
        ("Okafor", (), "okafor", ""),
        ("Ruth A. Okafor", ("ruth", "a"), "okafor", ""),
        ("Pieter van der Linden", ("pieter",), "van der linden", ""),
        ("van der Linden", (), "van der linden", ""),
        ("Samir al-Haddad", ("samir",), "al haddad", ""),
        ("Harold Price Jr.", ("harold",), "price", "jr"),
        ("Harold Price III", ("harold",), "price", "iii"),
        ("Lena Brandt, MD", ("lena",), "brandt", ""),
        ("Zoë Müller", ("zoe",), "muller", ""),
        ("RUTH OKAFOR", ("ruth",), "okafor", ""),
    ],
)
def test_parts_of_a_person_s_name(name: str, given: tuple[str, ...], surname: str, suffix: str) -> None:
    assert parse_person(name.split()) == PersonName(given, surname, suffix)


def test_marks_alone_are_no_name() -> None:
    assert parse_person(["--", "."]) is None


def _may_be_one(one: str, other: str) -> bool:
    first, second = parse_person(one.split()), parse_person(other.split())
    assert first is not None
    assert second is not None
    return may_be_one(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Okafor", "Ruth Okafor"),
        ("R. Okafor", "Ruth Okafor"),
        ("Ruth Okafor", "Ruth A. Okafor"),
        ("Bill Farrow", "William Farrow"),
        ("Kadri", "Samir al-Kadri"),
        ("Zoë Müller", "Zoe Muller"),
        ("HAROLD PRICE", "Harold Price Jr."),
    ],
)
def test_names_that_may_be_one_person_s(one: str, other: str) -> None:
    assert _may_be_one(one, other)
    assert _may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruth Okafor", "Daniel Okafor"),
        ("R. Okafor", "Daniel Okafor"),
        ("Ruth A. Okafor", "Ruth B. Okafor"),
        ("Harold Price Jr.", "Harold Price Sr."),
        ("Ruth Okafor", "Ruth Okonkwo"),
    ],
)
def test_names_that_are_two_people_s(one: str, other: str) -> None:
    assert not _may_be_one(one, other)


@pytest.mark.parametrize(
    ("short", "name"), [("liz", "elizabeth"), ("bob", "robert"), ("j", "joan"), ("tony", "anthony")]
)
def test_nicknames(short: str, name: str) -> None:
    assert is_nickname(short, name)


@pytest.mark.parametrize(("name", "gender"), [("Ruth", "female"), ("Harold", "male"), ("Xqzt", ""), ("", "")])
def test_gender_of_first_names(name: str, gender: str) -> None:
    assert gender_of_first_name(name) == gender


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Harbour and Shipping Authority", "hsa"),
        ("World Lighthouse Organisation", "wlo"),
        ("Bureau of Tides", "bt"),
        ("Bureau of Tides", "bot"),
        ("U.S. Tide Defense Agency", "tda"),
        ("UN High Commissioner for Refugees", "unhcr"),
    ],
)
def test_acronyms(name: str, acronym: str) -> None:
    assert acronym in acronyms(name.split())


def test_one_word_has_no_acronym() -> None:
    assert not acronyms(["Pentagon"])


@pytest.mark.parametrize(("key", "short"), [("acme inc", "acme"), ("acme holdings plc", "acme"), ("inc", "inc")])
def test_legal_forms_are_no_part_of_the_name(key: str, short: str) -> None:
    assert without_legal_form(key) == short


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_give_a_name_or_none(words: list[str]) -> None:
    name = parse_person(words)
    assert name is None or (name.surname and name.size >= 1)


def test_first_names_are_in_one_list_only() -> None:
    assert not first_names.MALE & first_names.FEMALE


def test_lexicons_hold_folded_words() -> None:
    for lexicon in (titles.HONORIFICS, titles.RANKS, people.PERSON_NOUNS, people.DOCUMENT_NOUNS, first_names.MALE):
        assert all(word == word.lower() and word for word in lexicon)
