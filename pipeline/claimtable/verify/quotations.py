"""Which characters of a text stand inside quotation marks, without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)([^\n]*?[\w.,!?…-])'(?!\w)")
_LONGEST = 3_000


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


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: who speaks, as printed before the colon, and the span of the words."""

    name: str
    span: Span


_TURN = re.compile(
    r"^(?P<name>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,4}(?: \([^)\n]{1,40}\))?|"
    r"(?:[A-Z][\w'.-]*)(?: [A-Z][\w'.-]*){0,3}(?: \([^)\n]{1,40}\))?): (?=\S)",
    re.MULTILINE,
)
#: so many turns make a text a transcript
_FEWEST_TURNS = 3


def turns_in(plain: str) -> list[Turn]:
    """Return the turns of a transcript (``NAME: words`` lines); none unless at least three lines look so, of at least
    two names or of one name in capitals.
    """
    found = [
        Turn(match["name"], (match.end(), (plain.find("\n", match.end()) + 1 or len(plain) + 1) - 1))
        for match in _TURN.finditer(plain)
    ]
    names = {turn.name for turn in found}
    if len(found) < _FEWEST_TURNS or (len(names) < 2 and not any(name.isupper() for name in names)):
        return []
    return found
