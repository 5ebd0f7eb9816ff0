"""Rich text (.rtf): one file, one article, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.text import split_title

# striprtf sets the address of a link behind its words: "the report(https://...)"
_LINK = re.compile(r"(?<=\S)\((?:https?|mailto|ftp):[^()\s]*\)")


def read_rtf(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a rich text: its paragraphs without formats, pictures and addresses of links.

    The title is told as in a text. Raises ReadError for what is no rich text.
    """
    striprtf = need("striprtf.striprtf", "reading .rtf", package="striprtf", extra="rtf")
    data = source.read_document().decode("latin-1")  # rich text is ASCII, and tells other characters by numbers
    if not data.lstrip().startswith("{\\rtf"):
        raise ReadError("it is no rich text")
    words = striprtf.rtf_to_text(data, errors="replace")
    lines = [line.strip() for line in _LINK.sub("", words).split("\n") if line.strip()]
    if not lines:
        raise ReadError("there are no words in it")
    title, body = split_title("\n\n".join(lines))
    yield Draft(body, title)
