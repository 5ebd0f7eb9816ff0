"""``claimtable apply``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtable.cli import common, options

if TYPE_CHECKING:
    from claimtable.review.outcome import Outcome


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(apply)


EXAMPLES = """
Examples:

  claimtable apply decisions.jsonl outputs/claims.jsonl --articles corpus/ -o outputs/reviewed.jsonl

  claimtable apply decisions.jsonl outputs/claims.db -o outputs/reviewed.csv --drop-rejected

  claimtable apply decisions.jsonl new.parquet --articles news.jsonl -o reviewed.parquet --left left.jsonl

Leaves with 3 when something in the decisions no longer fits: each is named, and written to --left.
"""


def apply(
    decisions: Annotated[Path, typer.Argument(metavar="DECISIONS", help="What a reviewer decided (.jsonl).")],
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIMS...", help="Claims (.jsonl, .csv, .parquet), runs or stores.")
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles", metavar="INPUT", help="The original articles, where no texts lie beside the claims."
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, .xlsx, or - for CSV to stdout."),
    ] = "-",
    left: options.Left = None,
    drop_rejected: Annotated[
        bool, typer.Option("--drop-rejected", help="Leave rejected claims out; else they are marked.")
    ] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Put a reviewer's decisions into a table of claims; what follows from a changed cell is computed again."""
    from claimtable.outputs import check_output_file
    from claimtable.review.decisions import read_decisions
    from claimtable.review.describing import Describer
    from claimtable.review.tables import apply_decisions
    from claimtable.text import counted
    from claimtable.writers import check_output

    check_output(output)
    inputs = [str(decisions), *claims, *(articles or ())]
    check_output_file(output, "claims", inputs=inputs)
    check_left(left, [*inputs, output])
    found = apply_decisions(
        read_decisions(decisions),
        claims,
        output,
        articles=articles or (),
        drop_rejected=drop_rejected,
        excel=excel,
        describe=Describer(),
    )
    if not quiet:
        dropped = f", {found.left_out:,} rejected ones left out" if found.left_out else ""
        common.say(f"{counted(found.rows, 'row')} written{f' to {output}' if output != '-' else ''}{dropped}")
    raise typer.Exit(finish(found.outcome, left, quiet=quiet))


def check_left(left: Path | None, inputs: list[str]) -> None:
    """Raise OptionError where the decisions that no longer fit may not be written to ``left`` (None: nowhere)."""
    from claimtable.outputs import check_output_file

    if left:
        check_output_file(str(left), "decisions", inputs=[name for name in inputs if name != "-"])


def write_left(outcome: Outcome, left: Path | None) -> None:
    """Write the decisions that no longer fit to ``left``, with the reasons; None: nowhere."""
    from claimtable.review.decisions import write_decisions
    from claimtable.review.outcome import misfit_decisions

    if left:
        write_decisions(misfit_decisions(outcome.misfits), str(left))


def finish(outcome: Outcome, left: Path | None, *, quiet: bool) -> int:
    """Tell what became of decisions, write those that no longer fit to ``left``, and return the exit code."""
    from claimtable.review.outcome import outcome_lines

    write_left(outcome, left)
    if not quiet or outcome.misfits:
        for line in outcome_lines(outcome):
            common.say(line)
    return 3 if outcome.misfits else 0
