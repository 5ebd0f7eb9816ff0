"""``claimtable run`` and ``claimtable merge`` as a user types them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from claimtable import cli
from claimtable.cli import run
from claimtable.errors import WriteError

Type = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Run a command in this process; gives its exit code and what it told on standard error."""

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["claimtable", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0), capsys.readouterr().err

    return run


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A run in processes of its own, with the real models."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "in").mkdir()
    (folder / "in" / "2021-05-03-boats.txt").write_text("About 40 boats left Genoa on Sunday, Ada Ricci said.")
    (folder / "in" / "wire.json").write_text('[{"maintext": "Four boats sank, Ada Ricci said on Monday morning."}]')
    (folder / "in" / "binary.txt").write_bytes(bytes(range(256)) * 8)
    options = ("--workers", "1", "--parts", "jsonl", "--keep-text", "--figures", "--log-json")
    command = [sys.executable, "-m", "claimtable", "run", str(folder / "in"), "-o", str(folder / "out"), *options]
    environment = {**os.environ, "NO_COLOR": "1"}
    return folder, subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)


def test_a_run_ends_with_a_summary_and_exit_code_3_when_an_article_failed(done):
    folder, process = done
    assert process.returncode == 3, process.stderr
    assert "2 articles, 2 claims in 1 part; this took" in process.stderr
    assert "fields used: text=maintext\n" in process.stderr
    assert f"1 failure:\n  {folder / 'in' / 'binary.txt'}: it is no text: binary data\n" in process.stderr
    claim, _ = map(json.loads, (folder / "out" / "part-000000.jsonl").read_text().splitlines())
    article, _ = map(json.loads, (folder / "out" / "articles" / "part-000000.jsonl").read_text().splitlines())
    assert (claim["published"], claim["speaker"]) == ("2021-05-03", "Ada Ricci")
    assert article["text"][claim["start"] : claim["end"]] == claim["claim"]


def test_figures_are_a_table_of_their_own_in_the_folder(done):
    folder, _ = done
    lines = (folder / "out" / "quantities" / "part-000000.jsonl").read_text().splitlines()
    assert [(row["text"], row["value"], row["predicate"]) for row in map(json.loads, lines)] == [
        ("About 40", 40.0, "leave"),
        ("Four", 4.0, "sink"),
    ]


def test_figures_are_no_part_of_the_claims(done, typed):
    folder, _ = done
    code, told = typed("figures", str(folder / "out"), "-o", str(folder / "figures.csv"))
    assert (code, told) == (0, f"2 figures written to {folder / 'figures.csv'}\n")


def test_log_json_is_one_line_a_part(done):
    first = json.loads(done[1].stderr.splitlines()[0])
    assert first["shard"] == 0
    assert {"articles", "claims", "failures", "articles_a_second", "seconds_left"} <= first.keys()


def test_started_again_with_other_settings_it_names_them(done, typed):
    code, told = typed("run", str(done[0] / "in"), "-o", str(done[0] / "out"), "--parts", "csv")
    assert code == 2
    assert 'settings.format was "jsonl" and is "csv"' in told


def test_merge(done, typed):
    folder, _ = done
    code, told = typed("merge", str(folder / "out"), "-o", str(folder / "claims.csv"))
    assert (code, told) == (0, f"2 claims written to {folder / 'claims.csv'}\n")
    assert (folder / "claims.csv").read_text().count("\n") == 3


def test_many_failures_are_told_by_kind_with_the_file_that_names_all(tmp_path, typed):
    inputs = [str(tmp_path / f"{number}.txt") for number in range(27)]
    code, told = typed("run", *inputs, "-o", str(tmp_path / "out"))
    assert code == 1
    assert "27 failures:\n" in told
    assert f"  27 x there is no such file or folder: {inputs[0]}, {inputs[1]}, {inputs[2]}, ...\n" in told
    assert "  all of them are in failures.jsonl\n" in told


def test_the_request_to_end_that_cluster_managers_send_is_an_interrupt(capsys):
    with pytest.raises(typer.Exit) as end, run._interruptible():
        signal.raise_signal(signal.SIGTERM)
    assert end.value.exit_code == 130
    assert "the same command goes on from there" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_full_disk_says_that_what_is_done_is_kept():
    with pytest.raises(WriteError, match="No space left; what is done is kept"), run._interruptible():
        raise WriteError("No space left")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "nowhere", "-o", "{out}", "--parts", "xml"), "--parts xml: there are parquet, jsonl, csv"),
        (("run", "nowhere", "-o", "{out}", "--dedupe", "fuzzy"), "--dedupe fuzzy: there are exact, near, none"),
        (("run", "nowhere", "-o", "{out}", "--languages", "en,xx"), "--languages en,xx: 'xx' is none of ace, af,"),
        (("run", "nowhere", "-o", "{out}", "--model", "en_none"), "there is no spaCy pipeline 'en_none'"),
        (("run", "nowhere", "-o", "{out}", "--aliases", "none.csv"), "none.csv"),
        (("run", "nowhere", "-o", "memory://x"), "memory://x: memory belongs to one process"),
        (("run", "-", "-o", "{out}"), "a run cannot read standard input"),
        (("run", "corpus", "-o", "/proc/claims"), "cannot be written"),
        (("merge", "nowhere", "-o", "x.csv"), "nowhere holds no run"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_line(tmp_path, typed, arguments, told):
    code, line = typed(*(argument.format(out=tmp_path / "out") for argument in arguments))
    assert code in (1, 2)
    assert told in line
    assert line.count("\n") == 1
