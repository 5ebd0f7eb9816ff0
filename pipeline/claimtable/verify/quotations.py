"""Which characters of a text stand inside quotation marks, without a model."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)([^\n]*?[\w.,!?…-])'(?!\w)")
_LONGEST = 3_000
_LONGEST_INTERRUPTION = 300


def quoted_spans(plain: str) -> list[Span]:
    """Return the stretches inside quotation marks of a text with plain marks (``normalising.same_length``).

    Marks pair within a paragraph; one that is not closed there runs to its end (the quotation goes on in the next).
    Single marks count only in paragraphs without double ones.
    """
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(plain):
        start, text = paragraph.start(), paragraph.group()
        if '"' in text:
            found += [(start + a, start + b) for a, b in _double(text)]
        elif "'" in text:
            found += [
                (start + match.start(1), start + match.end(1)) for match in _SINGLE.finditer(text) if " " in match[1]
            ]
    return [(a, b) for a, b in found if 0 < b - a <= _LONGEST]


def _double(text: str) -> list[Span]:
    found = []
    opened: int | None = None
    for position in (match.start() for match in re.finditer('"', text)):
        if opened is None:
            opened = position + 1
        elif text[position + 1 : position + 2].isalnum() and not text[position - 1 : position].strip():
            opened = position + 1  # a mark before a word opens: the one before was never closed
        else:
            found.append((opened, position))
            opened = None
    if opened is not None and opened < len(text):
        found.append((opened, len(text)))
    return found


def interruptions(plain: str, quotations: Sequence[Span]) -> list[Span]:
    """Return what stands between two of the ``quotations`` that may be parts of one statement."""
    pairs = itertools.pairwise(quotations)
    return [(first[1], second[0]) for first, second in pairs if _interrupts(plain, first, second)]


def _interrupts(plain: str, first: Span, second: Span) -> bool:
    """The words between interrupt one statement when the first part ends in a comma, a stop or a dash."""
    if second[0] - first[1] > _LONGEST_INTERRUPTION:
        return False
    edge = plain[first[1] - 1 : first[1]] + plain[first[1] + 1 : first[1] + 2]
    return any(char in ",.!?…-—;" for char in edge) or not plain[first[1] : second[0]].strip(' "\n')
