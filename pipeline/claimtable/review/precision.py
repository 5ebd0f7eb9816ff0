"""How often the cells of a table were right, by what reviewers decided: precision of every column with an interval."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any

from claimtable.evaluation import Scores, evaluate_records
from claimtable.review.dependents import Row, cell_of
from claimtable.review.gold import Review, Reviewed
from claimtable.review.values import EDITABLE, is_alike
from claimtable.text import counted

#: of the normal distribution: 95 of 100 lie within so many standard deviations
_Z = 1.959963984540054
_SHOWN = tuple(name for name in EDITABLE if name != "spans")


@dataclass(frozen=True, slots=True)
class Precision:
    """Of ``given`` cells of a column ``right`` were right; ``missed`` were empty and a reviewer filled them."""

    name: str
    right: int
    given: int
    missed: int = 0

    @property
    def share(self) -> float | None:
        """The share of the given cells that were right; None where none was given."""
        return self.right / self.given if self.given else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's score interval of the share, 95 % (Journal of the American Statistical Association 22, 1927)."""
        return wilson(self.right, self.given) if self.given else None


def wilson(hits: int, number: int) -> tuple[float, float]:
    """Return Wilson's score interval (95 %) of a share.

    >>> tuple(round(edge, 3) for edge in wilson(9, 10)), wilson(0, 5)[0]
    ((0.596, 0.982), 0.0)
    """
    share, square = hits / number, _Z * _Z
    middle = (share + square / (2 * number)) / (1 + square / number)
    half = _Z * sqrt(share * (1 - share) / number + square / (4 * number * number)) / (1 + square / number)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a review says of a table.

    ``claims`` counts rows that are claims among those decided, ``rows`` those of them all of whose cells are right.
    ``missed`` claims were marked; ``recall`` counts found claims among these and the found ones of articles all of
    whose rows were decided: it is as good as the search for missed ones was.
    """

    claims: Precision
    extents: Precision
    columns: tuple[Precision, ...]
    rows: Precision
    recall: Precision
    articles: int
    whole_articles: int
    left: int
    applied: int


def measure(review: Review) -> Measured:
    """Return the precision of a reviewed table: of its claims, their extents, every column, and whole rows."""
    decided = [claim for article in review.articles for claim in article.claims]
    kept = [claim for claim in decided if claim.before is not None and claim.after is not None]
    found = sum(claim.before is not None for claim in decided)
    whole = [claim for article in review.articles if article.whole for claim in article.claims]
    right = [claim for claim in whole if claim.after is not None]
    return Measured(
        claims=Precision("claims", len(kept), found),
        extents=Precision("extent", sum(_is_right(claim, "spans") for claim in kept), len(kept)),
        columns=tuple(_column(name, kept) for name in _SHOWN),
        rows=Precision("rows", sum(all(_is_right(claim, name) for name in EDITABLE) for claim in kept), found),
        recall=Precision("recall", sum(claim.before is not None for claim in right), len(right)),
        articles=len(review.articles),
        whole_articles=sum(article.whole for article in review.articles),
        left=review.left,
        applied=review.applied,
    )


def _column(name: str, claims: list[Reviewed]) -> Precision:
    given = [claim for claim in claims if _has(claim.before, name)]
    empty = sum(not _has(claim.before, name) and _has(claim.after, name) for claim in claims)
    return Precision(name, sum(_is_right(claim, name) for claim in given), len(given), empty)


def _has(row: Row | None, name: str) -> bool:
    return row is not None and not is_alike(name, cell_of(row, name), None)


def _is_right(claim: Reviewed, name: str) -> bool:
    assert claim.before is not None
    assert claim.after is not None
    return is_alike(name, cell_of(claim.before, name), cell_of(claim.after, name))


def score_table(review: Review, records: list[Row]) -> Scores:
    """Return the scores of another table of the same articles against what was confirmed, as ``evaluate`` gives them.

    Only articles all of whose claims were decided count.
    """
    gold = [article.gold for article in review.articles if article.whole]
    return evaluate_records(gold, records)


def measured_record(found: Measured) -> dict[str, Any]:
    """Return what was measured as a JSON record, shares from 0 to 1."""
    lines = (found.claims, found.extents, *found.columns, found.rows, found.recall)
    return {
        "articles": found.articles,
        "whole_articles": found.whole_articles,
        "decisions_without_a_claim": found.left,
        **{line.name: _precision_record(line) for line in lines},
    }


def _precision_record(one: Precision) -> dict[str, Any]:
    share, interval = one.share, one.interval
    return {
        "share": None if share is None else round(share, 4),
        "interval": None if interval is None else [round(edge, 4) for edge in interval],
        "right": one.right,
        "given": one.given,
        "missed": one.missed,
    }


def measured_text(found: Measured, output_format: str) -> str:
    """Return what was measured as text for a person, or as JSON."""
    if output_format == "json":
        return json.dumps(measured_record(found), indent=1)
    return "\n".join(_lines(found))


def _lines(found: Measured) -> Iterator[str]:
    yield f"{counted(found.claims.given, 'claim')} decided in {counted(found.articles, 'article')}"
    if found.applied:
        yield f"{counted(found.applied, 'row')} hold decisions already: measure the table that was reviewed"
    if found.left:
        yield f"{counted(found.left, 'decision')} without a claim in this table"
    yield f"{'':14} {'right':>6} {'95 % interval':>15}   right / given   empty and filled in"
    for one in (found.claims, found.extents, *found.columns, found.rows):
        if one.given or one.missed:
            yield _line(one)
    missed = found.recall.given - found.recall.right
    yield ""
    if not found.whole_articles:
        yield "recall: unknown; no article has all of its claims decided"
        return
    articles = counted(found.whole_articles, "article")
    yield f"recall: at most {_percent(found.recall)} in {articles} with all claims decided;"
    yield f"{counted(missed, 'missed claim')} marked there, and what nobody looked for is not counted"


def _line(one: Precision) -> str:
    low, high = one.interval or (0.0, 0.0)
    interval = f"{100 * low:.1f} to {100 * high:.1f}" if one.given else ""
    filled = f"{one.missed:10}" if one.missed else ""
    return f"{one.name:14} {_percent(one):>6} {interval:>15}   {one.right:>5} / {one.given:<5} {filled}".rstrip()


def _percent(one: Precision) -> str:
    return "" if one.share is None else f"{100 * one.share:.1f}"
