"""Claims as rows: records, CSV cells, frames and stand-off annotations, by the list of columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from claimtable.columns import COLUMNS, Column, spans_of
from claimtable.escaping import for_json
from claimtable.quantity_fields import quantity_record
from claimtable.schema import Annotations, Claim, Entity, Place, TextAttribution, Timex

if TYPE_CHECKING:
    import pandas as pd


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


def typed_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of plain JSON values as the values of its columns: days as dates."""
    return {name: date.fromisoformat(value[:10]) if name in _DATES and value else value for name, value in row.items()}


_DATES = frozenset(column.name for column in COLUMNS if column.dtype == "date")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def cells(claim: Claim) -> list[str | int | float]:
    """Return a claim as the cells of one CSV row, in the order of ``COLUMNS``; lists are joined by ``; ``.

    A list of the one code ``NA`` (Namibia) is ``NA;``, because pandas and R take ``NA`` for missing.
    """
    return row_cells(row_of(claim))


def row_cells(row: Mapping[str, Any], columns: Iterable[Column] = COLUMNS) -> list[str | int | float]:
    """Return a row of values as CSV cells; see ``cells``."""
    return [cell_of(row.get(column.name), column.dtype) for column in columns]


#: what pandas (``read_csv``) and R read as a missing value: among them the code of Namibia
_MISSING_ELSEWHERE = frozenset(("NA", "N/A", "NaN", "nan", "NULL", "null", "None", "n/a"))


def list_of_cell(cell: str) -> list[str]:
    """Return the texts that a CSV cell lists; ``NA;`` lists ``NA``.

    >>> list_of_cell("NA;"), list_of_cell("NA; ZA")
    (['NA'], ['NA', 'ZA'])
    """
    return (cell[:-1] if cell[:-1] in _MISSING_ELSEWHERE else cell).split("; ")


def quantities_of_cell(cell: str) -> list[Any]:
    """Return the quantities that a CSV cell lists: their records, or their words where an older version wrote it or a
    spreadsheet has cut it off.

    >>> quantities_of_cell("about 40; 12"), quantities_of_cell('[{"text": "about 40", "value": 40.0}]')
    (['about 40', '12'], [{'text': 'about 40', 'value': 40.0}])
    """
    if cell.startswith("[{"):
        with suppress(ValueError, RecursionError):
            return list(json.loads(cell))
    return list(list_of_cell(cell))


def words_of_quantities(value: Sequence[Any]) -> str:
    """Return the words of a claim's quantities, joined by ``; ``."""
    return "; ".join(one if isinstance(one, str) else one["text"] for one in value)


def _quantities_cell(value: Sequence[Any]) -> str:
    """Return quantities as JSON; their words where an older table holds no more."""
    if any(isinstance(one, str) for one in value):
        return words_of_quantities(value)
    return json.dumps(value, ensure_ascii=False) if value else ""


def cell_of(value: Any, dtype: str) -> str | int | float:
    """Return a value of a column as a CSV cell; see ``cells``."""
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
        return _quantities_cell(value)
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
    return frame_of([row_of(claim) for claim in claims])


def frame_of(rows: Sequence[Mapping[str, Any]], columns: Iterable[Column] = COLUMNS) -> pd.DataFrame:
    """Return rows of values as a DataFrame with ``columns``; see ``to_frame`` for the types."""
    import pandas as pd

    frame = {}
    for column in columns:
        values = [row.get(column.name) for row in rows]
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
        "quotes": spans_of(found.quotes),
        "quantities": [quantity_record(quantity) for quantity in found.quantities],
        "times": [_time_record(time) for time in found.times],
        "places": [_place_record(place) for place in found.places],
        "speakers": [_speaker_record(entity) for entity in found.speakers],
    }


def _attribution_record(found: TextAttribution) -> dict[str, Any]:
    return {
        "source": spans_of(found.source),
        "cue": spans_of(found.cue),
        "content": spans_of(found.content),
        "confidence": found.confidence,
    }


def _time_record(time: Timex) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value}


def _place_record(place: Place) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "text": place.text, "country": place.country, "use": place.use}


def _speaker_record(entity: Entity) -> dict[str, Any]:
    return {"name": entity.name, "role": entity.role, "type": entity.type, "mentions": spans_of(entity.mentions)}


def to_json(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, valid UTF-8 and safe to show (``escaping.for_json``)."""
    return for_json(json.dumps(record, ensure_ascii=False))
