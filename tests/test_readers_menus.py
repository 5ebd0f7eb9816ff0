"""Lists of links go from a page before it is read, and paragraphs never do."""

from __future__ import annotations

import lxml.html
import pytest

from claimtable.readers.html import article
from claimtable.readers.menus import remove_menus

STORY = [
    "The ferry to the islands was cancelled on Monday, the harbour master Lise Dam told reporters in the morning.",
    "She said that about 340 passengers had been given new tickets, and that the next boat would leave on Thursday.",
]
BODY = "".join(f"<p>{line}</p>" for line in STORY)


def links(number: int, words: str = "Island news") -> str:
    return "".join(f'<li><a href="/{place}">{words} {place}</a></li>' for place in range(number))


def left(body: str) -> str:
    root = lxml.html.fromstring(f"<html><body><main>{body}</main></body></html>")
    remove_menus(root)
    return " ".join(root.text_content().split())


@pytest.mark.parametrize(
    "menu",
    [
        f"<nav><ul>{links(12)}</ul></nav>",
        f"<div>{links(40).replace('</li><li>', '</li> | <li>')}</div>",
        f"<footer><div>{links(30).replace('li>', 'span>')}</div></footer>",
        f"<header><div><ul>{links(10)}</ul><ul>{links(10)}</ul></div></header>",
        f"<section><ol>{links(20, 'Council backs new bridge over the river at')}</ol></section>",
    ],
)
def test_lists_of_links_are_removed(menu):
    assert left(f"{menu}<article>{BODY}</article>{menu}") == "".join(STORY)


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{links(9)}</ul>",
        f"<ul>{links(20)}<li>{STORY[0]} {STORY[1]}</li></ul>",
        "<div>" + "".join(f'<a href="/{n}"><p>{line}</p></a>' for n, line in enumerate(STORY * 8)) + "</div>",
        "<p>" + " and ".join(f'<a href="/{n}">Hall {n}</a> won in {n} counties' for n in range(12)) + ".</p>",
        "".join(f"<p>{line} <a href='/x'>More</a></p>" for line in STORY * 8),
    ],
)
def test_words_that_are_no_menu_stay(body):
    before = " ".join(lxml.html.fromstring(f"<main>{body}</main>").text_content().split())
    assert left(body) == before


def test_the_words_behind_a_menu_stay():
    assert left(f"<div><ul>{links(12)}</ul> By Ann Hall</div>") == "By Ann Hall"


def test_a_page_with_a_thousand_entries_has_the_text_of_the_page_without_them():
    head = "<html><head><title>Ferry cancelled</title></head><body>"
    story = f"<main><article><h1>Ferry cancelled</h1>{BODY}</article></main></body></html>"
    bare = article(f"{head}{story}")
    full = article(f"{head}<header><nav><ul>{links(1000)}</ul></nav></header>{story}")
    assert bare is not None
    assert full == bare
    assert bare.draft.text == "\n".join(STORY)
