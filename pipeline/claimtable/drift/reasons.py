"""Why two figures are taken to be on the same thing, in words."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.drift.evidence import Evidence
from claimtable.drift.overlap import story_names
from claimtable.terms import Rarity, printed
from claimtable.text import counted

#: names that are given, and how rare they are at least: in fewer than one article of three
_MOST_NAMES, _TELLING = 3, 1.1


def reasons_for(first: Evidence, second: Evidence, rarity: Rarity) -> tuple[str, ...]:
    """Return the reasons: what both count, the place and the names that they share, who speaks, the days between."""
    return tuple(_reasons(first, second, rarity))


def _reasons(first: Evidence, second: Evidence, rarity: Rarity) -> Iterator[str]:
    x, y = first.figure, second.figure
    yield from _counted(first, second)
    if x.value == y.value:
        yield "same value"
    if places := [place for place in y.where if place in x.where]:
        yield f"same place: {', '.join(places)}"
    shared = sorted(story_names(first) & story_names(second), key=lambda name: (-rarity.of(name), name))
    names = [name for name in shared if rarity.of(name) > _TELLING]
    if shown := printed(names[:_MOST_NAMES], f"{y.before} {y.after} {y.head}"):
        yield f"same story: {', '.join(shown)}"
    if y.speaker_id and x.speaker_id == y.speaker_id:
        yield f"same speaker: {y.speaker}"
    days = y.day - x.day
    yield "same day" if not days else f"{counted(days, 'day')} apart"


def _counted(first: Evidence, second: Evidence) -> Iterator[str]:
    x, y = first.figure, second.figure
    outcomes = dict.fromkeys((first.outcome.word, second.outcome.word))
    if first.outcome.name:
        yield f"same counted thing: {' = '.join(outcomes)}"
    nouns = [noun for noun in dict.fromkeys((x.unit, y.unit)) if noun]
    if nouns and (len(nouns) > 1 or not first.outcome.name):
        what = "counted noun" if y.kind == "count" else "unit"
        yield f"same {what}: {' = '.join(nouns)}"
