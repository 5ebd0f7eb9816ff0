"""Quotations find their speaker: the cue in their own sentence, a colon, or the statement before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimtable.attribution.clauses import Draft, cue_of, noun_phrase, trimmed
from claimtable.lexicon import reporting
from claimtable.sentences import sentence_starts
from claimtable.syntax import shared_subject

QUOTING = reporting.SAY | reporting.MANNER | reporting.THINK | reporting.CHARACTERISE | reporting.CHARACTERISE_AS
#: a quotation of fewer words is a title, a name or a scare quote unless a cue stands right beside it
_STATEMENT = 4
#: tokens that may stand between a quotation and the one that it continues
_APART = 90


@dataclass(slots=True)
class _Scene:
    """What the search for a speaker looks up: quoted tokens, sentence starts, and drafts by their tokens."""

    doc: Doc
    quoted: set[int]
    sentences: list[int]
    drafts: list[Draft]
    by_cue: dict[int, Draft]
    by_content: dict[int, Draft]

    def add(self, draft: Draft) -> Draft:
        """Take in a new draft and return it."""
        self.drafts.append(draft)
        self.by_cue.update(dict.fromkeys(draft.cue, draft))
        return draft


def attach_quotes(doc: Doc, quotes: Sequence[Span], drafts: list[Draft]) -> list[Draft]:
    """Return ``drafts`` with every quotation wholly inside the content that it touches, and with new ones for the rest.

    Attributions whose cue lies inside a quotation are left out: the quoted speaker's.
    """
    quoted = {index for quote in quotes for index in range(quote.start, quote.end)}
    kept = [draft for draft in drafts if not draft.cue <= quoted]
    scene = _Scene(
        doc,
        quoted,
        _sentence_starts(doc),
        kept,
        {index: draft for draft in kept for index in draft.cue},
        {index: draft for draft in reversed(kept) for index in draft.content},
    )
    previous: tuple[Span, Draft] | None = None
    for quote in quotes:
        draft = _touching(quote, scene) or _beside(quote, scene)
        if draft is None and _is_statement(quote):
            draft = _continued(doc, quote, previous)
        if draft is not None:
            draft.content.update(range(quote.start, quote.end))
            draft.source -= draft.content
            previous = (quote, draft)
    return scene.drafts


def _sentence_starts(doc: Doc) -> list[int]:
    """Return for every token where its sentence begins."""
    begins = set(sentence_starts(doc))
    starts: list[int] = []
    for index in range(len(doc)):
        starts.append(index if index in begins or not index else starts[-1])
    return starts


def _words(quote: Span) -> int:
    return sum(token.is_alpha for token in quote)


def _is_statement(quote: Span) -> bool:
    """Tell whether the quotation is whole sentences: it begins one and ends with a final mark or ends the paragraph."""
    begins = quote[0].is_sent_start or quote.start == 0 or (len(quote) > 1 and bool(quote[1].is_sent_start))
    ends = quote[-min(2, len(quote))].text in {".", "!", "?"}
    return bool(begins) and (ends or _words(quote) >= _STATEMENT)


def _touching(quote: Span, scene: _Scene) -> Draft | None:
    touched = [scene.by_content[index] for index in range(quote.start, quote.end) if index in scene.by_content]
    counts = Counter(map(id, touched))
    return max(touched, key=lambda draft: counts[id(draft)], default=None)


def _beside(quote: Span, scene: _Scene) -> Draft | None:
    """Return the attribution of the cue that stands beside the quotation in its sentence, an old one or a new one."""
    verb = _verb_after(scene.doc, quote, scene.quoted) or _verb_before(quote, scene)
    if verb is None:
        return _named_by_colon(quote, scene)
    if verb.i in scene.by_cue:
        return scene.by_cue[verb.i]
    subject = shared_subject(verb)
    if subject is not None and quote.start <= subject.i < quote.end:
        subject = None
    source = noun_phrase(subject) - scene.quoted if subject is not None else set()
    return scene.add(Draft(source, cue_of(verb), set(), 0.9))


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


def _verb_before(quote: Span, scene: _Scene) -> Token | None:
    start = scene.sentences[quote.start]
    if start == quote.start:
        start = _colon_sentence(quote, scene)
    for index in range(quote.start - 1, max(start, quote.start - 40) - 1, -1):
        token = scene.doc[index]
        if index in scene.quoted:
            return None
        if token.pos_ == "VERB" and token.lemma_.lower() in QUOTING:
            return token
    return None


def _colon_sentence(quote: Span, scene: _Scene) -> int:
    """Return where the sentence before begins if it ends with a colon or comma, else where the quotation begins."""
    index = quote.start - 1
    while index >= 0 and scene.doc[index].is_space:
        index -= 1
    return scene.sentences[index] if index >= 0 and scene.doc[index].text in {":", ","} else quote.start


def _named_by_colon(quote: Span, scene: _Scene) -> Draft | None:
    """Return the attribution of a "Name: ..." before the quotation."""
    doc, colon = scene.doc, quote.start - 1
    if colon < 1 or doc[colon].text != ":":
        return None
    name = list(range(max(scene.sentences[colon], colon - 8), colon))
    if not name or not doc[name[0]].is_title or any(doc[i].pos_ in ("VERB", "AUX") for i in name):
        return None
    return scene.add(Draft(trimmed(doc, set(name)), {colon}, set(), 0.7))


def _continued(doc: Doc, quote: Span, previous: tuple[Span, Draft] | None) -> Draft | None:
    """Return the attribution that a quotation without a cue goes on with: at most one paragraph earlier."""
    if previous is None:
        return None
    between = doc[previous[0].end : quote.start]
    if len(between) > _APART:
        return None
    breaks = sum(token.text.count("\n") > 0 for token in between)
    return previous[1] if breaks <= 1 and sum(token.is_alpha for token in between) <= 60 else None
