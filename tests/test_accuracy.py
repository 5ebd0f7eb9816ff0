"""Accuracy is a gate: the floors lie in data/floors.json beside the checksum of the gold that they belong to.

The corpus is ours and always there; the reference data may be absent. A floor is lowered only on purpose.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from claimtable.evaluation import Scores, evaluate, evaluate_file, read_gold
from claimtable.language import load

ROOT = Path(__file__).parents[1]
FLOORS = json.loads((ROOT / "tests" / "data" / "floors.json").read_text(encoding="utf-8"))


def below(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Return the measures whose F1 in percent lies below their floor."""
    return [
        f"{name}: {100 * scores[name].f1:.1f} < {floor}"
        for name, floor in floors.items()
        if 100 * scores[name].f1 < floor
    ]


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_does_not_fall(name: str) -> None:
    gate = FLOORS[name]
    gold, articles = (ROOT / gate["gold"]).resolve(), (ROOT / gate["articles"]).resolve()
    if not gold.exists():
        pytest.skip(f"{gate['gold']} is not on this machine")
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == gate["sha256"], "the gold changed: measure the floors again"
    nlp = load()
    assert not below(evaluate_file(gold, articles, nlp), gate["floors"])


def test_the_gate_can_fail() -> None:
    gold = read_gold(ROOT / "corpus" / "gold.jsonl")
    assert below(evaluate(gold, []), FLOORS["corpus"]["floors"])
