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
    and ``extra`` what brings it. ``unit`` is what one article is, and ``what`` is read of it, for the documentation.
    ``streams``: memory does not grow with the file; a file of one article has a bound.

    To add one: a module with a reader, a row here, and a sample in ``tests/test_readers_families.py``;
    ``formats_table`` makes the table of ``docs/inputs.md``.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    holds: Holds
    begins: tuple[bytes, ...] = ()
    library: str = ""
    extra: str = ""
    unit: str = ""
    what: str = ""
    streams: bool = True

    def prepare(self) -> None:
        """Import what takes long to import, where it is there; so it costs no document its time."""
        if self.library:
            with suppress(ImportError):
                importlib.import_module(self.library)

    def load(self) -> Reader:
        """Return the reader."""
        module, _, name = self.reader.partition(":")
        return cast(Reader, getattr(importlib.import_module(f"claimtable.readers.{module}"), name))


FAMILIES: tuple[Family, ...] = (
    Family(
        "text",
        (".txt", ".text"),
        "text:read_text",
        "one",
        what="the first line is the title when it is short, does not end like a sentence and an empty line and more "
        "text follow; lines that were broken by their width are joined",
    ),
    Family(
        "markdown",
        (".md", ".markdown"),
        "markdown:read_markdown",
        "one",
        what="the words without the markup; title and date from front matter, else the first heading",
    ),
    Family(
        "rtf",
        (".rtf",),
        "rtf:read_rtf",
        "one",
        (b"{\\rtf",),
        "striprtf.striprtf",
        "rtf",
        what="the paragraphs of a rich text without its formats, pictures and the addresses of links; the title as in "
        "a text",
    ),
    Family("jsonl", (".jsonl", ".ndjson"), "jsonl:read_jsonl", "lines", (b"{",), what="the fields below"),
    Family(
        "json",
        (".json",),
        "json:read_json",
        "many",
        unit="a record",
        what="articles at any place: in an array, in an envelope (`articles`, `response.results`, "
        "`hits.hits._source`), one object after another; the fields below",
    ),
    Family(
        "csv",
        (".csv", ".tsv"),
        "tabular:read_csv",
        "many",
        unit="a row",
        what="the columns below; comma, semicolon, tab or bar, whichever gives a header with a text",
    ),
    Family(
        "parquet",
        (".parquet",),
        "parquet:read_parquet",
        "many",
        (b"par1",),
        "pyarrow.parquet",
        "parquet",
        unit="a row",
        what="the columns below, and no others",
    ),
    Family(
        "html",
        (".html", ".htm", ".xhtml"),
        "html:read_html",
        "one",
        (b"<!doctype html", b"<html"),
        "trafilatura",
        "web",
        what="text, title and address by trafilatura; the original date by htmldate from the page's own data, never "
        "guessed from its words; a paragraph a line",
    ),
    Family(
        "warc",
        (".warc", ".wet"),
        "warc:read_warc",
        "many",
        (b"warc/",),
        "trafilatura",
        "web",
        unit="a response, a resource or a conversion",
        what="pages (HTML), read as above, and plain text (WET files); the rest is skipped",
    ),
    Family(
        "xml",
        (".xml", ".nitf", ".newsml"),
        "xml:read_xml",
        "many",
        (b"<?xml", b"<nitf", b"<news"),
        "feedparser",
        "web",
        unit="a file or an item",
        streams=False,
        what="NITF, NewsML-G2 (several items in one message too; pictures and videos are passed over), RSS and Atom, "
        "told by the root element",
    ),
    Family(
        "feed",
        (".rss", ".atom"),
        "feeds:read_feed",
        "many",
        (b"<rss", b"<feed"),
        "feedparser",
        "web",
        unit="an entry",
        streams=False,
        what="the full content, else the summary",
    ),
    Family(
        "zip",
        (".zip",),
        "zips:read_zip",
        "files",
        (b"pk\x03\x04", b"pk\x05\x06"),
        what="every member by its own suffix; nothing is unpacked to the disk",
    ),
    Family("tar", (".tar", ".tgz", ".tbz2", ".txz"), "tars:read_tar", "files", what="the same"),
    Family(
        "wacz",
        (".wacz",),
        "zips:read_wacz",
        "files",
        (),
        "trafilatura",
        "web",
        unit="a record's of its crawls",
        what="a web archive collection: the crawls in it, not the lists of pages beside them",
    ),
    Family(
        "mhtml",
        (".mhtml", ".mht"),
        "mhtml:read_mhtml",
        "one",
        (),
        "trafilatura",
        "web",
        what="a saved page: its first HTML part, read as above",
    ),
    Family(
        "docx",
        (".docx",),
        "docx:read_docx",
        "one",
        what="the paragraphs of the document; the title is the paragraph of that style, else as in a text; no deleted "
        "text, notes, headers",
    ),
    Family(
        "odt",
        (".odt",),
        "odt:read_odt",
        "one",
        what="the paragraphs of an OpenDocument text; the title is the paragraph of that style, else as in a text; no "
        "deleted text, notes, comments, frames",
    ),
    Family(
        "mail",
        (".eml",),
        "mail:read_mail",
        "one",
        what="the text of a mail, else its page as text; its subject is the title and its date the date; no signature, "
        "no lines of earlier mails, no attachments",
    ),
    Family(
        "xlsx",
        (".xlsx", ".xlsm"),
        "xlsx:read_xlsx",
        "many",
        (),
        "openpyxl",
        "excel",
        unit="a row",
        what="the columns below, of every sheet that has one for a text; the header is in the first ten rows",
    ),
    Family(
        "subtitles",
        (".srt", ".vtt"),
        "subtitles:read_subtitles",
        "one",
        (b"webvtt",),
        what="`NAME: words` for every turn (`<v NAME>`, `NAME:`, `>>`), without times, tags and sounds ([applause])",
    ),
    Family(
        "pdf",
        (".pdf",),
        "pdf:read_pdf",
        "one",
        (b"%pdf-",),
        "pypdf",
        "pdf",
        what="the words of the pages by pypdf, columns one after the other, without headers and footers",
    ),
)

#: suffixes of pages that a server made, which say nothing of what a file holds: its first bytes tell
DYNAMIC = frozenset(
    (".php", ".php3", ".phtml", ".asp", ".aspx", ".jsp", ".jspx", ".shtml", ".shtm", ".cfm", ".cgi", ".do", ".xht")
)

_BY_NAME = {family.name: family for family in FAMILIES}
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}
# a TAR file has its mark behind its first member's name
_TAR_MARK = slice(257, 262)


_UNITS: dict[Holds, str] = {"one": "a file", "lines": "a line", "many": "a record", "files": "a member's"}


def formats_table() -> str:
    """Return the formats as a Markdown table: name, suffixes, what one article is, what is read, and the extra."""
    lines = ["| format | suffixes | one article is | what is read | extra |", "| --- | --- | --- | --- | --- |"]
    for family in FAMILIES:
        suffixes = ", ".join(f"`{suffix}`" for suffix in family.suffixes)
        unit = family.unit or _UNITS[family.holds]
        extra = f"`{family.extra}`" if family.extra else ""
        lines.append(f"| `{family.name}` | {suffixes} | {unit} | {family.what} | {extra} |".replace("|  |", "| |"))
    return "\n".join(lines)


def known_suffixes() -> list[str]:
    """Return the suffixes that have a reader."""
    return list(_BY_SUFFIX)


def family_names() -> list[str]:
    """Return the names of the families."""
    return list(_BY_NAME)


def has_reader(suffix: str) -> bool:
    """Tell whether files with ``suffix`` (lower case, with its dot) have a reader of their own."""
    return suffix in _BY_SUFFIX


def is_looked_into(suffix: str) -> bool:
    """Tell whether the first bytes of a file with ``suffix`` tell how it is read: no suffix, or that of a server."""
    return not suffix or suffix in DYNAMIC


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
