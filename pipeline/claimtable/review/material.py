"""What a review page is made from: the claims of tables, the texts of their articles, earlier decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimtable.review.decisions import decision_record, read_decisions
from claimtable.review.tables import read_articles, read_rows
from claimtable.schema import Article
from claimtable.store.inputs import Record


def read_records(inputs: Sequence[str]) -> list[Record]:
    """Return the claims of tables, folders of runs and stores, each once; the first of several with one id stays.

    Raises ReadError for inputs that are no claims.
    """
    by_id: dict[str, Record] = {}
    for record in read_rows(inputs):
        by_id.setdefault(record["claim_id"], record)
    return list(by_id.values())


def read_beside(inputs: Sequence[str], wanted: Collection[str]) -> dict[str, Article]:
    """Return the articles ``wanted`` whose texts lie beside the claims, or with them in a store, by id."""
    return {article.id: article for article in read_articles(inputs) if article.id in wanted}


def earlier_decisions(path: Path) -> list[Record]:
    """Return the decisions of a file as records, the last one about every claim; ReadError for another file."""
    return [decision_record(one) for one in read_decisions(path)]


def names_of(records: Iterable[Record]) -> dict[str, list[str]]:
    """Return the names of the speakers of each article, those with most claims first."""
    counts: dict[str, Counter[str]] = {}
    for record in records:
        counts.setdefault(record["article_id"], Counter()).update([record["speaker"]] if record.get("speaker") else [])
    return {article: [name for name, _ in found.most_common()] for article, found in counts.items()}


def as_extracted(texts: Mapping[str, Article], records: Iterable[Record]) -> list[Article]:
    """Return the articles of ``records`` that have a text, dated as they were when the claims were made."""
    dated = {record["article_id"]: record for record in records}
    return [_dated(texts[name], record) for name, record in dated.items() if name in texts]


def _dated(article: Article, record: Record) -> Article:
    published = record.get("published")
    day = date.fromisoformat(str(published)) if published else None
    return replace(article, published=day, published_from=str(record.get("published_from") or ""))
