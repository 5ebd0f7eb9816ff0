"""Questions to a store: every view and query runs, and tells what its title says, on a store of our own claims."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claimtable.columns import COLUMNS
from claimtable.quantity_fields import QUANTITY_FIELDS
from claimtable.store import index
from claimtable.store.metadata import metadata
from claimtable.store.questions import QUESTION_VIEWS, QUESTIONS
from newsstore import write_lines

PAGE = Path(__file__).parents[1] / "docs" / "figures.md"


def quantity(text: str, value: float, **cells: Any) -> dict[str, Any]:
    record: dict[str, Any] = dict.fromkeys(field.name for field in QUANTITY_FIELDS)
    known = {"text": text, "value": value, "low": value, "high": value, "modifier": "=", "kind": "count"}
    return {**record, **known, "unit": "person", "of": "people", "predicate": "die", **cells}


def claim(article: str, place: int, speaker: str | None, kind: str = "indirect", **cells: Any) -> dict[str, Any]:
    record: dict[str, Any] = dict.fromkeys(column.name for column in COLUMNS)
    lists = {column.name: [] for column in COLUMNS if column.dtype in ("texts", "spans", "quantities")}
    known = {"claim_id": f"{article}-{place}", "article_id": article, "kind": kind, "claim": f"claim {place}"}
    said = {"speaker": speaker, "speaker_id": (speaker or "").lower() or None, "published": "2021-05-03"}
    return {**record, **lists, **known, **said, "start": place, "end": place + 7, **cells}


ROWS = [
    claim("fire", 0, "Ada Ricci", speaker_type="person", where=["Genoa"], where_countries=["IT"], countries=["IT"]),
    claim("fire", 20, "police", speaker_type="group", quantities=[quantity("12", 12.0, where=["Genoa"])]),
    claim("fire", 40, "official", speaker_type="anonymous"),
    claim("fire", 60, None, cue="is believed"),
    claim(
        "fire",
        80,
        None,
        "narrator",
        quantities=[
            quantity(
                "$5", 5.0, kind="money", currency="USD", amount=5.0, predicate="cost", of="tickets", unit="dollar"
            ),
            quantity("7", 7.0, predicate="open", of="piers", unit="pier", countries=["IT"]),
        ],
    ),
    claim("quay", 0, "Ada Ricci", "direct", published="2021-06-01", speaker_type="person"),
    claim("quay", 20, "police", speaker_type="group", quantities=[quantity("40", 40.0, where=["Genoa"])]),
    claim(
        "quay",
        40,
        "Mayor's Office",
        speaker_type="organisation",
        quantities=[quantity("about 41", 41.0, modifier="~", where=["Genoa"])],
    ),
    claim(
        "quay",
        60,
        "Bo Lund",
        speaker_type="person",
        quantities=[quantity("dozens", 24.0, modifier="~", where=["Genoa"]), quantity("90", 90.0, where=["Rome"])],
    ),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("questions")
    write_lines(folder / "claims.jsonl", ROWS)
    index([str(folder / "claims.jsonl")], str(folder / "claims.db"))
    with closing(sqlite3.connect(folder / "claims.db")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def asked(store: sqlite3.Connection, name: str, **parameters: str) -> list[sqlite3.Row]:
    sql = QUESTIONS[name].sql
    given = {**dict.fromkeys(re.findall(r":(\w+)", sql), ""), **parameters}
    return store.execute(sql, given).fetchall()


@pytest.mark.parametrize("name", QUESTION_VIEWS)
def test_every_view_can_be_read(store: sqlite3.Connection, name: str) -> None:
    assert store.execute(f"SELECT * FROM {name}").fetchall()


def test_claims_of_a_speaker_are_in_order_of_time(store: sqlite3.Connection) -> None:
    found = asked(store, "claims_of_a_speaker", speaker="Ricci")
    assert [(row["published"], row["kind"]) for row in found] == [("2021-05-03", "indirect"), ("2021-06-01", "direct")]


def test_police_of_two_articles_are_two_speakers(store: sqlite3.Connection) -> None:
    found = {row["speaker_key"]: row["articles"] for row in store.execute("SELECT * FROM speakers")}
    assert (found["ada ricci"], found["police (fire)"], found["police (quay)"]) == (2, 1, 1)


def test_the_largest_figures_of_one_currency(store: sqlite3.Connection) -> None:
    assert [row["text"] for row in asked(store, "largest_figures", kind="money", currency="usd")] == ["$5"]
    assert asked(store, "largest_figures", kind="money", currency="EUR") == []


def test_figures_are_found_by_what_they_count_by_verb_and_by_country(store: sqlite3.Connection) -> None:
    assert [row["text"] for row in asked(store, "figures_of", predicate="Die", unit="person")] == [
        "12", "40", "about 41", "dozens", "90"
    ]  # fmt: skip
    assert asked(store, "figures_of", predicate="rise") == []
    assert {row["predicate"] for row in asked(store, "figures_of", of="people")} == {"die"}


def test_figures_are_found_by_country(store: sqlite3.Connection) -> None:
    assert [row["text"] for row in asked(store, "figures_of", country="it")] == ["7"]


def test_money_of_one_currency_can_be_summed(store: sqlite3.Connection) -> None:
    (row,) = asked(store, "money_by_currency", currency="usd")
    assert (row["text"], row["currency"], row["amount"]) == ("$5", "USD", 5.0)


def test_the_view_of_figures_shows_verb_currency_and_amount(store: sqlite3.Connection) -> None:
    found = {row["text"]: row for row in store.execute("SELECT * FROM figures")}
    assert found["12"]["predicate"] == "die"
    assert (found["$5"]["quantity_kind"], found["$5"]["currency"], found["$5"]["amount"]) == ("money", "USD", 5.0)


def test_a_store_of_an_earlier_version_gets_the_views_of_this_one(tmp_path: Path) -> None:
    write_lines(tmp_path / "claims.jsonl", ROWS)
    index([str(tmp_path / "claims.jsonl")], str(tmp_path / "claims.db"))
    with closing(sqlite3.connect(tmp_path / "claims.db")) as connection, connection:
        connection.execute("DROP VIEW figures")
        connection.execute("CREATE VIEW figures AS SELECT text FROM quantities")
    index([str(tmp_path / "claims.jsonl")], str(tmp_path / "claims.db"))
    with closing(sqlite3.connect(tmp_path / "claims.db")) as connection:
        assert connection.execute("SELECT predicate FROM figures WHERE predicate IS NOT NULL").fetchone() == ("die",)


def test_figures_disagree_where_one_excludes_the_other(store: sqlite3.Connection) -> None:
    """About 41 does not exclude 40, dozens exclude nothing, and 90 died elsewhere."""
    found = {(row["text"], row["text_2"]) for row in asked(store, "figures_that_disagree", about="people")}
    assert found == {("12", "40"), ("12", "about 41")}


def test_who_speaks_most_of_a_country(store: sqlite3.Connection) -> None:
    assert [(row["speaker"], row["claims"]) for row in asked(store, "who_speaks_in", country="it")] == [
        ("Ada Ricci", 1)
    ]


def test_the_sources_of_an_article_are_counted(store: sqlite3.Connection) -> None:
    (row,) = store.execute("SELECT * FROM sources_by_article WHERE article_id = 'fire'").fetchall()
    counts = {name: row[name] for name in ("attributed", "named", "described", "anonymous", "nobody", "share_named")}
    assert counts == {
        "attributed": 4, "named": 1, "described": 2, "anonymous": 1, "nobody": 1, "share_named": 0.25
    }  # fmt: skip


def test_the_share_of_named_sources_by_month(store: sqlite3.Connection) -> None:
    (first, *_) = asked(store, "share_of_named_sources")
    assert (first["month"], first["share_named"]) == ("2021-05", 0.25)


def test_anonymous_sources_and_hearsay_are_listed(store: sqlite3.Connection) -> None:
    assert {row["cue"] or row["speaker"] for row in asked(store, "anonymous_sources")} == {"official", "is believed"}


def test_datasette_offers_every_question() -> None:
    assert QUESTIONS.keys() <= metadata("claims")["databases"]["claims"]["queries"].keys()


def test_the_page_tells_of_every_question_and_its_sql_runs(store: sqlite3.Connection) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in (*QUESTION_VIEWS, *QUESTIONS) if f"`{name}`" not in page] == []
    for sql in re.findall(r"```sql\n(.*?)```", page, re.DOTALL):
        for statement in filter(str.strip, sql.split(";")):
            store.execute(statement).fetchall()
