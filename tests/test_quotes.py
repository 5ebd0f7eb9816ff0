"""Quotations: which marks open, which close, and which are no quotation marks at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimtable.components.quotes import find_quotes, quoted_ranges
from claimtable.text import normalise


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_ranges(normalise(text), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at dawn,” she said, “if the wind holds.”", ["“We sail at dawn,”", "“if the wind holds.”"]),
        ('"We sail," she said.', ['"We sail,"']),
        ("``We sail,'' she said.", ["``We sail,''"]),
        ("''We sail,'' she said.", ["''We sail,''"]),
        ("«We sail», she said.", ["«We sail»"]),
        ("„We sail“, she said.", ["„We sail“"]),
        ("‹We sail›, she said.", ["‹We sail›"]),
        ("‘We sail,’ she said.", ["‘We sail,’"]),
        ("'We sail,' she said.", ["'We sail,'"]),
        ("She said:“We sail.”", ["“We sail.”"]),
        ('It was—"a mess"—he said.', ['"a mess"']),
    ],
)
def test_marks_of_every_print(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sailors' union won't say it isn't so.", []),
        ("Rock 'n' roll of the '90s, 'twas said.", []),
        ("O'Brien saw the players' wives.", []),
        ("the so-called 'experts' of the '90s", ["'experts'"]),
        ("‘That’s the workers’ pay,’ she said.", ["‘That’s the workers’ pay,’"]),
        ("'We won't go,' said the dockers' union.", ["'We won't go,'"]),
        ("'He's goin' home,' she said.", ["'He's goin' home,'"]),
    ],
)
def test_apostrophes_quote_nothing(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘go home’ twice,” she said.", ["“He told me ‘go home’ twice,”"]),
        ("‘He told me “go home” twice,’ she said.", ["‘He told me “go home” twice,’"]),
        ('"He said "no" to me," she said.', ['"He said "no" to me,"']),
        ("“‘Go,’ he said,” she recalled.", ["“‘Go,’ he said,”"]),
    ],
)
def test_only_the_outermost_quotation_counts(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One.\n“Two.\n“Three,” he said. “Four.”", ["“One.\n“Two.\n“Three,”", "“Four.”"]),
        ('He said, "One.\nTwo."\nThen he left.', ['"One.\nTwo."']),
        ('"One.\n\n"Two."', ['"One.\n\n"Two."']),
        ("“One.\n“Two.\nThree ‘puffs’ out.”", ["“One.\n“Two.\nThree ‘puffs’ out.”"]),
        ("“One.\nNobody answered. “Two,” he said.", ["“One.", "“Two,”"]),
    ],
)
def test_a_quotation_goes_on_over_paragraphs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said: "It never ends. And so on.\nThe next day', ['"It never ends. And so on.']),
        ("“It never ends. And so on.\nThe next day", ["“It never ends. And so on."]),
        ('"It is a disgrace, said Pam Webb of Dock Street.', ['"It is a disgrace,']),
        ('"It left," Roe said. "We saw no one.', ['"It left,"', '"We saw no one.']),
        ('He left it." She said "yes".', ['"yes"']),
        ('He said "one, and "two" there.', ['"two"']),
        ("”Wrong mark,” he said.", ["”Wrong mark,”"]),
        ('He is 6\'2" tall and "happy".', ['"happy"']),
        ('"', []),
        ("", []),
    ],
)
def test_marks_that_do_not_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_quotes_are_spans_with_their_marks() -> None:
    doc = spacy.blank("en")('"We sail," she said.')
    assert [span.text for span in find_quotes(doc)] == ['"We sail,"']


def test_curly_marks_are_told_apart_by_the_printed_text(read) -> None:
    doc = read("“Fine” “Good” he said twice.")
    assert [span.text for span in doc._.quotes] == ['"Fine"', '"Good"']


@given(st.text(alphabet="\"'“”‘’«»`„ab.,: \n-—s90", max_size=60))
def test_any_marks_give_ranges_in_order_and_inside_the_text(text: str) -> None:
    ranges = quoted_ranges(normalise(text), text)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))


BLANK: Language = spacy.blank("en")


@given(st.text(alphabet="\"'“”‘’`ab. \n", max_size=40))
def test_find_quotes_never_raises(text: str) -> None:
    doc = BLANK(normalise(text))
    assert all(len(span) for span in find_quotes(doc))
