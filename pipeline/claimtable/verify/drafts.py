"""A draft -> its quotations, each with its speaker, as the project itself reads an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtable.schema import Article, Claim, TextSpan
from claimtable.store.reading import StoredClaim
from claimtable.verify.judging import ACCUSES
from claimtable.verify.normalising import same_length
from claimtable.verify.pasted import NAME
from claimtable.verify.statements import interruptions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Span = tuple[int, int]

# "..." (Nora Fell, 6 March 2024)
_NAMED_BEHIND = re.compile(rf"[\"'»”’.,]*\s?\((?P<name>{NAME})(?:, [^()\n]{{1,60}})?\)")
# Nora Fell (Harbour News, 6 March 2024): "..."
_NAMED_BEFORE = re.compile(
    rf"(?:^|\n|[.!?][\"'»”’)]*\s+)[*_]*(?P<name>{NAME})[*_]* ?\([^()\n]{{0,60}}\d[^()\n]{{0,20}}\)[*_]*:\s*[\"'«“„‘]*$"
)
_REACH = 200


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quotation of a draft: characters ``start`` to ``end``, its line, its words, and who is said to have said it.

    ``speaker`` is empty where the draft names nobody, and not ``certain`` where its reading is not very sure ("she").
    A quotation that the attribution interrupts is one.
    """

    start: int
    end: int
    line: int
    text: str
    speaker: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the project reads it: its attributed claims, and its quotations in order."""

    claims: tuple[Claim, ...]
    quotes: tuple[DraftQuote, ...]


def analyse(article: Article, nlp: Language) -> Draft:
    """Return the attributed claims and the quotations of ``article``; ``nlp`` is claimtable's pipeline.

    Quotations are what stands in quotation marks, and what the layout shows as somebody's own words (a block quote, a
    turn of a transcript).
    """
    from claimtable.extraction import claims_from_doc

    doc = nlp(article.text)
    claims = [claim for claim in claims_from_doc(doc, article) if claim.kind != "narrator"]
    return Draft(tuple(claims), tuple(_quotations(doc, article, claims)))


def _quotations(doc: Doc, article: Article, claims: Sequence[Claim]) -> list[DraftQuote]:
    from claimtable import layers

    marked = [_inside(article.text, (q.start_char, q.end_char)) for q in layers.get_spans(doc, layers.QUOTES)]
    spans = sorted([*marked, *_unmarked(claims, marked)])
    return [_quotation(article.text, parts, claims) for parts in _joined(article.text, spans, claims)]


def _inside(text: str, span: Span) -> Span:
    """Return a quotation's span without its marks."""
    start, end = span
    plain = same_length(text[start:end])
    lead, tail = len(plain) - len(plain.lstrip("\"' ")), len(plain) - len(plain.rstrip("\"' "))
    return (start + lead, end - tail) if lead + tail < len(plain) else span


def _unmarked(claims: Sequence[Claim], marked: Sequence[Span]) -> Iterator[Span]:
    """Yield what is direct speech without marks, sentences of one statement together."""
    last: Claim | None = None
    start = 0
    for claim in (*(c for c in claims if c.kind == "direct" and not _meets(c, marked)), None):
        goes_on = last is not None and claim is not None and claim.statement_id == last.statement_id
        if last is not None and not goes_on:
            yield start, last.end
        if claim is not None and not goes_on:
            start = claim.start
        last = claim


def _meets(claim: Claim, spans: Sequence[Span]) -> bool:
    return any(a < claim.end and claim.start < b for a, b in spans)


def _joined(text: str, spans: Sequence[Span], claims: Sequence[Claim]) -> Iterator[list[Span]]:
    """Yield the quoted stretches, those of one interrupted sentence together."""
    plain = same_length(text)
    between = set(interruptions(plain, spans, [_stored(claim) for claim in claims]))
    parts: list[Span] = []
    for span in spans:
        gap = (parts[-1][1], span[0]) if parts else None
        if parts and not (gap in between and gap is not None and _goes_on(plain, gap)):
            yield parts
            parts = []
        parts.append(span)
    if parts:
        yield parts


def _goes_on(plain: str, gap: Span) -> bool:
    """Tell whether a sentence goes on over an interruption: a comma or dash before it and at its end."""
    words = plain[slice(*gap)]
    return "\n" not in words and plain[gap[0] - 1] in ",-—" and words.rstrip("\"' ").endswith((",", "-", "—"))


def _stored(claim: Claim) -> StoredClaim:
    speaker = claim.speaker
    spans = tuple(TextSpan(span.start, span.end) for span in claim.spans)
    return StoredClaim(
        claim.claim_id, claim.statement_id, claim.kind, claim.text, spans, speaker.name, "", speaker.role, claim.cue, ""
    )


def _quotation(text: str, parts: Sequence[Span], claims: Sequence[Claim]) -> DraftQuote:
    start, end = parts[0][0], parts[-1][1]
    owner = max(claims, key=lambda claim: _overlap(claim, parts), default=None)
    owner = owner if owner is not None and _overlap(owner, parts) else None
    named = _NAMED_BEHIND.match(text, end) or _NAMED_BEFORE.search(text[max(0, start - _REACH) : start])
    speaker = named["name"] if named else owner.speaker.name if owner is not None else ""
    certain = named is not None or owner is None or is_sure(owner)
    words = " ".join(text[a:b].strip() for a, b in parts)
    return DraftQuote(start, end, text.count("\n", 0, start) + 1, words, speaker, certain)


def is_sure(claim: Claim) -> bool:
    """Tell whether a draft's claim gives its speaker surely enough to compare him with the archive's."""
    return claim.speaker_certain and (claim.speaker_confidence is None or claim.speaker_confidence >= ACCUSES)


def _overlap(claim: Claim, parts: Sequence[Span]) -> int:
    return sum(max(0, min(b, s.end) - max(a, s.start)) for s in claim.spans for a, b in parts)
