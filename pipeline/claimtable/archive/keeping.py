"""The ``articles`` table: the texts that the offsets of the claims point into."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from claimtable.schema import Article


def write_articles(path: Path, articles: Sequence[Article]) -> None:
    """Write articles as Parquet or JSON lines, by the suffix of ``path``; ``id`` becomes ``article_id``."""
    rows = [{"article_id": row.pop("id"), **row} for row in map(asdict, articles)]
    if path.suffix == ".parquet":
        import pyarrow
        import pyarrow.parquet

        names = ("article_id", "text", "title", "published", "url", "published_from", "source")
        types = {name: pyarrow.date32() if name == "published" else pyarrow.string() for name in names}
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(list(types.items()))), path)
        return
    lines = (json.dumps(row, default=date.isoformat, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
