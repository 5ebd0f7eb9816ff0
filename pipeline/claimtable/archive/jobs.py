"""Retrying a task whose worker dies, and finding the items that kill it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimtable.archive.tasks import PiecesTask, ReadTask, ShardTask, Task
from claimtable.errors import ClaimtableError

_TRIES = 2
_ROUNDS = 3
_NOTHING = (0, 0)

Range = tuple[int, int]


class _Search:
    """Finds, in ranges of items that are tried one after the other, the items that kill their worker.

    A range that does is halved; an item that does so twice alone is found. A range may be empty.
    """

    def __init__(self, *ranges: Range) -> None:
        self._ranges = list(reversed(ranges))
        self._deaths = 0

    @property
    def now(self) -> Range | None:
        """The range to try now; None at the end."""
        return self._ranges[-1] if self._ranges else None

    def passed(self) -> None:
        """Take note that the worker lived."""
        self._ranges.pop()
        self._deaths = 0

    def died(self) -> Range | None:
        """Take note that the worker died; return the range, of one item or none, that is to blame, if it is found."""
        first, end = self._ranges[-1]
        self._deaths += 1
        if end - first > 1:
            middle = (first + end) // 2
            self._ranges[-1:] = [(middle, end), (first, middle)]
            self._deaths = 0
        elif self._deaths >= _TRIES:
            self.passed()
            return first, end
        return None


class _PiecesSearch:
    """Finds the documents of a file that kill the worker that reads them. First it has them counted."""

    def __init__(self, task: ReadTask, place: int) -> None:
        self.place = place
        self.excluded: frozenset[int] = frozenset()
        self._task = PiecesTask(task.settings, task.timeout, task.files[place], _NOTHING)
        self._search = _Search(_NOTHING)
        self._size: int | None = None

    @property
    def over(self) -> bool:
        """Whether all documents have been tried."""
        return self._search.now is None

    def task(self) -> PiecesTask:
        """Return what to try now."""
        return replace(self._task, only=self._search.now or _NOTHING, excluded=self.excluded)

    def passed(self, size: int) -> None:
        """Take note that the worker lived, and found ``size`` documents."""
        self._search.passed()
        if self._size is None:
            self._size = size
            self._search = _Search((0, size)) if size else self._search

    def died(self) -> None:
        """Take note that the worker died. When it dies without any document there is nothing more to find."""
        if found := self._search.died():
            self.excluded |= frozenset(range(*found))


class Job:
    """A task on its way. Tell it what became of ``task()``; it says what to try next.

    A death costs one retry. After a second one the items are tried in ranges, without writing, until those that kill
    the worker are found; the task is done without them. Of a file that does, the documents are tried in the same way,
    and the file is left out only when none of them alone is to blame. Before all that an empty range is tried: if even
    that kills the worker, the items are not to blame, and the run must end.
    """

    def __init__(self, task: ReadTask | ShardTask) -> None:
        self.whole = task
        self._excluded: set[int] = set()
        self._pieces: dict[int, frozenset[int]] = {}
        self._search = _Search()
        self._inside: _PiecesSearch | None = None
        self._deaths = 0
        self._rounds = 0

    def task(self) -> Task:
        """Return what to try now."""
        if self._inside is not None:
            return self._inside.task()
        now = replace(self.whole, only=self._search.now, excluded=frozenset(self._excluded))
        return replace(now, pieces=dict(self._pieces)) if isinstance(now, ReadTask) else now

    def passed(self, result: object = None) -> bool:
        """Take note that the worker lived and gave ``result``; return whether the whole task is done."""
        if self._inside is not None:
            self._inside.passed(result if isinstance(result, int) else 0)
            self._leave_file()
            return False
        if self._search.now is None:
            return True
        self._search.passed()
        return False

    def died(self) -> None:
        """Take note that the worker died. Raises ClaimtableError when it dies with nothing to do."""
        if self._inside is not None:
            self._inside.died()
            self._leave_file()
        elif self._search.now is not None:
            self._blame(self._search.died())
        else:
            self._deaths += 1
            if self._deaths >= _TRIES:
                self._suspect()

    def _suspect(self) -> None:
        self._rounds += 1
        self._deaths = 0
        everything: Sequence[Range] = [(0, self.whole.size)] if self.whole.size else []
        if self._rounds > _ROUNDS:  # it dies with all of them together, on none alone
            self._excluded, everything = set(range(self.whole.size)), []
        self._search = _Search(_NOTHING, *everything)

    def _blame(self, found: Range | None) -> None:
        if found == _NOTHING:
            raise ClaimtableError(
                f"the workers end before they can do anything ({self.whole.name}): is there too little memory for "
                "the models? Try fewer workers; what is done is kept"
            )
        if found is None:
            return
        item = found[0]
        if isinstance(self.whole, ReadTask) and item not in self._pieces:
            self._inside = _PiecesSearch(self.whole, item)
        else:
            self._excluded.add(item)

    def _leave_file(self) -> None:
        """Go on with the other items when the documents of a file have all been tried."""
        inside = self._inside
        if inside is None or not inside.over:
            return
        self._inside = None
        if inside.excluded:
            self._pieces[inside.place] = inside.excluded
        else:
            self._excluded.add(inside.place)
