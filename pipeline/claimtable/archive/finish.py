"""The end of a run: manifest, failures, copies, report, and the mark that all is there."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from claimtable.archive.duplicates import Copy
from claimtable.archive.plan import Listing
from claimtable.archive.report import report
from claimtable.archive.settings import Reviewer
from claimtable.archive.storage import Storage
from claimtable.archive.tasks import Record, shard_record, unit_record
from claimtable.archive.texts import to_json
from claimtable.archive.totals import APPLIED, NO_LONGER_FIT, Totals

MANIFEST, FAILURES, COPIES, REPORT = "manifest.jsonl", "failures.jsonl", "duplicates.jsonl", "report.md"
SKIPPED, REPAIRED, LEFT = "skipped.jsonl", "repaired.jsonl", "decisions-left.jsonl"
_OURS = (MANIFEST, FAILURES, COPIES, REPORT, SKIPPED, REPAIRED, LEFT)


def finish(
    storage: Storage,
    identity: Record,
    listing: Listing,
    units: int,
    totals: Totals,
    copies: Sequence[Copy],
    slowest: Sequence[tuple[float, str]],
    reviewer: Reviewer | None = None,
) -> Totals:
    """Write what a run ends with, ``_SUCCESS`` last, and remove its work files. Returns the totals."""
    read = [json.loads(storage.read(unit_record(unit))) for unit in range(units)]
    shards = [json.loads(storage.read(shard_record(shard))) for shard in range(totals.shards)]
    failures = _failures(listing, read, shards)
    storage.write(MANIFEST, b"".join(map(to_json, _manifest(identity, read, shards, totals))))
    storage.write(FAILURES, b"".join(map(to_json, failures)))
    storage.write(COPIES, b"".join(to_json(asdict(copy)) for copy in copies))
    skipped = [item for record in read for item in record["skipped"]]
    storage.write(
        SKIPPED,
        (gzip.decompress(listing.passed_over) if listing.passed_over else b"") + b"".join(map(to_json, skipped)),
    )
    storage.write(REPAIRED, b"".join(to_json(item) for record in read for item in record["repaired"]))
    if reviewer is not None:
        _settle(storage, reviewer, [shard["decisions"] for shard in shards], totals)
    storage.write(REPORT, report(totals, listing, failures, slowest).encode())
    storage.write("_SUCCESS", to_json(totals.as_json()))
    sweep_work(storage)
    return totals


def _settle(storage: Storage, reviewer: Reviewer, told: Sequence[Record], totals: Totals) -> None:
    """Write the decisions that no longer fit, and count all of them."""
    left = [record for shard in told for record in shard["left"]]
    left += reviewer.absent({name for shard in told for name in shard["articles"]})
    storage.write(LEFT, b"".join(map(to_json, left)))
    totals.counts[APPLIED] = sum(shard["applied"] for shard in told)
    totals.counts[NO_LONGER_FIT] = len(left)


def _manifest(identity: Record, read: list[Record], shards: list[Record], totals: Totals) -> Iterator[Record]:
    yield {"run": identity, "totals": totals.as_json()}
    for unit in read:
        yield from ({"input": file} for file in unit["files"])
    for shard in shards:
        decided = {"decisions": shard["decisions"]["applied"]} if "decisions" in shard else {}
        yield {**shard, "failures": len(shard["failures"]), **decided}


def _failures(listing: Listing, read: list[Record], shards: list[Record]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [asdict(failure) for failure in listing.failures]
    for record in (*read, *shards):
        found += record["failures"]
    return found


def sweep_work(storage: Storage) -> None:
    """Remove what a finished run needs no more."""
    _remove(storage, (name for name in storage.names() if name.startswith("work/")))
    storage.sweep()


def clear(storage: Storage) -> None:
    """Remove a run. Its records go first and ``run.json`` last, so that an interrupted removal leaves a whole state."""
    names = storage.names()
    ours = [name for name in names if name in _OURS or name.startswith(("part-", "articles/part-", "quantities/part-"))]
    _remove(storage, (name for name in names if name == "_SUCCESS"))
    _remove(storage, (name for name in names if name.startswith("work/")))
    _remove(storage, ours)
    _remove(storage, (name for name in names if name == "run.json"))


def _remove(storage: Storage, names: Iterable[str]) -> None:
    for name in sorted(names):
        storage.remove(name)
