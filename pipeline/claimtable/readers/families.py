"""The families of input formats, by suffix and by first bytes; each has one module, imported when first needed."""

from __future__ import annotations

import importlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, cast

from claimtable.readers.model import Reader

Holds = Literal["one", "lines", "many", "files"]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of formats: its name (for ``--format``), its suffixes and where its reader is (``module:function``).

    ``begins`` are the first bytes, in lower case and behind blanks, by which standard input and files without a
    suffix are told. ``holds`` is what a file has: ``one`` article, an article in each of its ``lines``, ``many``, or
    other ``files``, which may not be of such a family themselves. ``library`` is the module that takes long to import,
    and ``extra`` what brings it.

    To add one: a module with a reader, a row here, a row in ``docs/inputs.md`` and a sample in
    ``tests/test_readers_families.py``.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    holds: Holds
    begins: tuple[bytes, ...] = ()
    library: str = ""
    extra: str = ""

    def prepare(self) -> None:
        """Import what takes long to import, where it is there; so it costs no document its time."""
        if self.library:
            with suppress(ImportError):
                importlib.import_module(self.library)

    def load(self) -> Reader:
        """Return the reader."""
        module, _, name = self.reader.partition(":")
        return cast(Reader, getattr(importlib.import_module(f"claimtable.readers.{module}"), name))


_PAGES, _XML, _FEEDS = (b"<!doctype html", b"<html"), (b"<?xml", b"<nitf", b"<news"), (b"<rss", b"<feed")

FAMILIES: tuple[Family, ...] = (
    Family("text", (".txt", ".text"), "text:read_text", "one"),
    Family("markdown", (".md", ".markdown"), "markdown:read_markdown", "one"),
    Family("jsonl", (".jsonl", ".ndjson"), "jsonl:read_jsonl", "lines", (b"{",)),
    Family("json", (".json",), "json:read_json", "many"),
    Family("csv", (".csv", ".tsv"), "tabular:read_csv", "many"),
    Family("parquet", (".parquet",), "parquet:read_parquet", "many", (b"par1",), "pyarrow.parquet", "parquet"),
    Family("html", (".html", ".htm", ".xhtml"), "html:read_html", "one", _PAGES, "trafilatura", "web"),
    Family("warc", (".warc",), "warc:read_warc", "many", (b"warc/",), "trafilatura", "web"),
    Family("xml", (".xml", ".nitf", ".newsml"), "xml:read_xml", "many", _XML, "feedparser", "web"),
    Family("feed", (".rss", ".atom"), "feeds:read_feed", "many", _FEEDS, "feedparser", "web"),
    Family("zip", (".zip",), "zips:read_zip", "files", (b"pk\x03\x04", b"pk\x05\x06")),
    Family("tar", (".tar", ".tgz", ".tbz2", ".txz"), "tars:read_tar", "files"),
    Family("docx", (".docx",), "docx:read_docx", "one"),
    Family("subtitles", (".srt", ".vtt"), "subtitles:read_subtitles", "one", (b"webvtt",)),
    Family("pdf", (".pdf",), "pdf:read_pdf", "one", (b"%pdf-",), "pypdf", "pdf"),
)

_BY_NAME = {family.name: family for family in FAMILIES}
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}
# a TAR file has its mark behind its first member's name
_TAR_MARK = slice(257, 262)


def known_suffixes() -> list[str]:
    """Return the suffixes that have a reader."""
    return list(_BY_SUFFIX)


def family_names() -> list[str]:
    """Return the names of the families."""
    return list(_BY_NAME)


def has_reader(suffix: str) -> bool:
    """Tell whether files with ``suffix`` (lower case, with its dot) can be read."""
    return suffix in _BY_SUFFIX


def family_of(suffix: str, name: str = "") -> Family | None:
    """Return the family of ``suffix``, else the one called ``name``, else None."""
    return _BY_SUFFIX.get(suffix) or _BY_NAME.get(name)


def family_by_content(head: bytes) -> Family:
    """Return the family that the first bytes of an input tell; what tells nothing is a text."""
    if head[_TAR_MARK] == b"ustar":
        return _BY_NAME["tar"]
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if is_json(begins):
        return _BY_NAME["json"]
    family = next((family for family in FAMILIES if begins.startswith(family.begins)), _BY_NAME["text"])
    return _BY_NAME["html"] if family.name == "xml" and b"<html" in begins else family


def is_json(begins: bytes) -> bool:
    r"""Tell whether an input without a telling name that begins so is JSON, but not JSON lines.

    >>> [is_json(begins) for begins in (b'[{"text": "', b'{\n  "text": "', b'{"text": ""}\n{', b"[Editor's note]")]
    [True, True, False, False]
    """
    if begins[:1] == b"[":
        return begins[1:].lstrip()[:1] == b"{"
    return is_spread(begins)


def is_spread(begins: bytes) -> bool:
    r"""Tell whether the first object of JSON is spread over lines.

    >>> [is_spread(begins) for begins in (b'{\n  "text": "', b'[\n{"text": ""},\n', b'{"text": "')]
    [True, False, False]
    """
    begins = begins.removeprefix(b"[").lstrip()
    first, end, _ = begins.partition(b"\n")
    return bool(end) and first[:1] == b"{" and first[1:].lstrip()[:1] in (b'"', b"") and b"}" not in first[-3:].rstrip()
