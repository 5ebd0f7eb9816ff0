"""JSON: articles at any place in it, records that are broken, memory that does not grow; all samples are our own."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers import Skipped
from claimtable.readers.json_values import Broken, values
from claimtable.schema import Article, Failure

BODY = "The old bridge over the Salm was closed on Monday, the mayor of Verrin said."
OTHER = "Some 300 people marched through the town of Verrin, police said."
FIRST, SECOND = {"title": "Bridge closed", "text": BODY}, {"title": "March", "text": OTHER}


def read(folder: Path, data: str | bytes, name: str = "news.json", **options) -> list:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(readers.read([str(folder / name)], **options))


def texts(found: list) -> list[str]:
    return [item.text for item in found if isinstance(item, Article)]


#: what interfaces and programs write, with the title and the day that their article has
SHAPES = {
    "news-please": {
        "title": "A",
        "maintext": BODY,
        "date_publish": "2024-03-06 09:00:00",
        "date_download": "2025-01-01",
    },
    "newspaper4k": {"title": "A", "text": BODY, "publish_date": "2024-03-06T09:00:00", "top_image": "", "keywords": []},
    "fundus": {
        "title": "A",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [BODY]}]},
        "publishing_date": "2024-03-06 09:00:00+00:00",
    },
    "NewsAPI": {
        "status": "ok",
        "articles": [
            {"source": {"id": None, "name": "Ex"}, "title": "A", "content": BODY, "publishedAt": "2024-03-06T09:00:00Z"}
        ],
    },
    "Guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "id": "uk/1",
                    "webTitle": "A",
                    "webPublicationDate": "2024-03-06T09:00:00Z",
                    "fields": {"bodyText": BODY},
                }
            ],
        }
    },
    "Elasticsearch": {
        "took": 5,
        "hits": {"total": 1, "hits": [{"_id": "x1", "_source": {"headline": "A", "body": BODY, "date": "2024-03-06"}}]},
    },
    "WordPress": [
        {"id": 7, "date": "2024-03-06T09:00:00", "title": {"rendered": "A"}, "content": {"rendered": f"<p>{BODY}</p>"}}
    ],
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Post",
        "items": [
            {"id": "1", "title": "A", "content_html": f"<p>{BODY}</p>", "date_published": "2024-03-06T09:00:00Z"}
        ],
    },
    "newsapi.ai": {
        "articles": {
            "page": 1,
            "results": [{"uri": "9", "title": "A", "body": BODY, "dateTimePub": "2024-03-06T09:00:00Z"}],
        }
    },
    "by address": {"https://ex.org/a": {"title": "A", "text": BODY, "published": "2024-03-06"}},
    "GDELT": {"articles": [{"url": "https://ex.org/a", "title": "A", "seendate": "20240306T091500Z", "text": BODY}]},
    "MongoDB": [{"_id": {"$oid": "5e57"}, "title": "A", "text": BODY, "published": {"$date": "2024-03-06T09:00:00Z"}}],
    "New York Times": {
        "response": {"docs": [{"headline": {"main": "A"}, "body": BODY, "pub_date": "2024-03-06T09:00:00+0000"}]}
    },
}


class TestWhereArticlesAre:
    @pytest.mark.parametrize("indent", [None, 2])
    @pytest.mark.parametrize("shape", SHAPES)
    def test_in_what_programs_write(self, shape, indent, tmp_path):
        (article,) = read(tmp_path, json.dumps(SHAPES[shape], indent=indent))
        assert (article.text, article.title, str(article.published)) == (BODY, "A", "2024-03-06")

    def test_one_after_the_other_in_lines_or_not(self, tmp_path):
        lines = json.dumps(FIRST) + "\n" + json.dumps(SECOND)
        spread = json.dumps(FIRST, indent=1) + "\n" + json.dumps(SECOND, indent=1)
        assert texts(read(tmp_path, lines)) == texts(read(tmp_path, spread)) == [BODY, OTHER]

    def test_in_a_file_called_jsonl_that_is_spread_over_lines(self, tmp_path):
        assert texts(read(tmp_path, json.dumps([FIRST, SECOND], indent=1), "news.jsonl")) == [BODY, OTHER]

    def test_an_envelope_on_a_line_of_json_lines(self, tmp_path):
        data = json.dumps({"articles": [FIRST]}) + "\n" + json.dumps({"articles": [SECOND]})
        assert texts(read(tmp_path, data, "news.jsonl")) == [BODY, OTHER]

    def test_a_file_of_one_article_is_called_by_its_name_and_others_by_number(self, tmp_path):
        assert [item.id for item in read(tmp_path, json.dumps(FIRST))] == ["news"]
        assert [item.id for item in read(tmp_path, json.dumps([FIRST, SECOND]))] == ["news-1", "news-2"]

    def test_comments_of_an_article_are_none(self, tmp_path):
        data = [
            {"title": "A", "text": BODY, "comments": [{"text": "Nonsense!"}]},
            {"title": "B", "comments": [{"text": "No."}]},
        ]
        article, failure = read(tmp_path, json.dumps(data))
        assert article.text == BODY
        assert failure.reason.startswith("there is no text field; there are 'title', 'comments'")

    def test_settings_in_a_folder_are_passed_over(self, tmp_path):
        (tmp_path / "package.json").write_text('{"name": "x", "scripts": {"build": "make"}}')
        (tmp_path / "a.txt").write_text(BODY)
        skipped: list[Skipped] = []
        assert texts(list(readers.read([str(tmp_path)], on_skip=skipped.append))) == [BODY]
        assert [item.kind for item in skipped] == ["no text"]

    @pytest.mark.parametrize("begin", ["[", "[\n ", "[ "])
    def test_a_list_on_standard_input(self, begin, monkeypatch):
        data = begin + json.dumps(FIRST) + "]"
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        assert texts(list(readers.read(["-"]))) == [BODY]

    def test_a_text_on_standard_input_may_begin_with_a_bracket(self, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[Editor's note] The bridge is closed.")))
        assert texts(list(readers.read(["-"]))) == ["[Editor's note] The bridge is closed."]


class TestWhatIsBroken:
    @pytest.mark.parametrize(
        "written",
        [
            '{"text": "%s", "views": NaN}',
            '{"text": "%s", "x": "a\tb"}',
            '{"text": "%s"},',
            '{"text": "%s", "n": 1E400}',
        ],
    )
    def test_what_programs_write_against_the_standard_is_read(self, written, tmp_path):
        assert texts(read(tmp_path, "[" + written % BODY + "]")) == [BODY]

    def test_a_broken_record_costs_itself(self, tmp_path):
        good, bad = (
            json.dumps(FIRST),
            '{"title": "x", "text": "The "old" bridge", "authors": [{"name": "A"}, {"name": "B"}]}',
        )
        first, failure, second = read(tmp_path, f"[{good}, {bad}, {json.dumps(SECOND)}]")
        assert (first.text, second.text) == (BODY, OTHER)
        assert failure.line == 2
        assert "this is no JSON" in failure.reason

    @pytest.mark.parametrize("end", [-1, -20])
    def test_a_list_that_is_cut_is_read_as_far_as_it_goes_and_told(self, end, tmp_path):
        found = read(tmp_path, json.dumps([FIRST, SECOND])[:end])
        assert texts(found)[0] == BODY
        assert isinstance(found[-1], Failure)

    def test_another_encoding(self, tmp_path):
        data = json.dumps([{"text": "“Zoë’s café,” she said in Malmö."}], ensure_ascii=False)
        for encoding in ("utf-16", "cp1252", "utf-8-sig"):
            assert texts(read(tmp_path, data.encode(encoding))) == ["“Zoë’s café,” she said in Malmö."]

    @pytest.mark.parametrize("data", ["[]", "{}", "[1, 2]", '"text"', "", "nonsense", '{"a": ' * 50_000])
    def test_no_article_is_told(self, data, tmp_path):
        (failure, *_) = read(tmp_path, data)
        assert isinstance(failure, Failure)


class _Endless(io.RawIOBase):
    """A list of ``records`` records in an envelope, made as it is read."""

    def __init__(self, records: int) -> None:
        record = json.dumps({"title": "A", "text": BODY * 100}).encode()
        self._pieces = iter(
            [b'{"total": 9, "response": {"results": [', *[record + b","] * (records - 1), record, b"]}}"]
        )
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self._rest or next(self._pieces, b"")
        size = min(len(data), len(buffer))
        buffer[:size], self._rest = data[:size], data[size:]
        return size


def test_memory_does_not_grow_with_a_list(monkeypatch):
    monkeypatch.setattr("claimtable.readers.json_values.MAX_RECORD_BYTES", 500_000)
    peaks = []
    for records in (1_000, 4_000):
        tracemalloc.start()
        found = sum(isinstance(item.value, dict) for item in values(io.BufferedReader(_Endless(records))))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert found == records
    assert peaks[1] < 1.2 * peaks[0]


def test_a_record_that_is_too_long_is_told_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr("claimtable.readers.json_values.MAX_RECORD_BYTES", 2_000_000)
    data = json.dumps([{"text": "x" * 5_000_000}, {"text": BODY}]).encode()
    found = list(values(io.BufferedReader(io.BytesIO(data))))
    assert any(isinstance(item, Broken) and "longer than 2 MB" in item.reason for item in found)
    assert found[-1].value == {"text": BODY}
