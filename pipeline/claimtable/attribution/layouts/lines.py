"""Lines of a text, and what the print attributes on them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from claimtable.tokens import tokens_of

#: token numbers (start, end) of a stretch of text; an empty one where there is none
Range = tuple[int, int]

_PARTICLE = r"(?:of|the|de|von|van|bin|al|el|la|le|and|for|in|at|&)"
_NAMED = r"[A-Z][\w'.&-]*"
#: a name as a label has it: capitalised words with particles between them
NAME = rf"{_NAMED}(?:\s(?:{_PARTICLE}\s)*{_NAMED}){{0,6}}"
_MARKER = re.compile(r"(?:[•·▪●◦‣*—–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_NO_BLANK = re.compile(r"\S(?:.*\S)?")


@dataclass(frozen=True, slots=True)
class LayoutAttribution:
    """What the print attributes: token ranges of the contents, the source and the cue; the last two may be empty.

    ``layout`` is ``speech`` for somebody's own words, with or without marks, and ``item`` for what a list reports.
    ``outside`` are stretches that are part of nothing: handles, dates, the words between a cue and its list.
    """

    contents: tuple[Range, ...]
    source: Range
    cue: Range
    layout: Literal["speech", "item"] = "speech"
    outside: tuple[Range, ...] = ()

    @property
    def places(self) -> tuple[Range, ...]:
        """All of its ranges."""
        return (*self.contents, self.source, self.cue, *self.outside)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a Doc without blanks at its edges: its tokens, its characters, and the line ends before it."""

    start: int
    end: int
    text: str
    offset: int
    gap: int
    offsets: Sequence[int]

    def token(self, place: int) -> int:
        """Return the number of the first token that begins at character ``place`` of the line or behind it."""
        return min(self.end, bisect.bisect_left(self.offsets, self.offset + place, self.start, self.end))

    def tokens(self, place: tuple[int, int]) -> Range:
        """Return the tokens that begin at characters ``place[0]`` to ``place[1]`` of the line."""
        return self.token(place[0]), self.token(place[1])


def lines_of(doc: Doc) -> list[Line]:
    """Return the lines of ``doc`` that hold more than blanks, in text order."""
    tokens = tokens_of(doc)
    offsets, text = tokens.offsets, tokens.text
    found = []
    last = 0
    for match in re.finditer(r"[^\n]+", text):
        inner = _NO_BLANK.search(match[0])
        if inner is None:
            continue
        begin, end = match.start() + inner.start(), match.start() + inner.end()
        first, stop = bisect.bisect_left(offsets, begin), bisect.bisect_left(offsets, end)
        found.append(Line(first, stop, inner[0], begin, text.count("\n", last, begin), offsets))
        last = end
    return [line for line in found if line.start < line.end]


def marker_end(text: str) -> int:
    """Return how many characters of a line the sign of a list item takes ("• ", "- ", "1. ", "(a) "); 0 without one."""
    match = _MARKER.match(text)
    return match.end() if match else 0
