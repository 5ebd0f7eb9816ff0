"""The text of an embedded post or a signed block quote -> a line that shows whose words they are.

An embedded post is a block quote whose last words tell its author: "— Nora Fell (@norafell) March 5, 2024", "A post
shared by Nora Fell (@norafell)", "Posted by Nora Fell on Tuesday, March 5, 2024". It becomes one line, its words first:
``words — Nora Fell (@norafell) March 5, 2024``. A block quote that a dash and a name sign, and a post without a handle,
gets the quotation marks that the page shows by its layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[^()\n—|]{1,60}?"
_DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.?,? \d{4})"
_DATE = rf"(?:on |· |, )?(?P<date>(?:[A-Z][a-z]+day, )?{_DAY}[^\n]{{0,30}})"
_HANDLE = r"\((?P<handle>@[\w.@-]{1,80})\)"
#: how the services sign what is embedded of them: X, Bluesky and Mastodon; Instagram; Facebook; TikTok and Threads
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|\s)(?:—|–|--?)\s?(?P<name>{_NAME})\s?{_HANDLE}\s*(?:{_DATE})?\s*\Z",
        rf"(?:^|\s)An? (?:post|photo|video|reel|picture) (?:shared|posted) by "
        rf"(?P<name>{_NAME})\s?{_HANDLE}\s*(?:{_DATE})?\s*\Z",
        rf"(?:^|\s)Posted by (?P<name>{_NAME})\s+{_DATE}\s*\Z",
        rf"(?:^|\s)Post by (?P<name>{_NAME})\s?{_HANDLE}\s*(?:View on [A-Z]\w+)?\s*(?:{_DATE})?\s*\Z",
    )
)
_HANDLE_FIRST = re.compile(r"\A(?P<handle>@[\w.]{2,40})\s+(?P<words>\S.*?)\s*(?:♬[^\n]*)?\Z", re.S)
#: a block quote that a name signs: on its last line, or behind its words
_DASHED = re.compile(r"(?:\n|(?<=[.!?\"”’])\s*)(?:—|–|―|--)\s?(?P<name>[A-ZÀ-Þ][^\n—]{1,120})\Z")
_FRAME = re.compile(
    r"(?:View this (?:post|profile) on (?:Instagram|Facebook)|View on (?:Mastodon|Threads|Bluesky)|\[image or "
    r"embed\])\s*"
)
_NO_WORDS = re.compile(r"[\W_]*\Z")
# what is left of a dash that stands in front of a signature by itself
_DASHES = " \n—–―-"
_OPENING = tuple("“\"„«‘'")


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a block and who signs it: a name, or a handle, or both, and perhaps a date."""

    words: str
    name: str = ""
    handle: str = ""
    date: str = ""

    @property
    def line(self) -> str:
        """The block as a line of text; empty when it has no words."""
        words = " ".join(self.words.split())
        if _NO_WORDS.match(words):
            return ""
        if self.handle and self.name:
            return f"{words} — {self.name} ({self.handle})" + (f" {self.date}" if self.date else "")
        if self.handle:
            return f"{self.handle}: {words}"
        marked = words if words.startswith(_OPENING) else f"“{words}”"
        return f"{marked} — {self.name}" + (f", {self.date}" if self.date else "")


def read_post(text: str, *, embedded: bool = True) -> Post | None:
    r"""Return the post, or the signed quotation, that the text of a block is; None for a block that nobody signs.

    ``embedded`` tells that the block is known to hold a post: only then a handle before the words signs them.

    >>> read_post("We stay.\\nNot one leaves.\\n— Nora Fell (@norafell) March 5, 2024").line
    'We stay. Not one leaves. — Nora Fell (@norafell) March 5, 2024'
    >>> read_post("We stay.\\n— Nora Fell, mayor").line
    '“We stay.” — Nora Fell, mayor'
    """
    text = _FRAME.sub("", text).strip()
    for pattern in _SIGNED:
        if match := pattern.search(text):
            found = match.groupdict()
            return Post(
                text[: match.start()], found["name"].strip(), found.get("handle") or "", (found["date"] or "").strip()
            )
    if embedded and (match := _HANDLE_FIRST.match(text)):
        return Post(match["words"], handle=match["handle"])
    if match := _DASHED.search(text):
        return Post(text[: match.start()].rstrip(_DASHES), match["name"].strip())
    return None
