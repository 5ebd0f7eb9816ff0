"""A user's own columns: every command that reads and writes a table keeps them."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.columns import COLUMNS
from claimtable.own_columns import OwnColumn, OwnColumns, own_cell
from claimtable.writers import open_writer
from newsstore import make_store

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

OWN: dict[str, list[Any]] = {
    "desk": ["city", None, "sport"],
    "page": [3, 7, None],
    "weight": [0.5, 2, None],
    "checked": [True, False, None],
    "tags": [["a", "b"], [], None],
    "mixed": ["x", 4, {"y": 1}],
}


def rows() -> list[dict[str, Any]]:
    """Three claims as a table has them, with columns that claimtable does not know."""
    lists = {column.name for column in COLUMNS if column.dtype in ("texts", "spans", "quantities")}
    empty = {column.name: [] if column.name in lists else None for column in COLUMNS}
    return [
        {
            **empty,
            "claim_id": f"c{n}",
            "article_id": "quay",
            "kind": "direct",
            "claim": "It rained",
            "start": 0,
            "end": 9,
            "spans": [[0, 9]],
            **{name: values[n] for name, values in OWN.items()},
        }
        for n in range(3)
    ]


def collected(found: list[dict[str, Any]]) -> tuple[OwnColumn, ...]:
    columns = OwnColumns()
    for row in found:
        columns.add(row)
    return columns.columns


def run_folder(folder: Path, *parts: Path) -> str:
    """The folder of a finished run with these parts."""
    folder.mkdir()
    (folder / "run.json").write_text("{}")
    (folder / "_SUCCESS").write_text("{}")
    for number, part in enumerate(parts):
        part.rename(folder / f"part-{number:05}{part.suffix}")
    return str(folder)


def write(path: Path, found: list[dict[str, Any]]) -> Path:
    with open_writer(str(path), own=collected(found)) as writer:
        writer.write_rows(found)
    return path


def test_every_own_column_gets_one_type() -> None:
    assert {column.name: column.type for column in collected(rows())} == {
        "desk": "text",
        "page": "integer",
        "weight": "number",
        "checked": "flag",
        "tags": "texts",
        "mixed": "json",
    }


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("as it is", "as it is"),
        (True, "TRUE"),
        (2.5, 2.5),
        (float("nan"), ""),
        (["a", "b"], "a; b"),
        ({"y": [1, None]}, '{"y": [1, null]}'),
        (date(2026, 11, 26), "2026-11-26"),
        (datetime(2026, 11, 26, 8, 30), "2026-11-26T08:30:00"),
        (Decimal("1.10"), "1.10"),
    ],
)
def test_a_cell_of_a_csv_shows_any_value(value: Any, cell: Any) -> None:
    assert own_cell(value) == cell


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".csv"])
def test_merge_keeps_own_columns_in_csv(tmp_path: Path, suffix: str) -> None:
    run = run_folder(tmp_path / "run", write(tmp_path / f"claims{suffix}", rows()))
    done = CliRunner().invoke(app, ["merge", run, "-o", str(tmp_path / "merged.csv")])
    assert done.exit_code == 0, done.output
    with (tmp_path / "merged.csv").open(newline="") as stream:
        found = list(csv.DictReader(stream))
    assert [row["desk"] for row in found] == ["city", "", "sport"]
    assert [row["page"] for row in found] == ["3", "7", ""]
    assert [row["checked"] for row in found] == ["TRUE", "FALSE", ""]
    assert [row["tags"] for row in found] == ["a; b", "", ""]


@pytest.mark.parametrize("output", [".jsonl", ".parquet"])
@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_merge_keeps_the_values_of_own_columns(tmp_path: Path, suffix: str, output: str) -> None:
    run = run_folder(tmp_path / "run", write(tmp_path / f"claims{suffix}", rows()))
    done = CliRunner().invoke(app, ["merge", run, "-o", str(tmp_path / f"merged{output}")])
    assert done.exit_code == 0, done.output
    found = records(tmp_path / f"merged{output}")
    for name in ("desk", "page", "weight", "checked", "tags"):
        assert [row[name] for row in found] == OWN[name]


def records(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        return list(parquet.read_table(path).to_pylist())
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_parquet_column_keeps_its_own_type(tmp_path: Path) -> None:
    table = parquet.read_table(write(tmp_path / "plain.parquet", rows()))
    stamps = pyarrow.array([datetime(2026, 11, 26, 8), None, None], pyarrow.timestamp("us"))
    parquet.write_table(table.append_column("seen", stamps), tmp_path / "claims.parquet")
    run = run_folder(tmp_path / "run", tmp_path / "claims.parquet")
    assert CliRunner().invoke(app, ["merge", run, "-o", str(tmp_path / "merged.parquet")]).exit_code == 0
    assert parquet.read_schema(tmp_path / "merged.parquet").field("seen").type == pyarrow.timestamp("us")
    again = run_folder(tmp_path / "again", tmp_path / "merged.parquet")
    assert CliRunner().invoke(app, ["merge", again, "-o", str(tmp_path / "merged.jsonl")]).exit_code == 0
    assert [row["seen"] for row in records(tmp_path / "merged.jsonl")] == ["2026-11-26T08:00:00", None, None]


def test_a_part_without_an_own_column_has_empty_cells_there(tmp_path: Path) -> None:
    bare = [{name: value for name, value in row.items() if name not in OWN} for row in rows()]
    for suffix in (".csv", ".parquet"):
        parts = write(tmp_path / f"one{suffix}", bare), write(tmp_path / f"two{suffix}", rows())
        run = run_folder(tmp_path / suffix[1:], *parts)
        output = tmp_path / f"merged{suffix}"
        assert CliRunner().invoke(app, ["merge", run, "-o", str(output)]).exit_code == 0
    with (tmp_path / "merged.csv").open(newline="") as stream:
        assert [row["desk"] for row in csv.DictReader(stream)] == ["", "", "", "city", "", "sport"]
    assert [row["desk"] for row in records(tmp_path / "merged.parquet")] == [None] * 3 + OWN["desk"]


def test_verify_keeps_the_columns_of_a_file_of_quotes(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    quotes = tmp_path / "quotes.csv"
    quotes.write_text("nr,quote,title,desk\n7,Nobody at the port has lost a job since March,page one,=city\n")
    CliRunner().invoke(app, ["verify", "--file", str(quotes), "--in", store, "-o", str(tmp_path / "verdicts.csv")])
    with (tmp_path / "verdicts.csv").open(newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["verdict"], row["nr"], row["own_title"], row["desk"]) == ("verbatim", "7", "page one", "'=city")
    CliRunner().invoke(app, ["verify", "--file", str(quotes), "--in", store, "-o", str(tmp_path / "verdicts.jsonl")])
    assert records(tmp_path / "verdicts.jsonl")[0]["own"] == {"nr": "7", "title": "page one", "desk": "=city"}


def test_speakers_reads_a_table_with_own_columns(tmp_path: Path) -> None:
    for suffix in (".csv", ".jsonl", ".parquet"):
        said = [row | {"speaker": "Ada Roe", "speaker_id": "ada roe"} for row in rows()]
        done = CliRunner().invoke(app, ["speakers", str(write(tmp_path / f"claims{suffix}", said)), "--format", "csv"])
        assert "ada roe,Ada Roe" in done.output, suffix
