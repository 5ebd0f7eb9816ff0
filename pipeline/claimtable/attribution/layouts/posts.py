"""Embedded posts of social networks: the author's words, with name, handle and date behind or before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtable.attribution.layouts.lines import LayoutAttribution, Line
from claimtable.lexicon.layouts import POST_FRAMES

_DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.?,? \d{4})"
#: "— Elon Musk (@elonmusk) December 2, 2017", the date perhaps left out at the end of the line
_SIGNATURE = re.compile(
    rf"(?:^|\s|(?<=[\"'.!?]))(?P<dash>—|--?)\s?(?P<name>[^()\n—]{{1,60}}?)\s?\(@[\w.@-]{{1,80}}\)(?:,?\s{_DAY}|\s*$)"
)
_HANDLE = re.compile(r"(?P<mark>RT )?(?P<name>@\w[\w.]{1,39})(?P<cue>:)\s+(?=\S)")
#: what stands around the words: links, pictures, tags and signs at the end
_TAIL = re.compile(
    r"(?:\s*(?:https?://\S+|\S*pic\.twitter\.com/\S+|(?<=[\s.!?])#\w+|(?<=\s)@\w+|\((?:VIDEOS?|PHOTOS?)\)|[^\w\s!-~]+))+\s*$"
)
_FRAME = re.compile(rf"(?:{'|'.join(POST_FRAMES)}) by @?\w+,?\s*")


def find_posts(lines: Sequence[Line]) -> Iterator[LayoutAttribution]:
    """Yield the embedded posts in text order: signed by name and handle, or behind a handle and a colon."""
    for number, line in enumerate(lines):
        signed = _SIGNATURE.search(line.text)
        handled = _HANDLE.match(line.text)
        if signed is not None:
            yield from _signed(lines, number, signed)
        elif handled is not None:
            start, source = handled.end(), line.tokens(handled.span("name"))
            cue = line.tokens(handled.span("cue"))
            content = (line.token(start), line.token(_words_end(line.text)))
            yield LayoutAttribution((content,), source, cue, outside=((line.start, source[0]), (content[1], line.end)))


def _signed(lines: Sequence[Line], number: int, match: re.Match[str]) -> Iterator[LayoutAttribution]:
    """Yield the post that a signature ends; one that begins its line signs the line before."""
    line, frame = lines[number], _FRAME.match(lines[number].text)
    said = line.text[: match.start("dash")]
    words, end = line, len(said)
    if not said.strip(" \"'"):
        if not number:
            return
        words, frame = lines[number - 1], _FRAME.match(lines[number - 1].text)
        end = len(words.text)
    begin = frame.end() if frame else 0
    content = (words.token(begin), words.token(_words_end(words.text[:end])))
    if content[0] < content[1]:
        source, cue = line.tokens(match.span("name")), line.tokens(match.span("dash"))
        outside = ((words.start, content[0]), (content[1], cue[0]), (source[1], line.token(match.end())))
        yield LayoutAttribution((content,), source, cue, outside=outside)


def _words_end(text: str) -> int:
    """Return where the words of a post end, before links, pictures and tags."""
    tail = _TAIL.search(text)
    return tail.start() if tail else len(text)
