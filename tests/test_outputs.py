"""What a command may write to: an output that is an input, or a file of another kind, is refused before any work."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.errors import OptionError, WriteError
from claimtable.jobs import annotate_to, extract_to
from claimtable.outputs import check_model_folder, check_output_file, kind_of
from claimtable.schema import Failure
from claimtable.table import claim_record
from claimtable.writers import open_writer
from newsstore import CLAIMS, make_store, write_lines
from test_table import claim

ARTICLE = '{"id": "a", "text": "Ten ships sank, the navy said."}\n'
RUN = '{"settings": {}, "models": {}, "libraries": {}, "inputs": ""}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an article, a claims table, a store, a run and things of the user's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text(ARTICLE)
    (tmp_path / "x.txt").write_text("Ten ships sank, the navy said.")
    (tmp_path / "quotes.csv").write_text("quote,speaker\nten ships sank,the navy\n")
    (tmp_path / "aliases.csv").write_text("alias,name\nA,B\n")
    (tmp_path / "budget.csv").write_text("item,euros\nrent,900\n")
    (tmp_path / "notes.md").write_text("# Do not forget\n")
    make_store(tmp_path)
    with open_writer("claims.csv") as writer:
        writer.write([claim()])
    run = tmp_path / "run"
    (run / "articles").mkdir(parents=True)
    (run / "run.json").write_text(RUN)
    (run / "part-000000.csv").write_text((tmp_path / "claims.csv").read_text())
    return tmp_path


def typed(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments)


def refused(folder: Path, *arguments: str, told: str = "") -> None:
    """Check that a command is refused as wrong usage and no file has changed."""
    before = contents(folder)
    done = typed(*arguments)
    assert isinstance(done.exception, OptionError), (done.exception, done.output)
    assert told in str(done.exception)
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.jsonl", "-o", "a.jsonl"),
        ("extract", "x.txt", "a.jsonl", "-o", "./a.jsonl"),
        ("extract", "a.jsonl", "-o", "{folder}/run/../a.jsonl"),
        ("extract", "*.jsonl", "-o", "a.jsonl"),
        ("extract", ".", "-o", "a.jsonl"),
        ("extract", "x.txt", "--aliases", "aliases.csv", "-o", "aliases.csv"),
        ("annotate", "x.txt", "-o", "x.txt"),
        ("annotate", "{folder}", "-o", "x.txt"),
        ("verify", "--file", "quotes.csv", "-o", "quotes.csv", "--in", "claims.db"),
        ("verify", "--article", "x.txt", "-o", "x.txt", "--in", "claims.db"),
        ("verify", "a quote of words", "-o", "claims.db", "--in", "claims.db"),
        ("index", "claims.csv", "-o", "claims.csv"),
        ("index", "claims.csv", "--articles", "a.jsonl", "-o", "a.jsonl"),
    ],
)
def test_an_output_that_is_an_input_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    refused(folder, *(part.format(folder=folder) for part in arguments), told="is an input")


LINKS: dict[str, Callable[[Path], None]] = {
    "symbolic": lambda link: link.symlink_to("a.jsonl"),
    "hard": lambda link: os.link("a.jsonl", link),
    "a link in another folder": lambda link: link.symlink_to("../" + Path.cwd().name + "/a.jsonl"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_an_output_that_leads_to_an_input_is_refused(folder: Path, kind: str) -> None:
    LINKS[kind](folder / "link.jsonl")
    refused(folder, "extract", "a.jsonl", "-o", "link.jsonl", told="is an input")
    refused(folder, "extract", "link.jsonl", "-o", "a.jsonl", told="is an input")


def test_an_output_behind_a_link_in_an_input_folder_is_refused(folder: Path) -> None:
    (folder / "in" / "below").mkdir(parents=True)
    (folder / "in" / "below" / "linked.txt").symlink_to(folder / "x.txt")
    (folder / "in" / "loop").symlink_to(folder / "in")
    (folder / "in" / "itself").symlink_to("itself")
    refused(folder, "annotate", "in", "-o", "x.txt", told="is an input")


def test_standard_input_from_the_output_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "a.jsonl").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        with pytest.raises(OptionError, match="is an input"):
            check_output_file("a.jsonl", "claims", inputs=["-"])


def test_standard_output_into_an_input_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "a.jsonl").open("a") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        with pytest.raises(OptionError, match="leads into an input"):
            check_output_file("-", "claims", inputs=["./a.jsonl"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extract", "x.txt", "-o", "budget.csv"), "something that claimtable did not write"),
        (("extract", "x.txt", "-o", "a.jsonl"), "something that claimtable did not write"),
        (("extract", "x.txt", "-o", "run/part-000000.csv"), "part of the run"),
        (("extract", "x.txt", "-o", "run/part-000001.csv"), "part of the run"),
        (("annotate", "x.txt", "-o", "claims.csv"), "a table of claims, not annotations"),
        (("annotate", "x.txt", "-o", "notes.md"), "something that claimtable did not write"),
        (("annotate", "x.txt", "-o", "claims.db"), "a claims store"),
        (("annotate", "x.txt", "-o", "run/articles/part-000000.jsonl"), "part of the run"),
        (("annotate", "x.txt", "-o", "run/run.json"), "part of the run"),
        (("verify", "a quote of words", "-o", "claims.csv", "--in", "claims.db"), "a table of claims"),
        (("verify", "a quote of words", "-o", "notes.md", "--in", "claims.db"), "did not write"),
        (("merge", "run", "-o", "run/part-000000.csv", "--partial"), "part of the run"),
        (("merge", "run", "-o", "budget.csv", "--partial"), "did not write"),
        (("index", "claims.csv", "-o", "budget.csv"), "did not write, not a claims store"),
        (("run", "a.jsonl", "-o", "budget.csv"), "is a file; name a folder"),
    ],
)
def test_a_file_of_another_kind_is_refused(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    refused(folder, *arguments, told=told)


def test_a_database_of_another_program_is_refused(folder: Path) -> None:
    with sqlite3.connect("other.db") as connection:
        connection.execute("CREATE TABLE mine (a)")
    refused(folder, "index", "claims.csv", "-o", "other.db", told="an SQLite database")


def test_a_file_beside_the_store_that_is_not_its_description_is_refused(folder: Path) -> None:
    (folder / "new.metadata.json").write_text('{"title": "mine"}')
    refused(folder, "index", "claims.csv", "-o", "new.db", told="new.metadata.json")


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("run", "is a folder; name a file"),
        ("link", "is a folder; name a file"),
        ("a" * 300 + ".csv", "too long"),
        ("", "name a file"),
        ("s3://bucket/claims.csv", "name a file on this machine"),
    ],
)
def test_what_can_be_no_file_is_refused(folder: Path, output: str, told: str) -> None:
    (folder / "link").symlink_to("run")
    with pytest.raises(OptionError, match=told):
        check_output_file(output, "claims")


def test_a_place_that_can_be_no_folder_is_told_before_any_work(folder: Path) -> None:
    with pytest.raises(WriteError, match="is no folder"):
        check_output_file("x.txt/claims.csv", "claims")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told_before_any_work(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    with pytest.raises(WriteError, match="may not be written to"):
        check_output_file("closed/claims.csv", "claims")


def test_what_the_command_wrote_before_is_replaced(folder: Path) -> None:
    (folder / "empty.csv").touch()
    (folder / "dangling.csv").symlink_to("new/claims.csv")
    for output in ("claims.csv", "empty.csv", "dangling.csv", "new/claims.csv", os.devnull):
        check_output_file(output, "claims", inputs=["."])
    check_output_file("claims.db", "store", inputs=["claims.csv"])
    check_output_file("run/claims.csv", "claims", inputs=["run"])


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_table_of_claims_is_known_by_its_content(tmp_path: Path, suffix: str) -> None:
    with open_writer(str(tmp_path / f"claims{suffix}")) as writer:
        writer.write([claim()])
    assert kind_of(str(tmp_path / f"claims{suffix}")) == "claims"


@pytest.mark.parametrize("excel", [True, False])
def test_a_table_without_claims_is_one(tmp_path: Path, excel: bool) -> None:
    with open_writer(str(tmp_path / "claims.csv"), excel=excel):
        pass
    assert kind_of(str(tmp_path / "claims.csv")) == "claims"


@pytest.mark.parametrize("name", ["verdicts.csv", "verdicts.jsonl", "verdicts.md", "verdicts.txt"])
def test_verdicts_are_replaced_by_verdicts(folder: Path, name: str) -> None:
    for _ in range(2):
        done = typed("verify", "nobody at the port has lost a job since March", "-o", name, "--in", "claims.db")
        assert done.exit_code == 0, done.exception
    assert kind_of(name) == "verdicts"


def test_a_store_and_what_is_beside_it_are_added_to(folder: Path) -> None:
    claims = write_lines(folder / "more.jsonl", CLAIMS)
    for _ in range(2):
        assert typed("index", claims, "-o", "new/claims.db").exit_code == 0


class TestNothingIsReplacedByNothing:
    FAILURES = (Failure("a.txt", "there is no such file"),)

    @pytest.mark.parametrize("job", [extract_to, annotate_to])
    def test_where_no_article_could_be_read(self, tmp_path: Path, nlp: Any, job: Any) -> None:
        (tmp_path / "out.jsonl").write_text("the last good result")
        summary = job(str(tmp_path / "out.jsonl"), self.FAILURES, nlp)
        assert summary.exit_code == 1
        assert (tmp_path / "out.jsonl").read_text() == "the last good result"
        assert job(str(tmp_path / "new.jsonl"), self.FAILURES, nlp).exit_code == 1
        assert not (tmp_path / "new.jsonl").exists()

    def test_where_there_is_no_quote_to_check(self, folder: Path) -> None:
        (folder / "none.csv").write_text("quote,speaker\n")
        (folder / "draft.txt").write_text("Nobody is quoted here.")
        (folder / "verdicts.csv").write_text("id,quote,verdict\n1,a,verbatim\n")
        before = (folder / "verdicts.csv").read_bytes()
        verify = ("verify", "-o", "verdicts.csv", "--in", "claims.db")
        assert typed(*verify, "--file", "none.csv").exit_code == 1
        assert typed(*verify, "--article", "draft.txt").exit_code == 0
        assert (folder / "verdicts.csv").read_bytes() == before

    def test_where_a_run_has_no_parts(self, folder: Path) -> None:
        (folder / "bare").mkdir()
        (folder / "bare" / "run.json").write_text(RUN)
        before = contents(folder)
        done = typed("merge", "bare", "-o", "claims.csv", "--partial")
        assert done.exit_code == 1
        assert contents(folder) == before

    def test_where_a_run_is_begun_anew_on_nothing(self, folder: Path) -> None:
        before = contents(folder)
        done = typed("run", "nowhere", "-o", "run", "--fresh")
        assert done.exit_code != 0
        assert contents(folder) == {**before, str(folder / "run" / ".lock"): b""}


def test_a_folder_with_a_run_of_another_program_is_not_cleared(folder: Path) -> None:
    (folder / "theirs" / "work").mkdir(parents=True)
    (folder / "theirs" / "work" / "thesis.txt").write_text("years of work")
    (folder / "theirs" / "run.json").write_text('{"experiment": 7}')
    done = typed("run", "a.jsonl", "-o", "theirs", "--fresh")
    assert isinstance(done.exception, OptionError)
    assert "holds no run" in str(done.exception)
    assert (folder / "theirs" / "work" / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("out", "told"),
    [("budget.csv", "is a file"), (".", "is an input"), ("theirs", "README.md, which would be overwritten")],
)
def test_a_model_is_not_trained_over_other_files(folder: Path, out: str, told: str) -> None:
    (folder / "theirs").mkdir()
    (folder / "theirs" / "README.md").write_text("mine")
    with pytest.raises(OptionError, match=told):
        check_model_folder(out, inputs=["."])


def test_a_model_is_trained_over_a_model_or_into_a_new_folder(folder: Path) -> None:
    (folder / "model").mkdir()
    (folder / "model" / "meta.json").write_text('{"format": 1, "labels": ["O"]}')
    for out in ("model", "new", "run"):
        check_model_folder(out, inputs=["."])


def test_the_confidence_is_printed_with_two_decimals(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.csv")) as writer:
        writer.write([replace(claim(), confidence=0.8999), replace(claim(), confidence=None)])
    first, second = csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text()))
    assert (first["confidence"], second["confidence"]) == ("0.90", "")
    assert claim_record(replace(claim(), confidence=0.8999))["confidence"] == 0.9
