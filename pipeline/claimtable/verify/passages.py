"""A quote in one article: the alignment, what was cut, who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtable.store.reading import StoredArticle, StoredClaim
from claimtable.verify.aligning import Pair, Window, align
from claimtable.verify.differences import groups_of, pieces_of
from claimtable.verify.model import Piece
from claimtable.verify.prepared import Quote
from claimtable.verify.quotations import Span, interruptions, quoted_spans
from claimtable.verify.sentences import sentence_at
from claimtable.verify.tokens import NEGATIONS, Token, tokens_of

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GRAVE_BEGINNINGS = frozenset({"but", "unless", "if", "except", "although", "though", "only"})


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is compared: its text with plain marks, its quotations and what lies between them."""

    article: StoredArticle
    plain: str
    quotations: tuple[Span, ...]
    interruptions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote was found in an article.

    ``start`` and ``end`` are offsets in the article's text. ``quoted`` is the share of the found words that stand in
    quotation marks there. ``cut_before`` and ``cut_after`` are the words of the same sentence that the quote loses;
    ``cut_shown`` tells whether the quote shows it.
    """

    page: Page
    pieces: tuple[Piece, ...]
    start: int
    end: int
    similarity: float
    quoted: float
    cut_before: str
    cut_after: str
    cut_shown: bool

    @property
    def cut_matters(self) -> bool:
        """Whether what was cut begins with but, unless, if, except, or holds a negation."""
        return _matters(self.cut_before) or _matters(self.cut_after)


def _matters(words: str) -> bool:
    found = [word.lower() for word in _WORD.findall(words)]
    return bool(found) and (
        found[0] in _GRAVE_BEGINNINGS or any(word in NEGATIONS or word.endswith("n't") for word in found)
    )


def page_of(article: StoredArticle, plain: str) -> Page:
    """Return an article as it is compared."""
    quotations = quoted_spans(plain)
    return Page(article, plain, tuple(quotations), tuple(interruptions(plain, quotations)))


def find_passage(quote: Quote, page: Page, window: Window) -> Passage | None:
    """Align ``quote`` with a window of an article; None when nothing of it is there."""
    found = tokens_of(page.plain[window.start : window.end], gaps=False)
    words = [_moved(token, window.start) for token in found]
    skipped = [_within(token.start, page.interruptions) for token in words]
    pairs = _within_sentence(_trimmed(align(quote.tokens, words, skipped)), words, page)
    matched = [words[pair.text] for pair in pairs if pair.equal and pair.text is not None]
    if not matched:
        return None
    groups = groups_of(pairs, quote.tokens, words, skipped)
    start, end = _edges(pairs, words)
    before, after = (part if _WORD.search(part) else "" for part in _cut(page, start, end))
    return Passage(
        page=page,
        pieces=tuple(pieces_of(groups, quote.text, page.article.text)),
        start=start,
        end=end,
        similarity=_similarity(quote, pairs, words, skipped),
        quoted=sum(_within(token.start, page.quotations) for token in matched) / len(matched),
        cut_before=before,
        cut_after=after,
        cut_shown=_shows(quote, before, after),
    )


def _moved(token: Token, by: int) -> Token:
    return replace(token, start=token.start + by, end=token.end + by)


def _within(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _trimmed(pairs: list[Pair]) -> list[Pair]:
    """Drop the text's words at the edges: what stands before the quote's first word or behind its last."""
    while pairs and pairs[0].quote is None:
        pairs = pairs[1:]
    while pairs and pairs[-1].quote is None:
        pairs = pairs[:-1]
    return pairs


def _within_sentence(pairs: list[Pair], words: Sequence[Token], page: Page) -> list[Pair]:
    """Let an editor's words at the quote's edges stand for words of the same sentence and quotation only."""
    equal = [words[pair.text] for pair in pairs if pair.equal and pair.text is not None]
    if not equal:
        return pairs
    start, end = equal[0].start, equal[-1].end
    first, last = sentence_at(page.plain, start, end)
    first = max([first, *(low for low, high in page.quotations if low <= start < high)])
    last = min([last, *(high for low, high in page.quotations if low < end <= high)])

    def outside(pair: Pair) -> bool:
        if pair.equal or pair.text is None or pair.quote is None:
            return False
        token = words[pair.text]
        return token.end <= first or token.start >= last

    return [Pair(pair.quote, None) if outside(pair) else pair for pair in pairs]


def _edges(pairs: Sequence[Pair], words: Sequence[Token]) -> Span:
    found = [words[pair.text] for pair in pairs if pair.text is not None and pair.quote is not None]
    return found[0].start, found[-1].end


def _similarity(quote: Quote, pairs: Sequence[Pair], words: Sequence[Token], skipped: Sequence[bool]) -> float:
    total = found = lost = 0.0
    after_gap = False
    for pair in pairs:
        token = quote.tokens[pair.quote] if pair.quote is not None else None
        if token is None and pair.text is not None:
            lost += 0.0 if after_gap or skipped[pair.text] or words[pair.text].bracketed else words[pair.text].weight
            continue
        after_gap = token is not None and (token.kind == "gap" or token.bracketed)
        if token is not None and not token.bracketed:
            total += token.weight
            found += token.weight * (1.0 if pair.equal else _replaced(token, pair, words))
    return max(0.0, (found - 0.3 * lost) / total) if total else 0.0


def _replaced(token: Token, pair: Pair, words: Sequence[Token]) -> float:
    """What a number in the place of another number, or a date in that of a date, counts: the rest is the same."""
    return 0.5 if pair.text is not None and token.kind == words[pair.text].kind != "word" else 0.0


def _cut(page: Page, start: int, end: int) -> tuple[str, str]:
    """Return the words of the sentence before ``start`` and after ``end`` that belong to the same statement."""
    first, last = sentence_at(page.plain, start, end)
    if not _within(start, page.quotations):
        return page.plain[first:start].strip(), page.plain[end:last].strip()
    return _said_before(page, first, start), _said_after(page, end, last)


def _said_before(page: Page, first: int, start: int) -> str:
    parts = []
    for low, high in reversed([span for span in page.quotations if span[0] <= start and span[1] > first]):
        parts.append(page.plain[max(low, first) : min(high, start)].strip())
        if not _follows(page, low):
            break
    return " ".join(reversed(parts)).strip()


def _said_after(page: Page, end: int, last: int) -> str:
    parts = []
    for low, high in (span for span in page.quotations if span[1] >= end and span[0] < last):
        parts.append(page.plain[max(low, end) : min(high, last)].strip())
        if not any(a == high and _continues(page.plain, a, b) for a, b in page.interruptions):
            break
    return " ".join(parts).strip()


def _follows(page: Page, low: int) -> bool:
    return any(b == low and _continues(page.plain, a, b) for a, b in page.interruptions)


def _continues(plain: str, start: int, end: int) -> bool:
    """Tell whether a sentence goes on behind an interruption: comma, attribution, comma ("...," she said, "...")."""
    return plain[start - 1 : start] in tuple(",-—") and plain[start:end].rstrip(' "').endswith((",", "-", "—"))


def _shows(quote: Quote, before: str, after: str) -> bool:
    """Tell whether the quote shows with an ellipsis at its edges what it leaves out of the sentence."""
    begins = not before or quote.tokens[0].kind == "gap"
    return begins and (not after or quote.tokens[-1].kind == "gap")


def is_cut(passage: Passage) -> bool:
    """Tell whether the quote loses words of its sentence."""
    return bool(passage.cut_before or passage.cut_after)


def claim_at(passage: Passage, claims: Sequence[StoredClaim]) -> StoredClaim | None:
    """Return the claim that most of the passage lies in."""

    def overlap(claim: StoredClaim) -> int:
        return sum(max(0, min(passage.end, span.end) - max(passage.start, span.start)) for span in claim.spans)

    best = max(claims, key=overlap, default=None)
    return best if best is not None and overlap(best) >= 0.3 * (passage.end - passage.start) else None
