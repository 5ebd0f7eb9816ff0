"""Sentences of a plain string, by rules: enough to show what stands before and after, and where a quote was cut."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?P<stop>[.!?…])[\"')\]]{0,2}\s+(?=[\"'(\[]*[A-Z0-9])|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Rev|Hon|St|vs|e\.g|i\.e|Fig|approx))\.$"
)
# these may end a sentence, too; "No." is one where no number follows
_MAY_END = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Corp|Co|Ltd|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ave|Blvd)|\b[A-Z]|"
    r"\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_NUMBER = re.compile(r"\bNo\.$")
# words that begin a sentence and no name
_OPENER = re.compile(
    r"[\"'(\[]*(?:I|We|You|He|She|It|They|This|That|These|Those|There|The|But|And|So|If|When|What|My|Our|Your|His|Her|Its|Their)\b"
)


def sentence_breaks(text: str, start: int, end: int) -> list[int]:
    """Return the offsets at which sentences of ``text[start:end]`` begin, ``start`` first."""
    found = [start]
    for match in _BREAK.finditer(text, start, end):
        stop = match.start() + 1
        short = match["stop"] == "." and "\n" not in match.group()
        if not (short and _is_abbreviated(text, max(start, stop - 12), stop, match.end())):
            found.append(match.end())
    return found


def _is_abbreviated(text: str, low: int, stop: int, after: int) -> bool:
    """Tell whether the stop that ends ``text[low:stop]`` is an abbreviation's and no sentence's; the next word decides.

    "Inc. The", "the U.S. We" are two sentences; "No. I" is, "No. 5" is not.
    """
    if _NUMBER.search(text, low, stop):
        return text[after : after + 1].isdigit()
    if _MAY_END.search(text, low, stop):
        return _OPENER.match(text, after) is None
    return _ABBREVIATION.search(text, low, stop) is not None


def sentence_at(text: str, start: int, end: int, *, reach: int = 1_200) -> tuple[int, int]:
    """Return the offsets of the sentences that ``text[start:end]`` lies in: the first's start, the last's end."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    breaks = [*sentence_breaks(text, low, high), high]
    first = max(position for position in breaks if position <= start)
    last = min((position for position in breaks if position >= end), default=high)
    return first, first + len(text[first:last].rstrip())


def neighbours(text: str, start: int, end: int, *, reach: int = 800) -> tuple[str, str]:
    """Return the sentence before ``start`` and the one after ``end`` (empty at the text's edges)."""
    head = text[max(0, start - reach) : start].rstrip()
    before = head[sentence_breaks(head, 0, len(head))[-1] :] if head else ""
    tail = text[end : end + reach].lstrip()
    breaks = sentence_breaks(tail, 0, len(tail))
    after = tail[: breaks[1]] if len(breaks) > 1 else tail
    return before.strip(), after.strip()
