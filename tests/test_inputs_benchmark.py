"""Our own files of every kind are read, or told, as they should be."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))


def test_our_own_files():
    for module in ("trafilatura", "feedparser", "pypdf"):
        pytest.importorskip(module)
    from inputs import EXPECTED, OWN, read_own

    assert list(read_own()) == []
    there = {str(path.relative_to(OWN)) for path in OWN.rglob("*") if path.is_file()}
    assert there == set(EXPECTED)
