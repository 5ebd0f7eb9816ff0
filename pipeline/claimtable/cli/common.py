"""What several commands share: options, the progress bar, the summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtable.cli.progress import progress
from claimtable.deadlines import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from claimtable.errors import OptionError
from claimtable.escaping import for_terminal
from claimtable.resources import DEFAULT_MODEL as DEFAULT_MODEL

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from claimtable.jobs import Summary
    from claimtable.readers import Fields as FieldNames
    from claimtable.readers import Options
    from claimtable.schema import Article, Failure, Narrator

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
Timeout = Annotated[
    float,
    typer.Option("--timeout", metavar="SECONDS", min=0, help="Time for one article, then it fails; 0: no limit."),
]
Problems = Annotated[
    Path | None,
    typer.Option("--problems", metavar="FILE", help="Write all that failed, was repaired or passed over (JSON lines)."),
]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="Read 03/04/2021 as 3 April / March 4 (default: by the article)."),
]
NarratorClaims = Annotated[
    str,
    typer.Option("--narrator", metavar="WHICH", help="Claims of the article's own: quantities, dated, all."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="NAME", help="Format of inputs without a telling name (text, html, ...; default: seen)."
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=FIELD", help="JSON field of id, title, text, published or url; repeatable."),
]

Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N articles.", show_default=False)
]
Sample = Annotated[
    int | None, typer.Option("--sample", metavar="N", min=1, help="N articles, drawn at random.", show_default=False)
]
Seed = Annotated[int, typer.Option("--seed", help="Another seed draws another sample.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would be read, and by which reader.")]
SummaryFormat = Annotated[str, typer.Option("--summary", metavar="NAME", help="text or json.")]
MinConfidence = Annotated[
    float,
    typer.Option("--min-confidence", metavar="P", min=0.0, max=1.0, help="Leave out attributions less sure than this."),
]
Aliases = Annotated[
    Path | None,
    typer.Option("--aliases", metavar="FILE", help="CSV of alias and name: how speakers are called."),
]


def say(line: str) -> None:
    """Print a line for the user to standard error; what it quotes of inputs is made inert."""
    typer.echo(for_terminal(line), err=True)


def screen() -> Console:
    """Return standard output as a terminal with colours; what its encoding lacks is a question mark there."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # as from every other writer; rich would leave with exit code 1

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    return Screen(highlight=False, markup=False)


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


def reading_options(published: str, input_format: str, fields: Sequence[str] | None, day_first: bool | None) -> Options:
    """Return how inputs are read. Raises OptionError for what makes no sense."""
    from claimtable.readers import Options, check_format

    check_format(input_format)
    return Options(parse_fields(fields or ()), parse_date(published), day_first, input_format)


@dataclass(frozen=True, slots=True)
class Request:
    """What a command that reads articles is asked for: the inputs, how they are read, and the models."""

    inputs: Sequence[str]
    published: str
    input_format: str
    fields: Sequence[str] | None
    day_first: bool | None
    model: str
    attribution: str
    timeout: float = DEFAULT_TIMEOUT
    limit: int | None = None
    sample: int | None = None
    seed: int = 0

    def articles(self, summary: Summary | None = None, *, drop_duplicates: bool = True) -> Iterator[Article | Failure]:
        """Return the articles, read in a process of their own; what is no article is counted in ``summary``."""
        from claimtable.jobs import Summary
        from claimtable.readers import read

        summary = summary or Summary()

        options = reading_options(self.published, self.input_format, self.fields, self.day_first)
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
        )
        return self._picked(found)

    def _picked(self, found: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        from claimtable import picking

        if self.sample is not None:
            found = picking.sample(found, self.sample, self.seed)
        return found if self.limit is None else picking.first(found, self.limit)

    def list_sources(self) -> None:
        """Print what would be read, and by which reader, and leave."""
        from claimtable.jobs import planned
        from claimtable.writers import open_lines

        readable = 0
        with open_lines("-") as stream:
            for line, is_read in planned(self.inputs, self.input_format):
                stream.write(for_terminal(line) + "\n")
                readable += is_read
        raise typer.Exit(0 if readable else 1)

    def pipeline(self) -> Language:
        """Return the pipeline."""
        return load_pipeline(self.model, self.attribution)

    def write(
        self,
        job: Callable[..., Summary],
        output: str,
        *,
        quiet: bool,
        problems: Path | None = None,
        drop_duplicates: bool = True,
        summary_format: str = "text",
    ) -> None:
        """Have a job of ``claimtable.jobs`` write what is in the articles, print the summary and leave."""
        one_of("--summary", summary_format, "text", "json")
        from claimtable.outputs import check_output_file

        if problems is not None:
            check_output_file(str(problems), "problems", inputs=[*self.inputs, output])
        from claimtable.jobs import Summary  # spaCy is loaded only when there is something to do

        summary = Summary()
        articles = self.articles(summary, drop_duplicates=drop_duplicates)
        nlp = self.pipeline()
        with _listing(summary, problems), progress(self.inputs, quiet=quiet) as tick:
            job(output, articles, nlp, summary=summary, day_first=self.day_first, timeout=self.timeout, tick=tick)
        finish(summary, quiet=quiet, output=output, summary_format=summary_format)


def load_pipeline(model: str, attribution: str) -> Language:
    """Return the pipeline with the options of the command line."""
    from claimtable.language import load

    return load(model, components=components(attribution))


def components(attribution: str) -> dict[str, dict[str, Any]]:
    """Return the settings of the pipeline's components. Raises OptionError for an unknown method."""
    return {"claim_attribution": {"method": one_of("--attribution", attribution, "auto", "model", "rules")}}


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
    for line in lines:
        say(line)
    if output not in ("", "-") and not summary.articles:
        say(f"nothing was written to {output}")
    elif output not in ("", "-") and not quiet:
        say(f"written to {output}")
    raise typer.Exit(summary.exit_code)
