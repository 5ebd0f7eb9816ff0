"""Where a run writes: a folder on this machine (or a shared one), or a folder behind an fsspec URL.

A file is there whole or not at all. Nothing is ever appended to; so the same code serves disks and object stores.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from claimtable.errors import OptionError, WriteError
from claimtable.extras import need
from claimtable.files import atomic_writer, is_url

_TEMPORARY = re.compile(r"\..*\.tmp")
_LOCK = ".lock"
# a URL that leads to a folder of this machine: it is locked, and written to whole, as if the folder were named
_LOCAL = "file://"


class Storage(Protocol):
    """A folder of whole files, named by relative paths with ``/``. Can be pickled, so that workers reach it too."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises FileNotFoundError when it is not there."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole, over an older one. Raises WriteError when that fails."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        ...

    def names(self) -> set[str]:
        """Return the names of all files; what a killed write left behind is no file."""
        ...

    def holds(self, path: str) -> bool:
        """Tell whether an input's path or URL leads into the folder."""
        ...

    def sweep(self) -> None:
        """Remove what killed writes left behind. Only for the one who holds the lock."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that all machines of a cluster have mounted under the same path."""

    root: str

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises FileNotFoundError when it is not there."""
        return Path(self.root, name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole, over an older one. Raises WriteError when that fails."""
        with atomic_writer(Path(self.root, name), "wb") as stream:
            stream.write(data)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there, and its folder, if that is empty."""
        path = Path(self.root, name)
        with suppress(FileNotFoundError):
            path.unlink()
        for folder in path.parents:
            if folder == Path(self.root):
                break
            with suppress(OSError):
                folder.rmdir()

    def names(self) -> set[str]:
        """Return the names of all files; what a killed write left behind is no file."""
        return {name for name in self._all() if not _TEMPORARY.fullmatch(os.path.basename(name)) and name != _LOCK}

    def holds(self, path: str) -> bool:
        """Tell whether a path leads into the folder."""
        return f"{os.path.abspath(path.removeprefix(_LOCAL))}{os.sep}".startswith(f"{self.root.rstrip(os.sep)}{os.sep}")

    def sweep(self) -> None:
        """Remove what killed writes left behind. Only for the one who holds the lock."""
        for name in self._all():
            if _TEMPORARY.fullmatch(os.path.basename(name)):
                self.remove(name)

    def _all(self) -> list[str]:
        return [
            os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/")
            for folder, _, names in os.walk(self.root)
            for name in names
        ]


@dataclass(frozen=True, slots=True)
class Bucket:
    """A folder behind an fsspec URL (``s3://bucket/folder``), whose writes appear whole when they are finished."""

    url: str

    def read(self, name: str) -> bytes:
        """Return the bytes of a file. Raises FileNotFoundError when it is not there."""
        system, root = self._system()
        return bytes(system.cat_file(f"{root}/{name}"))

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole, over an older one. Raises WriteError when that fails."""
        system, root = self._system()
        try:
            system.makedirs(os.path.dirname(f"{root}/{name}"), exist_ok=True)
            system.pipe_file(f"{root}/{name}", data)
        except Exception as error:  # every file system raises its own
            raise WriteError(f"{self.url}/{name} cannot be written ({type(error).__name__}: {error})") from error

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        system, root = self._system()
        with suppress(FileNotFoundError):
            system.rm_file(f"{root}/{name}")

    def names(self) -> set[str]:
        """Return the names of all files."""
        system, root = self._system()
        system.invalidate_cache()
        try:
            return {path[len(root) :].lstrip("/") for path in system.find(root)}
        except FileNotFoundError:
            return set()

    def holds(self, path: str) -> bool:
        """Tell whether a URL leads into the folder."""
        system, root = self._system()
        return f"{path}/".startswith(f"{system.unstrip_protocol(root)}/")

    def sweep(self) -> None:
        """Do nothing: an unfinished write leaves no file here."""

    def _system(self) -> tuple[Any, str]:
        fsspec = need("fsspec", "writing to URLs", package="fsspec", extra="remote", error=OptionError)
        try:
            system, root = fsspec.core.url_to_fs(self.url)
        except (ImportError, ValueError) as error:  # the package of a protocol is missing, or there is no such one
            raise OptionError(f"{self.url} cannot be opened: {error}") from error
        return system, root.rstrip("/")


def open_storage(place: str) -> Folder | Bucket:
    """Return the storage at ``place``, a folder's path or an fsspec URL; nothing is made yet."""
    place = place.removeprefix(_LOCAL)
    return Bucket(place.rstrip("/")) if is_url(place) else Folder(os.path.abspath(place))


@contextmanager
def locked(storage: Storage) -> Iterator[None]:
    """Hold the folder for one run. Raises OptionError when another run has it, WriteError when it cannot be made.

    The lock goes with its process, however that ends. Behind a URL there is none: see ``docs/archives.md``.
    """
    if not isinstance(storage, Folder):
        yield
        return
    from filelock import FileLock, Timeout

    try:
        Path(storage.root).mkdir(parents=True, exist_ok=True)
        lock = FileLock(os.path.join(storage.root, _LOCK))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OptionError(f"another run is writing to {storage.root}; wait for it, or name another folder") from error
    except OSError as error:
        raise WriteError(f"{storage.root} cannot be written: {error.strerror or error}") from error
    try:
        storage.sweep()
        yield
    finally:
        lock.release()
