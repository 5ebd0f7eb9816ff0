"""Where a name begins and ends: what the entity recogniser cut off or glued on."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimtable.coref.article import names_of
from claimtable.coref.mentions import Mention
from claimtable.coref.organisations import as_people
from claimtable.coref.token_arrays import read
from told import Told, speakers, tell

#: "Nikki Haley", "Haley", "Doe Motors", "Doe"
_NAMES = [
    Mention(0, 2, "name", "person", 1),
    Mention(4, 5, "name", "organisation", 4),
    Mention(7, 9, "name", "organisation", 8),
    Mention(10, 11, "name", "organisation", 10),
]


def _name(nlp: Language, text: str, *told: Told) -> str:
    return speakers(tell(nlp, text, *told))[-1].name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Mali President Modibo Toumani Sacko opened the summit. Sacko said it was late.",
            "Sacko",
            "Modibo Toumani Sacko",
        ),
        ("Foreign Minister Rashid Mahmood Qasuri met him. Qasuri said it was late.", "Qasuri", "Rashid Mahmood Qasuri"),
        ("Director-General Sokhom Vannavong said it was late.", "Sokhom Vannavong", "Sokhom Vannavong"),
        ("Iraqi Prime Minister Nuri al- Malik pledged help. Malik said it was late.", "Malik", "Nuri al- Malik"),
        ("The NC chairman Omar al-Basri left at noon. Basri said it was late.", "Basri", "Omar al-Basri"),
        (
            "Tunisian President Zine El Amidine Ben Said left. Ben Said said it was late.",
            "Ben Said",
            "Zine El Amidine Ben Said",
        ),
        ("Chief Financial Officer Don Leclerc came at noon. Leclerc said it was late.", "Leclerc", "Don Leclerc"),
        ("Columnist George Will left at noon. Will said it was late.", "Will", "George Will"),
        ("Brazilian Emerson Facchini came second. Facchini said it was late.", "Facchini", "Emerson Facchini"),
        (
            "Ex-minister Jean-Pierre Chevalement left. Chevalement said it was late.",
            "Chevalement",
            "Jean-Pierre Chevalement",
        ),
    ],
)
def test_a_person_s_name_is_whole(nlp: Language, text: str, source: str, name: str) -> None:
    assert _name(nlp, text, (source, "said", "it was late")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hospital's director Uddhav Kumar Bose told them so.", "Uddhav Kumar Bose"),
        ("Health Secretary T R Raman said so on Monday.", "T R Raman"),
        ("Minister for Finance Lim Swee Hock said so on Monday.", "Lim Swee Hock"),
        ("Dana Whitlock Opens New Pool In Leeds.", "Dana Whitlock"),
        ("Her daughter-in-law, Carla De Rosa Vance, was arrested.", "Carla De Rosa Vance"),
        ("So Kamala Devi went home.", "Kamala Devi"),
        ("She told Enid Castell so.", "Enid Castell"),
        ("Sgt. Dale Burke said the road was shut.", "Dale Burke"),
        ("The wife of Jean-Marc Hostert, 99, wept.", "Jean-Marc Hostert"),
    ],
)
def test_what_is_no_part_of_a_name_goes_and_what_was_cut_off_comes_back(nlp: Language, text: str, name: str) -> None:
    view = read(nlp(text))
    assert [view.printed(*one.place) for one in names_of(view)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mikkel Artola's side held on at home. Artola said it was late.", "Mikkel Artola"),
        ("Mufid Neftali, an envoy of the party, voted early. Neftali said it was late.", "Mufid Neftali"),
        ("They cruised past Nowak Dukovic on Monday. Dukovic said it was late.", "Nowak Dukovic"),
    ],
)
def test_a_full_name_that_the_recogniser_passed_over_is_found_by_the_surname_that_speaks(
    nlp: Language, text: str, name: str
) -> None:
    surname = name.split()[-1]
    assert _name(nlp, text, (surname, "said", "it was late")) == name


def test_a_surname_that_was_taken_for_a_body_s_name_is_its_bearer_s(nlp: Language) -> None:
    names = as_people(read(nlp("Nikki Haley left. Haley smiled. Doe Motors and Doe smiled.")), _NAMES)
    assert [one.type for one in names] == ["person", "person", "organisation", "organisation"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "the Economic Commission for Latin America and the Caribbean",
            "Economic Commission for Latin America and the Caribbean",
        ),
        ("the Roman Catholic Archdiocese of Los Angeles", "Roman Catholic Archdiocese of Los Angeles"),
        ("the New Light of Myanmar", "New Light of Myanmar"),
        (
            "the International Criminal Tribunal for the Former Yugoslavia",
            "International Criminal Tribunal for the Former Yugoslavia",
        ),
    ],
)
def test_what_a_body_is_of_or_for_belongs_to_its_name(nlp: Language, source: str, name: str) -> None:
    assert _name(nlp, f"On Monday {source} said it was late.", (source, "said", "it was late")) == name


def test_a_firm_s_seat_is_no_part_of_its_name(nlp: Language) -> None:
    assert (
        _name(
            nlp, "On Monday Kanto Motor Corp. of Japan said it was late.", ("Kanto Motor Corp.", "said", "it was late")
        )
        == "Kanto Motor Corp."
    )


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Kyodo News", "Kyodo"),
        ("Amnesty International", "Amnesty"),
        ("the Boston Zoo & Botanical Garden", "the Boston Zoo"),
    ],
)
def test_a_body_is_called_by_its_first_words(nlp: Language, full: str, short: str) -> None:
    text = f"On Monday {short} said it was late. Traders praised {full} on Tuesday."
    assert _name(nlp, text, (short, "said", "it was late")) == full.removeprefix("the ")


def test_a_name_with_a_possessive_keeps_it_before_a_verb(nlp: Language) -> None:
    text = "On Monday UK bank Lloyd's said it was late."
    assert _name(nlp, text, ("Lloyd's", "said", "it was late")) == "Lloyd's"


def test_a_name_in_capitals_that_opens_a_turn_is_the_full_name(nlp: Language) -> None:
    text = "ANNA MONTBRUN, HOST:\nThe dam held.\nPETER KOLB, BYLINE: Good morning.\nMONTBRUN: It was late."
    assert _name(nlp, text, ("MONTBRUN", ":", "It was late")) == "ANNA MONTBRUN"
