"""PDF files: one file, one article, as far as the words can be told."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.columns import in_reading_order
from claimtable.readers.dates import to_date
from claimtable.readers.model import Draft, Item, Options, Repaired, Source
from claimtable.readers.text import split_title
from claimtable.readers.wrapping import join_lines

_MAX_PAGES = 500
# type of a heading, against that of most words; a title has so many characters at most
_LARGER = 1.1
_LONGEST_TITLE = 250
# what stands at the edges of pages: their number, a copyright, and what comes again on the next one
_EDGE_LINES = 3
_LONGEST_EDGE = 100
_EDGE = re.compile(r"\bpage \d+|\A\W*\d{1,4}\W*\Z|©|\bcopyright\b|\ball rights reserved\b", re.I)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\Z")
_DIGITS = re.compile(r"\d+")


def read_pdf(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a PDF file: the text of its pages, columns one after the other, lines joined.

    The title is what is set in larger type at the beginning, else as in a text, else the file's own; the date is that
    of the first page's header or footer. Raises ReadError when there are no words in it.
    """
    pypdf, errors = (need(name, "reading .pdf", package="pypdf", extra="pdf") for name in ("pypdf", "pypdf.errors"))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.read_document()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("it is encrypted")
        if len(reader.pages) > _MAX_PAGES:
            raise ReadError(f"it has {len(reader.pages)} pages, which no article has")
        bodies, edges = without_edges([_lines(page) for page in reader.pages])
        title = _heading(reader.pages[0]) if bodies else ""
    except errors.PyPdfError as error:
        raise ReadError(f"the PDF is broken ({error})") from error
    pages = [in_reading_order(lines) for lines in bodies]
    if not any(pages):
        raise ReadError("there are no words in it, only pictures of them perhaps")
    if empty := ", ".join(str(number) for number, page in enumerate(pages, start=1) if not page):
        yield Repaired(source.path, "page", f"there are no words on its page {empty}, which is a picture or broken")
    text = "\n".join(filter(None, pages))
    heading, text = _split_heading(text, title) if title else split_title(text)
    published = next((line for line in edges if to_date(line, day_first=options.day_first)), None)
    yield Draft(join_lines(text), heading or str((reader.metadata and reader.metadata.title) or ""), published)


def _lines(page: Any) -> list[str]:
    """Return the lines of a page, laid out with blanks; none where it is broken."""
    for mode in ("layout", "plain"):
        try:
            if text := str(page.extract_text(extraction_mode=mode)).strip("\n"):
                return text.split("\n")
        except Exception:  # one page; pypdf raises what its data make of it
            continue
    return []


def _heading(page: Any) -> str:
    """Return the first words of a page that are set in larger type than most; empty when there are none."""
    pieces: list[tuple[str, float]] = []

    def visit(text: str, _: Any, matrix: Sequence[float], __: Any, size: float) -> None:
        if text.strip():
            pieces.append((text, round(abs(size * matrix[3]), 1)))

    try:
        page.extract_text(visitor_text=visit)
    except Exception:  # a page without words
        return ""
    letters: Counter[float] = Counter()
    for text, size in pieces:
        letters[size] += len(text)
    if not letters:
        return ""
    least = _LARGER * letters.most_common(1)[0][0]
    large = [number for number, (_, size) in enumerate(pieces) if size >= least]
    last = next((at for at, number in enumerate(large) if number - large[0] != at), len(large))
    found = " ".join("".join(pieces[number][0] for number in large[:last]).split())
    return found if len(found) <= _LONGEST_TITLE else ""


def _split_heading(text: str, heading: str) -> tuple[str, str]:
    """Return the heading and ``text`` without it; no heading when it is not there in one piece."""
    words = re.search(r"\s+".join(map(re.escape, heading.split())), text)
    if words is None:
        return split_title(text)
    return heading, (text[: words.start()] + text[words.end() :]).strip()


def without_edges(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the lines of pages without those at their edges that are no part of the article, and the first page's."""
    again: Counter[str] = Counter()
    for lines in pages:
        again.update({_DIGITS.sub("0", lines[place].strip()) for place in _edge_places(lines)})
    bodies: list[list[str]] = []
    first: list[str] = []
    for number, lines in enumerate(pages):
        edges = [place for place in _edge_places(lines) if _is_edge(lines[place].strip(), again)]
        top = next((place for place, line in enumerate(lines) if line.strip()), 0)
        if top not in edges and lines and _is_dated(lines[top].strip()):
            edges.insert(0, top)
        first += [lines[place].strip() for place in edges] if not number else []
        bodies.append([line for place, line in enumerate(lines) if place not in edges])
    return bodies, first


def _edge_places(lines: Sequence[str]) -> list[int]:
    places = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*places[:_EDGE_LINES], *places[-_EDGE_LINES:]})


def _is_edge(line: str, again: Counter[str]) -> bool:
    if len(line) > _LONGEST_EDGE:
        return False
    again_there = again[_DIGITS.sub("0", line)] > 1 and not _SENTENCE_END.search(line)
    return again_there or _EDGE.search(line) is not None


def _is_dated(line: str) -> bool:
    """Tell whether a line is a header with a date, and no sentence."""
    return len(line) <= _LONGEST_EDGE and not line.endswith((".", ",", "”")) and to_date(line) is not None
