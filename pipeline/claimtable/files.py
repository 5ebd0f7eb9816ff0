"""Files: written atomically; and which names are URLs."""

from __future__ import annotations

import errno
import io
import os
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Literal, cast, overload

from claimtable.errors import WriteError
from claimtable.escaping import lines_for_terminal

# bytes of a file's name that its temporary name begins with; a name may have 255
_LONGEST_STEM = 200

#: characters that a cell of a CSV may have: texts of articles stand in them, and the csv module allows 131,072
LONGEST_CELL = 50_000_000

#: what a full or failing disk raises in the middle of a write
DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}


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
    name = os.fsdecode(os.fsencode(target.name)[:_LONGEST_STEM])
    temporary = target.with_name(f".{name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
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
        if everything or error.errno in DISK_ERRORS:
            raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error
        raise


@contextmanager
def standard_output() -> Iterator[IO[str]]:
    """Yield standard output for text in UTF-8, line ends as they are; all is written when the block ends.

    Raises WriteError when what is behind it is full. On a terminal controls are shown as symbols.
    """
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        # universal newlines would turn the CSV's \r\n into \r\r\n on Windows; UTF-8 whatever the locale says
        stream.reconfigure(encoding="utf-8", newline="")
    with _told("standard output"):
        try:
            yield cast(IO[str], Screen(stream)) if stream.isatty() else stream
            stream.flush()
        except OSError as error:
            if error.errno in DISK_ERRORS:
                abandon(stream)
            raise


def abandon(stream: Any) -> None:
    """Lead a standard stream into nothing: what is left in its buffer is not tried again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Screen(io.TextIOBase):
    """A terminal as a stream for text: controls are shown as symbols."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write ``text``."""
        self._stream.write(lines_for_terminal(text))
        return len(text)

    def flush(self) -> None:
        """Write what is left."""
        self._stream.flush()


_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


def is_url(path: str) -> bool:
    """Tell whether ``path`` is an fsspec URL such as ``s3://bucket/folder``."""
    return _URL.match(path) is not None
