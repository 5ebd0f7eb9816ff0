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
