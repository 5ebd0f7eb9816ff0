"""Layouts: who speaks in transcripts, interviews, lists, posts and pull quotes, and what is part of nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from claimtable.attribution.layout import find_layout_attributions
from claimtable.attribution.layouts.lines import lines_of, marker_end
from claimtable.components.quotes import find_quotes
from claimtable.extraction import claims_from_doc
from claimtable.schema import Article
from claimtable.sentences import head_length

Read = Callable[[str], Doc]

ROWS = [json.loads(line) for line in (Path(__file__).parent / "data" / "layouts.jsonl").read_text("utf-8").splitlines()]
#: read wrongly today: a question and an agreement as claims, quotations without a speaker, a title in quotation marks,
#: a heading that is a quotation (the tuned model reads it as a heading)
WRONG = {"voxpop-01", "dateline-07", "pull-04", "stray-01", "stray-02", "stray-05", "heading-01"}
RIGHT = [row for row in ROWS if row["id"] not in WRONG]


def claims_of(read: Read, row: dict[str, Any]) -> list[tuple[str, str]]:
    article = Article(row["id"], row["text"], published=date.fromisoformat(row["published"]))
    return [(claim.kind, claim.text) for claim in claims_from_doc(read(row["text"]), article)]


@pytest.mark.parametrize("row", RIGHT, ids=[row["id"] for row in RIGHT])
def test_every_layout_gives_its_claims(read: Read, row: dict[str, Any]) -> None:
    expected = [
        (claim["kind"], " ".join(row["text"][start:end] for start, end in claim["spans"])) for claim in row["claims"]
    ]
    assert claims_of(read, row) == expected


def printed(read: Read, text: str) -> list[tuple[str, str]]:
    doc = read(text)
    return [
        (doc[slice(*one.source)].text, " | ".join(doc[slice(*content)].text for content in one.contents))
        for one in find_layout_attributions(doc, find_quotes(doc))
        if one.contents
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sources: none.\nTime: late.\nSources: some.",
        "Photo: Ann Roe\nPhoto: Bo Li\nPhoto: Ann Roe",
        "The film Heat: A Story was shown. It ran for two hours.",
        "Trams: the mayor's plan\n\nThe mayor wants trams.",
        "The key facts:\n\n• Trams are fast\n• Trams are cheap",
        "She met Ann Roe (@annroe) on Monday.",
    ],
    ids=["headings", "pictures", "a title", "one heading", "a list that nobody states", "a handle"],
)
def test_what_only_looks_like_a_layout_speaks_for_nobody(read: Read, text: str) -> None:
    assert printed(read, text) == []


def test_a_label_loses_its_title(read: Read) -> None:
    assert [source for source, _ in printed(read, "MS. ROE: Yes.\n\nQUESTION: Why?\n\nMS. ROE: No.")] == ["ROE", "ROE"]


def test_a_turn_goes_on_behind_a_label_that_ends_its_line(read: Read) -> None:
    found = printed(read, "ANN ROE, HOST:\nIt rained.\nBO LI, BYLINE: Yes.\nROE: And then?")
    assert found == [("ANN ROE", "It rained."), ("BO LI", "Yes."), ("ROE", "And then?")]


def test_answers_need_no_label_at_their_questions(read: Read) -> None:
    text = "Why now?\n\nA: It rained.\n\nAnd then?\n\nA: We left.\n\nHow far?\n\nA: To the lake."
    assert printed(read, text) == [("", "It rained."), ("", "We left."), ("", "To the lake.")]


def test_a_single_letter_before_a_colon_is_no_answer(read: Read) -> None:
    assert printed(read, "There are two ways.\n\nA: Take the ferry.\n\nB: Take the bus.") == []


def test_a_post_ends_before_its_links_and_tags(read: Read) -> None:
    text = "Off we go! #launch https://t.co/Ab1 — Orbit One (@orbitone) March 3, 2021"
    assert printed(read, text) == [("Orbit One", "Off we go!")]


def test_an_item_loses_its_sign_and_what_joins_it_to_the_next(read: Read) -> None:
    text = "The firm said it would:\n\n• close two plants; and\n• sell a ferry."
    assert printed(read, text) == [("The firm", "close two plants | sell a ferry")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SAN FRANCISCO — Two ships sank.", "Two ships sank."),
        ("NEW DELHI: The court met.", "The court met."),
        ("Mumbai, Feb 8 (PTI) The bank met.", "The bank met."),
        ("(CNN) The bank met.", "The bank met."),
        ("14:32 GMT Power is back.", "Power is back."),
        ("Updated 10:15 a.m.: The vote is over.", "The vote is over."),
        ("By Carla Munt: The island waits.", "The island waits."),
        ("• Profit fell.", "Profit fell."),
        ("The World Health Organization (WHO) said it.", "The World Health Organization (WHO) said it."),
        ("9:30 a.m. was late.", "9:30 a.m. was late."),
        ("The train — a late one — left.", "The train — a late one — left."),
    ],
)
def test_datelines_time_stamps_and_bylines_are_part_of_nothing(text: str, words: str) -> None:
    assert text[head_length(text) :] == words


def test_lines_know_their_tokens(read: Read) -> None:
    doc = read("  One line.\n\n- Two lines.")
    lines = lines_of(doc)
    assert [(line.text, line.gap) for line in lines] == [("One line.", 0), ("- Two lines.", 2)]
    assert doc[lines[1].token(marker_end(lines[1].text))].text == "Two"
