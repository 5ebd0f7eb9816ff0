"""``claimtable extract`` and ``claimtable annotate``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtable.cli import common, options
from claimtable.cli.apply import check_left, write_left

if TYPE_CHECKING:
    from claimtable.jobs import Summary
    from claimtable.review.applying import Reviewer


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(epilog=EXTRACT_EXAMPLES)(options.with_groups(extract))
    app.command(epilog=ANNOTATE_EXAMPLES)(options.with_groups(annotate))


EXTRACT_EXAMPLES = """
Examples:

  claimtable extract corpus/ -o outputs/claims.csv

  claimtable extract news.jsonl -o claims.parquet --field text=body

  claimtable extract news.csv -o claims.xlsx --columns title,speaker,claim,value,unit

  claimtable extract story.txt -o - --published 2024-03-01 --quiet
"""

ANNOTATE_EXAMPLES = """
Example:

  claimtable annotate corpus/ -o outputs/layers.jsonl
"""


def extract(
    *,
    inputs: options.Inputs,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, .xlsx, or - (CSV)."),
    ] = "-",
    pipeline: options.Pipeline,
    reading: options.Reading,
    picking: options.Picking,
    rows: options.Rows,
    telling: options.Telling,
    shape: options.Shape,
    figures: Annotated[
        str,
        typer.Option("--figures", metavar="FILE", help="Also a table of all quantities (.csv, .xlsx)."),
    ] = "",
    timeout: options.Timeout = options.DEFAULT_TIMEOUT,
    left: options.Left = None,
) -> None:
    """Write the claims of articles to a table, one row a claim."""
    from claimtable.outputs import check_output_file
    from claimtable.speakers import read_aliases
    from claimtable.writers import check_output

    check_output(output)
    columns = shape.picked()
    check_output_file(output, "claims", inputs=[*inputs, *rows.files])
    if figures:
        _check_figures(figures, output, [*inputs, *rows.files])
    check_left(left, [*inputs, *rows.files, output])
    names = read_aliases(rows.aliases) if rows.aliases else None
    reviewer = common.reviewer(rows.decisions)
    request = common.Request(inputs, reading, pipeline, picking, timeout)
    if telling.dry_run:
        request.list_sources()
    from claimtable.jobs import extract_to  # spaCy is loaded only when there is something to do

    own = common.narrator_claims(rows.narrator)
    job = partial(
        extract_to,
        columns=columns,
        excel=shape.excel,
        figures=figures,
        narrator=own,
        min_confidence=rows.min_confidence,
        aliases=names,
        reviewer=reviewer,
    )
    request.write(job if reviewer is None else partial(_reviewed, job, reviewer, left), output, telling)


def _reviewed(
    job: Callable[..., Summary], reviewer: Reviewer, left: Path | None, *given: Any, **options: Any
) -> Summary:
    """Do the job, and note in its summary what became of the decisions."""
    from claimtable.review.outcome import outcome_lines

    summary = job(*given, **options)
    outcome = reviewer.finish()
    summary.decisions = {"applied": outcome.states.total(), "left": len(outcome.misfits)}
    summary.notes += outcome_lines(outcome)
    write_left(outcome, left)
    return summary


def _check_figures(figures: str, output: str, inputs: list[str]) -> None:
    """Raise OptionError now for a second table that cannot be written, or is the first."""
    from claimtable.errors import OptionError
    from claimtable.figures import check_figures_output
    from claimtable.outputs import check_output_file

    check_figures_output(figures)
    if Path(figures).resolve() == Path(output).resolve() or (figures == output == "-"):
        raise OptionError(f"--figures {figures}: that is where the claims go; name another file")
    check_output_file(figures, "figures", inputs=inputs)


def annotate(
    *,
    inputs: options.Inputs,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .jsonl file, or - for stdout.")
    ] = "-",
    pipeline: options.Pipeline,
    reading: options.Reading,
    picking: options.Picking,
    telling: options.Telling,
    timeout: options.Timeout = options.DEFAULT_TIMEOUT,
) -> None:
    """Write everything found in each article (attributions, quantities, times, places, speakers) as JSON lines."""
    from claimtable.outputs import check_output_file

    check_output_file(output, "annotations", inputs=inputs)
    request = common.Request(inputs, reading, pipeline, picking, timeout)
    if telling.dry_run:
        request.list_sources()
    from claimtable.jobs import annotate_to  # spaCy is loaded only when there is something to do

    request.write(annotate_to, output, telling, drop_duplicates=False)
