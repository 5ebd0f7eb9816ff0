"""An article on a screen: no word is broken, and what is a claim shows without colours too."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from spacy.language import Language

from claimtable import Article
from claimtable.report import Reading, read_article, render

TEXT = (
    "The Vereinigte Hafenverwaltungsgesellschaft said on Monday that 34,000 extraordinarily inexperienced "
    "subcontractors would be retrained in Wilhelmshaven. “We are not leaving,” said Konstantin Papadopoulos."
)
ARTICLE = Article("a", TEXT)


@pytest.fixture(scope="module")
def reading(nlp: Language) -> Reading:
    return read_article(nlp(TEXT), ARTICLE)


def shown(reading: Reading, width: int, *, terminal: bool = False, **options: bool) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, highlight=False, markup=False, **options)
    console.print(render(ARTICLE, reading, width=width, styled=console.is_terminal))
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_no_word_is_broken(reading: Reading, width: int) -> None:
    words = shown(reading, width).split()
    for claim in reading.claims:
        for word in (*claim.text.split(), *claim.speaker.name.split()):
            assert sum(word in found for found in words) >= 1, word


def test_rows_are_cards_where_it_is_narrow_and_a_table_elsewhere(reading: Reading) -> None:
    assert "  how many: 34,000" in shown(reading, 80)
    assert "how many: " not in shown(reading, 160)
    assert "how many" in shown(reading, 160)


def test_in_a_pipe_claims_stand_between_marks(reading: Reading) -> None:
    words = " ".join(shown(reading, 80).split())
    assert "“[[We are not leaving]],” said Konstantin Papadopoulos." in words
    assert words.count("[[") == words.count("]]") == sum(len(claim.spans) for claim in reading.claims) + 1


def test_without_colours_claims_are_underlined(reading: Reading) -> None:
    told = shown(reading, 160, terminal=True, no_color=True)
    assert "\x1b[4mnot leaving\x1b[0m" in told
    assert "[[" not in told


def test_nothing_is_dark_blue(reading: Reading) -> None:
    assert "\x1b[1;34m" not in shown(reading, 160, terminal=True)
