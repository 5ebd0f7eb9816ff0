"""Dates of reported speech in a draft, compared by value with what the archive has of the same speaker."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtable.lexicon.function_words import LIGHT
from claimtable.schema import Claim, Timex
from claimtable.speakers import speaker_id
from claimtable.store.reading import Store
from claimtable.verify.values import is_calendar_word

#: claims of one speaker that are looked at, the newest first
_MOST = 2_000
#: from this share of common telling words on, two claims are about one thing
_ALIKE = 0.6
_FEWEST = 2
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A dated claim of the archive: its first and last day, its words, and where it was printed."""

    first: str
    last: str
    claim: str
    article_id: str
    published: str

    def __str__(self) -> str:
        """Return the day, month, year or days, and where: ``2026-12-31 (2025-02-10, bridge)``."""
        return f"{_days(self.first, self.last)} ({self.published or 'no date'}, {self.article_id})"


def _days(first: str, last: str) -> str:
    """Return a whole year or month by its name, else the day or the days.

    >>> _days("2019-01-01", "2019-12-31"), _days("2019-02-01", "2019-02-28"), _days("2019-02-01", "2019-02-02")
    ('2019', '2019-02', '2019-02-01 to 2019-02-02')
    """
    year, month = int(first[:4]), int(first[5:7])
    if first == last:
        return first
    if (first[4:], last) == ("-01-01", f"{first[:4]}-12-31"):
        return first[:4]
    if (first[7:], last) == ("-01", f"{first[:7]}-{monthrange(year, month)[1]}"):
        return first[:7]
    return f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class DateCheck:
    """A draft's claim whose time the archive has otherwise, and what is known."""

    claim: Claim
    time: Timex
    known: tuple[KnownDate, ...]

    def __str__(self) -> str:
        """Say what differs."""
        there = "; ".join(map(str, self.known[:3]))
        return f"{self.claim.speaker.name}: “{self.time.text}” in the draft; the archive has {there}"


def differing_dates(claims: Sequence[Claim], store: Store) -> Iterator[DateCheck]:
    """Yield the attributed ``claims`` with a time whose like the speaker has in the store, but never at that time.

    Alike are claims of one speaker with the same predicate and most telling words in common; times that meet (a day
    and its month) agree.
    """
    for claim in claims:
        time = claim.when
        if claim.kind == "direct" or not claim.speaker.name:
            continue
        if time is None or time.first is None or time.last is None:
            continue
        days = time.first.isoformat(), time.last.isoformat()
        alike = [known for known in _known(store, claim) if _is_alike(known, claim)]
        if alike and not any(known.first <= days[1] and days[0] <= known.last for known in alike):
            yield DateCheck(claim, time, tuple(alike))


def _known(store: Store, claim: Claim) -> list[KnownDate]:
    sql = (
        "SELECT c.when_start, c.when_end, c.claim, a.article_id, a.published FROM claims c "
        "JOIN articles a ON a.id = c.article WHERE c.speaker_id = ? AND c.predicate = ? AND c.when_start IS NOT NULL "
        "AND c.when_end IS NOT NULL ORDER BY a.published DESC LIMIT ?"
    )
    rows = store.rows(sql, (speaker_id(claim.speaker.name), claim.predicate, _MOST))
    return [KnownDate(str(row[0]), str(row[1]), row[2], row[3], row[4] or "") for row in rows]


def _is_alike(known: KnownDate, claim: Claim) -> bool:
    first, second = _telling(known.claim), _telling(claim.text)
    shared = len(first & second)
    return shared >= max(_FEWEST, _ALIKE * min(len(first), len(second)))


def _telling(text: str) -> set[str]:
    """Return the words that tell what a claim is about, without those of its date."""
    words = (match.group().casefold() for match in _WORD.finditer(text))
    return {word for word in words if word not in LIGHT and not is_calendar_word(word)}
