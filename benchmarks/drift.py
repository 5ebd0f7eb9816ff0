"""Pairs precision and recall of ``claimtable drift`` on labelled figures of news.

    python benchmarks/drift.py ../shared/data/news/articles.jsonl.gz --store /tmp/news.db
    python benchmarks/drift.py ../shared/data/news/articles.jsonl.gz --store /tmp/news.db --fit models/drift/same.json
    python benchmarks/drift.py AGENCY WIRE MODERN POLITICS --store /tmp/all.db --held

The labels (``benchmarks/data/drift.jsonl``) are places in articles, without texts: groups of figures on the same thing,
and other figures of the same stories. "dev", "final" and "last" are stories of agency articles (TempEval-3's silver
ones); the parts "held ..." were labelled last, before this version was begun, in other agency articles, in TimeBank and
AQUAINT ("wire"), in modern articles of several outlets on one event, and in PolNeAR ("politics"); nothing is fitted on
them. The store is made from the files of articles if it is not there (some ten minutes). Prints precision and recall of
pairs of figures of different articles, of agency stories by models that have not seen the story (ten folds by story).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from claimtable.drift.finding import rarity_of
from claimtable.drift.grouping import choice, groups_of
from claimtable.fitted import write_logistic
from claimtable.store import Store, index
from claimtable.terms import Rarity
from claimtable.training import drift

LABELS = Path(__file__).parent / "data" / "drift.jsonl"
FOLDS = 10
AGENCY = ("dev", "final", "last")
HELD = ("held agency", "held wire", "held modern", "held politics")


def make_store(articles: Sequence[Path], store: Path) -> None:
    for one in articles:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "claimtable", "run", str(one), "-o", folder, "--keep-text"]
            subprocess.run([*command, "--dedupe", "none", "--parts", "jsonl"], check=True)
            index([folder], str(store))


def fold_of(story: str) -> int:
    return zlib.crc32(story.encode()) % FOLDS


def left_out(store: Store, rarity: Rarity) -> drift.PairScore:
    """Score the stories of agency articles, each by a choice fitted on those of other folds."""
    labels = drift.read_labels(LABELS, AGENCY)
    evidence = drift.evidence_in(store, {article for article, _ in labels}, rarity)
    story_of = {article: label.story for (article, _), label in labels.items()}
    pairs = list(drift.examples_of(labels, evidence, rarity))
    examples = drift.evened([one for _, _, one in pairs])
    folds = [(fold_of(labels[a].story), fold_of(labels[b].story)) for a, b, _ in pairs]
    total = drift.PairScore()
    for fold in range(FOLDS):
        model = drift.fit_choice([one for one, both in zip(examples, folds, strict=True) if fold not in both])
        figures = [one for (article, _), one in evidence.items() if fold_of(story_of[article]) == fold]
        inside = {place: label for place, label in labels.items() if fold_of(label.story) == fold}
        total.add(drift.score_pairs(groups_of(sorted(figures, key=drift.order_of), rarity, model), inside))
    return total


def whole(store: Store, rarity: Rarity, parts: Sequence[str]) -> drift.PairScore:
    """Group all figures of the store, as the command does, and score those that are labelled."""
    everywhere = {article for (article,) in store.rows("SELECT article_id FROM articles")}
    figures = sorted(drift.evidence_in(store, everywhere, rarity).values(), key=drift.order_of)
    return drift.score_pairs(groups_of(figures, rarity, choice()), drift.read_labels(LABELS, parts))


def show(name: str, score: drift.PairScore) -> None:
    found = score.right + score.wrong
    precision = f"precision {score.precision:.1%} ({score.right} of {found})"
    print(f"{name}: {precision}, recall {score.recall:.1%} of {score.wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--fit", type=Path, metavar="FILE", help="fit on all stories and write the model")
    parser.add_argument("--held", action="store_true", help="score the stories that nothing is fitted on")
    asked = parser.parse_args()
    if not asked.store.is_file():
        if missing := [one for one in asked.articles if not one.is_file()]:
            sys.exit(f"skipped: {missing[0]} is not there; its texts may not be redistributed")
        make_store(asked.articles, asked.store)
    with Store(str(asked.store)) as store:
        rarity = rarity_of(store)
        if asked.fit:
            write_logistic(drift.fit_drift(store, LABELS, AGENCY), asked.fit)
        show("agency stories, each left out", left_out(store, rarity))
        if asked.held:
            for parts in (HELD, *((part,) for part in HELD)):
                show(", ".join(parts), whole(store, rarity, parts))


if __name__ == "__main__":
    main()
