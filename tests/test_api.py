"""claimtable from Python: one call from whatever holds articles to claims, and any of its tables back as a frame."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from spacy.language import Language

import claimtable
from claimtable import Article, OptionError, ReadError
from claimtable.api.articles import is_text
from claimtable.columns import COLUMNS
from claimtable.writers import open_writer

ONE = "About 40 boats left Genoa on Sunday, said Ada Ricci, the harbour master."
TWO = "“We spent $2.4 million,” Lise Dam told reporters on Monday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2021-05-04-boats.txt").write_text(ONE)
    (tmp_path / "fuel.jsonl").write_text(f'{{"id": "fuel", "maintext": "{TWO}", "date": "2024-03-05"}}\n')
    return tmp_path


class TestInputs:
    """Whatever the articles come in, the claims are the same."""

    @pytest.mark.parametrize("form", ["folder", "paths", "pattern", "path object", "mixed"])
    def test_files(self, folder: Path, nlp: Language, form: str) -> None:
        paths = [str(folder / "2021-05-04-boats.txt"), str(folder / "fuel.jsonl")]
        inputs = {
            "folder": str(folder),
            "paths": paths,
            "pattern": f"{folder}/*",
            "path object": folder,
            "mixed": [Path(paths[0]), {"id": "fuel", "text": TWO, "published": "2024-03-05"}],
        }[form]
        frame = claimtable.extract(inputs, model=nlp)
        assert list(frame["speaker"]) == ["Ada Ricci", "Lise Dam"]
        assert list(frame["published"]) == [pd.Timestamp("2021-05-04"), pd.Timestamp("2024-03-05")]
        assert list(frame["article_id"]) == ["2021-05-04-boats", "fuel"]

    def test_texts_keep_their_offsets(self, nlp: Language) -> None:
        text = f"  Boats\n\n{ONE}"
        first, second = claimtable.iter_claims([text, TWO], model=nlp, published="2024-03-05")
        assert text[first.start : first.end] == first.text
        assert (first.article.id, second.article.id) == ("text", "text-2")
        assert second.said_on is not None
        assert second.said_on.value == "2024-03-04"

    def test_articles(self, nlp: Language) -> None:
        (claim,) = claimtable.iter_claims(Article("a", TWO, published=date(2024, 3, 5)), model=nlp)
        assert claim.article.id == "a"

    def test_a_frame(self, nlp: Language) -> None:
        frame = pd.DataFrame(
            {"headline": ["Boats", None], "body": [ONE, TWO], "date": [pd.Timestamp("2021-05-04"), pd.NaT]}
        )
        found = claimtable.extract(frame, model=nlp, published=date(2024, 3, 5))
        assert list(found["published"]) == [pd.Timestamp("2021-05-04"), pd.Timestamp("2024-03-05")]
        assert list(found["title"].fillna("")) == ["Boats", ""]
        own = claimtable.extract(frame.rename(columns={"body": "x"}), model=nlp, fields={"text": "x"})
        assert list(own["claim"]) == list(found["claim"])

    def test_ids_are_unique_over_all_inputs(self, nlp: Language) -> None:
        records = [{"id": "a", "text": ONE}, Article("a", TWO)]
        assert [claim.article.id for claim in claimtable.iter_claims(records, model=nlp)] == ["a", "a-2"]

    @pytest.mark.parametrize("nothing", [5, b"bytes", [5], None])
    def test_what_can_hold_no_articles_is_told(self, nlp: Language, nothing: Any) -> None:
        with pytest.raises(OptionError, match="give paths, folders, patterns, URLs, texts, articles, records"):
            claimtable.extract(nothing, model=nlp)

    def test_a_frame_without_a_text_is_told(self, nlp: Language) -> None:
        with pytest.raises(OptionError, match=r"there are 'a', 'b' \(fields=\{'text': NAME\}"):
            claimtable.extract(pd.DataFrame({"a": [1], "b": [2]}), model=nlp)

    def test_nothing_gives_an_empty_frame(self, nlp: Language) -> None:
        assert list(claimtable.extract([], model=nlp).columns) == [column.name for column in COLUMNS]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (ONE, True),
        ("One line\nand another", True),
        ("corpus", False),
        ("s3://bucket/a b c d e.txt", False),
        ("my old story of May.txt.gz", False),
        ("two words", False),
        ("nobody.txt", False),
    ],
)
def test_a_text_is_told_from_a_name(given: str, expected: bool) -> None:
    assert is_text(given) is expected


class TestOptions:
    @pytest.mark.parametrize(
        ("options", "told"),
        [
            ({"published": "5 March"}, "published='5 March': not a date; write it as 2024-03-01"),
            ({"fields": {"body": "x"}}, "fields has no part 'body'; there are id, title, text, published, url"),
            ({"narrator": "none"}, "narrator='none': there are quantities, dated, all"),
            ({"on_failure": "cry"}, "on_failure='cry': there are warn, raise, ignore"),
            ({"input_format": "word"}, "there is no format 'word'; there are text, markdown"),
            ({"n_process": 0}, "n_process=0: at least one process"),
        ],
    )
    def test_what_there_is_not_is_an_error_at_once(self, options: dict[str, Any], told: str) -> None:
        with pytest.raises(OptionError) as error:
            claimtable.iter_claims(ONE, **options)
        assert told in str(error.value)

    def test_an_unknown_option_is_an_error(self) -> None:
        with pytest.raises(TypeError, match="publishd"):
            claimtable.extract(ONE, publishd="2024-03-05")  # type: ignore[call-arg]

    def test_signatures_name_every_option(self) -> None:
        for function in (claimtable.extract, claimtable.iter_claims, claimtable.search_claims, claimtable.load):
            kinds = {param.kind for param in inspect.signature(function).parameters.values()}
            assert inspect.Parameter.VAR_KEYWORD not in kinds
        assert inspect.signature(claimtable.extract).parameters == inspect.signature(claimtable.iter_claims).parameters

    def test_failures_are_warned_of_raised_or_passed(self, nlp: Language) -> None:
        with pytest.warns(UserWarning, match=r"nobody\.txt: there is no such file"):
            frame = claimtable.extract(["nobody.txt", TWO], model=nlp)
        assert len(frame) == 1
        with pytest.raises(ReadError, match=r"nobody\.txt"):
            claimtable.extract("nobody.txt", model=nlp, on_failure="raise")
        assert claimtable.extract("nobody.txt", model=nlp, on_failure="ignore").empty

    def test_speakers_go_by_their_aliases(self, nlp: Language) -> None:
        (claim,) = claimtable.iter_claims(TWO, model=nlp, aliases={"Lise Dam": "L. Dam"})
        assert claim.speaker.name == "L. Dam"
        with pytest.raises(OptionError, match=r"min_confidence=2\.0: it lies between 0 and 1"):
            claimtable.iter_claims(TWO, model=nlp, min_confidence=2.0)

    def test_several_processes_give_the_same_claims_in_the_same_order(self, tmp_path: Path) -> None:
        script = tmp_path / "script.py"
        texts = [ONE, TWO, ONE + " It rained.", "nobody.txt"] * 12
        script.write_text(
            "import claimtable, warnings\n"
            f"texts = {texts!r}\n"
            "if __name__ == '__main__':\n"
            "    warnings.simplefilter('ignore')\n"
            "    options = {'drop_duplicates': False}\n"
            "    one = list(claimtable.iter_claims(texts, **options))\n"
            "    two = list(claimtable.iter_claims(texts, n_process=2, **options))\n"
            "    assert one == two and len(one) == 36, (len(one), len(two))\n"
        )
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr


class TestReadTable:
    @pytest.fixture(scope="class")
    def frame(self, nlp: Language) -> pd.DataFrame:
        return claimtable.extract([ONE, TWO], model=nlp, published="2024-03-05")

    @pytest.fixture(scope="class")
    def claims(self, nlp: Language) -> list[Any]:
        return list(claimtable.iter_claims([ONE, TWO], model=nlp, published="2024-03-05"))

    @pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
    def test_gives_the_frame_that_was_written(
        self, frame: pd.DataFrame, claims: list[Any], tmp_path: Path, suffix: str
    ) -> None:
        path = tmp_path / f"claims{suffix}"
        with open_writer(str(path)) as writer:
            writer.write(claims)
        read = claimtable.read_table(path)
        texts_only = ["quantities"] if suffix == ".xlsx" else []
        for name in texts_only:
            assert list(read[name]) == [[q["text"] for q in found] for found in frame[name]]
        pd.testing.assert_frame_equal(read.drop(columns=texts_only), frame.drop(columns=texts_only))

    def test_gives_the_claims_of_a_store(self, frame: pd.DataFrame, claims: list[Any], tmp_path: Path) -> None:
        from claimtable.store import index

        with open_writer(str(tmp_path / "claims.jsonl")) as writer:
            writer.write(claims)
        index([str(tmp_path / "claims.jsonl")], str(tmp_path / "claims.db"))
        read = claimtable.read_table(tmp_path / "claims.db")
        same = ["speaker", "claim", "published", "where", "value", "when_start", "start", "negated", "countries"]
        pd.testing.assert_frame_equal(read[same], frame[same], check_categorical=False)

    def test_other_columns_and_other_tables_are_read_as_they_are(self, tmp_path: Path) -> None:
        (tmp_path / "verdicts.csv").write_text("quote,verdict,confidence,my_id\nWe go.,verbatim,0.98,0012\n")
        frame = claimtable.read_table(tmp_path / "verdicts.csv")
        assert list(frame.columns) == ["quote", "verdict", "confidence", "my_id"]
        assert frame.loc[0, "confidence"] == 0.98
        assert frame.loc[0, "my_id"] == "0012"

    @pytest.mark.parametrize("name", ["nothing.csv", "nothing.txt", "nothing.db", "nothing.xlsx"])
    def test_what_is_not_there_is_told(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ReadError, match="nothing"):
            claimtable.read_table(tmp_path / name)


class TestStores:
    @pytest.fixture(scope="class")
    def store(self, nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
        from claimtable.store import index

        folder = tmp_path_factory.mktemp("store")
        (folder / "a.txt").write_text(TWO)
        with open_writer(str(folder / "claims.jsonl")) as writer:
            writer.write(claimtable.iter_claims(str(folder / "a.txt"), model=nlp, published="2024-03-05"))
        index([str(folder / "claims.jsonl")], str(folder / "claims.db"), articles=[str(folder / "a.txt")])
        return folder / "claims.db"

    def test_a_quote_is_checked(self, store: Path) -> None:
        assert claimtable.verify_quote("We spent $2.4 million", store=store)[0].answer == "faithful"
        assert claimtable.verify_quote("We spent $4.2 million", store=store)[0].answer == "not faithful"

    def test_claims_are_found(self, store: Path) -> None:
        (hit,) = claimtable.search_claims("spent", store=store, speaker="Dam", since=date(2024, 3, 1), low=1e6)
        assert hit.speaker == "Lise Dam"
        assert list(pd.DataFrame([hit])["claim"]) == ["We spent $2.4 million"]
        with pytest.raises(OptionError, match="order='worst': there are best, newest, oldest"):
            claimtable.search_claims("spent", store=store, order="worst")  # type: ignore[arg-type]
