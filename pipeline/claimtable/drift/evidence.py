"""What a figure shows of what it counts: its counted noun, its outcome, the words and names around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claimtable.drift.figures import Figure
from claimtable.drift.outcomes import Outcome, counts_several, outcome_of, portion_of
from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.function_words import LIGHT
from claimtable.lexicon.outcomes import PEOPLE
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.terms import Rarity, stem, terms_of, words_of

_BREAK = re.compile(r"(?<=[a-z\d)\"”]{2}[.!?])[\"”')\]]*\s+(?=[\"“'(]?[A-Z])|\n")
#: days after which an event is an earlier one
_OLD = 45
#: characters of an article in which a figure belongs to what the article is about
_EARLY = 500
_DAYS = frozenset((*MONTHS, *WEEKDAYS))
#: words on each side of a figure that make its frame
_FRAME = 7


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure with what it is compared by; all words are stems.

    ``portion`` tells a part of a whole or an addition, ``several`` a count over several events, ``old`` one of an event
    of long ago, ``people`` a count of persons, ``somebody`` one of persons of no kind. ``left`` and ``right`` are the
    words beside the figure in its sentence, ``frame`` the telling ones near it, ``sentence`` all of them, ``names`` the
    capitalised ones, ``near_names`` also those of the sentences around it, ``event`` the rare ones that tell the event,
    ``head`` and ``head_names`` the words and names of the article's beginning.
    """

    figure: Figure
    unit: str
    outcome: Outcome
    portion: str
    several: bool
    old: bool
    people: bool
    somebody: bool
    left: tuple[str, ...]
    right: tuple[str, ...]
    frame: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    event: frozenset[str]
    head: frozenset[str]
    head_names: frozenset[str]


def evidence_of(figure: Figure, rarity: Rarity) -> Evidence:
    """Return what ``figure`` is compared by."""
    before, after = _BREAK.split(figure.before)[-1], _BREAK.split(figure.after, maxsplit=1)[0]
    ahead, behind = words_of(before), words_of(after)
    unit = figure.unit.casefold()
    counted = figure.kind == "count"
    places = " ".join(figure.where)
    return Evidence(
        figure,
        unit=stem(unit) if counted else unit,
        outcome=outcome_of(ahead, behind) if counted else Outcome(),
        portion=portion_of(ahead, behind),
        several=counts_several((*ahead, *behind)),
        old=_is_old(figure),
        people=counted and (unit in PEOPLE or unit in PERSON_NOUNS or unit == "" or figure.unit[:1].isupper()),
        somebody=counted and (unit in PEOPLE or unit == ""),
        left=tuple(stem(word) for word in ahead[-_FRAME:]),
        right=tuple(stem(word) for word in behind[:_FRAME]),
        frame=terms_of(" ".join((*ahead[-_FRAME:], *behind[:_FRAME]))),
        sentence=terms_of(f"{before} {after}"),
        names=_names(f"{before} {after} {places}"),
        near_names=_names(f"{figure.before} {figure.after} {places}"),
        event=_event(figure, f"{before} {after} {places}", rarity),
        head=head_terms(figure.head),
        head_names=_names(figure.head),
    )


def _is_old(figure: Figure) -> bool:
    """Tell whether a figure's own time had ended so many days before its article that it is of an earlier event."""
    return bool(figure.last) and figure.day - date.fromisoformat(figure.last[:10]).toordinal() > _OLD


def _event(figure: Figure, sentence: str, rarity: Rarity) -> frozenset[str]:
    """Return the rare names nearest to a figure: in its sentence, in those before it, at its article's beginning."""
    before = _BREAK.split(figure.before)[-2::-1]
    head = [figure.head] if figure.start < _EARLY else []
    found = (frozenset(filter(rarity.is_rare, _names(part))) for part in (sentence, *before, *head))
    return next((names for names in found if names), frozenset())


@lru_cache(maxsize=64)
def head_terms(head: str) -> frozenset[str]:
    """Return the telling words of an article's beginning."""
    return terms_of(head)


@lru_cache(maxsize=64)
def _names(text: str) -> frozenset[str]:
    capitalised = (word for word in words_of(text) if word[0].isupper() and word.rstrip(".").casefold() not in _DAYS)
    return frozenset(stem(word) for word in capitalised if word.casefold() not in LIGHT)
