"""Some of the articles: the first ones, or a sample that a seed decides; and what would be read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimtable import doctor
from claimtable.cli import app
from claimtable.doctor import diagnose, diagnosis_lines
from claimtable.errors import OptionError
from claimtable.jobs import Summary, planned, summary_record
from claimtable.picking import Item, first, sample
from claimtable.schema import Article, Failure


def items(number: int, *, failures: bool = True) -> list[Item]:
    found: list[Item] = []
    for index in range(number):
        found.append(Article(str(index), "text"))
        if failures:
            found.append(Failure(f"{index}.txt", "empty"))
    return found


def ids(found: list[Item]) -> list[str]:
    return [item.id for item in found if isinstance(item, Article)]


def test_the_first_articles_are_counted_without_failures_and_nothing_behind_them_is_read() -> None:
    stream = iter(items(5))
    found = list(first(stream, 2))
    assert ids(found) == ["0", "1"]
    assert isinstance(next(stream), Failure)
    assert ids(list(stream)) == ["2", "3", "4"]


@pytest.mark.parametrize("number", [1, 3, 10, 50])
def test_a_sample_has_its_size_its_order_and_every_failure(number: int) -> None:
    found = list(sample(items(20), number, seed=1))
    chosen = [int(name) for name in ids(found)]
    assert len(chosen) == min(number, 20)
    assert chosen == sorted(chosen)
    assert sum(isinstance(item, Failure) for item in found) == 20


def test_a_seed_decides_the_sample() -> None:
    assert ids(list(sample(items(50), 5, seed=3))) == ids(list(sample(items(50), 5, seed=3)))
    assert ids(list(sample(items(50), 5, seed=3))) != ids(list(sample(items(50), 5, seed=4)))


def test_every_article_is_as_likely_as_any_other() -> None:
    drawn = Counter(name for seed in range(2000) for name in ids(list(sample(items(10, failures=False), 3, seed))))
    assert all(500 < drawn[str(index)] < 700 for index in range(10))


def test_a_plan_names_what_would_be_read_and_what_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl.gz", "c.exe", "README.md"):
        (tmp_path / name).write_text("x")
    lines = [line for line, _ in planned([str(tmp_path), str(tmp_path / "gone.txt")])]
    assert lines[0].startswith("passed over: ")
    assert f"read as text: {tmp_path / 'a.txt'}" in lines
    assert any(line.startswith("read as jsonl: ") for line in lines)
    assert any(line.startswith("passed over: ") and "c.exe" in line for line in lines)
    assert lines[-1].startswith("fails: ")


def test_a_dry_run_reads_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    done = CliRunner().invoke(app, ["extract", str(tmp_path), "-o", str(tmp_path / "claims.csv"), "--dry-run"])
    assert (done.exit_code, done.output) == (0, f"read as text: {tmp_path / 'a.txt'}\n")
    assert not (tmp_path / "claims.csv").exists()
    assert CliRunner().invoke(app, ["extract", str(tmp_path / "gone"), "--dry-run"]).exit_code == 1


def test_a_summary_is_a_record_too() -> None:
    summary = Summary()
    summary.fail(Failure("a.txt", "empty", 3))
    record = json.loads(json.dumps(summary_record(summary)))
    assert (record["articles"], record["exit_code"]) == (0, 1)
    assert record["failures"][0]["line"] == 3


def test_an_unknown_form_of_the_summary_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "gone"), "--summary", "xml"])
    assert isinstance(done.exception, OptionError)


def test_the_doctor_finds_what_is_there() -> None:
    found = diagnose()
    assert (found.exit_code, found.language_model, found.attribution_model) == (0, "there", "there")
    done = CliRunner().invoke(app, ["doctor", "--format", "json"])
    assert json.loads(done.output)["libraries"]["spacy"]


def test_the_doctor_says_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    requirements = ["spacy", 'no-such-package>=1; extra == "pdf"', 'pytest>=8; extra == "dev"']
    monkeypatch.setattr(doctor, "requires", lambda name: requirements)
    found = diagnose("en_core_web_none")
    lines = list(diagnosis_lines(found))
    assert found.exit_code == 1
    assert "extra pdf: missing no-such-package (python -m pip install 'claimtable[pdf]')" in lines
    assert any("pip install en-core-web-none" in line for line in lines)
