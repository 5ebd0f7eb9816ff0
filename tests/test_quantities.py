"""Finding quantities: which numbers of a news sentence are quantities, of which kind, and how far they reach."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.components.quantities import find_quantities
from claimtable.lexicon.wordlist import words
from claimtable.quantity.phrases import phrases_of
from claimtable.quantity.values import quantities_of

Read = Callable[[str], Doc]
OWN = Path(__file__).parent / "data" / "quantities.jsonl"


@cache
def blank() -> Language:
    return spacy.blank("en")


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(quantity.text, quantity.kind) for quantity in quantities_of(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mine employs 1,450 workers.", [("1,450", "count")]),
        ("Nearly two dozen villages were flooded.", [("Nearly two dozen", "count")]),
        ("The bridge is 2.3 kilometres long.", [("2.3 kilometres", "measure")]),
        ("The ministry set aside $4.5 billion.", [("$4.5 billion", "money")]),
        ("Support for the plan fell to 38 per cent.", [("38 per cent", "percent")]),
        ("Her lead shrank by two percentage points.", [("two percentage points", "percent")]),
        ("Okafor, 52, runs a bakery in the town.", [("52", "age")]),
        ("The strike lasted three weeks.", [("three weeks", "duration")]),
        ("Half of the crew fell ill.", [("Half", "fraction")]),
        ("One in six adults smokes.", [("One in six", "fraction")]),
        ("Complaints rose tenfold.", [("tenfold", "multiple")]),
        ("He was warned twice.", [("twice", "multiple")]),
        ("It costs three times the old price.", [("three times", "multiple")]),
    ],
)
def test_kinds(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in 1987.",
        "Talks resume on March 14.",
        "The shop closed on 3 November 2019.",
        "The session opens at 10.45pm.",
        "Polls close at 9 a.m. local time.",
        "She finished third in the second heat.",
        "The visitors won 4-2 on Sunday.",
        "The council voted 31-24 against the plan.",
        "An Airbus 320 was parked on the apron.",
        "The claim rests on Section 12 of the act.",
        "He lives at No. 10.",
        "COVID-19 spread quickly.",
        "Call 555-0187 for details.",
        "It was one of the worst floods on record.",
        "Nobody liked this one.",
        "They first met five years ago.",
        "They met again six minutes later.",
        "Music of the 1990s filled the hall.",
        "The G20 summit ended without a statement.",
        "The match was level at half-time.",
        "The S&P 500 utilities lagged.",
        "The S P 500 utilities lagged.",
        "Most Fortune 100 firms agreed.",
        "The Group of 20 met in Lyon.",
        "The Big Four met again.",
        "He drives in Formula 1.",
        "Channel 4 showed the film.",
        "The 747 landed safely.",
        "A 737 crashed into the hill.",
        "They drove along Route 66.",
        "The iPhone 12 went on sale.",
        "Security changed after 9/11.",
        "The clinic is open 24/7.",
        "Several ministers and many voters agreed.",
    ],
)
def test_no_quantities(read: Read, text: str) -> None:
    assert found(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a six-member panel of judges met", ["six"]),
        ("The 40-yard pass won the game.", ["40-yard"]),
        ("About a 15 minute walk from the port", ["About a 15 minute"]),
        ("It takes at least about 30 people to run the ship.", ["at least about 30"]),
        ("Between 20 and 25 boats sank.", ["Between 20 and 25"]),
        ("The fee went from 3% to 5% of sales.", ["3%", "5%"]),
        ("Fees of 3% to 5% are common.", ["3% to 5%"]),
        ("The farm has 300 or more cows.", ["300 or more"]),
        ("The toll stood at 312 and counting.", ["312 and counting"]),
        ("It serves over than 60% of the banks.", ["over than 60%"]),
        ("Oil rose to $71 a barrel.", ["$71 a barrel"]),
        ("The jeep did 30 miles an hour.", ["30 miles an hour"]),
        ("The tower (80 metres, 262 feet) fell.", ["80 metres", "262 feet"]),
        ("The boxer is 6ft 3in tall.", ["6ft 3in"]),
        ("Tens of thousands of pilgrims arrived.", ["Tens of thousands"]),
        ("A couple of trees fell.", ["A couple"]),
    ],
)
def test_extent(read: Read, text: str, expected: list[str]) -> None:
    assert [text for text, _ in found(read(text))] == expected


def test_offsets_are_those_of_the_printed_text(read: Read) -> None:
    text = "Fares rose by “about 4–6 per cent”, he said."
    (quantity,) = quantities_of(read(text))
    assert text[quantity.start : quantity.end] == quantity.text == "about 4–6 per cent"


def test_layer_survives_serialisation(nlp: Language, read: Read) -> None:
    doc = read("The port handled 2,300 ships, 12% more than before.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert quantities_of(again) == quantities_of(doc)
    assert [span.label_ for span in layers.get_spans(again, layers.QUANTITIES)] == ["count", "percent"]


def test_nothing_is_found_in_an_empty_doc() -> None:
    assert find_quantities(blank()("")) == []


def test_a_bare_pipeline_suffices() -> None:
    """Without tags, a parse or names the numbers with a unit are still found."""
    doc = blank()("The pipe carries 40 litres for $3.")
    assert [span.text for span in find_quantities(doc)] == ["40 litres", "$3"]


PIECES = sorted(
    words("""
    1 2,500 3.5 -4 1/2 ½ $ £ % € km m bn million hundred and a an half of to - – or between from about at least more
    than year old aged one two dozen thousands in per . , ( ) : ' " US$ No. May 10pm twice fold °C by rose up
    """)
)
PATTERNS = [
    "1,",
    "1",
    "1 ",
    "one ",
    "hundred and ",
    "5 to ",
    "$1",
    ".5",
    "1-",
    "1:",
    ",000",
    "about ",
    "at least 5 ",
    "a ",
    "½",
    "5% or ",
    "1 or ",
    "1.25-33 ",
    "from 1 to ",
    "5 pounds ",
    "minus 1 ",
    "two people in ",
    '12" ',
    "1m times ",
    "half a point ",
    "Smith 51 ",
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(PIECES),
            st.text(max_size=6),
        ),
        max_size=24,
    ),
    st.booleans(),
)
def test_any_text_gives_sound_quantities(pieces: list[str], spaced: bool) -> None:
    doc = blank()((" " if spaced else "").join(pieces))
    layers.set_spans(doc, layers.QUANTITIES, find_quantities(doc))
    for quantity in quantities_of(doc):
        assert quantity.text == doc.text[quantity.start : quantity.end]
        assert quantity.text
        assert quantity.low is None or quantity.low <= quantity.value
        assert quantity.high is None or quantity.value <= quantity.high
        if quantity.modifier in ("=", "~"):
            assert quantity.low == quantity.high == quantity.value


@pytest.mark.parametrize("pattern", PATTERNS)
def test_hostile_repetition_is_read(pattern: str) -> None:
    """What each of these costs grows with the text's length alone; a quadratic reading would not come back."""
    length = 100_000 if pattern == "1," else 8_000
    for phrase in phrases_of(pattern * (length // len(pattern))):
        assert phrase.start < phrase.end


def test_output_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from claimtable.quantity.phrases import phrases_of;"
        "text = 'US$3m or 2m kroner, 5-7 kg, 40 miles an hour, 12 Mbps, 3 CHF, 7 mg/L and 8 cents a share';"
        "print(phrases_of(text))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(runs) == 1
    assert "kilogram" in runs.pop()


def test_quantulum_is_read_but_never_imported(read: Read) -> None:
    before = list(logging.getLogger().handlers)
    read("The tank holds 300 gallons.")
    assert "quantulum3" not in sys.modules
    assert logging.getLogger().handlers == before


def test_own_sentences(nlp: Language) -> None:
    """Our own labelled sentences over ten desks: a floor under what the rules reach."""
    sentences = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    hits = {"value": 0, "value and modifier": 0, "value and unit": 0}
    gold = predicted = 0
    for sentence, doc in zip(sentences, nlp.pipe(entry["text"] for entry in sentences), strict=True):
        rest = quantities_of(doc)
        predicted += len(rest)
        gold += len(sentence["quantities"])
        for wanted in sentence["quantities"]:
            same = [one for one in rest if abs(one.value - wanted["value"]) <= 1e-3 * max(1, abs(wanted["value"]))]
            if same:
                best = max(same, key=lambda one: (one.unit == wanted["unit"], one.modifier == wanted["modifier"]))
                rest.remove(best)
                hits["value"] += 1
                hits["value and modifier"] += best.modifier == wanted["modifier"]
                hits["value and unit"] += wanted["unit"] in ("", best.unit)
    scores = {name: 2 * hit / (gold + predicted) for name, hit in hits.items()}
    assert scores["value"] > 0.97
    assert scores["value and modifier"] > 0.96
    assert scores["value and unit"] > 0.95


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("The death toll rose to 34.", "death", "death toll"),
        ("The toll from the blast stood at 12 on Monday.", "death", "toll"),
        ("The number of cases fell to 300 last week.", "case", "cases"),
    ],
)
def test_a_bare_number_is_of_the_toll_or_the_number_that_moves(read: Read, text: str, unit: str, of: str) -> None:
    assert [(found.unit, found.of) for found in quantities_of(read(text))] == [(unit, of)]
