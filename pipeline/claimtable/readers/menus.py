"""Lists of links of a page: menus, lists of sections and of other stories. They go before a page is read.

An extractor weighs every link, and reads a page again in other ways when the article is a small share of its words:
a page with a thousand entries in its menus took three times as long as the same page without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# a menu has this many links; what stands outside of them in a list is at most this share of its letters
_FEWEST_LINKS = 10
_MOST_PLAIN = 0.1
_LISTS = frozenset(("nav", "ul", "ol"))
# a link with so many characters that ends like a sentence may be a paragraph of the article
_SENTENCE = 60
_FINAL = (".", "!", "?", "…", ".”", '."', ".’", "?”", "!”")
_NO_LETTER = re.compile(r"[\W_]+")
_WHOLE = frozenset(("html", "head", "body", "main", "article"))


def remove_menus(root: Any) -> None:
    """Remove from a page what holds links and next to nothing else; links that are sentences keep it."""
    for menu in list(_menus(root)):
        menu.drop_tree()


def _menus(node: Any) -> Iterator[Any]:
    links = list(node.iter("a"))
    if len(links) < _FEWEST_LINKS:
        return
    if node.tag not in _WHOLE and _is_menu(node, links):
        yield node
        return
    for child in node:
        if isinstance(child.tag, str):
            yield from _menus(child)


def _is_menu(node: Any, links: list[Any]) -> bool:
    words = [" ".join(link.text_content().split()) for link in links]
    if any(len(text) >= _SENTENCE and text.endswith(_FINAL) for text in words):
        return False
    linked = sum(map(_letters, words))
    return _letters(node.text_content()) - linked <= (_MOST_PLAIN * linked if node.tag in _LISTS else 0)


def _letters(text: str) -> int:
    return len(_NO_LETTER.sub("", text))
