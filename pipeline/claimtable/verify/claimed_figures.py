"""Figures of reported speech in a draft, compared by value with what the archive has of the same speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtable.schema import Claim, Quantity
from claimtable.speakers import speaker_id
from claimtable.store.reading import Store

#: claims of one speaker that are looked at, the newest first
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the archive: its value, what it counts, and where it was printed."""

    value: float
    text: str
    of: str
    predicate: str
    claim: str
    article_id: str
    published: str


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A figure of a draft's claim that the archive has otherwise: the draft's claim and quantity, and what is known."""

    claim: Claim
    quantity: Quantity
    known: tuple[Known, ...]

    def __str__(self) -> str:
        """Say what differs: ``"40" in the draft; the archive has "14" (2024-05-14, story-1)``."""
        there = "; ".join(f"“{one.text}” ({one.published or 'no date'}, {one.article_id})" for one in self.known[:3])
        return f"{self.claim.speaker.name}: “{self.quantity.text}” in the draft; the archive has {there}"


def differing_figures(claims: Sequence[Claim], store: Store) -> Iterator[FigureCheck]:
    """Yield the figures of attributed ``claims`` whose like the speaker has in the store, but never with that value.

    Alike are figures of one unit that are counted of the same thing or governed by the same verb.
    """
    for claim in claims:
        if claim.kind == "direct" or not (claim.speaker.name and claim.quantities):
            continue
        for quantity in claim.quantities:
            alike = [one for one in _known(store, claim.speaker.name, quantity.unit) if _is_alike(one, claim, quantity)]
            if alike and not any(_agrees(one.value, quantity) for one in alike):
                yield FigureCheck(claim, quantity, tuple(alike))


def _known(store: Store, speaker: str, unit: str) -> list[Known]:
    sql = (
        'SELECT q.value, q.text, q."of", c.predicate, c.claim, a.article_id, a.published FROM claims c '
        "JOIN quantities q ON q.claim = c.id JOIN articles a ON a.id = c.article "
        "WHERE c.speaker_id = ? AND q.unit = ? AND q.value IS NOT NULL ORDER BY a.published DESC LIMIT ?"
    )
    rows = store.rows(sql, (speaker_id(speaker), unit, _MOST))
    return [Known(row[0], row[1] or "", row[2] or "", row[3] or "", row[4], row[5], row[6] or "") for row in rows]


def _is_alike(known: Known, claim: Claim, quantity: Quantity) -> bool:
    shared = set(known.of.casefold().split()) & set(quantity.of.casefold().split())
    return bool(shared) or (known.predicate != "" and known.predicate == claim.predicate)


def _agrees(value: float, quantity: Quantity) -> bool:
    low = quantity.low if quantity.low is not None else float("-inf")
    high = quantity.high if quantity.high is not None else float("inf")
    slack = 1e-9 * abs(value)
    return low - slack <= value <= high + slack
