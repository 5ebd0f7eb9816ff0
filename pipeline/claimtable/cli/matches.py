"""``claimtable matches``."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtable.cli import common


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(matches)


EXAMPLES = """
Examples:

  claimtable matches outputs/claims.db 'the strike will last until the weekend'

  claimtable matches outputs/claims.db --claim cc264c8f --n 20

  claimtable matches outputs/claims.db --claim cc264c8f --format csv > matches.csv
"""


def matches(
    store: Annotated[str, typer.Argument(metavar="STORE", help="The claims store that `claimtable index` made.")],
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="What to look for; - for stdin.", show_default=False)
    ] = "",
    claim: Annotated[
        str, typer.Option("--claim", metavar="ID", help="A claim of the store: the start of its id.")
    ] = "",
    limit: Annotated[int, typer.Option("--n", metavar="N", min=1, max=100, help="At most so many claims.")] = 10,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Rank without vectors, also where the extra semantic is installed.")
    ] = False,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for stdout.")] = "-",
    output_format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="text, json or csv (default: by the suffix of -o).")
    ] = "",
) -> None:
    """Find the same claim elsewhere: where it stands first, where again, and how its words and numbers changed."""
    import sys
    from pathlib import Path

    from claimtable.errors import OptionError
    from claimtable.matches import ask_claim, find_matches, formats
    from claimtable.outputs import check_output_file
    from claimtable.store import Store
    from claimtable.writers import open_lines

    if bool(text) == bool(claim):
        raise OptionError("give a text to look for, or --claim with the id of a claim of the store")
    text = sys.stdin.read().strip() if text == "-" else text
    suffix = {".csv": "csv", ".json": "json", ".jsonl": "json"}.get(Path(output).suffix.lower(), "text")
    name = common.one_of("--format", output_format or suffix, *formats.FORMATS)
    check_output_file(output, "matches", inputs=[store])
    with Store(store) as opened:
        asked = ask_claim(opened, claim) if claim else text
        answer = find_matches(opened, asked, limit=limit, semantic=not words_only)
    write = {"text": formats.as_text, "json": formats.as_json, "csv": formats.as_csv}[name]
    with open_lines(output) as stream:
        stream.write(write(answer))
    if not answer.matches:
        common.say("no claim of another article has these words")
    elif not (answer.semantic or words_only):
        common.say("ranked by words only; python -m pip install 'claimtable[semantic]' compares meanings, too")
