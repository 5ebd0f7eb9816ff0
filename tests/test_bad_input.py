"""Bad input: one row a case. Each is reported with a reason, ends nothing, and takes neither memory nor time."""

from __future__ import annotations

import gzip
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from archive_support import Chaos, MemoryStorage, simulate
from claimtable import readers
from claimtable.archive import Filters, Settings, open_storage
from claimtable.errors import WriteError
from claimtable.extraction import claims_from_doc, process
from claimtable.readers import Skipped, members
from claimtable.schema import Article, Failure
from test_readers_families import PAGE, tarred, warc_record, zipped

GOOD = "The bridge was closed on Monday, the mayor said."


def text(data: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / "bad.txt").write_bytes(data) and None


def file(name: str, data: bytes | str) -> Callable[[Path], None]:
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return lambda folder: (folder / name).write_bytes(content) and None


def truncated_gzip(folder: Path) -> None:
    lines = b"".join(
        json.dumps({"text": f"{GOOD} {number} {os.urandom(20).hex()}"}).encode() + b"\n" for number in range(500)
    )
    (folder / "bad.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])


def broken_warc(folder: Path) -> None:
    records = [gzip.compress(warc_record(f"https://x.example/{number}", PAGE.encode())) for number in range(3)]
    records[1] = records[1][:40] + b"\0" * 60 + records[1][100:]
    (folder / "bad.warc.gz").write_bytes(b"".join(records))


def zip_bomb(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(zipped(("bomb.txt", b"a" * 30_000_000)))


def encrypted_zip(folder: Path) -> None:
    data = bytearray(zipped(("a.txt", GOOD.encode())))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):  # the flag is 6 bytes behind the first mark and 8 behind the second
        data[data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    (folder / "bad.zip").write_bytes(bytes(data))


def unreadable(folder: Path) -> None:
    (folder / "bad.txt").write_text(GOOD)
    (folder / "bad.txt").chmod(0)


def dangling_link(folder: Path) -> None:
    (folder / "bad.txt").symlink_to(folder / "gone.txt")


ENTITIES = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
NITF = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"

#: (what it is, how to make it, what the reason says)
FAILING: list[tuple[str, Callable[[Path], None], str]] = [
    ("an empty file", text(b""), "there is no text in it"),
    ("nothing but blanks", text(b" \n\t\n"), "there is no text in it"),
    ("a picture called .txt", text(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20), "it is no text: binary data"),
    ("zeros", text(b"\0" * 5000), "it is no text: binary data"),
    ("a broken mark", text(b"\xff\xfe\x41\xd8"), "begins with the mark of UTF-16-LE but is not in it"),
    ("a gzip file cut short", truncated_gzip, "the compressed data end too early"),
    ("a gzip file that is none", file("bad.txt.gz", b"plain text"), "the compressed data are broken"),
    ("a broken xz file", file("bad.txt.xz", b"\xfd7zXZ\0 and no more"), "the compressed data"),
    ("a line that is no JSON", file("bad.jsonl", '{"text": "Hi."'), "this is no JSON"),
    ("a line without a text", file("bad.jsonl", '{"claim": "Hi."}'), "there is no text field; there are 'claim'"),
    ("JSON nested 10,000 deep", file("bad.jsonl", "[" * 10_000 + "]" * 10_000), "the JSON is nested too deep"),
    ("a deep object", file("bad.jsonl", '{"text":' * 10_000 + "1" + "}" * 10_000), "the JSON is nested too deep"),
    ("a number of 5,000 digits", file("bad.jsonl", '{"text": "Hi.", "n": ' + "9" * 5000 + "}"), "this is no JSON"),
    ("a ZIP bomb", zip_bomb, "it grows far beyond its compressed size"),
    (
        "a ZIP file with ../ names",
        lambda folder: (folder / "bad.zip").write_bytes(zipped(("../../a.txt", b"Hi."))) and None,
        "its name leads out of the archive",
    ),
    (
        "a TAR file with /etc names",
        lambda folder: (folder / "bad.tar").write_bytes(tarred(("/etc/a.txt", b"Hi."))) and None,
        "its name leads out of the archive",
    ),
    ("an encrypted ZIP file", encrypted_zip, "it is encrypted"),
    (
        "a ZIP file in a ZIP file",
        lambda folder: (folder / "bad.zip").write_bytes(zipped(("b.zip", zipped(("a.txt", b"Hi."))))) and None,
        "an archive in an archive is not read",
    ),
    ("a broken ZIP file", file("bad.zip", b"PK\x03\x04 and no more"), "the ZIP file is broken"),
    ("a broken TAR file", file("bad.tar", b"no tar " * 200), "the TAR file is broken"),
    ("an XML entity bomb", file("bad.xml", ENTITIES + NITF.format("&b;")), "declares entities of its own"),
    ("an external entity", file("bad.xml", EXTERNAL + NITF.format("&x;")), "declares entities of its own"),
    ("broken XML", file("bad.xml", "<nitf><body>"), "the XML is broken"),
    ("XML of depth 5,000", file("bad.xml", "<nitf>" + "<p>" * 5000 + "</p>" * 5000 + "</nitf>"), "the XML is broken"),
    ("a feed that is none", file("bad.rss", "no feed at all"), "this is no feed"),
    ("a CSV file without a header", file("bad.csv", ""), "there is no header row"),
    ("a broken Parquet file", file("bad.parquet", b"PAR1 and no more"), "it cannot be read"),
    ("a broken PDF file", file("bad.pdf", b"%PDF-1.4 and no more"), "the PDF is broken"),
    ("HTML of 50 MB", file("bad.html", b"<p>Hi.</p>" * 5_000_000), "larger than 20 MB"),
    ("HTML without words", file("bad.html", b"<html></html>"), "no article text was found"),
    ("a link to nothing", dangling_link, "it is no longer there"),
]
if os.geteuid() != 0:  # the superuser can read everything
    FAILING.append(("a file that cannot be read", unreadable, "it cannot be read: Permission denied"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a folder for each bad input, named by its number, between two articles that are good."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "a.txt").write_text(GOOD)
    (folder / "z.txt").write_text(f"{GOOD} It will open again in May.")
    for number, (_, make, _) in enumerate(FAILING):
        (folder / f"{number:02}").mkdir()
        make(folder / f"{number:02}")
    return folder


@pytest.mark.parametrize(
    ("number", "reason"), [(number, row[2]) for number, row in enumerate(FAILING)], ids=[row[0] for row in FAILING]
)
def test_what_is_bad_is_told_and_what_is_good_is_read(number, reason, archive):
    skipped: list[Skipped] = []
    bad = [str(path) for path in (archive / f"{number:02}").iterdir()]
    found = list(readers.read([str(archive / "a.txt"), *bad, str(archive / "z.txt")], on_skip=skipped.append))
    failures = [item for item in found if isinstance(item, Failure)]
    assert any(reason in failure.reason for failure in failures), (failures, skipped)
    assert all(failure.path.startswith(bad[0]) for failure in failures)
    assert [item.id for item in found if isinstance(item, Article)][:1] == ["a"]
    assert found[-1].id == "z"


def toy_run(inputs: Iterable[Path], storage: Any) -> Any:
    """Run over inputs in this process, without models."""
    return simulate(list(inputs), storage, settings=Settings(format="jsonl", filters=Filters(languages=())))


def test_a_run_over_all_of_them_tells_each_in_failures_jsonl_and_keeps_the_good(archive):
    storage = MemoryStorage(Chaos(random.Random(1)))
    # named one by one: what is found in a folder and is no article at all is passed over
    bad = [path for folder in sorted(archive.glob("[0-9]*")) for path in folder.iterdir()]
    totals = toy_run([archive / "a.txt", *bad, archive / "z.txt"], storage)
    failures = [json.loads(line) for line in storage.read("failures.jsonl").splitlines()]
    for number, (name, _, reason) in enumerate(FAILING):
        told = [failure for failure in failures if failure["path"].startswith(str(archive / f"{number:02}"))]
        assert any(reason in failure["reason"] for failure in told), (name, told)
    parts = [data for name, data in storage.files.items() if name.startswith("part-")]
    claims = [json.loads(line) for part in parts for line in part.splitlines()]
    assert {"a", "z"} <= {claim["article_id"] for claim in claims}
    assert totals.exit_code == 3


@pytest.mark.parametrize("place", ["a file/out", "a file"])
def test_an_output_folder_that_cannot_be_made_is_told(tmp_path, place):
    (tmp_path / "a file").write_text("no folder")
    (tmp_path / "a.txt").write_text(GOOD)
    with pytest.raises(WriteError, match="cannot be written"):
        toy_run([tmp_path / "a.txt"], open_storage(str(tmp_path / place)))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can write everywhere")
def test_an_output_folder_that_may_not_be_written_to_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(WriteError, match="cannot be written"):
        toy_run([tmp_path / "a.txt"], open_storage(str(tmp_path / "out")))


class TestWhatIsHardOnTheModels:
    """Articles that are read, through the real pipeline."""

    @pytest.fixture(scope="class")
    def outcomes(self, nlp: Language) -> dict[str, Any]:
        texts = {
            "10,000 nested quotes": f"The mayor said {'“ ‘ ' * 5000}it is closed{'’ ” ' * 5000} on Monday, he added.",
            "a word of 1 MB": "a" * 2**20,
            "a word of 300,000 letters in a sentence": f"The mayor said that {'a' * 300_000} was closed on Monday.",
            "100,000 quotation marks in a row": f"The mayor said {'“' * 100_000} that it was closed on Monday.",
            "good": GOOD,
        }
        found = process(
            (Article(text=text, id=name) for name, text in texts.items()),
            nlp,
            lambda doc, article: claims_from_doc(doc, article),
        )
        return dict(zip(texts, found, strict=True))

    @pytest.mark.parametrize(
        "name",
        [
            "10,000 nested quotes",
            "a word of 300,000 letters in a sentence",
            "good",
        ],
    )
    def test_it_gives_claims(self, outcomes, name):
        article, claims = outcomes[name]
        assert claims
        assert all(span.of(article.text) for claim in claims for span in claim.spans)

    def test_what_no_text_looks_like_is_read_all_the_same(self, outcomes):
        """Whether 100,000 quotation marks in a row hide a claim is for the model to say; they end nothing."""
        article, claims = outcomes["100,000 quotation marks in a row"]
        assert all(span.of(article.text) for claim in claims for span in claim.spans)

    def test_what_is_too_long_for_the_model_is_a_failure(self, outcomes):
        assert "1,048,576 characters, more than the 1,000,000 that the model reads" in outcomes["a word of 1 MB"].reason


class TestWhatIsStrangeButReadable:
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf16_without_a_mark(self, tmp_path, encoding):
        (tmp_path / "a.txt").write_bytes(GOOD.encode(encoding))
        assert next(readers.read([str(tmp_path / "a.txt")])).text == GOOD

    def test_a_few_nul_bytes_become_replacement_characters_one_for_one(self, tmp_path):
        (tmp_path / "a.txt").write_bytes(GOOD.encode() + b"\0 The end.")
        assert next(readers.read([str(tmp_path / "a.txt")])).text == GOOD + "\ufffd The end."

    def test_lone_surrogates_become_replacement_characters_one_for_one(self, tmp_path):
        (tmp_path / "a.jsonl").write_text('{"text": "Hello \\ud83d, she said.", "title": "\\udc00", "id": "a\\ud800"}')
        article = next(readers.read([str(tmp_path / "a.jsonl")]))
        assert (article.text, article.title, article.id) == ("Hello \ufffd, she said.", "\ufffd", "a\ufffd")
        article.text.encode()

    def test_a_cell_of_a_million_characters(self, tmp_path):
        (tmp_path / "a.csv").write_text("text\n" + "word " * 200_000 + "\n")
        assert len(next(readers.read([str(tmp_path / "a.csv")])).text) >= 999_999

    def test_lines_before_the_break_of_a_compressed_file_are_read(self, tmp_path):
        truncated_gzip(tmp_path)
        found = list(readers.read([str(tmp_path / "bad.jsonl.gz")]))
        assert len(found) > 300
        assert all(isinstance(item, Article) for item in found[:-1])

    def test_pages_around_a_broken_record_of_a_crawl(self, tmp_path):
        broken_warc(tmp_path)
        found = list(readers.read([str(tmp_path / "bad.warc.gz")], drop_duplicates=False))
        assert isinstance(found[0], Article)
        assert any(isinstance(item, Failure) for item in found)

    def test_a_link_that_leads_back_is_followed_once(self, tmp_path):
        (tmp_path / "in" / "below").mkdir(parents=True)
        (tmp_path / "in" / "a.txt").write_text(GOOD)
        (tmp_path / "in" / "below" / "up").symlink_to(tmp_path / "in")
        skipped: list[Skipped] = []
        found = list(readers.read([str(tmp_path / "in")], on_skip=skipped.append))
        assert [item.id for item in found] == ["a"]
        assert [item.reason for item in skipped] == ["a link back to a folder above it"]

    def test_a_folder_that_vanishes(self, tmp_path):
        for name in ("a", "b"):
            (tmp_path / "in" / name).mkdir(parents=True)
            (tmp_path / "in" / name / "x.txt").write_text(GOOD + name)
        found = readers.read([str(tmp_path / "in")])
        assert isinstance(next(found), Article)
        (tmp_path / "in" / "b" / "x.txt").unlink()
        (tmp_path / "in" / "b").rmdir()
        (failure,) = found
        assert "b" in failure.path

    def test_a_bomb_of_many_members_is_stopped_by_the_total(self, tmp_path, monkeypatch):
        monkeypatch.setattr(members, "MAX_TOTAL_BYTES", 5_000)
        (tmp_path / "a.zip").write_bytes(zipped(*((f"{number}.txt", GOOD.encode() * 10) for number in range(50))))
        found = list(readers.read([str(tmp_path / "a.zip")], drop_duplicates=False))
        assert sum(isinstance(item, Article) for item in found) == 10
        assert "grows far beyond" in found[-1].reason

    def test_zip_members_with_lying_sizes(self, tmp_path):
        data = bytearray(zipped(("a.txt", GOOD.encode())))
        place = data.index(b"PK\x01\x02") + 24  # the size in the directory
        data[place : place + 4] = (5).to_bytes(4, "little")
        (tmp_path / "a.zip").write_bytes(bytes(data))
        assert all(isinstance(item, Article | Failure) for item in readers.read([str(tmp_path / "a.zip")]))
        assert zipfile.is_zipfile(tmp_path / "a.zip")
