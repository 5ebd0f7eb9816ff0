"""Sentences as the claims need them: the parser's, mended at quotation marks, and without datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

_FINAL = frozenset((".", "!", "?", "…", "...", "....", ".."))
_ELLIPSES = frozenset(("…", "...", "....", ".."))
_CLOSING = frozenset(('"', "'", "''", ")", "]", "}"))
_OPENING = frozenset(('"', "'", "''", "``", "(", "["))
#: abbreviations that may end a sentence before a quotation: "... at 10 a.m. 'We stay.'"
_LAST_WORDS = frozenset(("a.m.", "p.m.", "etc.", "inc.", "corp.", "co.", "ltd.", "jr.", "sr."))
#: what stands before the dash of a dateline: a capitalised place, perhaps an agency or a date, no other words
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'-]*(?:\s(?:of|de|la|el|al)\b)?[\s,]*){1,6}(?:\d{1,2}\s*)?(?:[A-Z][a-z]{2,8}\.?\s*\d{0,2}\s*)?"
    r"(?:,?\s*\d{4}\s*)?(?:\((?:[A-Z][\w./ ]{1,24})\)\s*)?\s?(?:--?|—)\s+"
)


def sentence_starts(doc: Doc) -> list[int]:
    """Return the index of each sentence's first token, in order.

    A sentence ends only at a final mark (with the closing marks behind it) or a paragraph break. It always ends at a
    final mark that a capital or an opening mark follows: parsers miss that at quotation marks.
    """
    texts = [token.text for token in doc]
    parsed: list[int] = doc.to_array("SENT_START").tolist()
    spaced: list[int] = doc.to_array("SPACY").tolist()
    starts: list[int] = []
    ended = broken = True  # whether the tokens before end a sentence, or a paragraph
    abbreviated = False  # whether the token before has a stop of its own, as in "at 5 p.m."
    for index, text in enumerate(texts):
        if text.isspace():
            broken = broken or "\n" in text
            continue
        closes = text in _CLOSING and index > 0 and not spaced[index - 1] and not texts[index - 1].isspace()
        begins = not closes and _may_begin(texts, index, parsed[index] == 1)
        quotes = text in _OPENING and index > 0 and texts[index - 1].lower() in _LAST_WORDS
        if broken or (begins and (ended or quotes or (abbreviated and parsed[index] == 1 and text[0].isupper()))):
            starts.append(index)
        elided = text in _ELLIPSES and index > 0 and texts[index - 1] == "["  # "[...]" stands inside sentences
        ended = (text in _FINAL and not elided) or (ended and closes)
        abbreviated, broken = len(text) > 1 and text[-1] == ".", False
    return starts


def cut_sentences(doc: Doc) -> list[Span]:
    """Return the sentences of ``doc`` in text order, blanks at their edges left out; see ``sentence_starts``."""
    starts = sentence_starts(doc)
    return [_without_blanks(doc[start:end]) for start, end in pairwise([*starts, len(doc)])]


def _may_begin(texts: Sequence[str], index: int, parsed: bool) -> bool:
    """Tell whether a sentence may begin here: where the parser begins one, or with a capital; not "!" he said."""
    first = texts[index + 1] if texts[index] in _OPENING and index + 1 < len(texts) else texts[index]
    if parsed:
        return not (first[0].islower() and texts[index - 1] in _CLOSING)
    return first[0].isupper() and texts[index - 1] != "..."


def _without_blanks(span: Span) -> Span:
    end = span.end
    while end > span.start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[span.start : end]


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
