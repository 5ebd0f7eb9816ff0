"""The texts of a run between reading and extraction: articles in compressed chunks, with an index beside each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from datetime import date
from typing import Any

from claimtable.schema import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in an index: its id in its unit, the key of its text, its path, its MinHash signature on demand."""

    id: str
    key: int
    path: str
    signature: tuple[int, ...] = ()


def pack(articles: Iterable[Article]) -> bytes:
    """Return articles as gzipped JSON lines; the same articles give the same bytes."""
    lines = "".join(
        json.dumps(asdict(article), default=date.isoformat, ensure_ascii=False) + "\n" for article in articles
    )
    return gzip.compress(lines.encode(), compresslevel=3, mtime=0)


def unpack(data: bytes) -> list[Article]:
    """Return the articles that ``pack`` wrote."""
    return [_article(json.loads(line)) for line in gzip.decompress(data).splitlines()]


def _article(record: dict[str, Any]) -> Article:
    published = record.pop("published")
    return Article(published=date.fromisoformat(published) if published else None, **record)


def pack_index(entries: Iterable[Entry]) -> bytes:
    """Return an index as JSON."""
    return json.dumps([astuple(entry) for entry in entries]).encode()


def unpack_index(data: bytes) -> list[Entry]:
    """Return the index that ``pack_index`` wrote."""
    return [Entry(name, key, path, tuple(signature)) for name, key, path, signature in json.loads(data)]


def to_json(value: Any) -> bytes:
    """Return a record as JSON, its keys sorted: the same record gives the same bytes."""
    return (json.dumps(value, sort_keys=True, ensure_ascii=True) + "\n").encode()
