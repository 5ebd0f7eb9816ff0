"""ZIP and TAR files: every member by the reader of its suffix. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from claimtable.errors import ReadError
from claimtable.files import split_compression
from claimtable.readers.guard import read_source
from claimtable.readers.inputs import passed_over, stem_of
from claimtable.readers.model import Item, Options, Skipped, Source
from claimtable.schema import Failure

#: a member may grow by this factor, and what is below the allowance may grow freely
MAX_RATIO = 200
FREE_BYTES = 10_000_000
#: all members together may hold this many bytes
MAX_TOTAL_BYTES = 100_000_000_000

_ARCHIVES = (".zip", ".tar", ".tgz", ".tbz2", ".txz")


def read_zip(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the members of a ZIP file, in the order in which it lists them."""
    with source.open() as stream:
        budget = [MAX_TOTAL_BYTES]
        try:
            archive = zipfile.ZipFile(stream)
        except zipfile.BadZipFile as error:
            raise ReadError(f"the ZIP file is broken ({error})") from error
        with archive:
            for member in archive.infolist():
                if member.is_dir():
                    continue
                limit = max(FREE_BYTES, MAX_RATIO * member.compress_size)
                opener = _opener(archive, member, limit, budget)
                if member.flag_bits & 0x1:
                    yield Failure(_path(source, member.filename), "it is encrypted")
                else:
                    yield from _member(source, options, member.filename, opener)


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, budget: list[int]) -> Any:
    return lambda: cast(BinaryIO, io.BufferedReader(Bounded(archive.open(member), limit, budget), 1 << 16))


def read_tar(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the files of a TAR file, in their order; it may be compressed."""
    budget = [MAX_TOTAL_BYTES]
    with source.open() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                for member in archive:
                    if not member.isfile():
                        continue
                    data = archive.extractfile(member)
                    assert data is not None
                    bounded = Bounded(cast(BinaryIO, data), max(FREE_BYTES, member.size), budget)
                    yield from _member(source, options, member.name, _buffered(bounded))
        except tarfile.TarError as error:
            raise ReadError(f"the TAR file is broken ({error})") from error


def _buffered(raw: io.RawIOBase) -> Any:
    return lambda: cast(BinaryIO, io.BufferedReader(raw, 1 << 16))


class Bounded(io.RawIOBase):
    """A stream of bytes that refuses to grow beyond ``limit`` and beyond what is left of ``budget[0]``."""

    def __init__(self, stream: Any, limit: int, budget: list[int]) -> None:
        self._stream = stream
        self._left = limit
        self._budget = budget

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``. Raises ReadError beyond the limits."""
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        self._budget[0] -= len(data)
        if self._left < 0 or self._budget[0] < 0:
            raise ReadError("it grows far beyond its compressed size; such files are made to do harm")
        buffer[: len(data)] = data
        return len(data)


def _member(source: Source, options: Options, name: str, opener: Any) -> Iterator[Item]:
    path = _path(source, name)
    plain, compression = split_compression(name)
    suffix = os.path.splitext(plain)[1].lower()
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        yield Failure(path, "its name leads out of the archive")
    elif suffix in _ARCHIVES:
        yield Failure(path, "an archive in an archive is not read; unpack the outer one")
    elif not os.path.basename(name).startswith(".") and not name.startswith("__MACOSX"):
        skipped: Skipped | None = passed_over(path, name)
        member = Source(path, f"{source.stem}/{stem_of(name)}", suffix, opener, compression, in_folder=True)
        yield from (skipped,) if skipped else read_source(member, options)


def _path(source: Source, name: str) -> str:
    return f"{source.path}!/{name}"
