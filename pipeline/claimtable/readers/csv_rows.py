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

from claimtable.readers.dates import to_date

_MARK = '"'
# how many lines a cell whose marks are not doubled may go on, when none of them looks like a row
_LONGEST_CELL = 500
_BLANKS = re.compile(r"\s")

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


def _is_date(cell: str) -> bool:
    return any(to_date(cell, day_first=order) is not None for order in (True, False))


#: how cells show that they stand in their column
_SHOWN: dict[str, Callable[[str], bool]] = {
    "published": _is_date,
    "url": lambda cell: cell.startswith(("http:", "https:", "www.", "/")),
    "id": lambda cell: len(cell) <= 100 and not _BLANKS.search(cell.strip()),
}


class Lines:
    """Lines that can be given back. ``taken`` are those of the row that is read now, ``number`` the last one's."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._before = 0
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

    def __init__(self, lines: Iterable[str], separator: str) -> None:
        self._lines = Lines(lines)
        self._separator = separator
        self.columns: Columns | None = None

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
            yield Row(cells, self._lines.number, repair)

    def _strict(self) -> Cells:
        return next(csv.reader(self._lines, delimiter=self._separator, strict=True))

    def _checked(self, columns: Columns, cells: Cells, repair: str) -> tuple[Cells, str]:
        """Return a row that may have swallowed others, or has a cell too many, as it was meant."""
        if not repair and len(self._lines.taken) > 1 and self._swallowed(columns):
            cells, repair = self._mended()
        if len(cells) < columns.width and not repair and (longer := self._over_lines(columns)):
            return longer, "a cell goes on over lines without quotation marks"
        extra = len(cells) - columns.width
        if extra > 0 and any(cells[columns.width :]):
            return self._joined(columns, cells, extra, repair)
        return cells[: columns.width], repair

    def _over_lines(self, columns: Columns) -> Cells | None:
        """Return the row that the lines make with those behind them, if they make one and none of those is one."""
        taken, text = len(self._lines.taken), "".join(self._lines.taken)
        for line in islice(self._lines, _LONGEST_CELL):
            if columns.fit(_split(line, self._separator) or ()) >= 0:
                break
            text += line
            cells = _split(text, self._separator)
            if cells is not None and len(cells) >= columns.width:
                if columns.fit(cells) >= 0:
                    return cells
                break
        self._lines.keep(taken)
        return None

    def _swallowed(self, columns: Columns) -> bool:
        """Tell whether the second line of a row is one itself: only a mark that is not closed makes it the same."""
        return columns.fit(_split(self._lines.taken[1], self._separator) or ()) > 0

    def _joined(self, columns: Columns, cells: Cells, extra: int, repair: str) -> tuple[Cells, str]:
        if any(cell.startswith(' "') for cell in cells) and (blank := self._behind_blanks(columns)):
            return blank, "blanks stand before its quotation marks"
        if around := self._around_text(columns):
            return around, repair or "quotation marks inside its cells are not doubled"
        places = [columns.places[part] for part in ("text", "title") if part in columns.places]
        found = [_join(cells, place, extra, self._separator) for place in [*places, columns.width - 1]]
        told = f"it has {len(cells)} cells, the header {columns.width}: the separator belongs to the text"
        return max(found, key=columns.fit), "; ".join(filter(None, (repair, told)))

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
        taken = len(self._lines.taken)
        self._lines.keep(0)
        if '\\"' in first and (cells := self._escaped()):
            return cells, 'its quotation marks are written \\"'
        self._lines.keep(0)
        text = ""
        for _ in range(min(max(taken, 1), _LONGEST_CELL)):
            line = next(self._lines)
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
        cells = _split(line, self._separator) or _unclosed(line, self._separator)
        if self.columns.width == 1:
            return line.startswith(_MARK)
        shown = any(part in self.columns.places for part in _SHOWN)
        return self.columns.fit(cells) >= (1 if shown else 0)


def _join(cells: Cells, place: int, extra: int, separator: str) -> Cells:
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
