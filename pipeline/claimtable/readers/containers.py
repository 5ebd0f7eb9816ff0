"""ZIP and TAR files: every member by the reader of its suffix. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from claimtable.errors import ReadError
from claimtable.files import buffered, split_compression
from claimtable.readers.guard import read_source
from claimtable.readers.inputs import passed_over, stem_of
from claimtable.readers.model import Draft, Item, Options, Skipped, Source
from claimtable.schema import Failure

#: a member may grow by this factor, and what is below the allowance may grow freely
MAX_RATIO = 200
FREE_BYTES = 10_000_000
#: all members together may hold this many bytes
MAX_TOTAL_BYTES = 100_000_000_000

Opener = Callable[[], BinaryIO]

_ARCHIVES = (".zip", ".tar", ".tgz", ".tbz2", ".txz")


def read_zip(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the members of a ZIP file, in the order in which it lists them."""
    with source.open_seekable() as stream:
        budget = [MAX_TOTAL_BYTES]
        try:
            archive = zipfile.ZipFile(stream)
        except zipfile.BadZipFile as error:
            raise ReadError(f"the ZIP file is broken ({error})") from error
        with archive:
            for place, member in enumerate(archive.infolist()):
                if member.is_dir():
                    continue
                limit = max(FREE_BYTES, MAX_RATIO * member.compress_size)
                opener = _opener(archive, member, limit, budget)
                if passed := source.pieces.passed(place, _path(source, member.filename)):
                    yield passed
                elif member.flag_bits & 0x1:
                    yield Failure(_path(source, member.filename), "it is encrypted")
                else:
                    yield from _member(source, options, member.filename, opener)


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int, budget: list[int]) -> Opener:
    return lambda: buffered(archive.open(member), _bounded(limit, budget))


def read_tar(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the files of a TAR file, in their order; it may be compressed."""
    budget = [MAX_TOTAL_BYTES]
    with source.open() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                for place, member in enumerate(archive):
                    if not member.isfile():
                        continue
                    data = archive.extractfile(member)
                    assert data is not None
                    check = _bounded(max(FREE_BYTES, member.size), budget)
                    passed = source.pieces.passed(place, _path(source, member.name))
                    opener = partial(buffered, data, check)
                    yield from (passed,) if passed else _member(source, options, member.name, opener)
        except tarfile.TarError as error:
            raise ReadError(f"the TAR file is broken ({error})") from error


def _bounded(limit: int, budget: list[int]) -> Callable[[int], None]:
    """Return what raises ReadError when pieces add up to more than ``limit``, or than is left of ``budget[0]``."""
    left = [limit]

    def check(size: int) -> None:
        left[0] -= size
        budget[0] -= size
        if left[0] < 0 or budget[0] < 0:
            raise ReadError("it grows far beyond its compressed size; such files are made to do harm")

    return check


def _member(source: Source, options: Options, name: str, opener: Opener) -> Iterator[Item]:
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
        items: Iterable[Item] = (skipped,) if skipped else read_source(member, options)
        for item in items:
            yield replace(item, path=path, stem=member.stem) if isinstance(item, Draft) else item


def _path(source: Source, name: str) -> str:
    return f"{source.path}!/{name}"
