"""The command line: it parses, calls and prints."""

from __future__ import annotations

import select
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claimtable import __version__, interrupts
from claimtable.cli import (
    apply,
    common,
    decisions,
    drift,
    explain,
    extract,
    figures,
    matches,
    merge,
    review,
    run,
    show,
    speakers,
    tables,
    train,
    verify,
)
from claimtable.errors import ClaimtableError, OptionError, WriteError
from claimtable.files import DISK_ERRORS, abandon

EPILOG = """
Examples:

  claimtable extract corpus/ -o outputs/claims.csv

  claimtable extract archive.jsonl -o claims.parquet --published 2024-03-01

  cat story.txt | claimtable extract - -o - | head

  claimtable show corpus/2018-02-19-baltic-minehunters.txt
"""


class Commands(TyperGroup):
    """The commands; an interrupt, or a reader of the output that has seen enough, ends them in order."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KeyboardInterrupt:
            _interrupted()
        except BrokenPipeError:
            if not _close_broken():
                raise
            raise typer.Exit(0) from None
        except OSError as error:
            raise _disk_error(error) from error


app = typer.Typer(
    name="claimtable",
    cls=Commands,
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
def global_options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """News in, a table of claims out: who said what, where, how many, when."""


for module in (
    extract,
    run,
    merge,
    figures,
    drift,
    review,
    apply,
    decisions,
    show,
    explain,
    speakers,
    tables,
    verify,
    matches,
    train,
):
    module.register(app)


def main() -> None:
    """Run the command line; exits with 0 done, 1 nothing done, 2 usage, 3 some articles failed, 130 interrupted."""
    try:
        app()
    except KeyboardInterrupt:
        _interrupted()
    except ClaimtableError as error:
        _leave(f"Error: {error}", 2 if isinstance(error, OptionError) else 1)
    except Exception as error:
        _leave(f"Internal error ({type(error).__name__}: {error}); run again with --debug for details", 1)


def _interrupted() -> None:
    common.say("interrupted; no unfinished file was left behind")
    sys.exit(interrupts.EXIT_CODE)


def _leave(message: str, code: int) -> None:
    if interrupts.arrived():  # a library has turned the interrupt into an error of its own
        _interrupted()
    if "--debug" in sys.argv:
        raise
    common.say(message)
    sys.exit(code)


def _close_broken() -> bool:
    """Close the standard streams that nobody reads any more (head, less), so that nothing is flushed to them at exit.

    Returns whether there was one; else the broken pipe is another one.
    """
    broken = [stream for stream in (sys.stdout, sys.stderr) if _is_broken(stream)]
    for stream in broken:
        abandon(stream)
    return bool(broken)


def _disk_error(error: OSError) -> Exception:
    """Return the error to show for one that the system raised: a full device behind standard output is no fault."""
    if error.errno not in DISK_ERRORS:
        return error
    abandon(sys.stdout)
    return WriteError(f"standard output cannot be written: {error.strerror}")


def _is_broken(stream: Any) -> bool:
    try:
        number = stream.fileno()
    except (AttributeError, OSError, ValueError):
        return False
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(number, 0)
    return any(state & (select.POLLERR | select.POLLHUP) for _, state in poll.poll(0))
