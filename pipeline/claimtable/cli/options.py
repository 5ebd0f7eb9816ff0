"""Options that several commands have, each declared once: their types, and groups of them that a command takes whole.

A command takes a group as a parameter annotated with the group's class; ``with_groups`` puts the group's options in
the place of that parameter, and the command gets an instance.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from claimtable.deadlines import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from claimtable.resources import DEFAULT_MODEL as DEFAULT_MODEL

if TYPE_CHECKING:
    from claimtable.columns import Column

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders or - for standard input.", show_default=False)
]
Published = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Date of articles that have none (2024-03-01).")
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="English spaCy pipeline with a parser and an NER.")]
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
    typer.Option("--format", metavar="NAME", help="Format of inputs (text, html; default: seen)."),
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
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would be read, and how.")]
SummaryFormat = Annotated[str, typer.Option("--summary", metavar="NAME", help="text or json.")]
MinConfidence = Annotated[
    float,
    typer.Option("--min-confidence", metavar="P", min=0.0, max=1.0, help="Leave out attributions less sure than this."),
]
Excel = Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")]
Columns = Annotated[str, typer.Option("--columns", metavar="NAMES", help="Only these, in this order (speaker,claim).")]
Offsets = Annotated[bool, typer.Option("--offsets/--no-offsets", help="With or without the columns of offsets.")]
Aliases = Annotated[
    Path | None,
    typer.Option("--aliases", metavar="FILE", help="CSV of alias and name: how speakers are called."),
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="A reviewer's decisions, kept in the rows."),
]
Left = Annotated[
    Path | None,
    typer.Option("--left", metavar="FILE", help="Write decisions that no longer fit (.jsonl)."),
]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Which models read the articles."""

    model: Model = DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read."""

    published: Published = ""
    day_first: DayFirst = None
    field: Fields = None
    input_format: Format = ""


@dataclass(frozen=True, slots=True)
class Picking:
    """Which articles are taken."""

    limit: Limit = None
    sample: Sample = None
    seed: Seed = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """What the user is told."""

    problems: Problems = None
    dry_run: DryRun = False
    summary: SummaryFormat = "text"
    quiet: Quiet = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Which claims become rows, and how speakers are called."""

    narrator: NarratorClaims = "quantities"
    min_confidence: MinConfidence = 0.0
    aliases: Aliases = None
    decisions: Decisions = None

    @property
    def files(self) -> list[str]:
        """The files that these options name."""
        return [str(path) for path in (self.aliases, self.decisions) if path]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the table looks like."""

    columns: Columns = ""
    offsets: Offsets = True
    excel: Excel = False

    def picked(self) -> tuple[Column, ...]:
        """Return the columns that are wanted. Raises OptionError for a name that there is not."""
        from claimtable.columns import picked

        names = [name.strip() for name in self.columns.split(",") if name.strip()]
        return picked(names, offsets=self.offsets)


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return ``command`` with the options of every group among its parameters in the place of that group."""
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters.values()
    groups = {param.name: hints[param.name] for param in own if is_dataclass(hints[param.name])}

    @functools.wraps(command)
    def spread(**values: Any) -> None:
        made = {
            name: group(**{one.name: values.pop(one.name) for one in fields(group)}) for name, group in groups.items()
        }
        command(**values, **made)

    params = [
        one
        for param in own
        for one in (
            _options_of(groups[param.name])
            if param.name in groups
            else [param.replace(annotation=hints[param.name], kind=inspect.Parameter.KEYWORD_ONLY)]
        )
    ]
    spread.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
    spread.__annotations__ = {param.name: param.annotation for param in params}
    return spread


def _options_of(group: type) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for one in fields(group):
        default = inspect.Parameter.empty if one.default is MISSING else one.default
        yield inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[one.name])
