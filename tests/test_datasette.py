"""What Datasette answers when it is started on a store, and what sqlite-utils finds in one."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from claimtable.store.metadata import metadata_path
from claimtable.store.questions import QUESTIONS
from newsstore import CLAIMS, make_store

Ask = Callable[[str], Any]
WORD = next(word for word in CLAIMS[0]["claim"].split() if word.isalpha() and len(word) > 5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_store(tmp_path_factory.mktemp("datasette"))


def answer(*command: str) -> Any:
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def get(store: str) -> Ask:
    pytest.importorskip("datasette")
    return lambda question: answer("datasette", store, "-m", str(metadata_path(store)), "--get", question)


@pytest.mark.parametrize("table", ["claims", "claims_with_articles"])
def test_a_search_gives_the_rows_that_hold_the_words(get: Ask, table: str) -> None:
    rows = get(f"/claims/{table}.json?_search={WORD}&_shape=array")
    assert 0 < len(rows) < len(CLAIMS)
    assert any(row["claim"] == CLAIMS[0]["claim"] for row in rows)
    assert get(f"/claims/{table}.json?_search=zzzzunheard&_shape=array") == []


def test_facets_are_counted(get: Ask) -> None:
    page = get("/claims/claims_with_articles.json?_size=1")
    assert {"speaker", "kind", "countries"} <= set(page["facet_results"])


FIGURES_OF = "figures_of.json?unit=&of=&predicate=&country="


@pytest.mark.parametrize("question", ["said_about.json?words=the", FIGURES_OF])
def test_queries_to_begin_with_give_rows(get: Ask, question: str) -> None:
    assert get(f"/claims/{question}&_shape=array")


def test_speakers_who_are_not_sure_can_be_listed(get: Ask) -> None:
    assert isinstance(get("/claims/unsure_speakers.json?_shape=array"), list)


def test_figures_are_shown_with_verb_currency_and_amount(get: Ask) -> None:
    page = get("/claims/figures.json?_size=1")
    assert {"predicate", "currency"} <= set(page["facet_results"])
    assert {"predicate", "currency", "amount"} <= set(page["columns"])
    (row, *_) = get(f"/claims/{FIGURES_OF}&_shape=array")
    assert {"predicate", "currency", "amount", "where"} <= row.keys()


def test_every_question_of_a_journalist_runs(store: str) -> None:
    served = pytest.importorskip("datasette.app").Datasette(
        [store], metadata=json.loads(metadata_path(store).read_text())
    )

    async def statuses() -> dict[str, int]:
        found = {}
        for name, question in QUESTIONS.items():
            parameters = "&".join(f"{parameter}=" for parameter in re.findall(r":(\w+)", question.sql))
            found[name] = (await served.client.get(f"/claims/{name}.json?{parameters}")).status_code
        return found

    assert asyncio.run(statuses()) == dict.fromkeys(QUESTIONS, 200)


def test_sqlite_utils_finds_the_index_by_itself(store: str) -> None:
    pytest.importorskip("sqlite_utils")
    rows = answer("sqlite_utils", "search", store, "claims", WORD)
    assert any(row["claim"] == CLAIMS[0]["claim"] for row in rows)


def test_the_tables_beside_those_for_people_are_hidden(get: Ask) -> None:
    tables = {table["name"]: table["hidden"] for table in get("/claims.json")["tables"]}
    assert not tables["claims"]
    assert tables["coverage"]
    assert all(hidden for name, hidden in tables.items() if "_fts" in name)


def test_every_claim_stands_in_the_view_once(store: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute("SELECT claim FROM claims_with_articles").fetchall()
    assert sorted(claim for (claim,) in rows) == sorted(claim["claim"] for claim in CLAIMS)
