"""Verdicts in the terminal: a coloured word diff, the reasons, the appearances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from claimtable.escaping import for_terminal
from claimtable.text import counted
from claimtable.verify.formats import Checked, headline
from claimtable.verify.model import Match, Piece, Verdict

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
    console.print(Text(_shown(f"{title}“{checked.best.quote.strip()}”"), style="bold"), soft_wrap=True)
    for line in _lines(checked.best):
        console.print(Text("  ") + line, soft_wrap=True)
    for other in checked.verdicts[1:_FEW]:
        console.print(
            Text(f"  also {headline(other)}: {_shown(_appearance(other.matches[0]))}", style="dim"), soft_wrap=True
        )


def _appearance(match: Match) -> str:
    said = f"{match.speaker}: " if match.speaker else ""
    return f"{match.published or 'no date'} {match.article_id}, {said}“{match.text.strip()}”"


def _lines(verdict: Verdict) -> Iterator[Text]:
    yield Text(headline(verdict), style=f"bold {_colour(verdict)}")
    if verdict.diff and verdict.verdict != "verbatim":
        yield from diff_lines(verdict.diff)
    yield from (Text(_shown(f"- {reason}")) for reason in verdict.reasons)
    if verdict.rules:
        yield Text(f"set aside: {', '.join(verdict.rules)}", style="dim")
    for match in verdict.matches[:_FEW]:
        yield from _match(match)
    if len(verdict.matches) > _FEW:
        yield Text(f"and {len(verdict.matches) - _FEW} more appearances", style="dim")


def _colour(verdict: Verdict) -> str:
    if verdict.faithful:
        return "green"
    mild = verdict.answer == "speaker not confirmed" or verdict.verdict in ("paraphrase", "truncated", "unchecked")
    return "yellow" if mild else "red"


def diff_lines(diff: Iterable[Piece]) -> list[Text]:
    """Return the quote's words and the article's words, differences in colour."""
    quote, article = Text("quote    "), Text("article  ")
    for piece in diff:
        if piece.quote:
            quote.append(_shown(piece.quote) + " ", style=_QUOTE_STYLES.get(piece.kind, ""))
        if piece.article:
            article.append(_shown(piece.article) + " ", style=_ARTICLE_STYLES.get(piece.kind, ""))
    return [quote, article]


def _match(match: Match) -> Iterator[Text]:
    copies = f" and {counted(len(match.copies), 'copy', 'copies')}" if match.copies else ""
    place = f"[{match.article_id} {match.start}-{match.end}]"
    yield Text(_shown(f"{match.published or 'no date'}  {match.title or match.article_id} {place}{copies}"))
    said = match.speaker + (f", {match.speaker_role}" if match.speaker_role else "")
    yield Text(f"    said by {_shown(said)}" if said else "    no speaker found")
    if match.url:
        yield Text(f"    {_shown(match.url)}", style="blue")
    around = Text("    ")
    around.append(f"{_shown(match.before)} ", style="dim")
    around.append(_shown(match.sentence))
    around.append(f" {_shown(match.after)}", style="dim")
    yield around


def _shown(text: str) -> str:
    return for_terminal(text).strip()
