"""Rich text, OpenDocument texts and mails as they lie in newsrooms; all samples are our own."""

from __future__ import annotations

import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.schema import Article, Failure

FIRST = "The ferry to Fanø was cancelled on Monday, harbour master Lise Dam said."
SECOND = "“We stop,” she told reporters."


def only(path: Path) -> Article:
    (article,) = readers.read([str(path)])
    assert isinstance(article, Article), article
    return article


def reason(path: Path) -> str:
    (failure,) = readers.read([str(path)])
    assert isinstance(failure, Failure), failure
    return failure.reason


class TestRichText:
    @pytest.fixture(autouse=True)
    def needed(self):
        pytest.importorskip("striprtf")

    def write(self, folder: Path, body: str, head: str = r"{\rtf1\ansi\ansicpg1252\deff0 ") -> Path:
        path = folder / "a.rtf"
        path.write_bytes((head + body + "}").encode("latin-1"))
        return path

    @pytest.mark.parametrize(
        "body",
        [
            r"The ferry to Fan\'f8 was cancelled on Monday, harbour master Lise Dam said.\par \'93We stop,\'94 she "
            r"told reporters.\par",
            r"{\b The ferry} to Fan\u248? was cancelled on {\i Monday}, harbour master Lise Dam said.\par\pard "
            r"{\ldblquote}We stop,\rdblquote  she told reporters.",
            r"The ferry to Fan\u248\'f8 was cancelled on Monday, harbour master Lise Dam said.\par\par "
            r"\u8220?We stop,\u8221? she told reporters.",
            r"{\fonttbl{\f0\fnil Calibri;}}{\colortbl;\red255\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\title X}}"
            r"The ferry to Fan\'f8 was cancelled on Monday, harbour master Lise Dam said.\par \'93We stop,\'94 she "
            r"told reporters.{\pict\wmetafile8 0102ff}",
            r'The ferry to {\field{\*\fldinst{HYPERLINK "https://x.example/a"}}{\fldrslt{Fan\'f8}}} was cancelled on '
            r"Monday, harbour master Lise Dam said.\par \'93We stop,\'94 she told reporters.",
        ],
    )
    def test_its_paragraphs_are_read(self, body, tmp_path):
        assert only(self.write(tmp_path, body)).text == f"{FIRST}\n\n{SECOND}"

    def test_the_first_line_is_the_title(self, tmp_path):
        article = only(self.write(tmp_path, rf"\b Ferry cancelled\b0\par {SECOND[1:9]} is over, they said.\par"))
        assert (article.title, article.text) == ("Ferry cancelled", "We stop, is over, they said.")

    def test_it_is_known_without_its_suffix(self, tmp_path):
        path = self.write(tmp_path, r"The ferry was cancelled on Monday, Lise Dam said.\par")
        assert only(path.rename(tmp_path / "story")).text == "The ferry was cancelled on Monday, Lise Dam said."

    def test_what_is_no_rich_text_is_told(self, tmp_path):
        (tmp_path / "a.rtf").write_text("The ferry was cancelled.")
        assert reason(tmp_path / "a.rtf") == "it is no rich text"
        assert reason(self.write(tmp_path, r"\par")) == "there are no words in it"


class TestOpenDocument:
    SPACES = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"))
    )

    def write(self, folder: Path, body: str, styles: str = "") -> Path:
        path = folder / "a.odt"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr(
                "content.xml",
                f"<office:document-content {self.SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            )
        return path

    @pytest.mark.parametrize(
        "body",
        [
            f"<text:p>{FIRST}</text:p><text:p/><text:p>{SECOND}</text:p>",
            f"<text:section><text:p>{FIRST}</text:p></text:section><text:h>{SECOND}</text:h>",
            f"<text:p>The <text:span>ferry</text:span><text:s/>to\n  {FIRST[13:]}</text:p><text:p>{SECOND}</text:p>",
            f"<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:p>{FIRST}<text:note><text:p>"
            f"A note.</text:p></text:note></text:p><text:p>{SECOND}</text:p>",
            f"<text:list><text:list-item><text:p>{FIRST}</text:p></text:list-item></text:list><text:p>"
            f"<draw:frame><text:p>A picture</text:p></draw:frame>{SECOND}</text:p>",
        ],
    )
    def test_its_paragraphs_are_read(self, body, tmp_path):
        assert only(self.write(tmp_path, body)).text == f"{FIRST}\n\n{SECOND}"

    @pytest.mark.parametrize("style", ["Title", "P1"])
    def test_the_title_is_the_paragraph_of_that_style(self, style, tmp_path):
        body = f"<text:p>{FIRST}</text:p><text:p text:style-name='{style}'>Ferry cancelled.</text:p>"
        article = only(self.write(tmp_path, body, "<style:style style:name='P1' style:parent-style-name='Title'/>"))
        assert (article.title, article.text) == ("Ferry cancelled.", FIRST)

    def test_what_is_no_document_is_told(self, tmp_path):
        (tmp_path / "a.odt").write_text("The ferry was cancelled.")
        assert reason(tmp_path / "a.odt").startswith("it is no OpenDocument text")
        assert reason(self.write(tmp_path, "<text:p/>")) == "there are no words in it"


class TestMail:
    def write(self, folder: Path, text: str = "", page: str = "", **headers: str) -> Path:
        message = EmailMessage()
        message["From"] = "press@harbour.example"
        for name, value in (
            {"Subject": "Ferry cancelled", "Date": "Tue, 05 Mar 2024 23:30:00 -0500"} | headers
        ).items():
            message[name] = value
        if text:
            message.set_content(text)
        if page:
            (message.add_alternative if text else message.set_content)(page, subtype="html")
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
        path = folder / "a.eml"
        path.write_bytes(message.as_bytes())
        return path

    @pytest.mark.parametrize(
        ("text", "page"),
        [
            (f"{FIRST}\n\n{SECOND}\n", ""),
            (f"{FIRST}\n\n{SECOND}\n", "<p>Something else.</p>"),
            ("", f"<html><body><p>{FIRST}</p><p>&nbsp;</p><p>{SECOND}</p></body></html>"),
            (f"{FIRST}\n\n{SECOND}\n-- \nLise Dam\nPress office, and 40 people more.\n", ""),
            (f"{FIRST}\n\n> Is it cancelled? 12 people ask.\n\n{SECOND}\n", ""),
        ],
    )
    def test_its_words_are_read(self, text, page, tmp_path):
        article = only(self.write(tmp_path, text, page))
        assert " ".join(article.text.split()) == f"{FIRST} {SECOND}"

    def test_subject_and_date_are_title_and_date(self, tmp_path):
        article = only(self.write(tmp_path, FIRST))
        assert (article.title, article.published) == ("Ferry cancelled", date(2024, 3, 5))
        assert only(self.write(tmp_path, FIRST, Subject="Fwd: RE: Ferry")).title == "Ferry"

    def test_what_is_no_mail_is_told(self, tmp_path):
        (tmp_path / "a.eml").write_text("The ferry was cancelled.")
        assert reason(tmp_path / "a.eml") == "it is no mail with a text"


@pytest.mark.parametrize("day", ["2022-05-20", "May 20, 2022", "Friday 20 May 2022", "Published: 2022-05-20"])
def test_a_date_on_top_of_a_text_is_its_date_and_no_title(day: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{day}\n\nThe port was shut on Monday, Ada Roe said.\n", encoding="utf-8")
    article = only(tmp_path / "a.txt")
    assert (article.title, article.published, article.published_from) == ("", date(2022, 5, 20), "dateline")


def test_a_title_may_name_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("What happened on May 20, 2022\n\nThe port was shut.\n", encoding="utf-8")
    assert only(tmp_path / "a.txt").title == "What happened on May 20, 2022"
