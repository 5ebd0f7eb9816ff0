"""The review page as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimtable.pages import render

STYLES = ("review.css",)
#: in the order in which they use each other
_PARTS = "model filters list steps article cells spans quantities copy files keys controls".split()
SCRIPTS = (*(f"review-{part}.js" for part in _PARTS), "review.js")

KEYS = (
    ("a", "accept the claim"),
    ("x", "reject it"),
    ("space", "leave it for later"),
    ("Backspace", "take the last step back"),
    ("j or k", "next, previous claim (arrows in the list)"),
    ("e", "edit the cell that was touched last; Enter or Esc leaves it"),
    ("v", "select words by keyboard: arrows go by words, with Shift they extend"),
    ("m", "the selected text is a missed claim"),
    ("s", "the selected text is the speaker"),
    ("n", "write a note"),
    ("w", "why: all steps to the cells, with what decided"),
    ("c or C", "copy the claim as text, as Markdown"),
    ("/", "search"),
    ("?", "this help"),
)


def review_page(data: Mapping[str, Any], *, title: str) -> str:
    """Return a review page of what ``payload.page_data`` gave, under ``title``."""
    return render("review.html", title=title, styles=STYLES, scripts=SCRIPTS, data=data, keys=KEYS, about=about(data))


def about(data: Mapping[str, Any]) -> str:
    """Return in a sentence where the page's steps to cells come from."""
    if data["redacted"]:
        return "Redacted: the articles’ texts are not in this page, only the words of the claims."
    if data["explained"]:
        return "Steps: the articles were read again when the page was made."
    return "Steps are from the table’s offsets; with --explain the articles are read again, and rules are told, too."
