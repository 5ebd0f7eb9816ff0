"""What a figure shows of what it counts: its counted noun, its outcome, the words and names around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from claimtable.drift.figures import Figure
from claimtable.drift.outcomes import Outcome, counts_several, outcome_of, portion_of
from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.counted import CLASS_OF, PERSONS
from claimtable.lexicon.function_words import LIGHT
from claimtable.lexicon.outcomes import OUTCOME_OF, PEOPLE
from claimtable.lexicon.people import PERSON_NOUNS
from claimtable.places.countries import country_named, nationality, region_country
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

    ``kin`` is the class of the counted noun (``lexicon.counted``). ``portion`` tells a part of a whole or an addition,
    ``several`` a count over several events, ``old`` one of an event of long ago, ``people`` a count of persons,
    ``somebody`` one of persons of no kind. ``left`` and ``right`` are the words beside the figure in its sentence,
    ``frame`` the telling ones near it, ``sentence`` all of them, ``names`` the capitalised ones, ``near_names`` also
    those of the sentences around it, ``event`` the rare ones that tell the event, ``head`` and ``head_names`` the words
    and names of the article's beginning. ``counted`` are the words of what is counted or measured, ``nations`` the
    countries that are named near the figure, ``head_nations`` those at the article's beginning, ``people_of`` those of
    the counted noun ("U.S. soldiers"), as codes. ``beside_names`` are the names right beside the figure, ``beside`` the
    kinds and values of all figures of the article, ``rivals`` how many other values it has in the figure's slot, and
    ``article_names`` the names at its beginning and near its figures.
    """

    figure: Figure
    unit: str
    kin: str
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
    counted: frozenset[str]
    nations: frozenset[str]
    head_nations: frozenset[str]
    people_of: frozenset[str]
    beside: frozenset[Value]
    beside_names: frozenset[str] = frozenset()
    rivals: int = 0
    article_names: frozenset[str] = frozenset()

    @property
    def slot(self) -> tuple[str, ...]:
        """What the figures of one article are told apart by: outcome, noun or measure, a part or a whole."""
        noun = self.outcome.name or ("people" if self.somebody else self.kin or self.unit)
        return self.figure.kind, noun, self.portion


#: kind and value of a figure
Value = tuple[str, float]


def evidence_in_article(figures: Sequence[Figure], rarity: Rarity) -> list[Evidence]:
    """Return what the figures of one article are compared by."""
    beside = frozenset((figure.kind, figure.value) for figure in figures)
    found = [evidence_of(figure, rarity, beside) for figure in figures]
    values: dict[tuple[str, ...], set[float]] = {}
    for one in found:
        values.setdefault(one.slot, set()).add(one.figure.value)
    names = frozenset().union(*(one.near_names | one.head_names for one in found))
    return [replace(one, rivals=len(values[one.slot]) - 1, article_names=names) for one in found]


def evidence_of(figure: Figure, rarity: Rarity, beside: frozenset[Value] = frozenset()) -> Evidence:
    """Return what ``figure`` is compared by; ``beside`` are the kinds and values of the figures of its article."""
    before, after = _BREAK.split(figure.before)[-1], _BREAK.split(figure.after, maxsplit=1)[0]
    ahead, behind = words_of(before), words_of(after)
    unit = figure.unit.casefold()
    counted = figure.kind == "count"
    people = counted and _counts_people(figure)
    places = " ".join(figure.where)
    return Evidence(
        figure,
        unit=stem(unit) if counted else unit,
        kin=CLASS_OF.get(unit, "") if counted else "",
        outcome=_outcome(figure, ahead, behind) if people else Outcome(),
        portion=portion_of(ahead, behind),
        several=counts_several((*ahead, *behind)),
        old=_is_old(figure),
        people=people,
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
        counted=terms_of(f"{figure.of} {figure.unit}"),
        nations=frozenset(figure.countries) or _nations(f"{before} {after}"),
        head_nations=_nations(figure.head),
        people_of=_nations(f"{figure.of} {figure.unit}"),
        beside=beside,
        beside_names=_names(" ".join((*ahead[-_FRAME:], *behind[:_FRAME]))),
    )


def _counts_people(figure: Figure) -> bool:
    unit = figure.unit.casefold()
    return unit in ("", *PEOPLE) or unit in PERSON_NOUNS or unit in PERSONS or figure.unit[:1].isupper()


def _outcome(figure: Figure, ahead: Sequence[str], behind: Sequence[str]) -> Outcome:
    """Return the outcome of counted persons: by the words beside them, else by the verb that governs the figure.

    Hostages who are killed count as dead.
    """
    found = outcome_of(ahead, behind)
    verb = OUTCOME_OF.get(figure.predicate, "")
    if verb and (not found.name or found.word in ("hostage", "hostages")):
        return Outcome(verb, figure.predicate)
    return found


@lru_cache(maxsize=256)
def _nations(text: str) -> frozenset[str]:
    """Return the countries that ``text`` names, also by an adjective, a state or a province."""
    words = words_of(text)
    found = set()
    for place, word in enumerate(words):
        if word[0].isupper():
            pair = " ".join(words[place : place + 2])
            found.add(_nation(word) or _nation(pair))
    return frozenset(found - {""})


@lru_cache(maxsize=20_000)
def _nation(name: str) -> str:
    return country_named(name) or nationality(name) or region_country(name)


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
