"""How a table is written: its encoding, what parts its cells, where its header is, and what its columns are called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from claimtable.errors import ReadError
from claimtable.readers.dates import to_date
from claimtable.readers.encodings import detect
from claimtable.readers.model import Fields
from claimtable.readers.records import find_names

_SEPARATORS = ",;\t|"
# what Excel is told in a first line of its own
_TOLD = re.compile(r"\ufeff?\"?sep=(?P<mark>[,;|\t])\"?\s*\Z", re.I)
# a header stands in the first lines; before it stands what the table is about
_FIRST_LINES = 12
# a cell of a table without a header that is an article's text
_TEXT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written.

    ``before`` is how many lines stand before the header; ``has_text`` tells that the header names a column for a
    text. ``names`` are the columns of a table without a header, told by what its first row holds.
    """

    encoding: str
    separator: str
    before: int = 0
    has_text: bool = False
    names: tuple[str, ...] = ()

    @property
    def repair(self) -> str:
        """What is told of a table that does not begin with its header."""
        if self.names:
            return "it has no header: its columns were told by what the first row holds"
        return f"{self.before} lines before its header were passed over" if self.before > 1 else ""


def form_of(head: bytes, suffix: str, fields: Fields) -> Form:
    """Return the form of the table that begins with ``head``."""
    encoding = detect(head[: head.rfind(b"\n") + 1] or head)  # not in the middle of a character
    lines = head.decode(encoding, "replace").lstrip("\ufeff").splitlines()[:_FIRST_LINES] or [""]
    told = _TOLD.match(lines[0])
    marks = told["mark"] if told else "\t" if suffix == ".tsv" else _SEPARATORS
    start = 1 if told else 0
    for number, line in enumerate(lines[start:], start=start):
        for mark in sorted(marks, key=line.count, reverse=True):
            if _names_text(_cells(line, mark), fields):
                return Form(encoding, mark, number, has_text=True)
    first = lines[start] if start < len(lines) else ""
    columns = {mark: _columns(_cells(first, mark)) for mark in marks}
    separator = max(marks, key=lambda mark: ("date" in columns[mark], first.count(mark)))
    return Form(encoding, separator, start, names=columns[separator])


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return line.split(separator)


def _names_text(cells: list[str], fields: Fields) -> bool:
    """Tell whether a line is a header: one of its cells is called like a text, and none is one."""
    if any(len(cell) > _TEXT_LENGTH for cell in cells):
        return False
    try:
        return "text" in find_names([cell for cell in cells if cell], fields)
    except ReadError:  # the name that the user gave is not in this line
        return False


def _columns(cells: list[str]) -> tuple[str, ...]:
    """Return names for the columns of a table without a header, by the cells of its first row; none without a text."""
    place = max(range(len(cells)), key=lambda number: len(cells[number]), default=0)
    dated = [number for number, cell in enumerate(cells) if number != place and to_date(cell.strip(), day_first=True)]
    if not cells or len(cells[place]) < _TEXT_LENGTH or not (dated or len(cells) == 2):
        return ()
    names = [f"column {number}" for number in range(1, len(cells) + 1)]
    for number, cell in enumerate(cells):
        name = "text" if number == place else "date" if number in dated else _called(cell.strip())
        if name and name not in names:
            names[number] = name
    return tuple(names)


def _called(cell: str) -> str:
    """Return what a cell that is neither a text nor a date is taken for, or an empty string."""
    if cell.startswith(("http:", "https:")):
        return "url"
    return "title" if " " in cell or cell.istitle() else "id" if cell else ""
