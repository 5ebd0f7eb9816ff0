"""Retrying a task whose worker dies, and finding the items that kill it."""

from __future__ import annotations

from dataclasses import replace

from claimtable.archive.tasks import Task
from claimtable.errors import ClaimtableError

_TRIES = 2
_ROUNDS = 3


class Job:
    """A task on its way. Tell it what became of ``task()``; it says what to try next.

    A death costs one retry. After a second one the items are tried in ranges, without writing, and each range that
    kills the worker is halved; an item that does so twice alone is excluded, and the task is done without it. Before
    all that an empty range is tried: if even that kills the worker, the items are not to blame, and the run must end.
    """

    def __init__(self, task: Task) -> None:
        self.whole = task
        self._excluded: set[int] = set()
        self._ranges: list[tuple[int, int]] = []
        self._range: tuple[int, int] | None = None
        self._deaths = 0
        self._rounds = 0

    def task(self) -> Task:
        """Return what to try now."""
        return replace(self.whole, only=self._range, excluded=frozenset(self._excluded))

    def passed(self) -> bool:
        """Take note that the worker lived; return whether the whole task is done."""
        if self._range is None:
            return True
        self._next()
        return False

    def died(self) -> None:
        """Take note that the worker died. Raises ClaimtableError when it dies with nothing to do."""
        self._deaths += 1
        if self._range is None:
            if self._deaths >= _TRIES:
                self._suspect()
            return
        first, end = self._range
        if end - first > 1:
            middle = (first + end) // 2
            self._ranges += [(middle, end), (first, middle)]
            self._next()
        elif self._deaths >= _TRIES:
            if first == end:
                raise ClaimtableError(
                    f"the workers end before they can do anything ({self.whole.name}): is there too little memory for "
                    "the models? Try fewer workers; what is done is kept"
                )
            self._excluded.add(first)
            self._next()

    def _suspect(self) -> None:
        self._rounds += 1
        if self._rounds > _ROUNDS:  # it dies with all of them together, on none alone
            self._excluded = set(range(self.whole.size))
            self._ranges = []
        else:
            self._ranges = [(0, self.whole.size)] if self.whole.size else []
        self._ranges.append((0, 0))
        self._next()

    def _next(self) -> None:
        self._range = self._ranges.pop() if self._ranges else None
        self._deaths = 0
        # what is excluded already needs no trial
        while self._range is not None and self._range[0] < self._range[1] and self._all_excluded(self._range):
            self._range = self._ranges.pop() if self._ranges else None

    def _all_excluded(self, items: tuple[int, int]) -> bool:
        return all(item in self._excluded for item in range(*items))
