"""Measure "when": the CPU time that finding and resolving times adds to the bare model, and values on our own tables.

    python benchmarks/times.py [INPUT...] [--rounds 3]

Times are found and resolved in texts that the model has read; the ratio is their CPU time over that of the model's
pipeline (tokenizer, tagger, parser, entities) on the same texts. Then, for each table in tests/data, how many values
are right.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from datetime import date
from pathlib import Path

from spacy.language import Language

from claimtable.components.times import annotate_times
from claimtable.extraction import BATCH_ARTICLES
from claimtable.language import PIPES, load
from claimtable.readers import read
from claimtable.schema import Article
from claimtable.timex.grammar import parse
from claimtable.timex.values import times_of

DATA = Path(__file__).parents[1] / "tests" / "data"


def cost(nlp: Language, articles: list[Article]) -> tuple[float, float]:
    """Return the CPU seconds of the times and of the model; caches of parsed expressions start empty."""
    began = time.process_time()
    docs = list(nlp.pipe([article.text for article in articles], batch_size=BATCH_ARTICLES))
    model = time.process_time() - began
    parse.cache_clear()
    began = time.process_time()
    for doc, article in zip(docs, articles, strict=True):
        times_of(annotate_times(doc), article.published)
    return time.process_time() - began, model


def table(nlp: Language, path: Path) -> None:
    """Print how many times of a table have the right value."""
    right = total = 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        values = [(found.text.lower(), found.value) for found in times_of(annotate_times(doc), published)]
        total += len(row["times"])
        right += sum(
            any(printed.lower() in text and value == got for text, got in values) for printed, value in row["times"]
        )
    print(f"{path.name}: {right} of {total} values ({100 * right / total:.1f}%)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["corpus/"])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    nlp = load(exclude=PIPES)
    articles = [item for item in read(options.inputs) if isinstance(item, Article)]
    cost(nlp, articles)
    rounds = [cost(nlp, articles) for _ in range(options.rounds)]
    own, model = (statistics.median(column) for column in zip(*rounds, strict=True))
    share = statistics.median(one / other for one, other in rounds)
    print(f"{len(articles)} articles, CPU ms an article: times {1000 * own / len(articles):.1f}, ", end="")
    print(f"the model {1000 * model / len(articles):.1f}; times over the model {100 * share:.1f}%")
    for path in sorted({*DATA.glob("times*.jsonl")} - {DATA / "times-fit.jsonl"}):
        table(nlp, path)


if __name__ == "__main__":
    main()
