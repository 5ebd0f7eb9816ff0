"""Reviewed claims as gold: to measure tables against, and to train with."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtable.errors import GoldError
from claimtable.evaluation import GoldArticle
from claimtable.review.applying import Reviewer
from claimtable.review.decisions import Decision, last_ones
from claimtable.review.dependents import Row, cell_of
from claimtable.review.matching import fit_of, match
from claimtable.review.tables import read_articles, read_rows
from claimtable.schema import Article

_CELLS = ("spans", "kind", "speaker", "speaker_role", "who", "where", "quantities", "when", "said_on")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim that was decided: its row as it was, and as it is right. ``before`` is None for a missed claim, ``after``
    for one that is none.
    """

    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """The decided claims of an article; it is ``whole`` when all of its rows were decided."""

    article_id: str
    claims: tuple[Reviewed, ...]
    whole: bool

    @property
    def gold(self) -> GoldArticle:
        """The confirmed claims."""
        rows = [claim.after for claim in self.claims if claim.after is not None]
        return GoldArticle(self.article_id, tuple(gold_record(row) for row in rows), 10**9)


@dataclass(frozen=True, slots=True)
class Review:
    """What was decided of tables of claims; how many decisions found no claim there, and how many rows hold decisions
    already.
    """

    articles: tuple[ReviewedArticle, ...]
    left: int
    applied: int


def review_of(decisions: Iterable[Decision], inputs: Sequence[str], articles: Sequence[str] = ()) -> Review:
    """Return what was decided of the claims of ``inputs``, the tables that were reviewed; see ``apply_decisions``."""
    decided: dict[str, list[Decision]] = defaultdict(list)
    for one in last_ones(decisions):
        decided[one.article_id].append(one)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(inputs):
        if row["article_id"] in decided:
            rows[row["article_id"]].append(row)
    texts = {one.id: one for one in read_articles(inputs, articles) if one.id in decided}
    found = [_article(name, rows.get(name, []), texts.get(name), listed) for name, listed in sorted(decided.items())]
    applied = sum(bool(row.get("review")) for listed in rows.values() for row in listed)
    return Review(tuple(article for article, _ in found), sum(left for _, left in found), applied)


def _article(
    name: str, rows: Sequence[Row], article: Article | None, decided: Sequence[Decision]
) -> tuple[ReviewedArticle, int]:
    text = article.text if article is not None else ""
    places = match(rows, [(one, fit_of(one, text)) for one in decided])
    claims = []
    for one in decided:
        if one.state == "later" or (one.claim_id and one.key not in places):
            continue
        before = rows[places[one.key]] if one.key in places else None
        right = Reviewer([one]).review(name, [before] if before is not None else [], article) if one.holds else [None]
        is_new = before is not None and before.get("review") == "added"
        claims += [Reviewed(None if is_new else before, after) for after in right]
    settled = {places[one.key] for one in decided if one.state != "later" and one.key in places}
    left = sum(bool(one.claim_id) and one.key not in places for one in decided)
    return ReviewedArticle(name, tuple(claims), len(settled) == len(rows)), left


def gold_record(row: Row) -> dict[str, Any]:
    """Return a row as a gold claim, in the format of ``claimtable evaluate``."""
    record = {name: row.get(name) or ([] if name in ("where", "quantities") else "") for name in _CELLS}
    places = {"speaker_mention": cell_of(row, "mention"), "cue": cell_of(row, "cue")}
    return {**record, "statement": row.get("statement_id") or 0, **places}


def write_gold(review: Review, folder: Path, texts: Iterable[Article], *, whole: bool) -> tuple[Path, Path]:
    """Write the confirmed claims and their articles into ``folder``, and return both files (articles, gold).

    With ``whole`` only of articles all of whose claims were decided: for what learns from what is no claim. Raises
    GoldError where there is none, or a text is missing.
    """
    wanted = {one.article_id: one.gold for one in review.articles if one.whole or not whole}
    wanted = {name: gold for name, gold in wanted.items() if gold.claims or whole}
    if not wanted:
        of = "all of whose claims were decided" if whole else "with a confirmed claim"
        raise GoldError(f"there is no article {of} among {len(review.articles)} with decisions")
    known = {one.id: one for one in texts if one.id in wanted}
    if missing := sorted(wanted.keys() - known.keys()):
        raise GoldError(f"the text of {len(missing)} reviewed articles is missing (--articles), such as {missing[0]}")
    articles, gold = folder / "reviewed.articles.jsonl", folder / "reviewed.gold.jsonl"
    articles.write_text("".join(f"{line}\n" for line in _articles(known[name] for name in wanted)), encoding="utf-8")
    lines = ({"article_id": one.article_id, "claims": list(one.claims)} for one in wanted.values())
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return articles, gold


def _articles(articles: Iterable[Article]) -> Iterator[str]:
    for one in articles:
        day = one.published.isoformat() if one.published else None
        yield json.dumps({"article_id": one.id, "text": one.text, "title": one.title, "published": day, "url": one.url})
