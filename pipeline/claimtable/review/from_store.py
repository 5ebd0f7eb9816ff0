"""A store -> the records of claims' tables that went into it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimtable.columns import COLUMNS
from claimtable.places.columns import UNKNOWN
from claimtable.quantity_fields import QUANTITY_FIELDS
from claimtable.schema import Article
from claimtable.store.inputs import Record
from claimtable.store.own import quoted
from claimtable.store.reading import Store
from claimtable.store.schema import CLAIM_COLUMNS
from claimtable.verify.normalising import same_length
from claimtable.verify.sentences import sentence_at

_LISTS = frozenset(column.name for column in COLUMNS if column.dtype in ("texts", "spans", "quantities"))
_FLAGS = frozenset(column.name for column in COLUMNS if column.dtype == "flag")


def store_records(store: Store) -> Iterator[Record]:
    """Yield the claims of a store as records, by article and place. Where the publication date and the places of names
    came from is not in a store; ``published_from`` and ``where_spans`` are empty.
    """
    for (row,) in store.rows("SELECT DISTINCT article FROM claims ORDER BY article"):
        yield from _records_of(store, row)


def store_articles(store: Store) -> Iterator[Article]:
    """Yield the articles of a store whose texts it holds."""
    for (row,) in store.rows("SELECT id FROM articles WHERE text != '' ORDER BY id"):
        found = store.articles([row])[0]
        yield Article(found.article_id, found.text, found.title, _day(found.published), found.url)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _records_of(store: Store, article: int) -> Iterator[Record]:
    names, own = [column.name for column in CLAIM_COLUMNS], store.own_columns()
    wanted = ", ".join(f"c.{quoted(name)}" for name in [*names, *(one.column for one in own)])
    sql = (
        f"SELECT c.id, c.spans, c.context, a.article_id, a.title, a.url, a.text, {wanted} FROM claims c "
        'JOIN articles a ON a.id = c.article WHERE c.article = ? ORDER BY c.start, c."end", c.id'
    )
    for row in store.rows(sql, (article,)):
        number, spans, context, article_id, title, url, text, *cells = row
        record: Record = {"article_id": article_id, "title": title or None, "url": url or None}
        record |= {name: _value(name, cell) for name, cell in zip(names, cells, strict=False)}
        record["spans"] = json.loads(spans) if spans else [[record["start"], record["end"]]]
        record["where_spans"], record["published_from"] = [], None
        record["quantities"] = list(_quantities(store, number))
        record["where_countries"] = _countries(store, number)
        record["context"] = context or _sentence(text, record["spans"])
        if record["quote"] is None and record["kind"] == "direct":
            record["quote"] = record["claim"]
        ordered = {column.name: record.get(column.name) for column in COLUMNS}
        yield ordered | {one.name: one.read(cell) for one, cell in zip(own, cells[len(names) :], strict=True)}


def _value(name: str, cell: Any) -> Any:
    if name in _LISTS:
        return json.loads(cell) if cell else []
    return bool(cell) if name in _FLAGS and cell is not None else cell


def _quantities(store: Store, claim: int) -> Iterator[Record]:
    wanted = ", ".join(f'"{field.name}"' for field in QUANTITY_FIELDS)
    for cells in store.rows(f"SELECT {wanted} FROM quantities WHERE claim = ? ORDER BY rowid", (claim,)):
        yield {
            field.name: (json.loads(cell) if cell else []) if field.dtype == "texts" else cell
            for field, cell in zip(QUANTITY_FIELDS, cells, strict=True)
        }


def _countries(store: Store, claim: int) -> list[str]:
    rows = store.rows("SELECT country FROM places WHERE claim = ? AND name != '' ORDER BY rowid", (claim,))
    return [country or UNKNOWN for (country,) in rows]


def _sentence(text: str, spans: list[list[int]]) -> str | None:
    if not text:
        return None
    first, last = sentence_at(same_length(text), spans[0][0], spans[0][0] + 1)
    return text[first:last]
