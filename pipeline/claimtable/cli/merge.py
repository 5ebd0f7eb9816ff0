"""``claimtable merge``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtable.cli import common, options


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(merge)


EXAMPLES = """
Examples:

  claimtable merge outputs/2021/ -o claims.csv

  claimtable merge outputs/2020/ outputs/2021/ -o claims.parquet
"""


def merge(
    runs: Annotated[list[str], typer.Argument(metavar="RUN...", help="Output folders of claimtable run.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, or - for CSV to stdout.")
    ] = "-",
    excel: Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Merge a run that is not finished.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Join the parts of runs into one table."""
    from claimtable.archive import merge as merge_runs
    from claimtable.outputs import check_output_file

    check_output_file(output, "claims")
    total = merge_runs(runs, output, excel=excel, partial=partial)
    if not quiet and output != "-":
        common.say(f"{total:,} claims written to {output}")
