"""Matches -> text for a terminal, CSV and JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from claimtable.escaping import for_terminal
from claimtable.matches.finding import Answer, Match
from claimtable.table import to_json
from claimtable.text import counted
from claimtable.verify.model import Piece
from claimtable.writers import report_csv

#: what ``--format`` may be
FORMATS = ("text", "json", "csv")

#: the columns of the CSV, one row a match
COLUMNS: dict[str, str] = {
    "appearance": "first, or later",
    "published": "the article's date",
    "relation": "same words, reworded, other number, other date, negated or related",
    "speaker": "who said it; empty for the article's own words",
    "claim": "the claim's words",
    "changes": "how the words changed: what was looked for > what stands here",
    "agrees": "what else is the same: values, places, time, speaker",
    "differs": "what else is not",
    "article_id": "the article's id",
    "title": "its title",
    "url": "its address",
    "claim_id": "the claim's id",
    "start": "its first character in the article's text",
    "end": "one past the last",
    "copies": "other articles with the same words",
    "score": "by which the matches were ranked; says nothing of whether they are right",
}


def changes(diff: Sequence[Piece]) -> list[str]:
    """Return the differences of a match in words, with what they alter: ``17 > 40 (number)``."""
    found = []
    for piece in diff:
        if piece.kind not in ("same", "variant"):
            altered = f" ({', '.join(piece.alters)})" if piece.alters else ""
            found.append(f"{piece.quote or '-'} > {piece.article or '-'}{altered}")
    return found


def match_record(match: Match, *, first: bool) -> dict[str, Any]:
    """Return a match as a record."""
    record = asdict(match)
    del record["article"], record["kind"]
    return record | {"appearance": "first" if first else "later", "changes": changes(match.diff)}


def _records(answer: Answer) -> Iterator[dict[str, Any]]:
    for number, match in enumerate(answer.matches):
        yield match_record(match, first=number == 0)


def as_json(answer: Answer) -> str:
    """Return one line of JSON a match, with the whole word diff."""
    return "".join(to_json(record) + "\n" for record in _records(answer))


def as_csv(answer: Answer) -> str:
    """Return one row a match, for a spreadsheet."""
    return report_csv(COLUMNS, ([record[name] for name in COLUMNS] for record in _records(answer)))


def as_text(answer: Answer) -> str:
    """Return the matches for a terminal: date, relation, speaker and words, then the changes and the place."""
    return "".join(for_terminal(line) + "\n" for record in _records(answer) for line in _lines(record))


def _lines(record: dict[str, Any]) -> Iterator[str]:
    first = "first  " if record["appearance"] == "first" else "       "
    yield f"{first}{record['published'] or 'no date'}  {record['relation']}"
    yield f"       {record['speaker'] or '(article)'}: {record['claim']}"
    if record["relation"] != "related" and record["changes"]:
        yield f"       changed: {'; '.join(record['changes'])}"
    for name in ("agrees", "differs"):
        if record[name]:
            yield f"       {name}: {', '.join(record[name])}"
    copies = f", {counted(len(record['copies']), 'copy', 'copies')}" if record["copies"] else ""
    yield f"       [{record['article_id']} {record['start']}-{record['end']}{copies}] {record['title']}".rstrip()
