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

  claimtable show story.txt --explain
"""


def show(
    inputs: options.Inputs,
    pipeline: options.Pipeline,
    reading: options.Reading,
    only: Annotated[str, typer.Option("--only", metavar="ID", help="Show the article with this id alone.")] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Tell of every claim how its cells came about.")] = False,
) -> None:
    """Show articles in the terminal: speakers, claims, numbers, times and places in colour, and the rows."""
    from claimtable.extraction import process
    from claimtable.foreign import foreign_language
    from claimtable.report import read_article, render
    from claimtable.schema import Failure

    request = common.Request(inputs, reading, pipeline)
    wanted = (item for item in request.articles() if not only or isinstance(item, Failure) or item.id == only)
    nlp = request.load()
    console = common.screen()
    shown = failed = 0
    for outcome in process(wanted, nlp, partial(read_article, day_first=reading.day_first, explain=explain), 1):
        if isinstance(outcome, Failure):
            common.say(str(outcome))
            failed += 1
        else:
            if language := foreign_language(outcome[0].text):
                common.say(f"{outcome[0].id} is not in English ({language}): its rows mean little")
            console.print(render(*outcome))
            shown += 1
    if not shown:
        common.say(f"there is no article {only!r} in {', '.join(inputs)}" if only else "nothing to show")
    raise typer.Exit((3 if failed else 0) if shown else 1)
