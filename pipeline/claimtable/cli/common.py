"""What several commands share: reading, the pipeline, the progress bar, the summary."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from claimtable.cli.options import Picking, Pipeline, Reading, Telling
from claimtable.deadlines import DEFAULT_TIMEOUT
from claimtable.errors import OptionError
from claimtable.escaping import for_terminal
from claimtable.progress import progress

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from claimtable.jobs import Summary
    from claimtable.readers import Fields as FieldNames
    from claimtable.readers import Options
    from claimtable.review.applying import Reviewer
    from claimtable.schema import Article, Failure, Narrator


def say(line: str) -> None:
    """Print a line for the user to standard error; what it quotes of inputs is made inert."""
    typer.echo(for_terminal(line), err=True)


def screen() -> Console:
    """Return standard output as a terminal with colours; what its encoding lacks is a question mark there.

    In a pipe it is as wide as the terminal in front of which the user sits.
    """
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # as from every other writer; rich would leave with exit code 1

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Screen(highlight=False, markup=False, width=_width())


def _width() -> int | None:
    """Return the width of the terminal that a pipe leads away from; None: standard output's own, or ``COLUMNS``."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return None
    for stream in (sys.stderr, sys.stdin):
        try:
            return os.get_terminal_size(stream.fileno()).columns
        except (AttributeError, OSError, ValueError):  # closed, or no terminal
            continue
    return None


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


def reading_options(reading: Reading) -> Options:
    """Return how inputs are read. Raises OptionError for what makes no sense."""
    from claimtable.readers import Options, check_format

    check_format(reading.input_format)
    published = parse_date(reading.published)
    return Options(parse_fields(reading.field or ()), published, reading.day_first, reading.input_format)


@dataclass(frozen=True, slots=True)
class Request:
    """What a command that reads articles is asked for: the inputs, how they are read, and the models."""

    inputs: Sequence[str]
    reading: Reading
    pipeline: Pipeline
    picking: Picking = field(default_factory=Picking)
    timeout: float = DEFAULT_TIMEOUT

    def articles(self, summary: Summary | None = None, *, drop_duplicates: bool = True) -> Iterator[Article | Failure]:
        """Return the articles, read in a process of their own; what is no article is counted in ``summary``."""
        from claimtable.jobs import Summary
        from claimtable.readers import read

        summary = summary or Summary()
        options = reading_options(self.reading)
        found = read(
            self.inputs,
            published=options.published,
            fields=options.fields,
            day_first=options.day_first,
            input_format=options.input_format,
            drop_duplicates=drop_duplicates,
            timeout=self.timeout,
            on_skip=summary.skip,
            on_repair=summary.repair,
            on_fields=summary.use,
        )
        return self._picked(found)

    def _picked(self, found: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        from claimtable import picking

        asked = self.picking
        if asked.sample is not None:
            found = picking.sample(found, asked.sample, asked.seed)
        return found if asked.limit is None else picking.first(found, asked.limit)

    def list_sources(self) -> None:
        """Print what would be read, and by which reader, and leave."""
        from claimtable.jobs import planned
        from claimtable.writers import open_lines

        readable = 0
        with open_lines("-") as stream:
            for line, is_read in planned(self.inputs, self.reading.input_format):
                stream.write(for_terminal(line) + "\n")
                readable += is_read
        raise typer.Exit(0 if readable else 1)

    def load(self) -> Language:
        """Return the pipeline."""
        return load_pipeline(self.pipeline)

    def write(
        self, job: Callable[..., Summary], output: str, telling: Telling, *, drop_duplicates: bool = True
    ) -> None:
        """Have a job of ``claimtable.jobs`` write what is in the articles, print the summary and leave."""
        one_of("--summary", telling.summary, "text", "json")
        from claimtable.outputs import check_output_file

        if telling.problems is not None:
            check_output_file(str(telling.problems), "problems", inputs=[*self.inputs, output])
        from claimtable.jobs import Summary  # spaCy is loaded only when there is something to do

        summary, day_first = Summary(), self.reading.day_first
        articles = self.articles(summary, drop_duplicates=drop_duplicates)
        nlp = self.load()
        with _listing(summary, telling.problems), progress(self.inputs, quiet=telling.quiet) as tick:
            job(output, articles, nlp, summary=summary, day_first=day_first, timeout=self.timeout, tick=tick)
        finish(summary, quiet=telling.quiet, output=output, summary_format=telling.summary)


def load_pipeline(pipeline: Pipeline) -> Language:
    """Return the pipeline with the options of the command line."""
    from claimtable.language import load

    return load(pipeline.model)


def reviewer(decisions: Path | None) -> Reviewer | None:
    """Return what puts the decisions of a file into rows, None without a file. Raises ReadError for a bad one."""
    from claimtable.review.applying import Reviewer
    from claimtable.review.decisions import read_decisions

    return None if decisions is None else Reviewer(read_decisions(decisions))


def one_of(option: str, value: str, *known: str) -> Any:
    """Return the value of an option; raises OptionError when it is not one of the known ones."""
    if value not in known:
        raise OptionError(f"{option} {value}: there are {', '.join(known)}")
    return value


def narrator_claims(value: str) -> Narrator:
    """Return which of the article's own claims are wanted. Raises OptionError for an unknown word."""
    wanted: Narrator = one_of("--narrator", value, "quantities", "dated", "all")
    return wanted


@contextmanager
def _listing(summary: Summary, problems: Path | None) -> Iterator[None]:
    """Have every problem written to a file as it comes."""
    from claimtable.files import atomic_writer

    if problems is None:
        yield
        return
    with atomic_writer(problems) as stream:
        summary.listed = stream.write
        yield


def finish(summary: Summary, *, quiet: bool, output: str = "", summary_format: str = "text") -> None:
    """Print the summary to standard error and leave with its exit code."""
    from claimtable.jobs import summary_lines, summary_record
    from claimtable.table import to_json

    if summary_format == "json":
        say(to_json({**summary_record(summary), "output": output if summary.articles else None}))
        raise typer.Exit(summary.exit_code)
    lines = summary_lines(summary) if not quiet else [str(failure) for failure in summary.failures]
    if quiet and summary.decisions.get("left"):
        lines += summary.notes
    for line in lines:
        say(line)
    if output not in ("", "-") and not summary.articles:
        say(f"nothing was written to {output}")
    elif output not in ("", "-") and not quiet:
        say(f"written to {output}")
    raise typer.Exit(summary.exit_code)
