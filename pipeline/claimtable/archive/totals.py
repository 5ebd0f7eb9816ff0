"""What a run has done so far, and what it tells on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from claimtable.archive.tasks import Record
from claimtable.readers import add_fields

#: counts of what people decided of claims
APPLIED, NO_LONGER_FIT = "decisions put into rows", "decisions that no longer fit"


@dataclass(slots=True)
class Totals:
    """Counts of a run: articles and claims (``extracting.count``), skipped and repaired by kind, failures, parts.

    ``processors`` counts the parts by the kind of processor that they were made on; ``fields`` are the fields of
    records that were used, by what they held.
    """

    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failures: int = 0
    shards: int = 0
    repaired: Counter[str] = field(default_factory=Counter)
    processors: Counter[str] = field(default_factory=Counter)
    fields: dict[str, list[str]] = field(default_factory=dict)

    def add_shard(self, record: Record) -> None:
        """Add what a shard's record says."""
        self.counts.update(record["counts"])
        self.failures += len(record["failures"])
        self.shards += 1
        self.processors[record.get("processor", "")] += 1

    def add_unit(self, record: Record) -> None:
        """Add what a unit's record says."""
        self.skipped.update(item["kind"] for item in record["skipped"])
        self.repaired.update(item["kind"] for item in record["repaired"])
        self.failures += len(record["failures"])
        add_fields(self.fields, ((part, name) for part, name in record.get("fields", ())))

    def as_json(self) -> dict[str, Any]:
        """Return the totals as a JSON object, the same for the same run."""
        return {
            "counts": dict(sorted(self.counts.items())),
            "failures": self.failures,
            "fields": dict(sorted(self.fields.items())),
            "processors": dict(sorted(self.processors.items())),
            "repaired": dict(sorted(self.repaired.items())),
            "shards": self.shards,
            "skipped": dict(sorted(self.skipped.items())),
        }

    @staticmethod
    def from_json(record: dict[str, Any]) -> Totals:
        """Return the totals that ``as_json`` gave."""
        return Totals(
            Counter(record["counts"]),
            Counter(record["skipped"]),
            record["failures"],
            record["shards"],
            Counter(record.get("repaired", {})),
            Counter(record.get("processors", {})),
            fields=record.get("fields", {}),
        )

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when nothing could be done, 3 when articles failed or decisions no longer fit."""
        if not self.counts["articles"]:
            return 1
        return 3 if self.failures or self.counts[NO_LONGER_FIT] else 0


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard is done: its numbers, and how far the whole run is. Seconds are of this session; -1: not known yet."""

    shard: int
    articles: int
    claims: int
    failures: int
    seconds: float
    all_articles: int
    all_claims: int
    all_failures: int
    articles_a_second: float
    seconds_left: float
