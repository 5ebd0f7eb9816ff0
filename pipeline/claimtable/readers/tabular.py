"""Tables: CSV, TSV and Parquet, one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.encodings import detect
from claimtable.readers.model import MAX_RECORD_BYTES, Item, Options, Record, Skipped, Source
from claimtable.readers.records import draft, find_names
from claimtable.schema import Failure

_HEAD = 65_536
_ROWS_A_BATCH = 128


def read_csv(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every row; the first row names the columns."""
    # the limit belongs to the csv module and not to a reader; the default of 131,072 is short for an article
    csv.field_size_limit(MAX_RECORD_BYTES)
    with source.open() as stream:
        encoding, separator = _form(stream.peek(_HEAD)[:_HEAD], source.suffix)  # type: ignore[attr-defined]
        with io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
            rows = csv.DictReader(text, delimiter=separator)
            names = [name for name in rows.fieldnames or [] if name]
            if skipped := without_text(source, options, names):
                yield skipped
                return
            for row in rows:
                row.pop(None, None)  # cells beyond the header
                yield _article(source, options, row, rows.line_num)


def _form(head: bytes, suffix: str) -> tuple[str, str]:
    encoding = detect(head)
    header = head.decode(encoding, "replace").partition("\n")[0]
    separator = "\t" if suffix == ".tsv" else max(",;\t|", key=header.count)
    return ("utf-8-sig" if encoding == "utf-8" else encoding), separator


def without_text(source: Source, options: Options, names: list[str]) -> Skipped | None:
    """Return why a table of a folder holds no articles, or None. Raises ReadError when the user named the table."""
    if not names:
        raise ReadError("there is no header row")
    if "text" in find_names(names, options.fields):
        return None
    if not source.in_folder:
        raise ReadError(f"there is no text column; there are {', '.join(map(repr, names[:12]))}")
    return Skipped(source.path, "no text", "it has no text column: not articles")


def _article(source: Source, options: Options, row: Record, line: int) -> Item:
    try:
        return draft(row, options.fields, line)
    except ReadError as error:
        return Failure(source.path, str(error), line)


def read_parquet(source: Source, options: Options) -> Iterator[Item]:
    """Yield an article, or a Failure, for every row; only the columns that are needed are read."""
    parquet = need("pyarrow.parquet", "reading .parquet", package="pyarrow", extra="parquet")
    with source.open_seekable() as stream:
        table = parquet.ParquetFile(stream)
        names = list(table.schema_arrow.names)
        if skipped := without_text(source, options, names):
            yield skipped
            return
        columns = sorted(set(find_names(names, options.fields).values()))
        row = 0
        for batch in table.iter_batches(batch_size=_ROWS_A_BATCH, columns=columns):
            for record in batch.to_pylist():
                row += 1
                yield _article(source, options, record, row)
