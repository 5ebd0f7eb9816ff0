"""Workbooks (.xlsx): typed cells, hidden offsets, a sheet of quantities and one of columns; nothing in them acts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtable import Claim
from claimtable.columns import COLUMNS, is_offset, picked
from claimtable.outputs import kind_of
from claimtable.own_columns import OwnColumn
from claimtable.table import row_of
from claimtable.workbook import WorkbookWriter
from claimtable.writers import open_writer
from test_table import claim

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def written(claims: Iterable[Claim], **options: Any) -> bytes:
    stream = io.BytesIO()
    writer = WorkbookWriter(stream, **options)
    writer.write(claims)
    writer.close()
    return stream.getvalue()


def sheets(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any) -> list[dict[str, Any]]:
    header, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(header, other, strict=True)) for other in others]


def test_every_cell_has_its_type() -> None:
    day = replace(claim(), article=replace(claim().article, id="00123", url="https://x.example/a"))
    (row,) = rows(sheets(written([day]))["claims"])
    assert row["published"] == datetime(2021, 5, 3)
    assert row["value"] == 40
    assert row["negated"] is False
    assert row["confidence"] == 0.9
    assert (row["article_id"], row["claim_id"]) == ("00123", day.claim_id)
    assert row["when_start"] == datetime(2021, 5, 2)
    assert row["quote"] is None
    assert row["where"] == "Genoa"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(A1)", "+49 30 12", "-5 degrees", "https://x.example/", "internal:Sheet2!A1", "1e5"],
)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    article = replace(claim().article, title=text)
    cell = sheets(written([replace(claim(), article=article)]))["claims"]["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_the_header_stays_in_sight_and_offsets_are_hidden() -> None:
    sheet = sheets(written([claim(), claim()]))["claims"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.endswith("3")
    hidden = {name for name, column in sheet.column_dimensions.items() if column.hidden}
    assert len(hidden) > 0
    letters = {sheet.cell(1, place).column_letter for place, column in enumerate(COLUMNS, start=1) if is_offset(column)}
    assert min(letters, key=lambda name: (len(name), name)) in hidden


def test_every_quantity_has_a_row_of_its_own() -> None:
    (first,) = claim().quantities
    both = replace(claim(), quantities=(first, replace(first, text="2 men", value=2.0, unit="man")))
    found = rows(sheets(written([both, replace(claim(), quantities=())]))["quantities"])
    assert [(row["text"], row["value"], row["unit"]) for row in found] == [
        ("About 40", 40, "boat"),
        ("2 men", 2, "man"),
    ]
    assert {row["claim_id"] for row in found} == {both.claim_id}


def test_the_columns_are_explained() -> None:
    found = rows(sheets(written([claim()], own=[OwnColumn("note")]))["columns"])
    assert [row["column"] for row in found] == [*(column.name for column in COLUMNS), "note"]
    assert all(row["what it holds"] for row in found)


def test_only_some_columns_and_those_of_others() -> None:
    stream = io.BytesIO()
    writer = WorkbookWriter(stream, own=[OwnColumn("note"), OwnColumn("sure", "flag")], columns=picked(["claim"]))
    writer.write_rows([{**row_of(claim()), "note": "=seen", "sure": True}])
    writer.close()
    (row,) = rows(sheets(stream.getvalue())["claims"])
    assert row == {"claim": claim().text, "claim_id": claim().claim_id, "note": "=seen", "sure": "TRUE"}


def test_the_same_claims_are_the_same_bytes() -> None:
    assert written([claim()]) == written([claim()])


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtable.workbook.MOST_ROWS", 3)
    book = sheets(written([claim()] * 5, columns=picked(["claim"])))
    assert [len(rows(book[name])) for name in ("claims", "claims 2", "claims 3")] == [2, 2, 1]


def test_days_that_excel_does_not_have_and_long_texts_fit() -> None:
    article = replace(claim().article, published=date(1850, 1, 1), title="a" * 40_000 + "\ud800")
    (row,) = rows(sheets(written([replace(claim(), article=article)]))["claims"])
    assert row["published"] == "1850-01-01"
    assert row["title"] == "a" * 32_767


def test_our_own_workbook_may_be_written_again_and_no_other(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.xlsx")) as writer:
        writer.write([claim()])
    assert kind_of(str(tmp_path / "claims.xlsx")) == "claims"
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    assert kind_of(str(tmp_path / "other.xlsx")) == ""


def test_pandas_reads_it(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    with open_writer(str(tmp_path / "claims.xlsx")) as writer:
        writer.write([claim()])
    frame = pandas.read_excel(tmp_path / "claims.xlsx", sheet_name="claims")
    assert pandas.api.types.is_datetime64_any_dtype(frame["published"])
    assert frame.loc[0, "value"] == 40
    assert frame["negated"].dtype == bool
