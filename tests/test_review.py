"""What a review page holds: claims, their articles, the steps to their cells, and nothing that was left out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.errors import OptionError
from claimtable.extraction import claims_from_doc
from claimtable.naming import text_digest
from claimtable.review.choosing import Choice, choose
from claimtable.review.material import names_of, read_records
from claimtable.review.page import review_page
from claimtable.review.payload import page_data
from claimtable.review.steps import told_steps
from claimtable.schema import Article
from claimtable.store.inputs import Record
from claimtable.table import claim_record
from page_support import HOSTILE, Page

TEXT = """Frank McKenzie, commander of U.S. Central Command, said Monday that about 31,000 troops would stay in Iraq.

“We will not leave in March,” he told Reuters 🙂. About 900 U.S. troops remain in Syria."""


@pytest.fixture(scope="session")
def records(nlp: Language) -> list[Record]:
    article = Article("a", TEXT, "Troops", url="https://news.example/troops")
    return [claim_record(claim) for claim in claims_from_doc(nlp(TEXT), article)]


def data(records: list[Record], **settings: Any) -> dict[str, Any]:
    return page_data(records, {"a": Article("a", TEXT)}, **settings)


def cells(page: dict[str, Any], number: int) -> dict[str, Any]:
    article, *row = page["claims"][number]
    return {"article": article, **dict(zip(page["columns"], row, strict=True))}


def test_a_claim_stands_in_its_article_with_all_its_cells(records: list[Record]) -> None:
    first = cells(data(records), 0)
    assert first["claim"] == "about 31,000 troops would stay in Iraq"
    assert (first["article"], first["speaker"], first["cue_text"]) == (0, "Frank McKenzie", "said")
    assert TEXT[slice(*first["cue"])] == "said"
    assert TEXT[slice(*first["mention"])] == "Frank McKenzie"
    assert [TEXT[slice(*span)] for span in first["where_spans"]] == ["Iraq"]
    (quantity,) = first["quantities"]
    assert (quantity["modifier"], quantity["value"], quantity["unit"]) == ("~", 31000, "troop")


def test_an_article_has_its_text_digest_and_address_once(records: list[Record]) -> None:
    (article,) = data(records)["articles"]
    assert article["text"] == TEXT
    assert article["digest"] == text_digest(TEXT)
    assert (article["title"], article["link"]) == ("Troops", "https://news.example/troops")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "file:///etc/passwd"])
def test_only_a_web_address_becomes_a_link(records: list[Record], url: str) -> None:
    page = data([{**record, "url": url} for record in records])
    assert page["articles"][0]["link"] == ""


def test_redacted_the_page_has_the_claims_words_and_no_others(records: list[Record]) -> None:
    page = data(records, redacted=True, steps={records[0]["claim_id"]: {"list": [], "cells": {}}})
    assert page["articles"][0]["text"] is None
    assert page["steps"] == {}
    html = review_page(page, title="Review")
    assert "about 31,000 troops would stay in Iraq" in html
    assert "commander of U.S. Central Command, said Monday" not in html


def test_without_texts_a_claim_brings_its_sentence(records: list[Record]) -> None:
    page = page_data(records, {})
    assert page["articles"][0]["text"] is None
    assert cells(page, 0)["context"].startswith("Frank McKenzie")


def test_offsets_that_do_not_fit_the_text_are_told(records: list[Record]) -> None:
    page = page_data(records, {"a": Article("a", "x" + TEXT)})
    assert page["misplaced"] == [record["claim_id"] for record in records]
    assert data(records)["misplaced"] == []


def test_columns_of_the_users_own_are_shown(records: list[Record]) -> None:
    page = data([{**records[0], "desk": "politics"}])
    assert cells(page, 0)["desk"] == "politics"
    assert "desk" in page["others"]


def test_numbers_that_json_lacks_are_empty(records: list[Record]) -> None:
    assert cells(data([{**records[0], "value_si": float("nan")}]), 0)["value_si"] is None


def test_a_quantity_of_which_only_the_words_are_known_has_empty_fields(records: list[Record]) -> None:
    (found,) = cells(data([{**records[0], "quantities": [{"text": "two weeks"}]}]), 0)["quantities"]
    assert (found["text"], found["value"], found["start"]) == ("two weeks", None, None)


def test_decisions_on_other_claims_stay_out(records: list[Record]) -> None:
    line = {"article_id": "a", "text_digest": "", "state": "accepted", "changes": {}, "at": "2026-11-26T08:00:00Z"}
    lines = [{**line, "claim_id": name} for name in (records[0]["claim_id"], "c0", None)]
    assert [one["claim_id"] for one in data(records, decisions=lines)["decisions"]] == [records[0]["claim_id"], None]


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice(), ["Ada Moss", "Ada Moss", "Bo Ek", None]),
        (Choice(speaker="moss"), ["Ada Moss", "Ada Moss"]),
        (Choice(speaker="Ada Moss"), ["Ada Moss", "Ada Moss"]),
        (Choice(speaker="Ada"), []),
        (Choice(below=0.6), ["Ada Moss", None]),
        (Choice(speaker="Moss", below=0.6), ["Ada Moss"]),
        (Choice(sample=9), ["Ada Moss", "Ada Moss", "Bo Ek", None]),
    ],
)
def test_what_a_review_is_narrowed_to(choice: Choice, left: list[str | None]) -> None:
    told = [("Ada Moss", 0.9), ("Ada Moss", 0.5), ("Bo Ek", 0.6), (None, None)]
    found = choose([{"speaker": speaker, "confidence": sure} for speaker, sure in told], choice)
    assert [record["speaker"] for record in found] == left


def test_a_sample_is_the_same_for_its_seed_and_in_order() -> None:
    records = [{"claim_id": str(number)} for number in range(100)]
    first, again, other = (choose(records, Choice(sample=10, seed=seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert first == sorted(first, key=records.index)


def test_names_to_choose_from_begin_with_who_speaks_most() -> None:
    records = [{"article_id": "a", "speaker": name} for name in ("Bo Ek", "Ada Moss", "Ada Moss", None)]
    assert names_of(records) == {"a": ["Ada Moss", "Bo Ek"]}


def test_reading_again_tells_the_steps_and_the_other_names(nlp: Language, records: list[Record]) -> None:
    second = next(record for record in records if record["speaker_mention"] == "he")
    ((article, told),) = told_steps([Article("a", TEXT)], {"a": [second["claim_id"], "cgone"]}, nlp)  # type: ignore[misc]
    assert article == "a"
    assert set(told.steps) == {second["claim_id"]}
    step = told.steps[second["claim_id"]]
    words = [step["list"][number][1] for number in step["cells"]["speaker"]]
    assert words[0] == '"he" -> Frank McKenzie, same speaker'
    assert "Frank McKenzie" in told.names


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_is_data_and_nothing_else(text: str) -> None:
    record = {"claim_id": "c1", "article_id": text, "kind": "direct", "claim": text, "start": 0, "end": len(text)}
    record |= {"title": text, "url": f"javascript:{text}", "speaker": text, "quantities": [{"text": text}], "own": text}
    page = Page(review_page(page_data([record], {text: Article(text, text)}), title=text))
    assert page.data["articles"][0]["title"] == text
    assert page.handlers() == page.addresses() == []
    assert [tag for tag, _ in page.tags].count("script") == 2


# the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records: list[Record]) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "claims.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def typed(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["review", *arguments])


def page_of(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def test_the_command_writes_one_file(folder: Path) -> None:
    done = typed("claims.jsonl", "--articles", "a.txt", "--no-explain", "-o", "review.html")
    assert done.exit_code == 0, done.output
    assert "3 claims of 1 articles written to review.html" in done.output
    found = page_of(folder / "review.html").data
    assert found["articles"][0]["text"] == TEXT
    assert not found["explained"]
    again = typed("claims.jsonl", "--articles", "a.txt", "--no-explain", "-o", "review.html", "-q")
    assert (again.exit_code, again.output) == (0, "")


def test_a_few_articles_are_read_again_unasked(folder: Path) -> None:
    assert typed("claims.jsonl", "--articles", "a.txt", "-o", "review.html").exit_code == 0
    found = page_of(folder / "review.html").data
    assert len(found["steps"]) == 3


def test_texts_beside_the_claims_are_found(folder: Path) -> None:
    line = json.dumps({"article_id": "a", "text": TEXT})
    (folder / "claims.articles.jsonl").write_text(line + "\n", encoding="utf-8")
    assert typed("claims.jsonl", "--no-explain", "-o", "review.html").exit_code == 0
    assert page_of(folder / "review.html").data["articles"][0]["text"] == TEXT


def test_a_store_brings_claims_and_texts(folder: Path) -> None:
    assert CliRunner().invoke(app, ["index", "claims.jsonl", "--articles", "a.txt", "-o", "claims.db"]).exit_code == 0
    assert typed("claims.db", "--no-explain", "-o", "review.html").exit_code == 0
    found = page_of(folder / "review.html").data
    assert (len(found["claims"]), found["articles"][0]["text"], found["misplaced"]) == (3, TEXT, [])


def test_a_csv_gives_the_first_quantity_its_values(folder: Path, records: list[Record]) -> None:
    names = ["claim_id", "article_id", "kind", "claim", "start", "end", "quantities", "how_many", "value"]
    row = {**records[0], "quantities": "about 31,000; two weeks"}
    with (folder / "claims.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerow(row)
    assert typed("claims.csv", "--no-explain", "-o", "review.html", "-q").exit_code == 0
    first, second = cells(page_of(folder / "review.html").data, 0)["quantities"]
    assert (first["text"], first["value"]) == ("about 31,000", 31000)
    assert (second["text"], second["value"]) == ("two weeks", None)


def test_missing_texts_are_told(folder: Path) -> None:
    done = typed("claims.jsonl", "-o", "review.html")
    assert done.exit_code == 0
    assert "1 of 1 articles have no text (--articles), such as a" in done.output


def test_the_page_goes_into_a_pipe(folder: Path) -> None:
    done = typed("claims.jsonl", "-o", "-", "--redact")
    assert done.exit_code == 0
    assert done.stdout.startswith("<!doctype html>")


def test_decisions_to_begin_with_are_on_the_page(folder: Path, records: list[Record]) -> None:
    line = {
        "claim_id": records[0]["claim_id"],
        "article_id": "a",
        "state": "rejected",
        "changes": {},
        "at": "2026-11-26",
    }
    (folder / "d.jsonl").write_text(json.dumps(line) + "\n")
    assert typed("claims.jsonl", "--decisions", "d.jsonl", "--no-explain", "-o", "review.html").exit_code == 0
    assert [one["state"] for one in page_of(folder / "review.html").data["decisions"]] == ["rejected"]


def test_where_no_claim_fits_nothing_is_written(folder: Path) -> None:
    done = typed("claims.jsonl", "--speaker", "Nobody", "-o", "review.html")
    assert done.exit_code == 1
    assert "no claim of claims.jsonl fits" in done.output
    assert not (folder / "review.html").exists()


@pytest.mark.parametrize("output", ["claims.jsonl", "a.txt", "notes.html"])
def test_the_page_overwrites_nothing_but_a_page(folder: Path, output: str) -> None:
    (folder / "notes.html").write_text("<!doctype html><title>Mine</title>")
    before = (folder / output).read_bytes()
    done = typed("claims.jsonl", "--articles", "a.txt", "-o", output)
    assert isinstance(done.exception, OptionError)
    assert (folder / output).read_bytes() == before


def test_a_claim_that_comes_twice_is_there_once(folder: Path) -> None:
    assert len(read_records(["claims.jsonl", "claims.jsonl"])) == 3
