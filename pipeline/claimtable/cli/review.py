"""``claimtable review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtable.cli import common, options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtable.review.choosing import Choice
    from claimtable.schema import Article
    from claimtable.store.inputs import Record

#: articles up to which they are read again for their steps unless the user decides
_READ_AGAIN = 50


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(options.with_groups(review))


EXAMPLES = """
Examples:

  claimtable review outputs/claims.jsonl --articles corpus/articles.jsonl -o review.html

  claimtable review outputs/claims.csv --articles corpus/ --sample 50 --below 0.8 -o review.html

  claimtable review outputs/2021/ --speaker Whitcombe --redact -o whitcombe.html
"""


def review(
    *,
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="CLAIMS...", help="Claims (.jsonl, .csv, .parquet), folders of runs or stores."),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page: an .html file, or -.")],
    articles: Annotated[
        list[str] | None,
        typer.Option("--articles", metavar="INPUT", help="The articles, where no texts lie beside the claims."),
    ] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", min=1, help="N claims, drawn at random.", show_default=False)
    ] = None,
    seed: options.Seed = 0,
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="NAME", help="Only claims of this one: full name or surname.")
    ] = "",
    below: Annotated[
        float | None,
        typer.Option(
            "--below", metavar="P", min=0.0, max=1.0, help="Only claims less sure than this.", show_default=False
        ),
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="Decisions to begin with.", show_default=False)
    ] = None,
    redact: Annotated[bool, typer.Option("--redact", help="Leave the articles' texts out, but the claims.")] = False,
    explain: Annotated[
        bool | None,
        typer.Option(
            "--explain/--no-explain",
            help=f"Read the articles again, to tell how cells came about (default: up to {_READ_AGAIN} articles).",
        ),
    ] = None,
    pipeline: options.Pipeline,
    reading: options.Reading,
    quiet: options.Quiet = False,
) -> None:
    """Make a page to look claims over in their articles, and to accept, fix or reject them: one file, no network."""
    from claimtable.outputs import check_output_file
    from claimtable.review.choosing import Choice

    check_output_file(output, "page", inputs=[*inputs, *(articles or ()), *([str(decisions)] if decisions else [])])
    request = common.Request(articles or [], reading, pipeline)
    choice = Choice(speaker, below, sample, seed)
    data = _data(inputs, request, choice, decisions, redacted=redact, explain=explain, quiet=quiet)
    _write(data, inputs, output)
    if not quiet and output != "-":
        common.say(f"{len(data['claims']):,} claims of {len(data['articles']):,} articles written to {output}")


def _data(
    inputs: Sequence[str],
    request: common.Request,
    choice: Choice,
    decisions: Path | None,
    *,
    redacted: bool,
    explain: bool | None,
    quiet: bool,
) -> dict[str, Any]:
    from claimtable.review.choosing import articles_of, choose
    from claimtable.review.material import earlier_decisions, names_of, read_records
    from claimtable.review.payload import page_data

    every = read_records(inputs)
    records = choose(every, choice)
    if not records:
        common.say(f"no claim of {', '.join(inputs)} fits; nothing was written")
        raise typer.Exit(1)
    earlier = earlier_decisions(decisions) if decisions else []
    texts = _texts(inputs, request, articles_of(records), quiet=quiet)
    names, steps = names_of(every), None
    if not redacted and (len(texts) <= _READ_AGAIN if explain is None else explain):
        names, steps = _read_again(records, texts, request, names)
    return page_data(records, texts, names=names, steps=steps, decisions=earlier, redacted=redacted)


def _texts(inputs: Sequence[str], request: common.Request, wanted: Sequence[str], *, quiet: bool) -> dict[str, Article]:
    """Return the texts that lie beside the claims and those of the originals; says how many are missing."""
    from claimtable.review.material import read_beside
    from claimtable.schema import Failure

    texts = read_beside(inputs, frozenset(wanted))
    for item in request.articles() if request.inputs else ():
        if isinstance(item, Failure):
            common.say(str(item))
        elif item.id in wanted:
            texts[item.id] = item
    missing = [name for name in wanted if name not in texts]
    if missing and not quiet:
        common.say(f"{len(missing):,} of {len(wanted):,} articles have no text (--articles), such as {missing[0]}")
    return texts


def _read_again(
    records: Sequence[Record], texts: Mapping[str, Article], request: common.Request, names: Mapping[str, list[str]]
) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """Return the names and the steps that reading the articles again tells, names of speakers first."""
    from claimtable.review.material import as_extracted
    from claimtable.review.steps import told_steps
    from claimtable.schema import Failure

    wanted: dict[str, list[str]] = {}
    for record in records:
        wanted.setdefault(record["article_id"], []).append(record["claim_id"])
    every, steps = dict(names), dict[str, Any]()
    articles = as_extracted(texts, records)
    for outcome in (
        told_steps(articles, wanted, request.load(), day_first=request.reading.day_first) if articles else ()
    ):
        if isinstance(outcome, Failure):
            common.say(str(outcome))
            continue
        article, told = outcome
        every[article] = list(dict.fromkeys([*every[article], *told.names]))
        steps |= told.steps
    return every, steps


def _write(data: dict[str, Any], inputs: Sequence[str], output: str) -> None:
    from claimtable.review.page import review_page
    from claimtable.writers import open_lines

    names = ", ".join(Path(name).name for name in inputs)
    with open_lines(output) as stream:
        stream.write(review_page(data, title=f"Review of {names}"))
