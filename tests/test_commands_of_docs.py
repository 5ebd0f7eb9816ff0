"""The commands on the pages run as printed; of pages that name files of the reader's, they are known at least."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from claimtable.cli import app
from claimtable.naming import text_digest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "models").glob("*/README.md"))]
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
_INDENTED = re.compile(r"^ {4}(claimtable .*)$", re.M)
_INLINE = re.compile(r"`(claimtable [a-z]+ [^`]*)`")
#: `verify` exits with 4 and 5 where a quote is not as printed
_FINE = {"verify": (0, 4, 5)}


def printed(page: Path) -> list[str]:
    """Return the commands of claimtable in the blocks of a page."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in (*lines, *_INDENTED.findall(text)) if line.startswith("claimtable ")]


def words(line: str) -> list[str]:
    """Return the words of a command up to a pipe, without its comment."""
    found = shlex.split(line, comments=True)[1:]
    return found[: found.index("|")] if "|" in found else found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages name: the corpus, claims, and decisions of two reviewers."""
    from typer.testing import CliRunner

    place = tmp_path_factory.mktemp("pages")
    (place / "corpus").symlink_to(ROOT / "corpus")
    (place / "archive").symlink_to(ROOT / "corpus")
    shutil.copy(ROOT / "corpus" / "articles.jsonl", place / "news.jsonl")
    for name in ("claims.jsonl", "newer.jsonl", "claims.csv"):
        done = CliRunner().invoke(app, ["extract", str(place / "news.jsonl"), "-o", str(place / name), "-q"])
        assert done.exit_code == 0, done.output
    done = CliRunner().invoke(app, ["index", str(place / "newer.jsonl"), "-o", str(place / "claims.db"), "-q"])
    assert done.exit_code == 0, done.output
    texts = {one["article_id"]: one["text"] for one in map(json.loads, (place / "news.jsonl").read_text().splitlines())}
    claims = [json.loads(line) for line in (place / "claims.jsonl").read_text().splitlines()][:20]
    for name in ("decisions", "mine", "theirs"):
        lines = (json.dumps(_accepted(claim, texts[claim["article_id"]], name)) for claim in claims)
        (place / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines))
    return place


def _accepted(claim: dict[str, Any], text: str, by: str) -> dict[str, Any]:
    return {
        "claim_id": claim["claim_id"],
        "article_id": claim["article_id"],
        "text_digest": text_digest(text),
        "state": "accepted",
        "changes": {},
        "claim": claim["claim"],
        "note": "",
        "by": by,
        "at": "2026-11-26T08:30:00Z",
    }


@pytest.mark.parametrize("page", ["README", "docs/apply", "docs/figures", "docs/review", "docs/speakers"])
def test_the_commands_of_a_page_run(
    page: str, folder: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    commands = [words(line) for line in printed(ROOT / f"{page}.md")]
    assert commands
    for command in commands:
        done = run(*command)
        assert done.exit_code in _FINE.get(command[0], (0,)), f"claimtable {shlex.join(command)}\n{done.output}"


def options_of(command: list[str]) -> Iterator[str]:
    """Yield the options of a command that there are not."""
    known: Any = typer.main.get_command(app)
    while hasattr(known, "commands") and command and not command[0].startswith("-"):
        known, command = known.commands.get(command[0]), command[1:]
    if known is None:
        yield "no such command"
        return
    names = {name for option in known.params for name in (*option.opts, *option.secondary_opts)} | {"--help", "-h"}
    yield from (word for word in command if re.match(r"--?[a-zA-Z]", word) and word.partition("=")[0] not in names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_commands_and_options_on_pages_are_known(page: Path) -> None:
    inline = (found for found in _INLINE.findall(page.read_text(encoding="utf-8")) if "..." not in found)
    commands = [words(line) for line in (*printed(page), *inline)]
    assert {" ".join(command): list(options_of(command)) for command in commands if list(options_of(command))} == {}
