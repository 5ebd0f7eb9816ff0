"""Files of claims and of articles -> records: what ``claimtable extract`` and ``claimtable run`` wrote."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claimtable.columns import COLUMNS
from claimtable.compression import decompress, split_compression
from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.files import LONGEST_CELL
from claimtable.schema import Article, Failure
from claimtable.store.cells import strange_cell, writable_cells
from claimtable.table import list_of_cell, quantities_of_cell

#: formats that claims and articles are read from
SUFFIXES = (".parquet", ".jsonl", ".csv")

#: without these columns a table is no table of claims
_NEEDED = ("claim_id", "article_id", "kind", "claim", "start", "end")
_LISTS = {column.name for column in COLUMNS if column.dtype in ("texts", "spans", "quantities")}
_NUMBERS = {column.name for column in COLUMNS if column.dtype in ("number", "share", "integer")}
_FLAGS = {column.name for column in COLUMNS if column.dtype == "flag"}
_SPANS = {column.name for column in COLUMNS if column.dtype == "spans"}
_PARQUET_ROWS = 5_000
# how JSON writes half of a surrogate pair, which a store cannot hold when the other half is missing
_ESCAPED_HALF = "\\ud"

Record = dict[str, Any]


def claims_files(inputs: Sequence[str]) -> list[Path]:
    """Return the files of claims that ``inputs`` name: files, or folders of a run; ReadError when there are none."""
    found = [path for name in inputs for path in _files_of(name) if not _is_articles(path)]
    if not found:
        raise ReadError(f"there are no claims in {', '.join(inputs)}; claims are read from {', '.join(SUFFIXES)}")
    return found


def articles_files(inputs: Sequence[str]) -> list[Path]:
    """Return the files of texts beside the claims: ``X.articles.jsonl`` beside ``X.csv``, and those of a run."""
    found: list[Path] = []
    for name in inputs:
        if os.path.isdir(name):
            found += [path for path in _files_of(name) if _is_articles(path)]
            continue
        stem = _stem(Path(name))
        beside = (Path(name).with_name(f"{stem}.articles{suffix}") for suffix in (".parquet", ".jsonl", ".jsonl.gz"))
        found += [path for path in beside if path.is_file()][:1]
    return found


def _files_of(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        inside = sorted(item for item in path.rglob("*") if item.is_file() and not item.name.startswith("."))
        return [item for item in inside if _suffix(item) in SUFFIXES and _has_rows(item)]
    if not path.exists():
        raise ReadError(f"{name}: there is no such file")
    if _suffix(path) not in SUFFIXES:
        raise ReadError(
            f"{name}: claims are read from {', '.join(SUFFIXES)}, not from {_suffix(path) or 'no suffix'!r}"
        )
    return [path]


def _has_rows(path: Path) -> bool:
    """Tell the parts of a run from its reports (manifest, failures) and from its table of quantities."""
    if path.parent.name == "quantities":
        return False
    return _stem(path).startswith(("part", "claims", "articles")) or _is_articles(path)


def _is_articles(path: Path) -> bool:
    stem = _stem(path)
    return stem.endswith(".articles") or stem.startswith("articles") or path.parent.name == "articles"


def _suffix(path: Path) -> str:
    return os.path.splitext(split_compression(path.name)[0])[1].lower()


def _stem(path: Path) -> str:
    return os.path.splitext(split_compression(path.name)[0])[0]


def read_claims(path: Path) -> Iterator[Record]:
    """Yield the claims of one file with the columns of ``table.COLUMNS``, lists as lists, dates as ISO text.

    Of the quantities of a CSV that an older version wrote only the first has values. Raises ReadError when the file
    is damaged or holds no claims.
    """
    checked = False
    for number, record in read_records(path):
        if not checked:
            _check_columns(record, path)
            checked = True
        _check_cells(record, path, number)
        yield record


def read_texts(path: Path) -> Iterator[Article]:
    """Yield the articles of a file that was written beside claims. Raises ReadError when it holds no articles."""
    for number, record in read_records(path):
        name, text = record.get("article_id"), record.get("text")
        if not isinstance(name, str) or not isinstance(text, str):
            raise ReadError(f"{path}:{number}: this is no article: it has no article_id or no text")
        yield Article(
            id=name,
            text=text,
            title=str(record.get("title") or ""),
            published=_date(record.get("published")),
            url=str(record.get("url") or ""),
        )


def read_originals(inputs: Sequence[str]) -> Iterator[Article]:
    """Yield the articles of the original inputs, as ``extract`` read them; what cannot be read is left out."""
    from claimtable.readers import read

    for item in read(inputs):
        if not isinstance(item, Failure):
            yield item


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def read_records(path: Path) -> Iterator[tuple[int, Record]]:
    """Yield the rows of a table with their numbers, known columns typed. Raises ReadError for a damaged one."""
    readers = {".parquet": _parquet, ".jsonl": _jsonl, ".csv": _csv}
    try:
        yield from enumerate(readers[_suffix(path)](path), start=1)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"{path} cannot be read: {error}") from error


def _text_lines(path: Path) -> Iterator[str]:
    compression = split_compression(path.name)[1]
    with (
        decompress(path.open("rb"), compression) as stream,
        io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text,
    ):
        yield from text


def _jsonl(path: Path) -> Iterator[Record]:
    return json_records(path, _text_lines(path))


def json_records(path: Path, lines: Iterable[str]) -> Iterator[Record]:
    """Yield the objects of JSON lines; raises ReadError with the path and line of what is none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ReadError(f"{path}:{number}: this is no JSON: {error}") from error
        if not isinstance(record, dict):
            raise ReadError(f"{path}:{number}: the line is JSON but no object with fields")
        yield writable_cells(record) if _ESCAPED_HALF in line.lower() else record


def _csv(path: Path) -> Iterator[Record]:
    csv.field_size_limit(LONGEST_CELL)
    for number, row in enumerate(csv.DictReader(_text_lines(path)), start=1):
        try:
            yield {name: from_cell(name, cell) for name, cell in row.items() if isinstance(name, str)}
        except ValueError as error:
            raise ReadError(f"{path}: row {number} is no row of claims: {error}") from error


def from_cell(name: str, cell: str | None) -> Any:
    """Return the value of a cell of a CSV, typed by its column; ValueError for what the column cannot hold."""
    if not cell:
        return [] if name in _LISTS else None
    if name in _SPANS:
        return [[int(edge) for edge in piece.split("-")] for piece in cell.split("; ")]
    if name == "quantities":
        return quantities_of_cell(cell)
    if name in _LISTS:
        return list_of_cell(cell)
    if name in _NUMBERS:
        return float(cell) if "." in cell or "e" in cell.lower() or "inf" in cell or "nan" in cell else int(cell)
    return cell.lower() == "true" if name in _FLAGS else cell


def _parquet(path: Path) -> Iterator[Record]:
    parquet = need("pyarrow.parquet", f"{path}: reading .parquet", package="pyarrow", extra="parquet")
    pyarrow = importlib.import_module("pyarrow")
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_PARQUET_ROWS):
                yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise ReadError(f"{path} is no Parquet file or is damaged: {error}") from error


def _check_columns(record: Record, path: Path) -> None:
    missing = [name for name in _NEEDED if name not in record]
    if missing:
        raise ReadError(
            f"{path} is no table of claims: it has no column {', '.join(missing)}; make one with: claimtable extract"
            " (without --columns and --no-offsets)"
        )


def _check_cells(record: Record, path: Path, number: int) -> None:
    if any(record.get(name) in (None, "") for name in _NEEDED):
        raise ReadError(f"{path}:{number}: this is no claim: an id, the kind, the text or the offsets are missing")
    strange = strange_cell(record)
    if strange:
        raise ReadError(f"{path}:{number}: this is no claim as claimtable writes it: {strange}")


def grouped(records: Iterable[Record]) -> Iterator[tuple[str, list[Record]]]:
    """Yield the claims of one article after the other: its id and its consecutive records."""
    current: list[Record] = []
    for record in records:
        if current and current[0]["article_id"] != record["article_id"]:
            yield current[0]["article_id"], current
            current = []
        current.append(record)
    if current:
        yield current[0]["article_id"], current
