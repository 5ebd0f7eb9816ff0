"""Rules as data: named reasons to keep or to drop a candidate, ways to find something in one, and ways to mend one.

Each table is a list in the order in which it is asked; the name of the rule that decided is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")


@dataclass(frozen=True)  # no slots: Rule[str](...) would fail with them on Python 3.11
class Rule(Generic[Item]):
    """One reason, with what shows it.

    ``decide`` gets a candidate and returns True to keep it, False to drop it, None to leave it to the next rule.
    ``kept`` and ``dropped`` are examples that this rule decides so; what an example is (a sentence, with the candidate
    in brackets) is up to the table that the rule stands in, whose test runs them.
    """

    name: str
    decide: Callable[[Item], bool | None]
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and the name of the rule that did; ``rule`` is empty where no rule had anything to say."""

    keep: bool
    rule: str = ""


def decide(rules: Sequence[Rule[Item]], item: Item, *, default: bool = True) -> Decision:
    """Return the decision of the first of ``rules`` that has one for ``item``, else ``default``."""
    for rule in rules:
        keep = rule.decide(item)
        if keep is not None:
            return Decision(keep, rule.name)
    return Decision(default)


def keep_if(test: Callable[[Item], bool]) -> Callable[[Item], bool | None]:
    """Return what keeps an item that passes ``test`` and leaves others to the next rule."""
    return lambda item: True if test(item) else None


def drop_if(test: Callable[[Item], bool]) -> Callable[[Item], bool | None]:
    """Return what drops an item that passes ``test`` and leaves others to the next rule."""
    return lambda item: False if test(item) else None


@dataclass(frozen=True)
class Way(Generic[Item, Found]):
    """One way to find something in an item; ``find`` returns None where it finds nothing.

    ``examples`` are such that this is the first way of its table that finds something.
    """

    name: str
    find: Callable[[Item], Found | None]
    examples: tuple[str, ...] = ()


def find_first(ways: Sequence[Way[Item, Found]], item: Item) -> tuple[Found | None, str]:
    """Return what the first of ``ways`` that finds something finds, and its name; None and no name if none does."""
    for way in ways:
        found = way.find(item)
        if found is not None:
            return found, way.name
    return None, ""


@dataclass(frozen=True)
class Mend(Generic[Item]):
    """One way in which a candidate is mended, with what shows it.

    ``apply`` gets a candidate and returns it mended, or as it is. In ``examples`` the candidate that comes in stands in
    brackets, what goes out behind an arrow: ``"[Roe Saturday] -> Roe"``; the tests of the table run them.
    """

    name: str
    apply: Callable[[Item], Item]
    examples: tuple[str, ...] = ()


def mend(steps: Sequence[Mend[Item]], item: Item) -> Item:
    """Return ``item`` mended by all of ``steps``, each on what the one before left."""
    for step in steps:
        item = step.apply(item)
    return item
