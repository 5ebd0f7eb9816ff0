"""The examples on the first pages, those for Python and for other tools run as printed, where the tools are there."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(python|r|sh|text)\n(.*?)^```", re.M | re.S)
#: what an example needs besides claimtable, by a word in it
_TOOLS = {"duckdb": "duckdb", "sqlite-utils": "sqlite_utils", "datasette": "datasette", ".xlsx": "xlsxwriter"}
_PROGRAMS = ("soffice",)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, and what the README makes of it."""
    place = tmp_path_factory.mktemp("docs")
    (place / "corpus").symlink_to(ROOT / "corpus")
    for suffix in ("csv", "jsonl"):
        shell(f"claimtable extract corpus/ -o outputs/claims.{suffix} -q", place)
    shell("claimtable index outputs/claims.jsonl --articles corpus/ -o outputs/claims.db -q", place)
    return place


def shell(command: str, folder: Path) -> str:
    """Run a command as a user would who has activated the environment."""
    script = f'claimtable() {{ "{sys.executable}" -m claimtable "$@"; }}\nset -e\n{command}'
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PATH": path},
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def blocks(page: str, language: str) -> list[str]:
    found = _BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    return [code for name, code in found if name == language]


def missing(code: str) -> str:
    """Return a tool that an example needs and that is not installed."""
    libraries = (tool for word, tool in _TOOLS.items() if word in code and importlib.util.find_spec(tool) is None)
    programs = (name for name in _PROGRAMS if name in code and shutil.which(name) is None)
    return next(chain(libraries, programs), "")


@pytest.mark.parametrize("page", ["start-archive.md", "start-fact-checker.md"])
def test_a_first_page_prints_what_it_shows(page: str, tmp_path: Path) -> None:
    out = " ".join(shell("\n".join(blocks(page, "sh")), tmp_path).split())
    shown = [line for block in blocks(page, "text") for line in block.splitlines()]
    assert shown
    assert [line for line in shown if " ".join(line.split()) not in out] == []


@pytest.mark.parametrize("page", ["python.md", "start-library.md", "tables.md"])
def test_examples_in_python_run(page: str, folder: Path) -> None:
    code = "\n".join(code for code in blocks(page, "python") if not missing(code))
    assert "claimtable" in code
    done = subprocess.run([sys.executable, "-"], input=code, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("number", range(len(blocks("tables.md", "sh"))))
def test_examples_of_commands_run(number: int, folder: Path) -> None:
    code = blocks("tables.md", "sh")[number]
    if tool := missing(code):
        pytest.skip(f"{tool} is not installed")
    shell(code, folder)


@pytest.mark.parametrize("number", range(len(blocks("tables.md", "r"))))
def test_examples_in_r_run(number: int, folder: Path) -> None:
    """Those for the CSV go on from one another and need nothing but R; the last reads JSON lines."""
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    examples = blocks("tables.md", "r")
    code = examples[number] if "jsonlite" in examples[number] else "".join(examples[: number + 1])
    if "jsonlite" in code:
        code = f'if (!requireNamespace("jsonlite", quietly = TRUE)) quit(status = 77)\n{code}'
    done = subprocess.run(["Rscript", "--vanilla", "-"], input=code, cwd=folder, capture_output=True, text=True)
    if done.returncode == 77:
        pytest.skip("R has no jsonlite")
    assert done.returncode == 0, done.stderr
    assert done.stdout
