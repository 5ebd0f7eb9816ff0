"""Decisions come back: edited cells and what follows from them, claims found again, and what no longer fits."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from typer.testing import CliRunner

from claimtable import Article, claims_from_doc
from claimtable.cli import app
from claimtable.columns import COLUMNS
from claimtable.naming import claim_id, text_digest
from claimtable.review.applying import Reviewer
from claimtable.review.decisions import Change, Decision, read_decisions, write_decisions
from claimtable.review.dependents import CONFIDENCES, FOLLOWING, KEPT, Ground, revised
from claimtable.review.describing import Describer
from claimtable.review.values import EDITABLE
from claimtable.schema import TextSpan
from claimtable.table import claim_record
from claimtable.writers import open_writer

TEXT = (
    "“We will move 40 tons of grain to Oslo by Friday,” said Ada Roe, head of the port of Bergen. “Nobody asked us,” "
    "she told The Associated Press.\n\n"
    "The ministry denied on Tuesday that more than 3,000 workers had left Norway. Ferries cost 20 percent more in 2020."
)
ARTICLE = Article("quay", TEXT, title="Grain for Oslo", published=date(2021, 3, 4), published_from="field")

Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows(nlp: Language) -> list[Row]:
    """The claims of the article as ``extract`` gives them."""
    return [claim_record(claim) for claim in claims_from_doc(nlp(TEXT), ARTICLE)]


def row_of(rows: list[Row], words: str) -> Row:
    return next(row for row in rows if words in row["claim"])


def decide(row: Row, state: str = "fixed", note: str = "", **after: Any) -> Decision:
    """What a reviewer decided who saw ``row``: new values by column."""
    changes = {name: Change(seen(row, name), value) for name, value in after.items()}
    digest = text_digest(TEXT)
    return Decision(row["claim_id"], "quay", digest, state, changes, row["claim"], note, "Mara")  # type: ignore[arg-type]


def seen(row: Row, name: str) -> Any:
    edges = {"mention": ("speaker_start", "speaker_end"), "cue": ("cue_start", "cue_end")}.get(name)
    if edges is None:
        return row[name]
    return None if row[edges[0]] is None else [row[edge] for edge in edges]


def place(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def missed(words: str, **after: Any) -> Decision:
    changes = {"spans": Change(None, [place(words)])} | {name: Change(None, value) for name, value in after.items()}
    return Decision("", "quay", text_digest(TEXT), "added", changes, words, by="Mara")


def review(rows: list[Row], *decisions: Decision, article: Article | None = ARTICLE) -> tuple[list[Row], Reviewer]:
    reviewer = Reviewer(decisions)
    found = reviewer.review("quay", rows, article)
    reviewer.finish()
    return found, reviewer


# --- what follows from a changed cell -------------------------------------------------------------------------------


def fixed(rows: list[Row], words: str, **after: Any) -> Row:
    row = row_of(rows, words)
    found, reviewer = review(rows, decide(row, **after))
    assert not reviewer.outcome.misfits
    return found[rows.index(row)]


@pytest.mark.parametrize(
    ("words", "after", "cells"),
    [
        ("40 tons", {"speaker": "Ada Røe-Lund"}, {"speaker_id": "ada roe lund", "speaker_type": "person"}),
        ("3,000", {"speaker": "Ada Roe"}, {"speaker_id": "ada roe", "speaker_type": "person"}),
        ("3,000", {"speaker": "Ada Roe"}, {"speaker_role": "head of the port of Bergen"}),
        ("40 tons", {"speaker": "Tom Lie"}, {"speaker_id": "tom lie", "speaker_role": None, "speaker_type": None}),
        ("40 tons", {"speaker": "Tom Lie and Eva Ås"}, {"speaker_type": "group"}),
        ("40 tons", {"speaker": "Tom Lie", "speaker_role": "mayor"}, {"speaker_role": "mayor"}),
        ("40 tons", {"speaker": None}, {"speaker": None, "speaker_id": None, "speaker_confidence": None}),
        ("40 tons", {"mention": place("Ada Roe")}, {"speaker_mention": "Ada Roe"}),
        ("40 tons", {"mention": None}, {"speaker_mention": None, "speaker_start": None, "speaker_end": None}),
        ("Nobody", {"cue": place("denied")}, {"cue": "denied", "cue_class": "deny"}),
        ("Nobody", {"told_to": None}, {"told_to": None, "second_hand": False}),
        ("40 tons", {"who": "grain"}, {"who": "grain", "who_start": place("grain")[0]}),
        ("40 tons", {"who": "Grain"}, {"who": "Grain", "who_start": place("grain")[0]}),
        ("40 tons", {"who": "the port"}, {"who": "the port", "who_start": None, "who_end": None}),
        ("40 tons", {"where": ["Bergen"]}, {"where": ["Bergen"], "countries": ["NO"], "where_spans": []}),
        ("40 tons", {"where": []}, {"where": [], "countries": [], "where_spans": [], "where_confidence": None}),
        ("3,000", {"where": ["Norway", "Sweden"]}, {"countries": ["NO", "SE"], "where_spans": [place("Norway")]}),
        ("40 tons", {"when": "2021-W10"}, {"when_start": "2021-03-08", "when_end": "2021-03-14"}),
        ("40 tons", {"when": "2021-Q1"}, {"when_start": "2021-01-01", "when_end": "2021-03-31"}),
        ("40 tons", {"when": "FUTURE_REF"}, {"when_start": None, "when_text": "Friday"}),
        ("40 tons", {"when": None}, {"when": None, "when_text": None, "when_end": None}),
        ("3,000", {"said_on": "2021-03-01"}, {"said_on": "2021-03-01"}),
        ("3,000", {"said_on": None}, {"said_on_start": None, "said_on_end": None}),
        ("3,000", {"negated": False}, {"negated": False}),
        ("40 tons", {"kind": "mixed"}, {"kind": "mixed", "speaker": "Ada Roe"}),
        ("40 tons", {"kind": "narrator"}, {"speaker": None, "speaker_id": None, "cue": None, "second_hand": False}),
    ],
)  # fmt: skip
def test_what_follows_from_a_changed_cell_is_computed_again(
    rows: list[Row], words: str, after: dict[str, Any], cells: dict[str, Any]
) -> None:
    found = fixed(rows, words, **after)
    assert {name: found[name] for name in cells} == cells


def quantity(row: Row, **fields: Any) -> dict[str, Any]:
    return row["quantities"][0] | fields


@pytest.mark.parametrize(
    ("words", "fields", "cells"),
    [
        ("40 tons", {"value": 50.0}, {"value": 50.0, "low": 50.0, "high": 50.0, "value_si": pytest.approx(45359.237)}),
        ("40 tons", {"unit": "kilogram"}, {"unit": "kilogram", "value_si": 40.0, "unit_si": "kg"}),
        ("40 tons", {"unit": "sack"}, {"unit": "sack", "value_si": None, "unit_si": None}),
        ("40 tons", {"modifier": ">="}, {"modifier": ">=", "low": 40.0, "high": None}),
        ("40 tons", {"modifier": "range", "low": 40.0, "high": 60.0}, {"value": 50.0, "low": 40.0, "high": 60.0}),
        ("3,000", {"modifier": "="}, {"low": 3000.0, "high": 3000.0}),
        ("3,000", {"of": "miners"}, {"of": "miners", "value": 3000.0}),
    ],
)
def test_a_changed_quantity_changes_the_columns_of_the_first(
    rows: list[Row], words: str, fields: dict[str, Any], cells: dict[str, Any]
) -> None:
    found = fixed(rows, words, quantities=[quantity(row_of(rows, words), **fields)])
    assert {name: found[name] for name in cells} == cells


def test_a_quantity_with_the_claim_s_time_and_places_has_the_new_ones(rows: list[Row]) -> None:
    before = row_of(rows, "40 tons")["quantities"][0]
    assert (before["where"], before["when"]) == (["Oslo"], "2021-03-05")
    found = fixed(rows, "40 tons", where=["Norway"], when="2021-Q2")["quantities"][0]
    assert (found["where"], found["countries"]) == (["Norway"], ["NO"])
    assert (found["when"], found["when_start"], found["when_end"]) == ("2021-Q2", "2021-04-01", "2021-06-30")


def test_a_quantity_with_a_time_of_its_own_keeps_it(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    own = [quantity(row, when="2020", when_start="2020-01-01", when_end="2020-12-31")]
    found = revised(row | {"quantities": own}, {"when": "2021-Q2"}, Ground(TEXT, rows))
    assert found["quantities"] == own


def test_a_quantity_that_is_dropped_leaves_empty_cells(rows: list[Row]) -> None:
    found = fixed(rows, "40 tons", quantities=[])
    empty = (*FOLLOWING["quantities"], "how_many_confidence")
    assert {name: found[name] for name in empty} == dict.fromkeys(empty)


def test_a_marked_quantity_gets_its_words_bounds_and_kind(rows: list[Row]) -> None:
    start, end = place("20 percent")
    marked = {"start": start, "end": end, "value": 20, "unit": "percent"}
    found = fixed(rows, "Ferries", quantities=[marked])["quantities"][0]
    assert (found["text"], found["kind"], found["low"], found["high"]) == ("20 percent", "percent", 20.0, 20.0)


def test_a_shorter_extent_takes_along_what_was_in_it(rows: list[Row]) -> None:
    found = fixed(rows, "40 tons", spans=[place("We will move 40 tons of grain")])
    assert found["claim"] == found["quote"] == "We will move 40 tons of grain"
    assert (found["start"], found["end"]) == tuple(place("We will move 40 tons of grain"))
    assert found["claim_id"] == claim_id("quay", (TextSpan(*place("We will move 40 tons of grain")),))
    assert (found["value"], found["kind"], found["who"]) == (40.0, "direct", "We")
    assert (found["where"], found["countries"], found["when"], found["when_text"]) == ([], [], None, None)


def test_an_extent_beyond_the_marks_is_mixed(rows: list[Row]) -> None:
    found = fixed(rows, "Nobody", spans=[place("“Nobody asked us,” she told")])
    assert (found["kind"], found["quote"]) == ("mixed", "Nobody asked us,")


def test_an_extent_in_another_sentence_has_its_context(rows: list[Row]) -> None:
    found = fixed(rows, "Nobody", spans=[place("workers had left Norway")])
    assert found["context"].startswith("The ministry denied on Tuesday")


def test_a_confirmed_row_is_certain(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    found, _ = review(rows, decide(row, "accepted"))
    confirmed = found[rows.index(row)]
    assert {name: confirmed[name] for name in CONFIDENCES} == {
        **dict.fromkeys(CONFIDENCES, 1.0),
        "speaker_certain": True,
    }
    assert unlike(row, confirmed) <= {*CONFIDENCES, "quantities", "review", "reviewed_by", "note"}


@pytest.mark.parametrize("state", ["rejected", "later"])
def test_a_row_that_is_not_confirmed_keeps_its_cells(rows: list[Row], state: str) -> None:
    row = row_of(rows, "40 tons")
    found, _ = review(rows, decide(row, state, "is this one?", speaker="Tom Lie"))
    assert found[rows.index(row)] == {**row, "review": state, "reviewed_by": "Mara", "note": "is this one?"}


def unlike(row: Row, other: Row) -> set[str]:
    return {name for name in other if row.get(name) != other[name]}


def test_every_column_is_changed_follows_or_is_kept() -> None:
    follow = {name for names in FOLLOWING.values() for name in names}
    assert {column.name for column in COLUMNS} == ({*EDITABLE} - {"mention"}) | follow | {*CONFIDENCES} | {*KEPT}
    assert not follow & set(KEPT)


WORDS = [word.strip("“”.,") for word in TEXT.split()]
PLACE = st.sampled_from([None, place("Ada Roe"), place("she"), place("denied"), place("told")])
VALUES: dict[str, Any] = {
    "speaker": st.sampled_from([None, "Ada Roe", "Roe", "Tom Lie", "Tom Lie and Ada Roe", "Île de Ré Council"]),
    "speaker_role": st.sampled_from([None, "mayor", "head of the port of Bergen"]),
    "speaker_type": st.sampled_from([None, "person", "organisation"]),
    "cue_class": st.sampled_from([None, "say", "deny"]),
    "told_to": st.sampled_from([None, "Reuters"]),
    "kind": st.sampled_from(["direct", "mixed", "indirect", "narrator"]),
    "who": st.sampled_from([None, *WORDS]),
    "where": st.lists(st.sampled_from(["Oslo", "Norway", "Bergen", "Springfield", "Mars", "the U.S."]), unique=True),
    "when": st.sampled_from([None, "2021-03-05", "2020", "2021-W09-WE", "1980/2012", "202X", "PRESENT_REF", "soon"]),
    "said_on": st.sampled_from([None, "2021-03-02"]),
    "negated": st.booleans(),
    "predicate": st.sampled_from([None, "move"]),
    "modality": st.sampled_from([None, "future"]),
    "mention": PLACE,
    "cue": PLACE,
}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_a_round_trip_gives_the_edited_cells_and_what_follows_and_nothing_else(rows: list[Row], data: Any) -> None:
    row = data.draw(st.sampled_from(rows))
    values = data.draw(st.fixed_dictionaries({}, optional=VALUES))
    found, reviewer = review(rows, decide(row, **values))
    new = found[rows.index(row)]
    assert [one for one in found if one is not new] == [one for one in rows if one is not row]
    assert {name: seen(new, name) or None for name in values} == {name: value or None for name, value in values.items()}
    may = {name for column in values for name in (column, *FOLLOWING.get(column, ()))}
    assert unlike(row, new) <= may | {*CONFIDENCES, "quantities", "review", "reviewed_by", "note"}
    assert new["speaker_id"] == revised(new, {"speaker": new["speaker"]}, Ground(TEXT, rows))["speaker_id"]
    again, second = review(found, decide(row, **values))
    assert again == found
    assert not reviewer.outcome.misfits
    assert not second.outcome.misfits


EDGES = [match.span() for match in re.finditer(r"\w+", TEXT)]


@st.composite
def places(draw: Any) -> list[list[int]]:
    """One or two pieces of the text, from word to word."""
    ends = sorted(draw(st.lists(st.integers(0, len(EDGES) - 1), min_size=2, max_size=4, unique=True)))
    pairs = [(ends[0], ends[1]), (ends[2], ends[3])] if len(ends) == 4 else [(ends[0], ends[-1])]
    return [[EDGES[first][0], EDGES[last][1]] for first, last in pairs]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data=st.data())
def test_an_extent_gives_its_words_and_keeps_nothing_from_outside(rows: list[Row], data: Any) -> None:
    row, spans = data.draw(st.sampled_from(rows)), data.draw(places())
    assume(all(one["spans"] != spans for one in rows if one is not row))  # the place of another claim is that claim's
    found, reviewer = review(rows, decide(row, spans=spans))
    new = found[rows.index(row)]
    assert new["claim"] == " ".join(TEXT[start:end] for start, end in spans)
    assert new["claim_id"] == claim_id("quay", [TextSpan(*span) for span in spans])
    assert unlike(row, new) <= {"spans", *FOLLOWING["spans"], *CONFIDENCES, "review", "reviewed_by", "note"}
    inside = [place for start, end in spans for place in range(start, end)]
    for one in new["quantities"]:
        assert {one["start"], one["end"] - 1} <= {*inside}
    assert len(new["where_spans"]) >= len(new["where"]) == len(new["where_countries"])
    again, _ = review(found, decide(row, spans=spans))
    assert again == found
    assert not reviewer.outcome.misfits


# --- claims are found again -----------------------------------------------------------------------------------------


def test_a_claim_of_another_id_is_found_by_its_words(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    moved = [{**one, "claim_id": f"x{one['claim_id']}"} for one in rows]
    found, reviewer = review(moved, decide(row, speaker="Tom Lie"))
    assert found[rows.index(row)]["speaker"] == "Tom Lie"
    assert reviewer.outcome.moved == 1
    assert not reviewer.outcome.misfits


def test_a_claim_that_is_cut_otherwise_now_gets_the_words_that_were_accepted(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    shorter = "We will move 40 tons of grain to Oslo"
    cut = revised(row, {"spans": [place(shorter)]}, Ground(TEXT, rows))
    found, reviewer = review([cut if one is row else one for one in rows], decide(row, "accepted"))
    assert found[rows.index(row)]["claim"] == row["claim"]
    assert found[rows.index(row)]["claim_id"] == row["claim_id"]
    assert reviewer.outcome.moved == 1


def test_a_claim_in_a_text_that_has_changed_is_found_by_the_same_words_only(rows: list[Row]) -> None:
    longer = Article("quay", "BERGEN - " + TEXT)
    moved = [{**one, "claim_id": f"x{one['claim_id']}"} for one in rows]
    decisions = decide(row_of(rows, "40 tons"), speaker="Tom Lie"), decide(row_of(rows, "Nobody"), who="Nobody at all")
    moved[1] = {**moved[1], "claim": "Nobody ever asked us"}
    found, reviewer = review(moved, *decisions, article=longer)
    assert found[0]["speaker"] == "Tom Lie"
    assert [one.reason for one in reviewer.outcome.misfits] == ["the article's text has changed"]
    assert reviewer.outcome.in_changed_text == 1


def test_a_place_in_a_text_that_has_changed_is_not_set(rows: list[Row]) -> None:
    decision = decide(row_of(rows, "40 tons"), mention=place("she"), speaker="Tom Lie")
    found, reviewer = review(rows, decision, article=Article("quay", TEXT + " "))
    assert (found[0]["speaker"], found[0]["speaker_mention"]) == ("Tom Lie", rows[0]["speaker_mention"])
    assert [(one.reason, one.column) for one in reviewer.outcome.misfits] == [
        ("the article's text has changed", "mention")
    ]


def test_another_value_than_the_reviewer_saw_is_told_and_his_is_taken(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    now = [{**one, "speaker": "Port of Bergen"} if one is row else one for one in rows]
    found, reviewer = review(now, decide(row, speaker="Tom Lie"))
    assert found[0]["speaker"] == "Tom Lie"
    assert [(one.reason, one.column, one.found) for one in reviewer.outcome.misfits] == [
        ("another value than the reviewer saw", "speaker", "Port of Bergen")
    ]


def test_a_value_that_is_right_by_now_is_no_misfit(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    now = [{**one, "speaker": "Tom Lie"} if one is row else one for one in rows]
    _, reviewer = review(now, decide(row, speaker="Tom Lie"))
    assert not reviewer.outcome.misfits
    assert not reviewer.outcome.cells


def test_a_claim_that_is_gone_is_told(rows: list[Row]) -> None:
    row = row_of(rows, "40 tons")
    _, reviewer = review([one for one in rows if one is not row], decide(row))
    assert [one.reason for one in reviewer.outcome.misfits] == ["the claim is gone"]


def test_without_the_text_places_are_not_set_and_it_is_told(rows: list[Row]) -> None:
    _, reviewer = review(rows, decide(rows[0], mention=place("she")), article=None)
    assert [one.reason for one in reviewer.outcome.misfits] == ["a place needs the article's text"]
    assert reviewer.outcome.unchecked == 1


def test_a_place_outside_the_text_is_told(rows: list[Row]) -> None:
    _, reviewer = review(rows, decide(rows[0], spans=[[0, 99_999]]))
    assert [one.reason for one in reviewer.outcome.misfits] == ["a place outside the article's text"]


# --- missed claims --------------------------------------------------------------------------------------------------


def test_a_missed_claim_gets_a_row_in_its_place(rows: list[Row]) -> None:
    found, _ = review(rows, missed("head of the port of Bergen", speaker="Tom Lie", kind="indirect"))
    row = row_of(found, "head of the port")
    assert found.index(row) == 1
    assert row["claim_id"] == claim_id("quay", (TextSpan(*place("head of the port of Bergen")),))
    assert (row["speaker_id"], row["review"], row["title"]) == ("tom lie", "added", "Grain for Oslo")
    assert row["context"].startswith("“We will move 40 tons")
    assert row["statement_id"] > max(one["statement_id"] for one in rows)
    assert set(row) == {*rows[0], "review", "reviewed_by", "note"}


@pytest.mark.parametrize(
    ("words", "after", "cells"),
    [
        ("Ferries cost 20 percent more", {}, {"kind": "narrator", "value": 20.0, "who": "Ferries"}),
        ("3,000 workers had left Norway", {}, {"where": ["Norway"], "countries": ["NO"], "speaker": "ministry"}),
        ("3,000 workers had left Norway", {}, {"cue": "denied", "negated": True, "said_on": "2021-03-02"}),
        ("workers had left Norway", {"speaker": "Tom Lie"}, {"speaker_id": "tom lie", "where": ["Norway"]}),
        ("Nobody asked us", {"who": "No one", "quantities": []}, {"who": "No one", "value": None, "kind": "direct"}),
    ],
)  # fmt: skip
def test_a_missed_claim_has_the_cells_that_its_place_tells_and_those_of_the_reviewer(
    nlp: Language, words: str, after: dict[str, Any], cells: dict[str, Any]
) -> None:
    reviewer = Reviewer([missed(words, **after)], Describer(nlp))
    row = reviewer.review("quay", [], ARTICLE)[0]
    assert {name: row[name] for name in cells} == cells
    assert (row["claim"], row["review"]) == (words, "added")
    assert row["claim_id"] == claim_id("quay", (TextSpan(*place(words)),))


@pytest.mark.parametrize(
    ("words", "after", "kind"),
    [
        ("Nobody asked", {}, "direct"),
        ("us,” she", {}, "mixed"),
        ("workers had left", {"speaker": "Tom Lie"}, "indirect"),
        ("Ferries cost", {}, "narrator"),
    ],
)
def test_the_kind_of_a_missed_claim_is_told_by_its_marks(
    rows: list[Row], words: str, after: dict[str, Any], kind: str
) -> None:
    found, _ = review([], missed(words, **after))
    assert found[0]["kind"] == kind


def test_a_missed_claim_that_is_found_by_now_is_that_row(rows: list[Row]) -> None:
    found, reviewer = review(rows, missed(rows[0]["claim"], speaker="Tom Lie"))
    assert len(found) == len(rows)
    assert (found[0]["speaker"], found[0]["review"]) == ("Tom Lie", "added")
    assert not reviewer.outcome.misfits


# --- the command ----------------------------------------------------------------------------------------------------

Files = Callable[..., tuple[Path, Path]]


@pytest.fixture
def files(rows: list[Row], tmp_path: Path) -> Files:
    """Write decisions, and the claims in a format with their articles beside them."""

    def write(suffix: str, *decisions: Decision, own: tuple[str, ...] = ()) -> tuple[Path, Path]:
        claims = tmp_path / f"claims{suffix}"
        table = [{**row, **{name: f"{name} {number}" for name in own}} for number, row in enumerate(rows)]
        if suffix == ".db":
            write(".jsonl", *decisions, own=own)
            assert (
                CliRunner().invoke(app, ["index", str(claims.with_suffix(".jsonl")), "-o", str(claims)]).exit_code == 0
            )
            return tmp_path / "decisions.jsonl", claims
        from claimtable.own_columns import OwnColumn
        from claimtable.table import typed_row

        with open_writer(str(claims), own=[OwnColumn(name) for name in own]) as writer:
            writer.write_rows(map(typed_row, table))
        article = {"article_id": "quay", "title": ARTICLE.title, "published": "2021-03-04", "url": "", "text": TEXT}
        (tmp_path / "claims.articles.jsonl").write_text(json.dumps(article) + "\n")
        write_decisions(decisions, str(tmp_path / "decisions.jsonl"))
        return tmp_path / "decisions.jsonl", claims

    return write


def read(path: Path) -> list[Row]:
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as stream:
            return list(csv.DictReader(stream))
    if path.suffix == ".parquet":
        return list(pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist())
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run(*arguments: str | Path) -> Any:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.parametrize("output", [".jsonl", ".csv", ".parquet"])
@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".db"])
def test_claims_of_every_form_are_written_in_every_form(
    rows: list[Row], files: Files, tmp_path: Path, suffix: str, output: str
) -> None:
    decisions, claims = files(
        suffix,
        decide(rows[0], speaker="Tom Lie", quantities=[quantity(rows[0], value=50.0)], note="by phone"),
        decide(rows[1], "rejected"),
        missed("head of the port of Bergen"),
        own=("desk", "Speaker", "id"),
    )
    done = run("apply", decisions, claims, "-o", tmp_path / f"reviewed{output}")
    assert done.exit_code == 0, done.output
    found = read(tmp_path / f"reviewed{output}")
    assert [row["review"] or None for row in found[:3]] == ["fixed", "added", "rejected"]
    assert (found[0]["speaker_id"], found[0]["reviewed_by"], found[0]["note"]) == ("tom lie", "Mara", "by phone")
    assert float(found[0]["value"]) == 50.0
    assert [(row["desk"] or None, row["Speaker"] or None, row["id"] or None) for row in found[:3]] == [
        ("desk 0", "Speaker 0", "id 0"),
        (None, None, None),
        ("desk 1", "Speaker 1", "id 1"),
    ]
    assert "3 claims reviewed: 1 added, 1 fixed, 1 rejected" in done.output


def test_rejected_claims_are_left_out_if_asked(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", decide(rows[1], "rejected"))
    done = run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl", "--drop-rejected")
    assert "1 rejected ones left out" in done.output
    assert [row["claim_id"] for row in read(tmp_path / "reviewed.jsonl")] == [
        row["claim_id"] for row in rows if row is not rows[1]
    ]


def test_what_no_longer_fits_is_told_kept_and_gives_exit_code_3(rows: list[Row], files: Files, tmp_path: Path) -> None:
    gone = Decision("c0", "quay", text_digest(TEXT), "accepted", claim="There was never such a claim at all")
    far = Decision("c1", "elsewhere", "", "rejected", claim="It rained")
    decisions, claims = files(".jsonl", gone, far, decide(rows[0], "accepted"))
    done = run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl", "--left", tmp_path / "left.jsonl")
    assert done.exit_code == 3
    assert "2 things no longer fit: 1 the article is not there, 1 the claim is gone" in done.output
    left = read_decisions(tmp_path / "left.jsonl")
    assert [(one.claim_id, one.more) for one in left] == [
        ("c1", {"misfits": ["the article is not there"]}),
        ("c0", {"misfits": ["the claim is gone"]}),
    ]


def test_without_decisions_a_table_comes_out_as_it_went_in(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", Decision("c1", "elsewhere", "", "rejected"))
    run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl")
    empty = {"review": None, "reviewed_by": None, "note": None}
    assert read(tmp_path / "reviewed.jsonl") == [row | empty for row in rows]


def test_rows_of_an_article_may_lie_apart(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", *(decide(row, speaker="Tom Lie") for row in rows[:2]))
    lines = claims.read_text().splitlines()
    stranger = json.dumps({**rows[0], "article_id": "other", "claim_id": "c9"})
    claims.write_text("\n".join([lines[1], stranger, lines[0], *lines[2:]]) + "\n")
    assert run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl").exit_code == 0
    assert [row["speaker"] for row in read(tmp_path / "reviewed.jsonl")[:3]] == ["Tom Lie", "Ada Roe", "Tom Lie"]


def test_the_texts_may_come_from_the_original_articles(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", decide(rows[0], mention=place("she")))
    (tmp_path / "claims.articles.jsonl").rename(tmp_path / "texts.jsonl")
    reviewed = tmp_path / "reviewed.jsonl"
    assert run("apply", decisions, claims, "-o", reviewed).exit_code == 3
    assert run("apply", decisions, claims, "-o", reviewed, "--articles", tmp_path / "texts.jsonl").exit_code == 0
    assert read(reviewed)[0]["speaker_mention"] == "she"


def test_an_article_that_has_another_id_now_is_known_by_its_text(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", decide(rows[0], speaker="Tom Lie"))
    for path in (claims, tmp_path / "claims.articles.jsonl"):
        path.write_text(path.read_text().replace('"quay"', '"other"').replace('"claim_id": "c', '"claim_id": "x'))
    assert run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl").exit_code == 0
    assert read(tmp_path / "reviewed.jsonl")[0]["speaker"] == "Tom Lie"


def test_a_copy_of_the_text_beside_the_article_is_left(rows: list[Row], files: Files, tmp_path: Path) -> None:
    decisions, claims = files(".jsonl", decide(rows[0], speaker="Tom Lie"))
    for path in (claims, tmp_path / "claims.articles.jsonl"):
        text = path.read_text()
        path.write_text(text.replace('"quay"', '"copy"').replace('"claim_id": "c', '"claim_id": "x') + text)
    assert run("apply", decisions, claims, "-o", tmp_path / "reviewed.jsonl").exit_code == 0
    found = read(tmp_path / "reviewed.jsonl")
    assert [row["article_id"] for row in found if row["speaker"] == "Tom Lie"] == ["quay"]


def test_csv_goes_to_standard_output(rows: list[Row], files: Files) -> None:
    decisions, claims = files(".jsonl", decide(rows[0], "accepted"))
    done = run("apply", decisions, claims, "--quiet")
    found = list(csv.DictReader(done.stdout.splitlines()))
    assert list(found[0])[-3:] == ["review", "reviewed_by", "note"]
    assert found[0]["review"] == "accepted"


@pytest.mark.parametrize("output", ["claims.jsonl", "decisions.jsonl", "claims.articles.jsonl"])
def test_inputs_are_not_overwritten(rows: list[Row], files: Files, tmp_path: Path, output: str) -> None:
    decisions, claims = files(".jsonl", decide(rows[0], "accepted"))
    before = (tmp_path / output).read_bytes()
    assert run("apply", decisions, claims, "-o", tmp_path / output).exit_code != 0
    assert (tmp_path / output).read_bytes() == before


def test_a_store_keeps_own_columns_and_can_be_asked_for_them(rows: list[Row], files: Files) -> None:
    _, store = files(".db", decide(rows[0], "accepted"), own=("desk", "Speaker", "id"))
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT desk, own_Speaker, own_id FROM claims ORDER BY id").fetchone() == (
            "desk 0",
            "Speaker 0",
            "id 0",
        )
