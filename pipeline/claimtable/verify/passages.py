"""A quote in one article: the alignment, what was cut, who said it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimtable.lexicon.verifying import CONDITIONS, NEGATIONS
from claimtable.store.reading import StoredClaim
from claimtable.verify.aligning import Pair, Window, align
from claimtable.verify.differences import Group, groups_of, is_gap, is_said_by_the_way, pieces_of, same_letters
from claimtable.verify.model import Piece
from claimtable.verify.prepared import Quote
from claimtable.verify.quotations import Span
from claimtable.verify.sentences import sentence_at
from claimtable.verify.statements import Page, are_apart, is_one_statement, left_out_matters
from claimtable.verify.tokens import Token, tokens_of

#: fewer equal words say nothing about a quote that differs
_FEWEST_ALIKE = 3
#: from this share of a passage on a claim tells its speaker
_LEAST_SHARE = 0.3
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote was found in an article.

    ``start`` and ``end`` are offsets in the article's text. ``similarity`` is the share of the quote's words that
    were found, by weight, ``alike`` the plain share of equal words in the longer of quote and passage. ``quoted``
    is the share of the found words that stand in quotation marks there. ``cut_before`` and ``cut_after`` are the
    words of the same sentence that the quote loses; ``cut_shown`` tells whether the quote shows it. ``spliced``
    says why the quote's ellipsis joins what does not belong together, ``joined`` why its words do not stand
    together; both are empty where they do. ``narrated``: words inside quotation marks and the article's own are
    run together. ``cleaned``: fillers before the first word are left out.
    """

    page: Page
    pieces: tuple[Piece, ...]
    start: int
    end: int
    similarity: float
    alike: float
    quoted: float
    cut_before: str
    cut_after: str
    cut_shown: bool
    spliced: str = ""
    joined: str = ""
    narrated: bool = False
    cleaned: bool = False

    @property
    def cut_matters(self) -> bool:
        """Whether what was cut begins with a condition or a contrast (but, unless, only if), or holds a negation."""
        return _matters(self.cut_before) or _matters(self.cut_after)


def _matters(words: str) -> bool:
    """Tell whether what is cut off turns the rest: it begins with a condition or a contrast, or it negates."""
    found = [word.lower() for word in _WORD.findall(words)]
    return bool(found) and (found[0] in CONDITIONS or any(word in NEGATIONS or word.endswith("n't") for word in found))


def find_passage(quote: Quote, page: Page, window: Window) -> Passage | None:
    """Align ``quote`` with a window of an article; None when nothing of it is there.

    An interruption that holds a word of the quote is ordinary text: the quote is aligned again without passing it over.
    """
    words = tokens_of(page.plain[window.start : window.end], gaps=False, at=window.start)
    passed_over = page.interruptions
    while True:
        skipped = [_within(token.start, passed_over) for token in words]
        pairs = _within_sentence(_trimmed(align(quote.tokens, words, skipped), words), words, page)
        used = [words[pair.text].start for pair in pairs if pair.text is not None and pair.quote is not None]
        kept = tuple(span for span in passed_over if not any(_within(place, [span]) for place in used))
        if kept == passed_over:
            break
        passed_over = kept
    if not any(pair.equal for pair in pairs):
        return None
    return _passage(quote, page, pairs, words, skipped)


def _passage(
    quote: Quote, page: Page, pairs: Sequence[Pair], words: Sequence[Token], skipped: Sequence[bool]
) -> Passage:
    matched = [words[pair.text] for pair in pairs if pair.equal and pair.text is not None]
    groups = groups_of(pairs, quote.tokens, words, skipped)
    start, end = _edges(pairs, words)
    before, after = (part if _WORD.search(part) else "" for part in _cut(page, start, end))
    stammer = bool(before) and is_said_by_the_way(tokens_of(before, gaps=False), matched)
    before = "" if stammer else before
    return Passage(
        page=page,
        pieces=tuple(pieces_of(groups, quote.text, page.article.text)),
        start=start,
        end=end,
        similarity=_similarity(groups),
        alike=_alike(groups),
        quoted=sum(_within(token.start, page.quotations) for token in matched) / len(matched),
        cut_before=before,
        cut_after=after,
        cut_shown=_shows(quote, before, after),
        spliced=_spliced(page, groups),
        joined=_joined(page, matched),
        narrated=_is_partly_narrated(page, matched),
        cleaned=stammer,
    )


def _is_partly_narrated(page: Page, matched: Sequence[Token]) -> bool:
    """Tell whether of the words that were found some are quoted and some are the article's own, by print and claims."""
    quoted = [_within(token.start, page.quotations) for token in matched]
    said = [(span.start, span.end) for claim in page.claims if claim.kind != "narrator" for span in claim.spans]
    own = (token for token, inside in zip(matched, quoted, strict=True) if not inside)
    return any(quoted) and any(not _within(token.start, said) for token in own)


def _joined(page: Page, matched: Sequence[Token]) -> str:
    """Return why neighbouring words may not be read as one quotation, or an empty string."""
    for first, second in itertools.pairwise(matched):
        if are_apart(page, first.end, second.start):
            return "words of two statements that only stand side by side"
    return ""


def _spliced(page: Page, groups: Sequence[Group]) -> str:
    """Return why the pieces around an ellipsis may not be joined, or an empty string."""
    for before, gap, after in zip(groups, groups[1:], groups[2:], strict=False):
        if not (is_gap(gap) and before.text and after.text):
            continue
        end, start = before.text[-1].end, after.text[0].start
        if not is_one_statement(page, end, start):
            return "the ellipsis joins words of different statements"
        if left_out_matters(page, end, start):
            return "the ellipsis hides a negation, a condition or a contrast, or makes one sentence of two"
    return ""


def _within(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _trimmed(pairs: list[Pair], words: Sequence[Token]) -> list[Pair]:
    """Drop the text's words at the edges: what stands before the quote's first word or behind its last.

    A printed word stays whole: with "'re" goes "we".
    """
    first = next((n for n, pair in enumerate(pairs) if pair.quote is not None), 0)
    last = len(pairs) - next((n for n, pair in enumerate(reversed(pairs)) if pair.quote is not None), 0)
    while first > 0 and _are_one_word(pairs[first - 1], pairs[first], words):
        first -= 1
    while last < len(pairs) and _are_one_word(pairs[last - 1], pairs[last], words):
        last += 1
    kept = pairs[first:last]
    before = kept[0].text if kept else None
    if before is not None and not kept[0].equal and before > 0 and words[before - 1].end == words[before].start:
        kept.insert(0, Pair(None, before - 1))
    return kept


def _are_one_word(first: Pair, second: Pair, words: Sequence[Token]) -> bool:
    """Tell whether two steps, the first of the text alone, hold the parts of one printed word."""
    if first.text is None or second.text is None:
        return False
    return words[first.text].end == words[second.text].start


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


def _similarity(groups: Sequence[Group]) -> float:
    """Return the share of the quote's words that were found, less a part of what was left out between them."""
    total = found = lost = 0.0
    after_gap = False
    for group in groups:
        own = [token for token in group.quote if not token.bracketed]
        total += sum(token.weight for token in own)
        if group.equal or same_letters(group):
            found += sum(token.weight for token in own)
        elif own and not is_gap(group):
            found += sum(_replaced(token, other) for token, other in zip(own, group.text, strict=False))
        if not (group.quote or group.passed_over or after_gap):
            lost += sum(token.weight for token in group.text if not token.bracketed)
        after_gap = is_gap(group) or any(token.bracketed for token in group.quote[-1:])
    return max(0.0, (found - 0.3 * lost) / total) if total else 0.0


def _alike(groups: Sequence[Group]) -> float:
    """Return the share of equal words, or 0 where they are few: less than three, or than four without weight."""
    equal = [token for group in groups if group.equal for token in group.quote]
    if len(equal) - all(token.weight < 1 for token in equal) < _FEWEST_ALIKE:
        return 0.0
    return len(equal) / max(sum(len(group.quote) for group in groups), sum(len(group.text) for group in groups))


def _replaced(token: Token, other: Token) -> float:
    """What a number in the place of another number, or a date in that of a date, counts: the rest is the same."""
    return 0.5 * token.weight if token.kind == other.kind != "word" else 0.0


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
    """Return the claim that most of the passage lies in; words that are passed over in it do not count."""

    def overlap(claim: StoredClaim) -> int:
        return sum(max(0, min(passage.end, span.end) - max(passage.start, span.start)) for span in claim.spans)

    best = max(claims, key=overlap, default=None)
    passed_over = sum(len(piece.article) for piece in passage.pieces if piece.kind == "interruption")
    spoken = passage.end - passage.start - passed_over
    return best if best is not None and overlap(best) >= _LEAST_SHARE * spoken else None
