"""Verdicts -> JSON, CSV and Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from claimtable.errors import OptionError
from claimtable.escaping import for_markdown, link_for_markdown
from claimtable.own_columns import own_cell, plain
from claimtable.text import counted
from claimtable.verify.model import Piece, Verdict
from claimtable.verify.normalising import RULES
from claimtable.writers import report_csv

#: what ``--format`` may be
FORMATS = ("text", "json", "csv", "md", "html")

#: the columns of a table of verdicts, one row a quote
VERDICT_COLUMNS: dict[str, str] = {
    "id": "the quote's id in its file, or its line in a draft",
    "quote": "the quote as given",
    "alleged_speaker": "who is said to have said it",
    "answer": "faithful, speaker not confirmed (the words are faithful), not faithful or unchecked",
    "verdict": "what was found out about the words, or misattributed",
    "speaker_verdict": "same, near name, other or cannot tell; empty without an alleged speaker",
    "alterations": "what was altered: negation, number, date, name, wording",
    "confidence": "how sure the verdict is, 0 to 1",
    "similarity": "the share of the quote's words that were found, 0 to 1",
    "speaker": "who said it, as extracted",
    "speaker_id": "the speaker's normalised name",
    "article_id": "the earliest article that has it",
    "published": "its publication date",
    "title": "its title",
    "url": "its address",
    "start": "first character in that article's text",
    "end": "one past the last",
    "printed": "the words there",
    "appearances": "in how many articles it was found, wire copies included",
    "cut_off": "what the sentence loses, where it is truncated",
    "cut_matters": "whether that begins with but, unless, if or except, or holds a negation",
    "reasons": "why",
    "rules": "what was set aside",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote with its id, its verdicts, the best first, the other columns of the file that it comes from, and its
    characters in the draft that holds it.
    """

    id: str
    verdicts: Sequence[Verdict]
    own: Mapping[str, Any] = field(default_factory=dict)
    place: tuple[int, int] | None = None

    @property
    def best(self) -> Verdict:
        """The first verdict."""
        return self.verdicts[0]


def check_format(name: str) -> None:
    """Raise OptionError when there is no such format."""
    if name not in FORMATS:
        raise OptionError(f"--format {name}: there are {', '.join(FORMATS)}")


def verdict_record(checked: Checked) -> dict[str, Any]:
    """Return the verdicts on one quote as a JSON record: everything, the rules in words."""
    verdicts = []
    for verdict in checked.verdicts:
        record = asdict(verdict)
        record["rules"] = {name: RULES[name] for name in verdict.rules}
        record["answer"] = verdict.answer
        verdicts.append(record)
    best = checked.best
    return {
        "id": checked.id,
        "quote": best.quote,
        "answer": best.answer,
        "verdict": best.verdict,
        "verdicts": verdicts,
        **({"own": {str(name): plain(value) for name, value in checked.own.items()}} if checked.own else {}),
    }


def as_json(items: Iterable[Checked]) -> str:
    """Return one JSON record a line."""
    return "".join(json.dumps(verdict_record(item), ensure_ascii=True) + "\n" for item in items)


def verdict_row(checked: Checked) -> dict[str, Any]:
    """Return the best verdict on one quote as the cells of ``VERDICT_COLUMNS``."""
    verdict = checked.best
    first = verdict.matches[0] if verdict.matches else None
    row: dict[str, Any] = {
        "id": checked.id,
        "quote": verdict.quote,
        "alleged_speaker": verdict.alleged_speaker,
        "answer": verdict.answer,
        "verdict": verdict.verdict,
        "speaker_verdict": verdict.speaker_verdict,
        "alterations": "; ".join(verdict.alterations),
        "confidence": f"{verdict.confidence:.2f}",
        "similarity": f"{verdict.similarity:.2f}",
        "appearances": len({name for match in verdict.matches for name in (match.article_id, *match.copies)}),
        "cut_off": verdict.cut_off,
        "cut_matters": "true" if verdict.cut_matters else "false",
        "reasons": "; ".join(verdict.reasons),
        "rules": "; ".join(verdict.rules),
    }
    for name in ("speaker", "speaker_id", "article_id", "published", "title", "url", "start", "end"):
        row[name] = getattr(first, name) if first is not None else ""
    row["printed"] = first.text if first is not None else ""
    return {name: row[name] for name in VERDICT_COLUMNS}


def as_csv(items: Iterable[Checked]) -> str:
    """Return a table with one row a quote; behind its columns stand those of the file that the quotes come from, with
    ``own_`` in front of names that the table has itself.
    """
    checked = list(items)
    own = list(dict.fromkeys(name for item in checked for name in item.own))
    shown = [f"own_{name}" if name in VERDICT_COLUMNS else str(name) for name in own]
    rows = ([*verdict_row(item).values(), *(own_cell(item.own.get(name)) for name in own)] for item in checked)
    return report_csv((*VERDICT_COLUMNS, *shown), rows)


def as_markdown(items: Iterable[Checked], figures: Sequence[str] = ()) -> str:
    """Return the totals, the ``figures`` that differ, and a section a quote: verdict, diff, where it was found."""
    checked = list(items)
    above = [totals(checked)] if len(checked) > 1 else []
    above += ["\n".join(f"- {for_markdown(line)}" for line in figures)] if figures else []
    return "\n\n".join([*above, *(_section(item) for item in checked)]) + "\n"


def totals(checked: Sequence[Checked]) -> str:
    """Return how many quotes were checked and what was found, the commonest verdict first.

    >>> totals([])
    'no quotes'
    """
    if not checked:
        return "no quotes"
    unconfirmed = {"speaker not confirmed": " (speaker not confirmed)"}
    found = Counter(item.best.verdict + unconfirmed.get(item.best.answer, "") for item in checked)
    return f"{counted(len(checked), 'quote')}: " + ", ".join(f"{count} {name}" for name, count in found.most_common())


def _section(checked: Checked) -> str:
    verdict = checked.best
    title = f"{for_markdown(checked.id)}: " if checked.id else ""
    lines = [f"### {title}{headline(verdict)}", "", f"> {for_markdown(verdict.quote)}", ""]
    if verdict.diff and verdict.verdict != "verbatim":
        lines += [_marked(verdict.diff), ""]
    lines += [f"- {for_markdown(reason)}" for reason in verdict.reasons]
    for match in verdict.matches:
        copies = f" (and {counted(len(match.copies), 'copy', 'copies')})" if match.copies else ""
        where = link_for_markdown(match.title or match.article_id, match.url)
        said = f"{for_markdown(match.speaker)}: " if match.speaker else ""
        published = for_markdown(match.published or "no date")
        lines.append(f"- {published}, {where}{copies}: {said}“{for_markdown(match.text)}”")
    return "\n".join(lines)


def headline(verdict: Verdict) -> str:
    """Return the verdict in one line: ``altered (number) · confidence 0.91``."""
    kinds = f" ({', '.join(verdict.alterations)})" if verdict.alterations else ""
    grave = ", and what was cut off matters" if verdict.cut_matters else ""
    return f"{verdict.verdict}{kinds}{grave}{_unconfirmed(verdict)} · confidence {verdict.confidence:.2f}"


def _unconfirmed(verdict: Verdict) -> str:
    return ", speaker not confirmed" if verdict.answer == "speaker not confirmed" else ""


def _marked(diff: Iterable[Piece]) -> str:
    parts = []
    for piece in diff:
        if piece.kind in ("same", "variant"):
            parts.append(for_markdown(piece.quote))
        elif piece.kind == "interruption":
            parts.append("…")
        else:
            left_out, added = for_markdown(piece.article), for_markdown(piece.quote)
            parts += [f"~~{left_out}~~"] * bool(left_out) + [f"**{added}**"] * bool(added)
    return " ".join(parts)
