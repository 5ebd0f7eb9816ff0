"""``claimtable index``, ``claimtable verify`` and ``claimtable search``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtable.search import Hit
    from claimtable.store import IndexSummary, Store
    from claimtable.verify.formats import Checked


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command(epilog=INDEX_EXAMPLES)(index)
    app.command(epilog=VERIFY_EXAMPLES)(verify)
    app.command(epilog=SEARCH_EXAMPLES)(search)


INDEX_EXAMPLES = """
Examples:

  claimtable index outputs/claims.jsonl --articles corpus/articles.jsonl -o outputs/claims.db

  claimtable index outputs/2021/ -o outputs/claims.db

  datasette outputs/claims.db --metadata outputs/claims.metadata.json
"""

VERIFY_EXAMPLES = """
Examples:

  claimtable verify "We planned for oil at $60 a barrel" --speaker Whitcombe --in outputs/claims.db

  claimtable verify --file quotes.csv --in outputs/claims.db -o outputs/verdicts.csv

  claimtable verify --article draft.txt --in outputs/claims.db --format md

Leaves with 0 when every quote is verbatim, elided or editorial, with 4 when one is not.
"""

SEARCH_EXAMPLES = """
Examples:

  claimtable search troops --place Iraq --min 2000 --max 3000 --from 2021 --to 2021 --in outputs/claims.db

  claimtable search --speaker Whitcombe --in outputs/claims.db --format csv
"""

StoreFile = Annotated[str, typer.Option("--in", metavar="FILE", help="The claims store that `claimtable index` made.")]
DEFAULT_STORE = "outputs/claims.db"


def index(
    inputs: Annotated[
        list[str], typer.Argument(metavar="CLAIMS...", help="Claims (.parquet, .jsonl, .csv) or folders of runs.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The store; added to if it is there.")
    ] = DEFAULT_STORE,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles", metavar="INPUT", help="The original articles, where no texts lie beside the claims."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Put claims and the texts of their articles into a store that can be searched: one SQLite file."""
    from claimtable.store import index as run

    summary = run(inputs, output, articles=articles or ())
    if not quiet:
        for line in _summary(summary, output):
            typer.echo(line, err=True)


def _summary(done: IndexSummary, output: str) -> Iterator[str]:
    yield f"{done.articles_added} articles added, {done.articles_changed} changed"
    yield f"{done.claims_added} claims added, {done.claims_removed} replaced, {done.claims_unchanged} were there"
    if done.misplaced:
        yield f"{done.misplaced} claims left out: they do not fit the texts (other versions of the articles?)"
    if done.without_text:
        yield f"{done.without_text} articles have no text (--articles): only their claims can be checked"
    yield f"written to {output}"


def verify(
    quote: Annotated[str | None, typer.Argument(metavar="QUOTE", help="The quote.", show_default=False)] = None,
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Who is said to have said it.")] = "",
    store: StoreFile = DEFAULT_STORE,
    file: Annotated[
        str, typer.Option("--file", metavar="FILE", help="A .csv or .jsonl with columns quote and speaker.")
    ] = "",
    article: Annotated[
        str, typer.Option("--article", metavar="FILE", help="A draft, all of whose quotations are checked.")
    ] = "",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for stdout.")] = "-",
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="text, json, csv or md (default: by the suffix of -o).")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="At most so many passages a quote.")] = 5,
) -> None:
    """Check quotes: who said it, when, where printed, word for word or altered."""
    from claimtable.errors import OptionError
    from claimtable.store import Store
    from claimtable.verify.formats import check_format

    if (quote is not None) + bool(file) + bool(article) != 1:
        raise OptionError("give a quote, or --file with quotes, or --article with a draft")
    name = output_format or {".csv": "csv", ".jsonl": "json", ".json": "json", ".md": "md"}.get(
        Path(output).suffix, "text"
    )
    check_format(name)
    with Store(store) as opened:
        checked = list(_checked(opened, quote, speaker, file, article, limit))
    if quote is not None and checked[0].best.verdict == "unchecked":
        raise OptionError(f"the quote cannot be checked: {checked[0].best.reasons[0]}")
    _write_verdicts(checked, name, output)
    raise typer.Exit(0 if all(item.best.faithful for item in checked) else 4)


def _checked(store: Store, quote: str | None, speaker: str, file: str, article: str, limit: int) -> Iterator[Checked]:
    from claimtable.verify import verify as check
    from claimtable.verify.batch import read_quotes
    from claimtable.verify.drafts import quotations_in, read_draft
    from claimtable.verify.formats import Checked

    if file:
        for listed in read_quotes(file):
            yield Checked(listed.id, check(listed.quote, store, listed.speaker or speaker, limit=limit))
    elif article:
        for found in quotations_in(read_draft(article)):
            yield Checked(f"line {found.line}", check(found.text, store, found.speaker or speaker, limit=limit))
    else:
        yield Checked("", check(quote or "", store, speaker, limit=limit))


def _write_verdicts(checked: list[Checked], name: str, output: str) -> None:
    from claimtable.verify.formats import as_csv, as_json, as_markdown

    if name == "text":
        _print(checked, output)
        return
    text = {"json": as_json, "csv": as_csv, "md": as_markdown}[name](checked)
    _write(text, output)


def _write(text: str, output: str) -> None:
    from claimtable.writers import open_lines

    with open_lines(output) as stream:
        stream.write(text)


def _print(checked: list[Checked], output: str) -> None:
    import io

    from rich.console import Console

    from claimtable.verify.terminal import print_checked

    buffer = io.StringIO()
    console = (
        Console(highlight=False, markup=False) if output == "-" else Console(file=buffer, width=100, highlight=False)
    )
    if not checked:
        console.print("there are no quotations to check")
    for item in checked:
        print_checked(console, item)
    if output != "-":
        _write(buffer.getvalue(), output)


def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="Words that the claim holds.", show_default=False)
    ] = None,
    store: StoreFile = DEFAULT_STORE,
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Full name or surname.")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="direct, mixed, indirect or narrator.")] = "",
    since: Annotated[
        str, typer.Option("--from", metavar="DATE", help="Published then or later (2021, 2021-08, 2021-08-31).")
    ] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Published then or earlier.")] = "",
    when: Annotated[str, typer.Option("--when", metavar="DATE", help="The claim's own time falls into it.")] = "",
    place: Annotated[str, typer.Option("--place", metavar="NAME", help="A place that the claim names.")] = "",
    country: Annotated[str, typer.Option("--country", metavar="NAME", help="English name or ISO code.")] = "",
    low: Annotated[
        float | None, typer.Option("--min", help="A quantity of at least so much.", show_default=False)
    ] = None,
    high: Annotated[
        float | None, typer.Option("--max", help="A quantity of at most so much.", show_default=False)
    ] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help="The quantity's unit or counted noun.")] = "",
    of: Annotated[str, typer.Option("--of", metavar="WORDS", help="What is counted or measured.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many claims.")] = 20,
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or csv.")] = "text",
) -> None:
    """Find claims by words, speaker, dates, places and values."""
    from claimtable.errors import OptionError
    from claimtable.search import Filters
    from claimtable.search import search as find
    from claimtable.store import Store

    if output_format not in ("text", "json", "csv"):
        raise OptionError(f"--format {output_format}: text, json or csv")
    filters = Filters(
        speaker=speaker,
        kind=kind,
        since=since,
        until=until,
        when=when,
        place=place,
        country=country,
        low=low,
        high=high,
        unit=unit,
        of=of,
    )
    with Store(store) as opened:
        hits = find(opened, " ".join(words or ()), filters=filters, limit=limit)
    _write_hits(hits, output_format)
    if not hits:
        typer.echo("no claim was found", err=True)


def _write_hits(hits: Iterable[Hit], name: str) -> None:
    import csv
    import json

    from claimtable.search import Hit, hit_record

    if name == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(Hit.__dataclass_fields__)
        for hit in hits:
            writer.writerow(["; ".join(cell) if isinstance(cell, tuple) else cell for cell in hit_record(hit).values()])
        return
    for hit in hits:
        if name == "json":
            typer.echo(json.dumps(hit_record(hit), ensure_ascii=True))
        else:
            typer.echo(f"{hit.published or 'no date'}  {hit.speaker or '(article)'}: {hit.claim}")
            typer.echo(f"    {hit.article_id} {hit.start}-{hit.end} {hit.title}")
