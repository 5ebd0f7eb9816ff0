"""Attacks by inputs: folders, names, encodings, tables, archives, crawls, pages, and what is slow or endless.

Each says how its input is made, which articles (by their numbers) must come out all the same, and what must be said.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import socket
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from attack_kit import Attack, page, put, reads, story

RNG = random.Random(13)
NUMBERS = range(10)
ALL = tuple(NUMBERS)
#: words that do not compress, so that a cut costs few records
NOISE = ["".join(RNG.choices("abcdefghijklmnopqrstuvwxyz", k=4000)) for _ in range(400)]


def without(*gone: int) -> tuple[int, ...]:
    """Return the numbers of all articles but some."""
    return tuple(number for number in NUMBERS if number not in gone)


def line(number: int) -> bytes:
    """Return an article as a line of JSON."""
    return json.dumps({"id": f"n{number}", "text": story(number)}).encode() + b"\n"


def lines(numbers: Iterable[int] = NUMBERS) -> bytes:
    """Return articles as JSON lines."""
    return b"".join(map(line, numbers))


def noisy(number: int) -> bytes:
    """Return an article as a line of JSON that is long however it is compressed."""
    noise = NOISE[number % len(NOISE)]
    return json.dumps({"id": f"n{number}", "noise": noise, "text": story(number)}).encode() + b"\n"


def zstd(data: bytes) -> bytes:
    """Return data compressed by Zstandard, in blocks as a stream has them."""
    import zstandard

    compressor = zstandard.ZstdCompressor().compressobj()
    pieces = [
        compressor.compress(data[place : place + 4096]) + compressor.flush(1) for place in range(0, len(data), 4096)
    ]
    return b"".join(pieces) + compressor.flush()


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def zipped_stories(numbers: Iterable[int] = NUMBERS, **options: int) -> bytes:
    """Return a ZIP file of articles."""
    return zipped(*((f"s{number}.txt", story(number).encode()) for number in numbers), **options)


def tarred(*members: tuple[str, bytes], form: int = tarfile.GNU_FORMAT) -> bytes:
    """Return a TAR file."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=form) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def tarred_stories(numbers: Iterable[int] = NUMBERS, *, folder: str = "", form: int = tarfile.GNU_FORMAT) -> bytes:
    """Return a TAR file of articles; each takes two blocks, when its name is short."""
    return tarred(*((f"{folder}s{number}.txt", story(number).encode()) for number in numbers), form=form)


def changed(data: bytes, place: int, new: bytes) -> bytes:
    """Return data with other bytes at a place."""
    return data[:place] + new + data[place + len(new) :]


def record(number: int, body: bytes | None = None, *, headers: str = "", status: str = "HTTP/1.1 200 OK\r\n") -> bytes:
    """Return a page of a crawl as a WARC record."""
    body = page(number).encode() if body is None else body
    kind = "" if "content-type" in headers.lower() else "Content-Type: text/html; charset=utf-8\r\n"
    return warc(number, f"{status}{kind}{headers}\r\n".encode() + body)


def warc(number: int, http: bytes, *, length: str = "") -> bytes:
    """Return a WARC record of an answer."""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/{number}\r\n"
        f"WARC-Date: 2021-03-06T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def crawl(odd: bytes, number: int = 4) -> bytes:
    """Return a crawl of ten pages, one of which is replaced."""
    return b"".join(odd if page_number == number else record(page_number) for page_number in NUMBERS)


def crawled(name: str, odd: Callable[[], bytes], said: str | list[str], come: tuple[int, ...] = ALL) -> Attack:
    """Return the attack of a crawl in which the page 4 is odd."""
    return reads(f"crawl: {name}", lambda folder: put("c.warc", crawl(odd()))(folder), come, said)


def chunked(body: bytes, size: int = 400) -> bytes:
    """Return a body in pieces, as HTTP has them."""
    pieces = (body[place : place + size] for place in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def table(header: str, *rows: str, end: str = "\n") -> bytes:
    """Return a table in CSV."""
    return (end.join((header, *rows)) + end).encode()


def frame(folder: Path, name: str = "t.parquet", rows: int = 10, **columns: object) -> Path:
    """Write a Parquet file of articles, with further columns."""
    import pyarrow
    from pyarrow import parquet

    texts = pyarrow.array([story(number) for number in range(rows)])
    parquet.write_table(pyarrow.table({"text": texts, **columns}), folder / name, row_group_size=2)
    return folder / name


# -- folders, names and special files


def links_to_themselves(folder: Path) -> None:
    """A link to itself, one in a circle of two, and one whose target is gone."""
    (folder / "self").symlink_to("self")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    put("s1.txt", story(1))(folder)


def many_loops(folder: Path) -> None:
    """Twelve folders, each with links to all: a walk that follows them does not end in this life."""
    for number in range(12):
        (folder / f"f{number}").mkdir()
        put("s.txt", story(number))(folder / f"f{number}")
        for other in range(12):
            (folder / f"f{number}" / f"to{other}").symlink_to(folder / f"f{other}")


def very_deep(folder: Path) -> None:
    """Folders in folders, 1,200 deep."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(1200):
            os.mkdir("d")
            os.chdir("d")
        Path("s1.txt").write_text(story(1))
    finally:
        os.chdir(before)


def special_files(folder: Path) -> None:
    """A pipe, a socket and a link to an endless device, under names of articles."""
    os.mkfifo(folder / "pipe.jsonl")
    os.mkfifo(folder / "pipe.txt")
    server = socket.socket(socket.AF_UNIX)
    before = os.getcwd()
    os.chdir(folder)  # the name of a socket may not be long
    try:
        server.bind("socket.txt")
    finally:
        os.chdir(before)
        server.close()
    (folder / "zero.txt").symlink_to("/dev/zero")


def no_utf8_names(folder: Path) -> None:
    """File and folder names that are no UTF-8, two of which differ in such a byte only."""
    for number, name in enumerate((b"caf\xe9.txt", b"caf\xe8.txt", b"\xff\xfe.txt", b"d\xe9/x.txt")):
        path = os.path.join(os.fsencode(folder), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as stream:
            stream.write(story(number))


FOLDERS = [
    reads("folder: links to themselves, in a circle, to nothing", links_to_themselves, [1], "symbolic links"),
    reads("folder: links from everywhere to everywhere", many_loops, range(12), "link"),
    reads("folder: 1,200 folders deep", very_deep, [1]),
    reads("folder: pipes, sockets and devices", special_files, said=["a named pipe", "a socket", "a device"]),
    reads("folder: names that are no UTF-8", no_utf8_names, range(4)),
    reads("folder: no UTF-8 names to Parquet by run's reader", no_utf8_names, range(4)),
    reads(
        "folder: a pattern through a loop of links",
        many_loops,
        range(12),
        inputs=lambda folder: [f"{folder}/**/*.txt"],
    ),
    reads(
        "folder: names with line ends, marks and escapes",
        lambda folder: [put(name, story(n))(folder) for n, name in enumerate(("a\nb.txt", 'a"b.txt', "a\x1b[31m.txt"))],
        range(3),
    ),
    reads(
        "folder: empty files",
        lambda folder: [
            put(f"e{n}{s}", b"")(folder)
            for n, s in enumerate(
                (".txt", ".csv", ".jsonl", ".warc", ".html", ".xml", ".zip", ".tar", ".parquet", ".pdf", ".rss", ".md")
            )
        ],
        said=[
            "e0.txt",
            "e1.csv",
            "e2.jsonl",
            "e3.warc",
            "e4.html",
            "e5.xml",
            "e6.zip",
            "e7.tar",
            "e8.parquet",
            "e9.pdf",
            "e10.rss",
            "e11.md",
        ],
    ),
    reads("folder: hidden files are told", lambda folder: put(".hidden.txt", story(1))(folder), said="hidden"),
    reads(
        "name: a file that is not there",
        lambda folder: None,
        said="no such file",
        inputs=lambda folder: [f"{folder}/no.txt"],
    ),
    reads(
        "name: a pattern without a match",
        lambda folder: None,
        said="no file matches",
        inputs=lambda folder: [f"{folder}/*.txt"],
    ),
    reads("name: an empty folder", lambda folder: None, said="empty", inputs=lambda folder: [str(folder)]),
    reads("name: a NUL in it", lambda folder: None, said="no such file", inputs=lambda folder: [f"{folder}/a\0b.txt"]),
    reads(
        "name: 5,000 characters",
        lambda folder: None,
        said="no such file",
        inputs=lambda folder: [f"{folder}/{'a' * 5000}.txt"],
    ),
]

# -- encodings

QUOTED = "“We want our bridge back,” said Anna Kowalik of the café in the old town. "


def in_text(name: str, data: Callable[[], bytes], come: Iterable[int] = (1,), said: str | list[str] = ()) -> Attack:
    """Return the attack of a text file."""
    return reads(f"encoding: {name}", lambda folder: put("a.txt", data())(folder), come, said)


ENCODINGS = [
    in_text(
        "one byte of Latin-1 in UTF-8",
        lambda: (QUOTED * 3).encode() + b"Ren\xe9e too. " + story(1).encode(),
        said="Windows-1252",
    ),
    in_text(
        "a cut character in UTF-8", lambda: (QUOTED * 3).encode() + b"\xe2\x80 " + story(1).encode(), said="encoding"
    ),
    in_text(
        "a piece of UTF-8 in Windows-1252",
        lambda: (QUOTED * 30).encode("cp1252") + "“Yes.” ".encode() + story(1).encode(),
        said="encoding",
    ),
    in_text("a byte that Windows-1252 lacks", lambda: (QUOTED * 3).encode("cp1252") + b"\x81 " + story(1).encode()),
    in_text(
        "UTF-16 with an odd byte at the end",
        lambda: b"\xff\xfe" + (story(1) + " " * 200).encode("utf-16-le") + b"x",
        said="encoding",
    ),
    in_text(
        "UTF-16 with half a pair",
        lambda: b"\xfe\xff" + (story(1) * 3).encode("utf-16-be") + b"\xd8\x3d\0.",
        said="encoding",
    ),
    in_text("UTF-32", lambda: story(1).encode("utf-32")),
    in_text("zeros between words", lambda: story(1).encode() + b"\0\0\0 The end."),
    in_text("a picture called text", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, [], "binary"),
    in_text("MacRoman", lambda: ("It’s so. " * 3 + story(1)).encode("mac_roman")),
    in_text(
        "lone surrogates in UTF-8",
        lambda: (story(1) + "\ud83d \udc00").encode("utf-8", "surrogatepass"),
        said="encoding",
    ),
    in_text("overlong UTF-8", lambda: (QUOTED * 2).encode() + b"\xc0\xae " + story(1).encode(), said="encoding"),
]

# -- JSON lines


def utf16_lines(folder: Path, *, mark: bool = True, encoding: str = "utf-16-le", breaking: bytes = b"") -> None:
    """JSON lines in UTF-16, raw line separators in one text, or a line broken."""
    texts = [story(number) + (" A\u2028B\u2029C\x85D\x0bE\x0cF\x1cG." if number == 3 else "") for number in NUMBERS]
    rows = [json.dumps({"text": text}, ensure_ascii=False).encode(encoding) for text in texts]
    rows[5] += breaking
    start = (
        {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}[encoding] if mark else b""
    )
    put("a.jsonl", start + "\n".encode(encoding).join(rows) + "\n".encode(encoding))(folder)


def one_line(name: str, odd: bytes, said: str | list[str], come: tuple[int, ...] = ALL) -> Attack:
    """Return the attack of an odd line behind the fifth of ten."""
    data = lines(range(5)) + odd + b"\n" + lines(range(5, 10))
    return reads(f"lines: {name}", put("a.jsonl", data), come, said)


LINES = [
    reads("lines: raw U+2028 in UTF-16", utf16_lines, ALL),
    reads("lines: raw U+2028 in UTF-16 BE", lambda folder: utf16_lines(folder, encoding="utf-16-be"), ALL),
    reads("lines: raw U+2028 in UTF-32", lambda folder: utf16_lines(folder, encoding="utf-32-le"), ALL),
    reads("lines: UTF-16 without a mark", lambda folder: utf16_lines(folder, mark=False), ALL),
    reads("lines: a byte too many in UTF-16", lambda folder: utf16_lines(folder, breaking=b"\0"), without(5)),
    reads(
        "lines: half a pair in UTF-16",
        lambda folder: utf16_lines(folder, breaking=b"\x00\xd8"),
        without(5),
        '"line": 6',
    ),
    reads("lines: UTF-16 that breaks at once", put("a.jsonl", b"\xff\xfe{\0\xff"), said="a.jsonl"),
    one_line("no JSON", b"{no json", "this is no JSON"),
    one_line("nested 100,000 deep", b"[" * 100_000, "nested too deep"),
    one_line("a number of 5,000 digits", b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "this is no JSON"),
    one_line("a date of nonsense", b'{"text": "The end of it.", "date": 1e400}', ()),
    one_line(
        "a date beyond all calendars",
        json.dumps({"text": "The end of all.", "date": "Thu, 99999999999999999999 Dec 2021 10:00:00 GMT"}).encode(),
        (),
    ),
    one_line("an id that is an object", b'{"text": "The end now.", "id": {"a": 1}}', ()),
    one_line("a text that is a number", b'{"text": 7}', "is no text"),
    one_line("binary data", bytes(range(256)) * 4, "a.jsonl"),
    one_line(
        "one byte of Latin-1",
        b'{"text": "\xe2\x80\x9cYes,\xe2\x80\x9d said the man in the caf\xe9 there."}',
        "encoding",
    ),
    one_line("25 MB", b'{"text": "' + b"a" * 25_000_000 + b'"}', "longer than 20 MB"),
    one_line("a mark in the middle", b'\xef\xbb\xbf{"text": "Nobody was hurt, he said."}', ()),
    one_line("an empty text", b'{"text": " "}', "no text in it"),
    reads("lines: cut in the middle of the last", put("a.jsonl", lines()[:-30]), without(9), "this is no JSON"),
]

# -- compressed data


def compressed(name: str, suffix: str, data: Callable[[], bytes], come: Iterable[int], said: str | list[str]) -> Attack:
    """Return the attack of compressed JSON lines."""
    return reads(f"compressed: {name}", lambda folder: put(f"a.jsonl{suffix}", data())(folder), come, said)


def cut(compress: Callable[[bytes], bytes]) -> bytes:
    """Return two thirds of compressed lines."""
    data = compress(b"".join(map(noisy, range(300))))
    return data[: len(data) * 2 // 3]


def streams(compress: Callable[[bytes], bytes], *, zeros: int = 12) -> bytes:
    """Return ten streams, one a line, the fifth of which has its header broken."""
    parts = [compress(noisy(number)) for number in NUMBERS]
    parts[4] = b"\0" + b"\x07" * zeros + parts[4][zeros + 1 :]
    return b"".join(parts)


COMPRESSIONS: list[tuple[str, Callable[[bytes], bytes]]] = [
    (".gz", gzip.compress),
    (".bz2", lambda data: bz2.compress(data, 1)),
    (".xz", lzma.compress),
    (".zst", zstd),
]
COMPRESSED = [
    *(compressed(f"{s} cut", s, lambda c=c: cut(c), range(5), "end too early") for s, c in COMPRESSIONS),
    *(
        compressed(f"{s} of ten streams, one broken", s, lambda c=c: streams(c), range(4), "a.jsonl")
        for s, c in COMPRESSIONS
    ),
    *(compressed(f"{s} that is none", s, lambda: lines(), [], "broken") for s, _ in COMPRESSIONS),
    compressed(".gz with rubbish behind it", ".gz", lambda: gzip.compress(lines()) + b"rubbish", ALL, "broken"),
    compressed(".gz with zeros behind it", ".gz", lambda: gzip.compress(lines()) + bytes(1000), ALL, ()),
    compressed(".zst of several frames", ".zst", lambda: b"".join(zstd(line(n)) for n in NUMBERS), ALL, ()),
    compressed(
        ".gz with a wrong checksum",
        ".gz",
        lambda: changed(d := gzip.compress(lines()), len(d) - 8, b"\0\0"),
        ALL,
        "broken",
    ),
    compressed(".gz of 100 MB of blanks", ".gz", lambda: gzip.compress(lines() + b" " * 100_000_000), ALL, ()),
]

# -- tables

HEADER, ROWS = "id,text,date", [f'r{n},"{story(n)}",2021-03-0{n % 9 + 1}' for n in NUMBERS]


def odd_row(name: str, row: str, said: str | list[str], come: tuple[int, ...] = ALL, **options: str) -> Attack:
    """Return the attack of a table whose fifth row is odd."""
    header = options.get("header", HEADER)
    rows = [*ROWS[:4], row, *ROWS[5:]]
    return reads(f"table: {name}", put("t.csv", table(header, *rows)), come, said)


def late_latin(folder: Path) -> None:
    """A table that is ASCII for 100 KB and has Latin-1 behind that."""
    rows = [f'f{n},"{"word " * 100}",2021-01-01' for n in range(250)]
    data = table(HEADER, *rows) + f'r1,"{story(1)} Renée said so.",2021-01-01\n'.encode("cp1252")
    put("t.csv", data + f'r2,"{story(2)}“Yes,” he said.",2021-01-02\n'.encode())(folder)


TABLES = [
    reads("table: the encoding changes behind 64 KB", late_latin, [1, 2], "encoding"),
    odd_row("a comma without marks", f"r4,So it was, and {story(4)},2021-03-05", "cells"),
    odd_row("three commas without marks", f"r4,One, two, three, {story(4)},2021-03-05", "cells"),
    odd_row("a mark that is not closed", f'r4,"{story(4)},2021-03-05', "never closed"),
    odd_row("a mark that is not closed, of several lines", f'r4,"First.\n{story(4)},2021-03-05', "never closed"),
    odd_row("marks with backslashes", f'r4,"He said \\"no\\", and left. {story(4)}",2021-03-05', "quotation marks"),
    odd_row("marks that are not doubled", f'r4,"He said "no" and left. {story(4)}",2021-03-05', "not doubled"),
    odd_row(
        "marks that are not doubled, with commas", f'r4,"“So”, she said "no", and left. {story(4)}",2021-03-05', "row"
    ),
    odd_row("lines without marks", f"r4,First, it rained.\n{story(4)},2021-03-05", "goes on over lines"),
    odd_row("blanks before marks", f'r4, "So, {story(4)}", 2021-03-05', "row"),
    odd_row("too few cells", "r4", "no text in the row", without(4)),
    odd_row("no date", f'r4,"{story(4)}"', "row"),
    odd_row("a mark in the middle", f'r4,The 5" pipe. {story(4)},2021-03-05', ()),
    odd_row("a cell of 21 MB", f'r4,"{"a" * 21_000_000}",2021-03-05', "t.csv", without(4)),
    reads(
        "table: two rows whose marks swallow those between",
        put(
            "t.csv",
            table(
                HEADER,
                *ROWS[:3],
                ROWS[3][:-12],
                *(f"r{n},{story(n)},2021-03-05" for n in (4, 5)),
                f'r6,{story(6)}",2021-03-05',
                *ROWS[7:],
            ),
        ),
        ALL,
        "never closed",
    ),
    reads(
        "table: a mark not closed in the last row",
        put("t.csv", table(HEADER, *ROWS[:9], f'r9,"{story(9)}')),
        ALL,
        "never closed",
    ),
    reads("table: nothing but a header", put("t.csv", table(HEADER)), said="no article"),
    reads("table: old line ends of a Mac", put("t.csv", table(HEADER, *ROWS, end="\r")), ALL),
    reads("table: UTF-16", put("t.csv", table(HEADER, *ROWS).decode().encode("utf-16")), ALL),
    reads(
        "table: a mark of UTF-8, semicolons",
        put("t.csv", b"\xef\xbb\xbf" + table(HEADER, *ROWS).replace(b",", b";")),
        ALL,
    ),
    reads("table: zeros in a row", put("t.csv", table(HEADER, *ROWS[:4], "r\0x,Hi there. \0,", *ROWS[5:])), without(4)),
]


# -- Parquet


def wild_dates(folder: Path) -> None:
    """Dates of which one is beyond all calendars."""
    import pyarrow

    values = [10**15 * (number != 4) + 2**62 * (number == 4) for number in NUMBERS]
    frame(folder, date=pyarrow.array(values, pyarrow.timestamp("us")))


def no_utf8_cells(folder: Path, column: str = "text") -> None:
    """Cells of which one is no UTF-8."""
    import pyarrow
    from pyarrow import parquet

    texts = [story(number).encode() + (b" Ren\xe9e." if number == 4 else b"") for number in NUMBERS]
    offsets, place = [0], 0
    for text in texts:
        offsets.append(place := place + len(text))
    buffers = [None, pyarrow.array(offsets, pyarrow.int32()).buffers()[1], pyarrow.py_buffer(b"".join(texts))]
    array = pyarrow.Array.from_buffers(pyarrow.string(), len(texts), buffers)
    other = pyarrow.array([story(number) for number in NUMBERS])
    parquet.write_table(
        pyarrow.table({"text": array if column == "text" else other, "title": array}), folder / "t.parquet"
    )


def broken_group(folder: Path, column: int = 0) -> None:
    """A piece of the file, of two rows, overwritten with nonsense."""
    from pyarrow import parquet

    path = frame(folder, title=[f"Title {number}" for number in NUMBERS])
    place = parquet.ParquetFile(path).metadata.row_group(2).column(column).data_page_offset
    path.write_bytes(changed(path.read_bytes(), place, b"\xff" * 24))


PARQUET = [
    reads("parquet: a date beyond all calendars", wild_dates, ALL, "cell"),
    reads("parquet: a text that is no UTF-8", no_utf8_cells, ALL, "t.parquet"),
    reads("parquet: a title that is no UTF-8", lambda folder: no_utf8_cells(folder, "title"), ALL, "t.parquet"),
    reads("parquet: a group of rows broken", broken_group, without(4, 5), "cannot be read"),
    reads("parquet: a group of titles broken", lambda folder: broken_group(folder, 1), ALL, "title"),
    reads("parquet: cut", lambda folder: (p := frame(folder)).write_bytes(p.read_bytes()[:-100]), said="t.parquet"),
    reads("parquet: no rows", lambda folder: frame(folder, rows=0), said="no article"),
    reads(
        "parquet: bytes for text",
        lambda folder: __import__("pyarrow.parquet").parquet.write_table(
            __import__("pyarrow").table({"text": [story(1).encode()]}), folder / "t.parquet"
        ),
        [1],
    ),
]

# -- TAR and ZIP

LONG = "a/" * 60
ARCHIVES = [
    *(
        reads(
            f"tar: a wrong byte in a header's {what}",
            put("a.tar", changed(tarred_stories(), 4 * 1024 + place, b"\x07")),
            without(4),
            "a.tar",
        )
        for what, place in (("checksum", 150), ("name", 2), ("size", 130), ("type", 156), ("mark", 258), ("time", 140))
    ),
    reads("tar: a header of zeros", put("a.tar", changed(tarred_stories(), 4 * 1024, bytes(512))), without(4)),
    reads(
        "tar: a header of nonsense",
        put("a.tar", changed(tarred_stories(), 4 * 1024, b"\xff" * 512)),
        without(4),
        "broken",
    ),
    reads("tar: cut between members", put("a.tar", tarred_stories()[: 5 * 1024]), range(5), "cut"),
    reads("tar: cut in a header", put("a.tar", tarred_stories()[: 5 * 1024 + 200]), range(5), "cut"),
    reads("tar: cut in a member", put("a.tar", tarred_stories()[: 5 * 1024 + 520]), range(5), "cut"),
    reads("tar: two put together", put("a.tar", tarred_stories(range(5)) + tarred_stories(range(5, 10))), ALL),
    reads("tar: without its end", put("a.tar", tarred_stories()[: 10 * 1024]), ALL, "without its mark"),
    reads(
        "tar: a size beyond all",
        put("a.tar", changed(tarred_stories(), 4 * 1024 + 124, b"77777777777")),
        without(4),
        "a.tar",
    ),
    *(
        reads(
            f"tar: long names, a header broken ({form})",
            put("a.tar", changed(tarred_stories(folder=LONG, form=form), 8 * 1024 + 150, b"\x07")),
            range(3),
            "a.tar",
        )
        for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
    ),
    reads(
        "tar: compressed and cut",
        put(
            "a.tar.gz",
            gzip.compress(tarred(*((f"s{n}.txt", (story(n) + NOISE[n]).encode()) for n in range(40))))[:60_000],
        ),
        range(10),
        "too early",
    ),
    reads(
        "tar: /etc and ../ names",
        put("a.tar", tarred(("/etc/a.txt", b"Hi."), ("../b.txt", b"Hi."), ("c.txt", story(1).encode()))),
        [1],
        "leads out",
    ),
    reads("tar: names that are no UTF-8", put("a.tar", tarred(("caf\udce9.txt", story(1).encode()))), [1]),
    reads("tar: none", put("a.tar", b"no tar " * 200), said="broken"),
    reads("tar: no members", put("a.tar", tarred()), said="no article"),
    reads("zip: cut", put("a.zip", zipped_stories()[:-700]), range(7), "directory is broken"),
    reads(
        "zip: the directory of nonsense",
        put("a.zip", changed(d := zipped_stories(), d.index(b"PK\x01\x02"), b"\xff" * 40)),
        ALL,
        "directory is broken",
    ),
    reads("zip: stored, cut", put("a.zip", zipped_stories(method=zipfile.ZIP_STORED)[:-700]), range(7), "directory"),
    reads(
        "zip: a header broken",
        put("a.zip", changed(d := zipped_stories(), d.index(b"PK\x03\x04", 600), b"\xff\xff")),
        range(3),
        "a.zip",
    ),
    reads("zip: data broken", put("a.zip", changed(zipped_stories(), 60, b"\xff" * 8)), without(0), "s0.txt"),
    reads("zip: no members", put("a.zip", zipped()), said="no article"),
    reads("zip: only folders", put("a.zip", zipped(("a/", b""))), said="no article"),
    reads(
        "zip: a bomb beside an article",
        put("a.zip", zipped(("bomb.txt", b"a" * 30_000_000), ("s.txt", story(1).encode()))),
        [1],
        "grows far beyond",
    ),
    reads(
        "zip: a zip in it",
        put("a.zip", zipped(("b.zip", zipped_stories()), ("s.txt", story(1).encode()))),
        [1],
        "archive in an archive",
    ),
    reads(
        "zip: hidden members are told",
        put("a.zip", zipped((".a.txt", b"Hi."), ("__MACOSX/._s.txt", b"x"), ("s.txt", story(1).encode()))),
        [1],
        "hidden",
    ),
    reads(
        "zip: a crawl in it, one page broken",
        put("a.zip", zipped(("c.warc", crawl(record(4, b"zzz\r\nbroken", headers="Transfer-Encoding: chunked\r\n"))))),
        without(4),
        "x.example/4",
    ),
    reads(
        "zip: a table in it, one row odd",
        put("a.zip", zipped(("t.csv", table(HEADER, *ROWS[:4], f"r4,So, and {story(4)},2021-03-05", *ROWS[5:])))),
        ALL,
        "cells",
    ),
]

# -- crawls

HALF = "4"


def members(odd: Callable[[bytes], bytes]) -> bytes:
    """Return a crawl in members of gzip, the fifth of which is odd."""
    packed = [gzip.compress(record(number)) for number in NUMBERS]
    packed[4] = odd(packed[4])
    return b"".join(packed)


BODY = page(4).encode()
CHUNKED = "Transfer-Encoding: chunked\r\n"
CRAWLS = [
    crawled(
        "a bad chunk header",
        lambda: record(4, chunked(BODY).replace(b"190\r\n", b"zz\r\n", 1), headers=CHUNKED),
        "x.example/4",
        without(4),
    ),
    crawled(
        "a bad chunk header in the middle",
        lambda: record(4, (c := chunked(BODY))[:407] + b"zz\r\n" + c[412:], headers=CHUNKED),
        "chunk",
    ),
    crawled("a cut chunk", lambda: record(4, chunked(BODY)[:-120], headers=CHUNKED), "chunk"),
    crawled("chunked is not true", lambda: record(4, headers=CHUNKED), "chunked"),
    crawled("gzip is not true", lambda: record(4, headers="Content-Encoding: gzip\r\n"), "compressed"),
    crawled("br is not true", lambda: record(4, headers="Content-Encoding: br\r\n"), "compressed"),
    crawled("an encoding of nonsense", lambda: record(4, headers="Content-Encoding: quux\r\n"), "quux"),
    crawled(
        "gzip that is cut",
        lambda: record(4, gzip.compress(BODY)[:-30], headers="Content-Encoding: gzip\r\n"),
        (),
        without(4),
    ),
    crawled(
        "gzip with a wrong checksum",
        lambda: record(4, gzip.compress(BODY)[:-8] + bytes(8), headers="Content-Encoding: gzip\r\n"),
        "gzip",
    ),
    crawled(
        "deflate without a header",
        lambda: record(4, zlib.compress(BODY)[2:-4], headers="Content-Encoding: deflate\r\n"),
        (),
    ),
    crawled("no status line", lambda: record(4, status=""), "status line"),
    crawled("no headers", lambda: warc(4, BODY), "status line"),
    crawled("a status line of nonsense", lambda: record(4, status="HELLO\r\n"), "status line"),
    crawled("charset=rot13", lambda: record(4, headers="Content-Type: text/html; charset=rot13\r\n"), ()),
    crawled("a length too small", lambda: warc(4, record(4).split(b"\r\n\r\n", 1)[1], length="300"), "length"),
    crawled("a length too large", lambda: warc(4, record(4).split(b"\r\n\r\n", 1)[1], length="3000000"), "length"),
    crawled("a length of nonsense", lambda: warc(4, record(4).split(b"\r\n\r\n", 1)[1], length="many"), "length"),
    crawled("a header that is none", lambda: b"WARC/1.0\r\nx" + b"y" * 2000 + b"\r\n\r\n", "c.warc", without(4)),
    crawled("rubbish between pages", lambda: b"rubbish " * 20_000 + b"\r\n\r\n" + record(4), "no record"),
    crawled("a page of 25 MB", lambda: record(4, b"<html>" + b"<p>a</p>" * 3_200_000), "larger than 20 MB", without(4)),
    crawled("a page without words", lambda: record(4, b"<html></html>"), "no article", without(4)),
    reads("crawl: cut in the last page", put("c.warc", crawl(record(4))[:-250]), ALL, "cut"),
    reads(
        "crawl: cut in the headers of the last page",
        put("c.warc", crawl(record(4))[: -len(record(9)) + 330]),
        without(9),
        "c.warc",
    ),
    reads(
        "crawl: nothing in it",
        put("c.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"),
        said="no article",
    ),
    reads("crawl: none", put("c.warc", b"no crawl " * 1000), said="no WARC"),
    reads(
        "crawl: a member of gzip broken",
        put("c.warc.gz", members(lambda m: m[:60] + bytes(60) + m[120:])),
        without(4),
        "broken",
    ),
    reads("crawl: a member of gzip cut", put("c.warc.gz", members(lambda m: m[:-100])), without(4), "c.warc.gz"),
    reads(
        "crawl: a member of gzip lost its begin", put("c.warc.gz", members(lambda m: m[20:])), without(4), "c.warc.gz"
    ),
    reads("crawl: gzip cut at the end", put("c.warc.gz", members(lambda m: m)[:-100]), without(9), "c.warc.gz"),
    reads(
        "crawl: through standard input, a page broken",
        lambda folder: None,
        without(4),
        "x.example/4",
        inputs=lambda folder: ["-"],
        stdin=lambda: crawl(record(4, b"zz\r\nx", headers=CHUNKED)),
    ),
]

# -- pages, feeds, XML, PDF


def rss(odd: str) -> str:
    """Return a feed of ten entries, the fifth of which is odd."""
    items = [f"<item><title>T{n}</title><guid>g{n}</guid><description>{story(n)}</description></item>" for n in NUMBERS]
    items[4] = odd
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'


def nitf(content: str, head: str = "") -> str:
    """Return an article in NITF."""
    return f"{head}<nitf><body><body.content>{content}</body.content></body></nitf>"


def pdf(*texts: str, broken: int = -1) -> bytes:
    """Return a PDF of a page each, the data of one of which are broken."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(texts)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        font,
    ]
    for number, text in enumerate(texts):
        stream = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
        stream = b"\xff" * len(stream) if number == broken else stream
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        entries,
        size,
        len(data),
    )


def halves(first: str, second: str, between: str = "") -> str:
    """Return a page whose article stands in two containers."""
    more = "The council will meet again next week to decide who pays for the repairs of the houses in the old town."
    text = [f"<p>{more} Part {n} of it is told by the paper's own reporter in the town hall.</p>" for n in range(4)]
    return (
        f"<html><head><title>Flood</title></head><body><article><h1>Flood in town</h1>{first}<p>{story(1)}</p>{text[0]}"
        f"{text[1]}</div>{between}{second}<p>{story(2)}</p>{text[2]}{text[3]}</div></article></body></html>"
    )


DEEP = "<?xml version='1.0'?>"
PAGES = [
    reads(
        "page: 100,000 attributes",
        put("a.html", page(1, body=f"<div {' '.join(f'a{n}=1' for n in range(100_000))}></div>")),
        [1],
    ),
    reads(
        "page: the body in two containers",
        put("a.html", halves("<div class='story-body'>", "<div class='story-body'>", "<div class='ad'>Buy!</div>")),
        [1, 2],
    ),
    reads(
        "page: the body in two of itemprop",
        put("a.html", halves("<div itemprop='articleBody'>", "<div itemprop='articleBody'>", "<aside>Buy!</aside>")),
        [1, 2],
    ),
    reads("page: tags 20,000 deep", put("a.html", page(1, body="<div>" * 20_000)), said="a.html"),
    reads("page: no words", put("a.html", "<html></html>"), said="no article text"),
    reads("page: 25 MB", put("a.html", "<p>Hi.</p>" * 2_600_000), said="larger than 20 MB"),
    reads(
        "page: one byte of Latin-1 in UTF-8",
        put("a.html", page(1, body="<p>“Yes,” he said in the café: “No.”</p>").encode() + b"<p>Ren\xe9e</p>"),
        [1],
        "encoding",
    ),
    reads(
        "feed: an entry of nonsense",
        put("a.rss", rss("<item><description>&lt;&lt;&lt;<![CDATA[<]]></description></item>")),
        without(4),
    ),
    reads(
        "feed: an entry without words", put("a.rss", rss("<item><title>x</title></item>")), without(4), "no text in it"
    ),
    reads(
        "feed: a bare ampersand",
        put("a.rss", rss("<item><description>Fish & chips &bogus; said so.</description></item>")),
        without(4),
    ),
    reads(
        "feed: no entries",
        put("a.rss", '<rss version="2.0"><channel><title>x</title></channel></rss>'),
        said="no article",
    ),
    reads("feed: cut", put("a.rss", rss("<item/>")[:-700]), range(4), "a.rss"),
    reads("xml: a bare ampersand", put("a.xml", nitf(f"<p>Fish & chips. {story(1)}</p>")), [1], "broken"),
    reads("xml: cut", put("a.xml", nitf(f"<p>{story(1)}</p><p>More of it here.</p>")[:-60]), [1], "broken"),
    reads("xml: a control character", put("a.xml", nitf(f"<p>{story(1)} \x01 &#x2;</p>")), [1], "broken"),
    reads(
        "xml: entities of its own",
        put("a.xml", nitf("<p>&b;</p>", '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>')),
        said="entities",
    ),
    reads(
        "xml: a file of this machine",
        put("a.xml", nitf("<p>&x;</p>", '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        said="entities",
    ),
    reads("xml: 100,000 deep", put("a.xml", nitf("<p>" * 100_000)), said="broken"),
    reads("pdf: a page broken", put("a.pdf", pdf(story(1), story(2), story(3), broken=1)), [1, 3]),
    reads("pdf: cut", put("a.pdf", pdf(story(1))[:200]), said="a.pdf"),
    reads("pdf: none", put("a.pdf", b"%PDF-1.4 and no more"), said="broken"),
]

# -- what is slow

SLOW = [
    *(
        reads(f"slow: Markdown of {mark!r}", put("a.md", (mark * (40_000 // len(mark))) + f"\n\n{story(1)}\n"), [1])
        for mark in (
            "[",
            "[a](",
            "![",
            "<!--",
            "](",
            "[a][",
            "**a",
            "_a ",
            "`a",
            "# # ",
            "- ",
            "[![a](",
            "&lt;",
            "~~~ ",
        )
    ),
    *(
        reads(
            f"slow: front matter of {mark!r}",
            put("a.md", f"---\n{mark * (20_000 // len(mark))}\n---\n\n{story(1)}\n"),
            [1],
        )
        for mark in ("a ", "a:", ": ", "a\n")
    ),
    *(
        reads(f"slow: a page of {mark!r}", put("a.html", page(1, body=mark * (20_000 // len(mark)))), [])
        for mark in (
            "<b>",
            "<a href=x>",
            "<",
            "<!--",
            "&",
            "<p>x",
            "<table><tr><td>",
            "<ul><li>",
            "<script>",
            "<p title='",
        )
    ),
    *(
        reads(f"slow: a text of {mark!r}", put("a.txt", f"{story(1)}\n\n" + mark * (20_000 // len(mark))), [])
        for mark in ("(", "“", " ", "1", "1,", "$", "a", "-", ".", "Monday ", "\n", "said ", "1/")
    ),
    *(
        reads(
            f"slow: an entry of a feed of {mark!r}",
            put("a.rss", rss(f"<item><description><![CDATA[{mark * (20_000 // len(mark))}]]></description></item>")),
            without(4),
        )
        for mark in ("<b>", "&", "<", "<!--")
    ),
    reads("slow: a table of marks", put("t.csv", table(HEADER, *ROWS[:4], '"' * 100_001, *ROWS[5:])), range(4)),
    reads("slow: a table of separators", put("t.csv", table(HEADER, *ROWS[:4], "," * 100_000, *ROWS[5:])), without(4)),
]

ATTACKS: list[Attack] = [
    *FOLDERS,
    *ENCODINGS,
    *LINES,
    *COMPRESSED,
    *TABLES,
    *PARQUET,
    *ARCHIVES,
    *CRAWLS,
    *PAGES,
    *SLOW,
]
