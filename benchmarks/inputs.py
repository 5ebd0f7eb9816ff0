"""Read what newsrooms have: our own small files of every kind always, and folders of real pages where they are.

    python benchmarks/inputs.py [--pages FOLDER ...] [--big MB] [--speed FOLDER]

Our own files (tests/data/inputs) are read one by one and compared with what they hold. A folder of ``--pages`` is read
as it is: articles, those with a date, and what was not read and why; with a ``ground-truth.json`` in it (an object of
``{"articleBody": ...}`` by name, as in article-extraction-benchmark) also the share of the gold's paragraphs that are
kept, and the claims that lie outside the body. ``--big`` reads a JSON list and JSON lines of so many megabytes and
prints the memory, ``--speed`` compares the CPU time of reading a folder of pages with that of extraction.
Exit code 1 when a file of our own is not read as it should be.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimtable.readers import Skipped, read
from claimtable.schema import Article, Failure
from claimtable.text import fold

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "data" / "inputs"

#: our own files: how many articles, how many of them dated, and how many failures they give
EXPECTED: dict[str, tuple[int, int, int]] = {
    **dict.fromkeys(("json/array.json", "json/newsapi.json", "json/newsplease.json", "stdin_array.json"), (1, 1, 0)),
    "json/array.jsonl": (1, 0, 0),
    "rec/odd.jsonl": (41, 37, 0),
    "htmltext.jsonl": (1, 1, 0),
    "excel.jsonl": (3, 3, 0),
    "namibia.txt": (1, 0, 0),
    "csv/bigquote.csv": (3, 3, 0),
    "csv/cp1252.csv": (2, 2, 0),
    "csv/dup.jsonl": (2, 2, 0),
    "csv/mixednl.csv": (2, 2, 0),
    "csv/year.jsonl": (3, 1, 0),
    **{
        f"csv/{name}": (1, 1, 0)
        for name in (
            *(f"{name}.csv" for name in "dupcol noheader nul preamble quotednl ragged spaces utf16tab".split()),
            "tab.txt",
        )
    },
    "csv/pipecomma.csv": (1, 0, 0),
    "fmt/feed.xml": (2, 2, 0),
    "fmt/wet.warc": (1, 0, 0),
    **{
        f"fmt/{name}": (1, 1, 0)
        for name in ("20240306-story", "index.html?id=5", "resource.warc", "story.php", "story.shtml")
    },
    **{f"html/{name}.html": (1, 1, 0) for name in ("chunks", "sitename", "tweet")},
    "nm/msg.xml": (1, 1, 0),
    "nm/pic.xml": (0, 0, 0),
    "pdf/story.pdf": (1, 1, 0),
    **{f"wrap/{name}.txt": (1, 0, 0) for name in ("hyph", "w40", "w60", "w72", "w72crlf")},
}


def read_own() -> Iterator[str]:
    """Yield a line for each file of our own that is not read as it should be."""
    for name, expected in EXPECTED.items():
        found = list(read([str(OWN / name)]))
        articles = [item for item in found if isinstance(item, Article)]
        got = (len(articles), sum(item.published is not None for item in articles), len(found) - len(articles))
        if got != expected:
            yield f"{name}: (articles, dated, failures) are {got}, not {expected}"


def read_pages(folder: Path) -> None:
    """Print what is read of a folder of pages."""
    skipped: list[Skipped] = []
    found = list(read([str(folder)], on_skip=skipped.append))
    articles = [item for item in found if isinstance(item, Article)]
    dated = sum(item.published is not None for item in articles)
    print(f"{folder}: {len(articles)} articles, {dated} with a date, {len(found) - len(articles)} failures")
    reasons = Counter(item.reason for item in found if isinstance(item, Failure))
    reasons.update(item.reason for item in skipped)
    for reason, number in reasons.most_common(10):
        print(f"    {number} x {reason[:100]}")
    truth = folder / "ground-truth.json"
    if truth.exists():
        compare(articles, json.loads(truth.read_text(encoding="utf-8")))


def compare(articles: list[Article], truth: dict[str, dict[str, str]]) -> None:
    """Print how much of the gold's paragraphs is kept, and how many claims lie outside its bodies."""
    from claimtable.extraction import extract
    from claimtable.language import load

    bodies = {name: entry["articleBody"] for name, entry in truth.items()}
    known = [item for item in articles if Path(item.source).name.split(".")[0] in bodies]
    kept = lines = outside = claims = 0
    for item, found in (pair for pair in extract(known, load()) if not isinstance(pair, Failure)):
        body, text = bodies[Path(item.source).name.split(".")[0]], fold(item.text)
        wanted = [fold(line) for line in body.split("\n") if line.strip()]
        lines += len(wanted)
        kept += sum(line in text for line in wanted)
        claims += len(found)
        outside += sum(fold(span.of(item.text)) not in fold(body) for claim in found for span in claim.spans[:1])
    print(f"    paragraphs kept {kept} of {lines}; claims outside the body {outside} of {claims}")


def read_big(megabytes: int) -> None:
    """Print the memory that reading a long list and long JSON lines takes."""
    text = "The bridge was closed on Monday, the mayor said. " * 60
    record = json.dumps({"title": "A", "text": text, "date": "2024-03-06"})
    number = megabytes * 1_000_000 // len(record)
    with tempfile.TemporaryDirectory() as folder:
        for name, begin, between, end in (("a.jsonl", "", "\n", "\n"), ("a.json", '{"articles": [', ",\n", "]}")):
            path = Path(folder) / name
            with path.open("w", encoding="utf-8") as stream:
                stream.write(begin)
                stream.writelines(record + (between if place < number - 1 else end) for place in range(number))
            begun, before = time.process_time(), _memory()
            articles = sum(isinstance(item, Article) for item in read([str(path)], drop_duplicates=False))
            seconds = time.process_time() - begun
            told = f"{articles:,} articles, {seconds:.1f} s CPU, memory {before} -> {_memory()} MB"
            print(f"{name} of {megabytes:,} MB: {told}")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def compare_speed(folder: Path) -> None:
    """Print the CPU time of reading pages as a share of that of extraction."""
    from claimtable.extraction import extract
    from claimtable.language import load

    nlp = load()
    list(read([str(next(path for path in sorted(folder.rglob("*.html"))))]))  # imports
    begun = time.process_time()
    articles = [item for item in read([str(folder)]) if isinstance(item, Article)]
    middle = time.process_time()
    for _ in extract(articles, nlp):
        pass
    reading, extraction = middle - begun, time.process_time() - middle
    told = (
        f"reading {1000 * reading / len(articles):.1f} ms, extraction {1000 * extraction / len(articles):.1f} ms a page"
    )
    print(f"{len(articles)} pages: {told}: {100 * reading / extraction:.0f} %")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    parser.add_argument("--big", type=int, default=0)
    parser.add_argument("--speed", type=Path)
    asked = parser.parse_args()
    wrong = list(read_own())
    print(f"our own files: {len(EXPECTED) - len(wrong)} of {len(EXPECTED)} read or told as they should be")
    print(*(f"    {line}" for line in wrong), sep="\n", end="\n" if wrong else "")
    for folder in asked.pages:
        read_pages(folder)
    if asked.big:
        read_big(asked.big)
    if asked.speed:
        compare_speed(asked.speed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
