"""The command line as a user runs it: files, pipes, summaries, exit codes, errors."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STORY = "About 40 boats left Genoa on Sunday, harbour master Ada Ricci said.\n\n“We counted 300 people,” she said.\n"


def run(*arguments: str, stdin: str | bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "claimtable", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env={**os.environ, **env},
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "2021-05-03-boats.txt").write_text(STORY, encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "empty.txt").write_text("")
    (folder / "digits.txt").write_text("1 2 3 4 5")
    lines = [
        '{"id": "a", "text": "Ten ships sank, the navy said.", "published": "2020-01-31"}',
        "no json",
        '{"id": "b"}',
    ]
    (folder / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def mixed(folder: Path) -> tuple[subprocess.CompletedProcess[str], list[dict[str, str]]]:
    out = folder.parent / "claims.csv"
    done = run("extract", str(folder), "-o", str(out))
    return done, list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8"))))


def test_bad_inputs_do_not_stop_a_run(mixed: tuple[subprocess.CompletedProcess[str], list[dict[str, str]]]) -> None:
    done, rows = mixed
    assert done.returncode == 3
    assert {row["article_id"] for row in rows} == {"2021-05-03-boats", "a"}


@pytest.mark.parametrize("name", ["binary.txt", "empty.txt", "digits.txt", "more.jsonl:2", "more.jsonl:3"])
def test_every_bad_input_is_named(
    mixed: tuple[subprocess.CompletedProcess[str], list[dict[str, str]]], name: str
) -> None:
    assert f"{name}: " in mixed[0].stderr


def test_the_summary_counts(mixed: tuple[subprocess.CompletedProcess[str], list[dict[str, str]]]) -> None:
    assert "2 articles in" in mixed[0].stderr
    assert "5 inputs failed" in mixed[0].stderr


def test_text_is_piped_through() -> None:
    done = run("extract", "-", "-o", "-", "--quiet", stdin=STORY)
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert any(row["quote"] == "We counted 300 people" for row in rows)
    assert done.stderr == ""


def test_a_date_given_resolves_times() -> None:
    done = run("extract", "-", "--quiet", "--published", "2021-05-03", stdin=STORY)
    assert "2021-05-02" in done.stdout


def test_without_a_date_times_stay_open_and_the_summary_says_so() -> None:
    done = run("extract", "-", stdin=STORY)
    assert "1 article without a date" in done.stderr
    assert not any(f"20{year}-" in done.stdout for year in range(20, 40))


def test_annotations_are_json_lines() -> None:
    done = run("annotate", "-", "--quiet", stdin=STORY)
    (record,) = map(json.loads, done.stdout.splitlines())
    assert set(record) == {"article_id", "attributions", "quotes", "quantities", "times", "places", "speakers"}


def test_an_article_is_shown_with_its_rows() -> None:
    done = run("show", "-", stdin=STORY, NO_COLOR="1", COLUMNS="160")
    assert done.returncode == 0
    assert "[[We counted 300 people" in done.stdout  # nothing is coloured or underlined in a pipe
    assert "\x1b[" not in done.stdout


def test_excel_output_has_a_byte_order_mark(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    run("extract", "-", "-o", str(out), "--excel", "--quiet", stdin=STORY)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "no/such/file.txt"], 1, "no/such/file.txt"),
        (["extract", "-", "-o", "claims.doc"], 2, ".csv, .jsonl, .parquet"),
        (["extract", "-", "--published", "yesterday"], 2, "write it as 2024-03-01"),
        (["extract", "-", "--model", "en_core_web_none"], 1, "pip install"),
        (["extract", "-", "--field", "body"], 2, "NAME=FIELD"),
        (["extract"], 2, "INPUT"),
        (["evaluate", "no-gold.jsonl"], 1, "no-gold.jsonl"),
    ],
)
def test_errors_say_what_to_do(arguments: list[str], code: int, message: str) -> None:
    done = run(*arguments, stdin=STORY)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_debug_shows_the_traceback() -> None:
    assert "Traceback" in run("--debug", "extract", "-", "--model", "en_core_web_none", stdin=STORY).stderr


COMMANDS = (
    *("extract", "annotate", "run", "merge", "show", "columns", "evaluate"),
    *("speakers", "index", "verify", "search", "train", "doctor", "review"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_fits_a_screen(command: str) -> None:
    done = run(command, "--help", COLUMNS="120")
    assert done.returncode == 0
    assert f"claimtable {command}" in done.stdout.split("Example", 1)[1]
    assert len(done.stdout.splitlines()) <= 55


def test_the_version() -> None:
    assert run("--version").stdout.startswith("claimtable 0.")


def test_columns_are_listed() -> None:
    assert run("columns").stdout.startswith("title ")


def test_speakers_are_listed_under_their_aliases(tmp_path: Path) -> None:
    aliases, table = tmp_path / "aliases.csv", tmp_path / "claims.csv"
    aliases.write_text("alias,name\nAda Ricci,Adelaide Ricci\n")
    run("extract", "-", "-o", str(table), "--quiet", "--aliases", str(aliases), stdin=STORY)
    done = run("speakers", str(table))
    assert done.returncode == 0
    assert "Adelaide Ricci" in done.stdout


def test_extract_writes_the_figures_beside_the_claims(tmp_path: Path) -> None:
    claims, figures = tmp_path / "claims.csv", tmp_path / "figures.csv"
    done = run("extract", "-", "-o", str(claims), "--figures", str(figures), "--quiet", stdin=STORY)
    assert done.returncode == 0
    again = run("figures", str(claims), "-o", "-", "--quiet")
    assert figures.read_text(encoding="utf-8") == again.stdout.replace("\r\n", "\n")
    with figures.open(encoding="utf-8", newline="") as stream:
        assert [(row["text"], row["value"], row["predicate"]) for row in csv.DictReader(stream)] == [
            ("About 40", "40", "leave"),
            ("300", "300", "count"),
        ]


def test_figures_and_claims_are_two_files(tmp_path: Path) -> None:
    claims = str(tmp_path / "claims.csv")
    done = run("extract", "-", "-o", claims, "--figures", claims, stdin=STORY)
    assert (done.returncode, "name another file" in done.stderr) == (2, True)


def test_only_speakers_of_one_type_are_listed(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    run("extract", "-", "-o", str(table), "--quiet", stdin=STORY)
    assert "Ada Ricci" in run("speakers", str(table), "--type", "person").stdout
    assert "Ada Ricci" not in run("speakers", str(table), "--type", "group").stdout
    assert run("speakers", str(table), "--type", "wolf").returncode == 2
