"""Titles without the names of their sites, and texts without their headlines; all samples are our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers.titles import headings, without_headline, without_site

TITLE = "Council backs new bridge"
INPUTS = Path(__file__).parent / "data" / "inputs"


@pytest.mark.parametrize(
    ("title", "site", "url"),
    [
        (f"{TITLE} | The Harbour Post", "The Harbour Post", ""),
        (f"{TITLE} - Harbour Post", "harbourpost", ""),
        (f"{TITLE} — The Harbour Post", "", "https://www.harbourpost.com/a"),
        (f"{TITLE}|TechHarbour", "TechHarbour", ""),
        (f"The Harbour Post | {TITLE}", "", "https://www.theharbourpost.com/a"),
        (f"{TITLE} :: HPN", "HPN", ""),
        (f"{TITLE} | HPN | The Harbour Post", "The Harbour Post", "https://hpn.example/a"),
    ],
)
def test_the_name_of_the_site_is_left_out(title, site, url):
    assert without_site(title, site, url) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Leeds - a city of bridges",
        "Bridge | ferry: what will it be?",
        "The Harbour Post: a history",
        "The Post",
        "Post | Post",
        "Verrin–Salm 2-1",
    ],
)
def test_other_parts_stay(title):
    assert without_site(title, "The Harbour Post", "https://www.harbourpost.com/a") == title


def test_what_is_left_when_it_is_a_heading_of_the_page():
    assert without_site(f"{TITLE} | Home News", "", "", [TITLE]) == TITLE


def test_headings_are_those_of_the_highest_level():
    assert headings("<h1 class='x'>Council <b>backs</b> new&nbsp;bridge</h1><h2>More</h2><h1>Two") == [TITLE]
    assert headings("<h1>" * 50_000) == []


def test_a_headline_in_the_first_lines_is_left_out():
    text = "“It is ours.”\nHe said so."
    assert without_headline(f"{TITLE}\n{text}", [TITLE]) == text
    assert without_headline(f"News\n{TITLE.upper()}.\n{text}", [TITLE]) == f"News\n{text}"
    assert without_headline(TITLE, [TITLE]) == TITLE


def test_a_page_with_a_site_name_and_a_heading():
    pytest.importorskip("trafilatura")
    (article,) = readers.read([str(INPUTS / "html" / "sitename.html")])
    assert article.title == TITLE
    assert "300 object\n" not in article.text
