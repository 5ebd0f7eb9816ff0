"""Decisions of reviewers: read with errors by line, written without loss, compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimtable.cli import app
from claimtable.errors import OptionError, ReadError
from claimtable.naming import claim_id, text_digest
from claimtable.review.comparison import cohens_kappa, compare
from claimtable.review.decisions import Decision, read_decisions, write_decisions
from claimtable.schema import TextSpan


def decision(name: str = "c1", state: str = "accepted", **fields: Any) -> dict[str, Any]:
    """A line as the review page writes it."""
    line: dict[str, Any] = {
        "claim_id": name,
        "article_id": "quay",
        "text_digest": "8b38b558e4df5eb3",
        "state": state,
        "changes": {},
        "claim": "It rained.",
        "note": "",
        "by": "Mara",
        "at": "2026-11-26T08:30:00Z",
    }
    return line | fields


def changed(**values: tuple[Any, Any]) -> dict[str, Any]:
    return {name: {"before": before, "after": after} for name, (before, after) in values.items()}


def write(path: Path, *lines: dict[str, Any] | str) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def read(path: Path, *lines: dict[str, Any] | str) -> list[Decision]:
    return read_decisions(write(path / "decisions.jsonl", *lines))


def test_the_last_line_for_a_claim_wins(tmp_path: Path) -> None:
    found = read(tmp_path, decision("c1", "later"), decision("c2"), decision("c1", "rejected"))
    assert [(one.claim_id, one.state) for one in found] == [("c1", "rejected"), ("c2", "accepted")]


def test_a_missed_claim_is_named_by_its_place(tmp_path: Path) -> None:
    marked = changed(spans=(None, [[0, 4], [9, 12]]))
    found = read(tmp_path, decision(claim_id=None, state="added", changes=marked))
    assert found[0].key == claim_id("quay", (TextSpan(0, 4), TextSpan(9, 12)))


def test_a_marked_claim_is_withdrawn_by_a_later_line(tmp_path: Path) -> None:
    marked = changed(spans=(None, [[0, 4]]))
    lines = [decision(claim_id=None, state=state, changes=marked) for state in ("added", "rejected")]
    assert [one.state for one in read(tmp_path, *lines)] == ["rejected"]


def test_reading_and_writing_lose_nothing(tmp_path: Path) -> None:
    lines = [
        decision("c1", "fixed", changes=changed(speaker=("Roe", "Ada Røe"), mention=([3, 7], None)), seconds=4.5),
        decision("c2", "rejected", note="not a claim\nbut a title", by=""),
    ]
    found = read(tmp_path, *lines)
    write_decisions(found, str(tmp_path / "again.jsonl"))
    assert [json.loads(line) for line in (tmp_path / "again.jsonl").read_text().splitlines()] == lines
    assert read_decisions(tmp_path / "again.jsonl") == found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON"),
        ("[1]", "no decision"),
        (decision(state="maybe"), "state is \"maybe\", not one of accepted, rejected, fixed, added, later"),
        (decision(article_id=None), "article_id is null"),
        (decision(claim_id=None), "names no claim"),
        (decision(at="yesterday"), "not a time"),
        (decision(changes=["speaker"]), "changes is [\"speaker\"]"),
        (decision(changes={"speaker": "Roe"}), 'the change of speaker is "Roe"'),
        (decision(changes=changed(speaker_id=("a", "b"))), "speaker_id is computed or given"),
        (decision(changes=changed(mood=("a", "b"))), "mood is no column"),
        (decision(changes=changed(kind=("direct", "quoted"))), "kind is 'quoted', none of direct"),
        (decision(changes=changed(kind=("direct", None))), "kind may not be empty"),
        (decision(changes=changed(said_on=(None, "Monday"))), "said_on is 'Monday', no day"),
        (decision(changes=changed(cue=("said", "told"))), "cue is 'told', no [start, end] or null"),
        (decision(changes=changed(mention=(None, [7, 3]))), "mention is [7, 3]"),
        (decision(changes=changed(spans=([[0, 4]], [[5, 9], [0, 4]]))), "not pieces of the text in order"),
        (decision(changes=changed(where=([], "Oslo"))), "where is 'Oslo', no list of texts"),
        (decision(changes=changed(quantities=([], ["40"]))), "no record of a quantity"),
        (decision(changes=changed(quantities=([], [{"value": 4.0, "modifier": "about"}]))), "'about' is none of ="),
    ],
)  # fmt: skip
def test_an_error_names_the_line_and_what_is_wrong(tmp_path: Path, line: dict[str, Any] | str, message: str) -> None:
    with pytest.raises(ReadError) as error:
        read(tmp_path, decision(), "", line)
    assert "decisions.jsonl:3: " in str(error.value)
    assert message in str(error.value)


def test_a_file_without_decisions_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no decision"):
        read(tmp_path, "")
    with pytest.raises(ReadError, match=r"nowhere\.jsonl cannot be read"):
        read_decisions(tmp_path / "nowhere.jsonl")


def test_a_digest_is_of_the_bytes_in_utf_8() -> None:
    # printf 'Røe said' | sha256sum
    assert text_digest("Røe said") == "25beb4a62500c7e1"


def two(tmp_path: Path, mine: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> tuple[Path, Path]:
    return write(tmp_path / "mine.jsonl", *mine), write(tmp_path / "theirs.jsonl", *theirs)


MINE = [
    decision("c1"),
    decision("c2", "rejected"),
    decision("c3", "fixed", changes=changed(speaker=("He", "Ada Roe"))),
    decision("c4", "fixed", changes=changed(who=("the boat", "the ship"))),
    decision("c5", "later"),
    decision("c6"),
]
THEIRS = [
    decision("c1", by="Tom"),
    decision("c2", "accepted", by="Tom"),
    decision("c3", "fixed", by="Tom", changes=changed(speaker=("He", "Ada Roe"))),
    decision("c4", "accepted", by="Tom"),
    decision("c5", "accepted", by="Tom"),
]


def test_two_reviewers_are_compared(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path, MINE, THEIRS)
    found = compare(read_decisions(mine), read_decisions(theirs))
    assert [one.key for one in found.alike] == ["c1", "c3"]
    assert [(one.one.key, one.columns) for one in found.conflicts] == [("c2", ()), ("c4", ("who",))]
    assert [one.key for one in found.only_one] == ["c6"]
    assert [one.key for one in found.only_other] == ["c5"]


def test_a_value_that_one_left_conflicts_with_the_other_s(tmp_path: Path) -> None:
    spoken = decision("c1", "fixed", changes=changed(where=([], ["Oslo"])))
    mine, theirs = two(tmp_path, [spoken], [decision("c1", by="Tom")])
    assert compare(read_decisions(mine), read_decisions(theirs)).conflicts[0].columns == ("where",)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15, 0.4),
        ([("yes", "no"), ("no", "yes")], -1.0),
        ([("yes", "yes"), ("yes", "yes")], None),
        ([], None),
    ],
)
def test_kappa_sets_agreement_by_chance_aside(pairs: list[tuple[str, str]], kappa: float | None) -> None:
    found = cohens_kappa(pairs)
    assert found is None if kappa is None else found == pytest.approx(kappa)


def test_the_command_counts_decisions(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["decisions", str(write(tmp_path / "mine.jsonl", *MINE))])
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "6 decisions in 1 article: 2 accepted, 1 rejected, 2 fixed, 1 later",
        "6 by Mara",
        "changed: 1 speaker, 1 who",
    ]


def test_the_command_compares_and_writes_what_is_agreed(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path, MINE, THEIRS)
    agreed = tmp_path / "agreed.jsonl"
    done = CliRunner().invoke(app, ["decisions", str(mine), str(theirs), "-o", str(agreed)])
    assert done.exit_code == 0
    assert "4 claims decided by both, 2 alike (50%)" in done.output
    assert "  who: Mara: the ship; Tom: as it was" in done.output
    assert [one.key for one in read_decisions(agreed)] == ["c1", "c3", "c6", "c5"]


def test_the_comparison_is_there_as_json(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path, MINE, THEIRS)
    record = json.loads(CliRunner().invoke(app, ["decisions", str(mine), str(theirs), "--format", "json"]).output)
    assert (record["both"], record["alike"], len(record["conflicts"])) == (4, 2, 2)
    assert record["kappa"] == pytest.approx(0.273)  # observed 2 of 4, by chance 5 of 16


def test_decisions_write_over_nothing_else(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine.jsonl", *MINE)
    table = tmp_path / "claims.csv"
    table.write_text("claim_id,article_id,claim\n")
    done = CliRunner().invoke(app, ["decisions", str(mine), "-o", str(table)])
    assert isinstance(done.exception, OptionError)
