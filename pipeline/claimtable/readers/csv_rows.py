"""The rows of CSV as they are written in the wild: marks that are not closed or not doubled, commas without marks.

A row that follows RFC 4180 is read by it. One that does not is read as most likely meant, and that is told; the rows
around it stay what they are.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

_MARK = '"'
# how many lines a cell whose marks are not doubled may go on, when none of them looks like a row
_LONGEST_CELL = 500
# how many lines a row without marks may go on: every row of a table that lacks its last cells is tried with so many
_LONGEST_ROW = 20
_BLANKS = re.compile(r"\s")
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
# what looks like a date; to read it would take longer than to read the row
_DATE = re.compile(
    r"\A\s*(?:\d{4}-\d|\d{1,4}[./]\d{1,2}[./]\d|\d{8,13}(?:\.\d+)?\s*\Z)|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,})?\b.*\d",
    re.I,
)

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, the number of its last line, and what was repaired in it."""

    cells: Cells
    line: int
    repair: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many columns there are, and which of them hold what: places by ``text``, ``title``, ``published``, ..."""

    width: int
    places: dict[str, int] = field(default_factory=dict)

    def fit(self, cells: Sequence[str]) -> int:
        """Return how many of the cells that show it (date, address, id) hold what their columns should, or -1.

        -1: the number of cells is wrong, or one of them holds something else.
        """
        if len(cells) != self.width:
            return -1
        found = [(part, cells[place]) for part, place in self.places.items() if part in _SHOWN and cells[place]]
        return len(found) if all(_SHOWN[part](cell) for part, cell in found) else -1


#: how cells show that they stand in their column
_SHOWN: dict[str, Callable[[str], bool]] = {
    "published": lambda cell: len(cell) <= 60 and _DATE.search(cell) is not None,
    "url": lambda cell: cell.startswith(("http:", "https:", "www.", "/")),
    "id": lambda cell: len(cell) <= 100 and not _BLANKS.search(cell.strip()),
}


class Lines:
    """Lines that can be given back. ``taken`` are those of the row that is read now, ``number`` the last one's."""

    def __init__(self, lines: Iterable[str], before: int = 0) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._before = before
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Return the lines."""
        return self

    def __next__(self) -> str:
        """Take a line."""
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    @property
    def number(self) -> int:
        """The number of the last line that was taken, from 1."""
        return self._before + len(self.taken)

    def begin(self) -> None:
        """Begin a row."""
        self._before += len(self.taken)
        self.taken = []

    def keep(self, number: int) -> None:
        """Keep the first lines that were taken, and give the others back."""
        self._back.extendleft(reversed(self.taken[number:]))
        del self.taken[number:]


class Rows:
    """The rows of a table that are not blank, the header first; set ``columns`` when its names are known."""

    def __init__(self, lines: Iterable[str], separator: str, before: int = 0) -> None:
        """Take the lines behind the first ``before`` ones."""
        self._lines = Lines(lines, before)
        self._separator = separator
        self.columns: Columns | None = None
        self._ids = ""  # what the ids look like, where they stand first

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        while True:
            self._lines.begin()
            try:
                cells, repair = self._strict(), ""
            except StopIteration:
                return
            except csv.Error:
                cells, repair = self._mended()
            if not any(cells):
                continue
            if self.columns is not None:
                cells, repair = self._checked(self.columns, cells, repair)
                if not self._ids and not repair and self.columns.places.get("id") == 0:
                    self._ids = _shape(cells[0])
            yield Row(cells, self._lines.number, repair)

    def _strict(self) -> Cells:
        return next(csv.reader(self._lines, delimiter=self._separator, strict=True))

    def _checked(self, columns: Columns, cells: Cells, repair: str) -> tuple[Cells, str]:
        """Return a row that may have swallowed others, or has a cell too many, as it was meant."""
        if not repair and len(self._lines.taken) > 1 and self._swallowed(columns):
            cells, repair = self._mended()
        extra = len(cells) - columns.width
        if extra > 0 and not any(cells[columns.width :]):
            return cells[: columns.width], repair
        joined = self._joined(columns, cells, extra, repair) if extra > 0 else (cells, repair)
        if (extra < 0 or columns.fit(joined[0]) < 0) and (longer := self._over_lines(columns)):
            return longer, "a cell goes on over lines without quotation marks"
        return joined

    def _over_lines(self, columns: Columns) -> Cells | None:
        """Return the row that the lines make with those behind them, if a date, address or id shows that they do."""
        taken, text = len(self._lines.taken), "".join(self._lines.taken)
        for line in islice(self._lines, _LONGEST_ROW):
            if self._begins_row(line):
                break
            text += line
            cells = _split(text, self._separator) or ()
            if len(cells) >= columns.width:
                best = max(self._joins(columns, cells), key=columns.fit)
                if columns.fit(best) > 0:
                    return best
        self._lines.keep(taken)
        return None

    def _joins(self, columns: Columns, cells: Sequence[str]) -> list[Cells]:
        """Return the rows of the right width that cells make when those of the text, or of another column, are one."""
        places = [columns.places[part] for part in ("text", "title") if part in columns.places]
        extra = len(cells) - columns.width
        return [_join(cells, place, extra, self._separator) for place in [*places, columns.width - 1]]

    def _swallowed(self, columns: Columns) -> bool:
        """Tell whether the second line of a row is one itself: only a mark that is not closed makes it the same."""
        return columns.fit(_split(self._lines.taken[1], self._separator) or ()) > 0

    def _joined(self, columns: Columns, cells: Cells, extra: int, repair: str) -> tuple[Cells, str]:
        if any(cell.startswith(' "') for cell in cells) and (blank := self._behind_blanks(columns)):
            return blank, "blanks stand before its quotation marks"
        if around := self._around_text(columns):
            return around, repair or "quotation marks inside its cells are not doubled"
        told = f"it has {len(cells)} cells, the header {columns.width}: the separator belongs to the text"
        return max(self._joins(columns, cells), key=columns.fit), "; ".join(filter(None, (repair, told)))

    def _around_text(self, columns: Columns) -> Cells | None:
        """Return the row if all marks but those at the edges of the text belong to the text."""
        pieces = "".join(self._lines.taken).rstrip("\r\n").split(self._separator)
        place = columns.places.get("text", 0)
        behind = len(pieces) - (columns.width - 1 - place)
        text = self._separator.join(pieces[place:behind])
        others = [piece.strip(_MARK) for piece in (*pieces[:place], *pieces[behind:])]
        if not (text.startswith(_MARK) and text.endswith(_MARK)) or any(_MARK in piece for piece in others):
            return None
        cells = [*others[:place], text[1:-1].replace('""', _MARK), *others[place:]]
        return cells if columns.fit(cells) >= 0 else None

    def _behind_blanks(self, columns: Columns) -> Cells | None:
        lines = iter(self._lines.taken)
        try:
            cells = next(csv.reader(lines, delimiter=self._separator, strict=True, skipinitialspace=True))
        except (csv.Error, StopIteration):
            return None
        return cells if len(cells) == columns.width else None

    def _mended(self) -> tuple[Cells, str]:
        """Return the row that begins at the first line that was taken, and what was wrong with it."""
        first = self._lines.taken[0]
        self._lines.keep(0)
        if '\\"' in first and (cells := self._escaped()):
            return cells, 'its quotation marks are written \\"'
        self._lines.keep(0)
        text = ""
        for line in islice(self._lines, _LONGEST_CELL):
            if text and self._begins_row(line):
                self._lines.keep(len(self._lines.taken) - 1)
                break
            text += line
            if (cells := _split(text, self._separator)) is not None and self._wide_enough(cells):
                return cells, "quotation marks inside its cells are not doubled"
        else:
            self._lines.keep(1)
            text = first
        return _unclosed(text, self._separator), "a quotation mark in it is never closed: it was taken to end here"

    def _escaped(self) -> Cells | None:
        lines = (line.replace('\\"', '""') for line in self._lines)
        try:
            cells = next(csv.reader(lines, delimiter=self._separator, strict=True))
        except (csv.Error, StopIteration):
            return None
        return cells if self.columns is None or len(cells) == self.columns.width else None

    def _wide_enough(self, cells: Cells) -> bool:
        return self.columns is None or len(cells) >= self.columns.width

    def _begins_row(self, line: str) -> bool:
        if self.columns is None:
            return True
        if self.columns.width == 1:
            return line.startswith(_MARK)
        cells = _split(line, self._separator)
        if cells is None:  # its last cell goes on in the next line, or is never closed
            return self._begins_with_id(line) or self.columns.fit(_unclosed(line, self._separator)) >= 1
        shown = any(part in self.columns.places for part in _SHOWN)
        return self.columns.fit(cells) >= (1 if shown else 0)

    def _begins_with_id(self, line: str) -> bool:
        return bool(self._ids) and _shape(line.split(self._separator)[0]) == self._ids


def _shape(cell: str) -> str:
    """Return what an id looks like: its letters and digits each as one."""
    return _LETTERS.sub("a", _DIGITS.sub("9", cell.strip(_MARK)))


def _join(cells: Sequence[str], place: int, extra: int, separator: str) -> Cells:
    return [*cells[:place], separator.join(cells[place : place + extra + 1]), *cells[place + extra + 1 :]]


def _split(text: str, separator: str) -> Cells | None:
    """Return the cells of a row in which a mark ends a cell only before a separator or the end; None: one is open."""
    text = text.rstrip("\r\n")
    end_mark = re.compile(rf'"[ \t]*(?={re.escape(separator)}|\Z)')
    cells: Cells = []
    place = 0
    while True:
        if text.startswith(_MARK, place):
            end = _end_of_cell(end_mark, text, place + 1)
            if end is None:
                return None
            cells.append(text[place + 1 : end.start()].replace('""', _MARK))
            place = end.end()
        else:
            stop = text.find(separator, place)
            cells.append(text[place:] if stop < 0 else text[place:stop])
            place = len(text) if stop < 0 else stop
        if place >= len(text):
            return cells
        place += len(separator)


def _end_of_cell(end_mark: re.Pattern[str], text: str, begin: int) -> re.Match[str] | None:
    for found in end_mark.finditer(text, begin):
        marks = found.start() - len(text[begin : found.start()].rstrip(_MARK)) - begin
        if marks % 2 == 0:  # an odd number of marks before it: it is the second of a doubled one
            return found
    return None


def _unclosed(text: str, separator: str) -> Cells:
    """Return the cells of a row in which marks mean nothing, without those at the edges of cells."""
    cells = text.rstrip("\r\n").split(separator)
    return [cell.removeprefix(_MARK).removesuffix(_MARK).replace('""', _MARK) for cell in cells]
