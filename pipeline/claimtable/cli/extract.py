"""``claimtable extract`` and ``claimtable annotate``."""

from __future__ import annotations

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
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out attributions less sure than this.")
    ] = 0.0,
    aliases: common.Aliases = None,
    excel: Annotated[bool, typer.Option("--excel", help="Make the CSV safe and readable in Excel.")] = False,
    day_first: common.DayFirst = None,
    field: common.Fields = None,
    input_format: common.Format = "",
    quiet: common.Quiet = False,
) -> None:
    """Write the claims of articles to a table, one row a claim."""
    from claimtable.jobs import Summary, extract_to
    from claimtable.readers import estimate
    from claimtable.speakers import read_aliases
    from claimtable.writers import check_output

    check_output(output)
    names = read_aliases(aliases) if aliases else None
    summary = Summary()
    articles = common.open_articles(
        inputs,
        published=published,
        input_format=input_format,
        fields=field,
        day_first=day_first,
        on_skip=summary.skip,
    )
    nlp = common.load_pipeline(model, attribution)
    with common.progress(estimate(inputs), quiet=quiet) as tick:
        extract_to(
            output,
            articles,
            nlp,
            summary=summary,
            excel=excel,
            day_first=day_first,
            min_confidence=min_confidence,
            aliases=names,
            tick=tick,
        )
    common.finish(summary, quiet=quiet, output=output)


def annotate(
    inputs: common.Inputs,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A .jsonl file, or - for stdout.")
    ] = "-",
    published: common.Published = "",
    model: common.Model = common.DEFAULT_MODEL,
    attribution: common.AttributionMethod = "auto",
    day_first: common.DayFirst = None,
    field: common.Fields = None,
    input_format: common.Format = "",
    quiet: common.Quiet = False,
) -> None:
    """Write everything found in each article (attributions, quantities, times, places, speakers) as JSON lines."""
    from claimtable.jobs import Summary, annotate_to
    from claimtable.readers import estimate

    summary = Summary()
    articles = common.open_articles(
        inputs,
        published=published,
        input_format=input_format,
        fields=field,
        day_first=day_first,
        drop_duplicates=False,
        on_skip=summary.skip,
    )
    nlp = common.load_pipeline(model, attribution)
    with common.progress(estimate(inputs), quiet=quiet) as tick:
        annotate_to(output, articles, nlp, summary=summary, day_first=day_first, tick=tick)
    common.finish(summary, quiet=quiet, output=output)
