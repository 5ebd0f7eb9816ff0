"""Damaged input, one row a kind: what can still be read is read, and what was lost or repaired is told.

Ten articles lie in every input, and one piece of it is damaged.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import socket
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from claimtable import readers
from claimtable.readers import DEATH, Draft, Options, Repaired, Skipped, Source, source_of
from claimtable.readers.encodings import decode
from claimtable.readers.markdown import words
from claimtable.readers.worker import WorkerReader
from claimtable.schema import Article, Failure
from test_readers_families import PAGE, pdf_page, tarred, warc_record, zipped

NUMBERS = tuple(range(10))
HEADER = "id,text,date"


def story(number: int) -> str:
    return f"The mayor said that {number} houses were flooded, and nobody was hurt."


def page(number: int) -> bytes:
    return PAGE.replace("closed on Monday", f"closed on day {number}").encode()


def without(*gone: int) -> list[int]:
    return [number for number in NUMBERS if number not in gone]


def put(name: str, data: bytes | str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def line(number: int) -> bytes:
    return json.dumps({"id": f"n{number}", "text": story(number), "rest": os.urandom(800).hex()}).encode() + b"\n"


LINES = b"".join(map(line, NUMBERS))


def rows(odd: str) -> bytes:
    """A table with an odd row in the place of the fifth."""
    all_rows = [f'r{number},"{story(number)}",2021-03-0{number % 9 + 1}' for number in NUMBERS]
    return "\n".join((HEADER, *all_rows[:4], odd, *all_rows[5:], "")).encode()


def changed(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def stories(pack: Callable[..., bytes]) -> bytes:
    return pack(*((f"s{number}.txt", story(number).encode()) for number in NUMBERS))


def crawl(odd: bytes) -> bytes:
    pages = [warc_record(f"https://x.example/{number}", page(number)) for number in NUMBERS]
    return b"".join((*pages[:4], odd, *pages[5:]))


def answer(headers: str, body: bytes = page(4), *, status: str = "HTTP/1.1 200 OK\r\n", length: str = "") -> bytes:
    http = f"{status}Content-Type: text/html\r\n{headers}\r\n".encode() + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/4\r\n"
    return f"{head}Content-Length: {length or len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def packed_crawl(odd: Callable[[bytes], bytes]) -> bytes:
    members = [gzip.compress(warc_record(f"https://x.example/{number}", page(number))) for number in NUMBERS]
    members[4] = odd(members[4])
    return b"".join(members)


def wide_lines(folder: Path) -> None:
    texts = [json.dumps({"text": story(n) + "A\u2028B\x85C" * (n == 3)}, ensure_ascii=False) for n in NUMBERS]
    data = [text.encode("utf-16-le") for text in texts]
    data[5] += b"\0"
    put("a.jsonl", b"\xff\xfe" + b"\n\0".join(data))(folder)


def late_latin(folder: Path) -> None:
    many = "".join(f'f{number},"{"word " * 50}{number}",2021-01-01\n' for number in range(300))
    data = f"{HEADER}\n{many}".encode() + "r4,“Yes,” said Renée. The end.,2021-01-02\n".encode("cp1252")
    put("t.csv", data)(folder)


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    compressor = zstandard.ZstdCompressor().compressobj()
    return b"".join(compressor.compress(data[n : n + 900]) + compressor.flush(1) for n in range(0, len(data), 900))


def parquet(folder: Path, **columns: object) -> Path:
    pyarrow, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"text": [story(number) for number in NUMBERS], **columns})
    writer.write_table(table, folder / "t.parquet", row_group_size=2)
    return folder / "t.parquet"


def wild_date(folder: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    values = [2**62 if number == 4 else 10**15 for number in NUMBERS]
    parquet(folder, date=pyarrow.array(values, pyarrow.timestamp("us")))


def broken_group(folder: Path, column: int = 0) -> None:
    path = parquet(folder, title=[f"Title {number}" for number in NUMBERS])
    groups = pytest.importorskip("pyarrow.parquet").ParquetFile(path).metadata
    path.write_bytes(changed(path.read_bytes(), groups.row_group(2).column(column).data_page_offset, b"\xff" * 24))


def feed(odd: str) -> str:
    entries = [f"<item><guid>g{number}</guid><description>{story(number)}</description></item>" for number in NUMBERS]
    return f'<rss version="2.0"><channel><title>x</title>{"".join((*entries[:4], odd, *entries[5:]))}</channel></rss>'


TAR, ZIP = stories(tarred), stories(zipped)
STORED = io.BytesIO()
with zipfile.ZipFile(STORED, "w") as archive:
    for number in NUMBERS:
        archive.writestr(f"s{number}.txt", story(number))
BLOCKS = 1024  # bytes of a member of TAR

#: what is damaged, how to make it, the articles that come out, what is told
KINDS: list[tuple[str, Callable[[Path], object], Iterable[int], str]] = [
    ("TAR: a checksum", put("a.tar", changed(TAR, 4 * BLOCKS + 150, b"\7")), NUMBERS, "checksum of 's4.txt'"),
    ("TAR: a whole header", put("a.tar", changed(TAR, 4 * BLOCKS, b"\7" * 512)), without(4), "before 's5.txt'"),
    ("TAR: a size", put("a.tar", changed(TAR, 4 * BLOCKS + 124, b"77777777777")), without(4), "before 's5.txt'"),
    ("TAR: cut between members", put("a.tar", TAR[: 5 * BLOCKS]), range(5), "it is cut"),
    ("TAR: cut in a member", put("a.tar", TAR[: 5 * BLOCKS + 520]), range(5), "the archive is cut in the middle of it"),
    ("ZIP: cut", put("a.zip", ZIP[:-700]), range(7), "its directory is broken"),
    ("ZIP: stored, its directory broken", put("a.zip", STORED.getvalue()[:-60]), NUMBERS, "its directory is broken"),
    ("Zstandard: cut", lambda folder: put("a.jsonl.zst", zstd(LINES)[:-3000])(folder), range(6), "end too early"),
    ("gzip: cut", put("a.jsonl.gz", gzip.compress(LINES)[:-3000]), range(4), "end too early"),
    ("gzip: a checksum", put("a.jsonl.gz", gzip.compress(LINES)[:-8] + bytes(8)), NUMBERS, "broken"),
    ("xz: cut", put("a.jsonl.xz", lzma.compress(LINES)[:-4000]), range(1), "end too early"),
    (
        "bzip2: the second stream broken",
        put("a.jsonl.bz2", bz2.compress(LINES) + b"BZx" + bz2.compress(b"{}")),
        NUMBERS,
        "broken",
    ),
    ("a table: another encoding behind 64 KB", late_latin, (), "another encoding"),
    ("a table: a comma without marks", put("t.csv", rows(f"r4,{story(4)},2021-03-05")), NUMBERS, "it has 4 cells"),
    ("a table: an open mark", put("t.csv", rows(f'r4,"{story(4)},2021-03-05')), NUMBERS, "never closed"),
    (
        "a table: backslashes",
        put("t.csv", rows(f'r4,"\\"No,\\" he said. {story(4)}",2021')),
        NUMBERS,
        "quotation marks",
    ),
    (
        "a table: marks in a cell",
        put("t.csv", rows(f'r4,"A "no", he said. {story(4)}",2021-03-05')),
        NUMBERS,
        "doubled",
    ),
    (
        "a table: lines without marks",
        put("t.csv", rows(f"r4,First, it rained.\n{story(4)},2021-03-05")),
        NUMBERS,
        "goes on",
    ),
    (
        "a table: marks in a cell of two lines",
        put("t.csv", rows(f'r4,"A "no".\n{story(4)}",2021-03-05')),
        NUMBERS,
        "doubled",
    ),
    ("a table: no more than its header", put("t.csv", HEADER + "\n"), (), "there is no article in it"),
    ("lines: UTF-16 with a byte too many", wide_lines, without(5), "a.jsonl"),
    ("Parquet: a date beyond the calendar", wild_date, NUMBERS, "'date': it cannot be read"),
    ("Parquet: a group of rows", broken_group, without(4, 5), "rows 5 to 6 cannot be read"),
    (
        "Parquet: a group of titles",
        lambda folder: broken_group(folder, 1),
        NUMBERS,
        "without what cannot be read: title",
    ),
    ("a crawl: nothing in it", put("c.warc", b""), (), "there is no article in it"),
    ("a crawl: cut", put("c.warc", crawl(warc_record("https://x.example/4", page(4)))[:-200]), NUMBERS, "it is cut"),
    ("a crawl: a length", put("c.warc", crawl(answer("", length="200"))), NUMBERS, "its length is wrong"),
    ("a crawl: a length beyond all", put("c.warc", crawl(answer("", length="9999999"))), NUMBERS, "length is wrong"),
    ("a crawl: no status", put("c.warc", crawl(answer("", status=""))), NUMBERS, "it has no status line"),
    ("a crawl: no gzip", put("c.warc", crawl(answer("Content-Encoding: gzip\r\n"))), NUMBERS, "and is not"),
    ("a crawl: no pieces", put("c.warc", crawl(answer("Transfer-Encoding: chunked\r\n"))), NUMBERS, "chunked"),
    (
        "a crawl: a cut piece",
        put("c.warc", crawl(answer("Transfer-Encoding: chunked\r\n", b"900\r\n" + page(4)))),
        NUMBERS,
        "its last piece (chunk) is cut",
    ),
    (
        "a crawl: a broken member",
        put("c.warc.gz", packed_crawl(lambda m: m[:60] + bytes(60) + m[120:])),
        without(4),
        "broken",
    ),
    ("a crawl: a member cut", put("c.warc.gz", packed_crawl(lambda m: m[: len(m) // 3])), without(4), "c.warc.gz"),
    ("a feed: cut", put("a.rss", feed("<item/>")[:-600]), range(4), "the feed is broken"),
    (
        "a feed: no entries",
        put("a.rss", '<rss version="2.0"><channel><title>x</title></channel></rss>'),
        (),
        "no article",
    ),
    (
        "XML: a bare ampersand",
        put("a.xml", f"<nitf><body><body.content><p>Fish & chips. {story(1)}</p></body.content></body></nitf>"),
        [1],
        "the XML is broken",
    ),
    ("a ZIP file without members", put("a.zip", zipped()), (), "there is no article in it"),
]


@pytest.mark.parametrize(("make", "come", "told"), [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_the_rest_is_read_and_the_damage_told(make, come, told, tmp_path):
    make(tmp_path)
    notices: list[Skipped | Repaired | Failure] = []
    found = list(readers.read([str(tmp_path)], on_skip=notices.append, on_repair=notices.append))
    notices += [item for item in found if isinstance(item, Failure)]
    texts = "\n".join(item.text for item in found if isinstance(item, Article))
    missing = [number for number in come if story(number)[:24] not in texts and f"on day {number}," not in texts]
    assert not missing
    assert any(told in f"{notice.path}: {notice.reason}" for notice in notices), notices


def read(*inputs: object, **options) -> tuple[list[Article], list[str]]:
    """Return the articles, and all that is told."""
    told: list[Skipped | Repaired | Failure] = []
    found = list(readers.read([str(name) for name in inputs], on_skip=told.append, on_repair=told.append, **options))
    told += [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Article)], [f"{item.path}: {item.reason}" for item in told]


class TestFolders:
    def test_links_to_themselves_and_to_nothing_are_failures(self, tmp_path):
        for name, target in (("self", "self"), ("one", "two"), ("two", "one"), ("gone.txt", "nowhere")):
            (tmp_path / name).symlink_to(target)
        put("a.txt", story(1))(tmp_path)
        articles, told = read(tmp_path)
        assert [article.id for article in articles] == ["a"]
        assert sum("cannot be read: Too many levels" in line for line in told) == 3
        assert any("it is no longer there" in line for line in told)

    def test_a_folder_behind_a_link_that_may_not_be_entered_is_a_failure(self, tmp_path, monkeypatch):
        class Closed:
            name, path = "closed", str(tmp_path / "closed")

            def is_dir(self) -> bool:
                raise PermissionError(13, "Permission denied")

        from claimtable.readers import folders

        walk = folders._Walk(str(tmp_path))
        (failure,) = walk._one(Closed())
        assert failure.reason == "it cannot be read: Permission denied"

    def test_folders_with_links_to_one_another_are_walked_once(self, tmp_path):
        for number in range(8):
            (tmp_path / f"f{number}").mkdir()
            put("s.txt", story(number))(tmp_path / f"f{number}")
            for other in range(8):
                (tmp_path / f"f{number}" / f"to{other}").symlink_to(tmp_path / f"f{other}")
        assert len(read(tmp_path)[0]) == len(read(f"{tmp_path}/**/*.txt")[0]) == 8

    def test_pipes_sockets_and_devices_are_passed_over(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        os.mkfifo("pipe.jsonl")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.txt")
        Path("zero.txt").symlink_to("/dev/zero")
        put("a.txt", story(1))(tmp_path)
        articles, told = read(".")
        assert [article.id for article in articles] == ["a"]
        assert [line.split(": ")[1].split(";")[0] for line in told] == ["a named pipe", "a socket", "a device"]
        assert readers.estimate(["."]) == 1

    def test_names_that_are_no_utf8_can_be_written(self, tmp_path):
        for number, name in enumerate((b"caf\xe8.txt", b"caf\xe9.txt")):
            with open(os.path.join(os.fsencode(tmp_path), name), "w") as stream:
                stream.write(story(number))
        articles, _ = read(tmp_path)
        assert [article.id for article in articles] == ["caf\ufffd", "caf\ufffd-2"]
        assert all(article.source.encode() for article in articles)

    def test_the_estimate_survives_whatever_reading_tells(self, tmp_path):
        put("a.jsonl", b"\xff\xfe{\0\xff")(tmp_path)
        assert readers.estimate([str(tmp_path)]) in (1, None)


class TestEncodings:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            ("“Café,” said ".encode() + b"Ren\xe9e.", "“Café,” said Renée."),
            ("“Yes,” he said – twice. ".encode() + b"\xe2\x80", "“Yes,” he said – twice. \ufffd"),
            ("“Non,” dit René. ".encode("cp1252") + "Ça.".encode(), "“Non,” dit René. Ça."),
            (b"It said \x93no\x94 \x81 and left for the old town.", "It said “no” \ufffd and left for the old town."),
            ("It’s ‘so’ now, “he” said.".encode("mac_roman"), "It’s ‘so’ now, “he” said."),
            ("A face \ud83d\ude00, he said.".encode("utf-8", "surrogatepass"), "A face \U0001f600, he said."),
        ],
    )
    def test_a_few_bytes_cost_no_more_than_themselves(self, data, text):
        assert decode(data).text == text

    def test_what_was_repaired_is_told(self):
        assert decode("“Café” ".encode() + b"Ren\xe9e").repair == "1 byte that is no UTF-8 was read as Windows-1252"
        assert "are broken in UTF-16-LE" in decode(b"\xff\xfe" + ("Hi. " * 99).encode("utf-16-le") + b"x").repair


class TestTime:
    @pytest.mark.parametrize("mark", ["[", "[a](", "![", "<!--", "](", "[a][", "# # ", "**a"])
    def test_markdown_takes_time_in_proportion(self, mark):
        """A hundred times what took a minute; where it took the square, the tests would stand still here."""
        assert words(mark * 100_000) is not None

    def test_a_tag_with_many_attributes_is_read_without_them(self, tmp_path):
        pytest.importorskip("trafilatura")
        tag = f"<div {' '.join(f'a{number}=1' for number in range(50_000))}>"
        put("a.html", PAGE.replace("<article>", f"{tag}</div><article>"))(tmp_path)
        articles, told = read(tmp_path)
        assert len(articles) == 1
        assert "more than a thousand attributes" in told[0]

    def test_native_code_that_does_not_come_back_costs_its_page(self, tmp_path, monkeypatch):
        """In a process of its own, which is ended: the article of a family that never comes back is a failure."""
        put("a.txt", story(1))(tmp_path)
        os.mkfifo(tmp_path / "b.txt")  # reading waits for ever, as native code may
        put("c.txt", story(2))(tmp_path)
        articles, told = read(*(tmp_path / name for name in ("a.txt", "b.txt", "c.txt")), timeout=1)
        assert [article.id for article in articles] == ["a", "c"]
        assert told == [f"{tmp_path / 'b.txt'}: it took longer than 1 s"]

    def test_what_ends_the_process_costs_its_source(self, tmp_path):
        put("a.txt", story(1))(tmp_path)
        deadly = Source("b.txt", "b", ".txt", partial(os._exit, 9))
        reader = WorkerReader(60)
        try:
            found = [
                item
                for source in (deadly, source_of(str(tmp_path / "a.txt"), "a.txt"))
                for item in reader.read(source, Options())
            ]
        finally:
            reader.close()
        assert found == [Failure("b.txt", DEATH), Draft(story(1))]

    def test_articles_that_nobody_asks_for_leave_no_process(self):
        before = {process.pid for process in active_children()}
        found = readers.read(["nothing.txt"], timeout=60)
        assert {process.pid for process in active_children()} - before
        del found
        assert not {process.pid for process in active_children()} - before


class TestPages:
    @pytest.mark.parametrize("name", ["itemprop='articleBody'", "class='entry-content'", "class='article-content'"])
    def test_a_body_in_two_containers_is_put_together(self, name, tmp_path):
        pytest.importorskip("trafilatura")
        halves = [" ".join(f"<p>{story(number)}</p>" for number in part) for part in (range(5), range(5, 10))]
        body = f"<h1>Flood</h1><div {name}>{halves[0]}</div><div class='ad'>Buy!</div><div {name}>{halves[1]}</div>"
        put("a.html", f"<html><head><title>Flood</title></head><body><main>{body}</main></body></html>")(tmp_path)
        (article,), told = read(tmp_path)
        assert [number for number in NUMBERS if story(number) not in article.text] == []
        assert "stands in several containers" in told[0]

    def test_another_article_below_stays_out(self, tmp_path):
        pytest.importorskip("trafilatura")
        parts = [" ".join(f"<p>{story(number)}</p>" for number in part) for part in (range(5), range(5, 10))]
        posts = "".join(f"<article class='post'><h2><a href='/{part[20]}'>A</a></h2>{part}</article>" for part in parts)
        put("a.html", f"<html><head><title>Flood</title></head><body><main>{posts}</main></body></html>")(tmp_path)
        (article,), told = read(tmp_path)
        assert story(7) not in article.text
        assert not told


def test_a_broken_page_of_a_pdf_is_told(tmp_path):
    pytest.importorskip("pypdf")
    put("a.pdf", pdf_page(story(1)).replace(b"BT /F1 12 Tf", b"BT /F1 12 T~"))(tmp_path)
    articles, told = read(tmp_path)
    assert articles or told


def test_a_sparse_file_and_a_link_in_a_tar_file_are_told(tmp_path):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "s.txt"
            archive.addfile(info)
    put("a.tar", data.getvalue())(tmp_path)
    _, told = read(tmp_path)
    assert [line.split(": ")[1].split(";")[0] for line in told] == ["a link in the archive", "no regular file"]
