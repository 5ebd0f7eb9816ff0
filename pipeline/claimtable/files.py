"""Files: written atomically, and read through whatever compresses them."""

from __future__ import annotations

import bz2
import errno
import gzip
import lzma
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, cast, overload

from claimtable.errors import ReadError, WriteError

# what a full or failing disk raises in the middle of a write
_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}


@overload
def atomic_writer(
    path: str | Path, mode: Literal["w"] = "w", *, encoding: str = "utf-8", newline: str | None = "\n"
) -> Any: ...


@overload
def atomic_writer(path: str | Path, mode: Literal["wb"]) -> Any: ...


@contextmanager
def atomic_writer(
    path: str | Path, mode: str = "w", *, encoding: str = "utf-8", newline: str | None = "\n"
) -> Iterator[IO[Any]]:
    """Open ``path`` for writing; the file appears under its name only when everything has been written and synced.

    It is written under a temporary name in the same folder, which is made if it is missing; on an error or an
    interrupt nothing is left behind and an older file stays as it was. Something that is no regular file (a pipe, a
    device) is written to directly. Raises WriteError when the place cannot be written.
    """
    target = Path(os.path.realpath(path))
    text = {} if "b" in mode else {"encoding": encoding, "newline": newline}
    if target.exists() and not target.is_file():
        with _told(path), target.open(mode, **text) as stream:  # type: ignore[call-overload]
            yield stream
        return
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with _told(path, everything=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            stream = temporary.open(mode.replace("w", "x"), **text)  # type: ignore[call-overload]
        with _told(path):
            with stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _told(path: str | Path, *, everything: bool = False) -> Iterator[None]:
    """Turn what the file system raises into a WriteError; errors of other causes pass."""
    try:
        yield
    except OSError as error:
        if everything or error.errno in _DISK_ERRORS:
            raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error
        raise


def _open_zstd(stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise ReadError("reading .zst needs zstandard: python -m pip install 'claimtable[zstd]'") from error
    return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))


#: how to read what a suffix says is compressed
COMPRESSIONS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")),
    ".bz2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    ".xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115 (the caller closes it)
    ".zst": _open_zstd,
}


def split_compression(name: str) -> tuple[str, str]:
    """Return the name without its compression suffix, and that suffix (lower case) or an empty string."""
    stem, suffix = os.path.splitext(name)
    return (stem, suffix.lower()) if suffix.lower() in COMPRESSIONS else (name, "")


def decompress(stream: BinaryIO, compression: str) -> BinaryIO:
    """Return ``stream`` as the decompressed bytes; ``compression`` is a key of ``COMPRESSIONS`` or empty."""
    return COMPRESSIONS[compression](stream) if compression else stream
