"""Documentation is tested: the sample output is current, every command is described, every page named is there."""

import csv
import importlib
import importlib.util
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable import Article, claims_from_doc
from claimtable.columns import COLUMNS
from claimtable.table import cells

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "corpus" / "README.md"]


#: shares of rows and of a probability by which another kind of processor may differ (docs/attribution.md)
_ROWS, _PROBABILITY = 0.02, 0.4


def test_the_sample_output_is_current(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    command = [sys.executable, "-m", "claimtable", "extract", str(ROOT / "corpus"), "-o", str(out), "--quiet"]
    subprocess.run(command, check=True)
    now, sample = (_rows(path) for path in (out, ROOT / "outputs" / "sample-claims.csv"))
    assert out.read_text(encoding="utf-8").partition("\n")[0].strip() == ",".join(column.name for column in COLUMNS)
    differing = [row["claim_id"] for row in sample.values() if not _is_alike(row, now.get(row["claim_id"]))]
    hint = "regenerate with: claimtable extract corpus/ -o outputs/sample-claims.csv"
    assert len(differing) + len(now.keys() - sample.keys()) <= _ROWS * len(sample), hint


@pytest.mark.parametrize("command", ["explain", "matches"])
def test_the_claims_that_examples_name_are_in_the_sample(command: str) -> None:
    examples = importlib.import_module(f"claimtable.cli.{command}").EXAMPLES
    named = re.findall(r"\bc[0-9a-f]{7,}\b", examples)
    known = _rows(ROOT / "outputs" / "sample-claims.csv")
    assert named
    assert all(any(claim.startswith(name) for claim in known) for name in named)


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["claim_id"]: row for row in csv.DictReader(stream)}


def _is_alike(row: dict[str, str], other: dict[str, str] | None) -> bool:
    if other is None or row.keys() != other.keys():
        return False
    shares = {column.name for column in COLUMNS if column.dtype == "share"}
    return all(
        abs(float(row[name] or 0) - float(other[name] or 0)) <= _PROBABILITY
        if name in shares
        else row[name] == other[name]
        for name in row
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


def test_the_picture_of_the_pipeline_is_current(nlp: Language) -> None:
    spec = importlib.util.spec_from_file_location("draw_pipeline", ROOT / "docs" / "draw_pipeline.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["draw_pipeline"] = module
    spec.loader.exec_module(module)
    assert module.draw() == (ROOT / "docs" / "pipeline.svg").read_text(encoding="utf-8"), "python docs/draw_pipeline.py"


def test_every_command_is_in_the_readme() -> None:
    from claimtable.cli import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in names if f"claimtable {name}" not in readme] == []


def test_the_site_lists_every_page() -> None:
    listed = (ROOT / "docs" / "site" / "mkdocs.yml").read_text(encoding="utf-8").split("nav:\n", 1)[1]
    cards = [f"models/{card.parent.name}.md" for card in (ROOT / "models").glob("*/README.md")]
    pages = [page.name for page in (ROOT / "docs").glob("*.md")]
    assert [page for page in (*pages, *cards) if not re.search(rf"[ :]{page}$", listed, re.MULTILINE)] == []


def test_the_site_builds_without_a_broken_link(tmp_path: Path) -> None:
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings_handlers.python")
    config = str(ROOT / "docs" / "site" / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "claimtable extract" in (tmp_path / "reference" / "commands.html").read_text(encoding="utf-8")
    assert "claims_from_doc" in (tmp_path / "reference" / "python.html").read_text(encoding="utf-8")


DEMO = (
    "Gen. Ada Moss, commander of the northern fleet, told reporters on Tuesday that about 900 sailors would stay "
    "in Norway until May. “We are not leaving,” she said.\n\n"
    "The fleet spent $2.4 million on fuel last year, up 12 percent.\n"
)


def test_the_readmes_table_is_what_comes_out(nlp: Language) -> None:
    article = Article("demo", DEMO, published=date(2024, 3, 6))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = re.search(r"^\| speaker \| speaker_role .*$", readme, re.MULTILINE)
    assert names is not None
    columns = [column.name for column in COLUMNS]
    for claim in claims_from_doc(nlp(DEMO), article):
        row = dict(zip(columns, map(str, cells(claim)), strict=True))
        shown = [row[name.strip()] for name in names.group().strip("|").split("|")]
        assert "| " + " | ".join(shown) + " |" in readme
