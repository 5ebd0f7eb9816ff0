"""The command line: it parses, calls and prints."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from claimtable import __version__
from claimtable.cli import extract, merge, run, show, speakers, tables, train, verify
from claimtable.errors import ClaimtableError, OptionError

EPILOG = """
Examples:

  claimtable extract corpus/ -o outputs/claims.csv

  claimtable extract archive.jsonl -o claims.parquet --published 2024-03-01

  cat story.txt | claimtable extract - -o - | head

  claimtable show corpus/2018-02-19-baltic-minehunters.txt
"""

app = typer.Typer(
    name="claimtable",
    help="News in, a table of claims out: who said what, where, how many, when.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"claimtable {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """News in, a table of claims out: who said what, where, how many, when."""


for module in (extract, run, merge, show, speakers, tables, verify, train):
    module.register(app)


def main() -> None:
    """Run the command line; exits with 0 done, 1 nothing done, 2 usage, 3 some articles failed, 130 interrupted."""
    try:
        app()
    except KeyboardInterrupt:
        _leave("interrupted; no unfinished file was left behind", 130)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has seen enough; nothing may be flushed to it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ClaimtableError as error:
        _leave(f"Error: {error}", 2 if isinstance(error, OptionError) else 1)
    except Exception as error:
        _leave(f"Internal error ({type(error).__name__}: {error}); run again with --debug for details", 1)


def _leave(message: str, code: int) -> None:
    if "--debug" in sys.argv:
        raise
    print(message, file=sys.stderr)
    sys.exit(code)
