"""Claims and texts -> the store: what is new is added, what has changed is replaced, what is there stays."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import Any, TypeVar

from claimtable.errors import WriteError
from claimtable.schema import Article
from claimtable.selection import Reviewer
from claimtable.store import inputs as sources
from claimtable.store.connection import holds_nothing, is_new, open_for_writing, remove, told, transaction
from claimtable.store.inputs import Record
from claimtable.store.metadata import write_metadata
from claimtable.store.own import add_own_columns
from claimtable.store.rows import QUANTITY_INSERT, claim_insert, claim_row, place_rows, quantity_rows
from claimtable.store.schema import COVERAGE
from claimtable.table import plain_row

_ARTICLES_A_TRANSACTION = 500

# smaller additions are left to the merging that FTS5 does by itself
_SHARE_TO_TIDY = 0.1
_T = TypeVar("_T")

#: called with the number of claims that have been dealt with
Tick = Callable[[int], None]


@dataclass(slots=True)
class IndexSummary:
    """What ``index`` did. ``misplaced`` counts claims left out because their offsets do not fit the article's text,
    ``rejected`` those that a reviewer says are none.
    """

    articles_added: int = 0
    articles_changed: int = 0
    claims_added: int = 0
    claims_removed: int = 0
    claims_unchanged: int = 0
    misplaced: int = 0
    without_text: int = 0
    rejected: int = 0


def index(
    inputs: Sequence[str],
    output: str,
    *,
    articles: Sequence[str] = (),
    reviewer: Reviewer | None = None,
    tick: Tick = lambda count: None,
) -> IndexSummary:
    """Add the claims of ``inputs`` (files or folders that ``extract`` and ``run`` wrote) to the store ``output``.

    The texts are taken from what lies beside the claims (``X.articles.jsonl``, the articles of a run) and from
    ``articles`` (the original inputs). Every transaction holds whole articles: after a kill the store is as it was
    after the last of them, and indexing again adds what is missing. A metadata file for Datasette is written beside
    the store. ``reviewer`` puts people's decisions into the claims; rejected ones are left out. Raises ReadError for
    inputs that are no claims and WriteError when the store cannot be written.
    """
    files = sources.claims_files(inputs)
    texts = chain(
        chain.from_iterable(sources.read_texts(path) for path in sources.articles_files(inputs)),
        sources.read_originals(articles) if articles else (),
    )
    groups = sources.grouped(chain.from_iterable(sources.read_claims(path) for path in files))
    first = next(groups, None)  # bad input is told before a store is made
    new = is_new(output)
    try:
        with told(output, writing=True), closing(open_for_writing(output)) as connection:
            indexer = Indexer(connection, reviewer)
            indexer.begin()
            indexer.add_articles(texts)
            indexer.add_claims(chain((first,) if first else (), groups), tick)
            indexer.add_missed()
            return indexer.finish(output)
    except WriteError:
        if new and os.path.isfile(output) and holds_nothing(output):
            remove(output)
        raise


class Indexer:
    """Writes to one open store and counts what it does."""

    def __init__(self, connection: sqlite3.Connection, reviewer: Reviewer | None = None) -> None:
        self._connection = connection
        self._reviewer = reviewer
        self._touched: set[int] = set()
        self.summary = IndexSummary()

    def begin(self) -> None:
        """Forget what the store is said to hold: if indexing is killed, readers count for themselves."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM coverage")

    def add_articles(self, articles: Iterable[Article]) -> None:
        """Add or replace the texts of ``articles``; claims of a text that has changed are removed."""
        for batch in _batches(articles, _ARTICLES_A_TRANSACTION):
            with transaction(self._connection):
                for article in batch:
                    self._add_article(article)

    def _add_article(self, article: Article) -> None:
        published = article.published.isoformat() if article.published else None
        digest = _digest([article.title, published, article.url, article.text])
        known = self._connection.execute(
            "SELECT id, text_digest, text = '' OR text = ? FROM articles WHERE article_id = ?",
            (article.text, article.id),
        ).fetchone()
        values = (article.title, published, article.url or None, digest, article.text)
        if known is None:
            self._connection.execute(
                "INSERT INTO articles (title, published, url, text_digest, text, article_id) VALUES (?, ?, ?, ?, ?, ?)",
                (*values, article.id),
            )
            self.summary.articles_added += 1
        elif known[1] != digest:
            if not known[2]:
                self._remove_claims(known[0])
            self._connection.execute(
                "UPDATE articles SET title = ?, published = ?, url = ?, text_digest = ?, text = ? WHERE id = ?",
                (*values, known[0]),
            )
            self.summary.articles_changed += 1

    def add_claims(self, groups: Iterable[tuple[str, list[Record]]], tick: Tick) -> None:
        """Add the claims of articles; claims that an article has in another form are replaced."""
        for batch in _batches(groups, _ARTICLES_A_TRANSACTION):
            with transaction(self._connection):
                self._next_id = self._highest_id() + 1
                for article_id, records in batch:
                    self._add_group(article_id, records)
            tick(sum(len(records) for _, records in batch))

    def add_missed(self) -> None:
        """Add the missed claims that a reviewer marked in articles of which there are no other claims."""
        waiting = sorted(self._reviewer.articles) if self._reviewer is not None else []
        with transaction(self._connection):
            self._next_id = self._highest_id() + 1
            for name in waiting:
                sql = "SELECT id, text FROM articles WHERE article_id = ? AND id NOT IN (SELECT article FROM claims)"
                for row, text in self._connection.execute(sql, (name,)).fetchall():
                    assert self._reviewer is not None
                    records = self._reviewer.review(name, [], Article(name, text)) if text else []
                    self._insert(row, text, records)

    def _highest_id(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM claims").fetchone()[0])

    def _add_group(self, article_id: str, records: list[Record]) -> None:
        row, known_digest, text = self._article_of(article_id, records[0])
        if self._reviewer is not None:
            article = Article(article_id, text) if text else None
            records = self._reviewer.review(article_id, [plain_row(record) for record in records], article)
        digest = _digest([list(record.values()) for record in records])
        again = row in self._touched
        if known_digest == digest:
            self.summary.claims_unchanged += len(records)
            return
        if not again:
            self._remove_claims(row)
        self._touched.add(row)
        self._insert(row, text, records)
        self._connection.execute("UPDATE articles SET claims_digest = ? WHERE id = ?", ("" if again else digest, row))

    def _article_of(self, article_id: str, record: Record) -> tuple[int, str, str]:
        find = "SELECT id, claims_digest, text FROM articles WHERE article_id = ?"
        known = self._connection.execute(find, (article_id,)).fetchone()
        published = str(record.get("published") or "")[:10] or None
        if known is not None and published is not None:  # the texts alone need not say when they were published
            undated = "UPDATE articles SET published = ? WHERE id = ? AND published IS NULL"
            self._connection.execute(undated, (published, known[0]))
        if known is None:
            self._connection.execute(
                "INSERT INTO articles (article_id, title, published, url, text_digest, text) "
                "VALUES (?, ?, ?, ?, '', '')",
                (article_id, str(record.get("title") or ""), published, str(record.get("url") or "") or None),
            )
            self.summary.articles_added += 1
            known = self._connection.execute(find, (article_id,)).fetchone()
        return known[0], known[1], known[2]

    def _insert(self, article: int, text: str, records: list[Record]) -> None:
        claims: list[tuple[Any, ...]] = []
        quantities: list[tuple[Any, ...]] = []
        places: list[tuple[Any, ...]] = []
        own = add_own_columns(self._connection, records)
        for record in records:
            if record.get("review") == "rejected":
                self.summary.rejected += 1
                continue
            if text and not _fits(record, text):
                self.summary.misplaced += 1
                continue
            claims.append(claim_row(self._next_id, article, record, text, own))
            quantities += quantity_rows(self._next_id, record)
            places += place_rows(self._next_id, record)
            self._next_id += 1
        self._connection.executemany(claim_insert(own), claims)
        self._connection.executemany(QUANTITY_INSERT, quantities)
        self._connection.executemany("INSERT INTO places VALUES (?, ?, ?)", places)
        self.summary.claims_added += len(claims)

    def _remove_claims(self, article: int) -> None:
        for table in ("quantities", "places"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE claim IN (SELECT id FROM claims WHERE article = ?)", (article,)
            )
        removed = self._connection.execute("DELETE FROM claims WHERE article = ?", (article,)).rowcount
        self.summary.claims_removed += removed

    def finish(self, output: str) -> IndexSummary:
        """Settle the file for readers, write the metadata beside it, and return what was done."""
        with transaction(self._connection):
            self._connection.execute(f"INSERT INTO coverage {COVERAGE}")
            articles, texts = self._connection.execute("SELECT articles, texts FROM coverage").fetchone()
        self.summary.without_text = articles - texts
        if self.summary.articles_added + self.summary.articles_changed > _SHARE_TO_TIDY * articles:
            self._tidy()
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        write_metadata(output)
        return self.summary

    def _tidy(self) -> None:
        """Write the full-text indexes in one piece each, which makes searches faster, and give back what that frees."""
        with transaction(self._connection):
            for table in ("articles", "claims"):
                self._connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')")
        self._connection.execute("PRAGMA optimize")
        with suppress(sqlite3.OperationalError):  # no room for a second copy: everything is stored all the same
            self._connection.execute("VACUUM")


def _fits(record: Record, text: str) -> bool:
    """Tell whether the claim's offsets point to its words in ``text``."""
    pieces = record.get("spans") or [[record["start"], record["end"]]]
    start, end = pieces[0]
    return bool(record["claim"].startswith(text[start:end].strip()) and start < end <= len(text))


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
