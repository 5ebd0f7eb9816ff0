"""Word files: one file, one article. Only the standard library is needed: a .docx is a ZIP file with XML in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree

from claimtable.errors import ReadError
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.office import xml_of
from claimtable.readers.text import split_title

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
# built-in paragraph styles (ECMA-376, part 1, 17.7): their ids in files of any language
_QUOTES = frozenset({"Quote", "IntenseQuote", "BlockText"})
_SPACES = {f"{_WORDS}tab": "\t", f"{_WORDS}br": "\n", f"{_WORDS}cr": "\n", f"{_WORDS}noBreakHyphen": "-"}

Kind = Literal["title", "quote", "text"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a Word file: its words, and whether it has the style of a title or of a block quote."""

    kind: Kind
    text: str


def read_docx(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a Word file: its paragraphs; the title is the paragraph of that style, else as in a text.

    Deleted text (tracked changes), notes, headers and footers are not read. Raises ReadError for what is no Word file.
    """
    found = paragraphs_of(source.read_document())
    title = next((one.text for one in found if one.kind == "title"), "")
    body = "\n\n".join(one.text for one in found if one.kind != "title")
    if not body.strip():
        raise ReadError("there are no words in it")
    if not title:
        title, body = split_title(body)
    yield Draft(body, title)


def paragraphs_of(data: bytes) -> list[Paragraph]:
    """Return the paragraphs of a Word file that have words, in order. Raises ReadError for what is no Word file."""
    root = xml_of(data, _BODY, "Word file")
    found = (Paragraph(_kind(node), _text(node).strip()) for node in root.iter(f"{_WORDS}p"))
    return [paragraph for paragraph in found if paragraph.text]


def _kind(paragraph: ElementTree.Element) -> Kind:
    style = paragraph.find(f"{_WORDS}pPr/{_WORDS}pStyle")
    name = style.get(f"{_WORDS}val", "") if style is not None else ""
    return "title" if name == "Title" else "quote" if name in _QUOTES else "text"


def _text(paragraph: ElementTree.Element) -> str:
    """Return the words of a paragraph; deleted ones stand in elements of another name (``delText``)."""
    return "".join(
        (node.text or "") if node.tag == f"{_WORDS}t" else _SPACES.get(str(node.tag), "") for node in paragraph.iter()
    )
