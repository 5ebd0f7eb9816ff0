"""What the print of an article attributes, whatever its words are."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from claimtable.attribution.layouts.lines import LayoutAttribution, lines_of
from claimtable.attribution.layouts.lists import find_lists
from claimtable.attribution.layouts.posts import find_posts
from claimtable.attribution.layouts.signatures import find_signatures
from claimtable.attribution.layouts.transcripts import find_turns
from claimtable.sentences import head_length

__all__ = ["LayoutAttribution", "find_layout_attributions", "heads_of", "taken_by"]

#: lines at the head of an article that may begin with a dateline in capitals and a colon
_TOP = 4


def find_layout_attributions(doc: Doc, quotes: Sequence[Span]) -> list[LayoutAttribution]:
    """Return the attributions that the print of ``doc`` makes, in text order; none meets another.

    Posts go before signatures, those before turns, those before lists, where two claim the same words.
    """
    lines = lines_of(doc)
    taken = bytearray(len(doc))
    kept: list[LayoutAttribution] = []
    finders = (find_posts(lines), find_signatures(doc, lines, quotes), find_turns(doc, lines), find_lists(doc, lines))
    for found in finders:
        for one in found:
            if not any(1 in taken[start:end] for start, end in one.places):
                _take(taken, one)
                kept.append(one)
    return sorted(kept, key=lambda one: (one.contents or one.outside)[0])


def taken_by(doc: Doc, printed: Sequence[LayoutAttribution]) -> bytearray:
    """Return for every token 1 where the print has attributed it or put it outside everything, else 0."""
    taken = bytearray(len(doc))
    for one in printed:
        _take(taken, one)
    return taken


def heads_of(doc: Doc) -> dict[int, int]:
    """Return where the words of a paragraph begin behind its dateline, time stamp or byline, by its first token.

    A name in capitals with a colon is a place at the head of an article and a speaker anywhere else.
    """
    found = {}
    for number, line in enumerate(lines_of(doc)):
        end = line.token(head_length(line.text))
        labelled = end > line.start and doc[end - 1].text == ":" and doc[line.start].is_upper and number >= _TOP
        if end > line.start and not labelled:
            found[line.start] = end
    return found


def _take(taken: bytearray, printed: LayoutAttribution) -> None:
    for start, end in printed.places:
        taken[start:end] = b"\1" * max(0, end - start)
