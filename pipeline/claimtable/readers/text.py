"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.readers.encodings import decode
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.wrapping import join_lines

_TITLE_LENGTH = 200
_FINAL = tuple(".!?…;:,")


def read_text(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a plain text file.

    The first line is the title when it is short, does not end like a sentence, and an empty line and more text
    follow; the text is the rest, without blanks at its edges. Lines that were broken by their width are joined.
    """
    decoded = decode(source.read_document())
    yield from decoded.repaired(source.path)
    title, body = split_title(join_lines(decoded.text))
    yield Draft(body, title)


def split_title(text: str) -> tuple[str, str]:
    """Return the title of ``text`` (or an empty string) and the rest."""
    text = text.replace("\r\n", "\n").strip("\ufeff \t\r\n\f\v")
    first, _, rest = text.partition("\n")
    title = first.strip()
    if not 0 < len(title) <= _TITLE_LENGTH or title.rstrip("\"'”’»)").endswith(_FINAL):
        return "", text
    blank, _, body = rest.partition("\n")
    if blank.strip() or not body.strip():
        return "", text
    return title, body.strip()
