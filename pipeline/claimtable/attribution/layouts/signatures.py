"""Quotations that a name follows: behind a dash, on the line below, or to the end of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from claimtable.attribution.layouts.lines import NAME, LayoutAttribution, Line
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.lexicon.people import INSIDE_SIGNATURES

_DASHES = frozenset(("-", "—", "–", "--", "~"))
_ENDS = frozenset(('"', "''", "``", "'", ".", ",", "("))
_SIGNED = re.compile(rf"(?P<name>{NAME})(?:,\s[^.!?\"]{{1,80}}|\s?\([^)]{{1,60}}\))?$")
_AGED = re.compile(r",\s\d{1,2}\b")
#: words of a signature at most
_NAME = 8


def find_signatures(doc: Doc, lines: Sequence[Line], quotes: Sequence[Span]) -> Iterator[LayoutAttribution]:
    """Yield the quotations that the print signs, in text order."""
    by_start = {line.start: number for number, line in enumerate(lines)}
    by_end = {line.end: number for number, line in enumerate(lines)}
    for quote in quotes:
        found = _behind_dash(doc, quote) or _below(doc, quote, lines, by_start, by_end)
        if found is not None:
            yield found


def _behind_dash(doc: Doc, quote: Span) -> LayoutAttribution | None:
    """Return the attribution of a dash and a name, to the end of the line or up to the next mark."""
    dash = quote.end
    while dash < len(doc) and doc[dash].is_space and doc[dash].text.count("\n") < 3:
        dash += 1
    if dash >= len(doc) or doc[dash].text not in _DASHES:
        return None
    end = _name_end(doc, dash + 1)
    if end == dash + 1 or not _is_closed(doc, end) or _runs_on(doc, end):
        return None
    return LayoutAttribution(((quote.start, quote.end),), (dash + 1, end), (dash, dash + 1))


def _is_closed(doc: Doc, end: int) -> bool:
    """Tell whether a name ends with the text, at a break or at a mark."""
    return end >= len(doc) or doc[end].is_space or doc[end].text in _ENDS


def _runs_on(doc: Doc, end: int) -> bool:
    """Tell whether the line goes on with lower-case words, so that the dash only sets something off."""
    while end < len(doc) and not doc[end].is_space and not doc[end].text[0].isalpha():
        end += 1
    return end < len(doc) and doc[end].text[0].islower() and doc[end - 1].text != ","


def _name_end(doc: Doc, start: int) -> int:
    """Return where the name that begins at ``start`` ends; ``start`` itself where none does."""
    index = start
    while index < min(len(doc), start + _NAME):
        token = doc[index]
        named = token.text[0].isupper() or (index > start and token.lower_ in INSIDE_SIGNATURES)
        if not named:
            break
        index += 1
    while index > start and doc[index - 1].lower_ in INSIDE_SIGNATURES:
        index -= 1
    return index


def _below(
    doc: Doc, quote: Span, lines: Sequence[Line], by_start: dict[int, int], by_end: dict[int, int]
) -> LayoutAttribution | None:
    """Return the attribution of a name without a dash: on the line below a quoted line, or behind the quotation in it.

    The name has two words or more; an apposition or brackets may follow, but no verb and no final stop.
    """
    number = by_start.get(quote.start)
    if number is None:
        return None
    begin, line = quote.end, lines[number]
    if quote.end == line.end or by_end.get(quote.end) is not None:
        below = by_end.get(quote.end, number) + 1
        if below >= len(lines) or lines[below].gap > 1:
            return None
        line, begin = lines[below], lines[below].start
    match = _SIGNED.match(doc[begin : line.end].text) if begin < line.end <= begin + 3 * _NAME else None
    if match is None or " " not in match["name"]:
        return None
    aged = _AGED.search(match[0]) is not None
    if not aged and any(token.tag_ in FINITE_TAGS for token in doc[begin : line.end]):
        return None
    stop = next((t.i for t in doc[begin : line.end] if t.idx >= doc[begin].idx + match.end("name")), line.end)
    return LayoutAttribution(((quote.start, quote.end),), (begin, stop), (begin, begin), outside=((stop, line.end),))
