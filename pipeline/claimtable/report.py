"""An article for a person to read: its text in colour, and its rows as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from claimtable.escaping import for_terminal, lines_for_terminal
from claimtable.explanation import Explainer, reason_lines
from claimtable.extraction import annotate_doc, claims_from_doc
from claimtable.schema import Annotations, Article, Claim, Reason, TextSpan

STYLES = {
    "claim": "underline",  # no colour: it stays with NO_COLOR, and is read on a light screen as on a dark one
    "speaker": "bold magenta",
    "cue": "italic cyan",
    "quantity": "bold yellow",
    "time": "bold green",
    "place": "bold bright_blue",
}

#: what stands around a claim where nothing is coloured or underlined: in a pipe and in a file
MARKS = ("[[", "]]")
#: where fewer characters fit in a line, the rows are cards: a table would break words
NARROW = 120

#: the columns of the rows with their shares of the terminal's width; no share: as wide as its content
_SHARES = {"speaker": 4, "kind": None, "claim": 9, "who": 4, "where": 3, "how many": 3, "when": None}


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of an article, what was found in it, and for every claim how its cells came about, if asked for."""

    claims: list[Claim]
    found: Annotations
    reasons: list[tuple[Reason, ...]]


def read_article(doc: Doc, article: Article, *, day_first: bool | None = None, explain: bool = False) -> Reading:
    """Return what there is to show of an article that the pipeline has read."""
    claims = claims_from_doc(doc, article, day_first=day_first)
    explainer = Explainer(doc, article, day_first=day_first)
    reasons = [explainer.reasons(claim) for claim in claims] if explain else []
    return Reading(claims, annotate_doc(doc, article, day_first=day_first), reasons)


def render(article: Article, reading: Reading, *, width: int = NARROW, styled: bool = True) -> Group:
    """Return an article as coloured text, a legend, and its claims as a table; below it how they came about.

    ``width`` is that of the screen: where it is narrow the claims are cards. Where it is not ``styled`` (a pipe),
    claims stand between ``MARKS``.
    """
    claims = reading.claims
    title = Text(for_terminal(article.title or article.id), style="bold")
    published = article.published.isoformat() if article.published else "no date"
    title.append(f"  {published}", style="dim")
    told = [render_reasons(claim, reasons) for claim, reasons in zip(claims, reading.reasons, strict=False)]
    text = _coloured(article, claims, reading.found)
    if not styled:
        text = _marked(text, claims)
    rows = _rows(claims) if width >= NARROW else _cards(claims)
    return Group(title, Text(), text, Text(), _legend(styled=styled), rows, *told)


def render_reasons(claim: Claim, reasons: Sequence[Reason], *, computed: bool = False) -> Group:
    """Return a claim and how its cells came about, those computed from other cells only if ``computed``."""
    title = Text(f"{claim.claim_id}  ", style="dim").append(for_terminal(claim.text), style="bold")
    lines = [
        Text(for_terminal(line), style="" if line.startswith(" ") else "cyan")
        for line in reason_lines(reasons, claim.article.text, computed=computed)
    ]
    return Group(title, *lines, Text())


def _coloured(article: Article, claims: Sequence[Claim], found: Annotations) -> Text:
    text = Text(lines_for_terminal(article.text))
    for kind, span in marks_of(claims, found):
        text.stylize(STYLES[kind], span.start, span.end)
    return text


def marks_of(claims: Sequence[Claim], found: Annotations) -> list[tuple[str, TextSpan]]:
    """Return what is marked in an article: the kind of mark, a key of ``STYLES``, and its characters."""
    marks: list[tuple[str, TextSpan]] = [("claim", span) for claim in claims for span in claim.spans]
    marks += [("cue", span) for attribution in found.attributions for span in attribution.cue]
    marks += [("speaker", span) for attribution in found.attributions for span in attribution.source]
    marks += [("quantity", TextSpan(item.start, item.end)) for item in found.quantities]
    marks += [("time", TextSpan(item.start, item.end)) for item in found.times]
    marks += [("place", TextSpan(item.start, item.end)) for item in found.places if item.use == "place"]
    return marks


def _marked(text: Text, claims: Sequence[Claim]) -> Text:
    """Return a text with ``MARKS`` around the pieces of its claims."""
    edges = sorted(edge for claim in claims for span in claim.spans for edge in ((span.start, 1), (span.end, 0)))
    pieces = text.divide(place for place, _ in edges)
    marked = Text()
    for piece, (_, opens) in zip(pieces, [*edges, (0, -1)], strict=True):
        marked.append_text(piece).append("" if opens < 0 else MARKS[1 - opens])
    return marked


def _legend(*, styled: bool) -> Text:
    legend = Text() if styled else Text(f"{MARKS[0]}claim{MARKS[1]}  ")
    if not styled:
        return legend
    for name, style in STYLES.items():
        legend.append(name, style=style).append("  ")
    return legend


def _rows(claims: Sequence[Claim]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    for name, share in _SHARES.items():
        table.add_column(name, overflow="fold", ratio=share)
    for claim in claims:
        table.add_row(*map(Text, _cells(claim).values()))
    return table


def _cells(claim: Claim) -> dict[str, str]:
    """Return what is shown of a claim, by the names of ``_SHARES``."""
    places = "; ".join(place.text for place in claim.places if place.use == "place")
    numbers = "; ".join(quantity.text for quantity in claim.quantities)
    when = claim.when.value if claim.when else ""
    cells = (claim.speaker.name, claim.kind, claim.text, claim.who, places, numbers, when)
    return dict(zip(_SHARES, map(for_terminal, cells), strict=True))


def _cards(claims: Sequence[Claim]) -> Group:
    """Return claims one below the other: who speaks, the words, and then what else is known, each in a line."""
    cards: list[Any] = [Text()]
    for claim in claims:
        cells = _cells(claim)
        head = Text(cells.pop("speaker") or "(the article)", style=STYLES["speaker"])
        head.append(f"  {cells.pop('kind')}", style="dim")
        words = Text(cells.pop("claim"))
        others = [Text(f"{name}: ", style="dim").append(value, style="") for name, value in cells.items() if value]
        cards += [head, *(Padding(line, (0, 0, 0, 2), expand=False) for line in (words, *others)), Text()]
    return Group(*cards)
