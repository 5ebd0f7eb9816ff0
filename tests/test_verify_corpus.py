"""Verdicts on the quotations of our own corpus, as they are printed and with one word changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtable.store import Store, index
from claimtable.verify import verify
from conftest import ROOT
from newsstore import write_lines

ARTICLES = [json.loads(line) for line in (ROOT / "corpus" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
GOLD = [json.loads(line) for line in (ROOT / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
TEXTS = {article["article_id"]: article["text"] for article in ARTICLES}


def records() -> Iterator[dict[str, Any]]:
    for article in GOLD:
        text = TEXTS[article["article_id"]]
        for number, claim in enumerate(article["claims"]):
            spans = claim["spans"]
            yield {
                "claim_id": f"{article['article_id']}-{number}",
                "article_id": article["article_id"],
                "kind": claim["kind"],
                "claim": " ".join(text[start:end] for start, end in spans),
                "spans": spans,
                "start": spans[0][0],
                "end": spans[-1][1],
                "speaker": claim["speaker"],
            }


DIRECT = [claim for claim in records() if claim["kind"] == "direct" and len(claim["claim"].split()) >= 6]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("corpus")
    claims = write_lines(folder / "claims.jsonl", list(records()))
    done = index([claims], str(folder / "claims.db"), articles=[str(ROOT / "corpus" / "articles.jsonl")])
    assert (done.misplaced, done.without_text) == (0, 0)
    with Store(str(folder / "claims.db")) as opened:
        yield opened


def test_quotations_are_verbatim_and_by_their_speakers(store: Store) -> None:
    for claim in DIRECT:
        found = verify(claim["claim"], store, claim["speaker"])[0]
        assert found.verdict in ("verbatim", "editorial"), claim["claim"]
        assert found.matches[0].article_id == claim["article_id"]


def test_a_speaker_of_another_article_is_told(store: Store) -> None:
    for claim in DIRECT:
        if claim["speaker"]:
            assert verify(claim["claim"], store, "Zebedee Quillfeather")[0].verdict == "misattributed"


def test_a_changed_word_is_never_faithful(store: Store) -> None:
    for claim in DIRECT:
        words = claim["claim"].split()
        longest = max(words[1:-1], key=len)
        changed = re.sub(rf"\b{re.escape(longest)}", "zucchini", claim["claim"], count=1)
        assert verify(changed, store)[0].verdict == "altered", changed


def test_a_negation_is_always_told(store: Store) -> None:
    for claim in DIRECT:
        changed = re.sub(r"\b(is|are|was|were|will|can|have|has)\b(?! not)", r"\1 not", claim["claim"], count=1)
        if changed != claim["claim"]:
            assert verify(changed, store)[0].alterations[:1] == ("negation",), changed
