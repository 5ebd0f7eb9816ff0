"""Claims marked by hand in a sentence: ``<the speaker> {said} [the claim]``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.layers import Attribution
from claimtable.schema import Kind

_OPENING = {"<": "source", "{": "cue", "[": "content"}
_CLOSING = {">": "source", "}": "cue", "]": "content"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A plain text and the character offsets of what was marked in it, by part."""

    text: str
    parts: dict[str, list[tuple[int, int]]]


def unmark(marked: str) -> Marked:
    """Take the marks out of ``marked``; without a claim's marks the whole text but its full stop is the claim."""
    text, open_at = "", dict.fromkeys(_OPENING.values(), 0)
    parts: dict[str, list[tuple[int, int]]] = {part: [] for part in _OPENING.values()}
    for char in marked:
        if char in _OPENING:
            open_at[_OPENING[char]] = len(text)
        elif char in _CLOSING:
            parts[_CLOSING[char]].append((open_at[_CLOSING[char]], len(text)))
        else:
            text += char
    parts["content"] = parts["content"] or [(0, len(text.rstrip(".?")))]
    return Marked(text, parts)


def body_of(doc: Doc, parts: dict[str, list[tuple[int, int]]]) -> ClaimSpan:
    """Return the body that the marked parts make in ``doc``."""
    found = attribution_of(doc, parts)
    has_cue = bool(found.cue)
    return ClaimSpan(doc, found.content, _kind(doc, found.content, has_cue), 1, found if has_cue else None, has_cue)


def attribution_of(doc: Doc, parts: dict[str, list[tuple[int, int]]]) -> Attribution:
    """Return the attribution that the marked parts make in ``doc``."""
    return Attribution(*(_spans(doc, parts[part]) for part in ("source", "cue", "content")))


def _spans(doc: Doc, offsets: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    found = [doc.char_span(start, end, alignment_mode="expand") for start, end in offsets]
    return tuple(span for span in found if span is not None)


def _kind(doc: Doc, content: Sequence[Span], attributed: bool) -> Kind:
    if not attributed:
        return "narrator"
    first = content[0].start
    return "direct" if first and doc[first - 1].text == '"' else "indirect"
