"""Articles as a page: the text with its marks, and the claims as rows below it; also in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from claimtable.escaping import writable
from claimtable.explanation import reason_lines
from claimtable.pages import render
from claimtable.report import Reading, marks_of, read_article
from claimtable.schema import Article, Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: the kinds of marks from the outermost on, with the classes that the pages have for them
_CLASSES = {
    "claim": "mark-claim",
    "speaker": "mark-mention",
    "cue": "mark-cue",
    "time": "mark-time",
    "quantity": "mark-quantity",
    "place": "mark-place",
}
_HEIGHT = 520


@dataclass(frozen=True, slots=True)
class Segment:
    """Some characters of an article that all have the same marks. ``claim`` is the number of the claim that they are
    part of, ``begins`` whether that begins with them.
    """

    text: str
    classes: tuple[str, ...]
    claim: int = 0
    begins: bool = False


@dataclass(frozen=True, slots=True)
class RowShown:
    """A claim's row: its number, the claim, the cells that are shown, and the lines that tell how they came about."""

    number: int
    claim: Claim
    places: str
    numbers: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article of the page."""

    article: Article
    segments: tuple[Segment, ...]
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page that shows one article: ``html`` is the whole page, and a notebook shows it in a frame."""

    html: str

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-popups" loading="lazy" title="article and claims" '
            f'style="width:100%;height:{_HEIGHT}px;border:0"></iframe>'
        )


def article_page(doc: Doc, article: Article, *, explain: bool = False) -> ArticlePage:
    """Return an article with its claims as a page: ``.html`` is the page, and a notebook shows it.

    ``doc`` is ``article`` as claimtable's pipeline has read it; ``explain`` tells how every cell came about.
    """
    return ArticlePage(articles_page([(article, read_article(doc, article, explain=explain))]))


def articles_page(readings: Iterable[tuple[Article, Reading]]) -> str:
    """Return a page of articles, one below the other: one self-contained HTML file."""
    shown = [_shown(article, reading) for article, reading in readings]
    title = shown[0].article.title or shown[0].article.id if len(shown) == 1 else f"{len(shown):,} articles"
    return writable(render("article.html", title=title, styles=("article.css",), articles=shown))


def _shown(article: Article, reading: Reading) -> ArticleShown:
    reasons = [*reading.reasons, *([()] * (len(reading.claims) - len(reading.reasons)))]
    rows = [
        RowShown(
            number,
            claim,
            "; ".join(place.text for place in claim.places if place.use == "place"),
            "; ".join(quantity.text for quantity in claim.quantities),
            tuple(reason_lines(told, article.text)),
        )
        for number, (claim, told) in enumerate(zip(reading.claims, reasons, strict=True), start=1)
    ]
    return ArticleShown(article, tuple(segments(article, reading)), tuple(rows))


def segments(article: Article, reading: Reading) -> Iterator[Segment]:
    """Yield the article's text in stretches, parted wherever a mark begins or ends."""
    marks = [(kind, span.start, span.end) for kind, span in marks_of(reading.claims, reading.found)]
    claims = [(number, span) for number, one in enumerate(reading.claims, start=1) for span in one.spans]
    edges = sorted({0, len(article.text), *(edge for _, start, end in marks for edge in (start, end))})
    begun: set[int] = set()
    active = _active(marks, edges)
    for place, (start, end) in enumerate(pairwise(edges)):
        classes = tuple(_CLASSES[kind] for kind in _CLASSES if kind in active[place])
        claim = next((number for number, span in claims if span.start <= start < span.end), 0)
        yield Segment(article.text[start:end], classes, claim, claim > 0 and claim not in begun)
        begun.add(claim)


def _active(marks: Sequence[tuple[str, int, int]], edges: Sequence[int]) -> list[set[str]]:
    """Return which kinds of marks lie on each stretch between two edges."""
    places = {edge: number for number, edge in enumerate(edges)}
    active: list[set[str]] = [set() for _ in edges]
    for kind, start, end in marks:
        for place in range(places[start], places[end]):
            active[place].add(kind)
    return active
