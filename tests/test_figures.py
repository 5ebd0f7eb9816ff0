"""The figures of a claim: the verb that governs each, its own time and places, whose money; and the long table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from claimtable import Article, Claim, claims_from_doc
from claimtable.cli import app
from claimtable.columns import COLUMNS
from claimtable.figures import FIGURE_COLUMNS, figure_rows, open_figures
from claimtable.figures.columns import columns_table
from claimtable.outputs import kind_of
from claimtable.quantity.codes import CurrencyCodes
from claimtable.quantity_fields import QUANTITY_FIELDS, figure_record
from claimtable.readers import read
from claimtable.schema import Figure
from claimtable.store.inputs import read_claims
from claimtable.table import row_of
from claimtable.writers import open_writer

THURSDAY = date(2021, 12, 9)
STORY = (
    "A ferry sank off Samos on Sunday. Fourteen people died, six went missing and 30 were hurt.\n\n"
    "“Tickets cost $5 in Boston,” Ada Ricci said, and the firm paid 50 cents in 2020."
)


def figures(nlp: Language, text: str) -> list[Figure]:
    claims = claims_from_doc(nlp(text), Article("a", text, published=THURSDAY))
    return [figure for claim in claims for figure in claim.quantities]


def claims(nlp: Language) -> list[Claim]:
    return claims_from_doc(nlp(STORY), Article("ferry", STORY, "A ferry", THURSDAY, "https://a.example/ferry"))


class TestPredicate:
    """The lemma of the verb that governs this figure, or of the adjective that a copula joins to it."""

    @pytest.mark.parametrize(
        ("sentence", "predicates"),
        [
            ("Two sailors died, three went missing and nine were hurt.", ["die", "missing", "hurt"]),
            ("More than 3,000 homes were destroyed and 600 people displaced.", ["destroy", "displace"]),
            ("The blast left 12 people dead and 30 injured.", ["dead", "injure"]),
            ("The blast left 12 people injured.", ["injure"]),
            ("A ferry sank off Samos, killing 14 people and leaving six missing.", ["kill", "missing"]),
            ("There were 12 people injured in Oslo.", ["injure"]),
            ("The mayor paid tribute to the 49 people killed in the fire.", ["kill"]),
            ("With 21 of 71 laps completed, the race was stopped.", ["complete", "complete"]),
            ("Ten miners are believed to have died.", ["die"]),
            ("Five people are feared dead.", ["dead"]),
            ("Profit rose to 5 million euros from 3 million.", ["rise", "rise"]),
            ("The plan includes 40 buses and costs 3 million euros.", ["include", "cost"]),
        ],
    )
    def test_of_each_figure(self, nlp: Language, sentence: str, predicates: list[str]) -> None:
        assert [figure.predicate for figure in figures(nlp, sentence)] == predicates


class TestTime:
    """The time of the figure's own clause, else the claim's where that holds for it."""

    @pytest.mark.parametrize(
        ("sentence", "values"),
        [
            ("Profit rose to 5 million euros in 2020 from 3 million in 2019.", ["2020", "2019"]),
            ("Sales fell 6 percent in March and are down 3 percent this year.", ["2021-03", "2021"]),
            ("The firm, which employs 900 people, lost 2 million euros in 2020.", ["", "2020"]),
            ("Two men died on Sunday and 30 were hurt.", ["2021-12-05", "2021-12-05"]),
            ("A storm that killed seven people in 2013 was weaker.", ["2013"]),
        ],
    )
    def test_of_each_figure(self, nlp: Language, sentence: str, values: list[str]) -> None:
        assert [figure.when.value if figure.when else "" for figure in figures(nlp, sentence)] == values


class TestPlaces:
    """The places of the figure's own clause, else of the clauses around it, never those of a later one."""

    @pytest.mark.parametrize(
        ("sentence", "places"),
        [
            ("Forty people were killed in Kabul and 12 in Herat.", [["Kabul"], ["Herat"]]),
            ("Police arrested 40 protesters in Lyon and 60 others in Paris.", [["Lyon"], ["Paris"]]),
            ("A ferry sank off Samos on Sunday, killing 14 people.", [["Samos"]]),
            ("The firm, which employs 900 people in Leeds, lost 2 million euros.", [["Leeds"], []]),
            ("At least 21 were wounded when a bus crashed near Turin.", [["Turin"]]),
            ("The navy fired 40 shells, and the market in Sofia was closed.", [[]]),
        ],
    )
    def test_of_each_figure(self, nlp: Language, sentence: str, places: list[list[str]]) -> None:
        assert [[place.text for place in figure.places] for figure in figures(nlp, sentence)] == places


class TestCurrency:
    """A code where the unit, the article's other amounts or its countries tell whose money it is."""

    @pytest.mark.parametrize(
        ("unit", "countries", "code"),
        [
            ("US dollar", [], ("USD", 1.0)),
            ("dollar", ["US", "US", "FR"], ("USD", 1.0)),
            ("dollar", ["CA"], ("CAD", 1.0)),
            ("dollar per hour", ["US"], ("USD", 1.0)),
            ("dollar", ["US", "CA"], ("", 1.0)),
            ("dollar", [], ("", 1.0)),
            ("cent", ["US"], ("USD", 0.01)),
            ("dime", [], ("USD", 0.1)),
            ("peso", ["MX", "FR"], ("MXN", 1.0)),
            ("yuan", [], ("CNY", 1.0)),
            ("German mark", [], ("DEM", 1.0)),
            ("bitcoin", [], ("", 1.0)),
        ],
    )
    def test_by_unit_and_countries(self, unit: str, countries: list[str], code: tuple[str, float]) -> None:
        assert CurrencyCodes([unit], countries).code(unit) == code

    def test_the_other_amounts_tell_whose_cents_they_are(self) -> None:
        assert CurrencyCodes(["euro", "cent"], ["US"]).code("cent") == ("EUR", 0.01)

    def test_cents_are_scaled(self, nlp: Language) -> None:
        found = figures(nlp, "Tickets rose to $2 in Boston from 50 cents in 2019.")
        assert [(figure.currency, figure.amount) for figure in found] == [("USD", 2.0), ("USD", 0.5)]


class TestRecord:
    """What a quantity is in JSON lines and Parquet."""

    def test_it_has_all_fields_in_order(self, nlp: Language) -> None:
        record = figure_record(figures(nlp, "Forty people were killed in Kabul on Monday.")[0])
        assert list(record) == [field.name for field in QUANTITY_FIELDS]
        known = {"predicate": "kill", "where": ["Kabul"], "countries": ["AF"], "when_start": "2021-12-06"}
        assert known.items() <= record.items()

    def test_measures_have_their_own_value_in_si_units(self, nlp: Language) -> None:
        records = [figure_record(one) for one in figures(nlp, "It is 2 km long and weighs 3 tonnes.")]
        assert [(record["value_si"], record["unit_si"]) for record in records] == [(2000.0, "m"), (3000.0, "kg")]


@pytest.fixture(scope="module")
def found(nlp: Language) -> list[Claim]:
    return claims(nlp)


@pytest.fixture
def tables(found: list[Claim], tmp_path: Path) -> Iterator[Path]:
    for suffix in ("csv", "jsonl", "parquet"):
        with open_writer(str(tmp_path / f"claims.{suffix}")) as writer:
            writer.write(found)
    return tmp_path


def rows_of(found: list[Claim]) -> list[dict[str, object]]:
    return list(figure_rows(map(row_of, found)))


class TestLongTable:
    """One row a quantity, the same from every format of claims."""

    def test_every_quantity_has_a_row_with_its_value(self, found: list[Claim]) -> None:
        printed = [(row["text"], row["value"], row["quantity_kind"], row["predicate"]) for row in rows_of(found)]
        assert printed == [
            ("Fourteen", 14.0, "count", "die"),
            ("six", 6.0, "count", "missing"),
            ("30", 30.0, "count", "hurt"),
            ("$5", 5.0, "money", "cost"),
            ("50 cents", 50.0, "money", "pay"),
        ]

    def test_a_row_repeats_what_the_claim_says(self, found: list[Claim]) -> None:
        row = next(row for row in rows_of(found) if row["text"] == "$5")
        assert (row["speaker"], row["kind"], row["article_id"], row["url"]) == (
            "Ada Ricci",
            "direct",
            "ferry",
            "https://a.example/ferry",
        )
        assert STORY[row["start"] : row["end"]] == "$5"  # type: ignore[misc]

    @pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
    def test_it_is_the_same_from_every_table_of_claims(self, found: list[Claim], tables: Path, suffix: str) -> None:
        assert list(figure_rows(read_claims(tables / f"claims.{suffix}"))) == rows_of(found)

    def test_it_is_the_same_from_a_store(self, found: list[Claim], tables: Path) -> None:
        text = json.dumps({"article_id": "ferry", "text": STORY, "title": "A ferry", "published": "2021-12-09"})
        (tables / "claims.articles.jsonl").write_text(
            text.replace("}", ', "url": "https://a.example/ferry"}') + "\n", encoding="utf-8"
        )
        assert typed("index", str(tables / "claims.jsonl"), "-o", str(tables / "claims.db")).exit_code == 0
        typed("figures", str(tables / "claims.db"), "-o", str(tables / "of-store.jsonl"))
        typed("figures", str(tables / "claims.jsonl"), "-o", str(tables / "of-claims.jsonl"))
        lines = (tables / "of-store.jsonl").read_text(encoding="utf-8")
        assert lines == (tables / "of-claims.jsonl").read_text(encoding="utf-8")
        assert len(lines.splitlines()) == len(rows_of(found))

    def test_columns_are_described_and_unique(self) -> None:
        names = [column.name for column in FIGURE_COLUMNS]
        assert len(set(names)) == len(names)
        assert all(column.description for column in FIGURE_COLUMNS)

    def test_a_table_of_an_older_version_gives_the_first_value_and_the_claims_cells(self) -> None:
        claim = dict.fromkeys(column.name for column in COLUMNS) | {
            "claim_id": "c1",
            "how_many_start": 4,
            "value": 40.0,
            "predicate": "sink",
            "when_start": "2021-12-05",
            "where": ["Samos"],
            "quantities": ["40", "three"],
        }
        first, second = figure_rows([claim])
        assert (first["value"], first["start"], first["predicate"], first["where"]) == (40.0, 4, "sink", ["Samos"])
        assert (first["when_start"], second["text"], second["value"]) == (date(2021, 12, 5), "three", None)


def typed(*arguments: str) -> object:
    return CliRunner().invoke(app, list(arguments))


class TestFiles:
    """CSV, JSON lines, Parquet and workbooks hold the same cells."""

    def written(self, found: list[Claim], path: Path) -> Path:
        with open_figures(str(path)) as writer:
            assert writer.write_rows(rows_of(found)) == len(rows_of(found))
        return path

    def test_csv(self, found: list[Claim], tmp_path: Path) -> None:
        with self.written(found, tmp_path / "f.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == [column.name for column in FIGURE_COLUMNS]
        assert (rows[3]["currency"], rows[3]["where"], rows[3]["negated"]) == ("USD", "Boston", "FALSE")

    def test_parquet_has_types(self, found: list[Claim], tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        table = parquet.read_table(self.written(found, tmp_path / "f.parquet"))
        assert table.to_pylist() == rows_of(found)
        assert str(table.schema.field("when_start").type) == "date32[day]"

    def test_workbook_has_typed_cells_and_meanings(self, found: list[Claim], tmp_path: Path) -> None:
        pytest.importorskip("xlsxwriter")
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(self.written(found, tmp_path / "f.xlsx"))
        assert book.sheetnames == ["figures", "columns"]
        header, first = list(book["figures"].values)[:2]
        row = dict(zip(header, first, strict=True))
        assert (row["value"], row["negated"], row["published"].date()) == (14, False, THURSDAY)
        assert book["figures"].freeze_panes == "A2"
        start = openpyxl.utils.get_column_letter(header.index("start") + 1)
        assert book["figures"].column_dimensions[start].hidden

    def test_a_workbook_holds_no_formulas(self, found: list[Claim], tmp_path: Path) -> None:
        pytest.importorskip("xlsxwriter")
        openpyxl = pytest.importorskip("openpyxl")
        with open_figures(str(tmp_path / "f.xlsx")) as writer:
            writer.write_rows([rows_of(found)[0] | {"speaker": "=1+1"}])
        cell = openpyxl.load_workbook(tmp_path / "f.xlsx")["figures"]["B2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")

    @pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
    def test_they_are_known_again(self, found: list[Claim], tmp_path: Path, suffix: str) -> None:
        assert kind_of(str(self.written(found, tmp_path / f"f{suffix}"))) == "figures"

    @pytest.mark.parametrize("suffix", [".parquet", ".xlsx"])
    def test_the_same_figures_are_the_same_bytes(self, found: list[Claim], tmp_path: Path, suffix: str) -> None:
        one, other = (self.written(found, tmp_path / f"{name}{suffix}") for name in "ab")
        assert one.read_bytes() == other.read_bytes()


def test_the_page_shows_the_columns() -> None:
    page = (Path(__file__).parents[1] / "docs" / "figures.md").read_text(encoding="utf-8")
    assert columns_table() in page


def test_a_table_of_figures_is_no_article(found: list[Claim], tmp_path: Path) -> None:
    """A folder that holds texts and what claimtable made of them is read again without the latter."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    for suffix in ("csv", "jsonl", "parquet", "xlsx"):
        with open_figures(str(tmp_path / f"figures.{suffix}")) as writer:
            writer.write_rows(rows_of(found))
        with open_writer(str(tmp_path / f"claims.{suffix}")) as claims_writer:
            claims_writer.write(found)
    assert [item.id for item in read([str(tmp_path)]) if isinstance(item, Article)] == ["story"]
