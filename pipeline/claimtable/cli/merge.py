"""``claimtable merge``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtable.cli import common, options


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(options.with_groups(merge))


EXAMPLES = """
Examples:

  claimtable merge outputs/2021/ -o claims.csv

  claimtable merge outputs/2020/ outputs/2021/ -o claims.parquet
"""


def merge(
    runs: Annotated[list[str], typer.Argument(metavar="RUN...", help="Output folders of claimtable run.")],
    shape: options.Shape,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, .xlsx, or - (CSV).")
    ] = "-",
    partial: Annotated[bool, typer.Option("--partial", help="Merge a run that is not finished.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Join the parts of runs into one table."""
    from claimtable.archive import merge as merge_runs
    from claimtable.outputs import check_output_file

    columns = shape.picked()
    check_output_file(output, "claims")
    total = merge_runs(runs, output, columns=columns, excel=shape.excel, partial=partial)
    if not quiet and output != "-":
        common.say(f"{total:,} claims written to {output}")
