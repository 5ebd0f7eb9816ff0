"""What readers take and give: sources, options, drafts of articles, and inputs that were passed over."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO, cast

from claimtable.compression import Gap, compression_of, decompress
from claimtable.errors import ReadError
from claimtable.schema import Failure

#: one article's file may hold this many bytes (decompressed); more is no news article
MAX_DOCUMENT_BYTES = 20_000_000

#: a stream that must be read in any order may hold this many bytes (decompressed)
MAX_STREAM_BYTES = 10 * 10**9

#: why an item that ends its worker is a failure
DEATH = "the worker process ended on it every time (out of memory, or a crash in native code)"

#: one record of a file of many articles may be this long, in bytes
MAX_RECORD_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of a record; an empty name means: find it (``lexicon.fields``)."""

    id: str = ""
    title: str = ""
    text: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    ``published`` is the date of articles that carry none in a field; ``day_first`` decides 03/04/2021;
    ``input_format`` is the family (``readers.FAMILIES``) of standard input and of files whose suffix tells nothing.
    """

    fields: Fields = field(default_factory=Fields)
    published: date | None = None
    day_first: bool | None = None
    input_format: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was passed over on purpose. ``kind`` is a word to count by: ``duplicate``, ``no text``, ..."""

    path: str
    kind: str
    reason: str
    line: int | None = None
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """An input that was read, but not as it lies there. ``kind`` is a word to count by: ``encoding``, ``row``, ..."""

    path: str
    kind: str
    reason: str
    line: int | None = None
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found of an article, before dates are settled and ids made unique.

    ``published`` is as the input has it; ``line`` is the line, row or record number in a file of many articles.
    ``path`` and ``stem`` are those of a member of an archive; empty: those of the source. ``fields`` are the fields of
    the record that were used: (part, name).
    """

    text: str
    title: str = ""
    published: date | datetime | str | float | None = None
    url: str = ""
    id: str = ""
    line: int | None = None
    path: str = ""
    stem: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UsedFields:
    """Which fields of a record an article was made of: (part, name), as in ``(("text", "maintext"), ...)``."""

    fields: tuple[tuple[str, str], ...]


# how many names of fields are told for one part
_MOST_NAMES = 5


def add_fields(known: dict[str, list[str]], used: Iterable[tuple[str, str]]) -> None:
    """Add to ``known`` which fields hold what: part -> names, in the order in which they were met."""
    for part, name in used:
        names = known.setdefault(part, [])
        if name not in names:
            names.append(name)


def fields_line(known: Mapping[str, Sequence[str]]) -> str:
    """Return the fields that were used as a line for a person.

    >>> fields_line({"text": ["maintext", "content"], "published": ["date_publish"]})
    'fields used: text=maintext|content, published=date_publish'
    """
    return "fields used: " + ", ".join(f"{part}={'|'.join(names[:_MOST_NAMES])}" for part, names in known.items())


@dataclass(frozen=True, slots=True)
class Pieces:
    """Which documents of a crawl or an archive are read, by their places in it, from 0.

    ``only`` is a range of them (all: None), to find out which one ends the process that reads it; ``excluded`` are
    those that were found to do so. ``reached`` is told the place, the path and the line of each one that is read.
    """

    only: tuple[int, int] | None = None
    excluded: frozenset[int] = frozenset()
    reached: Callable[[int, str, int | None], None] | None = None

    def passed(self, place: int, path: str, *, told: str = "", line: int | None = None) -> Failure | Skipped | None:
        """Return why the document at ``place`` is not read, or None when it is; ``told`` begins the reason."""
        if place in self.excluded:
            return Failure(path, f"{told}{DEATH}", line)
        if self.only is not None and not self.only[0] <= place < self.only[1]:
            return Skipped(path, OTHER_PIECE, "another trial reads it", place + 1)
        if self.reached is not None:
            self.reached(place, path, line)
        return None


#: the kind of what ``Pieces`` pass over
OTHER_PIECE = "other piece"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read: ``path`` as it is told to users, ``stem`` for ids, ``suffix`` without compression, lower case.

    ``location`` is the path or URL as the system knows it, which need not be text, and ``name`` the file's name, or
    its path in the folder that the user named.
    ``in_folder`` is set when the user named a folder or a pattern and not this file; ``pieces`` are what is read of a
    file that holds many documents.
    """

    path: str
    stem: str
    suffix: str
    opener: Callable[[], BinaryIO]
    compression: str = ""
    in_folder: bool = False
    name: str = ""
    location: str = ""
    pieces: Pieces = Pieces()

    def open(self, gaps: list[Gap] | None = None, *, joint: bytes = b"") -> BinaryIO:
        """Open the decompressed bytes, buffered; see ``compression.decompress`` for ``gaps`` and ``joint``."""
        stream = self.open_raw()
        compression = self.compression or compression_of(stream.peek(8))  # type: ignore[attr-defined]
        return decompress(stream, compression, gaps, joint=joint)

    def open_raw(self) -> BinaryIO:
        """Open the bytes as they are stored."""
        stream = self.opener()
        return stream if hasattr(stream, "peek") else cast(BinaryIO, io.BufferedReader(cast(Any, stream), 1 << 16))

    def open_seekable(self) -> BinaryIO:
        """Open the decompressed bytes so that they can be read in any order; a stream goes to a temporary file.

        Raises ReadError when a stream is too large for that.
        """
        stream = self.open()
        if stream.seekable():
            return stream
        whole = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 (the caller closes it)
        with stream:
            while piece := stream.read(1 << 20):
                whole.write(piece)
                if whole.tell() > MAX_STREAM_BYTES:
                    raise ReadError(
                        f"it is larger than {MAX_STREAM_BYTES // 10**9} GB; decompress it, and name the file"
                    )
        whole.seek(0)
        return whole

    def read_document(self) -> bytes:
        """Return all bytes of a file that holds one article. Raises ReadError when it is too large to be one."""
        with self.open() as stream:
            data = stream.read(MAX_DOCUMENT_BYTES + 1)
        if len(data) > MAX_DOCUMENT_BYTES:
            raise ReadError(f"it is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB, which no article is")
        return data


Record = Mapping[str, Any]
Item = Draft | Failure | Skipped | Repaired
Reader = Callable[[Source, Options], Iterator[Item]]
