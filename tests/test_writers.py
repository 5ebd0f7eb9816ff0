"""Files: CSV that spreadsheets open safely, lossless JSON lines, nested Parquet; complete or not there at all."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from claimtable import OptionError, WriteError
from claimtable.columns import COLUMNS
from claimtable.table import claim_record
from claimtable.writers import CsvWriter, open_writer
from test_table import claim


def test_csv_is_read_back_as_written(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.csv")) as writer:
        writer.write([claim()])
    raw = (tmp_path / "claims.csv").read_bytes()
    assert raw.count(b"\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8")))
    assert row["claim"] == claim().text
    assert list(row) == [column.name for column in COLUMNS]


def test_json_lines_lose_nothing(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.jsonl")) as writer:
        writer.write([claim(), claim()])
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [claim_record(claim())] * 2


def test_parquet_is_nested(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.parquet")) as writer:
        writer.write([claim()])
    (row,) = pyarrow.parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    assert row["spans"] == [[0, 34]]
    assert row["quantities"][0]["unit"] == "boat"


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(OptionError, match=r"\.csv, \.jsonl, \.parquet"), open_writer("claims.xls"):
        pass


def interrupt(path: Path) -> None:
    with open_writer(str(path)) as writer:
        writer.write([claim()])
        raise KeyboardInterrupt


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"claims{suffix}"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        interrupt(path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(WriteError, match="file"), open_writer(str(path / "claims.csv")):
        pass


def test_excel_cells_are_never_formulas() -> None:
    stream = io.StringIO()
    CsvWriter(stream, excel=True).copy([["＝1+1", "plain"]])
    assert stream.getvalue().endswith("'＝1+1,plain\r\n")


def test_excel_files_begin_with_a_byte_order_mark() -> None:
    stream = io.StringIO()
    CsvWriter(stream, excel=True)
    assert stream.getvalue().startswith("\ufefftitle")
