"""An article for a person to read: its text in colour, and its rows as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from claimtable.escaping import for_terminal, lines_for_terminal
from claimtable.extraction import annotate_doc, claims_from_doc
from claimtable.schema import Annotations, Article, Claim, TextSpan

STYLES = {
    "claim": "on grey15",
    "speaker": "bold magenta",
    "cue": "italic cyan",
    "quantity": "bold yellow",
    "time": "bold green",
    "place": "bold blue",
}

#: the columns of the rows with their shares of the terminal's width; no share: as wide as its content
_SHARES = {"speaker": 4, "kind": None, "claim": 9, "who": 4, "where": 3, "how many": 3, "when": None}

Reading = tuple[list[Claim], Annotations]


def read_article(doc: Doc, article: Article, *, day_first: bool | None = None) -> Reading:
    """Return the claims and the annotations of an article that the pipeline has read."""
    return claims_from_doc(doc, article, day_first=day_first), annotate_doc(doc, article, day_first=day_first)


def render(article: Article, reading: Reading) -> Group:
    """Return an article as coloured text, a legend, and its claims as a table."""
    claims, found = reading
    title = Text(for_terminal(article.title or article.id), style="bold")
    published = article.published.isoformat() if article.published else "no date"
    title.append(f"  {published}", style="dim")
    return Group(title, Text(), _coloured(article, claims, found), Text(), _legend(), _rows(claims))


def _coloured(article: Article, claims: Sequence[Claim], found: Annotations) -> Text:
    text = Text(lines_for_terminal(article.text))
    marks: list[tuple[str, TextSpan]] = [("claim", span) for claim in claims for span in claim.spans]
    marks += [("cue", span) for attribution in found.attributions for span in attribution.cue]
    marks += [("speaker", span) for attribution in found.attributions for span in attribution.source]
    marks += [("quantity", TextSpan(item.start, item.end)) for item in found.quantities]
    marks += [("time", TextSpan(item.start, item.end)) for item in found.times]
    marks += [("place", TextSpan(item.start, item.end)) for item in found.places if item.use == "place"]
    for kind, span in marks:
        text.stylize(STYLES[kind], span.start, span.end)
    return text


def _legend() -> Text:
    legend = Text()
    for name, style in STYLES.items():
        legend.append(name, style=style).append("  ")
    return legend


def _rows(claims: Sequence[Claim]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    for name, share in _SHARES.items():
        table.add_column(name, overflow="fold", ratio=share)
    for claim in claims:
        places = "; ".join(place.text for place in claim.places if place.use == "place")
        numbers = "; ".join(quantity.text for quantity in claim.quantities)
        when = claim.when.value if claim.when else ""
        cells = (claim.speaker.name, claim.kind, claim.text, claim.who, places, numbers, when)
        table.add_row(*map(Text, map(for_terminal, cells)))
    return table
