"""What the user named -> sources: files, folders, patterns, URLs and standard input."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.files import buffered, compression_of, decompress, is_url, split_compression
from claimtable.readers.families import has_reader, known_suffixes
from claimtable.readers.model import Skipped, Source
from claimtable.schema import Failure

_PATTERN = re.compile(r"[*?\[]")
# what lies beside articles in folders everywhere and is none
_NO_ARTICLES = ("readme*", "license*", "licence*", "changelog*", "contributing*", "copying*", "notice*")


def find_sources(inputs: Sequence[str], input_format: str = "") -> Iterator[Source | Failure | Skipped]:
    """Yield what ``inputs`` name, in their order; the files of a folder sorted by name.

    ``input_format`` is the family of what has no telling suffix. What does not exist is a Failure, what lies in a
    folder and is no article is Skipped.
    """
    for name in inputs:
        if name == "-":
            yield Source("-", "stdin", "", _standard_input)
        elif is_url(name):
            yield from _remote(name, input_format)
        elif os.path.isdir(name):
            yield from _folder(name)
        elif os.path.lexists(name):
            yield _named(name, input_format)
        elif _PATTERN.search(name):
            yield from _pattern(name, input_format)
        else:
            yield Failure(name, "there is no such file or folder")


def stem_of(name: str) -> str:
    """Return the name of a file, or its path in a folder, without suffixes and with ``/`` between folders."""
    plain, _ = split_compression(name.replace(os.sep, "/"))
    stem, suffix = os.path.splitext(plain)
    return stem if has_reader(suffix.lower()) else plain


def source_of(path: str, name: str, *, in_folder: bool = False) -> Source:
    """Return the source of a file or a URL; ``name`` is its path in the folder that the user named."""
    plain, compression = split_compression(name)
    suffix = os.path.splitext(plain)[1].lower()
    return Source(path, stem_of(name), suffix, partial(_open, path), compression, in_folder, name)


def _open(path: str) -> BinaryIO:
    if not is_url(path):
        return cast(BinaryIO, Path(path).open("rb"))
    system, inside = _file_system(path)
    return cast(BinaryIO, system.open(inside, "rb"))


def passed_over(path: str, name: str) -> Skipped | None:
    """Return why a file of a folder is no article, or None when it may be one."""
    base = os.path.basename(name)
    plain, _ = split_compression(base)
    suffix = os.path.splitext(plain)[1].lower()
    if not has_reader(suffix):
        return Skipped(path, "not read", f"there is no reader for {suffix or 'names without a suffix'!r}")
    if suffix in (".md", ".txt", "") and any(fnmatch.fnmatch(plain.lower(), pattern) for pattern in _NO_ARTICLES):
        return Skipped(path, "not read", "a file about the folder, not an article; name it to read it")
    return None


def _named(path: str, input_format: str) -> Source | Failure:
    source = source_of(path, os.path.basename(path))
    if not has_reader(source.suffix) and source.suffix and not input_format:
        return Failure(path, f"there is no reader for {source.suffix!r}; there are {', '.join(known_suffixes())}")
    return source


def _pattern(name: str, input_format: str) -> Iterator[Source | Failure | Skipped]:
    matches = sorted(path for path in glob.glob(name, recursive=True) if not os.path.isdir(path))
    if not matches:
        yield Failure(name, "no file matches this pattern")
    fixed = os.path.dirname(name[: _PATTERN.search(name).start()])  # type: ignore[union-attr]
    for path in matches:
        relative = os.path.relpath(path, fixed or os.curdir)
        source = source_of(path, relative, in_folder=True)
        # a pattern and a format together say what to do with a suffix that tells nothing
        known = bool(input_format) and not has_reader(source.suffix)
        yield source if known else passed_over(path, relative) or source


def _folder(root: str) -> Iterator[Source | Failure | Skipped]:
    empty = True
    for item in _walk(root, root, set()):
        empty = False
        yield item
    if empty:
        yield Failure(root, "the folder is empty")


def _walk(root: str, folder: str, above: set[tuple[int, int]]) -> Iterator[Source | Failure | Skipped]:
    """Yield what lies in ``folder`` and below. ``above`` are the folders on the way here: a link to one is a loop."""
    try:
        status = os.stat(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(folder, f"the folder cannot be read: {error.strerror}")
        return
    place = (status.st_dev, status.st_ino)
    if place in above:
        yield Skipped(folder, "not read", "a link back to a folder above it")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(root, entry.path, above | {place})
        else:
            name = os.path.relpath(entry.path, root)
            yield passed_over(entry.path, name) or source_of(entry.path, name, in_folder=True)


def _standard_input() -> BinaryIO:
    """Open standard input, decompressed: it has no name that tells how."""
    stream = buffered(getattr(sys.stdin, "buffer", sys.stdin))
    return decompress(stream, compression_of(stream.peek(8)))  # type: ignore[attr-defined]


def _remote(url: str, input_format: str) -> Iterator[Source | Failure | Skipped]:
    """Yield what lies behind an fsspec URL: a file, a folder or a pattern."""
    try:
        system, path = _file_system(url)
        folder = not _PATTERN.search(path) and system.isdir(path)
        names = sorted(system.find(path) if folder else system.glob(path))
    except ReadError as error:
        yield Failure(url, str(error))
        return
    except ImportError as error:  # the package of a protocol; its text says which
        yield Failure(url, f"it cannot be opened: {error}")
        return
    except Exception as error:  # every file system raises its own
        yield Failure(url, f"it cannot be opened ({type(error).__name__}: {error})")
        return
    if not names:
        yield Failure(url, "there is nothing there")
    several = folder or len(names) > 1
    for name in names:
        relative = os.path.relpath(name, path) if folder else os.path.basename(name)
        told = system.unstrip_protocol(name)
        if several and (skipped := passed_over(told, relative)):
            yield skipped
        else:
            yield source_of(told, relative, in_folder=several)


def remote_stamp(url: str) -> tuple[int, str]:
    """Return the size of a file behind a URL and what changes when it changes. Raises OSError when it is not there."""
    system, path = _file_system(url)
    found = system.info(path)
    stamp = next((found[name] for name in ("ETag", "etag", "mtime", "LastModified", "created") if name in found), "")
    return int(found.get("size") or 0), str(stamp)


def _file_system(url: str) -> tuple[Any, str]:
    fsspec = need("fsspec", "reading URLs", package="fsspec", extra="remote")
    system, path = fsspec.core.url_to_fs(url)
    return system, path


def count_articles(inputs: Iterable[str]) -> int | None:
    """Return how many articles ``inputs`` hold where that is cheap to tell: files of one article each, small JSONL."""
    total = 0
    for item in find_sources([name for name in inputs if name != "-" and not is_url(name)]):
        if isinstance(item, Source):
            count = _count(item)
            if count is None:
                return None
            total += count
    return total if all(name != "-" and not is_url(name) for name in inputs) else None


_ONE_ARTICLE = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", "")
_SMALL = 64_000_000


def _count(source: Source) -> int | None:
    if source.suffix in _ONE_ARTICLE:
        return 1
    if source.suffix in (".jsonl", ".ndjson") and not source.compression and os.path.getsize(source.path) < _SMALL:
        from claimtable.readers.jsonl import count_records

        return count_records(source)
    return None
