"""A group of figures -> what a reader wants of it: values by date, who said them, how they changed, who disagrees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise
from typing import Literal

from claimtable.drift.evidence import Evidence
from claimtable.drift.figures import Figure
from claimtable.drift.grouping import Group, Member
from claimtable.drift.reasons import reasons_for
from claimtable.terms import Rarity, printed

Direction = Literal["up", "down", "up and down", "steady"]

#: "about 100" agrees with what lies so near to it, as a share
_ABOUT = 0.05
_BOUNDS = (frozenset((">", ">=")), frozenset(("<", "<=")))
#: days within which the same sentence is a wire copy, and later a repetition
_COPIED = 2
_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Point:
    """One value as one article has it, with its place there: ``text[start:end]`` of the article.

    ``words`` are the claim, ``copies`` the ids of other articles that print the same sentence (wire copies),
    ``mentions`` how often the article has the value. ``because`` says why it is in the series, ``like`` is the article
    of the point that it is most like, and ``probability`` how sure that is; the first point has neither.
    """

    figure: Figure
    mentions: int = 1
    copies: tuple[str, ...] = ()
    like: str = ""
    because: tuple[str, ...] = ()
    probability: float = 1.0

    @property
    def who(self) -> str:
        """Who said it; empty for the article's own words."""
        return self.figure.speaker


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one day, by different voices, that cannot both hold."""

    published: str
    first: Point
    second: Point


@dataclass(frozen=True, slots=True)
class Series:
    """Figures on the same thing by date.

    ``counted`` is what is counted or measured, ``names`` the names that most of the points have near them, ``line``
    the values on one line, ``direction`` from the first value to the last.
    """

    counted: str
    outcome: str
    unit: str
    names: tuple[str, ...]
    points: tuple[Point, ...]
    line: str
    direction: Direction
    conflicts: tuple[Conflict, ...]

    @property
    def first(self) -> Point:
        """The earliest point."""
        return self.points[0]

    @property
    def last(self) -> Point:
        """The latest point."""
        return self.points[-1]

    @property
    def articles(self) -> int:
        """In how many articles the figures stand, wire copies included."""
        found = {point.figure.article_id for point in self.points}
        return len(found.union(*(point.copies for point in self.points)))

    @property
    def verdict(self) -> str:
        """``conflict``, ``change`` or ``agreement``, the weightiest."""
        if self.conflicts:
            return "conflict"
        return "agreement" if self.direction == "steady" else "change"


def series_of(group: Group, rarity: Rarity) -> Series:
    """Return the series of a group."""
    points = _points(group, rarity)
    evidence = [member.evidence for member in group.members]
    return Series(
        _most(one.figure.of or one.figure.unit for one in evidence),
        _most(one.outcome.name for one in evidence),
        _most(one.figure.unit for one in evidence),
        _names(evidence, rarity),
        points,
        _line(points),
        _direction(points),
        tuple(_conflicts(points)),
    )


def _points(group: Group, rarity: Rarity) -> tuple[Point, ...]:
    """Return one point for each value of each article; the same sentence elsewhere is a copy of the first."""
    chosen: dict[tuple[int, float], list[Member]] = {}
    for member in sorted(group.members, key=lambda one: (one.evidence.figure.day, one.evidence.figure.article)):
        chosen.setdefault((member.evidence.figure.article, member.evidence.figure.value), []).append(member)
    found: dict[str, list[Point]] = {}
    for members in chosen.values():
        best = next((one for one in members if one.evidence.figure.speaker), members[0])
        figure = best.evidence.figure
        key = _LETTERS.sub("", f"{figure.text}{figure.claim}").casefold()
        if key in found and figure.day - found[key][-1].figure.day <= _COPIED:
            found[key][-1] = _with_copy(found[key][-1], figure.article_id)
        else:
            found.setdefault(key, []).append(_point(best, members, rarity))
    points = (point for same in found.values() for point in same)
    return tuple(sorted(points, key=lambda point: (point.figure.day, point.figure.article, point.figure.start)))


def _point(best: Member, members: Sequence[Member], rarity: Rarity) -> Point:
    figure = replace(best.evidence.figure, before="", after="", head="")  # archives are large
    joined = next((one for one in members if one.like is not None), None)
    if joined is None or joined.like is None:
        return Point(figure, len(members))
    because = reasons_for(joined.like, joined.evidence, rarity)
    return Point(figure, len(members), (), joined.like.figure.article_id, because, round(joined.probability, 2))


def _with_copy(point: Point, article: str) -> Point:
    return replace(point, copies=(*point.copies, article))


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _names(evidence: Sequence[Evidence], rarity: Rarity) -> tuple[str, ...]:
    """Return the rarest names that more than half of the figures have near them, as printed."""
    counts = Counter(name for one in evidence for name in one.near_names)
    shared = [name for name, count in counts.items() if 2 * count > len(evidence)]
    best = sorted(shared, key=lambda name: (-rarity.of(name), name))[:4]
    return printed(best, " ".join(f"{one.figure.before} {one.figure.after}" for one in evidence))


def meet(first: Figure, second: Figure) -> bool:
    """Tell whether two figures can both hold: their ranges meet, open sides and "about" counted in.

    Two bounds on one side are as far as each speaker goes: "at least 40" and "at least 14" do not agree.
    """
    if any({first.modifier, second.modifier} <= side for side in _BOUNDS):
        return first.value == second.value
    low_a, high_a = _range(first)
    low_b, high_b = _range(second)
    return low_a <= high_b and low_b <= high_a


def _range(figure: Figure) -> tuple[float, float]:
    slack = _ABOUT * abs(figure.value) if figure.modifier == "~" else 1e-9 * abs(figure.value)
    low = float("-inf") if figure.low is None else figure.low - slack
    high = float("inf") if figure.high is None else figure.high + slack
    return low, high


def _direction(points: Sequence[Point]) -> Direction:
    steps = {_step(a.figure, b.figure) for a, b in combinations(points, 2)} - {0}
    if not steps:
        return "steady"
    if len(steps) == 1:
        return "up" if steps == {1} else "down"
    last = _step(points[0].figure, points[-1].figure)
    rising = all(_step(a.figure, b.figure) >= 0 for a, b in pairwise(points))
    return "up" if rising and last > 0 else "up and down"


def _step(first: Figure, second: Figure) -> int:
    """Return 1 where the second figure is more than the first, -1 where it is less, 0 where both can hold."""
    if first.value == second.value or (meet(first, second) and "~" in (first.modifier, second.modifier)):
        return 0
    return 1 if second.value > first.value else -1


def _conflicts(points: Sequence[Point]) -> list[Conflict]:
    found = []
    for day, same in groupby(points, key=lambda point: point.figure.published):
        for first, second in combinations(list(same), 2):
            if _voice(first) != _voice(second) and not meet(first.figure, second.figure) and not _apart(first, second):
                found.append(Conflict(day, first, second))
    return found


def _voice(point: Point) -> str:
    """Return whose value it is; the article's own words of different articles are no voices that differ."""
    return point.figure.speaker_id


def _apart(first: Point, second: Point) -> bool:
    """Tell whether the figures' own times do not meet: 35 on Monday and 40 on Tuesday agree."""
    x, y = first.figure, second.figure
    return bool(x.first and y.first) and (x.last < y.first or y.last < x.first)


def _line(points: Sequence[Point]) -> str:
    """Return the values by day: ``24 -> 25 -> 34``; values of one day that differ are joined by a slash."""
    days = []
    for _, same in groupby(points, key=lambda point: point.figure.published):
        values = list(dict.fromkeys(short(point.figure) for point in same))
        days.append(" / ".join(values))
    return " -> ".join(day for day, _ in groupby(days))


#: how a value's modifier is shown before it
_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "~"}


def short(figure: Figure) -> str:
    """Return a value in digits with the sign of its modifier: ``≥57``, ``12-14``, ``2.5 million``."""
    if figure.modifier == "range" and figure.low is not None and figure.high is not None:
        return f"{number(figure.low)}-{number(figure.high)}"
    return _SIGNS.get(figure.modifier, "") + number(figure.value)


def number(value: float) -> str:
    """Return a number as a table prints it.

    >>> number(57.0), number(2500000.0), number(0.25), number(84.5), number(1050.0)
    ('57', '2.5 million', '0.25', '84.5', '1,050')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.4g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
