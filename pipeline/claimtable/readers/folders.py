"""The files of a folder in the order of their names, with loops of links, pipes, and folders that are closed."""

from __future__ import annotations

import fnmatch
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtable.readers.model import Skipped, Source
from claimtable.readers.sources import passed_over, source_of
from claimtable.schema import Failure
from claimtable.text import writable

PATTERN = re.compile(r"[*?\[]")
_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

Found = Source | Failure | Skipped
_Place = tuple[int, int]


def in_folder(root: str) -> Iterator[Found]:
    """Yield the files of a folder and of those below it, and what is passed over there."""
    empty = True
    for item in _Walk(root):
        empty = False
        if not isinstance(item, str):
            yield item
        else:
            name = os.path.relpath(item, root)
            yield passed_over(item, name) or source_of(item, name, in_folder=True)
    if empty:
        yield Failure(writable(root), "the folder is empty")


def by_pattern(pattern: str, *, any_suffix: bool) -> Iterator[Found]:
    """Yield the files that match ``pattern`` (``**``: any number of folders); a suffix that tells nothing may do."""
    fixed, parts = _split(pattern)
    deepest = sys.maxsize if "**" in parts else len(parts) - 1
    empty = True
    for item in _Walk(fixed, deepest) if os.path.isdir(fixed) else ():
        if not isinstance(item, str):
            name = os.path.relpath(item.path, fixed)
            if isinstance(item, Failure) or _matches(name.split(os.sep), parts):
                yield item
            continue
        name = os.path.relpath(item, fixed)
        if _matches(name.split(os.sep), parts):
            empty = False
            skipped = passed_over(item, name)
            if skipped is not None and not (any_suffix and skipped.kind == "not read"):
                yield skipped
            else:
                yield source_of(item, name, in_folder=True)
    if empty:
        yield Failure(writable(pattern), "no file matches this pattern")


def _split(pattern: str) -> tuple[str, list[str]]:
    """Return the folder in which a pattern begins, and its parts from there."""
    begin = PATTERN.search(pattern)
    fixed = os.path.dirname(pattern[: begin.start()]) if begin else ""
    parts = [part for part in pattern[len(fixed) :].split(os.sep) if part]
    return fixed or os.curdir, parts


def _matches(names: Sequence[str], parts: Sequence[str]) -> bool:
    if not parts:
        return not names
    if parts[0] == "**":
        rest = parts[1:] or ["*"]
        return any(_matches(names[first:], rest) for first in range(len(names)))
    return bool(names) and fnmatch.fnmatch(names[0], parts[0]) and _matches(names[1:], parts[1:])


@dataclass(slots=True)
class _Folder:
    """A folder on the way: its place (device and number) and what is left of its entries."""

    path: str
    place: _Place
    entries: Iterator[os.DirEntry[str]]


class _Walk:
    """Yields the paths of the files below a folder, and a Failure or Skipped for what is none or cannot be entered.

    Every folder is entered once. A link into the folder itself is not followed: what it leads to is read where it
    lies. Folders may be nested as deep as the system allows.
    """

    def __init__(self, root: str, deepest: int = sys.maxsize) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._deepest = deepest
        self._way: list[_Folder] = []
        self._seen: set[_Place] = set()

    def __iter__(self) -> Iterator[str | Failure | Skipped]:
        """Walk."""
        yield from self._enter(self._root)
        while self._way:
            entry = next(self._way[-1].entries, None)
            if entry is None:
                self._way.pop()
            else:
                yield from self._one(entry)

    def _enter(self, path: str) -> Iterator[Failure | Skipped]:
        try:
            status = os.stat(path)
            with os.scandir(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(writable(path), f"the folder cannot be read: {error.strerror}")
            return
        place = (status.st_dev, status.st_ino)
        if place in self._seen:
            back = any(place == above.place for above in self._way)
            reason = "a link back to a folder above it" if back else "a link to a folder that is read elsewhere"
            yield Skipped(writable(path), "not read", reason)
            return
        self._seen.add(place)
        self._way.append(_Folder(path, place, iter(entries)))

    def _one(self, entry: os.DirEntry[str]) -> Iterator[str | Failure | Skipped]:
        try:
            folder, file, link = entry.is_dir(), entry.is_file(), entry.is_symlink()
            special = "" if folder or file else _special(entry)
        except OSError as error:  # a link to itself, or into a folder that may not be entered
            yield Failure(writable(entry.path), f"it cannot be read: {error.strerror}")
            return
        if special:
            yield passed_over(entry.path, entry.name) or Skipped(writable(entry.path), "not read", special)
        elif not folder:
            yield entry.path
        elif entry.name.startswith("."):
            yield Skipped(writable(entry.path), "hidden", "its name begins with a dot")
        elif len(self._way) <= self._deepest:
            yield from self._link(entry.path) if link else self._enter(entry.path)

    def _link(self, path: str) -> Iterator[Failure | Skipped]:
        inside = os.path.relpath(os.path.realpath(path), self._real)
        above = inside == os.curdir or inside.split(os.sep)[0] == os.pardir
        if above or any(part.startswith(".") for part in inside.split(os.sep)) or self._deepest < sys.maxsize:
            yield from self._enter(path)
            return
        back = any(os.path.samefile(path, folder.path) for folder in self._way)
        reason = "a link back to a folder above it" if back else "a link to a folder that is read where it lies"
        yield Skipped(writable(path), "not read", reason)


def _special(entry: os.DirEntry[str]) -> str:
    """Return what a file that is no regular one is; an empty string for a link to nothing, which reading tells."""
    try:
        mode = os.stat(entry.path).st_mode
    except FileNotFoundError:
        return ""
    told = next((name for test, name in _SPECIAL if test(mode)), "no regular file")
    return f"{told}; name it to read it"
