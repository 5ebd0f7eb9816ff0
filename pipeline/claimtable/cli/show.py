"""``claimtable show``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from claimtable.cli import common, options


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(options.with_groups(show))


EXAMPLES = """
Examples:

  claimtable show corpus/2018-02-19-baltic-minehunters.txt

  claimtable show news.jsonl --only 3f2a | less -R

  claimtable show story.txt --explain -o story.html
"""


def show(
    inputs: options.Inputs,
    pipeline: options.Pipeline,
    reading: options.Reading,
    only: Annotated[str, typer.Option("--only", metavar="ID", help="Show the article with this id alone.")] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Tell of every claim how its cells came about.")] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A page instead: .html, or - for stdout.")
    ] = "",
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="NAME", help="text or html (default: html with -o).")
    ] = "",
) -> None:
    """Show articles in colour, in the terminal or as a page: speakers, claims, numbers, times, places, and the rows."""
    from claimtable.article_html import articles_page
    from claimtable.errors import OptionError
    from claimtable.extraction import process
    from claimtable.foreign import foreign_language
    from claimtable.outputs import check_output_file
    from claimtable.report import read_article, render
    from claimtable.schema import Failure
    from claimtable.writers import open_lines

    wanted_format = common.one_of("--output-format", output_format or ("html" if output else "text"), "text", "html")
    if output and wanted_format == "text":
        raise OptionError("-o writes a page: leave --output-format out, or name html")
    if output:
        check_output_file(output, "page", inputs=inputs)
    request = common.Request(inputs, reading, pipeline)
    wanted = (item for item in request.articles() if not only or isinstance(item, Failure) or item.id == only)
    nlp = request.load()
    console = common.screen()
    readings = []
    shown = failed = 0
    for outcome in process(wanted, nlp, partial(read_article, day_first=reading.day_first, explain=explain), 1):
        if isinstance(outcome, Failure):
            common.say(str(outcome))
            failed += 1
        else:
            if language := foreign_language(outcome[0].text):
                common.say(f"{outcome[0].id} is not in English ({language}): its rows mean little")
            if wanted_format == "html":
                readings.append(outcome)
            else:
                console.print(render(*outcome, width=console.width, styled=console.is_terminal))
            shown += 1
    if readings:
        with open_lines(output or "-") as stream:
            stream.write(articles_page(readings))
    if not shown:
        common.say(f"there is no article {only!r} in {', '.join(inputs)}" if only else "nothing to show")
    raise typer.Exit((3 if failed else 0) if shown else 1)
