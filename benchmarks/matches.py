"""MRR and hit@5 of ``claimtable matches`` on labelled pairs of claims: the same event in articles of different days.

    python benchmarks/matches.py --store /tmp/news.db

The pairs are those of ``benchmarks/data/drift.jsonl`` (see ``benchmarks/drift.py``, which makes the store): claims that
hold figures on the same thing, published on different days, in other words. One claim of each pair is looked for; right
is every claim of another article with a figure of its group. "dev" stories were used to choose the weights. "pairs" are
two claims of agency articles of different days that say the same in other words or as it stood later, labelled by
themselves (``benchmarks/data/matches.jsonl``, places in articles): the first is looked for, right is the second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claimtable.matches import vectors
from claimtable.matches.finding import WEIGHTS, Asked, ask_claim, candidates, rank
from claimtable.store import Store
from claimtable.terms import words_of

LABELS = Path(__file__).parent / "data" / "drift.jsonl"
PAIRS = Path(__file__).parent / "data" / "matches.jsonl"
A_GROUP = 2

Row = tuple[Any, ...]
Ranking = Callable[[Asked], Sequence[str]]
WORDS_ONLY = {"words": 1.0, "vectors": 0.0, "values": 0.0, "places": 0.0, "time": 0.0, "speaker": 0.0}


def claim_at(store: Store, place: Sequence[Any]) -> Row | None:
    """Return id, article, date and words of the shortest claim that holds a figure."""
    sql = (
        "SELECT c.claim_id, a.article_id, a.published, c.claim FROM quantities q JOIN claims c ON c.id = q.claim "
        "JOIN articles a ON a.id = c.article WHERE a.article_id = ? AND q.start = ? ORDER BY length(c.claim) LIMIT 1"
    )
    return next(iter(store.rows(sql, place[:2])), None)


def pairs(store: Store, part: str) -> Iterator[tuple[str, set[str]]]:
    """Yield claims to look for, at most two a group, each with the ids of the claims that are right."""
    for story in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        if story["part"] == part:
            for group in story["groups"]:
                claims = [claim for place in group if (claim := claim_at(store, place))]
                yield from _of_group(claims)


def _of_group(claims: Sequence[Row]) -> Iterator[tuple[str, set[str]]]:
    done: set[str] = set()
    for claim_id, article, day, words in sorted(claims, key=lambda claim: claim[2], reverse=True):
        others = [
            other
            for other in claims
            if other[1] != article and other[2] != day and words_of(other[3]) != words_of(words)
        ]
        if others and words not in done and len(done) < A_GROUP:
            done.add(words)
            yield claim_id, {other[0] for other in claims if other[1] != article}


def labelled(store: Store) -> Iterator[tuple[str, set[str]]]:
    """Yield the claims of the pairs that were labelled by themselves, each with the claim that is right."""
    sql = (
        'SELECT c.claim_id FROM claims c JOIN articles a ON a.id = c.article WHERE a.article_id = ? AND c."end" > ? '
        'AND c.start < ? ORDER BY min(c."end", ?) - max(c.start, ?) - (c."end" - c.start) / 1000.0 DESC LIMIT 1'
    )
    for pair in map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines()):
        found = [next(iter(store.rows(sql, (article, a, b, b, a))), None) for article, a, b in pair]
        if None not in found:
            asked, right = (row[0] for row in found if row)
            yield asked, {right}


def score(store: Store, asked: Sequence[tuple[str, set[str]]], ranking: Ranking) -> str:
    reciprocal, hits = [], []
    started = time.process_time()
    for claim_id, right in asked:
        found = ranking(ask_claim(store, claim_id))
        place = next((number for number, one in enumerate(found, start=1) if one in right), 0)
        reciprocal.append(1 / place if place else 0.0)
        hits.append(0 < place <= 5)
    spent = (time.process_time() - started) / max(1, len(asked))
    return f"MRR {np.mean(reciprocal):.3f}, hit@5 {np.mean(hits):.3f}, {1000 * spent:.0f} ms of CPU each"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--final", action="store_true", help="score the stories that are held back")
    given = parser.parse_args()
    if not given.store.is_file():
        sys.exit(f"skipped: {given.store} is not there; benchmarks/drift.py makes it")
    with Store(str(given.store)) as store:
        claims = store.rows("SELECT claim_id, article, claim FROM claims ORDER BY id")
        matrix = vectors.embed([text for _, _, text in claims])

        def by_words(asked: Asked) -> list[str]:
            return [row[0] for _, row in rank(asked, candidates(store, asked), semantic=False, weights=WORDS_ONLY)]

        def by_vectors(asked: Asked) -> list[str]:
            near = np.argsort(-(matrix @ vectors.embed([asked.text])[0]), kind="stable")[:400]
            return [claims[number][0] for number in near if claims[number][1] != asked.article]

        def by_both(asked: Asked) -> list[str]:
            weights = WORDS_ONLY | {"vectors": WEIGHTS["vectors"]}
            return [row[0] for _, row in rank(asked, candidates(store, asked), semantic=True, weights=weights)]

        def by_all(asked: Asked) -> list[str]:
            return [row[0] for _, row in rank(asked, candidates(store, asked), semantic=True)]

        def without_extra(asked: Asked) -> list[str]:
            return [row[0] for _, row in rank(asked, candidates(store, asked), semantic=False)]

        for part in ("pairs", "dev", "final", "last") if given.final else ("pairs", "dev"):
            asked = list(labelled(store) if part == "pairs" else pairs(store, part))
            print(f"{part}: {len(asked)} claims")
            for name, ranking in (
                ("words (FTS5)", by_words),
                ("vectors", by_vectors),
                ("words and vectors", by_both),
                ("words, vectors, agreement", by_all),
                ("words, agreement (no extra)", without_extra),
            ):
                print(f"  {name}: {score(store, asked, ranking)}")


if __name__ == "__main__":
    main()
