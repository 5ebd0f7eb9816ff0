"""Pairs precision and recall of ``claimtable drift`` on labelled figures of agency news.

    python benchmarks/drift.py ../shared/data/news/articles.jsonl.gz --store /tmp/news.db
    python benchmarks/drift.py ARTICLES --store /tmp/news.db --fit models/drift/same.json

The labels (``benchmarks/data/drift.jsonl``) are places in articles, without texts: groups of figures on the same thing,
and other figures of the same stories. Half of the stories ("dev") were used to develop; the other half ("final") was
scored once at first sight and is fitted on since; "last" are stories that were labelled later, are fitted on by nothing
and were scored three times. The store is made from ARTICLES if it is not there (some ten minutes). Prints precision and
recall of pairs of figures of different articles, by models that have not seen the story (ten folds by story) and in
sample.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from claimtable.drift.finding import rarity_of
from claimtable.drift.grouping import choice, groups_of
from claimtable.fitted import Logistic, write_logistic
from claimtable.store import Store, index
from claimtable.terms import Rarity
from claimtable.training import drift

LABELS = Path(__file__).parent / "data" / "drift.jsonl"
FOLDS = 10
PARTS = ("dev", "final")
LAST = "last"


def make_store(articles: Path, store: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "claimtable", "run", str(articles), "-o", folder, "--keep-text"]
        subprocess.run([*command, "--dedupe", "none", "--parts", "jsonl"], check=True)
        index([folder], str(store))


def fold_of(story: str) -> int:
    return zlib.crc32(story.encode()) % FOLDS


def left_out(store: Store, rarity: Rarity, parts: Sequence[str]) -> drift.PairScore:
    labels = drift.read_labels(LABELS, parts)
    evidence = drift.evidence_in(store, {article for article, _ in labels}, rarity)
    story_of = {article: label.story for (article, _), label in labels.items()}
    examples = [(labels[a].story, labels[b].story, one) for a, b, one in drift.examples_of(labels, evidence, rarity)]
    total = drift.PairScore()
    for fold in range(FOLDS):
        model = drift.fit_choice([one for a, b, one in examples if fold not in (fold_of(a), fold_of(b))])
        inside = {place: label for place, label in labels.items() if fold_of(label.story) == fold}
        figures = [one for (article, _), one in evidence.items() if fold_of(story_of[article]) == fold]
        score = drift.score_pairs(groups_of(sorted(figures, key=drift.order_of), rarity, model), inside)
        total.right, total.wrong, total.wanted = (
            total.right + score.right,
            total.wrong + score.wrong,
            total.wanted + score.wanted,
        )
    return total


def whole(store: Store, rarity: Rarity, model: Logistic, part: str) -> drift.PairScore:
    """Group all figures of the store, as the command does, and score those that are labelled."""
    labels = drift.read_labels(LABELS, (part,))
    everywhere = {article for (article,) in store.rows("SELECT article_id FROM articles")}
    figures = sorted(drift.evidence_in(store, everywhere, rarity).values(), key=drift.order_of)
    return drift.score_pairs(groups_of(figures, rarity, model), labels)


def show(name: str, score: drift.PairScore) -> None:
    found = score.right + score.wrong
    precision = f"precision {score.precision:.1%} ({score.right} of {found})"
    print(f"{name}: {precision}, recall {score.recall:.1%} of {score.wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--fit", type=Path, metavar="FILE", help="fit on all stories and write the model")
    parser.add_argument("--last", action="store_true", help="score the stories that nothing is fitted on")
    asked = parser.parse_args()
    if not asked.store.is_file():
        if not asked.articles.is_file():
            sys.exit(f"skipped: {asked.articles} is not there; its texts may not be redistributed")
        make_store(asked.articles, asked.store)
    with Store(str(asked.store)) as store:
        rarity = rarity_of(store)
        if asked.fit:
            write_logistic(drift.fit_drift(store, LABELS, PARTS), asked.fit)
        show("all stories, each left out", left_out(store, rarity, PARTS))
        show("dev stories, each left out", left_out(store, rarity, PARTS[:1]))
        started = time.process_time()
        for part in PARTS:
            show(f"{part}, whole store, in sample", whole(store, rarity, choice(), part))
        print(f"{time.process_time() - started:.1f} s of CPU for all figures, twice")
        if asked.last:
            show(f"{LAST}, whole store", whole(store, rarity, choice(), LAST))


if __name__ == "__main__":
    main()
