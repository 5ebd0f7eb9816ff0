"""``claimtable columns``, ``claimtable evaluate`` and ``claimtable doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtable.cli import common, options


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(epilog="Example:\n\n  claimtable columns --format md")(columns)
    app.command(epilog=EVALUATE_EXAMPLES)(options.with_groups(evaluate))
    app.command(epilog="Example:\n\n  claimtable doctor --format json")(doctor)


EVALUATE_EXAMPLES = """
Examples:

  claimtable evaluate corpus/gold.jsonl

  claimtable evaluate corpus/gold.jsonl claims.jsonl --format json

  claimtable evaluate --decisions decisions.jsonl claims.jsonl --articles news.jsonl
"""


def columns(
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or md.")] = "text",
) -> None:
    """List the columns of the table with their types and meanings."""
    from claimtable.columns import COLUMNS
    from claimtable.errors import OptionError
    from claimtable.table import columns_table

    if output_format not in ("text", "md"):
        raise OptionError(f"--format {output_format}: text or md")
    if output_format == "md":
        typer.echo(columns_table())
        return
    for column in COLUMNS:
        typer.echo(f"{column.name:20} {column.dtype:11} {column.description}")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold claims, one article a line (.jsonl); or the reviewed claims.")
    ],
    pipeline: options.Pipeline,
    claims: Annotated[
        Path | None, typer.Argument(metavar="[CLAIMS]", help="Extracted claims (.jsonl); left out: extract them now.")
    ] = None,
    articles: Annotated[
        Path | None,
        typer.Option("--articles", metavar="FILE", help="The articles (default: GOLD's name, articles for gold)."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="What a reviewer decided of GOLD, a table of claims."),
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Score claims against gold claims: precision, recall and F1 of claims and of every slot."""
    from claimtable.evaluation import articles_beside, evaluate_file, evaluate_records, read_gold, read_records
    from claimtable.evaluation import scores_text as shown

    if decisions is not None:
        typer.echo(_reviewed(decisions, gold, claims, articles, output_format))
        return
    if claims is not None:
        scores = evaluate_records(read_gold(gold), read_records(claims))
    else:
        nlp = common.load_pipeline(pipeline)
        scores = evaluate_file(gold, articles or articles_beside(gold), nlp)
    typer.echo(shown(scores, output_format))


def _reviewed(decisions: Path, table: Path, claims: Path | None, articles: Path | None, output_format: str) -> str:
    """Return how good a reviewed table is, or another table of the same articles by what was confirmed."""
    from claimtable.evaluation import scores_text
    from claimtable.review.decisions import read_decisions
    from claimtable.review.gold import review_of
    from claimtable.review.precision import measure, measured_text, score_table
    from claimtable.review.tables import read_rows

    common.one_of("--format", output_format, "text", "json")
    found = review_of(read_decisions(decisions), [str(table)], [str(articles)] if articles else ())
    if claims is None:
        return measured_text(measure(found), output_format)
    return scores_text(score_table(found, list(read_rows([str(claims)]))), output_format)


def doctor(
    model: options.Model = options.DEFAULT_MODEL,
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Tell what is installed and what is missing: versions, models, extras, the processor."""
    import json

    from claimtable.doctor import diagnose, diagnosis_lines, diagnosis_record
    from claimtable.writers import open_lines

    common.one_of("--format", output_format, "text", "json")
    found = diagnose(model)
    with open_lines("-") as stream:
        if output_format == "json":
            stream.write(json.dumps(diagnosis_record(found), indent=1) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in diagnosis_lines(found))
    raise typer.Exit(found.exit_code)
