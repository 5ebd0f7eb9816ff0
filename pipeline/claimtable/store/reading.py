"""Questions to a claims store: articles by words, claims by place in the text, what the store covers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType
from typing import Any

from claimtable.columns import Column
from claimtable.quantity_fields import QUANTITY_FIELDS, QuantityField
from claimtable.schema import TextSpan
from claimtable.store.connection import open_for_reading, told
from claimtable.store.own import StoredColumn, own_columns
from claimtable.store.schema import CLAIM_COLUMNS, CONTEXT, COVERAGE


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of the store; ``row`` is its number there, ``published`` an ISO date or empty."""

    row: int
    article_id: str
    title: str
    published: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """What a check needs of a claim; ``spans`` are character offsets into the article's text. ``speaker_certain`` tells
    whether the speaker is sure enough to confirm anybody by it, ``speaker_confidence`` how sure it is (0 to 1; 1 where
    a table does not say).
    """

    claim_id: str
    statement_id: int
    kind: str
    text: str
    spans: tuple[TextSpan, ...]
    speaker: str
    speaker_id: str
    speaker_role: str
    cue: str
    context: str
    speaker_certain: bool = True
    speaker_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store holds: numbers of articles, texts, claims and speakers, and the first and last publication date."""

    articles: int
    texts: int
    claims: int
    speakers: int
    first: str
    last: str


def phrase(words: Iterable[str]) -> str:
    """Return a full-text query for ``words`` in this order; nothing in them is an operator."""
    return '"' + " ".join(words).replace('"', " ").replace("\0", " ") + '"'


class Store:
    """A claims store, open for reading. Use it in a ``with`` statement, or close it."""

    def __init__(self, path: str) -> None:
        """Open the store at ``path``. Raises ReadError when there is none."""
        self.path = path
        self._connection = open_for_reading(path)
        self._coverage: Coverage | None = None

    def __enter__(self) -> Store:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query. Raises ReadError when the file is damaged."""
        with told(self.path):
            return self._connection.execute(sql, values).fetchall()

    def iterate(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query one by one. Raises ReadError when the file is damaged."""
        with told(self.path):
            yield from self._connection.execute(sql, values)

    def articles_matching(self, query: str, limit: int) -> list[int]:
        """Return the row numbers of at most ``limit`` articles whose text matches the full-text ``query``."""
        sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?"
        return [row for (row,) in self.rows(sql, (f"{{text}} : ({query})", limit))]

    def claims_matching(self, query: str, limit: int) -> list[int]:
        """Return the row numbers of the articles of at most ``limit`` claims that match the full-text ``query``."""
        sql = (
            "SELECT DISTINCT c.article FROM claims_fts f JOIN claims c ON c.id = f.rowid "
            "WHERE claims_fts MATCH ? LIMIT ?"
        )
        return [row for (row,) in self.rows(sql, (query, limit))]

    def published(self, rows: Sequence[int]) -> dict[int, str]:
        """Return the publication dates of articles."""
        marks = ", ".join("?" * len(rows))
        return {
            row: day or "" for row, day in self.rows(f"SELECT id, published FROM articles WHERE id IN ({marks})", rows)
        }

    def articles(self, rows: Sequence[int]) -> list[StoredArticle]:
        """Return articles by their row numbers, in this order."""
        marks = ", ".join("?" * len(rows))
        sql = (
            "SELECT id, article_id, title, coalesce(published, ''), coalesce(url, ''), text FROM articles "
            f"WHERE id IN ({marks})"
        )
        found = {values[0]: StoredArticle(*values) for values in self.rows(sql, rows)}
        return [found[row] for row in rows if row in found]

    def article_of(self, claim_id: str) -> StoredArticle | None:
        """Return the article of the claim whose id begins with ``claim_id``, None where there is none."""
        sql = "SELECT article FROM claims WHERE substr(claim_id, 1, ?) = ? LIMIT 1"
        rows = [row for (row,) in self.rows(sql, (len(claim_id), claim_id))]
        return next(iter(self.articles(rows)), None) if rows else None

    def claims_of(self, row: int) -> list[StoredClaim]:
        """Return the claims of one article by their place in the text."""
        sql = (
            "SELECT claim_id, statement_id, kind, claim, start, end, spans, coalesce(speaker_certain, 1), "
            "coalesce(speaker_confidence, 1), speaker, speaker_id, speaker_role, cue, context FROM claims "
            'WHERE article = ? ORDER BY start, "end"'
        )
        return [_claim(values) for values in self.rows(sql, (row,))]

    def own_columns(self) -> list[StoredColumn]:
        """Return the columns that its claims have besides those that claimtable knows."""
        return own_columns(self.rows)

    def claim_records(self) -> Iterator[dict[str, Any]]:
        """Yield all claims as rows by column, each with its quantities, in the order in which they were indexed."""
        quantities = self._grouped_quantities()
        waiting = next(quantities, None)
        columns = ", ".join(f'c."{column.name}"' for column in CLAIM_COLUMNS)
        sql = (
            f"SELECT c.id, a.article_id, a.title, coalesce(a.url, ''), {CONTEXT}, {columns} FROM claims c "
            "JOIN articles a ON a.id = c.article ORDER BY c.id"
        )
        with told(self.path):
            for number, article, title, url, context, *cells in self._connection.execute(sql):
                found: list[dict[str, Any]] = []
                if waiting is not None and waiting[0] == number:
                    found, waiting = waiting[1], next(quantities, None)
                named = {"article_id": article, "title": title, "url": url, "context": context, "quantities": found}
                yield {**_typed(CLAIM_COLUMNS, cells), **named}

    def _grouped_quantities(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """Yield the quantities of one claim after the other."""
        columns = ", ".join(f'"{field.name}"' for field in QUANTITY_FIELDS)
        rows = self._connection.execute(f"SELECT claim, {columns} FROM quantities ORDER BY claim, rowid")
        for number, group in groupby(rows, key=lambda row: int(row[0])):
            yield number, [_typed(QUANTITY_FIELDS, cells) for _, *cells in group]

    def coverage(self) -> Coverage:
        """Return what the store holds."""
        if self._coverage is None:
            rows = self.rows("SELECT * FROM coverage") or self.rows(COVERAGE)
            self._coverage = Coverage(*rows[0])
        return self._coverage


def _typed(columns: Sequence[Column | QuantityField], cells: Sequence[Any]) -> dict[str, Any]:
    """Return cells of the store as values by column: lists are kept there as JSON, flags as 0 and 1."""
    row = {}
    for column, cell in zip(columns, cells, strict=True):
        if column.dtype in ("texts", "spans"):
            cell = json.loads(cell) if cell else []
        elif column.dtype == "flag" and cell is not None:
            cell = bool(cell)
        row[column.name] = cell
    return row


def _claim(values: tuple[Any, ...]) -> StoredClaim:
    claim_id, statement, kind, text, start, end, spans, certain, confidence, *rest = values
    pieces = json.loads(spans) if spans else [[start, end]]
    speaker, speaker_id, role, cue, context = (value or "" for value in rest)
    spanned = tuple(TextSpan(*piece) for piece in pieces)
    sure = bool(certain), float(confidence)
    return StoredClaim(claim_id, statement or 0, kind, text, spanned, speaker, speaker_id, role, cue, context, *sure)
