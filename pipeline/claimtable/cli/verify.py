"""``claimtable index``, ``claimtable verify`` and ``claimtable search``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtable.cli import common, options
from claimtable.cli.apply import check_left, finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtable.outputs import Kind
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

  claimtable verify 'We planned for oil at $60 a barrel' --speaker Whitcombe --in outputs/claims.db

  pbpaste | claimtable verify - --in outputs/claims.db

  claimtable verify --file quotes.csv --in outputs/claims.db -o outputs/verdicts.csv

  claimtable verify --article draft.txt --in outputs/claims.db -o evidence.html

Leaves with 0 when every quote is verbatim, elided, editorial or cleaned up and said by its alleged speaker, with 4 when
one is not, with 5 when the words of all are, but not every speaker is confirmed.
"""

SEARCH_EXAMPLES = """
Examples:

  claimtable search troops --place Iraq --min 2000 --max 3000 --from 2021 --to 2021 --in outputs/claims.db

  claimtable search --speaker Whitcombe --in outputs/claims.db --format csv

  claimtable search bridge --order oldest --page 2 --in outputs/claims.db
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
    decisions: options.Decisions = None,
    left: options.Left = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Put claims and the texts of their articles into a store that can be searched: one SQLite file."""
    from claimtable.outputs import check_output_file, check_side_file
    from claimtable.store import index as run
    from claimtable.store.metadata import metadata_path

    named = [*inputs, *(articles or ()), *([str(decisions)] if decisions else [])]
    check_output_file(output, "store", inputs=named)
    check_left(left, [*named, output])
    check_side_file(str(metadata_path(output)), "metadata")
    reviewer = common.reviewer(decisions)
    summary = run(inputs, output, articles=articles or (), reviewer=reviewer)
    if not quiet:
        for line in _summary(summary, output):
            common.say(line)
    if reviewer is not None:
        raise typer.Exit(finish(reviewer.finish(), left, quiet=quiet))


def _summary(done: IndexSummary, output: str) -> Iterator[str]:
    yield f"{done.articles_added} articles added, {done.articles_changed} changed"
    yield f"{done.claims_added} claims added, {done.claims_removed} replaced, {done.claims_unchanged} were there"
    if done.misplaced:
        yield f"{done.misplaced} claims left out: they do not fit the texts (other versions of the articles?)"
    if done.rejected:
        yield f"{done.rejected} rejected claims left out"
    if done.without_text:
        yield f"{done.without_text} articles have no text (--articles): only their claims can be checked"
    yield f"written to {output}"


def verify(
    quote: Annotated[
        str | None, typer.Argument(metavar="QUOTE", help="The quote; - for stdin.", show_default=False)
    ] = None,
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
        str,
        typer.Option("--format", metavar="NAME", help="text, json, csv, md or html (default: by the suffix of -o)."),
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="At most so many passages a quote.")] = 5,
) -> None:
    """Check quotes: who said it, when, where printed, word for word or altered."""
    from claimtable.errors import OptionError
    from claimtable.outputs import check_output_file
    from claimtable.store import Store
    from claimtable.verify.formats import check_format

    if (quote is not None) + bool(file) + bool(article) != 1:
        raise OptionError("give a quote, or --file with quotes, or --article with a draft")
    if quote == "-":
        quote = sys.stdin.read().strip()
    name = output_format or _FORMATS.get(Path(output).suffix, "text")
    check_format(name)
    holds: Kind = "page" if name == "html" else "verdicts"
    check_output_file(output, holds, inputs=[name for name in (store, file, article) if name])
    text, page = "", ""
    with Store(store) as opened:
        if article:
            checked, figures, text = _checked_draft(opened, article, speaker, limit)
        else:
            checked, figures = list(_checked(opened, quote, speaker, file, limit)), []
        if name == "html":
            page = _page(checked, figures, text, opened, article or file)
    if quote is not None and checked[0].best.verdict == "unchecked":
        raise OptionError(f"the quote cannot be checked: {checked[0].best.reasons[0]}")
    if name in ("json", "csv"):
        for line in figures:
            common.say(line)
    if not checked and not figures:
        common.say(f"there are no quotations to check in {file or article}")
        raise typer.Exit(1 if file else 0)
    if name == "html":
        _write(page, output)
    else:
        _write_verdicts(checked, figures, name, output)
    raise typer.Exit(4 if figures else exit_code((item.best.answer for item in checked), draft=bool(article)))


_FORMATS = {".csv": "csv", ".jsonl": "json", ".json": "json", ".md": "md", ".html": "html"}


def _page(checked: list[Checked], figures: list[str], text: str, store: Store, source: str) -> str:
    from claimtable.verify.evidence import evidence_page

    title = f"Quotes in {Path(source).name}" if source else "A quote"
    return evidence_page(checked, store, title=title, figures=figures, draft=text)


def exit_code(answers: Iterable[str], *, draft: bool = False) -> int:
    """Return 0, 4 (a quote is not faithful, or outside a draft cannot be checked) or 5 (a speaker is not confirmed)."""
    found = set(answers)
    if found & ({"not faithful"} if draft else {"not faithful", "unchecked"}):
        return 4
    return 5 if "speaker not confirmed" in found else 0


def _checked(store: Store, quote: str | None, speaker: str, file: str, limit: int) -> Iterator[Checked]:
    from claimtable.verify import verify as check
    from claimtable.verify.batch import read_quotes
    from claimtable.verify.formats import Checked

    if file:
        for listed in read_quotes(file):
            found = check(listed.quote, store, listed.speaker or speaker, limit=limit)
            yield Checked(listed.id, found, listed.own)
    else:
        yield Checked("", check(quote or "", store, speaker, limit=limit))


def _checked_draft(store: Store, path: str, speaker: str, limit: int) -> tuple[list[Checked], list[str], str]:
    """Return the checked quotations of a draft, its reported figures and dates that the archive has otherwise, and the
    draft's text as it was read.
    """
    from claimtable.verify import verify as check
    from claimtable.verify.claimed_dates import differing_dates
    from claimtable.verify.claimed_figures import differing_figures
    from claimtable.verify.drafts import analyse
    from claimtable.verify.formats import Checked
    from claimtable.verify.manuscripts import read_draft

    article = read_draft(path)
    draft = analyse(article, common.load_pipeline(options.Pipeline()))
    checked = [
        Checked(
            f"line {quote.line}",
            check(quote.text, store, quote.speaker or speaker, limit=limit, speaker_certain=quote.certain),
            place=(quote.start, quote.end),
        )
        for quote in draft.quotes
    ]
    figures = [f"figure differs: {figure}" for figure in differing_figures(draft.claims, store)]
    dates = [f"date differs: {one}" for one in differing_dates(draft.claims, store)]
    return checked, figures + dates, article.text


def _write_verdicts(checked: list[Checked], figures: list[str], name: str, output: str) -> None:
    from claimtable.verify.formats import as_csv, as_json, as_markdown

    if name == "text":
        _print(checked, figures, output)
    elif name == "md":
        _write(as_markdown(checked, figures), output)
    else:
        _write({"json": as_json, "csv": as_csv}[name](checked), output)


def _write(text: str, output: str) -> None:
    from claimtable.writers import open_lines

    with open_lines(output) as stream:
        stream.write(text)


def _print(checked: list[Checked], figures: list[str], output: str) -> None:
    import io

    from rich.console import Console

    from claimtable.escaping import for_terminal
    from claimtable.verify.formats import totals
    from claimtable.verify.terminal import print_checked

    buffer = io.StringIO()
    console = common.screen() if output == "-" else Console(file=buffer, width=100, highlight=False, markup=False)
    if len(checked) > 1:
        console.print(totals(checked), soft_wrap=True)
    for line in figures:
        console.print(for_terminal(line), soft_wrap=True)
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
    page: Annotated[int, typer.Option("--page", min=1, help="Which so many claims, from 1.")] = 1,
    order: Annotated[str, typer.Option("--order", metavar="NAME", help="best, newest or oldest first.")] = "best",
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or csv.")] = "text",
) -> None:
    """Find claims by words, speaker, dates, places and values."""
    from claimtable.search import ORDERS, Filters, check_filters, count, hits_text
    from claimtable.search import search as find
    from claimtable.store import Store
    from claimtable.text import counted

    common.one_of("--format", output_format, "text", "json", "csv")
    common.one_of("--order", order, *ORDERS)
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
    check_filters(filters)
    with Store(store) as opened:
        text = " ".join(words or ())
        skip = (page - 1) * limit
        hits = find(opened, text, filters=filters, limit=limit, skip=skip, order=order)
        total = count(opened, text, filters=filters)
    _write(hits_text(hits, output_format), "-")
    if not hits:
        common.say(
            f"no claim was found on page {page}; there are {counted(total, 'claim')}" if total else "no claim was found"
        )
    elif total > len(hits):
        common.say(f"{skip + 1:,} to {skip + len(hits):,} of {counted(total, 'claim')}; --page {page + 1} for more")
