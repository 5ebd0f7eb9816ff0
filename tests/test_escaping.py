"""What articles, file names and speakers hold is shown, and never obeyed: on screens, in Markdown, in spreadsheets."""

from __future__ import annotations

import doctest
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable import escaping
from claimtable.escaping import (
    for_json,
    for_markdown,
    for_spreadsheet,
    for_terminal,
    is_web_address,
    lines_for_terminal,
    link_for_markdown,
)

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(escaping).failed == 0


@given(st.text(alphabet=st.characters()))
def test_no_control_reaches_a_terminal(text: str) -> None:
    assert not CONTROL.search(for_terminal(text))


@given(st.text(alphabet=st.characters()))
def test_a_text_of_lines_keeps_its_length_and_its_line_ends(text: str) -> None:
    shown = lines_for_terminal(text)
    assert len(shown) == len(text)
    assert not CONTROL.search(shown.replace("\n", "").replace("\t", ""))
    assert [place for place, char in enumerate(text) if char == "\n"] == [
        place for place, char in enumerate(shown) if char == "\n"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b[31mred\x1b[0m", "␛[2J␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b]8;;http://x\x1b\\text", "␛]8;;http://x␛\\text"),
        ("a\x08b", "a␈b"),
        ("\x9b31m", "\ufffd31m"),
        ("overwritten\rby this", "overwritten by this"),
        ("one\n  two", "one two"),
        ("abc\u202egpj.exe", "abc\ufffdgpj.exe"),
        ("del\x7f", "del␡"),
        ("half \ud83d", "half \ufffd"),
        ("Łódź – “naïve”", "Łódź – “naïve”"),
    ],
)
def test_a_line_on_a_terminal(text: str, shown: str) -> None:
    assert for_terminal(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Heading", "\\# Heading"),
        ("Setext\n======", "Setext ======"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("> quote", "&gt; quote"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<javascript:x>", "&lt;javascript:x&gt;"),
        ("a &lt; b", "a &amp;lt; b"),
        ("![x](http://spy)", "!\\[x\\](http://spy)"),
        ("a | b", "a \\| b"),
        ("**bold** _it_ `code` ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~"),
        ("```\nfence", "\\`\\`\\` fence"),
        ("--- rule", "\\--- rule"),
        ("    indented", "indented"),
        ("[ref]: http://x", "\\[ref\\]: http://x"),
        ("a\\", "a\\\\"),
        ("2,500 people", "2,500 people"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, shown: str) -> None:
    assert for_markdown(text) == shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "http:javascript:x",
        "http://[broken",
        "https://a.example/\x1b[31m",
        "",
    ],
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert not is_web_address(url)
    assert link_for_markdown("Title", url) == "Title"


def test_an_address_cannot_end_its_link() -> None:
    link = link_for_markdown("a](b", "https://a.example/x) [y](javascript:z")
    assert link == "[a\\](b](https://a.example/x%29%20%5By%5D%28javascript:z)"


FORMULAS = [
    "=1+1", "+31", "-5", "@SUM(A1)", "\t=x", "\rx", "\n=x", "＝1+1", "＋1", "－1", "＠x", " =1+1", "\u00a0=1",
    "\u200b=1", "\u3000=1", "\ufeff=1", "﹦1", "﹢1", "﹣1", "﹫x", "⁺1", "₌1", "\u22125", "\x00=1", "\x0b=1",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_text_to_a_spreadsheet(cell: str) -> None:
    assert for_spreadsheet(cell).startswith("'")


@pytest.mark.parametrize("cell", ["a;=1+1", "a; =1", "a;+1", "a\t@x", "a\n=1", "a;＝1"])
def test_a_formula_behind_another_separator_is_text_too(cell: str) -> None:
    assert re.search(r"'[=+@＝]", for_spreadsheet(cell))


@pytest.mark.parametrize("cell", ["a = b", "1-2", "me@x.example", "“−5”", "’tis", "5; 6", "", 5, -5, 2.5])
def test_other_cells_stay_as_they_are(cell: str | float) -> None:
    assert for_spreadsheet(cell) == cell


def test_a_cell_fits_a_cell() -> None:
    assert len(for_spreadsheet("=" + "a" * 40_000)) == 32_767


@given(st.text(alphabet=st.characters()))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    shown = for_spreadsheet(cell)
    assert unicodedata.normalize("NFKC", shown.lstrip())[:1] not in tuple("=+-@")
    shown.encode()


@given(st.text(alphabet=st.characters()))
def test_a_line_of_json_keeps_its_value(text: str) -> None:
    line = for_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text
    assert not CONTROL.search(line)
    line.encode()
