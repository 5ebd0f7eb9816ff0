"""Plain text and Markdown: one file, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtable.readers.encodings import decode
from claimtable.readers.model import Draft, Item, Options, Source

_TITLE_LENGTH = 200
_FINAL = tuple(".!?…;:,")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_META_LINE = re.compile(r"^(\w[\w -]*?)\s*:\s*(.+?)\s*$", re.M)


def read_text(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a plain text file.

    The first line is the title when it is short, does not end like a sentence, and an empty line and more text
    follow; the text is the rest, without blanks at its edges.
    """
    text = decode(source.read_document())
    title, body = split_title(text)
    yield Draft(body, title)


def split_title(text: str) -> tuple[str, str]:
    """Return the title of ``text`` (or an empty string) and the rest."""
    text = text.replace("\r\n", "\n").strip("\ufeff \t\r\n\f\v")
    first, _, rest = text.partition("\n")
    title = first.strip()
    if not 0 < len(title) <= _TITLE_LENGTH or title.rstrip("\"'”’»)").endswith(_FINAL):
        return "", text
    blank, _, body = rest.partition("\n")
    if blank.strip() or not body.strip():
        return "", text
    return title, body.strip()


# what Markdown adds to the words, and what remains of it
_MARKDOWN = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"^(?:```|~~~).*$", re.M), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:.*$", re.M), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.M), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*\n")


def read_markdown(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a Markdown file: title from front matter or the first heading, text without the markup."""
    text = decode(source.read_document()).replace("\r\n", "\n").lstrip("\ufeff")
    meta: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        meta = {name.lower(): value.strip("\"'") for name, value in _META_LINE.findall(front[1])}
        text = text[front.end() :]
    title = meta.get("title", "")
    if heading := _HEADING.match(text):
        title, text = title or heading[1], text[heading.end() :]
    for pattern, kept in _MARKDOWN:
        text = pattern.sub(kept, text)
    body = text.strip()
    if not title:
        title, body = split_title(body)
    yield Draft(body, title, meta.get("date") or meta.get("published"), meta.get("url", ""))
