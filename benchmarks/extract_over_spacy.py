"""CPU time of the whole extraction over bare ``nlp.pipe`` of the same model and texts, in one process, as a ratio.

    python benchmarks/extract_over_spacy.py [INPUT...] [--rounds 5]

The two take turns, round by round; the ratio is taken within each round, and the median is what counts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import spacy

from claimtable.extraction import BATCH_ARTICLES, extract
from claimtable.language import DEFAULT_MODEL, load
from claimtable.readers import read
from claimtable.schema import Article
from claimtable.text import model_text


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()  # what else runs on the machine does not count
    work()
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["corpus/"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--least-words", type=int, default=20_000, help="repeat the articles up to that many words")
    options = parser.parse_args()

    articles = [item for item in read(options.inputs) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    articles *= -(-options.least_words // words)
    texts = [model_text(article.text) for article in articles]
    bare = spacy.load(DEFAULT_MODEL)
    ours = load()

    def run_bare() -> None:
        for _ in bare.pipe(texts, batch_size=BATCH_ARTICLES):
            pass

    def run_ours() -> None:
        for _ in extract(articles, ours):
            pass

    run_bare()
    run_ours()
    pairs = [(seconds(run_ours), seconds(run_bare)) for _ in range(options.rounds)]
    total = sum(len(text.split()) for text in texts)
    own, base = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(a / b for a, b in pairs)
    print(f"{len(articles)} articles, {total:,} words, {options.rounds} rounds")
    print(f"bare spaCy   {base:7.2f} s  {total / base:9,.0f} words/s")
    print(f"claimtable   {own:7.2f} s  {total / own:9,.0f} words/s")
    print(f"ratio        {statistics.median(ratios):7.2f}    (median; {ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
