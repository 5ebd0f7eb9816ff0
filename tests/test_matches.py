"""The same claim elsewhere: first and later appearances; negations and numbers decide, likeness only ranks."""

from __future__ import annotations

import csv
import io
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blaststore import make_blast_store, records
from claimtable.errors import OptionError
from claimtable.matches import Asked, find_matches, vectors
from claimtable.matches.finding import agreement
from claimtable.matches.formats import COLUMNS
from claimtable.matches.relations import relation_of, word_diff
from claimtable.store import Store

TOLD = "The explosion at the Grimsdal mine near Ostravik killed 21 miners"
Run = Callable[..., Any]

needs_vectors = pytest.mark.skipif(not vectors.are_there(), reason="the extra semantic is not installed")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_blast_store(tmp_path_factory.mktemp("blast"))


def test_matches_come_by_date_and_the_earliest_is_the_first(run: Run, store: str) -> None:
    found = records(run("matches", store, TOLD, "--n", "5", "--format", "json"))
    assert [record["published"] for record in found] == sorted(record["published"] for record in found)
    assert [record["appearance"] for record in found] == ["first", *["later"] * (len(found) - 1)]


def test_another_number_is_told_however_like_the_words_are(run: Run, store: str) -> None:
    found = {record["article_id"]: record for record in records(run("matches", store, TOLD, "--format", "json"))}
    assert found["herald-3"]["relation"] == "same words"
    assert found["union-3"]["relation"] == "other number"
    assert "21 > 26 (number)" in found["union-3"]["changes"]


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("The explosion at the Grimsdal mine near Ostravik killed 21 miners", "same words"),
        ("The blast at the Grimsdal mine near Ostravik killed 21 miners", "reworded"),
        ("The explosion at the Grimsdal mine near Ostravik killed no 21 miners", "negated"),
        ("The explosion at the Grimsdal mine near Ostravik killed 12 miners", "other number"),
        ("The council of Lemaire wants 12 cranes for the quay", "related"),
    ],
)
def test_what_a_match_says_is_decided_by_its_words(other: str, relation: str) -> None:
    assert relation_of(word_diff(TOLD, other), TOLD) == relation


def test_a_claim_is_looked_for_in_other_articles(run: Run, store: str) -> None:
    with Store(store) as opened:
        ((claim_id,),) = opened.rows("SELECT claim_id FROM claims WHERE claim LIKE '%killed 21%'")
    found = records(run("matches", store, "--claim", claim_id, "--format", "json"))
    assert "herald-3" not in {record["article_id"] for record in found}
    assert found[0]["article_id"] == "agency-1"
    assert "speaker" in {record["article_id"]: record for record in found}["union-3"]["differs"]


def test_a_wire_copy_is_no_match_of_its_own(run: Run, store: str) -> None:
    found = records(run("matches", store, "The death toll of the explosion has risen to 19", "--format", "json"))
    (toll,) = [record for record in found if "death toll" in record["claim"]]
    assert (toll["article_id"], toll["copies"]) == ("agency-2", ["copy-2"])


def test_offsets_lead_to_the_words(run: Run, store: str) -> None:
    with Store(store) as opened:
        texts = dict(opened.rows("SELECT article_id, text FROM articles"))
    for record in records(run("matches", store, TOLD, "--format", "json")):
        assert texts[record["article_id"]][record["start"] : record["end"]] == record["claim"]


def test_the_csv_has_its_columns_and_the_text_its_lines(run: Run, store: str, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("matches", store, TOLD, "--format", "csv").stdout)))
    assert list(rows[0]) == list(COLUMNS)
    out = tmp_path / "matches.txt"
    for _ in range(2):  # what it wrote itself may be written again
        assert run("matches", store, TOLD, "-o", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("first  2024-03-04")


def test_what_agrees_beside_the_words() -> None:
    row = (
        "id",
        "b",
        2,
        "2024-03-05",
        "",
        "",
        "Ida Holm",
        "direct",
        "21 died",
        0,
        7,
        "ida holm",
        '["Grimsdal"]',
        "",
        "",
    )
    asked = Asked("x", speaker_id="tove dahl", places=frozenset({"Grimsdal"}), values=frozenset({"#21"}))
    assert agreement(asked, row) == (["values", "places"], ["speaker"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a text to look for, or --claim"),
        (("words", "--claim", "x"), "give a text to look for, or --claim"),
        (("--claim", "nothing"), "the store has no claim with this id"),
        (("--claim", "agency"), "several claims begin so"),
        (("?!",), "there are no words in"),
    ],
)
def test_a_question_without_meaning_is_told(run: Run, store: str, arguments: tuple[str, ...], message: str) -> None:
    result = run("matches", store, *arguments)
    assert isinstance(result.exception, OptionError)
    assert message in str(result.exception)


def test_without_the_extra_words_rank_and_the_user_is_told(
    run: Run, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "are_there", lambda: False)
    result = run("matches", store, TOLD, "--format", "json")
    assert records(result)
    assert "ranked by words only" in result.stderr


@needs_vectors
def test_vectors_come_from_the_wheel_and_nothing_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors._model.cache_clear()
    same, other = vectors.similarities(
        "The blast killed 19", ["19 people died in an explosion", "Shares fell in London"]
    )
    assert same > other


@needs_vectors
def test_vectors_do_not_depend_on_their_neighbours() -> None:
    alone = vectors.embed(["Dockers walked out on Tuesday"])[0]
    among = vectors.embed(["A", "Dockers walked out on Tuesday", "a long sentence about something else entirely"])[1]
    assert alone.tolist() == among.tolist()
    assert not vectors.embed([""]).any()


def test_nothing_is_found_where_no_word_is_shared(store: str) -> None:
    with Store(store) as opened:
        assert find_matches(opened, "zeppelins").matches == ()
