"""``claimtable drift``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtable.cli import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtable.drift import Series


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(drift)


EXAMPLES = """
Examples:

  claimtable drift outputs/claims.db

  claimtable drift outputs/claims.db --about dead --place Basra -o dead.html

  claimtable drift outputs/claims.db --since 2021-08 --until 2021-09 -o figures.csv
"""


def drift(
    store: Annotated[str, typer.Argument(metavar="STORE", help="The claims store that `claimtable index` made.")],
    about: Annotated[
        str, typer.Option("--about", metavar="WORDS", help="What is counted or measured: dead, refugees, budget.")
    ] = "",
    place: Annotated[str, typer.Option("--place", metavar="NAME", help="A place or country near the figures.")] = "",
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Published then or later (2021, 2021-08, 2021-08-31).")
    ] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Published then or earlier.")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=".csv, .json, .md, .html, or - for stdout.")
    ] = "-",
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="text, csv, json, md or html (default: by the suffix).")
    ] = "",
) -> None:
    """List figures on the same thing over articles and days: how they changed, who agrees, who does not."""
    from claimtable.drift import Wanted, find_series
    from claimtable.drift.formats import FORMATS
    from claimtable.errors import OptionError
    from claimtable.outputs import check_output_file
    from claimtable.store import Store
    from claimtable.text import counted

    suffix = Path(output).suffix.lower()
    if not output_format and output != "-" and suffix not in FORMATS:
        raise OptionError(f"{output}: its ending is none of {', '.join(FORMATS)}; name one, or a --format")
    name = common.one_of("--format", output_format or FORMATS.get(suffix, "text"), *dict.fromkeys(FORMATS.values()))
    check_output_file(output, "page" if name == "html" else "series", inputs=[store])
    with Store(store) as opened:
        found = find_series(opened, Wanted(about, place, since, until))
    _write(found.series, name, output)
    common.say(f"{counted(len(found.series), 'series', 'series')} of {counted(found.figures, 'figure')}")
    if found.undated:
        common.say(f"{counted(found.undated, 'figure')} left out: their articles have no date")


def _write(found: Sequence[Series], name: str, output: str) -> None:
    from claimtable.drift import formats
    from claimtable.drift.page import series_page
    from claimtable.writers import open_lines

    write = {
        "text": formats.as_text,
        "csv": formats.as_csv,
        "json": formats.as_json,
        "md": formats.as_markdown,
        "html": series_page,
    }
    with open_lines(output) as stream:
        stream.write(write[name](found))
