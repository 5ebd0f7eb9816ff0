"""Rows -> Parquet through pyarrow, in groups, so that memory stays flat: for tables of claims and of figures alike."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from claimtable.errors import OptionError
from claimtable.extras import need

_ROWS_A_GROUP = 20_000

#: how the message ends that pyarrow is missing
OTHERWISE = "; or write .jsonl or .csv"

#: pyarrow's types of the names of ``columns.Column.dtype``
Types = dict[str, Any]


class RowGroups:
    """Writes rows to ``stream`` in groups; ``fields`` gets pyarrow and the types of columns, and returns the names of
    the columns with theirs, in their order; ``otherwise`` is that of ``pyarrow``.
    """

    def __init__(
        self, stream: IO[bytes], fields: Callable[[Any, Types], Sequence[tuple[str, Any]]], otherwise: str = OTHERWISE
    ) -> None:
        self._arrow, parquet = pyarrow(otherwise)
        self._schema = self._arrow.schema(list(fields(self._arrow, _types(self._arrow))))
        self._file = parquet.ParquetWriter(stream, self._schema)
        self._rows: list[Mapping[str, Any]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Take one row."""
        self._rows.append(row)
        if len(self._rows) >= _ROWS_A_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left and the file's end."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def pyarrow(otherwise: str = OTHERWISE) -> tuple[Any, Any]:
    """Return pyarrow and its module for Parquet. Raises OptionError, ending in ``otherwise``, where it is missing."""
    parquet = need(
        "pyarrow.parquet",
        "writing .parquet",
        package="pyarrow",
        extra="parquet",
        error=OptionError,
        otherwise=otherwise,
    )
    return importlib.import_module("pyarrow"), parquet


def _types(arrow: Any) -> Types:
    return {
        "text": arrow.string(),
        "category": arrow.string(),
        "date": arrow.date32(),
        "number": arrow.float64(),
        "share": arrow.float64(),
        "integer": arrow.int64(),
        "flag": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.list_(arrow.int64())),
        "json": arrow.string(),
    }
