"""``apply``: decisions and tables of claims in, a table out in which every row has what was decided of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from claimtable.columns import QUANTITY_COLUMNS
from claimtable.outputs import kind_of
from claimtable.own_columns import REVIEW_COLUMNS, OwnColumn, OwnColumns
from claimtable.review.applying import Describe, Reviewer
from claimtable.review.decisions import Decision
from claimtable.review.dependents import Row
from claimtable.review.from_store import store_articles, store_records
from claimtable.review.outcome import Outcome
from claimtable.schema import Article
from claimtable.store import Store
from claimtable.store import inputs as sources
from claimtable.table import plain_row, typed_row
from claimtable.writers import open_writer


@dataclass(frozen=True, slots=True)
class Applied:
    """What ``apply_decisions`` did: rows written, rejected rows left out, and what became of the decisions."""

    rows: int
    left_out: int
    outcome: Outcome


def apply_decisions(
    decisions: Iterable[Decision],
    inputs: Sequence[str],
    output: str,
    *,
    articles: Sequence[str] = (),
    drop_rejected: bool = False,
    excel: bool = False,
    describe: Describe | None = None,
) -> Applied:
    """Write the claims of ``inputs`` (tables, folders of runs, or stores) to ``output``, with what was decided of them.

    The texts are taken from what lies beside the claims, from stores, and from ``articles``, the original inputs. Every
    row gets the columns ``review``, ``reviewed_by`` and ``note``; columns that claimtable does not know stay.
    ``describe`` gives missed claims the cells that the reviewer left. Raises ReadError for inputs that are no claims,
    OptionError and WriteError for an output that cannot be written.
    """
    reviewer = Reviewer(decisions, describe)
    under = {
        one.id: (one, reviewed)
        for one in read_articles(inputs, articles)
        if (reviewed := reviewer.article_with(one.text)) or one.id in reviewer.articles
    }
    texts = {name: one for name, (one, _) in under.items()}
    found = _survey(inputs, reviewer.articles | texts.keys())
    for name, (_, reviewed) in under.items():  # an article that has got another id since
        if reviewed in reviewer.articles and reviewed not in found.articles and name not in reviewer.articles:
            reviewer.rename(reviewed, name)
    places = dict(chain.from_iterable(_places(reviewer, rows, texts.get(name)) for name, rows in found.rows.items()))
    alone = sorted(
        name for name in texts if name not in found.articles
    )  # articles of which only missed claims were marked
    missed = (row for name in alone for row in reviewer.review(name, [], texts[name]))
    written = left_out = 0
    rows = (row for number, one in enumerate(read_rows(inputs)) for row in places.get(number, [one]))
    with open_writer(output, excel=excel, own=found.own) as writer:
        for row in chain(rows, missed):
            if drop_rejected and row.get("review") == "rejected":
                left_out += 1
                continue
            writer.write_rows([typed_row(row)])
            written += 1
    return Applied(written, left_out, reviewer.finish())


def read_rows(inputs: Sequence[str]) -> Iterator[Row]:
    """Yield the claims of tables, folders of runs and stores as plain JSON values, with all their columns."""
    for name in inputs:
        if _is_store(name):
            with closing(Store(name)) as store:
                yield from store_records(store)
            continue
        for path in sources.claims_files([name]):
            is_csv = path.name.removesuffix(".gz").endswith(".csv")
            for record in sources.read_claims(path):
                yield _completed(record) if is_csv else plain_row(record)


def read_articles(inputs: Sequence[str], originals: Sequence[str] = ()) -> Iterator[Article]:
    """Yield the articles whose texts lie beside the claims of ``inputs`` or in them, and those of ``originals``."""
    for name in inputs:
        if _is_store(name):
            with closing(Store(name)) as store:
                yield from store_articles(store)
        else:
            for path in sources.articles_files([name]):
                yield from sources.read_texts(path)
    if originals:
        yield from sources.read_originals(originals)


def _is_store(name: str) -> bool:
    return Path(name).is_file() and kind_of(name) == "store"


def _completed(record: Row) -> Row:
    """Return a row of a CSV with its quantities as records: of the first a CSV has the values, of others the words."""
    listed = [one if isinstance(one, dict) else {"text": one} for one in record.get("quantities") or []]
    if listed:
        listed[0] |= {field: record.get(name) for name, field in QUANTITY_COLUMNS.items()}
    return {**record, "quantities": listed}


@dataclass(frozen=True, slots=True)
class _Found:
    """What tables hold: columns of their own, the ids of their articles, and the numbered rows of those wanted."""

    own: tuple[OwnColumn, ...]
    articles: frozenset[str]
    rows: dict[str, list[tuple[int, Row]]]


def _survey(inputs: Sequence[str], wanted: Set[str]) -> _Found:
    own, articles = OwnColumns(REVIEW_COLUMNS), set()
    rows: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(read_rows(inputs)):
        own.add(row)
        articles.add(row["article_id"])
        if row["article_id"] in wanted:
            rows[row["article_id"]].append((number, row))
    return _Found(own.columns, frozenset(articles), dict(rows))


def _places(
    reviewer: Reviewer, rows: Sequence[tuple[int, Row]], article: Article | None
) -> Iterator[tuple[int, list[Row]]]:
    """Yield what stands in the place of every row of an article, by the row's number in the table."""
    name, numbers = rows[0][1]["article_id"], [number for number, _ in rows]
    *found, behind = reviewer.review_each(name, [row for _, row in rows], article)
    found[-1] += behind
    yield from zip(numbers, found, strict=True)
