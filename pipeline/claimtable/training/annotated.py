"""Articles with gold claims, as training reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimtable.evaluation import GoldArticle, read_gold
from claimtable.readers import read
from claimtable.schema import Article


def annotated(claims: Path, gold: Path) -> Iterator[tuple[Article, GoldArticle]]:
    """Yield the articles in ``claims`` that have gold claims in ``gold``, each up to where its annotation ends.

    Articles without gold are passed over. Raises GoldError for gold that does not fit.
    """
    wanted = {article.article_id: article for article in read_gold(gold)}
    for article in read([str(claims)]):
        if isinstance(article, Article) and article.id in wanted:
            known = wanted[article.id]
            yield replace(article, text=article.text[: known.until]), known


def with_folds(claims: Path, gold: Path, folds: Path) -> Iterator[tuple[Article, GoldArticle, Path]]:
    """Yield articles and gold as ``annotated`` does, each with the folder of the model that was tuned without it.

    ``folds`` holds ``folds.json`` (article_id -> number) and a model's folder ``foldN`` for each number.
    """
    numbers: dict[str, int] = json.loads((folds / "folds.json").read_text(encoding="utf-8"))
    for article, known in annotated(claims, gold):
        yield article, known, folds / f"fold{numbers[article.id]}"
