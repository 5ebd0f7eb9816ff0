"""PDF files: one file, one article, as far as the words can be told."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.model import Draft, Item, Options, Repaired, Source
from claimtable.readers.text import split_title

_MAX_PAGES = 500


def _words(page: Any) -> str:
    """Return the words of a page; none where it is broken."""
    try:
        return str(page.extract_text()).strip()
    except Exception:  # one page; pypdf raises what its data make of it
        return ""


def read_pdf(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a PDF file: the text of its pages. Raises ReadError when there are no words in it."""
    pypdf, errors = (need(name, "reading .pdf", package="pypdf", extra="pdf") for name in ("pypdf", "pypdf.errors"))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(source.read_document()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("it is encrypted")
        if len(reader.pages) > _MAX_PAGES:
            raise ReadError(f"it has {len(reader.pages)} pages, which no article has")
        pages = [_words(page) for page in reader.pages]
    except errors.PyPdfError as error:
        raise ReadError(f"the PDF is broken ({error})") from error
    text = "\n\n".join(filter(None, pages))
    if not text:
        raise ReadError("there are no words in it, only pictures of them perhaps")
    if empty := ", ".join(str(number) for number, page in enumerate(pages, start=1) if not page):
        yield Repaired(source.path, "page", f"there are no words on its page {empty}, which is a picture or broken")
    title, body = split_title(text)
    yield Draft(body, title or str((reader.metadata and reader.metadata.title) or ""))
