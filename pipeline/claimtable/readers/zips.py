"""ZIP files: their members in the order in which the directory lists them, or, when it is broken, lie in the file."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from claimtable.compression import buffered
from claimtable.errors import ReadError
from claimtable.readers.members import FREE_BYTES, MAX_RATIO, Budget, member_path, read_member
from claimtable.readers.model import Item, Options, Source
from claimtable.schema import Failure

_ENCRYPTED = 0x1
_SIZES_BEHIND = 0x8
_UTF8 = 0x800
_LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_PIECE = 1 << 16
_CUT = "the archive is cut in the middle of it"


def read_zip(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the members of a ZIP file; of one that is cut, those that are left."""
    yield from _read(source, options, lambda name: True)


def read_wacz(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of a web archive collection: of its crawls, not of the lists beside them."""
    yield from _read(source, options, lambda name: name.startswith("archive/"))


def _read(source: Source, options: Options, wanted: Callable[[str], bool]) -> Iterator[Item]:
    with source.open_seekable() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            yield from _without_directory(source, options, stream, str(error))
            return
        with archive:
            yield from _listed(source, options, archive, wanted)


def _listed(
    source: Source, options: Options, archive: zipfile.ZipFile, wanted: Callable[[str], bool]
) -> Iterator[Item]:
    budget = Budget()
    for place, member in enumerate(archive.infolist()):
        if member.is_dir() or not wanted(member.filename):
            continue
        path = member_path(source, member.filename)
        check = budget.bounded(max(FREE_BYTES, MAX_RATIO * member.compress_size))
        if passed := source.pieces.passed(place, path):
            yield passed
        elif member.flag_bits & _ENCRYPTED:
            yield Failure(path, "it is encrypted")
        else:
            yield from read_member(source, options, member.filename, partial(_open, archive, member, check))


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo, check: Any) -> BinaryIO:
    return buffered(archive.open(member), check)


def _without_directory(source: Source, options: Options, stream: BinaryIO, error: str) -> Iterator[Item]:
    """Yield what members hold that are found by the headers before their data. Raises ReadError when there are none."""
    budget = Budget()
    place = number = 0
    while (begin := _find(stream, place)) >= 0:
        place = begin + len(_LOCAL)
        stream.seek(begin)
        local = _Local.read(stream)
        if local is None:
            continue
        path = member_path(source, local.name)
        number += 1
        if passed := source.pieces.passed(number, path):
            yield passed
        elif local.flags & _ENCRYPTED:
            yield Failure(path, "it is encrypted")
        elif not local.name.endswith("/"):
            data = _Inflated(stream, begin + local.size, local)
            check = budget.bounded(max(FREE_BYTES, MAX_RATIO * local.compressed))
            yield from read_member(source, options, local.name, partial(buffered, data, check))
        place = begin + local.size + (0 if local.flags & _SIZES_BEHIND else local.compressed)
    if not number:
        raise ReadError(f"the ZIP file is broken ({error})")
    yield Failure(
        source.path, f"its directory is broken ({error}): the members were found without it, and some may be lost"
    )


def _find(stream: BinaryIO, place: int) -> int:
    """Return where the next header of a member begins, from ``place`` on; -1 when there is none."""
    stream.seek(place)
    data = b""
    while piece := stream.read(_PIECE):
        data = data[-len(_LOCAL) + 1 :] + piece
        if (found := data.find(_LOCAL)) >= 0:
            return stream.tell() - len(data) + found
    return -1


class _Local:
    """The header that stands before the data of a member."""

    def __init__(self, fields: tuple[Any, ...], name: bytes) -> None:
        self.flags, self.method, self.compressed = fields[2], fields[3], fields[7]
        self.size = _HEADER.size + fields[9] + fields[10]
        self.name = name.decode("utf-8" if self.flags & _UTF8 else "cp437", "replace")

    @classmethod
    def read(cls, stream: BinaryIO) -> _Local | None:
        """Read the header; None when it is none, or of a way to compress that is not read."""
        data = stream.read(_HEADER.size)
        if len(data) < _HEADER.size:
            return None
        fields = _HEADER.unpack(data)
        name = stream.read(fields[9])
        return cls(fields, name) if name and fields[3] in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else None


class _Inflated(io.RawIOBase):
    """The data of a member, decompressed."""

    def __init__(self, stream: BinaryIO, place: int, local: _Local) -> None:
        self._stream = stream
        self._place = place
        self._left = local.compressed
        self._open_end = bool(local.flags & _SIZES_BEHIND)
        self._object = zlib.decompressobj(wbits=-15) if local.method == zipfile.ZIP_DEFLATED else None

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next piece into ``buffer`` and return its size. Raises ReadError where the data end too early."""
        data = self._stored(len(buffer)) if self._object is None else self._inflated(self._object, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _stored(self, size: int) -> bytes:
        return self._take(min(size, self._left)) if self._left else b""

    def _inflated(self, inflate: Any, size: int) -> bytes:
        while not inflate.eof:
            given = inflate.unconsumed_tail
            if not given and (self._open_end or self._left):
                given = self._take(_PIECE if self._open_end else min(_PIECE, self._left))
            if data := inflate.decompress(given, size):
                return bytes(data)
            if not given:
                raise ReadError(_CUT)
        return b""

    def _take(self, size: int) -> bytes:
        self._stream.seek(self._place)
        data = self._stream.read(size)
        if not data:
            raise ReadError(_CUT)
        self._place += len(data)
        self._left -= len(data)
        return data
