"""What the review page holds: articles, claims as rows of cells, steps to their cells, decisions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimtable.columns import COLUMNS
from claimtable.escaping import is_web_address
from claimtable.naming import text_digest
from claimtable.schema import Article
from claimtable.store.inputs import Record

#: columns that are the same for all claims of an article, and stand there
_OF_ARTICLES = ("article_id", "published", "title", "url", "published_from")
#: spans of the page that stand in two columns of the table
_SPANS = {
    "mention": ("speaker_start", "speaker_end"),
    "cue": ("cue_start", "cue_end"),
    "who_span": ("who_start", "who_end"),
    "when_span": ("when_text_start", "when_text_end"),
    "said_on_span": ("said_on_start", "said_on_end"),
}
_EDGES = frozenset(edge for edges in _SPANS.values() for edge in edges)
_LEFT_OUT = frozenset((*_OF_ARTICLES, *_EDGES, "start", "end", "how_many_start", "how_many_end", "cue", "context"))
#: cells that the form shows, beside which all other columns are listed
_IN_FORM = frozenset(
    "claim kind speaker speaker_role speaker_mention cue_text who where quantities when when_text said_on negated "
    "spans where_spans how_many value low high modifier unit of change".split()
)
_QUANTITY = ("start", "end", "text", "kind", "modifier", "change", "value", "low", "high", "unit", "of")


def page_data(
    records: Sequence[Record],
    texts: Mapping[str, Article],
    *,
    names: Mapping[str, Sequence[str]] | None = None,
    steps: Mapping[str, Any] | None = None,
    decisions: Sequence[Record] = (),
    redacted: bool = False,
) -> dict[str, Any]:
    """Return the data of a review page, plain JSON values.

    ``records`` are the claims as ``tables.read_rows`` yields them; ``texts`` the articles by id, which may
    lack some; ``names`` the names of each article to choose a speaker from; ``steps`` what ``steps.step_record``
    made of claims, None where no article was read again; ``decisions`` earlier lines of decisions. ``redacted`` leaves
    the texts out, and all that quotes them, but the words of the claims. Offsets are those of the table: code points.
    """
    by_article: dict[str, list[Record]] = {}
    for record in records:
        by_article.setdefault(record["article_id"], []).append(record)
    columns = _columns(records, with_context=not redacted and len(texts) < len(by_article))
    articles = [
        _article(found[0], texts.get(name), (names or {}).get(name, ()), redacted) for name, found in by_article.items()
    ]
    claims = [
        [number, *(cell(record, column) for column in columns)]
        for number, found in enumerate(by_article.values())
        for record in found
    ]
    shown = {record["claim_id"] for record in records}
    return {
        "redacted": redacted,
        "explained": steps is not None and not redacted,
        "columns": columns,
        "others": [name for name in columns if name not in _IN_FORM and name not in _SPANS and name != "context"],
        "articles": articles,
        "claims": claims,
        "misplaced": [] if redacted else [r["claim_id"] for r in records if not fits(r, texts.get(r["article_id"]))],
        "steps": {} if redacted else {name: told for name, told in (steps or {}).items() if name in shown},
        "decisions": [line for line in decisions if _is_of(line, shown, by_article)],
    }


def _columns(records: Iterable[Record], *, with_context: bool) -> list[str]:
    """Return the columns of the page: the table's, then those that only this table has, then spans."""
    known = [column.name for column in COLUMNS if column.name not in _LEFT_OUT]
    extra = dict.fromkeys(name for record in records for name in record)
    others = [name for name in extra if name not in {column.name for column in COLUMNS}]
    return [*known, *others, "cue_text", *_SPANS, *(["context"] if with_context else [])]


def _article(record: Record, article: Article | None, names: Sequence[str], redacted: bool) -> dict[str, Any]:
    url = str(record.get("url") or "")
    return {
        "id": record["article_id"],
        "title": record.get("title") or "",
        "published": record.get("published") and str(record["published"]),
        "published_from": record.get("published_from") or "",
        "link": url if is_web_address(url) else "",
        "digest": text_digest(article.text) if article else "",
        "text": None if article is None or redacted else article.text,
        "names": list(names),
    }


def cell(record: Record, column: str) -> Any:
    """Return one cell of a claim for the page; what is missing or no finite number is None."""
    if column in _SPANS:
        start, end = (record.get(edge) for edge in _SPANS[column])
        return None if start is None or end is None else [start, end]
    if column == "cue_text":
        return record.get("cue")
    if column == "quantities":
        return quantities(record)
    if column == "spans":
        return record.get("spans") or [[record["start"], record["end"]]]
    return _plain(record.get(column))


def quantities(record: Record) -> list[dict[str, Any]]:
    """Return the quantities of a claim, each with all fields; a CSV has only the first one's values."""
    return [
        {name: _plain(value) for name, value in ({**dict.fromkeys(_QUANTITY), **quantity}).items()}
        for quantity in record.get("quantities") or []
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def fits(record: Record, article: Article | None) -> bool:
    """Tell whether a claim's offsets lead to its words in the article's text, so far as that is there."""
    if article is None:
        return True
    words = " ".join(article.text[start:end] for start, end in cell(record, "spans"))
    return words.split() == str(record["claim"]).split()


def _is_of(line: Record, claims: set[str], articles: Mapping[str, Any]) -> bool:
    name = line.get("claim_id")
    return line.get("article_id") in articles if name is None else name in claims
