"""Quantities as trades and web pages print them: one habit a line, read to value, modifier, unit and change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimtable.quantity.values import quantities_of
from claimtable.schema import Quantity

Read = Callable[[str], Doc]
BLIND = Path(__file__).parent / "data" / "quantities-blind.jsonl"


def values(doc: Doc) -> list[tuple[float, str]]:
    return [(round(quantity.value, 4), quantity.unit) for quantity in quantities_of(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea costs seven or eight dollars here.", [(7, "dollar"), (8, "dollar")]),
        ("It sold for 15k or 20k.", [(15_000, ""), (20_000, "")]),
        ("Growth of 3 or 4 percent is likely.", [(3.5, "percent")]),
        ("He scored three or four goals.", [(3.5, "goal")]),
        ("It takes a year or two.", [(1.5, "year")]),
        ("Waits rose from four to seven weeks.", [(4, "week"), (7, "week")]),
        ("Profit rose to 12 million rand from 9 million.", [(12e6, "rand"), (9e6, "rand")]),
        ("Mangoes sold at Rs 60-80 per kg.", [(70, "Indian rupee per kilogram")]),
        ("The £1.5-2m revamp begins.", [(1.75e6, "pound sterling")]),
        ("The dollar stood at 108.42-44 yen.", [(108.43, "yen")]),
        ("The euro stood at 1.1204-1206 dollars.", [(1.1205, "dollar")]),
        ("Sales grew from 400 in 1998 to 9,000.", [(400, ""), (9000, "")]),
        ("More than half — 58 percent — agreed.", [(0.5, "fraction"), (58, "percent")]),
        ("Three people in five own a bike.", [(0.6, "fraction")]),
        ("Boys aged 9, 11 and 12 were hurt.", [(9, "year"), (11, "year"), (12, "year")]),
        ("Its 0-60 time is 5 seconds.", [(5, "second")]),
        ("They back him by 71 to 22 per cent.", [(71, "percent"), (22, "percent")]),
        ("It fell from 1998 to 4 per cent.", [(4, "percent")]),
        ("The 6-foot-4 centre left.", [(6.3333, "foot")]),
        ("The toll is 2 dollars 40 cents.", [(2.4, "dollar")]),
        ("The index swung between 510.4 and 498.2.", [(504.3, "")]),
    ],
)
def test_numbers_that_belong_together(read: Read, text: str, expected: list[tuple[float, str]]) -> None:
    assert values(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A $700 fine was paid.", 700, "dollar"),
        ("The fine was worth A $700 then.", 700, "Australian dollar"),
        ("They lost 60 USD million in all.", 60e6, "US dollar"),
        ("The order is worth 45 MSEK in all.", 45e6, "Swedish krona"),
        ("The code costs 30 usd a copy.", 30, "US dollar"),
        ("Crude fell 0.3 U.S.dollars in all.", 0.3, "US dollar"),
        ("The striker signed for 35m.", 35e6, ""),
        ("Profit came to 8.5m.", 8.5e6, ""),
        ("The tower is 85m high.", 85, "metre"),
        ("A flat in Buenos Aires costs 900 pesos.", 900, "Argentine peso"),
        ("Entry was 12 pounds.", 12, "pound"),
        ("Tickets cost 12 pounds in London.", 12, "pound sterling"),
        ("Tickets cost 12 pounds.", 12, "pound"),
        ("It sold 30 pounds of beef.", 30, "pound"),
        ("It spent 30 pounds of public money.", 30, "pound"),
    ],
)
def test_money_forms(read: Read, text: str, value: float, unit: str) -> None:
    assert values(read(text)) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The field pumped 30 bcf of gas.", 30e9, "cubic foot"),
        ("Output was 1.5 mb/d.", 1.5e6, "barrel per day"),
        ("The dam let out 900 cfs.", 900, "cubic foot per second"),
        ("The van uses 7.5 L/100 km.", 7.5, "litre per 100 kilometres"),
        ("The van uses 19 kWh per 100 km.", 19, "kilowatt hour per 100 kilometres"),
        ("The chip has a 5nm gate.", 5, "nanometre"),
        ("The ship was 60nm off the coast.", 60, "nautical mile"),
        ("The engine has 300nm of torque.", 300, "newton metre"),
        ("The wall is 9 m high.", 9, "metre"),
        ("Add 5 g of salt.", 5, "gram"),
        ("It boils at 100° Celsius.", 100, "degree Celsius"),
        ("The mill handles 80t a day.", 80, "tonne per day"),
        ("The ride takes 9 min by bus.", 9, "minute"),
        ("It lasted three full days.", 3, "day"),
        ("The mast is 14\" tall.", 14, "inch"),
        ("The Fed cut rates by a quarter point.", 0.25, "point"),
        ("The app is 2.5x faster.", 2.5, "time"),
        ("The clip was viewed 30m times.", 30e6, "time"),
        ("Take it twice a day.", 2, "time"),
        ("She is a 71 yo widow.", 71, "year"),
        ("Turnover grew 4pc.", 4, "percent"),
        ("A 5.8 magnitude tremor was felt.", 5.8, "magnitude"),
        ("It makes 310 lb.-ft. of torque.", 310, "pound-foot"),
        ("The meadow has 3.5 ha and a barn.", 3.5, "hectare"),
        ("The flat rents for £950 pcm.", 950, "pound sterling per month"),
        ("She took an £80-a-week room.", 80, "pound sterling per week"),
        ("The car is 4.2m long and weighs little.", 4.2, "metre"),
    ],
)  # fmt: skip
def test_trade_units(read: Read, text: str, value: float, unit: str) -> None:
    assert values(read(text)) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The deal is a 5-for-4 split.",
        "He went 11-of-19 from the line.",
        "She shot a five-under 67 on Friday.",
        "They shop at 7-Eleven daily.",
        "Bed is at half past nine.",
        "Dial 911 at once.",
        "They watched in 4K at 1080p.",
        "They won a 2- 0 match.",
        "They won 7-6(4) on Sunday.",
        "They lost in the round of 16.",
        "They left on day 4.",
        "Read part 2 here.",
        "The Standard and Poor's 500 index closed.",
        "The 2014 World Cup finals were fun.",
        "Those were the three-quarter backs' best scores.",
        "At one point he wept.",
        "He left one night.",
        "One evening he left.",
        "Nobody liked the same one.",
        "Order 202211190415 was lost.",
        "The display has 1920 x 1080 dots.",
        "Renault's 408 is quiet.",
        "The Canon R6 shoots raw.",
        "USB 3.1 Gen 2 is fast.",
        "Flight 417 left late.",
        "They lost on matchday 12.",
        "Text 60777 for help.",
        "The firm filed a 10-K report.",
        "Savers use 401(k) plans.",
    ],
)
def test_labels_and_scores_are_none(read: Read, text: str) -> None:
    assert values(read(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Anna Berg 44 has left the club.", 44),
        ("She married at 22.", 22),
        ("He lived to be 103.", 103),
        ("He turned 40 in June.", 40),
        ("Berg, then 31, was ill.", 31),
        ("The victim was 27.", 27),
        ("Some are as young as 14.", 14),
        ("He is over 60.", 60),
    ],
)
def test_ages_without_a_unit(read: Read, text: str, value: float) -> None:
    (quantity,) = quantities_of(read(text))
    assert (quantity.kind, quantity.value, quantity.unit) == ("age", value, "year")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They lost a 14-inning game.", "inning"),
        ("It takes 12 large-scale Danish farms.", "farm"),
        ("The two towns' mayors met.", "town"),
        ("They hired 300 \"guest players\" there.", "player"),
        ("Six servicemen fell.", "serviceman"),
        ("They gave 40 doses.", "dose"),
        ("Thousands fled the town.", "person"),
        ("The fall left 12 dead.", "person"),
        ("He tore out the page.\n\nTwo weeks passed.", "week"),
        ("A family of four pays less.", "person"),
        ("She is a mother of three.", "child"),
        ("A crowd of 900 cheered.", "person"),
        ("Berlins 12 districts voted.", "district"),
        ("It had 1317 burglaries.", "burglary"),
        ("Half a dozen HP managers left.", "manager"),
    ],
)  # fmt: skip
def test_what_is_counted(read: Read, text: str, unit: str) -> None:
    assert quantities_of(read(text))[0].unit == unit


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("The index shed 30 points or 0.4%.", ["down", "down"]),
        ("The index rose 30 points (0.4 percent) at noon.", ["up", "up"]),
        ("The index was 30 points (0.4 percent) lower.", ["down", "down"]),
        ("The lender added 3%.", ["up"]),
        ("The lender added 300 loans.", [""]),
        ("Margins widened 40 basis points.", ["up"]),
        ("Patients lost an average of 3kg.", ["down"]),
        ("Exports grew twice as fast.", [""]),
        ("The pill lowered risk 9 percent.", ["down"]),
        ("The well is 300 feet down.", [""]),
        ("Sales came to 9 tons up from 8 tons.", ["", ""]),
    ],
)
def test_directions(read: Read, text: str, changes: list[str]) -> None:
    assert [quantity.change for quantity in quantities_of(read(text))] == changes


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("He earns $80 plus a bonus.", ["="]),
        ("He is paid a $12 minimum wage.", ["="]),
        ("It took ten days minimum.", [">="]),
        ("Polls at or above 15 percent count.", [">="]),
        ("The rate shot up to 9 percent.", ["="]),
        ("Cut it at least by 30 tons.", [">="]),
    ],
)
def test_bounds_that_are_none_and_some_that_are(read: Read, text: str, modifiers: list[str]) -> None:
    assert [quantity.modifier for quantity in quantities_of(read(text))] == modifiers


def agrees(gold: dict[str, Any], found: Quantity) -> bool:
    return bool(
        abs(found.value - gold["value"]) <= 1e-3 * max(1, abs(gold["value"]))
        and (found.modifier, found.unit, found.change) == (gold["modifier"], gold["unit"], gold["change"])
    )


@pytest.mark.parametrize(("name", "floor"), [("first", 0.985), ("second", 0.97), ("third", 0.94), ("fourth", 0.91)])
def test_blind_sentences(nlp: Language, name: str, floor: float) -> None:
    """Sentences labelled before the rules were run on them (see ``docs/quantities.md``): F1 of value with all else."""
    lines = [json.loads(line) for line in BLIND.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["set"] == name]
    hits = total = 0
    for line, doc in zip(lines, nlp.pipe(line["text"] for line in lines), strict=True):
        rest = quantities_of(doc)
        total += len(rest) + len(line["quantities"])
        for gold in line["quantities"]:
            match = next((found for found in rest if agrees(gold, found)), None)
            if match is not None:
                rest.remove(match)
                hits += 1
    assert 2 * hits / total > floor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It saw 65.2 cases per 100,000 people.", [(65.2, "case per 100000")]),
        ("It runs 3 trillion operations per second.", [(3e12, "operation per second")]),
        ("The works fill 400 bottles a minute.", [(400, "bottle per minute")]),
        ("It cut the number of germs to 300 per square metre.", [(300, "germ per square metre")]),
        ("The bid is worth $82 per Borealis share.", [(82, "dollar per share")]),
        ("They may pay $3 each in fees.", [(3, "dollar")]),
        ("He came four days a week.", [(4, "day")]),
    ],
)
def test_rates_have_their_base_in_the_unit_and_frequencies_none(
    read: Read, text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier"),
    [
        ("He waited more than a year.", 1, "year", ">"),
        ("They have just over a month to prepare.", 1, "month", ">"),
        ("It drove for more than a mile.", 1, "mile", ">"),
        ("It broke at least once.", 1, "time", ">="),
        ("It has double the thrust.", 2, "time", "="),
        ("A strong tornado or two may form.", 1.5, "tornado", "range"),
        ("It takes six or seven hours.", 6.5, "hour", "range"),
        ("Silva won it over two spells.", 2, "spell", "="),
    ],
)
def test_words_that_are_numbers_by_what_stands_beside_them(
    read: Read, text: str, value: float, unit: str, modifier: str
) -> None:
    (found,) = quantities_of(read(text))
    assert (found.value, found.unit, found.modifier) == (value, unit, modifier)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Storms killed 59 people and hurt 2 million others.", ["person", "person"]),
        ("All three are fan sites.", ["site"]),
        ("Ether is down 29 percent and cardano is down 24.", ["percent", "percent"]),
        ("He coached for 42 years, including the past five in Leeds.", ["year", "year"]),
        ("Plans for 84 flats were rejected by eight to three.", ["flat", "vote", "vote"]),
        ("It played to an audience of millions.", ["person"]),
    ],
)
def test_a_noun_or_unit_that_is_left_out_comes_from_the_sentence(read: Read, text: str, units: list[str]) -> None:
    assert [found.unit for found in quantities_of(read(text))] == units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It found 14 graves.", "grave"),
        ("It lost 12 wolves.", "wolf"),
        ("It saw 200 geese.", "goose"),
        ("It grew 40 bacteria.", "bacterium"),
        ("It drew nine oxen.", "ox"),
        ("It runs on 12 vertices.", "vertex"),
        ("It saw two long-range missile launches in July.", "launch"),
    ],
)
def test_irregular_plurals_have_their_singular(read: Read, text: str, unit: str) -> None:
    (found,) = quantities_of(read(text))
    assert found.unit == unit
