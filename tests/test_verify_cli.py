"""``index``, ``verify`` and ``search`` on the command line: exit codes, formats, files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimtable.cli.verify import exit_code
from claimtable.errors import OptionError
from claimtable.verify.formats import VERDICT_COLUMNS
from claimtable.verify.normalising import RULES
from newsstore import ARTICLES, CLAIMS, make_store, write_lines

TRUE = "Nobody at the port has lost a job since March"
FALSE = "Somebody at the port has lost a job since March"

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_store(tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        ((TRUE,), 0, "verbatim"),
        ((TRUE, "--speaker", "Solheim"), 0, "verbatim"),
        ((TRUE, "--speaker", "Lund"), 4, "misattributed"),
        ((TRUE, "--speaker", "a docker"), 5, "verbatim, speaker not confirmed"),
        ((FALSE,), 4, "altered (negation)"),
        (("the council expects to pay $5 million for the road",), 4, "paraphrase"),
        (("nobody ever said a thing about it",), 4, "not found"),
    ],
)
def test_the_exit_code_tells_whether_a_quote_can_be_printed(
    run: Run, store: str, arguments: tuple[str, ...], code: int, word: str
) -> None:
    done = run("verify", *arguments, "--in", store)
    assert done.exit_code == code
    assert word in done.output


def test_text_shows_both_versions_and_where_it_was_printed(run: Run, store: str) -> None:
    lines = run("verify", FALSE, "--in", store).output.splitlines()
    assert any(line.startswith("  quote") and "Somebody" in line for line in lines)
    assert any(line.startswith("  article") and "Nobody" in line for line in lines)
    assert any("2021-11-02" in line and "[harbour" in line and "and 1 copy" in line for line in lines)


def test_text_shows_a_quote_of_which_only_a_part_was_found(run: Run, store: str) -> None:
    invented = "and I shall buy every other harbour between Oslo and the North Cape with my own money by next June"
    done = run("verify", f"{TRUE}, {invented}", "--in", store)
    assert done.exit_code == 4
    assert "partly quoted" in done.output


def test_a_file_that_is_not_there_is_told_in_words(run: Run, store: str) -> None:
    done = run("verify", "--file", "nowhere.csv", "--in", store)
    assert done.exit_code == 1
    assert str(done.exception).endswith("nowhere.csv cannot be read: No such file or directory")


def test_json_holds_everything(run: Run, store: str) -> None:
    record = json.loads(run("verify", FALSE, "--in", store, "--format", "json").output)
    verdict = record["verdicts"][0]
    assert record["verdict"] == verdict["verdict"] == "altered"
    assert verdict["alterations"] == ["negation"]
    assert set(verdict["rules"]) <= set(RULES)
    assert verdict["matches"][0]["copies"] == ["copy"]


def test_a_file_of_quotes_gives_a_row_each(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(f'id,quote,speaker\na,"{TRUE}",Lund\nb,"{FALSE}",\nc,yes,\n')
    done = run("verify", "--file", str(tmp_path / "quotes.csv"), "--in", store, "-o", str(tmp_path / "verdicts.csv"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "verdicts.csv").read_text())))
    assert done.exit_code == 4
    assert [(row["id"], row["verdict"]) for row in rows] == [
        ("a", "misattributed"),
        ("b", "altered"),
        ("c", "unchecked"),
    ]
    assert list(rows[0]) == list(VERDICT_COLUMNS)


def test_json_lines_of_quotes_are_read(run: Run, store: str, tmp_path: Path) -> None:
    quotes = write_lines(tmp_path / "quotes.jsonl", [{"quote": TRUE}, {"quote": TRUE, "speaker": "Ingrid Solheim"}])
    assert run("verify", "--file", quotes, "--in", store).exit_code == 0


def test_every_quotation_of_a_draft_is_checked(run: Run, store: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        f"It was a quiet day at the port.\n\n“{TRUE},” said Ingrid Solheim.\n\n“{FALSE},” said Petter Lund.\n"
    )
    done = run("verify", "--article", str(draft), "--in", store, "--format", "md")
    assert done.exit_code == 4
    assert done.output.index("### line 3: verbatim") < done.output.index("### line 5: misattributed")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a quote"),
        ((TRUE, "--file", "quotes.csv"), "give a quote"),
        ((TRUE, "--format", "xml"), "xml"),
        (("yes",), "too short"),
        (("",), "no words"),
        (("--file", "quotes.txt"), "csv or .jsonl"),
    ],
)
def test_usage_errors_are_told(run: Run, store: str, arguments: tuple[str, ...], message: str) -> None:
    done = run("verify", *arguments, "--in", store)
    assert isinstance(done.exception, OptionError)
    assert message in str(done.exception)


def test_index_tells_what_it_did(run: Run, tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "claims.jsonl", CLAIMS)
    texts = write_lines(tmp_path / "texts.jsonl", ARTICLES)
    done = run("index", claims, "--articles", texts, "-o", str(tmp_path / "claims.db"))
    assert done.exit_code == 0
    assert f"{len(CLAIMS)} claims added" in done.output


@pytest.mark.parametrize("name", ["text", "json", "csv"])
def test_search_prints_hits(run: Run, store: str, name: str) -> None:
    done = run(
        "search", "containers", "--min", "2000", "--max", "3000", "--from", "2021", "--in", store, "--format", name
    )
    assert done.exit_code == 0
    assert "Ingrid Solheim" in done.output
    assert "2,500 containers" in done.output


@pytest.mark.parametrize(
    ("answers", "draft", "code"),
    [
        (["faithful", "faithful"], False, 0),
        (["faithful", "speaker not confirmed"], False, 5),
        (["not faithful", "speaker not confirmed"], False, 4),
        (["faithful", "unchecked"], False, 4),
        (["faithful", "unchecked"], True, 0),
        (["speaker not confirmed", "unchecked"], True, 5),
        ([], True, 0),
    ],
)
def test_the_worst_answer_decides_the_exit_code(answers: list[str], draft: bool, code: int) -> None:
    assert exit_code(answers, draft=draft) == code


def test_a_table_of_verdicts_tells_the_answer(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(f'quote,speaker\n"{TRUE}",a docker\n"{TRUE}",Solheim\n')
    done = run("verify", "--file", str(tmp_path / "quotes.csv"), "--in", store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["answer"], row["speaker_verdict"]) for row in rows] == [
        ("speaker not confirmed", "cannot tell"),
        ("faithful", "same"),
    ]
    assert run("verify", "--file", str(tmp_path / "quotes.csv"), "--in", store).output.splitlines()[0] == (
        "2 quotes: 1 verbatim (speaker not confirmed), 1 verbatim"
    )
