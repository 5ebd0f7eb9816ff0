"""Text whose lines were broken by the width of a column or a window -> one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimtable.lexicon.hyphens import COMPOUND_FIRSTS

# a line of wrapped print is not longer than this, and so many of its breaks lie inside a sentence
_WIDEST = 100
_FEWEST_BREAKS = 3
_LEAST_INSIDE = 0.4
_LEAST_FULL = 0.7
# a break is by width when the next word would have gone beyond this share of it; proportional type varies by as much
_FULL = 0.8
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*\Z")
_BEGINS = re.compile(r"[\"'“‘(\[]?[A-ZÀ-Þ0-9“‘\"]")
# a turn of a transcript, an item of a list, a signature: never the middle of a paragraph
_OWN_LINE = re.compile(r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}:\s|[-*•·▪●–—]\s|\(?\d{1,2}[.)]\s|>)")
_HYPHEN = re.compile(r"(?P<first>\w+)[-‐\u00ad]\Z")
_FIRST_WORD = re.compile(r"\S+")


def join_lines(text: str) -> str:
    r"""Return ``text`` with the lines of its paragraphs joined and words at line ends put together.

    A text whose lines are paragraphs, verses, turns or items is returned as it is: lines are joined only where most
    breaks lie inside a sentence and at the width of the text.

    >>> join_lines("The fleet spent $2.4\nmillion on fuel last\nyear, up 12 percent,\nthe mini-\nstry said.")
    'The fleet spent $2.4 million on fuel last year, up 12 percent, the ministry said.'
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    width = _width(lines)
    if not width:
        return text
    blocks = list(_blocks(lines))
    parted = sum(len(block) > 1 for block in blocks) > 1  # empty lines part the paragraphs
    words = frozenset(re.findall(r"\w+(?:-\w+)*", text.lower()))
    found = [_joined(part, words) for block in blocks for part in _paragraphs(block, width, parted=parted)]
    return "\n\n".join(found)


def _width(lines: Sequence[str]) -> int:
    """Return the width at which ``lines`` are broken, or 0 when they are not."""
    inside = [(line, after) for line, after in pairwise(lines) if line and after and _goes_on(line, after)]
    width = max(map(len, lines), default=0)
    if width > _WIDEST or len(inside) < _FEWEST_BREAKS:
        return 0
    small = sum(after[0].islower() or after[0].isdigit() for _, after in inside)
    full = sum(not _fits(line, after, width) or _breaks_word(line, after) for line, after in inside)
    return width if small >= _LEAST_INSIDE * len(inside) and full >= _LEAST_FULL * len(inside) else 0


def _goes_on(line: str, after: str) -> bool:
    """Tell whether neither a sentence's end nor a line of its own kind parts two lines."""
    return _FINAL.search(line) is None and _OWN_LINE.match(after) is None


def _fits(line: str, after: str, width: int) -> bool:
    """Tell whether the first word of the next line would have had room."""
    word = _FIRST_WORD.match(after)
    return len(line) + 1 + (word.end() if word else 0) <= _FULL * width


def _breaks_word(line: str, after: str) -> bool:
    return after[0].islower() and _HYPHEN.search(line) is not None


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*lines, ""):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _paragraphs(block: Sequence[str], width: int, *, parted: bool) -> Iterator[list[str]]:
    """Yield the paragraphs of a block: one, or, where no empty lines part them, up to a line with room left."""
    part = [block[0]]
    for line, after in pairwise(block):
        ends = _FINAL.search(line) and _BEGINS.match(after) and not parted and _fits(line, after, width)
        if ends or _OWN_LINE.match(after):
            yield part
            part = []
        part.append(after)
    yield part


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        match = _HYPHEN.search(text)
        if match is None or not line[0].isalnum():
            text = f"{text} {line}"
        elif line[0].islower() and _is_one_word(match["first"], line, words):
            text = text[:-1] + line
        else:
            text = text + line
    return text


def _is_one_word(first: str, line: str, words: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end only breaks a word: "re-" / "porters", but not "well-" / "known"."""
    second = re.match(r"\w+", line)
    rest = second[0].lower() if second else ""
    if f"{first.lower()}-{rest}" in words:
        return False
    return first.lower() + rest in words or not (first.isdigit() or first.lower() in COMPOUND_FIRSTS)
