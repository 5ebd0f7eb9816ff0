"""LibreOffice opens our tables: every cell arrives as it was written."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable import Article, claims_from_doc
from claimtable.writers import open_writer

pytest.importorskip("xlsxwriter")
if shutil.which("soffice") is None:
    pytest.skip("LibreOffice is not installed", allow_module_level=True)

TEXT = (
    "About 3-4 people died in Windhoek, Namibia on 2 May, said Ann Null. “+40 percent more,” said Ada Moss. "
    "“=1+1 is 2,” said Émile Zoë."
)
ARTICLE = Article("0012", TEXT, title="=HYPERLINK(1)", published=date(2024, 5, 5), published_from="field")
#: UTF-8, cells as shown, all sheets; offsets and lists of quantities differ between our own formats
_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"


def converted(path: Path, sheet: int) -> list[dict[str, str]]:
    command = ["soffice", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless", "--convert-to"]
    out = path.parent / "out"
    subprocess.run([*command, _FILTER.format(sheet=sheet), "--outdir", out, path], check=True, capture_output=True)
    (made,) = out.glob("*.csv")
    with made.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def written(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    claims = claims_from_doc(nlp(TEXT), ARTICLE)
    for name in ("claims.xlsx", "claims.csv"):
        with open_writer(str(folder / name)) as writer:
            writer.write(claims)
    return folder


def test_a_workbook_has_the_cells_of_the_csv(written: Path) -> None:
    with (written / "claims.csv").open(encoding="utf-8", newline="") as stream:
        plain = list(csv.DictReader(stream))
    found = converted(written / "claims.xlsx", 1)
    assert [row["speaker"] for row in found] == ["Ann Null", "Ada Moss", "Émile Zoë"]
    for ours, theirs in zip(plain, found, strict=True):
        differing = {name for name, cell in ours.items() if not _is_same(cell, theirs[name])}
        assert differing <= {"quantities"}


def _is_same(one: str, other: str) -> bool:
    """A share of .5 is 0.50 in a CSV."""
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False
