"""The claims store: what is indexed, what is added later, and what happens to damaged, foreign and busy files."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from spacy.language import Language

from claimtable import Article, claims_from_doc
from claimtable.columns import COLUMNS
from claimtable.errors import ReadError, WriteError
from claimtable.outputs import check_output_file
from claimtable.store import Store, index
from claimtable.store.metadata import metadata_path
from claimtable.store.reading import phrase
from claimtable.verify import verify
from claimtable.writers import open_writer
from newsstore import ARTICLES, CLAIMS, HARBOUR, make_store, write_lines


def count(path: str, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_articles_claims_quantities_and_places_are_tables(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    counts = {table: count(path, table) for table in ("articles", "claims", "quantities", "places")}
    assert counts == {"articles": 3, "claims": len(CLAIMS), "quantities": 2, "places": 2}


def test_indexing_again_adds_nothing(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    done = index([str(tmp_path / "claims.jsonl")], path)
    assert (done.claims_added, done.articles_added, done.claims_unchanged) == (0, 0, len(CLAIMS))


def test_new_articles_are_added_and_changed_claims_replaced(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    changed = [{**record, "speaker": "Somebody Else"} for record in CLAIMS if record["article_id"] == "union"]
    new = [{**CLAIMS[0], "article_id": "new", "claim_id": "new-1"}]
    done = index([write_lines(tmp_path / "later.jsonl", changed + new)], path)
    assert (done.claims_added, done.claims_removed, done.articles_added) == (4, 3, 1)
    with Store(path) as store:
        assert store.rows("SELECT count(*) FROM claims WHERE speaker = 'Tove Dahl'") == [(0,)]
        assert store.claims_matching(phrase(["wages", "rise"]), 5) == [3]


def test_a_changed_text_takes_its_claims_with_it(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    article = {**ARTICLES[0], "text": "A correction: " + HARBOUR}
    write_lines(tmp_path / "claims.articles.jsonl", [article])
    done = index([str(tmp_path / "claims.jsonl")], path)
    assert done.articles_changed == 1
    assert done.misplaced == 0 or done.claims_removed == 6


def test_claims_that_do_not_fit_the_text_are_left_out(tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "claims.jsonl", [{**CLAIMS[0], "start": 3, "end": 20, "spans": [[3, 20]]}])
    write_lines(tmp_path / "claims.articles.jsonl", ARTICLES[:1])
    assert index([claims], str(tmp_path / "claims.db")).misplaced == 1


def test_csv_and_parquet_give_the_same_claims(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    names = [column.name for column in COLUMNS]
    with (tmp_path / "claims.csv").open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(names)
        for record in CLAIMS:
            rows.writerow([_cell(name, record[name]) for name in names])
    parquet.write_table(
        pyarrow.Table.from_pylist([{k: v for k, v in record.items() if v not in (None, [])} for record in CLAIMS]),
        tmp_path / "p.parquet",
    )
    for name in ("claims.csv", "p.parquet"):
        index([str(tmp_path / name)], str(tmp_path / f"{name}.db"))
    query = 'SELECT claim_id, claim, start, "end", spans, speaker FROM claims ORDER BY id'
    with Store(str(tmp_path / "claims.csv.db")) as first, Store(str(tmp_path / "p.parquet.db")) as second:
        assert first.rows(query) == second.rows(query)
        assert len(first.rows(query)) == len(CLAIMS)


def _cell(name: str, value: object) -> object:
    if isinstance(value, list):
        return "; ".join(f"{part[0]}-{part[1]}" if name == "spans" else str(part) for part in value)
    return "" if value is None else value


def test_the_original_articles_give_the_texts(tmp_path: Path) -> None:
    originals = tmp_path / "corpus"
    originals.mkdir()
    records = [
        {"id": item["article_id"], **{k: item[k] for k in ("title", "published", "url", "text")}} for item in ARTICLES
    ]
    write_lines(originals / "news.jsonl", records)
    claims = write_lines(tmp_path / "claims.jsonl", CLAIMS)
    done = index([claims], str(tmp_path / "claims.db"), articles=[str(originals)])
    assert (done.articles_added, done.without_text, done.misplaced) == (3, 0, 0)


def test_a_folder_of_parts_is_indexed_with_its_articles(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (run / "articles").mkdir(parents=True)
    write_lines(run / "part-000000.jsonl", CLAIMS[:6])
    write_lines(run / "part-000001.jsonl", CLAIMS[6:])
    write_lines(run / "articles" / "part-000000.jsonl", ARTICLES)
    write_lines(run / "manifest.jsonl", [{"unit": 1}])
    done = index([str(run)], str(tmp_path / "claims.db"))
    assert (done.articles_added, done.claims_added, done.without_text) == (3, len(CLAIMS), 0)


def test_what_datasette_is_told_of_is_there(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    database = json.loads(metadata_path(path).read_text())["databases"]["claims"]
    with closing(sqlite3.connect(path)) as connection:
        for name, table in database["tables"].items():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            assert columns or table["hidden"]
            assert set(table.get("columns", ())) <= columns
            facets = table.get("facets", [])
            names = {next(iter(facet.values())) if isinstance(facet, dict) else facet for facet in facets}
            assert names | ({table["sort_desc"]} if "sort_desc" in table else set()) <= columns
            assert len(table.get("columns", ())) <= 6  # more would push the rows off the screen


@pytest.mark.parametrize(("table", "column"), [("articles", "text"), ("places", "country"), ("figures", "currency")])
def test_datasette_tells_what_columns_mean(tmp_path: Path, table: str, column: str) -> None:
    database = json.loads(metadata_path(make_store(tmp_path)).read_text())["databases"]["claims"]
    assert database["tables"][table]["columns"][column]


@pytest.mark.parametrize("words", [["a", "OR"], ['"', "b"], ["x*", "^y"], ["NEAR(", "a"], ["{text}", ":"]])
def test_a_phrase_has_no_operators(tmp_path: Path, words: list[str]) -> None:
    with Store(make_store(tmp_path)) as store:
        assert store.articles_matching(phrase(words), 5) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("notes.txt", b"hello", "claims are read from"),
        ("empty-object.jsonl", b"{}\n", "no table of claims"),
        ("broken.jsonl", b"{\n", "no JSON"),
        ("list.jsonl", b"[1]\n", "no object"),
        ("no-claims.csv", b"a,b\r\n1,2\r\n", "no table of claims"),
        ("bad-numbers.csv", b"claim_id,article_id,kind,claim,start,end\r\na,b,direct,c,one,two\r\n", "row 1"),
        ("damaged.parquet", b"PAR1 not really", "Parquet"),
        ("latin.jsonl", b'{"claim": "\xe9"}\n', "cannot be read"),
    ],
)
def test_what_is_no_table_of_claims_is_told_and_no_store_is_made(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError, match=message):
        index([str(tmp_path / name)], str(tmp_path / "claims.db"))
    assert not (tmp_path / "claims.db").exists()


def test_a_missing_file_of_claims_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        index([str(tmp_path / "none.jsonl")], str(tmp_path / "claims.db"))


def test_a_foreign_file_is_neither_read_nor_written(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("these are notes")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()
    before = other.read_bytes()
    claims = write_lines(tmp_path / "claims.jsonl", CLAIMS)
    for path, message in ((tmp_path / "notes.db", "another kind of file"), (other, "another program")):
        with pytest.raises(ReadError, match=message):
            Store(str(path))
        with pytest.raises(ReadError, match=message):
            index([claims], str(path))
    assert other.read_bytes() == before
    assert (tmp_path / "notes.db").read_text() == "these are notes"


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = Path(make_store(tmp_path))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ReadError, match="damaged"), Store(str(path)) as store:
        verify("We will not close the northern quay", store)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "claims.jsonl", CLAIMS)
    with pytest.raises(WriteError, match="folder"):
        index([claims], str(tmp_path))


def test_readers_see_the_last_state_while_another_one_writes(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    found: list[str] = []
    stop = threading.Event()

    def ask() -> None:
        with Store(path) as store:
            while not stop.is_set():
                found.append(verify("Nobody at the port has lost a job since March", store)[0].verdict)

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    more = [{**CLAIMS[0], "article_id": f"more-{number}", "claim_id": str(number)} for number in range(800)]
    done = index([write_lines(tmp_path / "more.jsonl", more)], path)
    stop.set()
    for reader in readers:
        reader.join()
    assert done.claims_added == 800
    assert set(found) == {"verbatim"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_index_leaves_the_last_state_and_can_be_done_again(tmp_path: Path) -> None:
    path = make_store(tmp_path)
    more = [{**CLAIMS[0], "article_id": f"more-{number}", "claim_id": str(number)} for number in range(2_500)]
    claims = write_lines(tmp_path / "more.jsonl", more)
    script = f"from claimtable.store import index; index([{claims!r}], {path!r})"
    process = subprocess.Popen([sys.executable, "-c", script])
    while count(path, "articles") == 3 and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert verify("Nobody at the port has lost a job since March", path)[0].verdict == "verbatim"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    index([claims], path)
    assert count(path, "claims") == len(CLAIMS) + 2_500
    assert count(path, "articles") == 3 + 2_500


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("start", 10**30),
        ("end", "12"),
        ("end", 1.5),
        ("start", True),
        ("claim", ["a"]),
        ("speaker", 5),
        ("published", 20210801),
        ("where", 5),
        ("where", [5]),
        ("countries", "NO"),
        ("quantities", 5),
        ("quantities", [5]),
        ("quantities", [{"value": "many"}]),
        ("quantities", [{"start": 10**30}]),
        ("quantities", [{"unit": ["boat"]}]),
        ("spans", [[1]]),
        ("spans", [1, 2]),
        ("spans", "1-2"),
        ("value", "ten"),
        ("value", 10**400),
        ("negated", "yes"),
        ("statement_id", {}),
        ("when_start", 5),
    ],
)
def test_a_cell_that_its_column_cannot_hold_is_told_with_its_line(tmp_path: Path, column: str, value: object) -> None:
    claims = write_lines(tmp_path / "claims.jsonl", [CLAIMS[0], {**CLAIMS[1], column: value}])
    with pytest.raises(ReadError, match=rf"claims\.jsonl:2: .*{column}"):
        index([claims], str(tmp_path / "claims.db"))


def test_halves_of_surrogate_pairs_are_stored_as_replacement_characters(tmp_path: Path) -> None:
    record = {**CLAIMS[0], "article_id": "a\ud800", "speaker": "\udc00", "where": ["\ud83d"], "title": "\ud800"}
    record["quantities"] = [{"text": "ten \udfff", "value": 10}]
    claims = write_lines(tmp_path / "claims.jsonl", [record])
    write_lines(tmp_path / "claims.articles.jsonl", [{**ARTICLES[0], "article_id": "a\ud800", "title": "\ud800"}])
    index([claims], str(tmp_path / "claims.db"))
    with Store(str(tmp_path / "claims.db")) as store:
        assert store.rows("SELECT article_id, title FROM articles") == [("a\ufffd", "\ufffd")]
        assert store.rows("SELECT name FROM places") == [("\ufffd",)]


def test_a_cell_longer_than_the_csv_module_allows_is_read(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "claims.csv")) as writer:
        writer.write_rows([{**dict.fromkeys((c.name for c in COLUMNS), None), **CLAIMS[0], "context": "a" * 200_000}])
    csv.field_size_limit(131_072)
    index([str(tmp_path / "claims.csv")], str(tmp_path / "claims.db"))
    assert count(str(tmp_path / "claims.db"), "claims") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of processes")
@pytest.mark.parametrize("size", [0, 512, 4096, 8192, 30_000, 60_000, 90_000, 120_000])
def test_a_full_disk_leaves_nothing_that_the_next_index_refuses(tmp_path: Path, size: int) -> None:
    import resource

    claims, output = write_lines(tmp_path / "claims.jsonl", CLAIMS), str(tmp_path / "claims.db")
    write_lines(tmp_path / "claims.articles.jsonl", ARTICLES)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        with pytest.raises(WriteError):
            index([claims], output)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    check_output_file(output, "store")
    index([claims], output)
    assert count(output, "claims") == len(CLAIMS)


def test_a_database_that_was_never_filled_is_a_new_store(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert Path(path).stat().st_size > 0
    check_output_file(path, "store")
    index([write_lines(tmp_path / "claims.jsonl", CLAIMS)], path)
    assert count(path, "claims") == len(CLAIMS)


def test_an_article_whose_text_has_no_date_takes_that_of_its_claims(tmp_path: Path) -> None:
    claims = write_lines(tmp_path / "claims.jsonl", CLAIMS)
    texts = write_lines(tmp_path / "texts.jsonl", [{**article, "published": ""} for article in ARTICLES])
    store = str(tmp_path / "claims.db")
    index([claims], store, articles=[texts])
    with Store(store) as opened:
        dates = {str(day) for (day,) in opened.rows("SELECT published FROM articles")}
    assert dates == {str(record["published"]) for record in CLAIMS}


def test_what_is_missing_is_null_in_every_table_and_view(tmp_path: Path, nlp: Language) -> None:
    """Never an empty text; ``articles`` keeps ``title`` and ``text`` as they are."""
    out = tmp_path / "claims.jsonl"
    article = Article("a", "Prices rose 5 percent. “Nobody knows,” said a man.")
    with open_writer(str(out)) as writer:
        writer.write(claims_from_doc(nlp(article.text), article))
    assert '""' not in out.read_text(encoding="utf-8")
    index([str(out)], str(tmp_path / "a.db"))
    with sqlite3.connect(tmp_path / "a.db") as store:
        for table in ("claims", "quantities", "places", "claims_with_articles", "figures"):
            rows = store.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in rows.description]
            empty = {name for row in rows for name, value in zip(names, row, strict=True) if value == ""}
            assert empty <= {"title"}
        assert store.execute("SELECT url FROM articles").fetchall() == [(None,)]
