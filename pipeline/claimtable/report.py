"""An article for a person to read: its text in colour, and its rows as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from claimtable.escaping import for_terminal, lines_for_terminal
from claimtable.explanation import Explainer, reason_lines
from claimtable.extraction import annotate_doc, claims_from_doc
from claimtable.schema import Annotations, Article, Claim, Reason, TextSpan

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


def render(article: Article, reading: Reading) -> Group:
    """Return an article as coloured text, a legend, and its claims as a table; below it how they came about."""
    claims = reading.claims
    title = Text(for_terminal(article.title or article.id), style="bold")
    published = article.published.isoformat() if article.published else "no date"
    title.append(f"  {published}", style="dim")
    told = [render_reasons(claim, reasons) for claim, reasons in zip(claims, reading.reasons, strict=False)]
    return Group(title, Text(), _coloured(article, claims, reading.found), Text(), _legend(), _rows(claims), *told)


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
