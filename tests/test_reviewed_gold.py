"""Reviewed claims as gold: precision of every column on one's own archive, another table measured, training."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.cli.train import _with_reviewed
from claimtable.cli.train_options import Examples, Target
from claimtable.errors import GoldError, OptionError
from claimtable.evaluation import read_gold
from claimtable.naming import text_digest
from claimtable.review.decisions import Change, Decision, write_decisions
from claimtable.review.gold import review_of
from claimtable.review.precision import Measured, measure, wilson
from newsstore import ARTICLES, CLAIMS, HARBOUR, UNION, write_lines

HARBOUR_CLAIMS = [row for row in CLAIMS if row["article_id"] == "harbour"]
UNION_CLAIMS = [row for row in CLAIMS if row["article_id"] == "union"]


def decide(row: dict[str, Any], state: str = "accepted", **after: Any) -> Decision:
    changes = {name: Change(row[name], value) for name, value in after.items()}
    text = HARBOUR if row["article_id"] == "harbour" else UNION
    digest = text_digest(text)
    return Decision(row["claim_id"], row["article_id"], digest, state, changes, row["claim"])  # type: ignore[arg-type]


def missed(words: str) -> Decision:
    place = [[UNION.index(words), UNION.index(words) + len(words)]]
    return Decision("", "union", text_digest(UNION), "added", {"spans": Change(None, place)}, words)


#: of the six claims of "harbour" five are decided, of "union" all three, and one missed claim is marked
DECISIONS = [
    decide(HARBOUR_CLAIMS[0]),
    decide(HARBOUR_CLAIMS[1], "fixed", speaker="Petter Lund", who="We"),
    decide(HARBOUR_CLAIMS[2], "rejected"),
    decide(HARBOUR_CLAIMS[3], "fixed", where=["Bergen"]),
    decide(HARBOUR_CLAIMS[4], "later"),
    *(decide(row) for row in UNION_CLAIMS[:2]),
    decide(UNION_CLAIMS[2], "rejected"),
    missed("Dockers walked out on Tuesday"),
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    write_decisions(DECISIONS, str(tmp_path / "decisions.jsonl"))
    write_lines(tmp_path / "claims.articles.jsonl", ARTICLES)
    return str(tmp_path / "decisions.jsonl"), write_lines(tmp_path / "claims.jsonl", CLAIMS)


@pytest.fixture
def measured(files: tuple[str, str]) -> Measured:
    return measure(review_of(DECISIONS, [files[1]]))


def test_a_rejected_claim_was_none(measured: Measured) -> None:
    assert (measured.claims.right, measured.claims.given) == (5, 7)


@pytest.mark.parametrize(
    ("column", "right", "given", "filled"),
    [("speaker", 4, 5, 0), ("who", 0, 0, 1), ("where", 0, 1, 0), ("quantities", 1, 1, 0), ("kind", 5, 5, 0)],
)
def test_a_cell_is_right_unless_it_was_changed(
    measured: Measured, column: str, right: int, given: int, filled: int
) -> None:
    found = next(one for one in measured.columns if one.name == column)
    assert (found.right, found.given, found.missed) == (right, given, filled)


def test_a_row_is_right_when_all_of_its_cells_are(measured: Measured) -> None:
    assert (measured.rows.right, measured.rows.given) == (3, 7)


def test_recall_counts_articles_with_all_claims_decided_and_marked_ones(measured: Measured) -> None:
    assert (measured.whole_articles, measured.articles) == (1, 2)
    assert (measured.recall.right, measured.recall.given) == (2, 3)


def test_wilsons_interval() -> None:
    assert wilson(9, 10) == pytest.approx((0.59585, 0.98212), abs=1e-5)
    assert wilson(0, 10) == pytest.approx((0.0, 0.27753), abs=1e-5)
    assert wilson(10, 10) == pytest.approx((0.72247, 1.0), abs=1e-5)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def test_the_command_shows_precision_with_intervals_and_says_what_recall_is_worth(files: tuple[str, str]) -> None:
    done = run("evaluate", "--decisions", *files)
    assert done.exit_code == 0, done.exception
    lines = done.output.splitlines()
    assert lines[0] == "7 claims decided in 2 articles"
    assert "claims           71.4    35.9 to 91.8       5 / 7" in lines
    assert "speaker          80.0    37.6 to 96.4       4 / 5" in lines
    assert "recall: at most 66.7 in 1 article with all claims decided;" in lines
    assert "1 missed claim marked there, and what nobody looked for is not counted" in lines


def test_the_command_gives_json(files: tuple[str, str]) -> None:
    record = json.loads(run("evaluate", "--decisions", *files, "--format", "json").output)
    assert record["speaker"] == {"share": 0.8, "interval": [0.3755, 0.9638], "right": 4, "given": 5, "missed": 0}
    assert record["whole_articles"] == 1


def test_a_table_that_holds_its_decisions_is_told(files: tuple[str, str], tmp_path: Path) -> None:
    run("apply", *files, "-o", str(tmp_path / "reviewed.jsonl"))
    assert "hold decisions already" in run("evaluate", "--decisions", files[0], str(tmp_path / "reviewed.jsonl")).output


def test_another_table_of_the_same_articles_is_measured(files: tuple[str, str], tmp_path: Path) -> None:
    newer = [row | {"speaker": "Tove Dahl, union"} for row in UNION_CLAIMS[:1]]
    done = run("evaluate", "--decisions", *files, write_lines(tmp_path / "newer.jsonl", newer), "--format", "json")
    record = json.loads(done.output)
    assert record["claims: all"] == {"precision": 100, "recall": 33.33, "f1": 50, "hits": 1, "gold": 3, "found": 1}
    assert record["speaker"]["hits"] == 0


def test_a_reviewer_s_claims_are_gold_to_train_with(files: tuple[str, str], tmp_path: Path) -> None:
    examples = Examples(decisions=Path(files[0]), claims=Path(files[1]))
    found = _with_reviewed(Target.places, examples, tmp_path)
    assert found.articles is not None
    assert found.gold is not None
    texts = [json.loads(line) for line in found.articles[0].read_text().splitlines()]
    gold = read_gold(found.gold[0])
    assert [one["article_id"] for one in texts] == [one.article_id for one in gold] == ["harbour", "union"]
    assert [len(one.claims) for one in gold] == [3, 3]
    assert gold[0].claims[2]["where"] == ["Bergen"]


def test_what_learns_from_no_claims_takes_articles_that_were_decided_whole(
    files: tuple[str, str], tmp_path: Path
) -> None:
    examples = Examples(decisions=Path(files[0]), claims=Path(files[1]))
    found = _with_reviewed(Target.certainty, examples, tmp_path)
    assert found.gold is not None
    assert [one.article_id for one in read_gold(found.gold[0])] == ["union"]


def test_training_with_decisions_needs_their_claims_and_texts(files: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="--decisions needs --claims"):
        _with_reviewed(Target.places, Examples(decisions=Path(files[0])), tmp_path)
    (tmp_path / "claims.articles.jsonl").unlink()
    with pytest.raises(GoldError, match="the text of 2 reviewed articles is missing"):
        _with_reviewed(Target.places, Examples(decisions=Path(files[0]), claims=Path(files[1])), tmp_path)


def test_the_texts_may_be_the_articles_without_gold(files: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "claims.articles.jsonl").rename(tmp_path / "texts.jsonl")
    other = tmp_path / "other.jsonl"
    examples = Examples(
        articles=[other, tmp_path / "texts.jsonl"],
        gold=[other],
        decisions=Path(files[0]),
        claims=Path(files[1]),
    )
    found = _with_reviewed(Target.places, examples, tmp_path)
    assert found.articles == [other, tmp_path / "reviewed.articles.jsonl"]
    assert found.gold == [other, tmp_path / "reviewed.gold.jsonl"]
