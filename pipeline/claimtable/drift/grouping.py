"""Figures by date -> groups on the same thing: candidates by shared names, a fitted choice, average linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from claimtable.drift.evidence import Evidence
from claimtable.drift.figures import Figure
from claimtable.drift.likeness import Choice, digits
from claimtable.drift.overlap import story_names, story_of
from claimtable.drift.same import FIGURE_RULES, PAIR_RULES, TOLL, WINDOW
from claimtable.fitted import Logistic, load_logistic
from claimtable.rules import decide
from claimtable.terms import Rarity

#: from this probability on a figure may join a group, if it is as likely as ``AVERAGE`` with its members on average
JOIN = 0.85
AVERAGE = 0.6
#: how often the rule ``same.TOLL`` is right on the labels: in 20 of 23 pairs outside one story of a dozen accidents of
#: one kind, in which it is right in 33 of 46
SURE = 0.87
#: articles whose beginnings share less tell different stories, for figures with the same value or of an outcome (so are
#: 8 of 900 labelled pairs on the same thing), and for others (3 of 59 pairs that are likely enough to join)
FAR, FAR_OF_OTHERS = 0.05, 0.15
#: rarest names of a figure by which it is found again; a name with more figures in the window finds none
_NAMES, _COMMON = 16, 400
#: digits of a value that need no name beside them
_TELLING = 3
#: candidates that are compared, and newest members of a group that stand for it
_CANDIDATES, _MEMBERS = 40, 25

Key = tuple[str, str, str]


@dataclass(slots=True)
class Member:
    """A figure in a group with its number in the order of publication, the earlier figure that it is most like, and how
    sure that is; the first has none.
    """

    number: int
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

    def has_other_value(self, one: Evidence) -> bool:
        """Tell whether a figure of the same article and voice with another value is in the group: who speaks says one
        value, and so does an article of its own.
        """
        return any(_contradicts(member.evidence.figure, one.figure) for member in self.members)


def _contradicts(first: Figure, second: Figure) -> bool:
    one_voice = first.article == second.article and first.speaker_id == second.speaker_id
    return one_voice and first.value != second.value


def choice() -> Logistic:
    """Return the fitted choice whether two figures are on the same thing."""
    return load_logistic("drift", "same")


def is_figure(one: Evidence) -> bool:
    """Tell whether a figure can change from day to day at all."""
    return decide(FIGURE_RULES, one).keep


def groups_of(figures: Iterable[Evidence], rarity: Rarity, model: Logistic | None = None) -> Iterator[Group]:
    """Yield the groups of ``figures``, which come by their date and article; each when nothing can be added to it.

    Only the figures of ``same.WINDOW`` days are held, however long the archive is.
    """
    grouping = _Grouping(rarity, model or choice())
    for _, article in groupby(filter(is_figure, figures), key=lambda one: one.figure.article):
        found = list(article)
        yield from grouping.close(found[0].figure.day - WINDOW)
        grouping.add(found)
    yield from grouping.close(None)


class _Grouping:
    """The groups that are open, and an index of their figures by the names around them."""

    def __init__(self, rarity: Rarity, model: Logistic) -> None:
        self._rarity = rarity
        self._choice = Choice(model)
        self._index: dict[Key, list[int]] = {}
        self._figures: dict[int, Evidence] = {}
        self._keys: dict[int, tuple[Key, ...]] = {}
        self._group_of: dict[int, Group] = {}
        self._chances: dict[tuple[int, int], float] = {}
        self._next = 0
        self._day = 0

    def close(self, oldest: int | None) -> Iterator[Group]:
        """Forget the figures before the day ``oldest`` (None: all) and yield the groups that end with them."""
        if oldest is not None and oldest <= self._day:
            return
        gone = [number for number, one in self._figures.items() if oldest is None or one.figure.day < oldest]
        self._day = oldest or 0
        ended: dict[int, Group] = {}
        for number in gone:
            self._forget(number)
            group = self._group_of.pop(number)
            if oldest is None or group.newest < oldest:
                ended.setdefault(id(group), group)
        self._chances.clear()
        yield from ended.values()

    def _forget(self, number: int) -> None:
        del self._figures[number]
        for key in self._keys.pop(number):
            numbers = self._index[key]
            numbers.remove(number)
            if not numbers:
                del self._index[key]

    def add(self, article: Sequence[Evidence]) -> None:
        """Put the figures of an article into groups, the likeliest pair of figure and group first."""
        numbers = range(self._next, self._next + len(article))
        self._next += len(article)
        self._keys.update((number, tuple(self._keys_of(one))) for number, one in zip(numbers, article, strict=True))
        likely = [
            (probability, -number, like, group)
            for number, one in zip(numbers, article, strict=True)
            for probability, like, group in self._likely(number, one)
        ]
        self._figures.update(zip(numbers, article, strict=True))
        for probability, place, like, group in sorted(likely, key=lambda item: item[:2], reverse=True):
            self._join(-place, like, probability, group)
        for number in numbers:
            if number not in self._group_of:
                self._group_of[number] = Group([Member(number, self._figures[number])])
            for key in self._keys[number]:
                self._index.setdefault(key, []).append(number)

    def _join(self, number: int, like: Evidence, probability: float, group: Group) -> None:
        """Put a figure into ``group``; where it is in one, the two groups are one if that is likely on average."""
        one, held = self._figures[number], self._group_of.get(number)
        if held is None:
            if not group.has_other_value(one):
                group.members.append(Member(number, one, like, probability))
                self._group_of[number] = group
        elif held is not group:
            self._merge(held, group)

    def _likely(self, number: int, one: Evidence) -> list[tuple[float, Evidence, Group]]:
        """Return the groups that ``one`` may join, each with the member that is most like it."""
        near: dict[int, tuple[Group, list[int]]] = {}
        for other in self._candidates(number):
            group = self._group_of[other]
            near.setdefault(id(group), (group, []))[1].append(other)
        found = []
        for group, members in near.values():
            best, like = max((self._chance(other, self._figures[other], number, one), other) for other in members)
            if best >= JOIN and not group.has_other_value(one) and self._fits(number, one, group):
                found.append((best, self._figures[like], group))
        return found

    def _fits(self, number: int, one: Evidence, group: Group) -> bool:
        """Tell whether ``one`` is likely enough with the newest members of ``group`` on average."""
        chances = [
            self._chance(member.number, member.evidence, number, one)
            for member in group.members[-_MEMBERS:]
            if member.evidence.figure.article != one.figure.article
        ]
        return sum(chances) >= AVERAGE * len(chances)

    def _candidates(self, number: int) -> list[int]:
        votes: Counter[int] = Counter()
        for key in self._keys[number]:
            numbers = self._index.get(key, ())
            if len(numbers) <= _COMMON:
                votes.update(numbers)
        return sorted(votes, key=lambda number: (-votes[number], -number))[:_CANDIDATES]

    def _keys_of(self, one: Evidence) -> Iterator[Key]:
        """Yield what figures are found by: a rare name with the noun or measure, with the outcome and with the value; a
        value that tells something also without a name.
        """
        kind, noun = one.figure.kind, "people" if one.people else one.kin or one.unit
        value = f"{one.unit if kind != 'count' else ''}={one.figure.value:g}"
        things = (noun, value, f"={one.outcome.name}") if one.outcome.name else (noun, value)
        for name in sorted(story_names(one), key=lambda name: (-self._rarity.of(name), name))[:_NAMES]:
            for thing in things:
                yield kind, thing, name
        if digits(one.figure.value) >= _TELLING:
            yield kind, value, ""

    def _chance(self, earlier: int, first: Evidence, later: int, second: Evidence) -> float:
        chance = self._chances.get((earlier, later))
        if chance is None:
            chance = self._chances[earlier, later] = self._chance_of(first, second)
        return chance

    def _chance_of(self, first: Evidence, second: Evidence) -> float:
        alike = first.outcome.name or second.outcome.name or first.figure.value == second.figure.value
        if story_of(first, second, self._rarity)[-1] < (FAR if alike else FAR_OF_OTHERS):
            return 0.0
        decision = decide(PAIR_RULES, (first, second))
        if decision.rule == TOLL:
            return SURE
        return self._choice.probability(first, second, self._rarity) if decision.keep else 0.0

    def _merge(self, group: Group, other: Group) -> None:
        """Put the members of ``other`` into ``group`` where they are likely on average, too."""
        if any(group.has_other_value(member.evidence) for member in other.members):
            return
        chances = [
            self._chance(*_in_order(a, b))
            for a in group.members[-_MEMBERS:]
            for b in other.members[-_MEMBERS:]
            if a.evidence.figure.article != b.evidence.figure.article
        ]
        if not chances or sum(chances) < AVERAGE * len(chances):
            return
        group.members.extend(other.members)
        group.members.sort(key=lambda member: member.number)
        for member in other.members:
            if member.number in self._group_of:
                self._group_of[member.number] = group


def _in_order(a: Member, b: Member) -> tuple[int, Evidence, int, Evidence]:
    first, second = (a, b) if a.number <= b.number else (b, a)
    return first.number, first.evidence, second.number, second.evidence
