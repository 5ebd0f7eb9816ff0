"""The table: one list of columns, from which the frame, the CSV header, the README and the scorer's format all come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from claimtable.escaping import for_json
from claimtable.places.columns import claim_places, countries, countries_involved
from claimtable.quantity.si import in_si
from claimtable.schema import Annotations, Claim, Entity, Place, Quantity, TextAttribution, TextSpan, Timex
from claimtable.speakers import speaker_id

if TYPE_CHECKING:
    import pandas as pd

Dtype = Literal["text", "category", "date", "number", "share", "integer", "flag", "texts", "spans", "quantities"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values, what it means, and how to get it from a claim."""

    name: str
    dtype: Dtype
    description: str
    get: Callable[[Claim], Any]


def _first(name: str) -> Callable[[Claim], Any]:
    return lambda claim: getattr(claim.quantities[0], name) if claim.quantities else None


def _si(claim: Claim) -> tuple[float | None, str | None]:
    found = in_si(claim.quantities[0]) if claim.quantities else None
    return found or (None, None)


def _time(pick: Callable[[Claim], Timex | None], name: str) -> Callable[[Claim], Any]:
    def get(claim: Claim) -> Any:
        time = pick(claim)
        return None if time is None else getattr(time, name)

    return get


def _said_on(claim: Claim) -> date | None:
    time = claim.said_on
    return time.first if time is not None and time.first == time.last else None


def _edge(spans: Callable[[Claim], Sequence[TextSpan]], last: bool) -> Callable[[Claim], Any]:
    def get(claim: Claim) -> int | None:
        found = spans(claim)
        if not found:
            return None
        return found[-1].end if last else found[0].start

    return get


def _mention(claim: Claim) -> Sequence[TextSpan]:
    return () if claim.speaker.mention is None else (claim.speaker.mention,)


def _who(claim: Claim) -> Sequence[TextSpan]:
    return () if claim.who_span is None else (claim.who_span,)


def _places(claim: Claim) -> Sequence[TextSpan]:
    return [TextSpan(place.start, place.end) for place in claim.places if place.use == "place"]


def _spans(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


#: the columns of the table, in order
COLUMNS: tuple[Column, ...] = (
    Column(
        "claim_id",
        "text",
        "stable name of the claim: a hash of the article's id and the claim's offsets",
        lambda c: c.claim_id,
    ),
    Column("article_id", "text", "the article's id: the file's name, or the id field", lambda c: c.article.id),
    Column(
        "published",
        "date",
        "the article's publication date, against which times are resolved",
        lambda c: c.article.published,
    ),
    Column(
        "speaker",
        "category",
        "who speaks: the fullest name in the article; empty for the article's own claims",
        lambda c: c.speaker.name,
    ),
    Column("speaker_role", "text", "the speaker's role, as the article gives it", lambda c: c.speaker.role),
    Column("cue", "text", "the words that attribute: said, told, according to", lambda c: c.cue),
    Column(
        "kind",
        "category",
        "direct, mixed or indirect speech, or narrator for the article's own claims",
        lambda c: c.kind,
    ),
    Column("claim", "text", "what was claimed, word for word", lambda c: c.text),
    Column("quote", "text", "the words of the claim that stand inside quotation marks", lambda c: c.quote),
    Column("who", "text", "the subject of the claim's main verb", lambda c: c.who),
    Column("where", "texts", "the named places inside the claim", lambda c: claim_places(c.places)),
    Column("how_many", "text", "the claim's first quantity as printed", _first("text")),
    Column("value", "number", "the first quantity's value; the middle of a range", _first("value")),
    Column("low", "number", "its lower bound; empty where open", _first("low")),
    Column("high", "number", "its upper bound; empty where open", _first("high")),
    Column("modifier", "category", "=, ~ (about), >, >=, <, <= or range", _first("modifier")),
    Column("unit", "category", "the measure or currency, or the noun that is counted", _first("unit")),
    Column("of", "text", "what is counted or measured", _first("of")),
    Column(
        "quantities",
        "quantities",
        "every quantity inside the claim",
        lambda c: [quantity_record(q) for q in c.quantities],
    ),
    Column(
        "when",
        "text",
        "when it holds, as a TIMEX3 value: 2021-12-31, 2021-Q3, PRESENT_REF",
        lambda c: c.when.value if c.when else "",
    ),
    Column("when_text", "text", "the time expression as printed", _time(lambda c: c.when, "text")),
    Column("said_on", "date", "the day on which it was said", _said_on),
    Column("negated", "flag", "whether the claim denies its statement", lambda c: c.negated),
    Column(
        "statement_id",
        "integer",
        "sentences of one longer statement share this number within their article",
        lambda c: c.statement_id,
    ),
    Column(
        "speaker_id",
        "category",
        "the speaker's normalised name, the same over all articles",
        lambda c: speaker_id(c.speaker.name),
    ),
    Column("speaker_type", "category", "person, organisation, group, document or anonymous", lambda c: c.speaker.type),
    Column(
        "speaker_mention",
        "text",
        "the speaker's words beside the cue",
        lambda c: " ".join(s.of(c.article.text) for s in _mention(c)),
    ),
    Column(
        "cue_class",
        "category",
        "say, claim, admit, deny, announce, believe, predict, demand, find or cite",
        lambda c: c.cue_class,
    ),
    Column("told_to", "text", "the outlet that the speaker spoke to", lambda c: c.told_to),
    Column("second_hand", "flag", "whether another outlet got the statement", lambda c: bool(c.told_to)),
    Column("predicate", "text", "the main verb's lemma", lambda c: c.predicate),
    Column(
        "modality", "category", "asserted, future, possible, conditional, obligation or question", lambda c: c.modality
    ),
    Column("countries", "texts", "ISO 3166 codes of the claim's places", lambda c: countries(c.places)),
    Column(
        "countries_involved",
        "texts",
        "ISO 3166 codes of nationalities and acting governments",
        lambda c: countries_involved(c.places),
    ),
    Column("when_start", "date", "first day of the time", _time(lambda c: c.when, "first")),
    Column("when_end", "date", "last day of the time, inclusive", _time(lambda c: c.when, "last")),
    Column("change", "category", "up or down, where the first quantity is a change", _first("change")),
    Column("value_si", "number", "the first quantity's value in SI base units; measures only", lambda c: _si(c)[0]),
    Column("unit_si", "category", "those units: m, kg, s, K; currencies are never converted", lambda c: _si(c)[1]),
    Column(
        "confidence",
        "share",
        "how sure the attribution is, 0 to 1, with two decimals",
        lambda c: None if c.confidence is None else round(c.confidence, 2),
    ),
    Column("start", "integer", "first character of the claim in the article's text", lambda c: c.start),
    Column("end", "integer", "one past its last character", lambda c: c.end),
    Column("spans", "spans", "all pieces of the claim, each start-end", lambda c: _spans(c.spans)),
    Column("speaker_start", "integer", "first character of the speaker's mention", _edge(_mention, last=False)),
    Column("speaker_end", "integer", "one past its last character", _edge(_mention, last=True)),
    Column("cue_start", "integer", "first character of the cue", _edge(lambda c: c.cue_spans, last=False)),
    Column("cue_end", "integer", "one past its last character", _edge(lambda c: c.cue_spans, last=True)),
    Column("how_many_start", "integer", "first character of the first quantity", _first("start")),
    Column("how_many_end", "integer", "one past its last character", _first("end")),
    Column("where_spans", "spans", "the places that the claim names, each start-end", lambda c: _spans(_places(c))),
    Column("who_start", "integer", "first character of the subject", _edge(_who, last=False)),
    Column("who_end", "integer", "one past its last character", _edge(_who, last=True)),
    Column("when_text_start", "integer", "first character of the time expression", _time(lambda c: c.when, "start")),
    Column("when_text_end", "integer", "one past its last character", _time(lambda c: c.when, "end")),
    Column("said_on_start", "integer", "first character of the day of saying", _time(lambda c: c.said_on, "start")),
    Column("said_on_end", "integer", "one past its last character", _time(lambda c: c.said_on, "end")),
    Column("context", "text", "the sentence that the claim stands in", lambda c: c.context.of(c.article.text)),
    Column("title", "text", "the article's title", lambda c: c.article.title),
    Column("url", "text", "the article's address", lambda c: c.article.url),
    Column(
        "published_from",
        "category",
        "where the date comes from: field, option, dateline or file name",
        lambda c: c.article.published_from,
    ),
)


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as the JSON record of the specification."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind,
        "modifier": quantity.modifier,
        "change": quantity.change or None,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "of": quantity.of,
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """Return a claim as a record of plain JSON values, one key a column: nested, every offset, nothing lost."""
    return plain_row(row_of(claim))


def row_of(claim: Claim) -> dict[str, Any]:
    """Return the values of a claim by column."""
    return {column.name: _value(column, claim) for column in COLUMNS}


def _value(column: Column, claim: Claim) -> Any:
    """Return a column's value; what is missing is None in every column but lists, never an empty text."""
    value = column.get(claim)
    return None if value == "" else value


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of values as plain JSON values."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def cells(claim: Claim) -> list[str | int | float]:
    """Return a claim as the cells of one CSV row, in the order of ``COLUMNS``; lists are joined by ``; ``.

    A list of the one code ``NA`` (Namibia) is ``NA;``, because pandas and R take ``NA`` for missing.
    """
    return row_cells(row_of(claim))


def row_cells(row: Mapping[str, Any]) -> list[str | int | float]:
    """Return a row of values as CSV cells; see ``cells``."""
    return [_cell(row[column.name], column.dtype) for column in COLUMNS]


#: what pandas (``read_csv``) and R read as a missing value: among them the code of Namibia
_MISSING_ELSEWHERE = frozenset(("NA", "N/A", "NaN", "nan", "NULL", "null", "None", "n/a"))


def list_of_cell(cell: str) -> list[str]:
    """Return the texts that a CSV cell lists; ``NA;`` lists ``NA``.

    >>> list_of_cell("NA;"), list_of_cell("NA; ZA")
    (['NA'], ['NA', 'ZA'])
    """
    return (cell[:-1] if cell[:-1] in _MISSING_ELSEWHERE else cell).split("; ")


def _cell(value: Any, dtype: Dtype) -> str | int | float:
    if value is None:
        return ""
    if dtype == "flag":
        return "TRUE" if value else "FALSE"
    if dtype == "share":
        return f"{value:.2f}"
    if dtype == "number":
        return int(value) if float(value).is_integer() and abs(value) < 1e15 else value
    if dtype == "spans":
        return "; ".join(f"{start}-{end}" for start, end in value)
    if dtype == "quantities":
        return "; ".join(record["text"] for record in value)
    if dtype == "texts":
        joined = "; ".join(value)
        return f"{joined};" if joined in _MISSING_ELSEWHERE else joined
    return value.isoformat() if isinstance(value, date) else value


_PANDAS = {
    "text": "string",
    "category": "category",
    "date": "datetime64[s]",
    "number": "Float64",
    "share": "Float64",
    "integer": "Int64",
}


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Return claims as a DataFrame, one row a claim, with the columns and the order of ``COLUMNS``.

    Dates are ``datetime64[s]``, numbers nullable, names and kinds categories; lists stay lists of plain values.
    """
    import pandas as pd

    rows = list(claims)
    frame = {}
    for column in COLUMNS:
        values = [_value(column, claim) for claim in rows]
        dtype = "boolean" if column.dtype == "flag" else _PANDAS.get(column.dtype, "object")
        frame[column.name] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(frame)


def columns_table() -> str:
    """Return the columns as a Markdown table: name, type, meaning."""
    rows = [f"| `{column.name}` | {column.dtype} | {column.description} |" for column in COLUMNS]
    return "\n".join(["| column | type | what it holds |", "| --- | --- | --- |", *rows])


def annotations_record(found: Annotations) -> dict[str, Any]:
    """Return an article's annotations as the JSON record of the specification."""
    return {
        "article_id": found.article_id,
        "attributions": [_attribution_record(attribution) for attribution in found.attributions],
        "quotes": _spans(found.quotes),
        "quantities": [quantity_record(quantity) for quantity in found.quantities],
        "times": [_time_record(time) for time in found.times],
        "places": [_place_record(place) for place in found.places],
        "speakers": [_speaker_record(entity) for entity in found.speakers],
    }


def _attribution_record(found: TextAttribution) -> dict[str, Any]:
    return {
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "confidence": found.confidence,
    }


def _time_record(time: Timex) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value}


def _place_record(place: Place) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "text": place.text, "country": place.country, "use": place.use}


def _speaker_record(entity: Entity) -> dict[str, Any]:
    return {"name": entity.name, "role": entity.role, "type": entity.type, "mentions": _spans(entity.mentions)}


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, valid UTF-8 and safe to show (``escaping.for_json``)."""
    return for_json(json.dumps(record, ensure_ascii=False))
