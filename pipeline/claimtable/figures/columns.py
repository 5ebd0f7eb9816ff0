"""The columns of the long table, by use: who said how many of what, when and where, how firmly, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.columns import COLUMNS
from claimtable.quantity_fields import QUANTITY_FIELDS

#: columns of the claim that every one of its figures repeats; what is longer is in the table of claims
_BEFORE = ("published", "speaker")
_BEHIND = ("negated", "modality", "kind")
_LAST = ("context", "title", "url", "speaker_id", "speaker_type", "cue", "claim_id", "article_id")
#: fields of the quantity, in order; its kind is called otherwise because a claim has one, too
_FIELDS = (
    "text value low high modifier kind unit currency amount value_si unit_si of predicate change when when_start "
    "when_end where countries"
).split()
_RENAMED = {"kind": "quantity_kind"}


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of the long table; ``source`` is the name of the claim's column, or of the quantity's field."""

    name: str
    dtype: str
    description: str
    source: str
    of_claim: bool


def _of_claim(names: tuple[str, ...]) -> list[FigureColumn]:
    known = {column.name: column for column in COLUMNS}
    return [FigureColumn(name, known[name].dtype, known[name].description, name, True) for name in names]


def _of_quantity(names: list[str]) -> list[FigureColumn]:
    known = {field.name: field for field in QUANTITY_FIELDS}
    return [
        FigureColumn(_RENAMED.get(name, name), known[name].dtype, known[name].description, name, False)
        for name in names
    ]


#: the columns of the long table, in order
FIGURE_COLUMNS: tuple[FigureColumn, ...] = (
    *_of_claim(_BEFORE),
    *_of_quantity(_FIELDS),
    *_of_claim(_BEHIND),
    *_of_quantity(["confidence"]),
    *_of_claim(_LAST),
    *_of_quantity(["start", "end"]),
)


def columns_table() -> str:
    """Return the columns as a Markdown table: name, type, meaning."""
    rows = [f"| `{column.name}` | {column.dtype} | {column.description} |" for column in FIGURE_COLUMNS]
    return "\n".join(["| column | type | what it holds |", "| --- | --- | --- |", *rows])
