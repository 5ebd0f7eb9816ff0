"""Measure "how many": accuracy on reference sets in ../shared and on our own sentences, and the time that it adds.

    python benchmarks/quantities.py [--shared ../shared]

Prints, for NewsQuant's development sentences, the F1 of value, value+unit and value+change by the published metric; for
the claims gold, value, value+modifier and value+unit of the quantities inside gold claims; for our own sentences the
same; and CPU milliseconds a sentence, next to the model's own. Sets that are not on this machine are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimtable import layers
from claimtable.components.quantities import find_quantities
from claimtable.language import PIPES, load
from claimtable.quantity.values import quantities_of
from claimtable.schema import Quantity

ROOT = Path(__file__).parents[1]
Key = tuple[Any, ...]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def quantities(nlp: Language, texts: list[str]) -> tuple[list[list[Quantity]], float, float]:
    """Return the quantities of each text, the CPU seconds that they took, and those of the model."""
    began = time.process_time()
    docs = list(nlp.pipe(texts))
    model = time.process_time() - began
    began = time.process_time()
    found = []
    for doc in docs:
        layers.set_spans(doc, layers.QUANTITIES, find_quantities(doc))
        found.append(quantities_of(doc))
    return found, time.process_time() - began, model


def newsquant(nlp: Language, shared: Path) -> None:
    gold = shared / "data/quantities/NewsQuant.dev.json"
    texts = [item["text"] for item in json.loads(gold.read_text(encoding="utf-8"))]
    found, ours, model = quantities(nlp, texts)
    with tempfile.TemporaryDirectory() as folder:
        annotations, converted = Path(folder) / "annotations.jsonl", Path(folder) / "predictions.json"
        rows = [
            {
                "article_id": f"nq-{number}",
                "quantities": [{**asdict(one), "change": one.change or None} for one in each],
            }
            for number, each in enumerate(found)
        ]
        annotations.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tools = shared / "eval"
        subprocess.run([sys.executable, tools / "newsquant_predictions.py", annotations, gold, converted], check=True)
        subprocess.run([sys.executable, tools / "score_quantities.py", gold, converted], check=True)
    count = len(texts)
    print(f"CPU ms a sentence: quantities {1000 * ours / count:.2f}, the model {1000 * model / count:.2f}")


def keys(value: float, modifier: str, unit: str) -> dict[str, Key]:
    plain = (round(value, 4),)
    return {"value": plain, "value+modifier": (*plain, modifier), "value+unit": (*plain, unit.lower())}


def score(name: str, pairs: list[tuple[list[dict[str, Any]], list[Quantity]]]) -> None:
    """Print F1 for gold quantities against found ones, text by text."""
    for slot in ("value", "value+modifier", "value+unit"):
        hits = wanted = given = 0
        for gold, found in pairs:
            rest = [keys(one.value, one.modifier, one.unit)[slot] for one in found]
            given, wanted = given + len(rest), wanted + len(gold)
            for one in gold:
                key = keys(float(one["value"]), one["modifier"], one["unit"])[slot]
                if key in rest:
                    rest.remove(key)
                    hits += 1
        print(f"{name} {slot:15s} F1 {200 * hits / (wanted + given):.1f}  ({hits} hit, {wanted} gold, {given} found)")


def claims(nlp: Language, shared: Path) -> None:
    articles = {row["article_id"]: row["text"] for row in read_jsonl(shared / "data/claims/articles.dev.jsonl")}
    found = dict(zip(articles, quantities(nlp, list(articles.values()))[0], strict=True))
    pairs = [
        (claim["quantities"], [one for one in found[row["article_id"]] if inside(one, claim["spans"])])
        for row in read_jsonl(shared / "data/claims/gold.dev.jsonl")
        for claim in row["claims"]
    ]
    score("claims gold", pairs)


def inside(quantity: Quantity, spans: list[list[int]]) -> bool:
    return any(start <= quantity.start and quantity.end <= end for start, end in spans)


def labelled(nlp: Language, name: str, rows: list[dict[str, Any]]) -> None:
    found, _, _ = quantities(nlp, [row["text"] for row in rows])
    score(name, list(zip([row["quantities"] for row in rows], found, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    nlp = load(exclude=PIPES)
    labelled(nlp, "own sentences", read_jsonl(ROOT / "tests/data/quantities.jsonl"))
    blind = read_jsonl(ROOT / "tests/data/quantities-blind.jsonl")
    for part in ("first", "second", "third", "fourth"):
        labelled(nlp, f"blind sentences, {part} set", [row for row in blind if row["set"] == part])
    if (shared / "data").is_dir():
        newsquant(nlp, shared)
        claims(nlp, shared)


if __name__ == "__main__":
    main()
