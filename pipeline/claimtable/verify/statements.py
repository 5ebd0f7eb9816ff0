"""Which words of an article are one person's one statement: what a quote may pass over, and what it may join.

A check fails closed: where neither the extracted claims nor the print show that two quotations are parts of one
statement, they are taken for two.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimtable.lexicon.verifying import CONDITIONS, NEGATIONS, NO_SPEAKERS
from claimtable.schema import TextSpan
from claimtable.store.reading import StoredArticle, StoredClaim
from claimtable.verify.attributions import begins_with_attribution, has_cue
from claimtable.verify.quotations import Span, Turn, quoted_spans, turns_in
from claimtable.verify.sentences import sentence_breaks
from claimtable.verify.speakers import agreement
from claimtable.verify.tokens import tokens_of

#: characters of an attribution between two parts of a quotation
_LONGEST_INTERRUPTION = 300
#: words of somebody else's interjection into a speaker's turn
_LONGEST_INTERJECTION = 8
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_EDGES = ",.!?…-—;"


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is compared: its text with plain marks, its quotations (a turn of a transcript is one), what may
    be passed over between two of them, the claims that were extracted from it, and the turns of a transcript as claims
    of whoever is named before them.
    """

    article: StoredArticle
    plain: str
    quotations: tuple[Span, ...]
    interruptions: tuple[Span, ...]
    claims: tuple[StoredClaim, ...] = field(default=())
    turns: tuple[StoredClaim, ...] = field(default=())


def page_of(article: StoredArticle, plain: str, claims: Sequence[StoredClaim] = ()) -> Page:
    """Return an article as it is compared; ``plain`` is its text with plain marks, of the same length."""
    turns = turns_in(plain)
    quotations = sorted({*(turn.span for turn in turns), *_outside(quoted_spans(plain), [turn.span for turn in turns])})
    between = interruptions(plain, quotations, claims)
    between += [
        (first.span[1], third.span[0])
        for first, second, third in zip(turns, turns[1:], turns[2:], strict=False)
        if first.name == third.name != second.name
        and len(_WORD.findall(plain[slice(*second.span)])) <= _LONGEST_INTERJECTION
    ]
    said = tuple(_said_in(turn, number, plain) for number, turn in enumerate(turns))
    return Page(article, plain, tuple(quotations), tuple(sorted(between)), tuple(claims), said)


def _said_in(turn: Turn, number: int, plain: str) -> StoredClaim:
    """Return a turn as a claim of its speaker, as printed: nothing is surer. Q and A name nobody."""
    words = plain[slice(*turn.span)]
    name = "" if turn.name.casefold() in NO_SPEAKERS else turn.name
    return StoredClaim("", -1 - number, "direct", words, (TextSpan(*turn.span),), name, "", "", "", words)


def interruptions(plain: str, quotations: Sequence[Span], claims: Sequence[StoredClaim] = ()) -> list[Span]:
    """Return what stands between two neighbouring ``quotations`` that are parts of one statement."""
    pairs = itertools.pairwise(quotations)
    return [(first[1], second[0]) for first, second in pairs if _is_interrupted(plain, first, second, claims)]


def _outside(spans: Sequence[Span], others: Sequence[Span]) -> Iterator[Span]:
    return (span for span in spans if not any(a <= span[0] < b for a, b in others))


def _is_interrupted(plain: str, first: Span, second: Span, claims: Sequence[StoredClaim]) -> bool:
    """Tell whether only an attribution (or a paragraph's end) stands between two parts of one statement."""
    gap = plain[first[1] : second[0]]
    words = gap.strip(' "\n')
    if len(gap) > _LONGEST_INTERRUPTION or not _may_go_on(plain, first, gap, words):
        return False
    before, after = _claim_at(claims, first[1] - 1), _claim_at(claims, second[0])
    if before is not None and after is not None:
        return _is_one_statement(before, after) and not _is_content(claims, first[1], second[0], plain)
    if not words:
        return _continues_paragraph(plain, first)
    return _is_plain_cue(words) and not begins_with_attribution(plain[second[1] :][:120])


def _is_plain_cue(words: str) -> bool:
    """Tell whether words only say who speaks: no denial and no figure stands in them."""
    return has_cue(words) and not turns_meaning(words) and not _has_number(words)


def _may_go_on(plain: str, first: Span, gap: str, words: str) -> bool:
    """Tell whether the print allows a statement to go on over ``gap``: marks at its edge, one sentence."""
    if not words:
        return "\n" not in gap or _continues_paragraph(plain, first)
    edge = plain[first[1] - 1 : first[1]] + plain[first[1] + 1 : first[1] + 2]
    return "\n" not in gap and any(char in _EDGES for char in edge) and len(sentence_breaks(words, 0, len(words))) == 1


def _continues_paragraph(plain: str, first: Span) -> bool:
    """Tell whether a quotation runs over its paragraph's end: no mark closes it there."""
    return plain[first[1] : first[1] + 1] in ("", "\n")


def _claim_at(claims: Sequence[StoredClaim], place: int) -> StoredClaim | None:
    return next((claim for claim in claims if any(s.start <= place <= s.end for s in claim.spans)), None)


def _is_one_statement(first: StoredClaim, second: StoredClaim) -> bool:
    """Tell whether two claims are one speaker's; where a speaker is not known, whether they are one statement."""
    if first.claim_id == second.claim_id:
        return True
    same = agreement(first.speaker, second.speaker)
    return same == "same" or (same == "unknown" and first.statement_id == second.statement_id)


def _is_content(claims: Sequence[StoredClaim], start: int, end: int, plain: str) -> bool:
    """Tell whether words between two quotations are themselves part of what was said, by the claims."""
    inside = ((max(start, s.start), min(end, s.end)) for claim in claims for s in claim.spans)
    return any(a < b and _WORD.search(plain, a, b) for a, b in inside)


def is_one_statement(page: Page, end: int, start: int) -> bool:
    """Tell whether the words up to ``end`` and those from ``start`` on belong to one statement of one speaker."""
    inside = [number for number, (a, b) in enumerate(page.quotations) if a <= end - 1 < b or a <= start < b]
    if len(inside) == 1 and all(
        page.quotations[inside[0]][0] <= place <= page.quotations[inside[0]][1] for place in (end, start)
    ):
        return True
    first, second = _claim_at(page.claims, end - 1), _claim_at(page.claims, start)
    if first is not None and second is not None:
        return first.statement_id == second.statement_id and _is_one_statement(first, second)
    if not inside:  # the article's own words, or reported ones: one sentence is one statement
        return len(sentence_breaks(page.plain, end, start)) == 1
    return len(inside) == 2 and (page.quotations[inside[0]][1], page.quotations[inside[1]][0]) in page.interruptions


def are_apart(page: Page, end: int, start: int) -> bool:
    """Tell whether the words up to ``end`` and those from ``start`` on, with no word between them, are two statements:
    of two people by the claims, or in two quotations that nothing makes one.
    """
    between = page.plain[end:start]
    if not ("\n" in between or '"' in between) or _WORD.search(between):
        return False
    first, second = _claim_at(page.claims, end - 1), _claim_at(page.claims, start)
    if first is not None and second is not None:
        return not _is_one_statement(first, second)
    return between.count('"') > 1


def left_out_matters(page: Page, end: int, start: int) -> bool:
    """Tell whether what a quote leaves out between ``end`` and ``start`` turns the sentences that it keeps parts of.

    Whole sentences may be left out; of the sentences before and behind, no negation, condition or contrast may be, and
    the beginning of one sentence may not go on with the end of another.
    """
    breaks = [place for place in sentence_breaks(page.plain, end, start) if end < place < start]
    parts = [(end, breaks[0]), (breaks[-1], start)] if breaks else [(end, start)]
    if len(parts) > 1 and all(_WORD.search(page.plain, a, b) for a, b in parts):
        return True
    return any(turns_meaning(page.plain[a:b]) for a, b in parts)


def turns_meaning(words: str) -> bool:
    """Tell whether a negation, a condition or a contrast is among ``words``.

    >>> turns_meaning("said Dale, who had never been there,"), turns_meaning("she said,")
    (True, False)
    """
    if {word.lower() for word in _WORD.findall(words)} & CONDITIONS:
        return True
    return any(token.key in NEGATIONS for token in tokens_of(words, gaps=False))


def _has_number(words: str) -> bool:
    return any(token.kind == "number" for token in tokens_of(words, gaps=False))
