"""Embedded posts and signed block quotes: whose words they are is shown by a line; all samples are our own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers.markup import fragment_text
from claimtable.readers.signed import read_post
from claimtable.schema import Article

BEFORE = (
    "The row about the harbour fee grew on Tuesday after the mayor answered her critics in a string of posts. The "
    "council will meet again next week to vote on the fee."
)
AFTER = "The harbour handled 2,300 boats last year, 12 percent fewer than in 2022, according to its annual report."
WORDS = "The fee will not rise. Not one cent."
DAY = "March 5, 2024"

BLOCKS = {
    "a tweet": (
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The fee will not rise.<br><br>Not one '
        f"cent.</p>&mdash; "
        f'Nora Fell (@norafell) <a href="https://twitter.com/norafell/status/1">{DAY}</a></blockquote><script '
        f'src="x"></script>',
        f"{WORDS} — Nora Fell (@norafell) {DAY}",
    ),
    "a tweet in a figure": (
        f'<figure class="wp-block-embed is-provider-twitter"><div class="wp-block-embed__wrapper"><blockquote '
        f'class="twitter-tweet"><p>{WORDS}</p>— Nora Fell (@norafell) <a '
        f'href="x">{DAY}</a></blockquote></div></figure>',
        f"{WORDS} — Nora Fell (@norafell) {DAY}",
    ),
    "Bluesky": (
        f'<blockquote class="bluesky-embed"><p>{WORDS}<br><br><a href="x">[image or embed]</a></p>&mdash; Nora Fell '
        f'(<a href="x">@norafell.bsky.social</a>) <a href="x">{DAY} at 10:15 AM</a></blockquote>',
        f"{WORDS} — Nora Fell (@norafell.bsky.social) {DAY} at 10:15 AM",
    ),
    "Mastodon": (
        f'<blockquote class="mastodon-embed"><p>{WORDS}</p>— Nora Fell (@nora@social.example) '
        f"<a>{DAY}</a></blockquote>",
        f"{WORDS} — Nora Fell (@nora@social.example) {DAY}",
    ),
    "Instagram": (
        '<blockquote class="instagram-media"><div><a href="x"><div>View this post on Instagram</div></a>'
        f'<p><a href="x">{WORDS}</a></p><p>A post shared by <a href="x">Nora Fell</a> (@norafell) on <time>Mar '
        f"5, 2024 at "
        "10:15am PST</time></p></div></blockquote>",
        f"{WORDS} — Nora Fell (@norafell) Mar 5, 2024 at 10:15am PST",
    ),
    "Facebook": (
        f'<div class="fb-post"><blockquote cite="x"><p>{WORDS}</p>Posted by <a href="x">Nora Fell</a> on&nbsp;'
        f'<a href="x">Tuesday, {DAY}</a></blockquote></div>',
        f"“{WORDS}” — Nora Fell, Tuesday, {DAY}",
    ),
    "TikTok": (
        f'<blockquote class="tiktok-embed" cite="x"><section> <a title="@norafell" href="x">@norafell</a> '
        f"<p>{WORDS}</p> "
        '<a href="x">♬ original sound - Nora</a> </section></blockquote>',
        f"@norafell: {WORDS}",
    ),
    "a cited quotation": (
        f"<blockquote><p>{WORDS}</p><cite>Nora Fell, mayor of Easton</cite></blockquote>",
        f"“{WORDS}” — Nora Fell, mayor of Easton",
    ),
    "a quotation with a dash before its cited author": (
        f"<blockquote><p>{WORDS}</p><footer>— <cite>Nora Fell, mayor</cite></footer></blockquote>",
        f"“{WORDS}” — Nora Fell, mayor",
    ),
    "a quotation with a footer": (
        f'<blockquote class="quote"><p>{WORDS}</p><footer>— Nora Fell</footer></blockquote>',
        f"“{WORDS}” — Nora Fell",
    ),
    "a quotation with its own marks": (
        f"<blockquote><p>“{WORDS}”</p><p>– Nora Fell, mayor</p></blockquote>",
        f"“{WORDS}” — Nora Fell, mayor",
    ),
}


def page(block: str) -> str:
    return (
        f'<html lang="en"><head><title>Harbour fee row</title></head><body><article><h1>Harbour fee '
        f"row</h1><p>{BEFORE}</p>"
        f"{block}<p>{AFTER}</p></article></body></html>"
    )


def text_of(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8")
    (article,) = readers.read([str(path)])
    assert isinstance(article, Article), article
    return article.text


@pytest.mark.parametrize("kind", BLOCKS)
class TestABlockBecomesALine:
    def test_in_a_page(self, kind, tmp_path):
        block, line = BLOCKS[kind]
        assert text_of(tmp_path / "a.html", page(block)).split("\n") == [BEFORE, line, AFTER]

    def test_in_a_record(self, kind, tmp_path):
        block, line = BLOCKS[kind]
        if kind == "TikTok":
            pytest.skip("a handle before the words signs a block of a page alone")
        text = text_of(tmp_path / "a.jsonl", json.dumps({"text": f"<p>{BEFORE}</p>{block}<p>{AFTER}</p>"}))
        assert text.split("\n") == [BEFORE, line, AFTER]


@pytest.mark.parametrize(
    "block",
    [
        '<blockquote class="instagram-media"><div><a href="x">View this post on Instagram</a><p><a href="x">A '
        "post shared "
        "by Nora Fell (@norafell)</a></p></div></blockquote>",
        '<blockquote class="mastodon-embed"><a href="x"><div>Post by @nora@social.example</div><div>View on '
        "Mastodon</div>"
        "</a></blockquote>",
    ],
)
def test_a_post_without_words_is_left_out(block, tmp_path):
    assert text_of(tmp_path / "a.html", page(block)).split("\n") == [BEFORE, AFTER]


@pytest.mark.parametrize(
    "words",
    [
        "“We will fight this,” said the union's chair, Anna Brook, in a letter to members of her union.",
        "The fee — which nobody wants — will rise to ten cents in the spring, the council wrote in a letter.",
        "The letter ends with the words that the harbour belongs to all of its people, and to nobody else",
    ],
)
def test_a_block_that_nobody_signs_stays_as_it_is(words, tmp_path):
    assert text_of(tmp_path / "a.html", page(f"<blockquote><p>{words}</p></blockquote>")).split("\n")[1] == words
    assert read_post(words) is None


class TestMarkdown:
    @pytest.mark.parametrize(
        "block",
        [
            "> The fee will not rise.\n> Not one cent.\n>\n> — Nora Fell, mayor",
            "> The fee will not rise. Not one cent.\n> -- Nora Fell, mayor",
            "> “The fee will not rise. Not one cent.” – Nora Fell, mayor",
            "> The fee will not rise. Not one cent.\n\n— Nora Fell, mayor",
            ">The fee will not rise. Not one cent.\n>**— Nora Fell, mayor**",
        ],
    )
    def test_a_dash_and_a_name_sign_a_block_quote(self, block, tmp_path):
        text = text_of(tmp_path / "a.md", f"# Row\n\n{BEFORE}\n\n{block}\n\n{AFTER}")
        assert text == f"{BEFORE}\n\n“{WORDS}” — Nora Fell, mayor\n\n{AFTER}"

    def test_an_unsigned_block_quote_keeps_its_lines(self, tmp_path):
        text = text_of(tmp_path / "a.md", f"# Row\n\n{BEFORE}\n\n> The fee will rise.\n> In spring.\n\n{AFTER}")
        assert "The fee will rise.\nIn spring." in text


def test_a_post_is_its_authors_claim(nlp, tmp_path):
    from claimtable.extraction import extract

    (tmp_path / "a.html").write_text(page(BLOCKS["Bluesky"][0]))
    ((_, claims),) = extract(readers.read([str(tmp_path / "a.html")]), nlp)
    said = [claim for claim in claims if claim.speaker.name == "Nora Fell"]
    assert {claim.kind for claim in said} == {"direct"}
    assert {claim.said_on.first for claim in said} == {date(2024, 3, 5)}


def test_many_blocks_take_time_in_proportion():
    assert fragment_text("<blockquote>" * 50_000) == ""
    assert fragment_text("<blockquote>x</blockquote>" * 20_000).count("x") == 20_000
