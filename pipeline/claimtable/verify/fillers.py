"""What speakers say while they look for a word: um, you know, I mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtable.verify.tokens import Token

#: fillers in a row; each stands between blanks
FILLED = re.compile(r" (?:(?:u+h+|u+m+|e+r+m*|a+h+|hm+|mm+|well|you know|i mean|like i said)(?= ))+")


def filler_places(tokens: Sequence[Token]) -> list[int]:
    """Return which of ``tokens`` (indices) are fillers, as far as the words tell.

    >>> from claimtable.verify.tokens import tokens_of
    >>> filler_places(tokens_of("If you, you know, um, are late", gaps=False))
    [2, 3, 4]
    """
    starts: dict[int, int] = {}
    text = " "
    for number, token in enumerate(tokens):
        starts[len(text)] = number
        text += f"{token.key} "
    return [number for first, last in _runs(text) for place, number in starts.items() if first <= place < last]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in FILLED.finditer(text))
