"""The bytes of a part: the claims of a shard, and the texts that their offsets point into."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from claimtable.archive.settings import Format
from claimtable.figures.rows import figure_rows
from claimtable.figures.writing import CsvFigures, JsonlFigures, ParquetFigures
from claimtable.own_columns import OwnColumn
from claimtable.schema import Article
from claimtable.writers import ClaimWriter, CsvWriter, JsonlWriter, ParquetWriter


class Part:
    """A table of claims in memory; give claims to ``writer``, then take the bytes with ``finish()``."""

    def __init__(self, form: Format, own: Sequence[OwnColumn] = ()) -> None:
        self._text, self._bytes = io.StringIO(newline=""), io.BytesIO()
        self.writer: ClaimWriter
        if form == "parquet":
            self.writer = ParquetWriter(self._bytes, own=own)
        else:
            self.writer = (CsvWriter if form == "csv" else JsonlWriter)(self._text, own=own)

    def finish(self) -> bytes:
        """Return the bytes of the whole table."""
        if isinstance(self.writer, ParquetWriter):
            self.writer.close()
            return self._bytes.getvalue()
        return self._text.getvalue().encode()


def figures_table(rows: Iterable[Mapping[str, Any]], form: Format) -> bytes:
    """Return the figures of rows of claims as a long table."""
    text, data = io.StringIO(newline=""), io.BytesIO()
    if form == "parquet":
        parquet = ParquetFigures(data)
        parquet.write_rows(figure_rows(rows))
        parquet.close()
        return data.getvalue()
    writer = CsvFigures(text) if form == "csv" else JsonlFigures(text)
    writer.write_rows(figure_rows(rows))
    return text.getvalue().encode()


def articles_table(articles: Sequence[Article], form: str) -> bytes:
    """Return articles as Parquet or as JSON lines (``form``); their ``id`` becomes ``article_id``."""
    rows = [{"article_id": row.pop("id"), **row} for row in map(asdict, articles)]
    if form != "parquet":
        lines = (json.dumps(row, default=date.isoformat, ensure_ascii=False) + "\n" for row in rows)
        return "".join(lines).encode()
    import pyarrow
    import pyarrow.parquet

    names = ("article_id", "text", "title", "published", "url", "published_from", "source")
    types = {name: pyarrow.date32() if name == "published" else pyarrow.string() for name in names}
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(list(types.items()))), stream)
    return stream.getvalue()
