"""``claim_places``: named places, their use and their country. All sentences are our own."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimtable import layers
from claimtable.components.places import annotate_places


def found(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span, _ in layers.get_places(nlp(text))]


def places(nlp: Language, text: str) -> list[str]:
    return [text for text, use, _ in found(nlp, text) if use == "place"]


WHERE = [
    ("country", "The troops stayed in Kenya.", ["Kenya"]),
    ("city and country", "The boat left for Lisbon, Portugal.", ["Lisbon", "Portugal"]),
    ("city and state", "The fire began near Houston, Texas.", ["Houston", "Texas"]),
    ("of a city", "Rebels hold the Syrian city of Aleppo.", ["Aleppo"]),
    ("without description", "The frost hit northern Spain and mainland Greece.", ["Spain", "Greece"]),
    ("without the kind of place", "The mine is in Shanxi province.", ["Shanxi"]),
    ("region of the world", "Prices rose across the Middle East.", ["Middle East"]),
    ("sea", "The tanker sank in the Baltic Sea.", ["Baltic Sea"]),
    ("list", "The virus spread to France, Italy and Spain.", ["France", "Italy", "Spain"]),
    ("airport", "The plane landed at Frankfurt International Airport.", ["Frankfurt International Airport"]),
    ("possessive", "The flood reached Peru's capital.", ["Peru"]),
    ("existence", "Belgium is a small country.", ["Belgium"]),
    ("list of islands", "Storms hit Madeira, the Azores and St Lucia.", ["Madeira", "Azores", "St Lucia"]),
    ("second of a pair", "The plants at Medupi and Kriel stand still.", ["Medupi", "Kriel"]),
    ("hyphens and particles", "A bomb went off in Mazar-i-Sharif.", ["Mazar-i-Sharif"]),
    ("hyphen behind an article", "They fled to Deir ez-Zor.", ["Deir ez-Zor"]),
    ("possessive before a site", "They met in Istanbul's Blue Mosque.", ["Istanbul", "Blue Mosque"]),
    ("number of a house", "Police searched 14 Wardour Street.", ["14 Wardour Street"]),
    ("court", "The trial opened at Leeds Crown Court.", ["Leeds Crown Court"]),
    ("university behind at", "Students met at the University of Leeds.", ["University of Leeds"]),
    ("county with a capital point of the compass", "Schools in East Sussex will close.", ["East Sussex"]),
    ("two countries of one law", "The law applies in England and Wales.", ["England", "Wales"]),
    ("possessive before a name of a kind", "Crowds filled London's Oxford Street.", ["London", "Oxford Street"]),
    ("where somebody left for", "She left for Canada in May.", ["Canada"]),
    ("economy of a country", "Mexico's economy shrank.", ["Mexico"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in WHERE], ids=[row[0] for row in WHERE])
def test_places(nlp: Language, text: str, expected: list[str]) -> None:
    assert places(nlp, text) == expected


NOT_WHERE = [
    ("government that acts", "Washington agreed to the plan.", ("Washington", "actor", "US")),
    ("object of a demand", "The council accused Iran of delay.", ("Iran", "actor", "IR")),
    ("partner", "The company signed a deal with France.", ("France", "actor", "FR")),
    ("owner of a decision", "Norway's decision surprised the market.", ("Norway", "actor", "NO")),
    ("modifier", "U.S. troops left the base.", ("U.S.", "modifier", "US")),
    ("nationality", "Three Iraqi soldiers were hurt.", ("Iraqi", "modifier", "IQ")),
    ("compound adjective", "The Iran-backed group fired rockets.", ("Iran", "modifier", "IR")),
    ("institution", "The Bank of England raised rates.", ("England", "modifier", "GB")),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NOT_WHERE], ids=[row[0] for row in NOT_WHERE])
def test_actors_and_modifiers(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    names = found(nlp, text)
    assert all(use != "place" for _, use, _ in names)
    assert expected in names or not names


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post hired ten people.",
        "Michael Jordan scored 40 points.",
        "She wrote the letter in Spanish.",
        "Sweden beat Ghana 3-0.",
    ],
)
def test_names_of_other_things_are_no_places(nlp: Language, text: str) -> None:
    assert places(nlp, text) == []


NOT_IN_THE_GAZETTEER = [
    ("behind in", "A kiln in Dunmarrow exploded.", ["Dunmarrow"]),
    ("behind near", "Two cows were found near Oststedt.", ["Oststedt"]),
    ("behind of and a direction", "The road north of Varnholt was closed.", ["Varnholt"]),
    ("verb of going", "The pilot flew to Kirbymoor.", ["Kirbymoor"]),
    ("river", "The Velmora River burst its banks.", ["Velmora River"]),
    ("mountain", "Snow fell on Mount Orrin.", ["Mount Orrin"]),
    ("street", "A tram stopped on Calle Verdejo.", ["Calle Verdejo"]),
    ("end of a route", "A bridge connects Tarnow and Velmora.", ["Tarnow", "Velmora"]),
    ("numbered street", "The march began at 36th Street and Fifth Avenue.", ["36th Street", "Fifth Avenue"]),
    (
        "shopping mall",
        "Nine people were hurt near the Olympia shopping mall in Munich.",
        ["Olympia shopping mall", "Munich"],
    ),
    ("crossing", "A guard was hurt at the Rafah crossing.", ["Rafah crossing"]),
    ("below a desert", "The fair was held in sub-Saharan Africa.", ["sub-Saharan Africa"]),
    ("capital of the U.S.", "They met in Washington, D.C., on Friday.", ["Washington, D.C."]),
    (
        "street of a quarter",
        "Crowds filled the sidewalks of Wan Chai's Gloucester Road.",
        ["Wan Chai", "Gloucester Road"],
    ),
    ("saint's church", "The coffin was brought to Saint Stephen's Basilica.", ["Saint Stephen's Basilica"]),
    ("palace of", "A crowd stood outside the Palace of Arts.", ["Palace of Arts"]),
    ("other end of a way", "The ferry took 40 people from Tagbilaro to Rotterdam.", ["Tagbilaro", "Rotterdam"]),
    ("home behind an age", "Craig Dunmore, 34, of Wigsby, was jailed.", ["Wigsby"]),
    ("verb of coming", "He told her to come to Kveda.", ["Kveda"]),
    ("camp", "A shell fell east of Dunmarrow refugee camp.", ["Dunmarrow refugee camp"]),
    ("valley that the recogniser takes for a nation", "It floods villages in the Tskheni valley.", ["Tskheni"]),
    ("building that closes", "They hid until the Harcourt Museum closed.", ["Harcourt Museum"]),
    ("region that records", "Kerala has recorded 400 cases.", ["Kerala"]),
    ("words between hyphens", "The train stopped at Upton-in-Wardale.", ["Upton-in-Wardale"]),
    ("two words between hyphens", "She lives in Marsh-next-the-Sea.", ["Marsh-next-the-Sea"]),
    ("abbreviated kind", "Two soldiers were hurt at Ft. Dunmarrow.", ["Ft. Dunmarrow"]),
    ("name behind of", "They met at the National Museum of Fine Arts.", ["National Museum of Fine Arts"]),
    ("ampersand", "They met at the Harcourt Jazz & Heritage Center.", ["Harcourt Jazz & Heritage Center"]),
    ("particle inside", "A shark was seen near Montana de Oro State Park.", ["Montana de Oro State Park"]),
    ("building", "Police closed the Old Post Office building in Oslo.", ["Old Post Office building", "Oslo"]),
    ("kind of a kind of building", "They are held in Baxter detention center.", ["Baxter detention center"]),
    ("dash behind a full stop", "Rain fell in the U.S.—and in Kenya.", ["U.S.", "Kenya"]),
    ("role behind a name", "The war that she began in Libya as Secretary of State failed.", ["Libya"]),
    ("part of the land", "Snow fell in the Northeast.", ["Northeast"]),
    ("kind of the", "They met at the Museum of the Moving Image.", ["Museum of the Moving Image"]),
    ("what the recogniser joins by of", "Shots were fired across the Line of Control.", ["Line of Control"]),
    ("direction with a capital", "North of Trondheim, the road was shut.", ["Trondheim"]),
    ("constituency", "Voters in Leeds North West went to the polls.", ["Leeds North West"]),
    ("shoal", "A ship ran aground on Second Thomas Shoal.", ["Second Thomas Shoal"]),
    ("great city", "The plan was tried in Greater Manchester.", ["Greater Manchester"]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in NOT_IN_THE_GAZETTEER], ids=[row[0] for row in NOT_IN_THE_GAZETTEER]
)
def test_unknown_names_that_stand_as_places(nlp: Language, text: str, expected: list[str]) -> None:
    assert places(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Voters had no confidence in Dunmarrow.", id="trust"),
        pytest.param("The fund bought shares in Dunmarrow.", id="shares"),
        pytest.param("The designer left Google for Amazon.", id="firms that one leaves"),
        pytest.param("In Smith v. Jones the judge ruled for the bank.", id="case"),
        pytest.param("The bill was stuck in Congress.", id="assembly"),
        pytest.param("The song was written in Swahili.", id="language"),
        pytest.param("A review in Le Figaro praised the film.", id="paper"),
        pytest.param("The choir sings at Easter.", id="feast"),
        pytest.param("Maria Dunmarrow runs a farm. The party sees hope in Dunmarrow.", id="surname of a full name"),
        pytest.param("Mr. Dunmarrow runs a farm. The party sees hope in Dunmarrow.", id="title"),
        pytest.param("In Dunmarrow's view, the tax is wrong.", id="possessive"),
        pytest.param("Between January and October, Hong Kong surpassed Japan.", id="month before a name"),
        pytest.param("Sales rose by a tenth in Q2FY25.", id="quarter of a fiscal year"),
        pytest.param("The team is 13 points behind Chelsea.", id="behind by points"),
    ],
)
def test_names_behind_prepositions_that_are_no_places(nlp: Language, text: str) -> None:
    assert places(nlp, text) == []


def test_a_town_is_found_again_where_nothing_marks_it(nlp: Language) -> None:
    text = "Rotterdam is a port. Ships waited near Rotterdam."
    assert places(nlp, text) == ["Rotterdam", "Rotterdam"]


def test_a_town_that_somebody_comes_from_is_found_again(nlp: Language) -> None:
    text = "She moved from Perth to Canberra. The coach is here, so I train more. Perth is four hours from anything."
    assert places(nlp, text) == ["Perth", "Canberra", "Perth"]


@pytest.mark.parametrize(
    ("table", "precision", "recall"),
    [("places.jsonl", 0.97, 0.95), ("places-2.jsonl", 0.93, 0.86), ("places-3.jsonl", 0.93, 0.86)],
)
def test_labelled_sentences(nlp: Language, table: str, precision: float, recall: float) -> None:
    """Own sentences from the whole world, written before they were tried; the model is not fitted to them, but the
    kinds that they showed were mended; docs/who-where.md gives the accuracy at first sight and left out of the fit.
    """
    lines = (Path(__file__).parent / "data" / table).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    read = list(nlp.pipe([row["text"] for row in rows]))
    right = found_names = gold = 0
    for row, doc in zip(rows, read, strict=True):
        names = {span.text for span, _ in layers.get_places(doc) if span.label_ == "place"}
        right += len(names & set(row["where"]))
        found_names += len(names)
        gold += len(row["where"])
    assert right / found_names >= precision
    assert right / gold >= recall


def test_country_beside_the_name_decides(nlp: Language) -> None:
    assert ("Paris", "place", "US") in found(nlp, "The barn burned near Paris, Texas.")
    assert ("Paris", "place", "FR") in found(nlp, "The barn burned near Paris.")


def test_other_places_of_the_article_decide(nlp: Language) -> None:
    english = "The factory in Birmingham closed. Workers in England and in London protested."
    american = "The factory in Birmingham closed. Workers in Alabama and in Texas protested."
    assert ("Birmingham", "place", "GB") in found(nlp, english)
    assert ("Birmingham", "place", "US") in found(nlp, american)


def test_georgia_is_a_state_behind_its_cities(nlp: Language) -> None:
    assert ("Georgia", "place", "US") in found(nlp, "The trial opened in Atlanta, Georgia.")
    assert ("Georgia", "place", "GE") in found(nlp, "The trial opened in Georgia.")


@pytest.mark.parametrize("name", ["Asia", "Latin America", "the Middle East", "the Pacific"])
def test_what_belongs_to_no_country_has_no_code(nlp: Language, name: str) -> None:
    assert all(code == "" for _, _, code in found(nlp, f"Prices rose in {name}."))


def test_a_province_has_its_country(nlp: Language) -> None:
    assert found(nlp, "Rain fell in Bihar.") == [("Bihar", "place", "IN")]


def test_every_use_has_its_probability(nlp: Language) -> None:
    doc = nlp("The troops stayed in Kenya. U.S. troops left.")
    assert all(0.5 <= confidence <= 1 for _, confidence in layers.get_places(doc))


def test_places_are_stored_on_the_doc(nlp: Language) -> None:
    doc = nlp("The troops stayed in Kenya.")
    assert [(span.text, span.label_, span.kb_id_) for span in layers.get_spans(doc, layers.PLACES)] == [
        ("Kenya", "place", "KE")
    ]


def test_empty_text(nlp: Language) -> None:
    assert found(nlp, "") == []


WORDS = ["in", "the", "U.S.", "Paris", ",", "Texas", "Washington", "'s", "agreed", "of", "city", "Iraqi", "-", "backed"]
WORDS += ["Mr.", "Jordan", "(", ")", "and", "headquarters", "said"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=16))
def test_any_words_give_ordered_places_that_do_not_overlap(nlp: Language, words: list[str]) -> None:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claim_")]):
        doc = nlp(" ".join(words))
    spans = [span for span, _ in layers.get_places(annotate_places(doc))]
    assert all(span.label_ in ("place", "actor", "modifier") and len(span) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
