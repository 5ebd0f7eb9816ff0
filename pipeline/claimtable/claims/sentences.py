"""Sentences as the claims need them: the parser's, mended at quotation marks, and without datelines."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

_FINAL = frozenset((".", "!", "?", "…", "...", "....", ".."))
_CLOSING = frozenset(('"', "'", "''", ")", "]", "}"))
_OPENING = frozenset(('"', "'", "``", "(", "["))
#: what stands before the dash of a dateline: a capitalised place, perhaps an agency or a date, no other words
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'-]*(?:\s(?:of|de|la|el|al)\b)?[\s,]*){1,6}(?:\d{1,2}\s*)?(?:[A-Z][a-z]{2,8}\.?\s*\d{0,2}\s*)?"
    r"(?:,?\s*\d{4}\s*)?(?:\((?:[A-Z][\w./ ]{1,24})\)\s*)?\s?(?:--?|—)\s+"
)


def cut_sentences(doc: Doc) -> list[Span]:
    """Return the sentences of ``doc`` in text order, blanks at their edges left out.

    A sentence ends only at a final mark (with the closing marks behind it) or a paragraph break. It always ends at a
    final mark that a capital or an opening mark follows: parsers miss that at quotation marks.
    """
    starts = [0, *(token.i for token in doc[1:] if _begins(token)), len(doc)]
    spans = (doc[start:end] for start, end in pairwise(starts))
    return [span for span in map(_without_blanks, spans) if len(span)]


def _begins(token: Token) -> bool:
    before = _previous(token)
    if before is None or token.is_space:
        return False
    if "\n" in token.doc.text[before.idx + len(before) : token.idx]:
        return True
    ended = _ended(before)
    if token.text in _CLOSING and not token.is_sent_start:
        return False
    return ended and (bool(token.is_sent_start) or _starts_upper(token))


def _previous(token: Token) -> Token | None:
    index = token.i - 1
    while index >= 0 and token.doc[index].is_space:
        index -= 1
    return token.doc[index] if index >= 0 else None


def _ended(token: Token) -> bool:
    """Tell whether a sentence may end with ``token``: a final mark, or closing marks right behind one."""
    index = token.i
    while index > 0 and token.doc[index].text in _CLOSING:
        index -= 1
    return token.doc[index].text in _FINAL


def _starts_upper(token: Token) -> bool:
    if token.text in _OPENING and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token.text[:1].isupper() and _previous_is_plain(token)


def _previous_is_plain(token: Token) -> bool:
    return token.i == 0 or token.doc[token.i - 1].text != "..."


def _without_blanks(span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end]


def dateline_end(sentence: Span) -> int:
    """Return the index of the first token behind a dateline ("PARIS, May 3 (AFP) -"), else of the sentence's first."""
    text = sentence.text
    match = _DATELINE.match(text)
    if match is None or not _begins_paragraph(sentence):
        return sentence.start
    end = sentence.start_char + match.end()
    return next((token.i for token in sentence if token.idx >= end), sentence.start)


def _begins_paragraph(sentence: Span) -> bool:
    before = sentence.doc.text[max(0, sentence.start_char - 3) : sentence.start_char]
    return not before.strip() and (sentence.start == 0 or "\n" in before)
