"""Free text over a claims store, with filters: "troops" in Iraq, between 2,000 and 3,000, in 2021."""

from __future__ import annotations

import calendar
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, get_args

from claimtable.errors import OptionError
from claimtable.escaping import for_terminal
from claimtable.places.countries import country_named, country_names
from claimtable.schema import Kind
from claimtable.speakers import speaker_id
from claimtable.store.reading import Store, phrase
from claimtable.table import to_json
from claimtable.writers import report_csv

_WORD = re.compile(r"\w+")
_KINDS = get_args(Kind)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that was found, with its article; ``quantities`` are the printed ones, ``places`` the named ones."""

    claim_id: str
    article_id: str
    published: str
    title: str
    url: str
    speaker: str
    speaker_id: str
    kind: str
    claim: str
    quantities: tuple[str, ...]
    places: tuple[str, ...]
    when: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What a claim must be besides its words; everything is optional.

    ``since`` and ``until`` (publication) and ``when`` (the claim's own time) are days, months or years: ``2021-08``.
    ``country`` is an ISO 3166 code or a country's name. ``low`` and ``high`` bound the value of one of the claim's
    quantities, whose ``unit`` or counted noun and ``of`` can be named.
    """

    speaker: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    when: str = ""
    place: str = ""
    country: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    of: str = ""


#: in which order claims are given; without words the best are the newest
ORDERS = {"best": "f.rank, c.id", "newest": "c.published DESC, c.id", "oldest": "c.published, c.id"}


def search(
    store: Store, text: str = "", *, filters: Filters | None = None, limit: int = 20, skip: int = 0, order: str = "best"
) -> list[Hit]:
    """Return at most ``limit`` of the claims that hold all words of ``text`` and pass ``filters``, in an order of
    ``ORDERS``, the first ``skip`` left out.

    Nothing in ``text`` is an operator. Raises OptionError when a filter has no meaning.
    """
    source, where, values = _condition(text, filters or Filters())
    by = ORDERS["newest" if order == "best" and not _WORD.search(text) else order]
    sql = (
        "SELECT c.id, c.claim_id, a.article_id, c.published, a.title, coalesce(a.url, ''), c.speaker, c.speaker_id, "
        f' c.kind, c.claim, c."where", c."when", c.start, c."end" FROM {source} '
        f"JOIN articles a ON a.id = c.article WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"
    )
    return [_hit(store, row) for row in store.rows(sql, [*values, limit, skip])]


def count(store: Store, text: str = "", *, filters: Filters | None = None) -> int:
    """Return how many claims hold all words of ``text`` and pass ``filters``; raises what ``search`` raises."""
    source, where, values = _condition(text, filters or Filters())
    ((found,),) = store.rows(f"SELECT count(*) FROM {source} WHERE {where}", values)
    return int(found)


def _condition(text: str, filters: Filters) -> tuple[str, str, list[Any]]:
    """Return the tables, the condition and its values of a search."""
    check_filters(filters)
    conditions = [*_text_condition(text), *_claim_conditions(filters), *_quantity_condition(filters)]
    if not conditions:
        raise OptionError("give words to look for, or a filter")
    source = "claims_fts f JOIN claims c ON c.id = f.rowid" if _WORD.search(text) else "claims c"
    where = " AND ".join(sql for sql, _ in conditions)
    return source, where, [value for _, parts in conditions for value in parts]


def check_filters(filters: Filters) -> None:
    """Raise OptionError when a filter has no meaning: an unknown kind, a day that there is none, an empty range."""
    if filters.kind and filters.kind not in _KINDS:
        raise OptionError(f"--kind {filters.kind}: there are {', '.join(_KINDS)}")
    first, last = (period(edge) if edge else None for edge in (filters.since, filters.until))
    if first is not None and last is not None and first[0] > last[1]:
        raise OptionError(f"nothing lies between --from {filters.since} and --to {filters.until}")
    if filters.when:
        period(filters.when)
    if filters.country:
        _country(filters.country)
    low, high = (-math.inf if filters.low is None else filters.low, math.inf if filters.high is None else filters.high)
    if not low <= high:
        raise OptionError(f"no value lies between --min {filters.low} and --max {filters.high}")


Condition = tuple[str, list[Any]]


def _text_condition(text: str) -> Iterator[Condition]:
    words = _WORD.findall(text)
    if words:
        yield "claims_fts MATCH ?", [" ".join(phrase([word]) for word in words)]
    elif text.strip():
        raise OptionError(f"there are no words in {text.strip()[:40]!r}")


def _claim_conditions(filters: Filters) -> Iterator[Condition]:
    if filters.speaker:
        name = speaker_id(filters.speaker)
        ending = "% " + name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
        yield "(c.speaker_id = ? OR c.speaker_id LIKE ? ESCAPE '\\')", [name, ending]
    if filters.kind:
        yield "c.kind = ?", [filters.kind]
    if filters.since:
        yield "c.published >= ?", [period(filters.since)[0]]
    if filters.until:
        yield "c.published <= ?", [period(filters.until)[1]]
    if filters.when:
        first, last = period(filters.when)
        yield "c.when_start <= ? AND c.when_end >= ?", [last, first]
    if filters.place:
        yield "c.id IN (SELECT claim FROM places WHERE name = ? COLLATE NOCASE)", [filters.place]
    if filters.country:
        yield "c.id IN (SELECT claim FROM places WHERE country = ?)", [_country(filters.country)]


def _quantity_condition(filters: Filters) -> Iterator[Condition]:
    parts: list[Condition] = []
    if filters.low is not None:
        parts.append(("q.value >= ?", [filters.low]))
    if filters.high is not None:
        parts.append(("q.value <= ?", [filters.high]))
    if filters.unit:
        parts.append(("q.unit = ? COLLATE NOCASE", [filters.unit]))
    if filters.of:
        parts.append(('instr(lower(q."of"), ?)', [filters.of.lower()]))
    if parts:
        inner = " AND ".join(sql for sql, _ in parts)
        yield (
            f"EXISTS (SELECT 1 FROM quantities q WHERE q.claim = c.id AND {inner})",
            [value for _, some in parts for value in some],
        )


def period(text: str) -> tuple[str, str]:
    """Return the first and the last day of a day, month or year: ``2021-08`` gives 2021-08-01 and 2021-08-31.

    Raises OptionError for anything else.
    """
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = match.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(first.year, last_month, int(day or calendar.monthrange(first.year, last_month)[1]))
    except ValueError:
        raise OptionError(f"{text}: not a date; write it as 2021, 2021-08 or 2021-08-31") from None
    return first.isoformat(), last.isoformat()


def _country(name: str) -> str:
    code = name.upper() if name.upper() in country_names().values() else country_named(name)
    if not code:
        raise OptionError(f"there is no country {name!r}; write its English name or its ISO code (IQ)")
    return code


def _hit(store: Store, row: tuple[Any, ...]) -> Hit:
    number, claim_id, article_id, published, title, url, speaker, name, kind, claim, where, when, start, end = row
    quantities = store.rows("SELECT text FROM quantities WHERE claim = ? ORDER BY rowid", (number,))
    return Hit(
        claim_id=claim_id,
        article_id=article_id,
        published=published or "",
        title=title,
        url=url,
        speaker=speaker or "",
        speaker_id=name or "",
        kind=kind,
        claim=claim,
        quantities=tuple(text or "" for (text,) in quantities),
        places=tuple(json.loads(where)) if where else (),
        when=when or "",
        start=start,
        end=end,
    )


def hit_record(hit: Hit) -> dict[str, Any]:
    """Return a hit as a JSON record."""
    return asdict(hit)


def hits_text(hits: Sequence[Hit], output_format: str = "text") -> str:
    """Return hits as text for a terminal, CSV for a spreadsheet or lines of JSON."""
    if output_format == "csv":
        return report_csv(Hit.__dataclass_fields__, (hit_record(hit).values() for hit in hits))
    if output_format == "json":
        return "".join(to_json(hit_record(hit)) + "\n" for hit in hits)
    return "".join(
        for_terminal(f"{hit.published or 'no date'}  {hit.speaker or '(article)'}: {hit.claim}")
        + "\n"
        + for_terminal(f"    {hit.article_id} {hit.start}-{hit.end} {hit.title}")
        + "\n"
        for hit in hits
    )
