"""A run over an archive: read in units, extract in shards, go on where an earlier start ended.

The output folder holds, while the run lasts, under ``work/``: the listing of the inputs, a record for every unit
that has been read and every shard that is done, and the texts between the two stages. All files appear whole. A
record is written after everything that it stands for, so what has no record is done again and gives the same bytes.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from claimtable.archive.beginning import Warn, begin
from claimtable.archive.duplicates import Copy, Register
from claimtable.archive.extracting import Done, extract_shard
from claimtable.archive.finish import finish
from claimtable.archive.jobs import Job
from claimtable.archive.pace import Pace
from claimtable.archive.plan import Listing, list_inputs, units, unpack_files
from claimtable.archive.pools import Pool
from claimtable.archive.reading import read_unit, try_pieces
from claimtable.archive.settings import Engine, InputFile, Settings
from claimtable.archive.storage import Storage, locked
from claimtable.archive.tasks import (
    PiecesTask,
    ReadTask,
    Record,
    ShardTask,
    Task,
    index_name,
    part_name,
    shard_record,
    texts_name,
    unit_record,
)
from claimtable.archive.texts import unpack_index
from claimtable.archive.totals import ShardDone, Totals
from claimtable.environment import library_versions, processor

_POLL = 5.0

Tell = Callable[[ShardDone], None]


def run_archive(
    inputs: Sequence[str],
    storage: Storage,
    *,
    pool: Callable[[], Pool],
    engine: Engine,
    settings: Settings | None = None,
    timeout: float = 120.0,
    fresh: bool = False,
    tell: Tell = lambda done: None,
    warn: Warn = lambda warning: None,
) -> Totals:
    """Extract the claims of all articles of ``inputs`` into parts in ``storage``, and return the totals.

    Started again with the same arguments it does what is missing and nothing else. ``pool`` makes the workers when
    there is something to do; ``timeout`` is in seconds, for one article; ``fresh`` begins anew. ``tell`` is called
    for every shard, ``warn`` when the run goes on on another kind of processor. Raises OptionError when the folder
    holds a run of other inputs, settings or models, or another run has it; WriteError when something cannot be
    written. An ended run loses nothing that was told.
    """
    settings = settings or Settings()
    models = engine.identity()
    with locked(storage):
        listing = list_inputs(inputs, settings.options.input_format, apart_from=storage)
        identity = {
            "settings": settings.as_json(),
            "models": models,
            "libraries": library_versions(),
            "processor": processor(),
            "inputs": listing.digest,
        }
        done = begin(storage, identity, listing, fresh=fresh, warn=warn)
        if done is not None:
            return done
        run = _Run(storage, settings, engine, timeout, listing, tell)
        _drive(run, pool)
        return finish(
            storage, identity, listing, run.units_read, run.totals, run.copies, run.slowest, settings.reviewer
        )


class _Run:
    """The state of a run in the process that leads it. It decides in the order of the archive, whatever ends first."""

    def __init__(
        self, storage: Storage, settings: Settings, engine: Engine, timeout: float, listing: Listing, tell: Tell
    ) -> None:
        self.storage, self.settings, self.engine, self.timeout = storage, settings, engine, timeout
        self.totals = Totals(skipped=listing.skipped.copy(), failures=len(listing.failures))
        self.copies: list[Copy] = []
        self.slowest: list[tuple[float, str]] = []
        self.units_read = 0
        self._tell = tell
        self._register = Register(settings.dedupe)
        self._names = storage.names()
        self._units: Iterator[tuple[int, tuple[InputFile, ...]]]
        self._units = enumerate(units(unpack_files(listing.packed), settings.shard))
        self._read: dict[int, Record] = {}
        self._ready: deque[ShardTask] = deque()
        self._shards = 0
        self._pace = Pace(listing.size)

    def next_task(self) -> ReadTask | ShardTask | None:
        """Return what can be done now: a shard if there is one, else the next unit; None when neither is there."""
        while not self._ready:
            unit = next(self._units, None)
            if unit is None:
                return None
            number, files = unit
            if unit_record(number) not in self._names:
                return ReadTask(self.storage, self.settings, self.timeout, number, files)
            self._take_unit(json.loads(self.storage.read(unit_record(number))))
        return self._ready.popleft()

    def take(self, task: ReadTask | ShardTask, result: Any) -> None:
        """Take the result of a finished task."""
        if isinstance(task, ReadTask):
            self._take_unit(result)
        else:
            self._take_shard(task, result)

    def _take_unit(self, record: Record) -> None:
        self._read[record["unit"]] = record
        while self.units_read in self._read:
            self._resolve(self._read.pop(self.units_read))
            self.units_read += 1

    def _resolve(self, record: Record) -> None:
        """Number the shards of the next unit and find its copies; what is done already is only counted."""
        self.totals.add_unit(record)
        self._pace.read(sum(file["bytes"] for file in record["files"]), sum(c["articles"] for c in record["chunks"]))
        for chunk in record["chunks"]:
            verdict = self._register.judge(unpack_index(self.storage.read(index_name(chunk["name"]))))
            self.copies += verdict.copies
            for copy in verdict.copies:
                self.totals.skipped[f"{copy.kind} duplicate"] += 1
            self._place(chunk, frozenset(verdict.dropped), verdict.renamed)

    def _place(self, chunk: Record, dropped: frozenset[int], renamed: dict[int, str]) -> None:
        if len(dropped) == chunk["articles"]:
            self._pace.found(chunk["articles"])
            return
        shard, self._shards = self._shards, self._shards + 1
        if self._outputs(shard) <= self._names:
            record = json.loads(self.storage.read(shard_record(shard)))
            self.totals.add_shard(record)
            self._pace.found(chunk["articles"])
            return
        self._ready.append(
            ShardTask(
                self.storage,
                self.settings,
                self.engine,
                self.timeout,
                shard,
                chunk["name"],
                chunk["articles"],
                dropped,
                renamed,
            )
        )

    def _outputs(self, shard: int) -> set[str]:
        names = {shard_record(shard), part_name(shard, self.settings.format)}
        return names | {texts_name(shard, self.settings.text_format)} if self.settings.keep_text else names

    def _take_shard(self, task: ShardTask, done: Done) -> None:
        self.totals.add_shard(done.record)
        self.slowest = sorted([*self.slowest, *done.slowest], reverse=True)[:10]
        self._pace.done(task.size)
        counts = done.record["counts"]
        self._tell(
            ShardDone(
                shard=task.shard,
                articles=counts.get("articles", 0),
                claims=counts.get("claims", 0),
                failures=len(done.record["failures"]),
                seconds=round(done.seconds, 3),
                all_articles=self.totals.counts["articles"],
                all_claims=self.totals.counts["claims"],
                all_failures=self.totals.failures,
                articles_a_second=round(self._pace.rate, 2),
                seconds_left=round(self._pace.left, 1),
            )
        )


def _drive(run: _Run, make_pool: Callable[[], Pool]) -> None:
    """Do all tasks of a run; the workers are made when the first task is there and ended in any case."""
    first = run.next_task()
    if first is None:
        return
    pool = make_pool()
    try:
        _do_all(run, pool, Job(first))
    finally:
        pool.close()


def _do_all(run: _Run, pool: Pool, first: Job) -> None:
    waiting: deque[Job] = deque([first])
    under_way: dict[Future[Any], Job] = {}
    while True:
        while len(under_way) < pool.capacity:
            job = waiting.popleft() if waiting else _new_job(run)
            if job is None:
                break
            task = job.task()
            under_way[pool.submit(_WORK[type(task)], task)] = job
        if not under_way:
            return
        for future in pool.wait(under_way, _POLL):
            job = under_way.pop(future)
            if not _over(run, pool, job, future):
                waiting.append(job)


_WORK: dict[type[Task], Callable[[Any], Any]] = {
    ReadTask: read_unit,
    PiecesTask: try_pieces,
    ShardTask: extract_shard,
}


def _new_job(run: _Run) -> Job | None:
    task = run.next_task()
    return None if task is None else Job(task)


def _over(run: _Run, pool: Pool, job: Job, future: Future[Any]) -> bool:
    """Take what became of a job's trial; return whether the job is done."""
    error = future.exception()
    if error is None:
        if not job.passed(future.result()):
            return False
        run.take(job.whole, future.result())
        return True
    if not pool.died(error):
        raise error
    job.died()
    return False
