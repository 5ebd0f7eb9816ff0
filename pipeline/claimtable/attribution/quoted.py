"""Quotations find their speaker: the cue in their own sentence, a colon, or the statement before them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from claimtable.attribution.clauses import Draft, cue_of, noun_phrase, subject_of, trimmed
from claimtable.lexicon import reporting

QUOTING = reporting.SAY | reporting.MANNER | reporting.THINK | reporting.CHARACTERISE | reporting.CHARACTERISE_AS
#: a quotation of fewer words is a title, a name or a scare quote unless a cue stands right beside it
_STATEMENT = 4


def attach_quotes(doc: Doc, quotes: Sequence[Span], drafts: list[Draft]) -> list[Draft]:
    """Return ``drafts`` with every quotation wholly inside the content that it touches, and with new ones for the rest.

    Attributions whose cue lies inside a quotation are left out: the quoted speaker's.
    """
    quoted = {index for quote in quotes for index in range(quote.start, quote.end)}
    kept = [draft for draft in drafts if not draft.cue <= quoted]
    previous: tuple[Span, Draft] | None = None
    for quote in quotes:
        draft = _touching(quote, kept) or _beside(doc, quote, quoted, kept)
        if draft is None and _is_statement(quote):
            draft = _continued(doc, quote, previous)
        if draft is not None:
            draft.content |= set(range(quote.start, quote.end))
            draft.source -= draft.content
            previous = (quote, draft)
    return kept


def _words(quote: Span) -> int:
    return sum(token.is_alpha for token in quote)


def _is_statement(quote: Span) -> bool:
    """Tell whether the quotation is whole sentences: it begins one and ends with a final mark or ends the paragraph."""
    begins = quote[0].is_sent_start or quote.start == 0 or (len(quote) > 1 and bool(quote[1].is_sent_start))
    ends = quote[-min(2, len(quote))].text in {".", "!", "?"}
    return bool(begins) and (ends or _words(quote) >= _STATEMENT)


def _touching(quote: Span, drafts: Sequence[Draft]) -> Draft | None:
    inside = set(range(quote.start, quote.end))
    found = [draft for draft in drafts if draft.content & inside and not draft.cue & inside]
    return max(found, key=lambda draft: (len(draft.content & inside), -min(draft.cue, default=0)), default=None)


def _beside(doc: Doc, quote: Span, quoted: set[int], drafts: list[Draft]) -> Draft | None:
    """Return the attribution of the cue that stands beside the quotation in its sentence, an old one or a new one."""
    verb = _verb_after(doc, quote, quoted) or _verb_before(doc, quote, quoted)
    if verb is None:
        return _named_by_colon(doc, quote, drafts)
    for draft in drafts:
        if verb.i in draft.cue:
            return draft
    subject = subject_of(verb)
    if subject is not None and quote.start <= subject.i < quote.end:
        subject = None
    source = noun_phrase(subject) - quoted if subject is not None else set()
    drafts.append(Draft(source, cue_of(verb), set(), 0.9))
    return drafts[-1]


def _verb_after(doc: Doc, quote: Span, quoted: set[int]) -> Token | None:
    final = doc[quote.end - 2] if len(quote) > 1 else doc[quote.end - 1]
    if final.text in {".", ";"} or quote.end >= len(doc):
        return None
    limit = min(len(doc), quote.end + 25)
    for index in range(quote.end, limit):
        token = doc[index]
        if index in quoted or token.text in {".", ";", ":", "\n"} or token.text.startswith("\n"):
            return None
        if token.pos_ == "VERB" and token.lemma_.lower() in reporting.SAY | reporting.MANNER | reporting.THINK:
            return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "conj"):
            return None
    return None


def _verb_before(doc: Doc, quote: Span, quoted: set[int]) -> Token | None:
    start = doc[quote.start].sent.start if doc[quote.start].sent.start < quote.start else _colon_sentence(doc, quote)
    for index in range(quote.start - 1, max(start, quote.start - 40) - 1, -1):
        token = doc[index]
        if index in quoted:
            return None
        if token.pos_ == "VERB" and token.lemma_.lower() in QUOTING:
            return token
    return None


def _colon_sentence(doc: Doc, quote: Span) -> int:
    """Return where the sentence before begins if it ends with a colon or comma, else where the quotation begins."""
    index = quote.start - 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    return doc[index].sent.start if index >= 0 and doc[index].text in {":", ","} else quote.start


def _named_by_colon(doc: Doc, quote: Span, drafts: list[Draft]) -> Draft | None:
    """Return the attribution of a "Name: ..." before the quotation."""
    colon = quote.start - 1
    if colon < 1 or doc[colon].text != ":":
        return None
    start = doc[colon].sent.start
    name = [token.i for token in doc[max(start, colon - 8) : colon]]
    if not name or not doc[name[0]].is_title or any(doc[i].pos_ in ("VERB", "AUX") for i in name):
        return None
    drafts.append(Draft(trimmed(doc, set(name)), {colon}, set(), 0.7))
    return drafts[-1]


def _continued(doc: Doc, quote: Span, previous: tuple[Span, Draft] | None) -> Draft | None:
    """Return the attribution that a quotation without a cue goes on with: at most one paragraph earlier."""
    if previous is None:
        return None
    between = doc[previous[0].end : quote.start]
    breaks = sum(token.text.count("\n") > 0 for token in between)
    return previous[1] if breaks <= 1 and sum(token.is_alpha for token in between) <= 60 else None
