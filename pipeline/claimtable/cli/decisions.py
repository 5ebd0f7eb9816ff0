"""``claimtable decisions``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtable.cli import common


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLES)(decisions)


EXAMPLES = """
Examples:

  claimtable decisions decisions.jsonl

  claimtable decisions mine.jsonl theirs.jsonl

  claimtable decisions mine.jsonl theirs.jsonl -o agreed.jsonl
"""


def decisions(
    file: Annotated[Path, typer.Argument(metavar="DECISIONS", help="What a reviewer decided (.jsonl).")],
    other: Annotated[
        Path | None, typer.Argument(metavar="[OTHER]", help="What another decided of the same claims.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write what both or only one decided, no conflicts.")
    ] = "",
    output_format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """Count what a reviewer decided, or compare two of them: agreement, conflicts, Cohen's kappa."""
    from claimtable.outputs import check_output_file
    from claimtable.review.comparison import (
        compare,
        comparison_lines,
        comparison_record,
        decisions_lines,
        decisions_record,
    )
    from claimtable.review.decisions import read_decisions, write_decisions
    from claimtable.table import to_json
    from claimtable.writers import open_lines

    common.one_of("--format", output_format, "text", "json")
    if output:
        check_output_file(output, "decisions", inputs=[str(file), str(other or file)])
    first = read_decisions(file)
    found = None if other is None else compare(first, read_decisions(other))
    if output_format == "json":
        lines = [to_json(decisions_record(first) if found is None else comparison_record(found))]
    else:
        lines = list(decisions_lines(first) if found is None else comparison_lines(found))
    if output:
        kept = first if found is None else [*found.alike, *found.only_one, *found.only_other]
        write_decisions(kept, output)
    if output == "-":
        for line in lines:
            common.say(line)
        return
    with open_lines("-") as stream:
        stream.writelines(line + "\n" for line in lines)
