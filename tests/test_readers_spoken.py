"""Word files and subtitles."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from claimtable.readers import read
from claimtable.schema import Article, Failure

SRT = """\
1
00:00:01,000 --> 00:00:03,000
<i>CHAIR: Ms. Keller,</i>

2
00:00:03,000 --> 00:00:05,000
{\\an8}did you sign the letter?

3
00:00:05,500 --> 00:00:07,000
MS. KELLER: No, I &amp; my deputy
did not sign it.

4
00:00:07,000 --> 00:00:08,000
[door closes]

5
00:00:08,000 --> 00:00:09,000
did not sign it.

6
00:00:09,000 --> 00:00:10,000
>> Objection.
"""

VTT = """\
WEBVTT - hearing

NOTE made by hand

intro
00:01.000 --> 00:03.000 align:start
<v Chair>Did you sign the letter?</v>

00:03.000 --> 00:05.000
<v.loud Anna Keller>I did <00:04.000><c>not.</c>
"""


def one(path: Path) -> Article:
    (item,) = read([str(path)])
    assert isinstance(item, Article), item
    return item


def test_subrip_becomes_turns_of_named_speakers(tmp_path: Path) -> None:
    path = tmp_path / "hearing.srt"
    path.write_text(SRT, encoding="utf-8")
    assert one(path).text.split("\n") == [
        "CHAIR: Ms. Keller, did you sign the letter?",
        "MS. KELLER: No, I & my deputy did not sign it.",
        "SPEAKER: Objection.",
    ]


def test_webvtt_names_its_voices(tmp_path: Path) -> None:
    path = tmp_path / "hearing.vtt"
    path.write_text(VTT, encoding="utf-8")
    assert one(path).text.split("\n") == ["Chair: Did you sign the letter?", "Anna Keller: I did not."]


def test_subtitles_without_a_time_are_told(tmp_path: Path) -> None:
    path = tmp_path / "hearing.srt"
    path.write_text("Just words.\n", encoding="utf-8")
    (item,) = read([str(path)])
    assert isinstance(item, Failure)
    assert "no subtitles" in item.reason


def word(path: Path, body: str) -> Path:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return path


def test_a_word_file_gives_its_paragraphs_and_title_without_deleted_words(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Cranes</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">We need </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>four</w:t></w:r></w:ins><w:r><w:tab/><w:t>cranes.</w:t></w:r></w:p><w:p/>"
        "<w:p><w:r><w:t>They came.</w:t></w:r></w:p>"
    )
    article = one(word(tmp_path / "a.docx", body))
    assert (article.title, article.text) == ("Cranes", "We need four\tcranes.\n\nThey came.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a zip", "no Word file"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", "declares entities"),
        (b"<open>", "broken"),
    ],
)
def test_what_is_no_word_file_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    if content.startswith(b"<"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", content)
    else:
        path.write_bytes(content)
    (item,) = read([str(path)])
    assert isinstance(item, Failure)
    assert reason in item.reason
