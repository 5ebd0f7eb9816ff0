"""Does quantulum3's parser know more about a number than claimtable does.

``python benchmarks/second_opinion.py PREFIX``: gold claims and their articles are PREFIX.gold.jsonl and
PREFIX.articles.jsonl. Its classifier of ambiguous units is off: it does not load with a current scikit-learn.
Printed are its own precision and recall of values inside gold claims, and of claimtable's quantities how many have the
right value where the parser says the same, another one, or nothing.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from quantulum3 import classifier, parser

import claimtable
from claimtable import Article
from claimtable.extraction import extract
from claimtable.schema import Failure

classifier.USE_CLF = False


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def second_opinion(text: str) -> list[tuple[int, int, float]]:
    """Return the numbers that the parser finds, paragraph by paragraph: start, end, value."""
    found, start = [], 0
    for paragraph in text.splitlines(keepends=True):
        found += [(start + one.span[0], start + one.span[1], one.value) for one in parser.parse(paragraph)]
        start += len(paragraph)
    return found


def is_same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= 1e-6 * max(1.0, abs(one))


def hits(found: list[float], wanted: list[float]) -> int:
    rest, count = list(wanted), 0
    for value in found:
        match = next((one for one in rest if is_same(value, one)), None)
        if match is not None:
            rest.remove(match)
            count += 1
    return count


def main(prefix: str) -> None:
    texts = {one["article_id"]: one["text"] for one in lines(f"{prefix}.articles.jsonl")}
    begun = time.process_time()
    opinions = {name: second_opinion(text) for name, text in texts.items()}
    words = sum(len(text.split()) for text in texts.values())
    print(f"quantulum3: {time.process_time() - begun:.1f} s of CPU for {words} words", flush=True)
    claims: dict[str, list[Any]] = {}
    for outcome in extract([Article(name, text) for name, text in texts.items()], claimtable.load()):
        if not isinstance(outcome, Failure):
            claims[outcome[0].id] = outcome[1]
    counts: Counter[str] = Counter()
    right: Counter[tuple[str, bool]] = Counter()
    for row in lines(f"{prefix}.gold.jsonl"):
        for gold in row["claims"]:
            name, spans = row["article_id"], gold["spans"]
            wanted = [one["value"] for one in gold["quantities"]]
            inside = [one for one in opinions[name] if any(a <= one[0] and one[1] <= b for a, b in spans)]
            counts += Counter(gold=len(wanted), found=len(inside), hit=hits([one[2] for one in inside], wanted))
            for claim in claims.get(name, ()):
                for one in claim.quantities:
                    if any(a <= one.start and one.end <= b for a, b in spans):
                        same = [value for a, b, value in opinions[name] if a < one.end and one.start < b]
                        agrees = any(is_same(value, one.value) for value in same)
                        opinion = "the same" if agrees else "another" if same else "nothing"
                        right[opinion, any(is_same(one.value, value) for value in wanted)] += 1
    precision, recall = counts["hit"] / counts["found"], counts["hit"] / counts["gold"]
    print(f"its values inside gold claims: P {precision:.3f} R {recall:.3f}")
    for opinion in ("the same", "another", "nothing"):
        yes, no = right[opinion, True], right[opinion, False]
        print(f"where it says {opinion}: {yes} of {yes + no} of claimtable's values are right")


if __name__ == "__main__":
    main(sys.argv[1])
