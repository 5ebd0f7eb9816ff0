"""OpenDocument texts (.odt): one file, one article. Only the standard library is needed, as for Word files."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimtable.errors import ReadError
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.office import xml_of
from claimtable.readers.text import split_title

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE, _OFFICE, _DRAW = (_NAMES % name for name in ("text", "style", "office", "drawing"))
_PARAGRAPHS = frozenset((f"{_TEXT}p", f"{_TEXT}h"))
# what stands in a document and is no part of its text (OpenDocument 1.3, part 3): notes, deleted text, frames, comments
_BESIDE = frozenset(
    (
        *(f"{_TEXT}{name}" for name in ("note", "tracked-changes", "table-of-content", "sequence-decls")),
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_DRAW}frame",
    )
)
_TITLE = "Title"


def read_odt(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of an OpenDocument text: its paragraphs; the title is that of the style, else as in a text.

    Deleted text, notes, comments and frames are not read. Raises ReadError for what is no OpenDocument text.
    """
    root = xml_of(source.read_document(), "content.xml", "OpenDocument text")
    titles = {_TITLE} | {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == _TITLE
    }
    found = [(node.get(f"{_TEXT}style-name") in titles, _words(node).strip()) for node in _paragraphs(root)]
    title = next((words for is_title, words in found if is_title and words), "")
    body = "\n\n".join(words for is_title, words in found if words and not is_title)
    if not body:
        raise ReadError("there are no words in it")
    if not title:
        title, body = split_title(body)
    yield Draft(body, title)


def _paragraphs(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag in _PARAGRAPHS:
            yield child
        elif child.tag not in _BESIDE:
            yield from _paragraphs(child)


def _words(node: Element) -> str:
    """Return the words of a paragraph; blanks beyond the first, tabulators and line breaks are elements."""
    pieces = [_plain(node.text)]
    for child in node:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * int(child.get(f"{_TEXT}c", "1")))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag not in _BESIDE:
            pieces.append(_words(child))
        pieces.append(_plain(child.tail))
    return "".join(pieces)


def _plain(text: str | None) -> str:
    """Return text of XML, in which line ends and blanks in a row stand for one blank."""
    words = " ".join((text or "").split())
    before, after = (text or "")[:1].isspace(), (text or "")[-1:].isspace()
    return f"{' ' * before}{words}{' ' * after}" if words else " " * before
