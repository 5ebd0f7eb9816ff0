"""The families of input formats, by suffix; each has one module, imported when it is first needed."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import cast

from claimtable.readers.model import Reader


@dataclass(frozen=True, slots=True)
class Family:
    """A family of formats: its name (for ``--format``), its suffixes and where its reader is (``module:function``).

    To add one: a module with a reader, a row here, a section in ``docs/inputs.md`` and a sample in
    ``tests/test_readers_families.py``.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str

    def load(self) -> Reader:
        """Return the reader."""
        module, _, name = self.reader.partition(":")
        return cast(Reader, getattr(importlib.import_module(f"claimtable.readers.{module}"), name))


FAMILIES: tuple[Family, ...] = (
    Family("text", (".txt", ".text"), "text:read_text"),
    Family("markdown", (".md", ".markdown"), "text:read_markdown"),
    Family("jsonl", (".jsonl", ".ndjson"), "jsonl:read_jsonl"),
    Family("csv", (".csv", ".tsv"), "tabular:read_csv"),
    Family("parquet", (".parquet",), "tabular:read_parquet"),
    Family("html", (".html", ".htm", ".xhtml"), "html:read_html"),
    Family("warc", (".warc",), "warc:read_warc"),
    Family("xml", (".xml", ".nitf", ".newsml"), "xml:read_xml"),
    Family("feed", (".rss", ".atom"), "feeds:read_feed"),
    Family("zip", (".zip",), "containers:read_zip"),
    Family("tar", (".tar", ".tgz", ".tbz2", ".txz"), "containers:read_tar"),
    Family("pdf", (".pdf",), "pdf:read_pdf"),
)

_BY_NAME = {family.name: family for family in FAMILIES}
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}


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
