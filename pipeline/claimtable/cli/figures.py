"""``claimtable figures``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtable.cli import common, options


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(figures)


EXAMPLES = """
Examples:

  claimtable figures outputs/claims.jsonl -o outputs/figures.csv

  claimtable figures outputs/2021/ -o outputs/figures.parquet

  claimtable figures outputs/claims.db -o outputs/figures.xlsx
"""


def figures(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="CLAIMS...", help="Claims (.parquet, .jsonl, .csv), folders of runs, or stores (.db)."),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, .xlsx, or - for CSV.")
    ] = "-",
    excel: Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write the figures of claims to a long table, one row a quantity: how many of what, where, when, said by whom."""
    from claimtable.figures import check_figures_output
    from claimtable.figures.job import write_figures
    from claimtable.outputs import check_output_file
    from claimtable.text import counted

    check_figures_output(output)
    check_output_file(output, "figures", inputs=inputs)
    number = write_figures(inputs, output, excel=excel)
    if not quiet:
        common.say(counted(number, "figure") + (f" written to {output}" if output != "-" else ""))
