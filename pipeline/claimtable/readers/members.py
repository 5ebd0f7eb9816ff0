"""What ZIP and TAR files share: every member by the reader of its suffix. Nothing is ever unpacked to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from claimtable.compression import split_compression
from claimtable.errors import ReadError
from claimtable.readers.families import family_of
from claimtable.readers.guard import read_source
from claimtable.readers.model import Draft, Item, Options, Skipped, Source
from claimtable.readers.sources import passed_over, stem_of, suffix_of
from claimtable.schema import Failure
from claimtable.text import writable

#: a member may grow by this factor, and what is below the allowance may grow freely
MAX_RATIO = 200
FREE_BYTES = 10_000_000
#: all members together may hold this many bytes
MAX_TOTAL_BYTES = 100_000_000_000

Opener = Callable[[], BinaryIO]


class Budget:
    """How many bytes the members of an archive may still hold together."""

    def __init__(self) -> None:
        self._left = MAX_TOTAL_BYTES

    def bounded(self, limit: int) -> Callable[[int], None]:
        """Return what raises ReadError when pieces add up to more than ``limit``, or than is left for all."""
        left = limit

        def check(size: int) -> None:
            nonlocal left
            left -= size
            self._left -= size
            if left < 0 or self._left < 0:
                raise ReadError("it grows far beyond its compressed size; such files are made to do harm")

        return check


def member_path(source: Source, name: str) -> str:
    """Return how a member of an archive is told."""
    return f"{source.path}!/{writable(name)}"


def read_member(source: Source, options: Options, name: str, opener: Opener) -> Iterator[Item]:
    """Yield the articles of a member."""
    path = member_path(source, name)
    _, compression = split_compression(name)
    suffix = suffix_of(name)
    family = family_of(suffix)
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        yield Failure(path, "its name leads out of the archive")
    elif family is not None and family.holds == "files":
        yield Failure(path, "an archive in an archive is not read; unpack the outer one")
    elif name.startswith("__MACOSX/") or any(part.startswith(".") and part != "." for part in name.split("/")[:-1]):
        yield Skipped(path, "hidden", "it lies in a hidden folder")
    elif skipped := passed_over(path, name):
        yield skipped
    else:
        member = Source(path, f"{source.stem}/{stem_of(name)}", suffix, opener, compression, in_folder=True)
        items: Iterable[Item] = read_source(member, options)
        for item in items:
            yield replace(item, path=path, stem=member.stem) if isinstance(item, Draft) else item
