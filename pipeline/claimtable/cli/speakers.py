"""``claimtable speakers``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from claimtable.cli import common, options
from claimtable.schema import SpeakerType


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(speakers)


EXAMPLES = """
Examples:

  claimtable speakers outputs/claims.csv

  claimtable speakers outputs/claims.csv --type person --least 3

  claimtable speakers outputs/claims.jsonl --aliases aliases.csv --format csv > speakers.csv
"""


def speakers(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="Claims: .csv, .jsonl or .parquet.")],
    aliases: options.Aliases = None,
    speaker_type: Annotated[
        str, typer.Option("--type", metavar="NAME", help="Only person, organisation, group, document or anonymous.")
    ] = "",
    least: Annotated[int, typer.Option("--least", min=1, help="Leave out speakers with fewer claims.")] = 1,
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text, csv or jsonl.")] = "text",
) -> None:
    """List the speakers of a claim table: claims, articles, first and last date, and the forms of the name."""
    from claimtable.speaker_list import speakers_text
    from claimtable.speakers import list_speakers, read_aliases, read_rows
    from claimtable.writers import open_lines

    if speaker_type:
        common.one_of("--type", speaker_type, *(name for name in get_args(SpeakerType) if name))
    found = list_speakers(read_rows(table), read_aliases(aliases) if aliases else None)
    text = speakers_text(
        [one for one in found if one.claims >= least and speaker_type in ("", one.type)], output_format
    )
    with open_lines("-") as stream:
        stream.write(text)
