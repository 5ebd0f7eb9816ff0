"""Decisions are kept over new extractions: ``extract``, ``run`` and ``index`` with ``--decisions``."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from archive_support import Chaos, SharedEngine, SimulatedPool
from claimtable import readers
from claimtable.archive import Filters, Settings, open_storage, run_archive
from claimtable.cli import app
from claimtable.extraction import extract
from claimtable.naming import text_digest
from claimtable.review.applying import Reviewer
from claimtable.review.decisions import Change, Decision, read_decisions, write_decisions

TEXTS = {
    "quay": "“We will stay until May,” said Ada Ricci, the harbour master of Genoa. About 40 boats had left on Sunday.",
    "tram": "According to the police, at least 12 people were injured on 4 March 2021 when a tram hit a bus in Linz.",
    "calm": "It was a quiet day at the port and nobody came.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    lines = [{"id": name, "text": text, "published": "2021-03-05"} for name, text in TEXTS.items()]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def decision(name: str, words: str, state: str, claim: str | None = None, **changed: Any) -> Decision:
    """What was decided of a claim that has another id now."""
    claim = f"old {words}" if claim is None else claim
    changes = {column: Change(*values) for column, values in changed.items()}
    return Decision(claim, name, text_digest(TEXTS[name]), state, changes, words, by="Mara")  # type: ignore[arg-type]


def marked(name: str, words: str) -> Decision:
    start = TEXTS[name].index(words)
    return decision(name, words, "added", claim="", spans=(None, [[start, start + len(words)]]))


FITTING = (
    decision("quay", "We will stay until May", "fixed", who=("We", "The fleet")),
    decision("quay", "About 40 boats had left on Sunday", "rejected"),
    marked("calm", "nobody came"),
)
UNFIT = (decision("tram", "nobody was hurt", "accepted"),)


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    write_decisions((*FITTING, *UNFIT), str(tmp_path / "decisions.jsonl"))
    return tmp_path / "decisions.jsonl"


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return {row["claim"]: row for row in csv.DictReader(stream)}


def check_rows(found: dict[str, dict[str, str]]) -> None:
    fixed = found["We will stay until May"]
    assert (fixed["who"], fixed["review"], fixed["reviewed_by"]) == ("The fleet", "fixed", "Mara")
    assert found["About 40 boats had left on Sunday"]["review"] == "rejected"
    assert (found["nobody came"]["article_id"], found["nobody came"]["review"]) == ("calm", "added")
    assert [row["review"] for row in found.values() if row["article_id"] == "tram"] == [""]


def test_extract_puts_decisions_into_new_rows(archive: Path, decisions: Path, tmp_path: Path, nlp: Language) -> None:
    left = tmp_path / "left.jsonl"
    done = run("extract", archive, "-o", tmp_path / "claims.csv", "--decisions", decisions, "--left", left)
    assert done.exit_code == 3
    assert "3 claims reviewed: 1 added, 1 fixed, 1 rejected" in done.output
    assert [(one.article_id, one.more) for one in read_decisions(left)] == [
        ("tram", {"misfits": ["the claim is gone"]})
    ]
    check_rows(table(tmp_path / "claims.csv"))


def test_a_confirmed_claim_is_never_too_unsure(archive: Path, tmp_path: Path, nlp: Language) -> None:
    run("extract", archive, "-o", tmp_path / "all.csv")
    sure = table(tmp_path / "all.csv")["We will stay until May"]
    confirmed = decision("quay", "We will stay until May", "accepted", claim=sure["claim_id"])
    write_decisions([confirmed], str(tmp_path / "decisions.jsonl"))
    done = run(
        *("extract", archive, "-o", tmp_path / "claims.csv", "--min-confidence", "1"),
        *("--decisions", tmp_path / "decisions.jsonl"),
    )
    assert done.exit_code == 0
    assert table(tmp_path / "claims.csv")["We will stay until May"]["confidence"] == "1.00"


def test_the_summary_as_json_counts_decisions(archive: Path, decisions: Path, tmp_path: Path, nlp: Language) -> None:
    done = run(
        *("extract", archive, "-o", tmp_path / "claims.csv", "--decisions", decisions, "--summary", "json"),
    )
    assert json.loads(done.stderr)["decisions"] == {"applied": 3, "left": 1}


def test_what_no_longer_fits_is_told_even_when_quiet(
    archive: Path, decisions: Path, tmp_path: Path, nlp: Language
) -> None:
    done = run("extract", archive, "-o", tmp_path / "claims.csv", "--decisions", decisions, "--quiet")
    assert "the claim is gone: nobody was hurt" in done.stderr


@pytest.mark.parametrize("parts", ["csv", "jsonl", "parquet"])
def test_run_puts_decisions_into_its_parts(
    archive: Path, decisions: Path, tmp_path: Path, nlp: Language, parts: str
) -> None:
    out = tmp_path / "run"
    results = {result[0].id: result for result in extract(readers.read([str(archive)]), nlp)}
    totals = run_archive(
        [str(archive)],
        open_storage(str(out)),
        pool=lambda: SimulatedPool(Chaos(random.Random(1))),
        engine=SharedEngine(results),
        settings=Settings(
            format=parts,  # type: ignore[arg-type]
            shard=1,
            filters=Filters(languages=(), min_words=3),
            reviewer=Reviewer(read_decisions(decisions)),
        ),
        timeout=0,
    )
    assert totals.exit_code == 3
    left = read_decisions(out / "decisions-left.jsonl")
    assert [(one.article_id, one.more) for one in left] == [("tram", {"misfits": ["the claim is gone"]})]
    assert "decisions that no longer fit | 1 |" in (out / "report.md").read_text()
    assert run("merge", out, "-o", tmp_path / "claims.csv").exit_code == 0
    check_rows(table(tmp_path / "claims.csv"))


def test_the_command_runs_with_decisions_and_another_file_of_them_is_another_run(
    archive: Path, decisions: Path, tmp_path: Path
) -> None:
    arguments = ("run", archive, "-o", tmp_path / "run", "--workers", "1", "--parts", "csv", "--decisions", decisions)
    done = run(*arguments)
    assert done.exit_code == 3
    assert "3 decisions put into rows, 1 no longer fit" in done.output
    assert run(*arguments).exit_code == 3
    write_decisions(FITTING, str(decisions))
    assert "holds a run of something else: settings.decisions was" in str(run(*arguments).exception)


def test_index_puts_decisions_into_the_store(archive: Path, decisions: Path, tmp_path: Path, nlp: Language) -> None:
    run("extract", archive, "-o", tmp_path / "claims.jsonl")
    done = run(
        *("index", tmp_path / "claims.jsonl", "--articles", archive, "-o", tmp_path / "claims.db"),
        *("--decisions", decisions),
    )
    assert done.exit_code == 3
    assert "1 rejected claims left out" in done.output
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        found = dict(connection.execute("SELECT claim, review FROM claims").fetchall())
    assert found.pop("We will stay until May") == "fixed"
    assert found.pop("nobody came") == "added"
    assert set(found.values()) == {None}


def test_a_rejected_claim_goes_into_no_store_and_no_list_of_speakers(
    archive: Path, tmp_path: Path, nlp: Language
) -> None:
    write_decisions([decision("quay", "We will stay until May", "rejected")], str(tmp_path / "decisions.jsonl"))
    run("extract", archive, "-o", tmp_path / "claims.jsonl", "--decisions", tmp_path / "decisions.jsonl")
    assert "Ricci" not in run("speakers", tmp_path / "claims.jsonl").output
    run("index", tmp_path / "claims.jsonl", "--articles", archive, "-o", tmp_path / "claims.db")
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        assert connection.execute("SELECT count(*) FROM claims WHERE speaker LIKE '%Ricci'").fetchone() == (0,)
