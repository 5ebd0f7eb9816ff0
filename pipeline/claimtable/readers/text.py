"""Plain text: one file, one article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from claimtable.readers.csv_form import form_of
from claimtable.readers.encodings import decode
from claimtable.readers.model import Draft, Item, Options, Source
from claimtable.readers.tabular import read_csv
from claimtable.readers.wrapping import join_lines

_HEAD = 1 << 16
_TITLE_LENGTH = 200
_FINAL = tuple(".!?…;:,")


def read_text(source: Source, options: Options) -> Iterator[Item]:
    """Yield the article of a plain text file.

    The first line is the title when it is short, does not end like a sentence, is no date, and an empty line and more
    text follow; the text is the rest, without blanks at its edges.
    Lines that were broken by their width are joined. A table with tabulators and a header is read as one.
    """
    data = source.read_document()
    if _is_table(data, options):
        table = replace(source, opener=lambda: cast(BinaryIO, io.BytesIO(data)), compression="", suffix=".tsv")
        yield from read_csv(table, options)
        return
    decoded = decode(data)
    yield from decoded.repaired(source.path)
    title, body = split_title(join_lines(decoded.text))
    yield Draft(body, title)


def _is_table(data: bytes, options: Options) -> bool:
    """Tell whether a text is a table that lacks its suffix: its first line has tabulators and names a text."""
    first = data[:_HEAD].partition(b"\n")[0]
    if first.count(b"\t") == 0 or len(first) == len(data):
        return False
    form = form_of(data[:_HEAD], ".tsv", options.fields)
    return form.has_text and not form.before


def split_title(text: str) -> tuple[str, str]:
    """Return the title of ``text`` (or an empty string) and the rest."""
    text = text.replace("\r\n", "\n").strip("\ufeff \t\r\n\f\v")
    first, _, rest = text.partition("\n")
    title = first.strip()
    if not 0 < len(title) <= _TITLE_LENGTH or title.rstrip("\"'”’»)").endswith(_FINAL):
        return "", text
    blank, _, body = rest.partition("\n")
    if blank.strip() or not body.strip() or _is_date(title):
        return "", text
    return title, body.strip()


def _is_date(line: str) -> bool:
    """Tell whether a first line is the date of the article, which stays in its text and is looked for there."""
    from claimtable.timex.published import published_from_text

    return any(map(str.isdigit, line)) and published_from_text(line) is not None
