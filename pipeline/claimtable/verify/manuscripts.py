"""A draft in a file -> an article, with its block quotes in quotation marks and their signatures beside them.

Reading a draft as an article loses what only its layout shows: which paragraphs are block quotes. So their words get
quotation marks, and a signature below them ("— Nora Fell") moves to their line, before the draft is read.
"""

from __future__ import annotations

import html
import itertools
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from claimtable.errors import ReadError
from claimtable.readers.docx import paragraphs_of
from claimtable.readers.encodings import decode
from claimtable.schema import Article, Failure

# lines of a Markdown block quote, and a signature in the paragraph below them
_BLOCK = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARKER = re.compile(r"^[ ]{0,3}(?:>[ ]?)+")
_SIGNATURE = re.compile(r"\s*(?P<name>(?:—|–|―|--?|&mdash;|&#8212;)\s*[A-ZÀ-Þ@][^\n]{1,120})\s*\Z")
_SIGNED_BELOW = re.compile(r"\s*\n[ ]{0,3}(?P<name>(?:—|–|―|--)\s*[A-ZÀ-Þ][^\n]{1,120})(?:\n|\Z)")
# a signature inside a block: what stands below it is the next quotation
_SIGNED_INSIDE = re.compile(r"^[ ]*(?:—|–|―|--)[ ]*[A-ZÀ-Þ@][^\n.!?]{1,80}(?:\n\s*\n|\Z)", re.MULTILINE)
_OPENING = tuple("“”\"„«‘'")

_HTML_BLOCK = re.compile(r"<blockquote\b[^>]*>(?P<inside>.*?)</blockquote\s*>", re.IGNORECASE | re.DOTALL)
_HTML_SIGNED = re.compile(
    r"<(?P<tag>footer|cite|figcaption)\b[^>]*>(?P<name>.*?)</(?P=tag)\s*>", re.IGNORECASE | re.DOTALL
)
_HTML_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li)\s*>", re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^<>]*>")


def read_draft(path: str) -> Article:
    """Return a draft in any format that articles are read from. Raises ReadError when there is no text in it."""
    suffix = Path(path).suffix.lower()
    marking = _MARKING.get(suffix)
    if marking is None:
        return _read(path, path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from error
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"draft{'.md' if suffix == '.docx' else suffix}"
        copy.write_text(marking(data), encoding="utf-8")
        return _read(str(copy), path)


def _read(path: str, shown: str) -> Article:
    from claimtable.readers import read

    for item in read([path]):
        if isinstance(item, Failure):
            raise ReadError(f"{shown}: {item.reason}")
        text = html.unescape(item.text)
        return replace(item, text=text if not item.title or item.title in text else f"{item.title}\n\n{text}")
    raise ReadError(f"{shown}: there is no text in it")


def mark_markdown(text: str) -> str:
    r"""Return Markdown with the words of its block quotes in quotation marks and each signature on their line.

    >>> mark_markdown("> We stay.\n>\n> — Nora Fell\n\nThe end.\n")
    '“We stay.” — Nora Fell\n\nThe end.\n'
    """
    found, place = [], 0
    for match in _BLOCK.finditer(text):
        lines = [_MARKER.sub("", line) for line in match.group().rstrip("\n").split("\n")]
        below = _SIGNED_BELOW.match(text, match.end() - 1) if match.group().endswith("\n") else None
        found.append(text[place : match.start()] + _quoted("\n".join(lines), below["name"] if below else "") + "\n")
        place = below.end() if below else match.end()
    return "".join(found) + text[place:]


def mark_html(text: str) -> str:
    """Return a page with the words of its block quotes in quotation marks, a paragraph each."""
    return _HTML_BLOCK.sub(lambda match: "".join(_paragraphs(match["inside"])), text)


def _paragraphs(inside: str) -> Iterator[str]:
    signed = _HTML_SIGNED.search(inside)
    name = _HTML_TAG.sub("", signed["name"]).strip(" —–-\n") if signed else ""
    words = _HTML_TAG.sub("", _HTML_BREAK.sub("\n\n", _HTML_SIGNED.sub("", inside)))
    for paragraph in _quoted(words, f"— {name}" if name else "").split("\n\n"):
        yield f"<p>{paragraph}</p>"


def mark_docx(data: bytes) -> str:
    """Return a Word file as Markdown, its block quotes (by their style) in quotation marks."""
    found = []
    for paragraph in paragraphs_of(data):
        before = {"title": "# ", "quote": "> ", "text": ""}[paragraph.kind]
        found.append("\n".join(before + line for line in paragraph.text.split("\n")))
    return mark_markdown("\n\n".join(found).replace("\n\n> ", "\n>\n> "))


def _quoted(block: str, name: str) -> str:
    """Return the quotations of a block, each up to its signature, in quotation marks."""
    edges = [0, *(match.end() for match in _SIGNED_INSIDE.finditer(block)), len(block)]
    parts = [part for start, end in itertools.pairwise(edges) if (part := block[start:end].strip("\n"))]
    return "\n\n".join(_signed(part, name if part is parts[-1] else "") for part in parts) if parts else name


def _signed(block: str, name: str) -> str:
    """Return a quotation's paragraphs in quotation marks, which close behind the last one, and the signature there."""
    signed = _SIGNATURE.search(block)
    if signed and block[: signed.start()].strip():
        block, name = block[: signed.start()], signed["name"]
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", block) if part.strip()]
    if not parts:
        return name
    if not parts[0].startswith(_OPENING):
        parts = [f"“{part}" for part in parts]
        parts[-1] += "”"
    return "\n\n".join(parts) + (f" {name}" if name else "")


def _of_text(mark: Callable[[str], str]) -> Callable[[bytes], str]:
    return lambda data: mark(decode(data).text.replace("\r\n", "\n"))


_MARKING: dict[str, Callable[[bytes], str]] = {
    **dict.fromkeys((".md", ".markdown", ".txt", ".text", ""), _of_text(mark_markdown)),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _of_text(mark_html)),
    ".docx": mark_docx,
}
