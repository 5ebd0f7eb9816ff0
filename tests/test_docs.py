"""Documentation is tested: the sample output is current, every command is described, every page named is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "corpus" / "README.md"]


def test_the_sample_output_is_current(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    command = [sys.executable, "-m", "claimtable", "extract", str(ROOT / "corpus"), "-o", str(out), "--quiet"]
    subprocess.run(command, check=True)
    sample = (ROOT / "outputs" / "sample-claims.csv").read_bytes()
    assert out.read_bytes() == sample, "regenerate with: claimtable extract corpus/ -o outputs/sample-claims.csv"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not missing


def test_every_command_is_in_the_readme() -> None:
    from claimtable.cli import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in names if f"claimtable {name}" not in readme] == []
