"""Verdicts in the terminal: a coloured word diff, the reasons, the appearances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from claimtable.verify.formats import Checked, headline
from claimtable.verify.model import FAITHFUL, Match, Piece, Verdict

_QUOTE_STYLES = {
    "changed": "bold red",
    "added": "bold red",
    "bracketed": "cyan",
    "variant": "yellow",
    "elided": "cyan",
}
_ARTICLE_STYLES = {
    "changed": "bold green",
    "left out": "bold green",
    "elided": "green",
    "bracketed": "green",
    "variant": "yellow",
    "interruption": "dim",
}
_FEW = 3


def print_checked(console: Console, checked: Checked) -> None:
    """Print the verdicts on one quote."""
    title = f"{checked.id}: " if checked.id else ""
    console.print(Text(f"{title}“{_flat(checked.best.quote)}”", style="bold"), soft_wrap=True)
    for line in _lines(checked.best):
        console.print(Text("  ") + line, soft_wrap=True)
    for other in checked.verdicts[1:_FEW]:
        console.print(Text(f"  also {headline(other)}: {_appearance(other.matches[0])}", style="dim"), soft_wrap=True)


def _appearance(match: Match) -> str:
    said = f"{match.speaker}: " if match.speaker else ""
    return f"{match.published or 'no date'} {match.article_id}, {said}“{_flat(match.text)}”"


def _lines(verdict: Verdict) -> Iterator[Text]:
    yield Text(headline(verdict), style=f"bold {_colour(verdict)}")
    if verdict.diff and verdict.verdict != "verbatim":
        yield from diff_lines(verdict.diff)
    yield from (Text(f"- {reason}") for reason in verdict.reasons)
    if verdict.rules:
        yield Text(f"set aside: {', '.join(verdict.rules)}", style="dim")
    for match in verdict.matches[:_FEW]:
        yield from _match(match)
    if len(verdict.matches) > _FEW:
        yield Text(f"and {len(verdict.matches) - _FEW} more appearances", style="dim")


def _colour(verdict: Verdict) -> str:
    if verdict.verdict in FAITHFUL:
        return "green"
    return "yellow" if verdict.verdict in ("paraphrase", "truncated", "unchecked") else "red"


def diff_lines(diff: Iterable[Piece]) -> list[Text]:
    """Return the quote's words and the article's words, differences in colour."""
    quote, article = Text("quote    "), Text("article  ")
    for piece in diff:
        if piece.quote:
            quote.append(_flat(piece.quote) + " ", style=_QUOTE_STYLES.get(piece.kind, ""))
        if piece.article:
            article.append(_flat(piece.article) + " ", style=_ARTICLE_STYLES.get(piece.kind, ""))
    return [quote, article]


def _match(match: Match) -> Iterator[Text]:
    copies = f" and {len(match.copies)} copies" if match.copies else ""
    place = f"[{match.article_id} {match.start}-{match.end}]"
    yield Text(f"{match.published or 'no date'}  {match.title or match.article_id} {place}{copies}")
    said = match.speaker + (f", {match.speaker_role}" if match.speaker_role else "")
    yield Text(f"    said by {said}" if said else "    no speaker found")
    if match.url:
        yield Text(f"    {match.url}", style="blue")
    around = Text("    ")
    around.append(f"{_flat(match.before)} ", style="dim")
    around.append(_flat(match.sentence))
    around.append(f" {_flat(match.after)}", style="dim")
    yield around


def _flat(text: str) -> str:
    return " ".join(text.split())
