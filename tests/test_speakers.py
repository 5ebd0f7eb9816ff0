"""Speakers over a run: one id for one name, aliases, and the list of who spoke."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtable.errors import ReadError
from claimtable.schema import Speaker, SpeakerType
from claimtable.speakers import is_named, list_speakers, read_aliases, read_rows, rename, speaker_id

ROWS = [
    {
        "article_id": "a",
        "published": "2024-03-02",
        "speaker": "Ruth Okafor",
        "speaker_role": "harbour master",
        "speaker_type": "person",
        "speaker_mention": "Okafor",
    },
    {
        "article_id": "a",
        "published": "2024-03-02",
        "speaker": "Ruth Okafor",
        "speaker_role": "harbour master",
        "speaker_type": "person",
        "speaker_mention": "She",
    },
    {"article_id": "b", "published": "2024-01-30", "speaker": "RUTH OKAFOR", "speaker_type": "person"},
    {"article_id": "b", "published": "2024-01-30", "speaker": "Port Council", "speaker_type": "organisation"},
    {"article_id": "b", "published": "2024-01-30", "speaker": ""},
]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ruth Okafor", "ruth okafor"),
        ("Zoë Müller", "zoe muller"),
        ("Łukasz Nowak", "lukasz nowak"),
        ("Harold Price Jr.", "harold price jr"),
        ("Samir al-Haddad", "samir al haddad"),
        ("Siobhán O’Neill", "siobhan oneill"),
        ("U.N. Tide Office", "un tide office"),
        ("", ""),
    ],
)
def test_an_id_is_the_name_without_case_diacritics_and_marks(name: str, key: str) -> None:
    assert speaker_id(name) == key


@given(st.text())
def test_an_id_is_its_own_id(name: str) -> None:
    assert speaker_id(speaker_id(name)) == speaker_id(name)


def test_speakers_are_listed_with_claims_dates_and_forms() -> None:
    first, second = list_speakers(ROWS)
    assert (first.speaker_id, first.name, first.role, first.type) == (
        "ruth okafor",
        "Ruth Okafor",
        "harbour master",
        "person",
    )
    assert (first.claims, first.articles, first.first, first.last) == (3, 2, "2024-01-30", "2024-03-02")
    assert first.forms == ("Ruth Okafor", "Okafor", "RUTH OKAFOR")
    assert (second.name, second.claims) == ("Port Council", 1)


def test_pronouns_are_no_form_of_a_name() -> None:
    assert "She" not in list_speakers(ROWS)[0].forms


def test_rows_without_date_or_role_are_listed() -> None:
    (only,) = list_speakers([{"speaker": "Okafor"}])
    assert (only.first, only.last, only.role, only.type) == ("", "", "", "")


def test_aliases_join_two_names() -> None:
    rows = [{"speaker": "Ruth Okafor"}, {"speaker": "R. Okafor"}]
    (only,) = list_speakers(rows, {"r okafor": "Ruth Okafor"})
    assert (only.name, only.claims) == ("Ruth Okafor", 2)


@pytest.mark.parametrize(
    ("name", "renamed"),
    [
        ("R. Okafor", "Ruth Okafor"),
        ("r okafor", "Ruth Okafor"),
        ("R. Okafor and Daniel Price", "Ruth Okafor and Daniel Price"),
        ("Daniel Price", "Daniel Price"),
        ("", ""),
    ],
)
def test_a_speaker_is_renamed_by_the_aliases(name: str, renamed: str) -> None:
    assert rename(Speaker(name, "harbour master"), {"r okafor": "Ruth Okafor"}) == Speaker(renamed, "harbour master")


def test_aliases_are_read_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("alias,name\nR. Okafor,Ruth Okafor\nTHE PORT,Port Council\n", encoding="utf-8")
    assert read_aliases(path) == {"r okafor": "Ruth Okafor", "the port": "Port Council"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("short,name\na,b\n", "no column alias"),
        ("alias,name\nR. Okafor,\n", ":2: every row needs"),
        ("alias,name\nOkafor,Ruth Okafor\nOKAFOR,Daniel Okafor\n", ":3: 'OKAFOR' already stands for 'Ruth Okafor'"),
        ("", "no column alias"),
    ],
)
def test_bad_alias_files_are_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=complaint):
        read_aliases(path)


def test_a_missing_alias_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_aliases(tmp_path / "none.csv")


def test_claims_are_read_from_json_lines_and_csv(tmp_path: Path) -> None:
    lines, table = tmp_path / "claims.jsonl", tmp_path / "claims.csv"
    lines.write_text("\n".join(map(json.dumps, ROWS)) + "\n\n", encoding="utf-8")
    cells = "\n".join(f"{row['article_id']},{row['published']},{row['speaker']}," for row in ROWS)
    table.write_text("article_id,published,speaker,speaker_id\n" + cells + "\n", encoding="utf-8-sig")
    for path in (lines, table):
        assert [found.claims for found in list_speakers(read_rows(path))] == [3, 1]


def test_claims_are_read_from_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "claims.parquet"
    parquet.write_table(arrow.Table.from_pylist(ROWS), path)
    assert [found.claims for found in list_speakers(read_rows(path))] == [3, 1]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("claims.txt", "", "one of .csv, .jsonl, .parquet"),
        ("claims.csv", "a,b\n1,2\n", "no column speaker"),
        ("claims.jsonl", "{\n", ":1: not JSON"),
        ("claims.jsonl", '{"speaker": "Okafor"}\n[]\n', ":2: not a claim"),
        ("claims.parquet", "no parquet", "cannot be read"),
    ],
)
def test_what_is_no_claim_table_is_refused(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=complaint):
        list_speakers(read_rows(path))


def test_sources_without_a_name_are_of_their_article_only() -> None:
    """Police of two articles are two; a ministry called by its name is one."""
    rows = [
        {"article_id": article, "speaker": name, "speaker_type": kind}
        for article in ("a", "b")
        for name, kind in (("police", "group"), ("Chinese officials", "group"), ("report", "document"))
    ]
    rows += [
        {"article_id": article, "speaker": "Ministry of Health", "speaker_type": "organisation"} for article in "ab"
    ]
    found = {one.speaker_id: one.articles for one in list_speakers(rows)}
    assert found.pop("ministry of health") == 2
    assert found == {f"{name} ({place})": 1 for name in ("police", "chinese officials", "report") for place in "ab"}


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Ludwig van Beethoven", "person", True),
        ("Bank of England", "organisation", True),
        ("iRobot", "organisation", True),
        ("PETA", "group", True),
        ("senior officials", "group", False),
        ("spokesman for the Ministry of Health", "person", False),
        ("ministry of national development", "organisation", False),
        ("CBS poll", "document", False),
        ("US official", "anonymous", False),
        ("", "", False),
    ],
)
def test_a_name_is_told_from_a_description(name: str, kind: SpeakerType, named: bool) -> None:
    assert is_named(name, kind) == named
