"""Which fields of a record are read, how dates are written there, and markup in its text; all samples are our own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.errors import ReadError
from claimtable.jobs import Summary, summary_lines
from claimtable.readers.dates import to_date
from claimtable.readers.markup import fragment_text, has_markup, plain_text
from claimtable.readers.model import Fields, Options
from claimtable.readers.records import draft

BODY = "The old bridge over the Salm was closed on Monday, the mayor of Verrin said."
DAY = date(2020, 2, 27)


def found(**record):
    return draft(record, Options(), 1)


class TestFields:
    @pytest.mark.parametrize(
        "name",
        "date_publish publishing_date webPublicationDate versioncreated publish_time post_date article_date pubDate "
        "publishedAt published_at date_published datePublished published_time dateTimePub first_published "
        "publication_date posted_at DATE Date".split(),
    )
    def test_dates(self, name):
        assert found(text=BODY, **{name: "2020-02-27"}).published == "2020-02-27"

    @pytest.mark.parametrize(
        "name",
        "bodyText body_text textContent post_content article_content text_clean maintext plain_text articleBody "
        "full_text clean_text content_text content_html story Article".split(),
    )
    def test_texts(self, name):
        assert found(**{name: BODY}).text == BODY

    @pytest.mark.parametrize("name", ["article_url", "page_url", "requested_url", "source", "canonical_url", "webUrl"])
    def test_addresses(self, name):
        assert found(text=BODY, **{name: "https://ex.org/a"}).url == "https://ex.org/a"

    def test_the_name_of_a_newspaper_is_no_address(self):
        assert found(text=BODY, source="The Verrin Post", link="https://ex.org/a").url == "https://ex.org/a"

    @pytest.mark.parametrize("empty", ["", " ", None, [], "<p></p>", "&nbsp;"])
    def test_the_first_text_that_is_one_is_taken(self, empty):
        assert found(text=empty, content=BODY).text == BODY

    @pytest.mark.parametrize("bad", ["", None, "3 hours ago", "NaT", 0, 2020, "03/04/2021", {"$date": None}])
    def test_the_first_date_that_can_be_read_is_taken(self, bad):
        assert found(text=BODY, published=bad, date="2020-02-27").published == "2020-02-27"

    @pytest.mark.parametrize(
        "body",
        [
            ["One.", "Two."],
            {"rendered": "<p>One.</p><p>Two.</p>"},
            {"summary": ["One."], "sections": [{"headline": [], "paragraphs": ["Two."]}]},
            [{"type": "p", "text": "One."}, {"type": "p", "text": "Two."}],
            {"paragraphs": ["One.", "Two."]},
        ],
    )
    def test_a_text_may_lie_in_lists_and_objects(self, body):
        assert found(body=body).text == "One.\nTwo."

    def test_a_plain_text_goes_before_one_with_markup(self):
        assert found(body="<p>One.</p>", bodyText="One, plain.").text == "One, plain."

    def test_what_the_user_names_goes_before_all_and_may_be_a_path(self):
        record = {"text": "A teaser.", "fields": {"long": BODY}}
        assert draft(record, Options(Fields(text="fields.long")), 1).text == BODY

    def test_no_text_is_told_with_the_fields_there_are(self):
        with pytest.raises(ReadError, match="there is no text field; there are 'name', 'age'"):
            found(name="x", age=3)

    def test_the_summary_tells_which_fields_were_used(self, tmp_path: Path):
        records = [
            {"text": None, "maintext": BODY, "date_publish": "2020-02-27"},
            {"text": BODY + " Again.", "published": "", "date": "2020-02-27"},
        ]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
        summary = Summary()
        assert len(list(readers.read([str(tmp_path / "a.jsonl")], on_fields=summary.use))) == 2
        assert "fields used: text=maintext|text, published=date_publish|date" in summary_lines(summary)


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            "2020/02/27", "2020.02.27", "2020-2-27", "27-02-2020", "27.2.2020", "02/27/2020", "2/27/20", "27-Feb-20",
            "27-Feb-2020", "20200227101500", "202002271015", "Feb 27 2020",
            20200227101500, "20200227T101500Z", 43888, "43888", 43888.5,
            1582797600, 1582797600000, 1582797600000000, "1582797600.5", "2020-02-27 10:15:00.000 UTC",
            "Published 10:15 AM EST, Thu February 27, 2020", "Thu, Feb 27 2020 10:01:41 EDT", "27th February 2020",
            "Thu Feb 27 10:15:00 PST 2020", "Thu Feb 27 2020 10:15:00 GMT+0000 (Coordinated Universal Time)",
            "February 27, 2020 Thursday 10:15 AM GMT", "27 Feb 2020 | 10:15", "27 Feb 2020 • 10:15am", "Feb. 27, 2020",
            "Last updated March 1, 2020; first published Feb. 27, 2020", "2020-02-27 (updated 2020-03-01)",
            "Thursday, 27 February, 2020, 10:15 GMT", "2020 February 27", "Feb 27, 2020 at 10:15 a.m. ET",
        ],
    )  # fmt: skip
    def test_how_the_27_of_february_2020_is_written(self, written):
        assert to_date(written) == DAY

    @pytest.mark.parametrize(
        "written",
        [0, 1, 2020, "2020", 20.5, 12345, 18319, -5, "February 2020", "2020-02", "27 February", "3 hours ago", "2/7/20",
         "27/02/20", "10.1.2.3", "2020-13-01", "February 30, 2020", 10**30, "NaT", "nan", float("inf")],
    )  # fmt: skip
    def test_what_names_no_certain_day_is_none(self, written):
        assert to_date(written) is None

    def test_a_zone_does_not_move_the_day(self):
        assert to_date("2020-02-27T23:30:00-05:00") == to_date("Thu, 27 Feb 2020 23:30:00 -0500") == DAY


class TestMarkup:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
            ("<p>One.</p>\n\n<p>Two\nlines.</p>", "One.\nTwo lines."),
            ("One.<br><br />Two.", "One.\nTwo."),
            ("One <b>bold</b> word.\nTwo.", "One bold word.\nTwo."),
            ("&#8220;Not one,&#8221; she said.", "“Not one,” she said."),
            ("&pound;2&nbsp;million &amp; more", "£2 million & more"),
            ("Johnson &amp;amp; Johnson", "Johnson & Johnson"),
            ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\nTwo."),
            ("<div>One.<script>var x = '<p>';</script></div><style>p {}</style>Two.", "One.\nTwo."),
            ("One.<!-- ad <p>x</p> -->\n<p>Two.</p>", "One.\nTwo."),
            ("One.\\n\\nTwo.", "One.\n\nTwo."),
            ('One,\\"she said.\\nTwo.', 'One,\\"she said.\nTwo.'),
        ],
    )
    def test_is_taken_out(self, written, read):
        assert plain_text(written) == read

    @pytest.mark.parametrize(
        "text",
        [
            "AT&T; M&S",
            "I <3 it, 2 < 3 > 1",
            "<unknown> said so",
            "R&D&I",
            "a &b; c",
            "C:\\new\\notes",
            "  One.\n\n\tTwo. ",
            "a@b <a@b.org>",
        ],
    )
    def test_a_text_without_any_stays_as_it_is(self, text):
        assert not has_markup(text)
        assert plain_text(text) == text

    @pytest.mark.parametrize(
        "bad", ["<" * 50_000, "<p" * 50_000, "<!--" * 50_000, "<script>" * 20_000, "&" * 50_000, "<p><" * 30_000]
    )
    def test_what_closes_nothing_ends(self, bad):
        assert len(fragment_text(bad)) <= len(bad)
        assert len(plain_text(bad)) <= len(bad)

    def test_the_offsets_are_those_of_the_text_without_it(self, tmp_path: Path):
        (tmp_path / "a.jsonl").write_text(json.dumps({"text": f"<p>{BODY}</p><p>&pound;2.</p>", "title": "A &amp; B"}))
        (article,) = readers.read([str(tmp_path / "a.jsonl")])
        assert (article.text, article.title) == (f"{BODY}\n£2.", "A & B")
