"""Attributions by rules over the parse and the quotation marks: what there is without a trained model."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.attribution.clauses import Draft
from claimtable.attribution.layout import LayoutAttribution, find_layout_attributions, taken_by
from claimtable.attribution.phrases import find_by_phrases
from claimtable.attribution.quoted import attach_quotes
from claimtable.attribution.verbs import find_by_verbs
from claimtable.layers import Attribution
from claimtable.syntax import to_spans


def find_by_rules(doc: Doc) -> list[Attribution]:
    """Return the attributions of ``doc``, the outermost ones only, in text order of their contents.

    Needs a parse and the quotations. Contents take their quotation marks in; what has no word is none.
    """
    quotes = layers.get_spans(doc, layers.QUOTES)
    printed = find_layout_attributions(doc, quotes)
    taken = {index for index, one in enumerate(taken_by(doc, printed)) if one}
    drafts = [one for one in (*find_by_verbs(doc), *find_by_phrases(doc)) if taken.isdisjoint(one.content | one.cue)]
    drafts = attach_quotes(doc, [quote for quote in quotes if quote.start not in taken], outermost(drafts))
    drafts += [_printed_draft(one) for one in printed if one.contents]
    kept = [draft for draft in outermost(drafts) if draft.content]
    found = (_attribution(doc, draft) for draft in sorted(kept, key=lambda draft: min(draft.content)))
    return [one for one in found if one.content]


def _printed_draft(printed: LayoutAttribution) -> Draft:
    content = {index for place in printed.contents for index in range(*place)}
    return Draft(set(range(*printed.source)), set(range(*printed.cue)), content, 0.9, printed.layout)


def outermost(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts whose cue lies in no other draft's content."""
    owner: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        for index in draft.content:
            owner.setdefault(index, number)
    return [
        draft
        for number, draft in enumerate(drafts)
        if not draft.cue or not all(owner.get(index, number) != number for index in draft.cue)
    ]


def _attribution(doc: Doc, draft: Draft) -> Attribution:
    source, cue = (
        tuple(piece for piece in to_spans(doc, part) if _has_word(piece) or _is_mark(piece))
        for part in (draft.source, draft.cue)
    )
    content = tuple(piece for piece in to_spans(doc, draft.content) if _has_word(piece))
    return Attribution(source, cue, content, draft.sure, draft.layout)


def _has_word(piece: Span) -> bool:
    return any(char.isalnum() for char in piece.text)


def _is_mark(piece: Span) -> bool:
    """Tell whether a piece is the mark that makes a cue in print: the dash of a signature, the colon of a turn."""
    return any(char in ":—–-" for char in piece.text)
