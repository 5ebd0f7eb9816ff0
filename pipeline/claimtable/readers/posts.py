"""Posts and signed quotations that a page embeds as blocks, put as paragraphs that show whose words they are."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from claimtable.extras import need
from claimtable.readers.markup import block_text
from claimtable.readers.signed import read_post

_MOST_BLOCKS = 200
_WRAPPERS = frozenset(("div", "figure", "section", "center", "span", "p", "aside"))
#: classes of blocks that hold a post, whoever signs it
_POST_CLASS = re.compile(
    r"\b(?:twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|instagram-media|tiktok-embed|text-post-media|fb-post)"
)


def show_posts(root: Any) -> None:
    """Put the embedded posts and signed block quotes of a page as paragraphs; posts without words are left out."""
    html = need("lxml.html", "reading web pages", package="lxml", extra="web")
    for block in list(islice(root.iter("blockquote"), _MOST_BLOCKS)):
        embedded = bool(_POST_CLASS.search(" ".join(node.get("class") or "" for node in _with_parent(block))))
        post = read_post(block_text(html.tostring(block, encoding="unicode", with_tail=False)), embedded=embedded)
        if post is not None or embedded:
            _replace(block, post.line if post else "", html)


def _with_parent(block: Any) -> list[Any]:
    parent = block.getparent()
    return [block] if parent is None else [block, parent]


def _replace(block: Any, line: str, html: Any) -> None:
    """Put a paragraph in the place of a block and of what holds nothing else."""
    words = _plain(block)
    while (parent := block.getparent()) is not None and parent.tag in _WRAPPERS and _plain(parent) == words:
        block = parent
    if parent is None:
        return
    paragraph = html.Element("p")
    paragraph.text, paragraph.tail = line, block.tail
    parent.replace(block, paragraph)


def _plain(node: Any) -> str:
    return "".join("".join(node.xpath(".//text()[not(ancestor::script or ancestor::style)]")).split())
