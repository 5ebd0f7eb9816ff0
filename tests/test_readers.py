"""Inputs -> articles: what is read from where, under which name, with which date."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtable import readers
from claimtable.errors import OptionError, ReadError, WriteError
from claimtable.files import atomic_writer
from claimtable.readers import Fields, Skipped
from claimtable.readers.dates import to_date
from claimtable.readers.encodings import decode
from claimtable.readers.text import split_title
from claimtable.schema import Article, Failure
from test_readers_families import PAGE, sample

STORY = "The bridge was closed on Monday, the mayor said. It will open again in May."


def articles(*inputs: Path | str, **options) -> list[Article]:
    found = list(readers.read([str(name) for name in inputs], **options))
    assert all(isinstance(item, Article) for item in found), found
    return found


def failures(*inputs: Path | str, **options) -> list[Failure]:
    return [item for item in readers.read([str(name) for name in inputs], **options) if isinstance(item, Failure)]


def write_jsonl(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


class TestText:
    def test_a_short_first_line_before_an_empty_one_is_the_title(self, tmp_path):
        path = tmp_path / "bridge.txt"
        path.write_text(f"Bridge closed\n\n{STORY}\n")
        (article,) = articles(path)
        assert (article.id, article.title, article.text) == ("bridge", "Bridge closed", STORY)
        assert article.source == str(path)

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (f"Bridge closed\n\n{STORY}", "Bridge closed"),
            (f"Bridge closed\r\n\r\n{STORY}", "Bridge closed"),
            (f"Is the bridge safe?\n\n{STORY}", ""),
            (f"The bridge is closed.\n\n{STORY}", ""),
            (f"“It is safe.”\n\n{STORY}", ""),
            (f"Bridge closed\n{STORY}", ""),
            ("Bridge closed\n\n", ""),
            ("x" * 201 + f"\n\n{STORY}", ""),
            (STORY, ""),
        ],
    )
    def test_what_is_a_title(self, text, title):
        assert split_title(text)[0] == title

    def test_markdown_loses_its_markup_and_keeps_its_words(self, tmp_path):
        path = tmp_path / "bridge.md"
        path.write_text(
            "---\ntitle: Bridge closed\ndate: 2021-03-04\n---\n# Bridge closed\n\n"
            "The **mayor** said the [bridge](http://example.org) is *safe*.\n\n> We hope so.\n"
        )
        (article,) = articles(path)
        assert article.text == "The mayor said the bridge is safe.\n\nWe hope so."
        assert (article.title, article.published) == ("Bridge closed", date(2021, 3, 4))


class TestEncodings:
    @pytest.mark.parametrize(
        "data",
        [
            "“Café” – 5 €".encode(),
            "“Café” – 5 €".encode("utf-8-sig"),
            "“Café” – 5 €".encode("utf-16"),
            "“Café” – 5 €".encode("utf-32"),
            "“Café” – 5 €, the menu says, and nobody in the whole street has ever paid a cent less.".encode("cp1252"),
        ],
    )
    def test_the_usual_encodings_are_told_apart(self, data):
        assert decode(data).text.startswith("“Café” – 5 €")

    def test_utf16_without_a_mark(self):
        assert decode(STORY.encode("utf-16-le")).text == STORY
        assert decode(STORY.encode("utf-16-be")).text == STORY

    def test_a_declaration_counts_where_the_bytes_are_not_utf8(self):
        assert decode("Привет".encode("koi8-r"), "koi8-r").text == "Привет"
        assert decode("Привет".encode(), "koi8-r").text == "Привет"

    def test_other_encodings_are_guessed(self):
        text = "Мэр города заявил в понедельник, что мост будет закрыт до мая. Движение идёт в объезд. " * 3
        assert decode(text.encode("cp1251")).text == text

    @pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0"])
    def test_binary_data_is_no_text(self, data):
        with pytest.raises(ReadError, match="binary"):
            decode(data)

    @settings(deadline=None)
    @given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
    def test_utf8_always_comes_back(self, text):
        assert decode(text.encode()).text == text.removeprefix("\ufeff")


class TestJsonLines:
    def test_one_article_a_line(self, tmp_path):
        path = write_jsonl(
            tmp_path / "news.jsonl",
            {"id": "a1", "title": "Bridge closed", "text": STORY, "published": "2021-03-04", "url": "http://x.org/1"},
            {"headline": "Reopened", "body": "The bridge is open.", "date": "2021-05-04T10:00:00Z"},
        )
        first, second = articles(path)
        assert (first.id, first.title, first.published, first.url) == (
            "a1",
            "Bridge closed",
            date(2021, 3, 4),
            "http://x.org/1",
        )
        assert first.published_from == second.published_from == "field"
        assert (second.id, second.title, second.published) == ("news-2", "Reopened", date(2021, 5, 4))

    def test_fields_can_be_named(self, tmp_path):
        path = write_jsonl(tmp_path / "news.jsonl", {"text": "a teaser", "full": STORY, "day": "2021-03-04"})
        (article,) = articles(path, fields=Fields(text="full", published="day"))
        assert (article.text, article.published) == (STORY, date(2021, 3, 4))

    def test_a_named_field_that_is_missing_is_told_with_what_is_there(self, tmp_path):
        path = write_jsonl(tmp_path / "news.jsonl", {"text": STORY, "id": "a"})
        (failure,) = failures(path, fields=Fields(text="full"))
        assert failure.line == 1
        assert failure.reason == "there is no field 'full'; there are 'text', 'id'"

    def test_a_bad_line_is_a_failure_and_the_others_are_read(self, tmp_path):
        path = tmp_path / "news.jsonl"
        path.write_text(
            '{"text": "One bridge."}\n{"text": \n\n[1]\n{"id": "x"}\n{"text": 5}\n{"text": "Two bridges."}\n'
        )
        found = list(readers.read([str(path)]))
        assert [item.id if isinstance(item, Article) else item.line for item in found] == [
            "news-1",
            2,
            4,
            5,
            6,
            "news-7",
        ]

    def test_records_without_texts_in_a_folder_are_no_articles(self, tmp_path):
        write_jsonl(tmp_path / "gold.jsonl", {"article_id": "a", "claims": []})
        write_jsonl(tmp_path / "news.jsonl", {"text": STORY})
        skipped: list[Skipped] = []
        assert len(articles(tmp_path, on_skip=skipped.append)) == 1
        assert [item.kind for item in skipped] == ["no text"]
        assert failures(tmp_path / "gold.jsonl")[0].reason.startswith("there is no text field")


class TestFolders:
    def test_all_files_with_a_reader_sorted_with_their_folders_in_the_ids(self, tmp_path):
        for name in ("b.txt", "a.txt", "2021/c.txt", "2021/c.md"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(f"{STORY} {name}")
        assert [article.id for article in articles(tmp_path)] == ["2021/c", "2021/c-2", "a", "b"]

    def test_what_is_no_article_is_skipped_and_told(self, tmp_path):
        for name in ("a.txt", "README.md", "LICENSE.txt", "build.py", ".hidden.txt"):
            (tmp_path / name).write_text(STORY + name)
        skipped: list[Skipped] = []
        assert [article.id for article in articles(tmp_path, on_skip=skipped.append)] == ["a"]
        assert sorted(Path(item.path).name for item in skipped) == [
            ".hidden.txt",
            "LICENSE.txt",
            "README.md",
            "build.py",
        ]
        assert len(articles(tmp_path / "README.md")) == 1

    def test_the_same_text_twice_is_one_article(self, tmp_path):
        (tmp_path / "a.txt").write_text(STORY)
        write_jsonl(tmp_path / "articles.jsonl", {"id": "a", "text": STORY.replace(" ", "  ")})
        skipped: list[Skipped] = []
        assert [article.id for article in articles(tmp_path, on_skip=skipped.append)] == ["a"]
        assert [(item.kind, item.article_id) for item in skipped] == [("duplicate", "a")]
        assert [article.id for article in articles(tmp_path, drop_duplicates=False)] == ["a", "a-2"]

    def test_patterns(self, tmp_path):
        for name in ("x/a.txt", "y/a.txt", "y/b.csv"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(STORY + name)
        assert [article.id for article in articles(f"{tmp_path}/*/a.txt")] == ["x/a", "y/a"]
        assert [article.id for article in articles(f"{tmp_path}/**/*.txt")] == ["x/a", "y/a"]
        assert "no file matches" in failures(f"{tmp_path}/*.html")[0].reason

    def test_a_pattern_and_a_format_read_any_suffix(self, tmp_path):
        (tmp_path / "a.story").write_text(STORY)
        assert [article.text for article in articles(f"{tmp_path}/*.story", input_format="text")] == [STORY]
        assert list(readers.read([f"{tmp_path}/*.story"])) == []

    def test_the_corpus_gives_every_article_once(self):
        corpus = Path(__file__).parents[1] / "corpus"
        assert len(articles(corpus)) == len({article.id for article in articles(corpus)}) >= 12


class TestStandardInput:
    @pytest.fixture
    def stdin(self, monkeypatch):
        def give(data: bytes) -> None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

        return give

    def test_a_text(self, stdin):
        stdin(STORY.encode())
        assert [(article.id, article.text) for article in articles("-")] == [("stdin", STORY)]

    def test_json_lines_begin_with_a_brace(self, stdin):
        stdin(b'\n {"text": "One bridge.", "id": "a"}\n{"text": "Two bridges."}\n')
        assert [article.id for article in articles("-")] == ["a", "stdin-3"]

    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    def test_it_may_be_compressed(self, stdin, compress):
        stdin(compress(b'{"text": "One bridge.", "id": "a"}\n'))
        assert [article.id for article in articles("-")] == ["a"]

    @pytest.mark.parametrize("family", ["html", "warc", "xml", "zip", "tar", "pdf", "parquet"])
    def test_other_formats_are_told_by_their_beginning(self, stdin, family, tmp_path):
        stdin(sample(family, tmp_path).read_bytes())
        (article,) = articles("-")
        assert article.text == articles(str(sample(family, tmp_path)))[0].text

    def test_a_feed_without_a_declaration(self, stdin):
        pytest.importorskip("feedparser")
        entry = f'<entry><id>post-7</id><summary type="text">{STORY}</summary></entry>'
        stdin(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title>{entry}</feed>'.encode())
        assert [article.id for article in articles("-")] == ["post-7"]

    def test_a_page_of_xhtml_is_no_agency_xml(self, stdin):
        pytest.importorskip("trafilatura")
        stdin(b'<?xml version="1.0"?>\n' + PAGE.encode())
        assert [article.title for article in articles("-")] == ["Bridge closed"]

    @pytest.mark.parametrize("family", ["warc", "zip", "parquet"])
    def test_a_pipe_tells_no_place(self, family, tmp_path):
        """What a test gives to standard input in memory can be read in any order; a pipe cannot."""
        code = "from claimtable.readers import read; print(*(item.id for item in read(['-'])))"
        with subprocess.Popen(["cat", str(sample(family, tmp_path))], stdout=subprocess.PIPE) as cat:
            done = subprocess.run([sys.executable, "-c", code], stdin=cat.stdout, capture_output=True, text=True)
        assert done.stdout.startswith("stdin"), done.stderr

    def test_the_format_can_be_named(self, stdin):
        stdin(b"title,text\nBridge,The bridge is closed.\n")
        assert [article.title for article in articles("-", input_format="csv")] == ["Bridge"]

    def test_an_unknown_format_is_refused_with_the_known_ones(self):
        with pytest.raises(OptionError, match="there is no format 'word'; there are text, markdown, rtf"):
            readers.read(["-"], input_format="word")


class TestDates:
    def test_the_articles_own_date_goes_before_the_option(self, tmp_path):
        path = write_jsonl(tmp_path / "news.jsonl", {"text": STORY, "published": "2021-03-04"}, {"text": "No date."})
        own, other = articles(path, published=date(2020, 1, 1))
        assert (own.published, own.published_from) == (date(2021, 3, 4), "field")
        assert (other.published, other.published_from) == (date(2020, 1, 1), "option")

    def test_the_date_in_the_files_name_goes_before_the_option(self, tmp_path):
        (tmp_path / "2016-05-04-bridge.txt").write_text(STORY)
        (article,) = articles(tmp_path / "2016-05-04-bridge.txt", published=date(2020, 1, 1))
        assert (article.published, article.published_from) == (date(2016, 5, 4), "file name")

    def test_without_any_date_there_is_none(self, tmp_path):
        (tmp_path / "bridge.txt").write_text("The bridge is closed.")
        (article,) = articles(tmp_path / "bridge.txt")
        assert (article.published, article.published_from) == (None, "")

    def test_the_name_of_the_file_may_tell_it(self, tmp_path):
        pytest.importorskip("claimtable.timex.published")
        (tmp_path / "2021-03-04-bridge.txt").write_text("The bridge is closed.")
        (article,) = articles(tmp_path / "2021-03-04-bridge.txt")
        assert (article.published, article.published_from) == (date(2021, 3, 4), "file name")

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("2021-12-09", date(2021, 12, 9)),
            ("2021-12-09T23:30:00-05:00", date(2021, 12, 9)),
            ("20211209", date(2021, 12, 9)),
            (20211209, date(2021, 12, 9)),
            ("20211209T101500Z", date(2021, 12, 9)),
            (1639045800, date(2021, 12, 9)),
            (1639045800000, date(2021, 12, 9)),
            ("1639045800", date(2021, 12, 9)),
            ("Thu, 09 Dec 2021 10:15:00 GMT", date(2021, 12, 9)),
            ("9 December 2021", date(2021, 12, 9)),
            ("Dec. 9, 2021, 10:15 a.m.", date(2021, 12, 9)),
            ("25/12/2021", date(2021, 12, 25)),
            ("12/25/2021", date(2021, 12, 25)),
            ("03/04/2021", None),
            ("04/04/2021", date(2021, 4, 4)),
            ("December 2021", None),
            ("yesterday", None),
            ("2021-02-30", None),
            ("", None),
            (None, None),
            (float("nan"), None),
            (datetime(2021, 12, 9, 10), date(2021, 12, 9)),
        ],
    )
    def test_how_dates_are_written(self, value, expected):
        assert to_date(value) == expected

    def test_day_first_decides(self):
        assert to_date("03/04/2021", day_first=True) == date(2021, 4, 3)
        assert to_date("03/04/2021", day_first=False) == date(2021, 3, 4)

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=40) | st.floats() | st.integers())
    def test_anything_else_is_no_date_and_no_error(self, value):
        assert to_date(value) is None or isinstance(to_date(value), date)


class TestAtomicWriter:
    def test_the_file_is_there_when_it_is_whole(self, tmp_path):
        path = tmp_path / "new" / "claims.csv"
        with atomic_writer(path) as stream:
            stream.write("a")
            assert not path.exists()
        assert path.read_text() == "a"

    def test_an_error_leaves_the_old_file_and_nothing_else(self, tmp_path):
        path = tmp_path / "claims.csv"
        path.write_text("old")
        with pytest.raises(ZeroDivisionError), atomic_writer(path) as stream:
            stream.write(f"new {1 / 0}")
        assert [file.name for file in tmp_path.iterdir()] == ["claims.csv"]
        assert path.read_text() == "old"

    def test_a_place_that_cannot_be_written_is_told(self, tmp_path):
        (tmp_path / "file").write_text("")
        with (
            pytest.raises(WriteError, match=r"claims\.csv cannot be written"),
            atomic_writer(tmp_path / "file/claims.csv"),
        ):
            pass

    def test_a_full_disk_is_told(self):
        if not Path("/dev/full").exists():
            pytest.skip("this system has no /dev/full")
        with pytest.raises(WriteError, match="No space left"), atomic_writer("/dev/full") as stream:
            stream.write("a" * 1_000_000)


class TestEstimate:
    def test_files_of_one_article_and_json_lines_are_counted(self, tmp_path):
        (tmp_path / "a.txt").write_text(STORY)
        write_jsonl(tmp_path / "b.jsonl", {"text": "One."}, {"text": "Two."})
        write_jsonl(tmp_path / "gold.jsonl", {"article_id": "a", "claims": []})
        assert readers.estimate([str(tmp_path)]) == 3

    def test_where_it_costs_too_much_there_is_no_estimate(self, tmp_path):
        (tmp_path / "a.csv").write_text("text\nThe bridge is closed.\n")
        assert readers.estimate([str(tmp_path)]) is None
        assert readers.estimate(["-"]) is None


def test_the_articles_of_gold_data_are_read_only_by_name(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge was closed on Monday, the mayor said.")
    record = '{"article_id": "a", "text": "The bridge was closed on Monday, he said."}\n'
    (tmp_path / "articles.jsonl").write_text(record)
    assert len(list(readers.read([str(tmp_path)]))) == 2
    (tmp_path / "gold.jsonl").write_text('{"article_id": "a", "claims": []}\n')
    skipped: list[readers.Skipped] = []
    assert len(list(readers.read([str(tmp_path)], on_skip=skipped.append))) == 1
    assert any("for claimtable evaluate; name it to read it" in item.reason for item in skipped)
    assert len(list(readers.read([str(tmp_path / "articles.jsonl")]))) == 1
