"""The lines of a page with blanks where it has them -> its lines in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

# a gutter is so many characters wide, and between so many lines with words on both sides
_GUTTER = 2
_FEWEST_LINES = 5
_MOST_COLUMNS = 6
# words on both sides of a gutter stand in columns that are as narrow as this at least
_NARROWEST = 10
_GAP = re.compile(r"\S {2,}\S")


def in_reading_order(lines: Sequence[str]) -> str:
    """Return the lines of a page, those of its columns one after the other; empty lines part them no more.

    They are laid out with blanks. Lines over all columns (a header, a title) stay where they are.

    >>> in_reading_order([f"left line {n}    right line {n}" for n in range(5)]).split(chr(10))[3:7]
    ['left line 3', 'left line 4', 'right line 0', 'right line 1']
    """
    return "\n".join(_ordered([line.expandtabs().rstrip() for line in lines if line.strip()], _MOST_COLUMNS))


def _ordered(lines: Sequence[str], columns: int) -> Iterator[str]:
    for block, gutter in _blocks(lines) if columns > 1 else [(lines, None)]:
        if gutter is None:
            yield from (line.strip() for line in block)
            continue
        for side in ([line[: gutter[0]].rstrip() for line in block], [line[gutter[1] :] for line in block]):
            yield from _ordered([line for line in side if line.strip()], columns - 1)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[Sequence[str], tuple[int, int] | None]]:
    """Yield the lines in blocks, each with the first gutter that runs through it (start, end) or None."""
    gutter = _gutter(lines)
    if gutter is None:
        yield lines, None
        return
    for crosses, found in groupby(lines, key=lambda line: bool(line[gutter[0] : gutter[1]].strip())):
        block = list(found)
        yield block, None if crosses or not _both_sides(block, *gutter) else gutter


def _gutter(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the first stretch of blanks with words on both sides, which only lines over all columns cross."""
    width = max(map(len, lines), default=0)
    narrow = [line for line in lines if _GAP.search(line) or 2 * len(line) <= width]
    crossed = [any(len(line) > place and not line[place].isspace() for line in narrow) for place in range(width)]
    place = _NARROWEST
    while place < width - _NARROWEST:
        end = place
        while end < width and not crossed[end]:
            end += 1
        if end - place >= _GUTTER and _both_sides(lines, place, end):
            return place, end
        place = max(end, place) + 1
    return None


def _both_sides(lines: Sequence[str], start: int, end: int) -> bool:
    free = [line for line in lines if not line[start:end].strip()]
    both = sum(bool(line[:start].strip()) and bool(line[end:].strip()) for line in free)
    return both >= _FEWEST_LINES and 2 * both >= len(free)
