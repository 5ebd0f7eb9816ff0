"""``claimtable explain``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from claimtable.cli import common, options

if TYPE_CHECKING:
    from claimtable.schema import Article, Claim, Failure, Reason


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(options.with_groups(explain))


EXAMPLES = """
Examples:

  claimtable explain cc264c8f46bf6ba2 corpus/2018-02-19-baltic-minehunters.txt

  claimtable explain cc264c8f --in outputs/claims.db

  claimtable explain cc264c8f corpus/articles.jsonl --output-format json
"""


def explain(
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim_id, or its beginning.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT...]", help="Articles, as for extract.", show_default=False)
    ] = None,
    store: Annotated[str, typer.Option("--in", metavar="FILE", help="A claims store with the article.")] = "",
    pipeline: options.Pipeline,
    reading: options.Reading,
    computed: Annotated[bool, typer.Option("--computed", help="Also cells that are computed from others.")] = False,
    output_format: Annotated[str, typer.Option("--output-format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Tell how every cell of a claim came about: from which characters, by which model or rule, how sure it was.

    The article is read again, which gives the same claims with the same version and options.
    """
    from claimtable.errors import OptionError
    from claimtable.explanation import reason_record
    from claimtable.report import render_reasons
    from claimtable.table import to_json
    from claimtable.writers import open_lines

    common.one_of("--output-format", output_format, "text", "json")
    if bool(inputs) == bool(store):
        raise OptionError("say where the article is: INPUT..., or --in FILE")
    request = common.Request(inputs or [], reading, pipeline)
    found = _find(claim, _stored(store, claim) if store else request.articles(), request)
    if found is None:
        common.say(f"no claim {claim} in {store or ', '.join(inputs or [])} with these options")
        raise typer.Exit(1)
    one, reasons = found
    if output_format == "text":
        common.screen().print(render_reasons(one, reasons, computed=computed), soft_wrap=True)
        return
    with open_lines("-") as stream:
        stream.writelines(to_json(reason_record(reason, one.article.text)) + "\n" for reason in reasons)


def _stored(store: str, claim: str) -> list[Article | Failure]:
    from claimtable.schema import Article
    from claimtable.store import Store

    with Store(store) as opened:
        found = opened.article_of(claim)
    if found is None or not found.text:
        return []
    published = common.parse_date(found.published)
    return [Article(found.article_id, found.text, found.title, published, found.url)]


def _find(
    claim: str, articles: Iterable[Article | Failure], request: common.Request
) -> tuple[Claim, tuple[Reason, ...]] | None:
    from claimtable.explanation import find_explained
    from claimtable.extraction import process
    from claimtable.schema import Failure

    work = partial(find_explained, claim_id=claim, day_first=request.reading.day_first)
    for outcome in process(articles, request.load(), work, 1):
        if isinstance(outcome, Failure):
            common.say(str(outcome))
        elif outcome[1] is not None:
            return outcome[1]
    return None
