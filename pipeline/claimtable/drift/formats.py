"""Series -> text for a terminal, CSV, JSON lines and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimtable.drift.series import Conflict, Point, Series, short
from claimtable.escaping import for_markdown, for_terminal, link_for_markdown
from claimtable.table import to_json
from claimtable.text import counted
from claimtable.writers import report_csv

#: what ``--format`` may be, by the suffix of the output
FORMATS = {".txt": "text", ".csv": "csv", ".json": "json", ".jsonl": "json", ".md": "md", ".html": "html"}

#: the columns of the CSV, one row a point
COLUMNS: dict[str, str] = {
    "series": "the number of the series, conflicts first",
    "verdict": "conflict, change or agreement",
    "direction": "up, down, up and down or steady, from the first value to the last",
    "line": "all values of the series by date",
    "counted": "what is counted or measured",
    "outcome": "dead, injured, missing, homeless, held or rescued, where it is one of these",
    "names": "names that most of its figures have near them",
    "published": "the article's date",
    "value": "the value; the middle of a range",
    "low": "the lower bound; empty where open",
    "high": "the upper bound; empty where open",
    "modifier": "=, ~ (about), >, >=, <, <= or range",
    "unit": "the measure or currency, or the noun that is counted",
    "printed": "the figure as printed",
    "speaker": "who said it; empty for the article's own words",
    "article_id": "the article's id",
    "title": "its title",
    "url": "its address",
    "claim_id": "the claim that holds the figure",
    "start": "first character of the figure in the article's text",
    "end": "one past the last",
    "claim": "the claim's words",
    "mentions": "how often the article has this value of it",
    "copies": "other articles that print the same sentence",
    "contradicts": "article and value of each point of the same day that it contradicts",
    "because": "why it is in the series",
    "like": "the article of the point that it is most like",
    "probability": "how sure that is, 0 to 1",
}


def point_record(point: Point) -> dict[str, Any]:
    """Return a point as a record: value, source, place in the text, reasons."""
    figure = point.figure
    return {
        "published": figure.published,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "unit": figure.unit,
        "printed": figure.text,
        "speaker": figure.speaker,
        "article_id": figure.article_id,
        "title": figure.title,
        "url": figure.url,
        "claim_id": figure.claim_id,
        "start": figure.start,
        "end": figure.end,
        "claim": figure.claim,
        "mentions": point.mentions,
        "copies": list(point.copies),
        "because": list(point.because),
        "like": point.like,
        "probability": point.probability,
    }


def series_record(number: int, series: Series) -> dict[str, Any]:
    """Return a series as a JSON record."""
    return {
        "series": number,
        "verdict": series.verdict,
        "direction": series.direction,
        "line": series.line,
        "counted": series.counted,
        "outcome": series.outcome,
        "unit": series.unit,
        "names": list(series.names),
        "articles": series.articles,
        "first": series.first.figure.published,
        "last": series.last.figure.published,
        "conflicts": [_conflict_record(conflict) for conflict in series.conflicts],
        "points": [point_record(point) for point in series.points],
    }


def _conflict_record(conflict: Conflict) -> dict[str, Any]:
    sides = [
        {
            "value": side.figure.value,
            "printed": side.figure.text,
            "speaker": side.who,
            "article_id": side.figure.article_id,
        }
        for side in (conflict.first, conflict.second)
    ]
    return {"published": conflict.published, "sides": sides}


def as_json(found: Sequence[Series]) -> str:
    """Return one line of JSON a series."""
    return "".join(to_json(series_record(number, series)) + "\n" for number, series in enumerate(found, start=1))


def as_csv(found: Sequence[Series]) -> str:
    """Return one row a point, for a spreadsheet."""
    return report_csv(COLUMNS, _rows(found))


def _rows(found: Iterable[Series]) -> Iterator[list[Any]]:
    for number, series in enumerate(found, start=1):
        whole = series_record(number, series)
        for point in series.points:
            record = {**whole, **point_record(point), "contradicts": _contradicted(series, point)}
            yield [record[name] for name in COLUMNS]


def _contradicted(series: Series, point: Point) -> list[str]:
    others = [
        conflict.second if conflict.first is point else conflict.first
        for conflict in series.conflicts
        if point in (conflict.first, conflict.second)
    ]
    return [f"{other.figure.article_id} {short(other.figure)}" for other in others]


def headline(series: Series) -> str:
    """Return what a series is about in one line: the counted thing, the names, the days."""
    what = series.outcome if series.outcome else series.counted or series.unit or "figures"
    if series.outcome and series.counted:
        what = f"{series.counted}, {series.outcome}"
    first, last = series.first.figure.published, series.last.figure.published
    days = first if first == last else f"{first} to {last}"
    return f"{what} ({', '.join(series.names)}), {days}" if series.names else f"{what}, {days}"


def conflict_line(conflict: Conflict) -> str:
    """Return a conflict in words: ``40 (ministry) against 14 (Agency) on 2006-11-02``."""
    sides = [
        f"{short(side.figure)} ({side.who or side.figure.article_id})" for side in (conflict.first, conflict.second)
    ]
    return f"{sides[0]} against {sides[1]} on {conflict.published}"


def as_text(found: Sequence[Series]) -> str:
    """Return the series for a terminal: a line for each, and one for each of its points."""
    return "".join(
        for_terminal(line) + "\n" for number, one in enumerate(found, start=1) for line in _text(number, one)
    )


def _text(number: int, series: Series) -> Iterator[str]:
    yield f"{number}. {headline(series)}"
    yield f"   {series.verdict}, {series.direction}: {series.line} ({counted(series.articles, 'article')})"
    for conflict in series.conflicts:
        yield f"   conflict: {conflict_line(conflict)}"
    for point in series.points:
        copies = f", {counted(len(point.copies), 'copy', 'copies')}" if point.copies else ""
        figure = point.figure
        yield (
            f"   {figure.published}  {short(figure):>12}  {point.who or '(article)'}: {figure.claim}  "
            f"[{figure.article_id} {figure.start}-{figure.end}{copies}]"
        )


def as_markdown(found: Sequence[Series]) -> str:
    """Return the series as Markdown: a table of all, then each with its points and reasons."""
    lines = ["| | figures on | values | | articles |", "| --- | --- | --- | --- | --- |"]
    for number, series in enumerate(found, start=1):
        lines.append(
            f"| {number} | {for_markdown(headline(series))} | {for_markdown(series.line)} | {series.verdict} | "
            f"{series.articles} |"
        )
    for number, series in enumerate(found, start=1):
        lines += ["", *_section(number, series)]
    return "\n".join(lines) + "\n"


def _section(number: int, series: Series) -> Iterator[str]:
    yield f"## {number}. {for_markdown(headline(series))}"
    yield ""
    yield f"{series.verdict.capitalize()}, {series.direction}: {for_markdown(series.line)}"
    for conflict in series.conflicts:
        yield ""
        yield f"**Conflict:** {for_markdown(conflict_line(conflict))}"
    yield ""
    yield "| published | value | said by | claim | source | why here |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for point in series.points:
        figure = point.figure
        source = link_for_markdown(figure.title or figure.article_id, figure.url)
        place = f"{figure.article_id} {figure.start}-{figure.end}"
        copies = f"; also in {', '.join(point.copies)}" if point.copies else ""
        cells = (short(figure), point.who or "the article", figure.claim)
        shown = " | ".join(for_markdown(cell) for cell in cells)
        yield (
            f"| {figure.published} | {shown} | {source} ({for_markdown(place + copies)}) | "
            f"{for_markdown('; '.join(point.because))} |"
        )
