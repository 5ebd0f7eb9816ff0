"""A store -> the series of its figures, filtered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from claimtable.drift.evidence import Evidence, evidence_in_article, head_terms
from claimtable.drift.figures import Figure, read_figures, read_heads
from claimtable.drift.grouping import choice, groups_of
from claimtable.drift.overlap import story_names
from claimtable.drift.series import Series, series_of
from claimtable.errors import OptionError
from claimtable.lexicon.outcomes import OUTCOME_OF
from claimtable.places.countries import country_named
from claimtable.search import period
from claimtable.store import Store
from claimtable.terms import Rarity, terms_of, words_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are wanted; everything is optional.

    ``about`` is what is counted or measured (words of one outcome are one: dead, killed), ``place`` a name or a
    country, ``since`` and ``until`` bound the publication: days, months or years (``2021-08``).
    """

    about: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(slots=True)
class Found:
    """The series of a store: conflicts first, then changes, then what only agrees; and what was read for them."""

    series: list[Series] = field(default_factory=list)
    figures: int = 0
    undated: int = 0


def find_series(store: Store, wanted: Wanted | None = None) -> Found:
    """Return the series of figures that stand in more than one article.

    Articles without a date have no place in an order and are left out, but counted. Raises OptionError where a filter
    has no meaning.
    """
    wanted = wanted or Wanted()
    condition, values = _condition(wanted)
    rarity, found = rarity_of(store), Found()
    figures = _dated(distinct(read_figures(store, condition, values)), found)
    evidence = (one for _, article in articles_of(figures) for one in evidence_in_article(article, rarity))
    kept = (one for one in evidence if _is_wanted(one, wanted))
    for group in groups_of(kept, rarity, choice()):
        if group.articles > 1:
            found.series.append(series_of(group, rarity))
    found.series.sort(key=_rank)
    return found


def rarity_of(store: Store) -> Rarity:
    """Return how rare words are at the beginnings of the articles of ``store``."""
    rarity = Rarity()
    for head, month in read_heads(store):
        rarity.add(head_terms(head), month)
    return rarity


def _condition(wanted: Wanted) -> tuple[str, tuple[Any, ...]]:
    parts: list[tuple[str, str]] = []
    if wanted.since:
        parts.append(("a.published >= ?", period(wanted.since)[0]))
    if wanted.until:
        parts.append(("a.published <= ?", period(wanted.until)[1]))
    if wanted.since and wanted.until and parts[0][1] > parts[1][1]:
        raise OptionError(f"nothing lies between --since {wanted.since} and --until {wanted.until}")
    for name, words in (("--about", wanted.about), ("--place", wanted.place)):
        if words and not terms_of(words):
            raise OptionError(f"{name} {words}: there are no telling words in it")
    return " AND ".join(sql for sql, _ in parts) or "1", tuple(value for _, value in parts)


def distinct(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Yield every figure once, where claims lie inside one another: as words of a speaker rather than of nobody."""
    for _, same in groupby(figures, key=lambda figure: (figure.article, figure.start)):
        group = list(same)
        yield next((figure for figure in group if figure.speaker), group[0])


def articles_of(figures: Iterable[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the figures of one article after the other, with the article's id."""
    for article, same in groupby(figures, key=lambda figure: figure.article_id):
        yield article, list(same)


def _dated(figures: Iterator[Figure], found: Found) -> Iterator[Figure]:
    for figure in figures:
        found.figures += 1
        if figure.day:
            yield figure
        else:
            found.undated += 1


def _is_wanted(one: Evidence, wanted: Wanted) -> bool:
    return (not wanted.about or _is_about(one, wanted.about)) and (not wanted.place or _is_at(one, wanted.place))


def _is_about(one: Evidence, about: str) -> bool:
    outcomes = {OUTCOME_OF[word] for word in map(str.casefold, words_of(about)) if word in OUTCOME_OF}
    if outcomes:
        return one.outcome.name in outcomes
    counted = terms_of(f"{one.figure.unit} {one.figure.of}") | one.frame
    return terms_of(about) <= counted


def _is_at(one: Evidence, place: str) -> bool:
    code = country_named(place)
    return (code != "" and code in one.figure.countries) or terms_of(place) <= story_names(one)


def _rank(series: Series) -> tuple[int, int, str, int]:
    order = ("conflict", "change", "agreement").index(series.verdict)
    return order, -series.articles, series.first.figure.published, series.first.figure.row
