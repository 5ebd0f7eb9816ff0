"""``claimtable extract`` and ``claimtable annotate``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from claimtable.cli import common


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(epilog=EXTRACT_EXAMPLES)(extract)
    app.command(epilog=ANNOTATE_EXAMPLES)(annotate)


EXTRACT_EXAMPLES = """
Examples:

  claimtable extract corpus/ -o outputs/claims.csv

  claimtable extract news.jsonl -o claims.parquet --field text=body

  claimtable extract story.txt -o - --published 2024-03-01 --quiet
"""

ANNOTATE_EXAMPLES = """
Example:

  claimtable annotate corpus/ -o outputs/layers.jsonl
"""


def extract(
    inputs: common.Inputs,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=".csv, .jsonl, .parquet, or - for CSV to stdout.")
    ] = "-",
    published: common.Published = "",
    model: common.Model = common.DEFAULT_MODEL,
    attribution: common.AttributionMethod = "auto",
    narrator: common.NarratorClaims = "quantities",
    min_confidence: common.MinConfidence = 0.0,
    aliases: common.Aliases = None,
    excel: Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")] = False,
    timeout: common.Timeout = common.DEFAULT_TIMEOUT,
    problems: common.Problems = None,
    limit: common.Limit = None,
    sample: common.Sample = None,
    seed: common.Seed = 0,
    dry_run: common.DryRun = False,
    summary: common.SummaryFormat = "text",
    day_first: common.DayFirst = None,
    field: common.Fields = None,
    input_format: common.Format = "",
    quiet: common.Quiet = False,
) -> None:
    """Write the claims of articles to a table, one row a claim."""
    from claimtable.outputs import check_output_file
    from claimtable.speakers import read_aliases
    from claimtable.writers import check_output

    check_output(output)
    check_output_file(output, "claims", inputs=[*inputs, *([str(aliases)] if aliases else [])])
    names = read_aliases(aliases) if aliases else None
    request = common.Request(
        inputs, published, input_format, field, day_first, model, attribution, timeout, limit, sample, seed
    )
    if dry_run:
        request.list_sources()
    from claimtable.jobs import extract_to  # spaCy is loaded only when there is something to do

    own = common.narrator_claims(narrator)
    job = partial(extract_to, excel=excel, narrator=own, min_confidence=min_confidence, aliases=names)
    request.write(job, output, quiet=quiet, problems=problems, summary_format=summary)


def annotate(
    inputs: common.Inputs,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .jsonl file, or - for stdout.")
    ] = "-",
    published: common.Published = "",
    model: common.Model = common.DEFAULT_MODEL,
    attribution: common.AttributionMethod = "auto",
    timeout: common.Timeout = common.DEFAULT_TIMEOUT,
    problems: common.Problems = None,
    limit: common.Limit = None,
    sample: common.Sample = None,
    seed: common.Seed = 0,
    dry_run: common.DryRun = False,
    summary: common.SummaryFormat = "text",
    day_first: common.DayFirst = None,
    field: common.Fields = None,
    input_format: common.Format = "",
    quiet: common.Quiet = False,
) -> None:
    """Write everything found in each article (attributions, quantities, times, places, speakers) as JSON lines."""
    from claimtable.outputs import check_output_file

    check_output_file(output, "annotations", inputs=inputs)
    request = common.Request(
        inputs, published, input_format, field, day_first, model, attribution, timeout, limit, sample, seed
    )
    if dry_run:
        request.list_sources()
    from claimtable.jobs import annotate_to  # spaCy is loaded only when there is something to do

    request.write(annotate_to, output, quiet=quiet, problems=problems, drop_duplicates=False, summary_format=summary)
