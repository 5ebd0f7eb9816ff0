"""Markdown: one file, one article. Everything here takes time in proportion to the text, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtable.readers.encodings import decode
from claimtable.readers.markup import without_comments
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.signed import read_post
from claimtable.readers.text import split_title

# what Markdown adds to the words, and what remains of it; none of them looks beyond a mark of its own kind
_MARKS = (
    (re.compile(r"^(?:```|~~~).*$", re.M), ""),
    (re.compile(r"^\[[^\]\n]+\]:.*$", re.M), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*)$", re.M), lambda found: found[1].rstrip(" \t").rstrip("#").rstrip(" \t")),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+", re.M), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)
# lines of a block quote, and a signature in the paragraph below them
_BLOCK = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+(?:\n?[ ]{0,3}(?:—|–|―|--)\s*[A-ZÀ-Þ][^\n]{1,120}(?:\n|\Z))?", re.M)
_QUOTED = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_LINK_PART = re.compile(r"!?\[|\]\(|\]\[|\]")
_NAME = re.compile(r"\w[\w -]*")


def read_markdown(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a Markdown file: title from front matter or the first heading, text without the markup."""
    decoded = decode(source.read_document())
    yield from decoded.repaired(source.path)
    meta, text = _front_matter(decoded.text.replace("\r\n", "\n").lstrip("\ufeff"))
    heading, text = _heading(text)
    title, body = meta.get("title", "") or heading, words(text)
    if not title:
        title, body = split_title(body)
    yield Draft(body, title, meta.get("date") or meta.get("published"), meta.get("url", ""))


def words(text: str) -> str:
    """Return Markdown without its markup.

    >>> words("The **mayor** said the [bridge](http://example.org) is *safe*.")
    'The mayor said the bridge is safe.'
    """
    text = "\n".join(_without_links(line) for line in without_comments(text).split("\n"))
    text = _BLOCK.sub(_signed, text)
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return text.strip()


def _signed(block: re.Match[str]) -> str:
    """Return a block quote as a line that shows who signs it; as it is where nobody does."""
    lines = [_QUOTED.sub("", line).strip(" \t*_") for line in block[0].strip("\n").split("\n")]
    post = read_post("\n".join(filter(None, lines)), embedded=False)
    return f"{post.line}\n" if post else block[0]


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return {}, text
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip(" \t") in ("---", "...")), 0)
    if not end:
        return {}, text
    pairs = (line.partition(":") for line in lines[1:end])
    meta = {
        name.strip().lower(): value.strip().strip("\"'")
        for name, _, value in pairs
        if value.strip() and _NAME.fullmatch(name.strip())
    }
    return meta, "\n".join(lines[end + 1 :])


def _heading(text: str) -> tuple[str, str]:
    """Return the heading with which ``text`` begins, or an empty string, and the rest."""
    begin = text.lstrip()
    line, _, rest = begin.partition("\n")
    if not line.startswith(("# ", "#\t")):
        return "", text
    return line[1:].strip().rstrip("#").rstrip(), rest


class _Links:
    """The pieces of a line, its links being replaced by their words and its pictures by nothing."""

    def __init__(self, line: str) -> None:
        self.pieces: list[str] = []
        self._line = line
        self._open: list[int] = []  # the places in the pieces of the brackets that are open
        self._none_left: set[str] = set()

    def close(self, mark: str, end: int) -> int:
        """Deal with a bracket that closes at ``end``; return where to go on."""
        target = self._target(")" if mark == "](" else "]", end) if mark != "]" and self._open else -1
        if target < 0:
            if self._open:
                self._open.pop()
            self.pieces.append(mark[0])
            return end - len(mark) + 1
        begin = self._open.pop()
        if self.pieces[begin] == "![":
            del self.pieces[begin:]
        else:
            self.pieces[begin] = ""
        return target + 1

    def open(self, mark: str) -> None:
        """Deal with a bracket that opens."""
        self._open.append(len(self.pieces))
        self.pieces.append(mark)

    def _target(self, bracket: str, place: int) -> int:
        if bracket in self._none_left:
            return -1
        found = self._line.find(bracket, place)
        if found < 0:
            self._none_left.add(bracket)
        return found


def _without_links(line: str) -> str:
    """Return a line with its links replaced by their words, and without its pictures.

    >>> _without_links("See [the [old] bridge](x) ![photo](y)[here][1]!")
    'See the [old] bridge here!'
    """
    links, place = _Links(line), 0
    while found := _LINK_PART.search(line, place):
        links.pieces.append(line[place : found.start()])
        if found[0].endswith("[") and found[0] != "][":
            links.open(found[0])
            place = found.end()
        else:
            place = links.close(found[0], found.end())
    return "".join(links.pieces) + line[place:]
