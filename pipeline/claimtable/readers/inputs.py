"""What the user named -> sources: files, folders, patterns, URLs and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from claimtable.compression import buffered, compression_of, decompress
from claimtable.errors import ReadError
from claimtable.files import is_url
from claimtable.readers.families import family_of, has_reader, is_looked_into, known_suffixes
from claimtable.readers.folders import PATTERN, by_pattern, in_folder
from claimtable.readers.model import Skipped, Source
from claimtable.readers.sources import file_system, passed_over, source_of
from claimtable.schema import Failure
from claimtable.text import writable

#: standard input, as users name it
STANDARD_INPUT = "-"


def find_sources(inputs: Sequence[str], input_format: str = "") -> Iterator[Source | Failure | Skipped]:
    """Yield what ``inputs`` name, in their order; the files of a folder sorted by name.

    ``input_format`` is the family of what has no telling suffix. What does not exist is a Failure, what lies in a
    folder and is no article is Skipped.
    """
    for name in inputs:
        if name == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, "stdin", "", _standard_input)
        elif is_url(name):
            yield from _remote(name, input_format)
        elif os.path.isdir(name):
            yield from in_folder(name)
        elif os.path.lexists(name):
            yield _named(name, input_format)
        elif PATTERN.search(name):
            yield from by_pattern(name, any_suffix=bool(input_format))
        else:
            yield Failure(writable(name), "there is no such file or folder")


def _named(path: str, input_format: str) -> Source | Failure:
    source = source_of(path, os.path.basename(path))
    if not has_reader(source.suffix) and not is_looked_into(source.suffix) and not input_format:
        known = ", ".join(known_suffixes())
        told = f"there is no reader for {writable(source.suffix)!r} (--format NAME tells which); there are {known}"
        return Failure(source.path, told)
    return source


def _standard_input() -> BinaryIO:
    """Open standard input, decompressed: it has no name that tells how."""
    stream = buffered(getattr(sys.stdin, "buffer", sys.stdin))
    return decompress(stream, compression_of(stream.peek(8)))  # type: ignore[attr-defined]


def _remote(url: str, input_format: str) -> Iterator[Source | Failure | Skipped]:
    """Yield what lies behind an fsspec URL: a file, a folder or a pattern."""
    try:
        system, path = file_system(url)
        folder = not PATTERN.search(path) and system.isdir(path)
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
    system, path = file_system(url)
    found = system.info(path)
    stamp = next((found[name] for name in ("ETag", "etag", "mtime", "LastModified", "created") if name in found), "")
    return int(found.get("size") or 0), str(stamp)


def count_articles(inputs: Iterable[str]) -> int | None:
    """Return how many articles ``inputs`` hold where that is cheap to tell: files of one article each, small JSONL."""
    total = 0
    for name in inputs:
        if name == STANDARD_INPUT or is_url(name):
            return None
        for item in find_sources([name]):
            count = _count(item) if isinstance(item, Source) else 0
            if count is None:
                return None
            total += count
    return total


_SMALL = 64_000_000


def _count(source: Source) -> int | None:
    if not os.path.isfile(source.location):  # to look into a pipe would take its data away
        return None
    family = family_of(source.suffix, "text")
    if family is not None and family.holds == "one":
        return 1
    if family is None or family.holds != "lines" or source.compression or os.path.getsize(source.location) > _SMALL:
        return None
    from claimtable.readers.jsonl import count_records

    return count_records(source)
