"""Every family of formats, with a sample that we wrote; adding a family means adding one here."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers import FAMILIES, Skipped, model
from claimtable.readers.families import formats_table
from claimtable.readers.html import repair
from claimtable.readers.markup import fragment_text
from claimtable.schema import Article

FIRST = "The old bridge over the Salm was closed on Monday, the mayor of Verrin said."
SECOND = "Some 300 people marched through the town. “We want our bridge back,” said Anna Kowalik."
TEXT = f"{FIRST}\n{SECOND}"

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed | The Verrin Post</title>
<meta property="og:title" content="Bridge closed">
<meta property="article:published_time" content="2021-03-04T09:30:00Z">
<meta property="article:modified_time" content="2022-01-01T00:00:00Z">
<link rel="canonical" href="https://post.example/bridge"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Bridge closed</h1><p>{FIRST}</p><p>{SECOND}</p>
<p>The council will meet again next week to decide who pays for the repairs, which may cost two million euros.</p>
</article>
<footer>All rights reserved</footer></body></html>"""

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Title of the page</title><docdata><doc-id id-string="nitf-7"/><date.issue norm="20210304T093000Z"/>
</docdata></head><body><body.head><hedline><hl1>Bridge closed</hl1></hedline></body.head>
<body.content><block><p>{FIRST}</p><p>Some 300 <em>people</em> marched.</p></block></body.content></body></nitf>"""

G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:g2:1">
<itemMeta><firstCreated>2021-03-04T09:30:00Z</firstCreated><versionCreated>2021-03-05T01:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Bridge closed</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:g2:2"><itemMeta><versionCreated>2021-03-05T01:00:00Z</versionCreated></itemMeta>
<contentSet><inlineData>The bridge was opened again.</inlineData></contentSet></newsItem></itemSet></newsMessage>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Verrin Post</title><item><title>Bridge &amp; road closed</title><link>https://post.example/bridge</link>
<guid>post-7</guid><pubDate>Thu, 04 Mar 2021 09:30:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>Some 300 <b>people</b> marched.</p>]]></content:encoded></item>
</channel></rss>"""

CSV = f'headline,body,date\nBridge closed,"{FIRST}",2021-03-04\nNo text,,2021-03-04\n'


def read(path: Path, **options) -> list:
    return list(readers.read([str(path)], **options))


def only(path: Path, **options) -> Article:
    (article,) = read(path, **options)
    assert isinstance(article, Article), article
    return article


def zipped(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def warc_record(url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-06T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(body):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pdf_page(*lines: str) -> bytes:
    """A PDF of one page, by hand."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


def word_file(*paragraphs: str) -> bytes:
    """The document of a Word file."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return f"<w:document {space}><w:body>{inside}</w:body></w:document>".encode()


def open_document(*paragraphs: str) -> bytes:
    """The content of an OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    inside = "".join(f"<text:p>{words}</text:p>" for words in paragraphs)
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    return f"<office:document-content {spaces}>{body}</office:document-content>".encode()


def rich_text(*paragraphs: str) -> bytes:
    """A rich text as WordPad writes it."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}\uc1\pard\f0 "
    return (head + "".join(f"{words}\\par\r\n" for words in paragraphs) + "}\r\n").encode("latin-1")


def mhtml() -> bytes:
    """A saved page."""
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\nContent-Location: https://post.example/b\n\n"
    return f"{head}{part}{base64.encodebytes(PAGE.encode()).decode()}\n--x--\n".encode()


def spreadsheet(path: Path, *rows: list) -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    for row in rows or (
        ["Exported on Monday"],
        [],
        ["headline", "body", "date"],
        ["Bridge closed", TEXT, date(2021, 3, 4)],
    ):
        book.active.append(row)
    book.save(path)


def subtitles(*lines: str) -> bytes:
    """A SubRip file of one caption a second."""
    return "".join(
        f"{n}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{line}\n\n" for n, line in enumerate(lines, start=1)
    ).encode()


def parquet(path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    writer = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"headline": ["Bridge closed"], "content": [FIRST], "date": [date(2021, 3, 4)], "n": [1]})
    writer.write_table(table, path)


PAGES = warc_record("https://post.example/bridge", PAGE.encode())

#: a file of every family; all hold an article that begins with FIRST
SAMPLES: dict[str, tuple[str, bytes | Callable[[Path], None]]] = {
    "text": ("a.txt", f"Bridge closed\n\n{TEXT}".encode()),
    "markdown": ("a.md", f"# Bridge closed\n\n{TEXT}".encode()),
    "jsonl": ("a.jsonl", json.dumps({"title": "Bridge closed", "text": TEXT, "date": "2021-03-04"}).encode()),
    "json": ("a.json", json.dumps({"articles": [{"title": "Bridge closed", "content": TEXT}]}, indent=1).encode()),
    "csv": ("a.csv", CSV.splitlines(keepends=True)[0].encode() + CSV.splitlines(keepends=True)[1].encode()),
    "parquet": ("a.parquet", parquet),
    "html": ("a.html", PAGE.encode()),
    "warc": ("a.warc", warc_record("https://post.example/bridge", PAGE.encode())),
    "xml": ("a.xml", NITF.encode()),
    "feed": ("a.rss", RSS.encode()),
    "zip": ("a.zip", zipped(("news/a.txt", f"Bridge closed\n\n{TEXT}".encode()))),
    "tar": ("a.tar", tarred(("news/a.txt", f"Bridge closed\n\n{TEXT}".encode()))),
    "wacz": ("a.wacz", zipped(("pages/pages.jsonl", b'{"text": "x"}'), ("archive/data.warc.gz", gzip.compress(PAGES)))),
    "mhtml": ("a.mhtml", mhtml()),
    "xlsx": ("a.xlsx", spreadsheet),
    "docx": ("a.docx", zipped(("word/document.xml", word_file(FIRST, "Some 300 people marched.")))),
    "rtf": ("a.rtf", rich_text(FIRST, "Some 300 people marched.")),
    "odt": ("a.odt", zipped(("content.xml", open_document(FIRST, "Some 300 people marched.")))),
    "mail": ("a.eml", f"From: press@verrin.example\nSubject: Bridge closed\n\n{TEXT}\n".encode()),
    "subtitles": ("a.srt", subtitles(FIRST, "Some 300 people marched.")),
    "pdf": ("a.pdf", pdf_page(FIRST, "Some 300 people marched.")),
}


def sample(family: str, folder: Path) -> Path:
    name, content = SAMPLES[family]
    path = folder / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)
    return path


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
class TestEveryFamily:
    def test_gives_its_article(self, family, tmp_path):
        article = only(sample(family.name, tmp_path))
        assert article.text.startswith(FIRST)

    def test_gives_the_same_article_from_a_zip_file(self, family, tmp_path):
        if family.holds == "files":
            pytest.skip("an archive in an archive is not read")
        path = sample(family.name, tmp_path)
        (tmp_path / "all.zip").write_bytes(zipped((path.name, path.read_bytes())))
        assert only(tmp_path / "all.zip").text == only(path).text


def test_the_documentation_has_the_table_of_formats():
    text = (Path(__file__).parents[1] / "docs" / "inputs.md").read_text(encoding="utf-8")
    assert formats_table() in text, "put what claimtable.readers.families.formats_table() returns into docs/inputs.md"


@pytest.mark.parametrize(
    ("suffix", "compress"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
@pytest.mark.parametrize("family", ["text", "jsonl", "csv", "html", "warc", "xml", "tar"])
def test_compressed_files_are_read_as_if_they_were_not(family, suffix, compress, tmp_path):
    path = sample(family, tmp_path)
    packed = tmp_path / (path.name + suffix)
    packed.write_bytes(compress(path.read_bytes()))
    assert only(packed).text == only(path).text
    assert only(packed).id == only(path).id


@pytest.mark.parametrize("suffix", [".zip", ".parquet"])
def test_what_is_read_in_any_order_may_be_compressed_too(suffix, tmp_path):
    path = sample(suffix[1:], tmp_path)
    packed = tmp_path / f"b{suffix}.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert only(packed).text == only(path).text


def test_a_stream_that_must_be_read_in_any_order_may_not_be_endless(tmp_path, monkeypatch):
    monkeypatch.setattr(model, "MAX_STREAM_BYTES", 1000)
    (tmp_path / "b.zip.gz").write_bytes(gzip.compress(bytes(2000)))
    (failure,) = read(tmp_path / "b.zip.gz")
    assert "decompress it, and name the file" in failure.reason


@pytest.mark.parametrize(
    ("family", "module", "extra"),
    [
        ("html", "trafilatura", "web"),
        ("feed", "feedparser", "web"),
        ("xml", "lxml.etree", "web"),
        ("warc", "trafilatura", "web"),
        ("pdf", "pypdf", "pdf"),
        ("parquet", "pyarrow.parquet", "parquet"),
        ("xlsx", "openpyxl", "excel"),
    ],
)
def test_a_missing_library_is_told_with_the_extra_that_brings_it(family, module, extra, tmp_path, monkeypatch):
    path = sample(family, tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    (failure,) = read(path)
    assert f"python -m pip install 'claimtable[{extra}]'" in failure.reason


def test_zstandard(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    (tmp_path / "a.txt.zst").write_bytes(zstandard.compress(FIRST.encode()))
    assert only(tmp_path / "a.txt.zst").text == FIRST


class TestPages:
    def test_title_original_date_address_and_paragraphs(self, tmp_path):
        article = only(sample("html", tmp_path))
        assert (article.title, article.url) == ("Bridge closed", "https://post.example/bridge")
        assert (article.published, article.published_from) == (date(2021, 3, 4), "field")
        assert article.text.split("\n")[:2] == [FIRST, SECOND]
        assert "Sport" not in article.text
        assert "rights reserved" not in article.text

    def test_the_declared_encoding_counts(self, tmp_path):
        page = (
            PAGE.replace("utf-8", "koi8-r")
            .replace("Verrin said", "Verrin said (Верен)")
            .replace("“", '"')
            .replace("”", '"')
        )
        (tmp_path / "a.html").write_bytes(page.encode("koi8-r"))
        assert "(Верен)" in only(tmp_path / "a.html").text

    def test_mojibake_is_undone_and_sound_text_left_alone(self):
        assert repair("â€œWe want our bridge back,â€\x9d said Kowalik.") == "“We want our bridge back,” said Kowalik."
        sound = "“Café” – 5 € ‘a’ ﬁn … ½ ™"
        assert repair(sound) == sound


class TestCrawls:
    def test_pages_only(self, tmp_path):
        records = [
            warc_record("https://post.example/bridge", PAGE.encode()),
            warc_record("https://post.example/logo.png", b"\x89PNG", "image/png"),
            warc_record("https://post.example/gone", PAGE.encode(), status="404 Not Found"),
            warc_record("https://post.example/empty", b"<html><body></body></html>"),
        ]
        (tmp_path / "crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
        skipped: list[Skipped] = []
        (article,) = read(tmp_path / "crawl.warc.gz", on_skip=skipped.append)
        assert (article.id, article.url, article.published) == (
            "crawl-1",
            "https://post.example/bridge",
            date(2021, 3, 4),
        )
        assert [item.kind for item in skipped] == ["not html", "not html", "no article"]

    @pytest.mark.parametrize(
        ("kind", "content_type", "body", "text"),
        [
            ("resource", "text/html", PAGE, f"{FIRST}\n{SECOND}\nThe council"),
            ("resource", "text/html; charset=utf-8", PAGE, f"{FIRST}\n{SECOND}\nThe council"),
            ("conversion", "text/plain", f"Bridge closed\n\n{FIRST}", FIRST),
            ("resource", "text/plain", FIRST, FIRST),
        ],
    )
    def test_resources_and_conversions(self, kind, content_type, body, text, tmp_path):
        data = body.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/b\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(data)}\r\n\r\n"
        )
        (tmp_path / "a.warc.wet").write_bytes(head.encode() + data + b"\r\n\r\n")
        article = only(tmp_path / "a.warc.wet")
        assert article.text.startswith(text)
        assert article.url

    def test_a_resource_that_is_no_page_is_passed_over(self, tmp_path):
        head = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\n\x89PNG\r\n\r\n"
        (tmp_path / "a.warc").write_bytes(head + PAGES)
        skipped: list[Skipped] = []
        assert [item.id for item in readers.read([str(tmp_path / "a.warc")], on_skip=skipped.append)] == ["a-2"]
        assert [item.kind for item in skipped] == ["not html"]


class TestAgencyXml:
    def test_nitf(self, tmp_path):
        article = only(sample("xml", tmp_path))
        assert (article.id, article.title, article.published) == ("nitf-7", "Bridge closed", date(2021, 3, 4))
        assert article.text == f"{FIRST}\n\nSome 300 people marched."

    def test_newsml_g2(self, tmp_path):
        (tmp_path / "a.xml").write_text(G2)
        first, second = read(tmp_path / "a.xml")
        assert (first.id, first.title, first.published) == ("urn:g2:1", "Bridge closed", date(2021, 3, 4))
        assert (first.text, second.text) == (FIRST, "The bridge was opened again.")
        assert second.published == date(2021, 3, 5)

    def test_a_feed_may_be_called_xml(self, tmp_path):
        (tmp_path / "a.xml").write_text(RSS)
        assert only(tmp_path / "a.xml").id == "post-7"

    def test_other_xml_is_told_by_its_root(self, tmp_path):
        (tmp_path / "a.xml").write_text("<invoice/>")
        (failure,) = read(tmp_path / "a.xml")
        assert failure.reason == "<invoice> is no XML that is read; NITF, NewsML-G2, RSS and Atom are"

    def test_pictures_and_videos_of_newsml_g2_are_passed_over(self, tmp_path):
        picture = (
            '<newsItem guid="urn:g2:3"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>'
            '<contentSet><remoteContent href="a.jpg" contenttype="image/jpeg"/></contentSet></newsItem>'
        )
        (tmp_path / "a.xml").write_text(G2.replace("<itemSet>", f"<itemSet>{picture}"))
        (tmp_path / "b.xml").write_text(picture)
        skipped: list[Skipped] = []
        found = list(readers.read([str(tmp_path / "a.xml"), str(tmp_path / "b.xml")], on_skip=skipped.append))
        assert [item.id for item in found] == ["urn:g2:1", "urn:g2:2"]
        assert [(item.kind, item.reason, item.line) for item in skipped] == [
            ("not text", "a picture item", 1),
            ("not text", "a picture item", None),
        ]


class TestFeeds:
    def test_the_full_content_goes_before_the_teaser(self, tmp_path):
        article = only(sample("feed", tmp_path))
        assert article.text == f"{FIRST}\nSome 300 people marched."
        assert (article.id, article.title) == ("post-7", "Bridge & road closed")
        assert (article.url, article.published) == ("https://post.example/bridge", date(2021, 3, 4))

    @pytest.mark.parametrize(
        ("fragment", "text"),
        [
            ("plain", "plain"),
            ("<p>One <i>and</i> two.</p><p>Three.</p>", "One and two.\nThree."),
            ("One<br/>two", "One\ntwo"),
            ("<script>x()</script>One &amp; two", "One & two"),
        ],
    )
    def test_fragments(self, fragment, text):
        assert fragment_text(fragment) == text


class TestTables:
    def test_a_row_without_a_text_is_a_failure_with_its_line(self, tmp_path):
        (tmp_path / "a.csv").write_text(CSV)
        article, failure = read(tmp_path / "a.csv")
        assert (article.title, article.published, article.id) == ("Bridge closed", date(2021, 3, 4), "a-2")
        assert (failure.line, failure.reason) == (3, "there is no text in it")

    @pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
    def test_separators(self, tmp_path, name, mark):
        (tmp_path / name).write_text(f"title{mark}text\nBridge{mark}The bridge is closed.\n")
        assert only(tmp_path / name).title == "Bridge"

    def test_a_cell_may_run_over_lines_and_be_long(self, tmp_path):
        (tmp_path / "a.csv").write_text('text\n"One.\nTwo. ' + "x" * 200_000 + '"\n')
        assert len(only(tmp_path / "a.csv").text) == 200_010

    def test_no_text_column_is_told_with_what_is_there(self, tmp_path):
        (tmp_path / "a.csv").write_text("name,age\nAnna,7\n")
        (failure,) = read(tmp_path / "a.csv")
        assert failure.reason == "there is no text column; there are 'name', 'age'"

    def test_parquet_columns(self, tmp_path):
        article = only(sample("parquet", tmp_path))
        assert (article.title, article.text, article.published) == ("Bridge closed", FIRST, date(2021, 3, 4))


class TestContainers:
    def test_members_are_named_with_their_archive(self, tmp_path):
        article = only(sample("zip", tmp_path))
        assert (article.id, article.source) == ("a/news/a", f"{tmp_path}/a.zip!/news/a.txt")

    @pytest.mark.parametrize(("name", "mode"), [("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz")])
    def test_compressed_tar_files(self, tmp_path, name, mode):
        (tmp_path / name).write_bytes(
            tarred(("a.txt", FIRST.encode()), ("x/b.jsonl.gz", gzip.compress(b'{"text": "Hi."}')), mode=mode)
        )
        assert [article.id for article in read(tmp_path / name)] == ["a/a", "a/x/b-1"]


def test_urls_by_fsspec(tmp_path):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe("/archive/2021/a.txt", FIRST.encode())
    memory.pipe("/archive/b.jsonl.gz", gzip.compress(b'{"text": "Hi there."}'))
    memory.pipe("/archive/README.md", b"About.")
    found = list(readers.read(["memory://archive/"]))
    assert [item.id for item in found] == ["2021/a", "b-1"]
    assert only_path(found[0]) == "memory:///archive/2021/a.txt"
    assert [item.id for item in readers.read(["memory://archive/*.gz"])] == ["b-1"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://nowhere/a.txt", "there is nothing there"),
        ("memory://nowhere/*.txt", "there is nothing there"),
        ("carrier-pigeon://a.txt", "it cannot be opened (ValueError: Protocol not known: carrier-pigeon"),
    ],
)
def test_a_url_without_anything_behind_it_is_told(url, reason):
    pytest.importorskip("fsspec")
    (failure,) = readers.read([url])
    assert failure.reason.startswith(reason)


def only_path(article: Article) -> str:
    return article.source


class TestNamesThatTellNothing:
    @pytest.mark.parametrize(
        "name",
        ["20240306-story", "story.php", "story.aspx", "story.shtml", "index.html?id=5", "story.php?id=5", "a.jsp"],
    )
    def test_a_page_is_told_by_its_first_bytes(self, name, tmp_path):
        (tmp_path / name).write_text(PAGE)
        assert only(tmp_path).text == only(tmp_path / name).text
        assert only(tmp_path).title == "Bridge closed"

    @pytest.mark.parametrize("content", [TEXT, f"Bridge closed\n\n{TEXT}", json.dumps({"text": TEXT})])
    def test_a_file_without_a_suffix_may_be_anything(self, content, tmp_path):
        (tmp_path / "story").write_text(content)
        assert only(tmp_path).text == TEXT

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("Makefile", b"all: build\n\nbuild:\n\tcc -O2 -o main main.c $(FLAGS)\n"),
            ("index.php", b"<?php\n// This file is a part of the shop, which is sold by the yard.\n$x = new Shop();\n"),
            ("core", bytes(range(256)) * 20),
            ("words", b"apple\nbear\ncat\n" * 100),
            ("script", b'#!/bin/sh\nset -e\necho "The work has begun and will end one day."\nexit 0\n'),
        ],
    )
    def test_what_is_no_article_is_passed_over(self, name, content, tmp_path):
        (tmp_path / name).write_bytes(content)
        (tmp_path / "a.txt").write_text(TEXT)
        skipped: list[Skipped] = []
        (article,) = readers.read([str(tmp_path)], on_skip=skipped.append)
        assert article.text == TEXT
        assert [item.kind for item in skipped] == ["not read"]

    def test_what_has_no_reader_is_told_by_suffix_with_the_option_that_reads_it(self, tmp_path):
        (tmp_path / "a.log").write_text(TEXT)
        skipped: list[Skipped] = []
        list(readers.read([str(tmp_path)], on_skip=skipped.append))
        assert skipped[0].reason == "there is no reader for '.log'; '*.log' with --format NAME reads it"
        assert [item.text for item in readers.read([f"{tmp_path}/*.log"], input_format="text")] == [TEXT]


class TestSpreadsheets:
    def test_the_date_of_a_cell_and_what_stands_above_the_header(self, tmp_path):
        article = only(sample("xlsx", tmp_path))
        assert (article.id, article.title, article.published) == ("a-4", "Bridge closed", date(2021, 3, 4))

    def test_every_sheet_with_a_text(self, tmp_path):
        book = pytest.importorskip("openpyxl").Workbook()
        for rows in ([["name", "n"], ["x", 1]], [["text"], [FIRST]], [["text", "date"], [SECOND, 44259]]):
            sheet = book.create_sheet()
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "a.xlsx")
        first, second = read(tmp_path / "a.xlsx")
        assert (first.text, second.text, second.published) == (FIRST, SECOND, date(2021, 3, 4))

    def test_no_column_for_a_text_is_told(self, tmp_path):
        spreadsheet(tmp_path / "a.xlsx", ["name", "age"], ["Anna", 7])
        (failure,) = read(tmp_path / "a.xlsx")
        assert failure.reason == "there is no text column; there are 'name', 'age'"

    @pytest.mark.parametrize(
        "content", [b"PK no more", zipped(("xl/workbook.xml", b"<x/>")), zipped(("a", bytes(20_000_000)))]
    )
    def test_what_is_none_fails(self, content, tmp_path):
        pytest.importorskip("openpyxl")
        (tmp_path / "a.xlsx").write_bytes(content)
        (failure,) = read(tmp_path / "a.xlsx")
        assert failure.reason
