"""What an unnamed source is called: the fullest phrase of the article that brings it in."""

from __future__ import annotations

import pytest
from spacy.language import Language

from told import Told, speakers, tell


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        (
            "A letter to the harbour board was sent on Monday. The letter said the cranes were old.",
            ("The letter", "said", "the cranes were old"),
            "letter to the harbour board",
        ),
        (
            "An internal review was printed in May. The review says 40 posts are empty.",
            ("The review", "says", "40 posts are empty"),
            "internal review",
        ),
        (
            "A report released at the climate talks was long. The report said seas would rise.",
            ("The report", "said", "seas would rise"),
            "report released at the climate talks",
        ),
        (
            "A poll of 800 voters was made in June. The poll showed that few would move.",
            ("The poll", "showed", "few would move"),
            "poll of 800 voters",
        ),
        (
            "A report calling for calm was read. The report said seas would rise.",
            ("The report", "said", "seas would rise"),
            "report",
        ),
        (
            "A source in the trade was asked. Another source said prices fell.",
            ("Another source", "said", "prices fell"),
            "another source",
        ),
    ],
)
def test_the_phrase_that_brings_a_source_in_is_its_name(nlp: Language, text: str, told: Told, name: str) -> None:
    (speaker,) = speakers(tell(nlp, text, told))
    assert speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A spokesman for Gov. Ruth Hale", "spokesman for Gov. Ruth Hale"),
        ("A spokeswoman for Mayor Ann Lee", "spokeswoman for Mayor Ann Lee"),
        ("An aide to President Omar Reyes", "aide to President Omar Reyes"),
        ("The office of Gov. Ruth Hale", "office of Gov. Ruth Hale"),
        ("Gov. Ruth Hale", "Ruth Hale"),
        ("The head of the union, Ruth Hale", "Ruth Hale"),
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(nlp: Language, source: str, name: str) -> None:
    text = f"{source}, said the talks would go on."
    (speaker,) = speakers(tell(nlp, text, (source, "said", "the talks would go on")))
    assert speaker.name == name


def test_the_relative_pronoun_behind_a_source_is_no_part_of_its_name(nlp: Language) -> None:
    text = "On Monday a new poll that cost 40 dollars said the mayor was ahead."
    told = tell(nlp, text, ("a new poll that", "said", "the mayor was ahead"))
    assert [speaker.name for speaker in speakers(told)] == ["new poll"]
