"""The parts of one or several runs -> one file, in constant memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from claimtable.archive.storage import Storage, open_storage
from claimtable.columns import COLUMNS, Column
from claimtable.errors import OptionError, ReadError
from claimtable.extras import need
from claimtable.files import LONGEST_CELL
from claimtable.own_columns import OwnColumn, OwnColumns
from claimtable.writers import ClaimWriter, CsvWriter, open_writer

Row = Mapping[str, Any]
_DATES = tuple(column.name for column in COLUMNS if column.dtype == "date")
_ROWS_A_BATCH = 2000


def merge(
    runs: Sequence[str],
    output: str,
    *,
    excel: bool = False,
    columns: Sequence[Column] = COLUMNS,
    partial: bool = False,
) -> int:
    """Write the claims of ``runs`` (output folders of ``run_archive``), in order, to one file; return how many.

    The suffix of ``output`` chooses the format, ``-`` is CSV on standard output; ``columns``
    are those that are written. Raises OptionError when a run is not
    finished (unless ``partial``), has no parts, or has CSV parts and the output is no CSV; ReadError for a broken part.
    """
    parts = [(storage, name) for run in runs for storage, name in _parts(run, partial)]
    if not parts:
        raise ReadError(f"there are no parts in {', '.join(runs)}: no article could be read; nothing was written")
    if any(name.endswith(".csv") for _, name in parts) and not output.endswith((".csv", "-")):
        raise OptionError(f"the parts are CSV, which holds less than {output} needs; merge them to .csv")
    total = 0
    own = () if output.endswith(".jsonl") else _own_columns(parts)
    with open_writer(output, excel=excel, own=own, columns=columns) as writer:
        for storage, name in parts:
            with _told(name):
                total += _copy(writer, name, storage.read(name))
    return total


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise ReadError(f"{name} of the run cannot be read ({error}); delete it and start the run again") from error


def _own_columns(parts: Iterable[tuple[Storage, str]]) -> tuple[OwnColumn, ...]:
    """Return the columns that the parts have besides those of the table: of a review, or a user's."""
    found = OwnColumns()
    for storage, name in parts:
        with _told(name):
            data = storage.read(name)
            if name.endswith(".jsonl"):
                for row in map(json.loads, data.splitlines()):
                    found.add(dict(row))
            elif name.endswith(".csv"):
                found.add_columns(map(OwnColumn, _header(_cells(data))))
            else:
                found.add_columns(OwnColumn(one.name, "json", one.type) for one in _parquet(data).schema_arrow)
    return found.columns


def _parts(run: str, partial: bool) -> list[tuple[Storage, str]]:
    storage = open_storage(run)
    names = storage.names()
    found = sorted(name for name in names if name.startswith("part-"))
    if "run.json" not in names:
        raise OptionError(f"{run} holds no run; name the output folder of claimtable run")
    if "_SUCCESS" not in names and not partial:
        raise OptionError(
            f"the run in {run} is not finished ({len(found)} parts so far): start it again to finish it, or merge what "
            "is there with --partial"
        )
    return [(storage, name) for name in found]


def _copy(writer: ClaimWriter, name: str, data: bytes) -> int:
    if isinstance(writer, CsvWriter) and name.endswith(".csv"):
        rows = _cells(data)
        return writer.copy(_in_order(rows, _header(rows), writer.header))
    counted = _Counted(_rows(name, data))
    writer.write_rows(counted)
    return counted.number


def _cells(data: bytes) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(data.decode(), newline=""))


def _header(rows: Iterator[list[str]]) -> list[str]:
    """Take the header off the rows of a CSV; ValueError where the table's columns are not its first ones."""
    header = next(rows, [])
    if header[: len(COLUMNS)] != [column.name for column in COLUMNS]:
        raise ValueError("it has other columns than this version of claimtable")
    return header


def _in_order(rows: Iterable[list[str]], header: list[str], wanted: list[str]) -> Iterator[list[str]]:
    """Yield rows in the order of another header that has all columns of theirs."""
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        yield [cells.get(name, "") for name in wanted]


class _Counted:
    """An iterable that counts what it gives."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row


def _rows(name: str, data: bytes) -> Iterator[Row]:
    if name.endswith(".jsonl"):
        for line in data.splitlines():
            row = json.loads(line)
            yield {**row, **{column: _date(row[column]) for column in _DATES}}
        return
    for batch in _parquet(data).iter_batches(batch_size=_ROWS_A_BATCH):
        yield from batch.to_pylist()


def _parquet(data: bytes) -> Any:
    parquet = need("pyarrow.parquet", "reading .parquet", package="pyarrow", extra="parquet")
    return parquet.ParquetFile(io.BytesIO(data))


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
