"""``read_table``: any table that claimtable writes -> a DataFrame with the types that it had."""

from __future__ import annotations

import os
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtable.columns import COLUMNS
from claimtable.compression import split_compression
from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.own_columns import own_cells
from claimtable.review.from_store import store_records
from claimtable.store import Store
from claimtable.store.inputs import SUFFIXES, claims_files, from_cell, read_records
from claimtable.table import frame_of

if TYPE_CHECKING:
    import pandas as pd

_STORES = (".db", ".sqlite", ".sqlite3")


def read_table(path: str | PathLike[str]) -> pd.DataFrame:
    """Return a table that claimtable wrote as a DataFrame: claims, verdicts, hits, speakers, problems, and so on.

    ``path`` is a .csv, .jsonl, .parquet or .xlsx (compressed or not), the folder of a run, or a store of ``index``
    (its claims). Lists are lists, dates ``datetime64[s]``, numbers nullable, what is missing is NA, as in
    ``claimtable.to_frame``; columns that are not claimtable's follow as they are. A workbook
    has the words of a claim's quantities in its row (all of them are in a sheet of their own). Raises ReadError when
    nothing of this kind is there.
    """
    name = os.fspath(path)
    suffix = os.path.splitext(split_compression(name)[0])[1].lower()
    if suffix in _STORES:
        with Store(name) as store:
            rows = list(store_records(store))
    elif suffix == ".xlsx":
        rows = list(_of_workbook(name))
    elif suffix in SUFFIXES and not os.path.isdir(name):
        rows = [record for _, record in read_records(Path(name))] if os.path.exists(name) else _missing(name)
    elif os.path.isdir(name):
        rows = [record for file in claims_files([name]) for _, record in read_records(file)]
    else:
        known = ", ".join((*SUFFIXES, ".xlsx", *_STORES))
        raise ReadError(f"{name}: tables are read from {known} and from the folder of a run")
    return _frame(rows)


def _missing(name: str) -> list[dict[str, Any]]:
    raise ReadError(f"{name}: there is no such file")


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return records as a frame: known columns typed, in the order of the file, all others as they come."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    known = [column for name in names for column in COLUMNS if column.name == name]
    frame = frame_of(rows, known)
    for name in dict.fromkeys(name for row in rows for name, _ in own_cells(row)):
        frame[name] = [row.get(name) for row in rows]
    return frame[names].copy() if names else frame


def _of_workbook(name: str) -> Iterator[dict[str, Any]]:
    openpyxl = need("openpyxl", f"{name}: reading .xlsx", package="openpyxl", extra="excel")
    try:
        book = openpyxl.load_workbook(name, read_only=True)
    except Exception as error:  # openpyxl raises what its parts raise
        raise ReadError(f"{name} is no workbook or is damaged: {error}") from error
    ours = [sheet for sheet in book if sheet.title.partition(" ")[0] == "claims"]
    for sheet in ours or book.worksheets[:1]:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell) for cell in next(rows, ())]
        for row in rows:
            yield {name: _from_sheet(name, value) for name, value in zip(header, row, strict=False)}
    book.close()


def _from_sheet(name: str, value: Any) -> Any:
    """Return a cell of a sheet as a value; lists are texts there, and what is missing is empty."""
    return from_cell(name, value) if value is None or isinstance(value, str) else value
