"""Speakers whom only the print shows: a name behind a dash after the quotation, a name and a colon in a transcript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

_DASHES = frozenset(("-", "—", "–", "--", "~"))
_PARTICLES = frozenset(("of", "the", "de", "von", "van", "bin", "al", "el", "la", "le", "and", "for", "in", "at"))
_MARKS = frozenset(('"', "''", "``", "'"))
#: words of a signature or a transcript's name at most, and named lines that make a transcript
_NAME, _LINES = 8, 2
_ANSWER = frozenset(("A", "A."))
_QUESTION = frozenset(("Q", "Q."))


@dataclass(frozen=True, slots=True)
class Printed:
    """Token ranges (start, end) of a content and of the source and cue that the print gives it, which may be empty."""

    content: tuple[int, int]
    source: tuple[int, int]
    cue: tuple[int, int]

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The three ranges."""
        return self.content, self.source, self.cue


def find_printed(doc: Doc, quotes: Sequence[Span]) -> list[Printed]:
    """Return the attributions that the print of ``doc`` makes, in text order; they do not overlap."""
    found: list[Printed] = []
    for one in sorted((*_signed(doc, quotes), *_transcribed(doc)), key=lambda one: one.content):
        if not found or one.content[0] >= found[-1].content[1]:
            found.append(one)
    return found


def _signed(doc: Doc, quotes: Sequence[Span]) -> Iterator[Printed]:
    """Yield the quotations that a dash and a name follow, to the end of the line or up to the next mark."""
    for quote in quotes:
        dash = quote.end
        while dash < len(doc) and doc[dash].is_space and doc[dash].text.count("\n") < 3:
            dash += 1
        if dash >= len(doc) or doc[dash].text not in _DASHES:
            continue
        end = _name_end(doc, dash + 1)
        closes = end >= len(doc) or doc[end].is_space or doc[end].text in _MARKS or doc[end].text in {".", ",", "("}
        if end > dash + 1 and closes and not _goes_on(doc, end):
            yield Printed((quote.start, quote.end), (dash + 1, end), (dash, dash + 1))


def _goes_on(doc: Doc, end: int) -> bool:
    """Tell whether the line goes on with lower-case words, so that the dash only sets something off."""
    while end < len(doc) and not doc[end].is_space and not doc[end].text[0].isalpha():
        end += 1
    return end < len(doc) and doc[end].text[0].islower() and doc[end - 1].text != ","


def _name_end(doc: Doc, start: int) -> int:
    """Return where the name that begins at ``start`` ends; ``start`` itself where none does."""
    index = start
    while index < min(len(doc), start + _NAME):
        token = doc[index]
        named = token.text[0].isupper() or (index > start and token.lower_ in _PARTICLES)
        if not named:
            break
        index += 1
    while index > start and doc[index - 1].lower_ in _PARTICLES:
        index -= 1
    return index


def _transcribed(doc: Doc) -> Iterator[Printed]:
    """Yield the paragraphs of an interview: "NAME: ...", and after "A." or "A:" where a "Q." came before it.

    A paragraph that is quoted as a whole, without a label, goes on with the speech before it.
    """
    lines = list(_lines(doc))
    labels = [_label(doc, start, end) for start, end in lines]
    names = [doc[label[0] : label[1]].text for label in labels if label is not None]
    asked = any(name in _QUESTION for name in names)
    speakers = [name for name in names if name not in _ANSWER | _QUESTION]
    transcript = len(speakers) > _LINES and len(set(speakers)) < len(speakers)
    speaking: tuple[int, int, int] | None = None
    for (begin, end), label in zip(lines, labels, strict=True):
        if label is None:
            if speaking is not None and _is_all_quoted(doc, begin, end):
                yield Printed((begin, end), (speaking[0], speaking[1]), (speaking[1], speaking[1] + 1))
            else:
                speaking = None
            continue
        name = doc[label[0] : label[1]].text
        start = label[2]
        if name in _ANSWER and asked and start < end:
            yield Printed((start, end), (start, start), (start, start))
        elif name not in _QUESTION | _ANSWER and transcript and start < end:
            yield Printed((start, end), (label[0], label[1]), (label[1], label[1] + 1))
            speaking = label


def _is_all_quoted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a mark opens the line and none closes before its end, as where marks open anew at each paragraph."""
    marks = [token.i for token in doc[start:end] if token.text in _MARKS - {"'"}]
    return bool(marks) and marks[0] == start and all(mark == end - 1 for mark in marks[1:])


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if "\n" in token.text and token.is_space:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _label(doc: Doc, start: int, end: int) -> tuple[int, int, int] | None:
    """Return (start, end, start of the speech) of the name or letter that labels a line, or None."""
    while start < end and (doc[start].text in _MARKS or doc[start].is_space):
        start += 1
    if start < end and doc[start].text in ("Q.", "A."):
        return start, start + 1, start + 1
    stop = _name_end(doc, start) if start < end else start
    if start < stop < end and doc[stop].text == ":":
        return start, stop, stop + 1
    if start + 1 < end and doc[start].text in ("Q", "A") and doc[start + 1].text in (".", ":"):
        return start, start + 1, start + 2
    return None
