"""The scorer: right answers score 100, each kind of mistake lowers its own measure."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimtable import GoldError, Speaker, TextSpan
from claimtable.evaluation import GoldArticle, evaluate, match_claims, read_gold, scores_text
from claimtable.table import claim_record
from test_table import claim

GOLD = [GoldArticle("boats", (claim_record(claim()),), 10**9)]


def test_a_perfect_answer_scores_a_hundred() -> None:
    scores = evaluate(GOLD, [claim()])
    assert all(row.f1 == 1 for row in scores.rows.values() if row.gold)


def test_a_wrong_speaker_costs_the_speaker_and_the_row() -> None:
    scores = evaluate(GOLD, [replace(claim(), speaker=Speaker("Ugo Neri"))])
    assert scores["speaker"].f1 == scores["whole rows"].f1 == 0
    assert scores["where"].f1 == scores["claims: all"].f1 == 1


def test_a_missed_claim_misses_its_slots() -> None:
    scores = evaluate(GOLD, [])
    assert scores["claims: all"].recall == scores["who"].recall == 0


def test_an_invented_claim_costs_precision() -> None:
    scores = evaluate(GOLD, [claim(), replace(claim(), spans=(TextSpan(36, 50),))])
    assert scores["claims: all"].precision == 0.5
    assert scores["claims: all"].recall == 1


def test_half_of_the_characters_make_a_match() -> None:
    gold = [{"spans": [[0, 10]]}]
    assert match_claims(gold, [{"spans": [[0, 5]]}]) == [(0, 0, 0.5)]
    assert match_claims(gold, [{"spans": [[0, 4]]}]) == []


def test_the_better_pair_comes_first() -> None:
    pairs = match_claims([{"spans": [[0, 10]]}], [{"spans": [[0, 8]]}, {"spans": [[0, 10]]}])
    assert [(i, j) for i, j, _ in pairs] == [(0, 1)]


def test_claims_behind_the_annotated_part_do_not_count() -> None:
    scores = evaluate([GoldArticle("boats", (), 0)], [claim()])
    assert scores["claims: all"].found == 0


@pytest.mark.parametrize("line", ["no json", '{"article_id": "x"}', '{"article_id": "x", "claims": [{}]}', ""])
def test_gold_that_is_none_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl"):
        read_gold(path)


def test_scores_are_shown_as_text_and_as_json() -> None:
    scores = evaluate(GOLD, [claim()])
    assert "claims: all                 100.0  100.0  100.0   1 / 1 / 1" in scores_text(scores)
    assert json.loads(scores_text(scores, "json"))["who"]["f1"] == 100
