"""One list of columns makes the frame, the CSV, the JSON lines and the documentation."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from claimtable import Article, Claim, Figure, Place, Speaker, TextSpan, Timex, to_frame
from claimtable.columns import COLUMNS, is_offset, picked
from claimtable.errors import OptionError
from claimtable.naming import claim_id
from claimtable.outputs import kind_of
from claimtable.store.inputs import read_claims
from claimtable.table import cells, claim_record, columns_table
from claimtable.writers import open_writer

TEXT = "About 40 boats left Genoa on 2 May, Ada Ricci said."
ARTICLE = Article("boats", TEXT, title="Boats leave", published=date(2021, 5, 3), published_from="field")


def claim() -> Claim:
    spans = (TextSpan(0, 34),)
    return Claim(
        claim_id=claim_id("boats", spans),
        article=ARTICLE,
        statement_id=0,
        kind="indirect",
        spans=spans,
        text=TEXT[:34],
        quote="",
        speaker=Speaker("Ada Ricci", "", "person", TextSpan(36, 45)),
        cue="said",
        cue_spans=(TextSpan(46, 50),),
        cue_class="say",
        told_to="",
        who="About 40 boats",
        who_span=TextSpan(0, 14),
        predicate="leave",
        negated=False,
        modality="asserted",
        places=(Place(20, 25, "Genoa", "IT"),),
        quantities=(Figure(0, 8, "About 40", "count", "~", 40.0, 40.0, 40.0, "boat", "boats"),),
        when=Timex(29, 34, "2 May", "DATE", "2021-05-02", date(2021, 5, 2), date(2021, 5, 2)),
        said_on=None,
        context=TextSpan(0, len(TEXT)),
        confidence=0.9,
    )


def row() -> dict[str, object]:
    return dict(zip([column.name for column in COLUMNS], cells(claim()), strict=True))


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("article_id", "boats"),
        ("published", "2021-05-03"),
        ("speaker", "Ada Ricci"),
        ("speaker_id", "ada ricci"),
        ("cue", "said"),
        ("claim", "About 40 boats left Genoa on 2 May"),
        ("where", "Genoa"),
        ("countries", "IT"),
        ("how_many", "About 40"),
        ("value", 40),
        ("modifier", "~"),
        ("unit", "boat"),
        ("when", "2021-05-02"),
        ("when_text", "2 May"),
        ("said_on", ""),
        ("negated", "FALSE"),
        ("spans", "0-34"),
        ("speaker_start", 36),
        ("cue_end", 50),
        ("context", TEXT),
    ],
)
def test_cells(column: str, cell: object) -> None:
    assert row()[column] == cell


def test_measures_have_a_value_in_si_units() -> None:
    miles = Figure(0, 8, "About 40", "measure", "~", 40.0, 40.0, 40.0, "mile")
    record = claim_record(replace(claim(), quantities=(miles,)))
    assert (round(record["value_si"]), record["unit_si"]) == (64374, "m")
    assert claim_record(claim())["value_si"] is None


def test_the_columns_are_in_the_order_of_their_use() -> None:
    names = [column.name for column in COLUMNS]
    assert names[:4] == ["title", "url", "published", "speaker"]
    offsets = [is_offset(column) for column in COLUMNS]
    assert offsets == sorted(offsets)
    ids = ("claim_id", "article_id", "statement_id", "speaker_id")
    assert names[offsets.index(True) - len(ids) : offsets.index(True)] == list(ids)


def test_names_are_unique_and_described() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert all(column.description for column in COLUMNS)


def test_the_record_is_nested() -> None:
    record = claim_record(claim())
    assert record["spans"] == [[0, 34]]
    assert record["where"] == ["Genoa"]
    assert record["quantities"][0]["low"] == 40
    assert record["published"] == "2021-05-03"


def test_the_frame_has_proper_types() -> None:
    frame = to_frame([claim()])
    assert pd.api.types.is_datetime64_any_dtype(frame["published"])
    assert frame["value"].dtype == "Float64"
    assert frame["start"].dtype == "Int64"
    assert frame["negated"].dtype == "boolean"
    assert isinstance(frame["kind"].dtype, pd.CategoricalDtype)
    assert frame.loc[0, "when_start"] == pd.Timestamp("2021-05-02")


def test_an_empty_frame_has_the_same_columns_and_types() -> None:
    empty, full = to_frame([]), to_frame([claim()])
    assert list(empty.columns) == list(full.columns) == [column.name for column in COLUMNS]
    assert empty["value"].dtype == full["value"].dtype


def test_a_claims_name_depends_on_article_and_offsets_alone() -> None:
    spans = (TextSpan(0, 34),)
    assert claim_id("boats", spans) == claim_id("boats", spans)
    assert claim_id("boats", spans) != claim_id("ships", spans)
    assert claim_id("boats", spans) != claim_id("boats", (TextSpan(0, 33),))


def test_the_readme_shows_the_columns() -> None:
    readme = (Path(__file__).parents[1] / "docs" / "columns.md").read_text(encoding="utf-8")
    assert columns_table() in readme, "regenerate with: claimtable columns --format md"


def test_no_spreadsheet_takes_a_claims_name_for_a_number() -> None:
    names = [claim_id("boats", (TextSpan(0, end),)) for end in range(1, 500)]
    assert all(len(name) == 16 and name[0] == "c" for name in names)
    assert len(set(names)) == len(names)


def test_what_is_missing_is_null_and_never_an_empty_text() -> None:
    record = claim_record(replace(claim(), speaker=Speaker("", "", ""), cue="", quote="", when=None))
    assert "" not in record.values()
    assert all(record[name] is None for name in ("speaker", "speaker_role", "quote", "cue", "when", "said_on", "url"))
    assert to_frame([claim()])["quote"].isna().all()


def test_the_day_of_saying_is_a_date() -> None:
    day = Timex(29, 34, "Sunday", "DATE", "2021-05-02", date(2021, 5, 2), date(2021, 5, 2))
    assert to_frame([replace(claim(), said_on=day)]).loc[0, "said_on"] == pd.Timestamp("2021-05-02")
    assert claim_record(replace(claim(), said_on=day))["said_on"] == "2021-05-02"


@pytest.mark.parametrize("codes", [("NA",), ("NA", "ZA"), ("ZA",), ("NA", "NA"), ()])
def test_namibia_survives_pandas_and_our_own_reader(tmp_path: Path, codes: tuple[str, ...]) -> None:
    places = tuple(Place(20, 25, f"Place {number}", code) for number, code in enumerate(codes))
    with open_writer(str(tmp_path / "claims.csv")) as writer:
        writer.write([replace(claim(), places=places)])
    (cell,) = pd.read_csv(tmp_path / "claims.csv")["countries"]
    assert pd.isna(cell) is (not codes)
    (record,) = read_claims(tmp_path / "claims.csv")
    assert record["countries"] == list(dict.fromkeys(codes))


@pytest.mark.parametrize("negated", [True, False])
def test_flags_are_read_as_such(tmp_path: Path, negated: bool) -> None:
    with open_writer(str(tmp_path / "claims.csv")) as writer:
        writer.write([replace(claim(), negated=negated)])
    frame = pd.read_csv(tmp_path / "claims.csv")
    assert frame["negated"].dtype == bool
    assert frame.loc[0, "negated"] == negated
    (record,) = read_claims(tmp_path / "claims.csv")
    assert record["negated"] is negated


def test_columns_are_picked_in_the_order_of_their_names() -> None:
    assert [column.name for column in picked(["value", "speaker", "value"])] == ["value", "speaker", "claim_id"]
    assert [column.name for column in picked(["claim_id", "speaker"])] == ["claim_id", "speaker"]
    assert picked() == COLUMNS
    assert not any(is_offset(column) for column in picked(offsets=False))
    assert len(picked(offsets=False)) == len(COLUMNS) - 16


def test_a_column_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(OptionError, match=r"no column 'speeker'; did you mean 'speaker'\? There are title, url, "):
        picked(["claim", "speeker"])


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_files_have_the_columns_that_are_wanted(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"claims{suffix}"
    with open_writer(str(path), columns=picked(["value", "claim"])) as writer:
        writer.write([claim()])
    read = {".csv": pd.read_csv, ".jsonl": partial(pd.read_json, lines=True), ".parquet": pd.read_parquet}[suffix]
    frame = read(path)
    assert list(frame.columns) == ["value", "claim", "claim_id"]
    assert frame.loc[0, "value"] == 40
    assert kind_of(str(path)) == "claims"
