import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtable import windows
from claimtable.windows import (
    INSIDE,
    LONGEST,
    MARK,
    OUTSIDE,
    SEP,
    UNCLOSED,
    WINDOW,
    encode_paragraph,
    join,
    quote_states,
    words_of,
)


def words(text):
    tokens, place = [], 0
    for part in text.split(" "):
        for piece in part.replace('"', ' " ').split():
            place = text.index(piece, place)
            tokens.append((place, piece))
            place += len(piece)
    return words_of(tokens, text)


def letters(word):
    return [ord(letter) for letter in word]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("We will stay", [OUTSIDE] * 3),
        ('"We stay" he said', [MARK, INSIDE, INSIDE, MARK, OUTSIDE, OUTSIDE]),
        ('he said "We stay', [OUTSIDE, OUTSIDE, MARK, UNCLOSED, UNCLOSED]),
        ('a 6" pipe burst', [OUTSIDE, OUTSIDE, MARK, OUTSIDE, OUTSIDE]),
        ('"One" and "two', [MARK, INSIDE, MARK, OUTSIDE, MARK, UNCLOSED]),
    ],
)
def test_quotation_state_of_words(text, states):
    assert quote_states(words(text)) == states


@pytest.mark.parametrize(("word", "kind"), [("said", 0), ("Smith", 1), ("NATO", 2), ("A", 1), ("2,500", 3), ("—", 0)])
def test_case_of_a_word(word, kind):
    assert windows.case(word) == kind


def test_paragraphs_share_a_window_until_it_is_full():
    paragraphs = [window for _ in range(4) for window in encode_paragraph(words("a" * 60), letters)]
    assert [len(window.pieces) for window in join(paragraphs)] == [1 + 3 * 61, 1 + 61]


def test_each_paragraph_ends_with_a_separator():
    paragraphs = [window for text in ("ab c", "d") for window in encode_paragraph(words(text), letters)]
    (window,) = join(paragraphs)
    assert [place for place, piece in enumerate(window.pieces) if piece == SEP] == [4, 6]
    assert window.breaks == (2, 3)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(1, 700), max_size=60), max_size=12))
def test_every_word_is_in_one_window_and_no_window_is_too_long(lengths):
    paragraphs, index = [], 0
    for group in lengths:
        found = [windows.Word(index + place, "x" * length, True, True) for place, length in enumerate(group)]
        index += len(group)
        paragraphs += encode_paragraph(found, letters)
    made = list(join(paragraphs))
    assert [token for window in made for token in window.tokens] == list(range(index))
    assert all(len(window.pieces) <= max(WINDOW, LONGEST + 2) for window in made)
    assert all(
        len(window.pieces) == len(window.features) and len(window.first) == len(window.tokens) for window in made
    )


def test_indices_are_parted_as_words_are():
    text = "One two \n three.\n\nFour five"
    tokens = [(0, "One"), (4, "two"), (8, "\n"), (10, "three"), (15, "."), (16, "\n\n"), (18, "Four"), (23, "five")]
    offsets, paragraphs = [start for start, _ in tokens], [(0, 7), (10, 16), (18, 27)]
    found = windows.split_paragraphs(words_of(tokens, text), offsets, paragraphs)
    parted = [[word.index for word in group] for group in found]
    assert parted == [[0, 1], [3, 4], [6, 7]]
    assert list(windows.split_indices([word for _, word in tokens], offsets, paragraphs)) == parted
