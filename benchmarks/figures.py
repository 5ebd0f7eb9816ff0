"""Score what a claim says of each of its figures: predicate, where and when, by figure.

    python benchmarks/figures.py ARTICLES...

ARTICLES are files of the annotated articles, whose texts are not ours to give away; ``tests/data/figures.jsonl`` holds
the labels by article and offsets: 214 figures of claims drawn at random (parts ``dev`` and ``test``, by article) and 94
of claims in which a figure's own cells differ from the claim's, or that name several places (``several dev``, ``several
test``, by claim). A label may allow several answers; ``*`` as ``when`` is not judged.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimtable.extraction import extract
from claimtable.language import load
from claimtable.places.countries import name_key
from claimtable.readers import read
from claimtable.schema import Article, Claim, Failure, Figure

LABELS = Path(__file__).parents[1] / "tests" / "data" / "figures.jsonl"
CELLS = ("predicate", "where", "when")


def labels() -> dict[str, list[dict[str, Any]]]:
    """Return the labels by article."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["article_id"], []).append(row)
    return found


def judged(text: str, claim: Claim, figure: Figure, label: dict[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each cell, whether it is right, and whether the claim's own would be."""
    places = [{name_key(text[start:end]) for start, end in answer} for answer in label["where"]]
    for cell, own, of_claim in (
        ("predicate", figure.predicate, claim.predicate),
        ("when", figure.when.value if figure.when else "", claim.when.value if claim.when else ""),
    ):
        asked = label[cell]
        yield cell, asked == ["*"] or own in asked, asked == ["*"] or of_claim in asked
    own_places = {name_key(place.text) for place in figure.places}
    yield "where", own_places in places, {name_key(p.text) for p in claim.places if p.use == "place"} in places


def main(paths: Sequence[str]) -> None:
    wanted = labels()
    articles = [one for one in read(paths) if isinstance(one, Article) and one.id in wanted]
    right, whole, total, missed = Counter[Any](), Counter[Any](), Counter[str](), Counter[str]()
    for outcome in extract(articles, load()):
        if isinstance(outcome, Failure):
            continue
        article, claims = outcome
        figures = {
            (figure.start, figure.end): (claim, figure) for claim in reversed(claims) for figure in claim.quantities
        }
        for label in wanted[article.id]:
            found = figures.get((label["start"], label["end"]))
            if found is None:
                missed[label["part"]] += 1
                continue
            total[label["part"]] += 1
            for cell, is_right, claim_right in judged(article.text, *found, label):
                right[label["part"], cell] += is_right
                whole[label["part"], cell] += claim_right
    for part in sorted(total):
        cells = ", ".join(
            f"{cell} {100 * right[part, cell] / total[part]:.1f} ({100 * whole[part, cell] / total[part]:.1f})"
            for cell in CELLS
        )
        print(f"{part}: {total[part]} figures, {missed[part]} not found; {cells}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", help="files of the annotated articles")
    main(parser.parse_args().articles)
