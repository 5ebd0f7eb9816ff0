"""Verdicts as a page: the draft or the quotes on the left, the printed passages with the word diff on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtable.escaping import is_web_address, writable
from claimtable.pages import render
from claimtable.store.reading import Coverage, Store
from claimtable.text import counted
from claimtable.verify.formats import Checked, headline, totals
from claimtable.verify.model import Answer, Match, Piece, Verdict
from claimtable.verify.normalising import RULES

#: the class of the page's marks by what to do with a quote: each has a colour and an underline style of its own
_MARKS: dict[Answer, str] = {
    "faithful": "faithful",
    "speaker not confirmed": "unconfirmed",
    "not faithful": "unfaithful",
    "unchecked": "unchecked",
}
#: what a stretch of the passage is: printed alike, words of the quote that are not printed, printed words that it lacks
_SAME, _QUOTED, _PRINTED, _PASSED = "same", "quoted", "printed", "passed"
_CONFIRMED = ("accepted", "fixed", "added")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a passage and what they are in the word diff."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a quote was found: the match, how its speaker is known, and what stands around it in its sentence."""

    match: Match
    known: str
    link: str
    head: str
    passage: tuple[Stretch, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Card:
    """One quotation of the page: its number, its verdict in words, and where it was found."""

    number: int
    id: str
    mark: str
    verdict: Verdict
    headline: str
    rules: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    others: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Some of a draft's text; ``card`` is the quotation that it is, None between quotations."""

    text: str
    card: Card | None = None


def evidence_page(
    checked: Sequence[Checked], store: Store, *, title: str, figures: Sequence[str] = (), draft: str = ""
) -> str:
    """Return a page with the verdicts on quotes: one self-contained HTML file.

    ``draft`` is the text that ``Checked.place`` points into, empty where the quotes come from elsewhere; ``figures``
    are lines about figures and dates that the archive has otherwise. Raises ReadError when the store cannot be read.
    """
    cards = [_card(number, item, store) for number, item in enumerate(checked, start=1)]
    page = render(
        "evidence.html",
        title=title,
        styles=("evidence.css",),
        totals=totals(checked),
        figures=figures,
        cards=[card for card in cards if card.mark != "unchecked"],
        unchecked=[card for card in cards if card.mark == "unchecked"],
        segments=list(_segments(draft, checked, cards)) if draft else [],
        searched=searched(store.coverage()),
    )
    return writable(page)


def searched(coverage: Coverage) -> str:
    """Return in a sentence what a store holds."""
    days = f", published from {coverage.first} to {coverage.last}" if coverage.first else ""
    texts = "all with their texts" if coverage.texts == coverage.articles else f"{coverage.texts:,} with their texts"
    claims = f"{counted(coverage.claims, 'claim')} of {counted(coverage.speakers, 'speaker')}"
    return f"{counted(coverage.articles, 'article')} ({texts}) with {claims}{days}"


def _card(number: int, item: Checked, store: Store) -> Card:
    first, *rest = (_one(number, item.id, verdict, store) for verdict in item.verdicts)
    return Card(
        first.number, first.id, first.mark, first.verdict, first.headline, first.rules, first.appearances, tuple(rest)
    )


def _one(number: int, name: str, verdict: Verdict, store: Store) -> Card:
    found = tuple(_appearance(verdict, match, store, first=place == 0) for place, match in enumerate(verdict.matches))
    rules = tuple(RULES[rule] for rule in verdict.rules)
    return Card(number, name, _MARKS[verdict.answer], verdict, headline(verdict), rules, found)


def _appearance(verdict: Verdict, match: Match, store: Store, *, first: bool) -> Appearance:
    """Return an appearance; the word diff is of the first one, whose words the others have as well."""
    place = match.sentence.find(match.text)
    head, tail = (match.sentence[:place], match.sentence[place + len(match.text) :]) if place >= 0 else ("", "")
    passage = tuple(diffed(match, verdict.diff)) if first else (Stretch(_SAME, match.text),)
    link = match.url if is_web_address(match.url) else ""
    return Appearance(match, _known(match, store), link, head, passage, tail)


def diffed(match: Match, diff: Sequence[Piece]) -> Iterator[Stretch]:
    """Yield the passage as printed with the words of the quote that it has not in their places."""
    at = match.start
    for piece in diff:
        if piece.article and piece.start > at:
            yield Stretch(_SAME, match.text[at - match.start : piece.start - match.start])
        if piece.kind in ("same", "variant"):
            yield Stretch(_SAME, piece.article)
        elif piece.kind in ("interruption", "elided"):
            yield Stretch(_PASSED, piece.article)
        else:
            if piece.quote:
                yield Stretch(_QUOTED, piece.quote)
            if piece.article:
                yield Stretch(_PRINTED, piece.article)
        at = piece.end if piece.article else at
    if at < match.end:
        yield Stretch(_SAME, match.text[at - match.start :])


def _known(match: Match, store: Store) -> str:
    """Return how the speaker of a passage is known: by the words beside it, how surely, or by a person."""
    if not match.claim_id:
        return "no claim was extracted here: who said it is not known"
    review = "review" if any(one.column == "review" for one in store.own_columns()) else "NULL"
    sql = f"SELECT speaker, speaker_mention, cue, speaker_confidence, speaker_certain, {review} FROM claims"
    rows = store.rows(f"{sql} WHERE claim_id = ? LIMIT 1", (match.claim_id,))
    if not rows:  # a turn of a transcript, whose speaker is printed before it
        return "by the name that is printed before it"
    speaker, mention, cue, confidence, certain, review = rows[0]
    if not speaker:
        return "the article’s own words" if match.kind == "narrator" else "nobody is named as the speaker"
    return f"{_by_words(mention, cue)}{_how_sure(confidence, certain, review)}"


def _by_words(mention: str | None, cue: str | None) -> str:
    if mention and cue:
        return f"by “{mention}” with “{cue}”"
    if cue or mention:
        return f"by “{cue or mention}”"
    return "by the attribution of the same statement"


def _how_sure(confidence: float | None, certain: int | None, review: str | None) -> str:
    if review in _CONFIRMED:
        return ", confirmed by a person"
    unsure = ", too unsure to accuse anybody by it" if certain == 0 else ""
    return f", sure to {confidence:.2f}{unsure}" if confidence is not None else unsure


def _segments(draft: str, checked: Sequence[Checked], cards: Sequence[Card]) -> Iterator[Segment]:
    """Yield the draft in stretches: quotations with their cards, and what stands between them."""
    placed = sorted(
        ((item.place, card) for item, card in zip(checked, cards, strict=True) if item.place), key=lambda one: one[0]
    )
    edges = [(0, 0), *(place for place, _ in placed), (len(draft), len(draft))]
    for (before, after), (_, card) in zip(pairwise(edges), [*placed, (None, None)], strict=True):
        if before[1] < after[0]:
            yield Segment(draft[before[1] : after[0]])
        if card is not None and after[0] >= before[1]:
            yield Segment(draft[after[0] : after[1]], card)
