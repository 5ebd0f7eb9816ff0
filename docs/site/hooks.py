"""What the site has beyond ``docs/*.md``: the models' cards, and the references made from the program itself."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
#: a link from a page in docs/, or from a model's card, to another card
_CARD = re.compile(r"\]\((?:\.\./models|\.\.)/([a-z]+)/README\.md")
_PAGE = re.compile(r"\]\(\.\./\.\./docs/")
#: the examples and the list of commands in what typer writes
_EXAMPLES = re.compile(r"\nExamples:\n(.*?)(?=\n\*\*|\n#|\Z)", re.DOTALL)
_LIST = re.compile(r"\*\*Commands\*\*:\n.*?(?=^## )", re.DOTALL | re.MULTILINE)
#: names of ``claimtable`` that only pass on to the function with the full docstring
_HOMES = {
    "load": "claimtable.language.load",
    "prepare": "claimtable.language.prepare",
    "claims_from_doc": "claimtable.extraction.claims_from_doc",
    "annotate_doc": "claimtable.extraction.annotate_doc",
    "to_frame": "claimtable.table.to_frame",
}


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that no file in ``docs/`` holds."""
    from mkdocs.structure.files import File

    pages = {"reference/commands.md": commands(), "reference/python.md": names()}
    for card in sorted((ROOT / "models").glob("*/README.md")):
        text = _PAGE.sub("](../", card.read_text(encoding="utf-8"))
        pages[f"models/{card.parent.name}.md"] = _CARD.sub(r"](\1.md", text)
    for uri, text in pages.items():
        files.append(File.generated(config, uri, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Let the links from ``docs/`` to the models' cards lead to their pages."""
    return markdown if page.file.src_uri.startswith("models/") else _CARD.sub(r"](models/\1.md", markdown)


def commands() -> str:
    """Return the reference of all commands and options, from the command line itself."""
    import typer
    from typer.cli import get_docs_for_click

    from claimtable.cli import app

    command: Any = typer.main.get_command(app)
    text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="claimtable")
    text = _EXAMPLES.sub(lambda found: "\nExamples:\n\n" + _as_code(found[1]), text)
    # typer cuts the first lines of commands
    lines = (f"- `{name}`: {each.help.splitlines()[0]}" for name, each in command.commands.items())
    text = _LIST.sub(lambda _: "**Commands**:\n\n" + "\n".join(lines) + "\n\n", text, count=1)
    return text.replace("# `claimtable`", "# Commands", 1)


def _as_code(examples: str) -> str:
    return "```sh\n" + "\n".join(line.strip() for line in examples.splitlines() if line.strip()) + "\n```\n\n"


def names() -> str:
    """Return the reference of ``claimtable.__all__``: functions, values, errors."""
    import claimtable

    groups: dict[str, list[str]] = {"Functions": [], "Values": [], "Errors": []}
    for name in claimtable.__all__:
        thing = getattr(claimtable, name)
        if inspect.isclass(thing):
            groups["Errors" if issubclass(thing, Exception) else "Values"].append(f"claimtable.{name}")
        elif callable(thing):
            groups["Functions"].append(_HOMES.get(name, f"claimtable.{name}"))
    sections = (f"## {title}\n\n" + "\n\n".join(f"::: {path}" for path in paths) for title, paths in groups.items())
    return "# Python\n\nThe names of `claimtable`, which is all that programs should use of it.\n\n" + "\n\n".join(
        sections
    )
