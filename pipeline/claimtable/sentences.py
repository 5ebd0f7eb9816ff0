"""Sentences as the claims need them: the parser's, mended at quotation marks, and without datelines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Span, SpanGroup

from claimtable.lexicon.layouts import AGENCIES, SHORTENED, TIME_ZONES
from claimtable.tokens import text_between, tokens_of

#: the span group of a Doc that keeps them
SENTENCES = "claim_sentences"

_FINAL = frozenset((".", "!", "?", "…", "...", "....", ".."))
_ELLIPSES = frozenset(("…", "...", "....", ".."))
_CLOSING = frozenset(('"', "'", "''", ")", "]", "}"))
_OPENING = frozenset(('"', "'", "''", "``", "(", "["))
#: abbreviations that may end a sentence before a quotation: "... at 10 a.m. 'We stay.'"
_LAST_WORDS = frozenset(("a.m.", "p.m.", "etc.", "inc.", "corp.", "co.", "ltd.", "jr.", "sr."))
_PLACE = r"(?:[A-Z][\w.'/-]*(?:\s(?:of|de|la|el|al)\b)?[\s,]*){1,6}"
_DAY = r"(?:\d{1,2}\s*)?(?:[A-Z][a-z]{2,8}\.?\s*\d{0,2}\s*)?(?:,?\s*\d{4}\s*)?"
_AGENCY = rf"(?:{'|'.join(sorted(AGENCIES))})"
_ZONE = rf"(?:{'|'.join(sorted(TIME_ZONES))})"
_CLOCK = r"(?:Updated|UPDATED|Posted|Published)?:?\s?(?:at\s)?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?"
#: what stands before an article's or a paragraph's first sentence and is no part of it, each behind the characters of
#: which it has one
_HEADS = tuple(
    (marks, re.compile(pattern))
    for marks, pattern in (
        (
            "-—",
            rf"{_PLACE}{_DAY}(?:[(\[][A-Z][\w./ ]{{1,24}}[)\]]\s*)?\s?(?:--?|—)\s+(?=[\"'A-Z\d])",
        ),  # "PARIS (AFP) - "
        (")]", rf"{_PLACE}{_DAY}[(\[]{_AGENCY}[)\]]:?\s+(?=[\"'A-Z\d])"),  # "Mumbai, Feb 8 (PTI) "
        (")]", rf"[(\[]{_AGENCY}[)\]]\s*(?:--?|—)?\s*"),  # "(CNN) "
        (":", r"[A-Z][A-Z.'/-]+(?:,?\s[A-Z][A-Z.'/-]+){0,3}(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?:\s+"),  # "NEW DELHI: "
        (":.", rf"{_CLOCK}\s?{_ZONE}\b\s?(?::|--?|—)?\s+(?=[\"'A-Z\d])"),  # "14:32 GMT "
        (":.", rf"{_CLOCK}\s?(?::|--?|—)\s+(?=[\"'A-Z\d])"),  # "Updated 10:15 a.m.: "
        (":", r"By\s[A-Z][\w.'-]*(?:\s(?:and\s|in\s|de\s|van\s)?[A-Z][\w.'-]*){0,5}:\s+"),  # "By Ann Roe: "
    )
)


#: tokens of a unit and its stop
_UNIT = 2
_ITEM = re.compile(r"(?:[•·▪●◦‣*]|[—-](?=\s))\s*(?=\S)")


def cut_sentences(doc: Doc) -> list[Span]:
    """Return the sentences of ``doc`` in text order, blanks at their edges left out.

    They are found at the first question and kept with the Doc. A sentence ends only at a final mark (with the closing
    marks behind it) or a paragraph break. It always ends at a final mark that a capital or an opening mark follows:
    parsers miss that at quotation marks.
    """
    if SENTENCES not in doc.spans:
        starts = _starts(doc)
        spans = [_without_blanks(doc[start:end]) for start, end in pairwise([*starts, len(doc)])]
        doc.spans[SENTENCES] = SpanGroup(doc, name=SENTENCES, spans=spans)
    return list(doc.spans[SENTENCES])


def sentence_starts(doc: Doc) -> list[int]:
    """Return the index of each sentence's first token, in order; see ``cut_sentences``."""
    return [sentence.start for sentence in cut_sentences(doc)]


def _starts(doc: Doc) -> list[int]:
    texts = tokens_of(doc).words
    parsed: list[int] = doc.to_array("SENT_START").tolist()
    spaced: list[int] = doc.to_array("SPACY").tolist()
    starts: list[int] = []
    before = _Before()
    for index, text in enumerate(texts):
        if text.isspace():
            before.broken = before.broken or "\n" in text
            continue
        closes = _closes(texts, spaced, index)
        if before.broken or (not closes and before.may_end(texts, index, parsed[index] == 1)):
            starts.append(index)
        ended = _is_final(texts, spaced, index) or (before.ended and closes)
        before = _Before(ended, broken=False, abbreviated=text[1:].endswith("."))
    return starts


@dataclass(slots=True)
class _Before:
    """What the tokens before one do: end a sentence or a paragraph; ``abbreviated``: the last has a stop of its own, as
    in "at 5 p.m.".
    """

    ended: bool = True
    broken: bool = True
    abbreviated: bool = False

    def may_end(self, texts: Sequence[str], index: int, parsed: bool) -> bool:
        """Tell whether a sentence ends before the token ``index``; ``parsed``: the parser begins one there."""
        if not _may_begin(texts, index, parsed):
            return False
        if self.ended or _quotes_behind_abbreviation(texts, index):
            return True
        return self.abbreviated and parsed and texts[index][0].isupper()


def _closes(texts: Sequence[str], spaced: Sequence[int], index: int) -> bool:
    """Tell whether a mark stands right behind a word and so closes what is before it."""
    return texts[index] in _CLOSING and index > 0 and not spaced[index - 1] and not texts[index - 1].isspace()


def _quotes_behind_abbreviation(texts: Sequence[str], index: int) -> bool:
    return texts[index] in _OPENING and index > 0 and texts[index - 1].lower() in _LAST_WORDS


def _is_final(texts: Sequence[str], spaced: Sequence[int], index: int) -> bool:
    """Tell whether a mark ends a sentence; "[...]", " ... " and the stop of a name do not."""
    text = texts[index]
    if text not in _FINAL or _is_within_name(texts, spaced, index):
        return False
    return text not in _ELLIPSES or not index or (texts[index - 1] != "[" and not spaced[index - 1])


def _may_begin(texts: Sequence[str], index: int, parsed: bool) -> bool:
    """Tell whether a sentence may begin here: where the parser begins one, or with a capital; not "!" he said."""
    first = texts[index + 1] if texts[index] in _OPENING and index + 1 < len(texts) else texts[index]
    if parsed:
        return not (first[0].islower() and (texts[index - 1] in _CLOSING or _follows_unit(texts, index)))
    return first[0].isupper() and texts[index - 1] != "..."


def _follows_unit(texts: Sequence[str], index: int) -> bool:
    """Tell whether the stop before belongs to a unit behind a number: "£141m. in all"."""
    return index > _UNIT and texts[index - 1] == "." and texts[index - _UNIT - 1][0].isdigit()


def _is_within_name(texts: Sequence[str], spaced: Sequence[int], index: int) -> bool:
    """Tell whether a stop belongs to the words around it: "Const. Roe", "Win/Locker.B", "a .45"."""
    if texts[index] != "." or not 0 < index < len(texts) - 1 or spaced[index - 1]:
        return False
    before, after = texts[index - 1], texts[index + 1]
    if not before[0].isupper() or not after[0].isupper():
        return False
    return before.lower() in SHORTENED if spaced[index] else len(after) == 1


def _without_blanks(span: Span) -> Span:
    end = span.end
    while end > span.start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[span.start : end]


def dateline_end(sentence: Span) -> int:
    """Return the index of the first token behind a dateline, a time stamp, a byline or the sign of a list item that a
    paragraph begins with ("PARIS, May 3 (AFP) -"), else of the sentence's first.
    """
    if not _begins_paragraph(sentence):
        return sentence.start
    end = sentence.start_char + head_length(text_between(sentence.doc, sentence.start, sentence.end))
    place = bisect_left(tokens_of(sentence.doc).offsets, end, sentence.start, sentence.end)
    return place if place < sentence.end else sentence.start


@lru_cache(maxsize=1024)
def head_length(text: str) -> int:
    """Return how many characters at the start of a paragraph are its dateline, time stamp, byline or item's sign."""
    heads = [head for marks, head in _HEADS if any(mark in text for mark in marks)]  # most texts have no such marks
    return max((match.end() for head in (*heads, _ITEM) if (match := head.match(text))), default=0)


def _begins_paragraph(sentence: Span) -> bool:
    words, index = tokens_of(sentence.doc).words, sentence.start - 1
    while index >= 0 and not words[index].strip(" "):
        index -= 1
    return index < 0 or words[index].rstrip(" ").endswith("\n")
