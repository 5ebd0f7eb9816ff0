"""TAR files, walked block by block, so that a header that is broken costs no more than its own member."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, BinaryIO

from claimtable.compression import buffered, compression_of, decompress
from claimtable.errors import ReadError
from claimtable.readers.members import FREE_BYTES, Budget, member_path, read_member
from claimtable.readers.model import MAX_DOCUMENT_BYTES, Item, Options, Repaired, Skipped, Source
from claimtable.schema import Failure

_BLOCK = tarfile.BLOCKSIZE
_ZEROS = bytes(_BLOCK)
_CHECKSUM = slice(148, 156)
_MARK = slice(257, 262)
_LONGEST_NAME = 1 << 20
_LONG_NAMES = {tarfile.GNUTYPE_LONGNAME: "path", tarfile.GNUTYPE_LONGLINK: "linkpath"}
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_SPARSE = "GNU.sparse.map", "GNU.sparse.major"
_PLAIN = (*tarfile.REGULAR_TYPES, tarfile.CONTTYPE)
_WITH_DATA = (*_PLAIN, tarfile.GNUTYPE_SPARSE, tarfile.XGLTYPE)


def read_tar(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of the files of a TAR file, in their order; it may be compressed.

    A broken header is told, and the next sound one looked for; so is an archive that is cut.
    """
    budget = Budget()
    with source.open() as stream:
        blocks = _Blocks(decompress(stream, compression_of(stream.peek(8))))  # type: ignore[attr-defined]
        for place, item in enumerate(_members(blocks)):
            if not isinstance(item, _Member):
                yield replace(item, path=source.path)
                continue
            path = member_path(source, item.name)
            if passed := item.passed_over(path) or source.pieces.passed(place, path):
                yield passed
            else:
                data = partial(buffered, _Data(blocks, item.size), budget.bounded(max(FREE_BYTES, item.size)))
                yield from read_member(source, options, item.name, data)


class _Blocks:
    """A stream from which bytes are taken, and to which they can be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = b""
        self.place = 0

    def take(self, size: int) -> bytes:
        """Return up to ``size`` bytes, fewer only at the end."""
        pieces, left = [self._back[:size]], size - len(self._back[:size])
        self._back = self._back[size:]
        while left and (piece := self._stream.read1(min(left, 1 << 20))):  # type: ignore[attr-defined]
            pieces.append(piece)
            left -= len(piece)
        self.place += size - left
        return b"".join(pieces)

    def give_back(self, data: bytes) -> None:
        """Have ``data``, which were taken last, taken again."""
        self._back = data + self._back
        self.place -= len(data)

    def skip_to(self, place: int) -> None:
        """Go on to ``place``, or to the end."""
        while self.place < place and self.take(min(place - self.place, 1 << 20)):
            pass


class _Data(io.RawIOBase):
    """The bytes of the member that ``blocks`` have come to."""

    def __init__(self, blocks: _Blocks, size: int) -> None:
        self._blocks = blocks
        self._left = size

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next piece into ``buffer`` and return its size. Raises ReadError where the archive is cut."""
        data = self._blocks.take(min(len(buffer), self._left, 1 << 16))
        if not data and self._left:
            raise ReadError("the archive is cut in the middle of it")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class _Member:
    """What lies in the archive under a name."""

    name: str
    kind: bytes
    size: int
    sparse: bool

    def passed_over(self, path: str) -> Failure | Skipped | None:
        """Return why it is no file whose bytes can be read, or None."""
        if self.sparse:
            return Failure(path, "it is stored with holes (a sparse file), which is not read")
        if self.kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            return Skipped(path, "not read", "a link in the archive; what it leads to is read where it lies")
        return None if self.kind in _PLAIN else Skipped(path, "not read", "no regular file")


def _members(blocks: _Blocks) -> Iterator[_Member | Failure | Repaired]:
    """Yield the members that are no folders, and what is wrong with the archive, which is told without a path."""
    extra: dict[str, str] = {}
    broken: int | None = None
    ended = found = False
    while len(block := blocks.take(_BLOCK)) == _BLOCK:
        if block == _ZEROS:
            ended = True
            continue
        begin = blocks.place - _BLOCK
        header = _header(block)
        if header is None and (header := _despite_checksum(block, blocks)):
            yield Repaired("", "member", f"the checksum of {header.name!r} (byte {begin:,}) is wrong; it was read")
        if header is None:
            broken = begin if broken is None else broken
            continue
        if broken is not None:
            yield Failure("", _lost(broken, begin, header.name))
        broken, ended, found = None, False, True
        if header.type in _LONG_NAMES or header.type in _PAX:
            extra |= _extra(header, blocks)
            continue
        member, extra = _member(header, extra), {}
        end = blocks.place + (member.size + -member.size % _BLOCK if member.kind in _WITH_DATA else 0)
        if not header.isdir() and header.type != tarfile.XGLTYPE:
            yield member
        blocks.skip_to(end)
    yield from _end(blocks, broken, ended=ended, found=found, rest=len(block))


def _end(blocks: _Blocks, broken: int | None, *, ended: bool, found: bool, rest: int) -> Iterator[Failure]:
    """Yield what is wrong with how the archive ends."""
    if not found and (broken is not None or rest):
        raise ReadError("the TAR file is broken: there is no header of a member in it")
    if broken is not None:
        yield Failure("", f"what lies behind byte {broken:,} is broken: members are lost")
    elif not ended and found:
        yield Failure("", "the archive ends without its mark: it is cut, and what lay behind is lost")


def _lost(broken: int, begin: int, name: str) -> str:
    return f"what lies between bytes {broken:,} and {begin:,} (before {name!r}) is broken: members are lost"


def _header(block: bytes) -> tarfile.TarInfo | None:
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return None


def _despite_checksum(block: bytes, blocks: _Blocks) -> tarfile.TarInfo | None:
    """Return the header that ``block`` is if its size leads to the next header, or to the end."""
    if block[_MARK] != b"ustar":
        return None
    blank = block[: _CHECKSUM.start] + b" " * 8 + block[_CHECKSUM.stop :]
    header = _header(blank[: _CHECKSUM.start] + b"%06o\0 " % sum(blank) + blank[_CHECKSUM.stop :])
    if header is None or not 0 <= header.size <= MAX_DOCUMENT_BYTES:
        return None
    data = blocks.take(header.size + -header.size % _BLOCK)
    behind = blocks.take(_BLOCK)
    blocks.give_back(data + behind)
    return header if behind in (b"", _ZEROS) or _header(behind) else None


def _extra(header: tarfile.TarInfo, blocks: _Blocks) -> dict[str, str]:
    """Return what a header that stands before another one says of it: its whole name, its size."""
    if header.size > _LONGEST_NAME:
        return {}
    data = blocks.take(header.size + -header.size % _BLOCK)[: header.size]
    if header.type in _LONG_NAMES:
        return {_LONG_NAMES[header.type]: data.split(b"\0")[0].decode("utf-8", "surrogateescape")}
    found = {}
    while data:
        length, _, rest = data.partition(b" ")
        if not length.isdigit() or int(length) <= len(length) + 1:
            break
        name, _, value = rest[: int(length) - len(length) - 2].partition(b"=")
        found[name.decode("utf-8", "replace")] = value.decode("utf-8", "surrogateescape")
        data = data[int(length) :]
    return found


def _member(header: tarfile.TarInfo, extra: dict[str, str]) -> _Member:
    size = extra.get("size", "")
    return _Member(
        extra.get("path", header.name),
        tarfile.REGTYPE if header.type not in tarfile.SUPPORTED_TYPES else header.type,
        int(size) if size.isdigit() else max(header.size, 0),
        header.type == tarfile.GNUTYPE_SPARSE or any(name in extra for name in _SPARSE),
    )
