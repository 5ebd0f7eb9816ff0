"""Which characters of a text stand inside quotation marks, without a model."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)([^\n]*?[\w.,!?…-])'(?!\w)")
_LONGEST = 3_000


def quoted_spans(plain: str) -> list[tuple[int, int]]:
    """Return the stretches inside quotation marks of a text with plain marks (``normalising.same_length``).

    Marks pair within a paragraph; one that is not closed there runs to its end (the quotation goes on in the next).
    Single marks count only in paragraphs without double ones.
    """
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(plain):
        start, text = paragraph.start(), paragraph.group()
        if '"' in text:
            found += [(start + a, start + b) for a, b in _double(text)]
        elif "'" in text:
            found += [(start + match.start(1), start + match.end(1)) for match in _SINGLE.finditer(text) if " " in match[1]]
    return [(a, b) for a, b in found if 0 < b - a <= _LONGEST]


def _double(text: str) -> list[tuple[int, int]]:
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
