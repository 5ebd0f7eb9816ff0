"""The figures of a store with what shows what they count: their sentence, their claim, the head of their article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimtable.store import Store
from claimtable.store.schema import CONTEXT

#: characters of an article's beginning that tell what the story is about
HEAD = 700
#: characters before and behind a figure in which its sentence is looked for
_REACH = 260


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a claim with its surroundings.

    ``before`` and ``after`` are what the article (or, without its text, the claim's sentence) has beside the figure,
    ``head`` is the title and the beginning of the article. ``day`` is the publication as an ordinal, 0 where there is
    none. ``where`` are printed places, ``countries`` ISO codes, ``first`` and ``last`` the days of its time.
    """

    row: int
    claim_id: str
    article: int
    article_id: str
    published: str
    day: int
    title: str
    url: str
    start: int
    end: int
    text: str
    kind: str
    modifier: str
    value: float
    low: float | None
    high: float | None
    unit: str
    of: str
    predicate: str
    change: str
    where: tuple[str, ...]
    countries: tuple[str, ...]
    first: str
    last: str
    speaker: str
    speaker_id: str
    modality: str
    negated: bool
    claim: str
    before: str
    after: str
    head: str


#: the beginning of an article; of one without its text, what its first claims say
_HEAD = (
    f"CASE WHEN a.text != '' THEN substr(a.text, 1, {HEAD}) ELSE (SELECT group_concat(h.claim, '. ') FROM "
    "(SELECT claim FROM claims WHERE article = a.id ORDER BY id LIMIT 4) h) END"
)
_SQL = f"""
SELECT q.rowid, c.claim_id, a.id, a.article_id, coalesce(a.published, ''), a.title, coalesce(a.url, ''),
 q.start, q."end", q.text, q.kind, q.modifier, q.value, q.low, q.high, coalesce(q.unit, ''), coalesce(q."of", ''),
 coalesce(q.predicate, c.predicate, ''), coalesce(q.change, ''), coalesce(q."where", c."where"),
 coalesce(q.countries, c.countries),
 coalesce(q.when_start, c.when_start, ''), coalesce(q.when_end, c.when_end, ''), coalesce(c.speaker, ''),
 coalesce(c.speaker_id, ''), coalesce(c.modality, ''), coalesce(c.negated, 0), c.claim, a.text != '',
 substr(a.text, max(1, q.start + 1 - {_REACH}), min(q.start, {_REACH})), substr(a.text, q."end" + 1, {_REACH}),
 coalesce({CONTEXT}, c.claim), {_HEAD}
FROM articles a JOIN claims c ON c.article = a.id JOIN quantities q ON q.claim = c.id
WHERE q.value IS NOT NULL AND q.start IS NOT NULL AND {{condition}}
ORDER BY a.published, a.id, q.start, q.rowid
"""


def read_heads(store: Store) -> Iterator[tuple[str, int]]:
    """Yield title and beginning of every article with the month of its publication, by date; 0 where there is none."""
    sql = f"SELECT a.title, {_HEAD}, coalesce(a.published, '') FROM articles a ORDER BY a.published, a.id"
    for title, head, published in store.iterate(sql):
        yield _head(title, head), int(f"{published[:4]}{published[5:7]}" or 0)


def _head(title: str, head: str | None) -> str:
    return f"{title}. {head or ''}" if title else head or ""


def read_figures(store: Store, condition: str = "1", values: tuple[Any, ...] = ()) -> Iterator[Figure]:
    """Yield the figures of ``store`` that have a value and a place in the text, by their date of publication.

    ``condition`` is SQL on articles ``a``, claims ``c`` and quantities ``q``, ``values`` what it asks for.
    """
    for row in store.iterate(_SQL.format(condition=condition), values):
        yield figure_of(row)


def figure_of(row: tuple[Any, ...]) -> Figure:
    """Return the figure of one row of ``_SQL``: the one place that knows the store's columns."""
    number, claim_id, article, article_id, published, title, url, start, end, text, kind, modifier, *values = row
    value, low, high, unit, of, predicate, change, where, countries, first, last, speaker, speaker_id, *rest = values
    modality, negated, claim, has_text, before, after, context, head = rest
    if not has_text:
        before, after = _around(context, text or "")
    return Figure(
        number,
        claim_id,
        article,
        article_id,
        published,
        date.fromisoformat(published).toordinal() if published else 0,
        title,
        url,
        start,
        end,
        text or "",
        kind or "",
        modifier or "=",
        value,
        low,
        high,
        unit,
        of,
        predicate,
        change,
        _list(where),
        _list(countries),
        first,
        last,
        speaker,
        speaker_id,
        modality,
        bool(negated),
        claim,
        before,
        after,
        _head(title, head),
    )


def _around(sentence: str, text: str) -> tuple[str, str]:
    before, found, after = sentence.partition(text)
    return (before, after) if found else ("", sentence)


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(json.loads(cell)) if cell else ()
