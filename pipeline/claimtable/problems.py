"""What failed, what was repaired and what was passed over: counted by kind, with examples, and all of it in a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from claimtable.readers import Repaired, Skipped
from claimtable.schema import Failure
from claimtable.text import counted

Problem = Failure | Repaired | Skipped

#: how many examples of a kind are shown, how many kinds, and how many problems one by one rather than by kind
_EXAMPLES = 3
_KINDS = 40
_ONE_BY_ONE = 20
_URL = re.compile(r"https?://\S+?(?=[:,;)]*(?:\s|\Z))")
_NUMBER = re.compile(r"\d[\d,]*")


def kind_of(reason: str) -> str:
    """Return a reason without what differs from case to case: numbers and URLs.

    >>> kind_of("https://x.example/1: it has 12 cells, the header 3")
    'URL: it has N cells, the header N'
    """
    return _NUMBER.sub("N", _URL.sub("URL", reason))[:200]


def record_of(problem: Problem) -> str:
    """Return a problem as a line of JSON; ``what`` is ``failure``, ``repaired`` or ``skipped``."""
    what = {Failure: "failure", Repaired: "repaired", Skipped: "skipped"}[type(problem)]
    return json.dumps({"what": what, **asdict(problem)}, ensure_ascii=False) + "\n"


@dataclass(slots=True)
class _Kind:
    """Problems for one reason: their number and the first of them."""

    number: int = 0
    first: list[Problem] = field(default_factory=list)

    def line(self, reason: str) -> str:
        """Return them as a line for a person."""
        told = self.first[0].reason if self.number == 1 else reason
        places = ", ".join(place_of(problem) for problem in self.first)
        return f"{self.number:,} x {told}: {places}{', ...' if self.number > len(self.first) else ''}"


class Tally:
    """Problems of one sort, counted by their reasons. Memory does not grow with their number, but with their kinds."""

    def __init__(self) -> None:
        self.number = 0
        self._kinds: dict[str, _Kind] = {}
        self._first: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Count one more."""
        self.number += 1
        kind = self._kinds.setdefault(kind_of(problem.reason), _Kind())
        kind.number += 1
        if len(kind.first) < _EXAMPLES:
            kind.first.append(problem)
        if len(self._first) < _ONE_BY_ONE:
            self._first.append(problem)

    def lines(self, noun: str, what: str = "", *, each: bool = False) -> Iterator[str]:
        """Yield them for a person, after a line that says how many there are: ``3 inputs passed over:``.

        ``each``: one by one if they are few, and not by kind.
        """
        if not self.number:
            return
        yield f"{counted(self.number, noun)}{what and ' '}{what}:"
        if each and self.number <= _ONE_BY_ONE:
            yield from (f"  {place_of(problem)}: {problem.reason}" for problem in self._first)
            return
        kinds = sorted(self._kinds.items(), key=lambda item: -item[1].number)
        yield from (f"  {kind.line(reason)}" for reason, kind in kinds[:_KINDS])
        if len(kinds) > _KINDS:
            yield f"  and {counted(len(kinds) - _KINDS, 'more kind')}"


def place_of(problem: Problem) -> str:
    """Return where a problem is, as ``path:line``."""
    return problem.path if problem.line is None else f"{problem.path}:{problem.line}"
