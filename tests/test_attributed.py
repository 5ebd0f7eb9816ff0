"""Sentences of our own with the claims that the specification gives them: linking, extents, who is no speaker."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from claimtable.extraction import claims_from_doc
from claimtable.schema import Article

Read = Callable[[str], Doc]

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "data" / "attributed.jsonl").read_text("utf-8").splitlines()
]


def _known(row: dict[str, Any]) -> Any:
    """Rows that say why they fail must fail, so that one learns when they no longer do."""
    marks = [pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []
    return pytest.param(row, id=row["id"], marks=marks)


@pytest.mark.parametrize("row", [_known(row) for row in ROWS])
def test_a_sentence_gives_its_claims(read: Read, row: dict[str, Any]) -> None:
    article = Article(row["id"], row["text"], published=date(2024, 5, 14))
    found = claims_from_doc(read(row["text"]), article)
    expected = [(kind, speaker, tuple(pieces)) for kind, speaker, *pieces in row["claims"]]
    assert [
        (claim.kind, claim.speaker.name, tuple(span.of(row["text"]) for span in claim.spans)) for claim in found
    ] == expected
