"""Normalisation never moves an offset; paragraphs are lines, or blocks of hard-wrapped lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.text import model_text, normalise, paragraphs


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("“We’ll stay,” she said.", '"We\'ll stay," she said.'),
        ("«Non», dit-il", '"Non", dit-il'),
        ("10\u00a0000 people", "10 000 people"),
        ("the plan – the only one", "the plan — the only one"),
        ("2019–2021", "2019-2021"),
        ("minus \u22125", "minus -5"),
        ("one\r\n\r\ntwo", "one\n\n\n\ntwo"),
        ("a―b", "a—b"),
    ],
)
def test_typography_becomes_plain(printed: str, plain: str) -> None:
    assert normalise(printed) == plain


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert len(model_text(text)) == len(text)


@pytest.mark.parametrize("mark", ['"', "_", "😀", "\"'"])
def test_a_run_of_marks_that_no_print_has_is_cut_where_it_would_cost_too_much(mark: str) -> None:
    rule, run = mark * (256 // len(mark)), mark * 20_000
    assert model_text(f"a {rule} b") == f"a {rule} b"
    assert model_text(f"a {run} b").split() == ["a", run[:256], "b"]


@given(st.text(alphabet="a“”‘’ \n\r\t\u00a0.—–"))
def test_paragraphs_are_trimmed_ordered_and_cover_all_words(text: str) -> None:
    found = paragraphs(text)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    plain = model_text(text)
    assert all(plain[start:end] == plain[start:end].strip() != "" for start, end in found)
    outside = set(range(len(text))) - {i for start, end in found for i in range(start, end)}
    assert all(plain[i].isspace() for i in outside)


def test_every_line_is_a_paragraph() -> None:
    text = "The council met.\nIt voted.\n\nIt went home."
    assert [text[a:b] for a, b in paragraphs(text)] == ["The council met.", "It voted.", "It went home."]


WRAPPED = """The harbour board met on Monday to discuss the long
delayed dredging of the northern channel, which ships
have avoided since the storm of 2018 left a bar of sand
across its mouth.

No vote was taken, and the board will meet again before
the end of the month to hear the engineers.
"""


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    found = paragraphs(WRAPPED)
    assert len(found) == 2
    assert WRAPPED[slice(*found[1])].startswith("No vote was taken")


def test_the_models_read_hard_wrapped_lines_without_their_breaks() -> None:
    assert "long delayed dredging" in model_text(WRAPPED)
