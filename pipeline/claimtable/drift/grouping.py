"""Figures by date -> groups on the same thing: candidates by shared names, a fitted choice, average linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimtable.drift.evidence import Evidence
from claimtable.drift.likeness import features_of, story_names
from claimtable.drift.same import FIGURE_RULES, PAIR_RULES, TOLL, WINDOW
from claimtable.fitted import Logistic, load_logistic
from claimtable.rules import decide
from claimtable.terms import Rarity

#: from this probability on a figure may join a group, if it is as likely as ``AVERAGE`` with its members on average
JOIN = 0.75
AVERAGE = 0.75
#: how often the rule ``same.TOLL`` is right on the labels
SURE = 0.95
#: rarest names of a figure by which it is found again; a name with more figures in the window finds none
_NAMES, _COMMON = 10, 400
#: candidates that are compared, and newest members of a group that stand for it
_CANDIDATES, _MEMBERS = 40, 25

Key = tuple[str, str, str]


@dataclass(slots=True)
class Member:
    """A figure in a group: the earlier figure that it is most like, and how sure that is; none for the first."""

    evidence: Evidence
    like: Evidence | None = None
    probability: float = 1.0


@dataclass(slots=True)
class Group:
    """Figures on the same thing, in the order of their publication."""

    members: list[Member] = field(default_factory=list)

    @property
    def newest(self) -> int:
        """The day of the last member."""
        return max(member.evidence.figure.day for member in self.members)

    @property
    def articles(self) -> int:
        """In how many articles the members stand."""
        return len({member.evidence.figure.article for member in self.members})


def choice() -> Logistic:
    """Return the fitted choice whether two figures are on the same thing."""
    return load_logistic("drift", "same")


def is_figure(one: Evidence) -> bool:
    """Tell whether a figure can change from day to day at all."""
    return decide(FIGURE_RULES, one).keep


def groups_of(figures: Iterable[Evidence], rarity: Rarity, model: Logistic | None = None) -> Iterator[Group]:
    """Yield the groups of ``figures``, which come by their date; each when nothing can be added to it any more.

    Only the figures of ``same.WINDOW`` days are held, however long the archive is.
    """
    grouping = _Grouping(rarity, model or choice())
    for one in figures:
        if is_figure(one):
            yield from grouping.close(one.figure.day - WINDOW)
            grouping.add(one)
    yield from grouping.close(None)


class _Grouping:
    """The groups that are open, and an index of their figures by the names around them."""

    def __init__(self, rarity: Rarity, model: Logistic) -> None:
        self._rarity = rarity
        self._model = model
        self._index: dict[Key, list[int]] = {}
        self._figures: dict[int, Evidence] = {}
        self._group_of: dict[int, Group] = {}
        self._next = 0
        self._day = 0

    def close(self, oldest: int | None) -> Iterator[Group]:
        """Forget the figures before the day ``oldest`` (None: all) and yield the groups that end with them."""
        if oldest is not None and oldest <= self._day:
            return
        gone = [number for number, one in self._figures.items() if oldest is None or one.figure.day < oldest]
        self._day = oldest or 0
        ended: list[Group] = []
        for number in gone:
            self._forget(number)
            group = self._group_of.pop(number)
            if (oldest is None or group.newest < oldest) and not any(group is one for one in ended[-_MEMBERS:]):
                ended.append(group)
        seen: set[int] = set()
        for group in ended:
            if id(group) not in seen:
                seen.add(id(group))
                yield group

    def _forget(self, number: int) -> None:
        for key in self._keys(self._figures.pop(number)):
            numbers = self._index[key]
            numbers.remove(number)
            if not numbers:
                del self._index[key]

    def add(self, one: Evidence) -> None:
        """Put a figure into the group that it is most like, or into a new one."""
        likely = self._likely(one)
        number, self._next = self._next, self._next + 1
        self._figures[number] = one
        for key in self._keys(one):
            self._index.setdefault(key, []).append(number)
        if not likely:
            self._group_of[number] = Group([Member(one)])
            return
        probability, like, group = likely[0]
        group.members.append(Member(one, like, probability))
        self._group_of[number] = group
        for _, _, other in likely[1:]:
            self._merge(group, other)

    def _likely(self, one: Evidence) -> list[tuple[float, Evidence, Group]]:
        """Return the groups that ``one`` may join, the likeliest first, each with the member that is most like it."""
        near: dict[int, tuple[Group, list[Evidence]]] = {}
        for number in self._candidates(one):
            group = self._group_of[number]
            near.setdefault(id(group), (group, []))[1].append(self._figures[number])
        found = []
        for group, members in near.values():
            best, like = max(((self._chance(other, one), other) for other in members), key=lambda pair: pair[0])
            if best >= JOIN and self._fits(one, group):
                found.append((best, like, group))
        return sorted(found, key=lambda item: -item[0])

    def _fits(self, one: Evidence, group: Group) -> bool:
        """Tell whether ``one`` is likely enough with the newest members of ``group`` on average."""
        others = [member.evidence for member in group.members[-_MEMBERS:]]
        chances = [self._chance(other, one) for other in others if other.figure.article != one.figure.article]
        return sum(chances) >= AVERAGE * len(chances)

    def _candidates(self, one: Evidence) -> list[int]:
        votes: Counter[int] = Counter()
        for key in self._keys(one):
            numbers = self._index.get(key, ())
            if len(numbers) <= _COMMON:
                votes.update(numbers)
        return sorted(votes, key=lambda number: (-votes[number], -number))[:_CANDIDATES]

    def _keys(self, one: Evidence) -> list[Key]:
        names = sorted(story_names(one), key=lambda name: (-self._rarity.of(name), name))[:_NAMES]
        kind = one.figure.kind
        return [(kind, one.outcome.name if kind == "count" else one.unit, name) for name in names]

    def _chance(self, first: Evidence, second: Evidence) -> float:
        decision = decide(PAIR_RULES, (first, second))
        if not decision.keep:
            return 0.0
        if decision.rule == TOLL:
            return SURE
        return self._model.probability(features_of(first, second, self._rarity))

    def _merge(self, group: Group, other: Group) -> None:
        """Put the members of ``other`` into ``group`` where they are likely on average, too."""
        chances = [
            self._chance(*_in_order(a.evidence, b.evidence))
            for a in group.members[-_MEMBERS:]
            for b in other.members[-_MEMBERS:]
            if a.evidence.figure.article != b.evidence.figure.article
        ]
        if not chances or sum(chances) < AVERAGE * len(chances):
            return
        group.members.extend(other.members)
        group.members.sort(key=lambda member: _place(member.evidence))
        for number, held in self._group_of.items():
            if held is other:
                self._group_of[number] = group


def _place(one: Evidence) -> tuple[int, int, int]:
    return one.figure.day, one.figure.article, one.figure.start


def _in_order(a: Evidence, b: Evidence) -> Sequence[Evidence]:
    return (a, b) if _place(a) <= _place(b) else (b, a)
