"""Stand-ins for runs in tests: an engine without models, a file system in memory, and workers that die on command."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimtable.archive import DaskPool, Filters, LocalPool, Settings, ShardDone, Totals, open_storage, run_archive
from claimtable.errors import ClaimtableError, WriteError
from claimtable.schema import Article, Claim, Failure, Speaker, TextSpan

#: settings with which a few articles make several parts
SMALL = Settings(format="jsonl", shard=4, filters=Filters(languages=(), min_words=4))

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")


def toy_claim(article: Article, start: int, end: int) -> Claim:
    """A narrator's claim on some characters of an article."""
    span = TextSpan(start, end)
    return Claim(
        claim_id=f"{article.id}:{start}",
        article=article,
        statement_id=start,
        kind="narrator",
        spans=(span,),
        text=span.of(article.text),
        quote="",
        speaker=Speaker(),
        cue="",
        cue_spans=(),
        cue_class="",
        told_to="",
        who="",
        who_span=None,
        predicate="",
        negated=False,
        modality="asserted",
        places=(),
        quantities=(),
        when=None,
        said_on=None,
        context=span,
        confidence=None,
    )


@dataclass(frozen=True)
class SharedEngine:
    """What the pipeline that the tests have loaded made of the articles, once for all tests."""

    results: dict[str, Any]

    def load(self) -> Any:
        return lambda articles: [self.results[article.id] for article in articles]

    def identity(self) -> dict[str, Any]:
        return {"model": "that of the tests"}


@dataclass(frozen=True, slots=True)
class ToyEngine:
    """Every sentence is a claim. Words in a text make it misbehave: CRASH, HANG, RAISE, FAIL."""

    name: str = "toy 1"
    broken: bool = False

    def load(self) -> Callable[[list[Article]], list[Any]]:
        if self.broken:
            raise WorkerKilled
        return lambda articles: [self._read(article) for article in articles]

    def identity(self) -> dict[str, Any]:
        return {"model": self.name}

    def _read(self, article: Article) -> tuple[Article, list[Claim]] | Failure:
        if "CRASH" in article.text:
            os._exit(9)
        if "HANG" in article.text:
            time.sleep(60)
        if "RAISE" in article.text:
            raise ValueError("a fault of the model")
        if "FAIL" in article.text:
            return Failure(article.source, "it could not be processed", article_id=article.id)
        return article, [toy_claim(article, *found.span()) for found in _SENTENCE.finditer(article.text)]


def write_archive(folder: Path, articles: int = 30, *, seed: int = 1) -> Path:
    """Write an archive of text files and JSON lines with copies, repeated ids and bad lines."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    texts = [
        f"The mayor of town {number} said on Monday that {rng.randint(2, 90)} houses were flooded. "
        f"Nobody was hurt in the {rng.choice(('valley', 'harbour', 'old town'))}."
        for number in range(articles)
    ]
    for number, text in enumerate(texts[: articles // 2]):
        (folder / f"story-{number:03}.txt").write_text(text)
    records = [{"id": rng.choice(("a", "b", f"c{number}")), "text": text} for number, text in enumerate(texts)]
    lines = [json.dumps(record) for record in records]
    lines.insert(3, "{no json")
    lines.insert(7, '{"id": "short", "text": "Too short."}')
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n")
    return folder


class ClientKilled(BaseException):
    """The process that leads the run was killed."""


class WorkerKilled(BaseException):
    """A worker was killed."""


@dataclass(slots=True)
class Chaos:
    """Decides at every moment of a simulated run whether somebody is killed or the disk is full.

    ``client``, ``worker`` and ``full`` are probabilities; at the moment ``last`` the leading process is killed.
    """

    rng: random.Random
    client: float = 0.0
    worker: float = 0.0
    full: float = 0.0
    kills: int = 0
    in_worker: bool = False
    moments: int = 0
    last: int = -1

    def moment(self) -> None:
        self.moments += 1
        if self.moments == self.last:
            raise ClientKilled
        if self.rng.random() < (self.worker if self.in_worker else self.client):
            self.kills += 1
            raise WorkerKilled if self.in_worker else ClientKilled
        if self.rng.random() < self.full:
            self.kills += 1
            raise WriteError("the disk is full")


@dataclass(slots=True, eq=False)
class MemoryStorage:
    """Files in memory; every access is a moment at which somebody may be killed."""

    chaos: Chaos
    files: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        self.chaos.moment()
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name]

    def write(self, name: str, data: bytes) -> None:
        self.chaos.moment()
        self.files[name] = data
        self.chaos.moment()

    def remove(self, name: str) -> None:
        self.chaos.moment()
        self.files.pop(name, None)

    def names(self) -> set[str]:
        self.chaos.moment()
        return set(self.files)

    def holds(self, path: str) -> bool:
        return False

    def sweep(self) -> None:
        self.chaos.moment()


class SimulatedPool:
    """Does tasks in this process, in random order; a killed worker breaks its task's future."""

    def __init__(self, chaos: Chaos, capacity: int = 3) -> None:
        self.capacity = capacity
        self._chaos = chaos
        self._tasks: dict[Future[Any], tuple[Callable[[Any], Any], Any]] = {}

    def submit(self, work: Callable[[Any], Any], task: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._tasks[future] = (work, task)
        return future

    def wait(self, futures: Collection[Future[Any]], timeout: float) -> set[Future[Any]]:
        self._chaos.moment()
        future = self._chaos.rng.choice(list(futures))
        work, task = self._tasks.pop(future)
        self._chaos.in_worker = True
        try:
            future.set_result(work(task))
        except ClientKilled:
            raise
        except WorkerKilled:
            future.set_exception(BrokenExecutor("the worker was killed"))
        except Exception as error:
            future.set_exception(error)
        finally:
            self._chaos.in_worker = False
        return {future}

    def died(self, error: BaseException) -> bool:
        return isinstance(error, BrokenExecutor)

    def close(self) -> None:
        self._tasks.clear()


def process_id(nothing: object) -> int:
    """The number of the process that is asked."""
    return os.getpid()


def result_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """What must not depend on what happened on the way: everything but the report, which tells seconds."""
    return {name: data for name, data in files.items() if name != "report.md"}


def folder_files(folder: Path) -> dict[str, bytes]:
    """The files of an output folder, as ``result_of`` takes them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def simulate(inputs: Sequence[Path | str], storage: Any, chaos: Chaos | None = None, **options: Any) -> Totals:
    """Run over inputs with the toy engine, in this process."""
    options = {"engine": ToyEngine(), "settings": SMALL, "timeout": 0, **options}
    pool = SimulatedPool(chaos or Chaos(random.Random(1)))
    return run_archive([str(path) for path in inputs], storage, pool=lambda: pool, **options)


def undisturbed(archive: Path) -> dict[str, bytes]:
    """The files of a run that nothing disturbs."""
    storage = MemoryStorage(Chaos(random.Random(0)))
    simulate([archive], storage)
    return result_of(storage.files)


def simulate_to_the_end(archive: Path, storage: MemoryStorage, **options: Any) -> dict[str, bytes]:
    """Start a run again whenever its leading process is killed or its disk is full; gives its files."""
    while True:
        try:
            simulate([archive], storage, storage.chaos, **options)
            return result_of(storage.files)
        except (ClientKilled, WriteError):
            storage.chaos.in_worker = False
        except ClaimtableError as error:  # by chance the workers were killed again and again with nothing to do
            if "the workers end before they can do anything" not in str(error):
                raise


def lead(archive: str, output: str, workers: str = "1") -> None:
    """Lead a run with worker processes, and tell every shard that is done."""
    run_archive(
        [archive],
        open_storage(output),
        pool=lambda: LocalPool(int(workers)),
        engine=ToyEngine(),
        settings=SMALL,
        tell=lambda done: print(done.shard, flush=True),
    )


def lead_command(folder: Path) -> list[str]:
    """A command that leads a run: behind it come the archive, the output and the number of workers."""
    script = folder / "lead.py"
    script.write_text(
        f"import sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\nfrom archive_support import lead\n"
        "if __name__ == '__main__':\n    lead(*sys.argv[1:])\n"
    )
    return [sys.executable, str(script)]


def run_on_dask_and_kill(archive: Path, output: Path, after: int) -> bool:
    """Run on a cluster of two workers, one killed when ``after`` articles are done; tells whether that happened."""
    from distributed import LocalCluster

    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:

        def kill_one(done: ShardDone) -> None:
            if not killed and done.all_articles > after:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        run_archive(
            [str(archive)],
            open_storage(str(output)),
            pool=lambda: DaskPool(cluster.scheduler_address),
            engine=ToyEngine(),
            settings=SMALL,
            tell=kill_one,
        )
    return bool(killed)
