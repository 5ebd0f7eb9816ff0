"""A file or a URL -> its source, under names that can be written; and which files of a folder are no articles."""

from __future__ import annotations

import fnmatch
import os
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from claimtable.compression import split_compression
from claimtable.extras import need
from claimtable.files import is_url
from claimtable.readers.families import has_reader
from claimtable.readers.model import Skipped, Source
from claimtable.text import writable

# what lies beside articles in folders everywhere and is none
_NO_ARTICLES = ("readme*", "license*", "licence*", "changelog*", "contributing*", "copying*", "notice*")


def stem_of(name: str) -> str:
    """Return the name of a file, or its path in a folder, without suffixes and with ``/`` between folders."""
    plain, _ = split_compression(name.replace(os.sep, "/"))
    stem, suffix = os.path.splitext(plain)
    return writable(stem if has_reader(suffix.lower()) else plain)


def source_of(path: str, name: str, *, in_folder: bool = False) -> Source:
    """Return the source of a file or a URL; ``name`` is its path in the folder that the user named."""
    plain, compression = split_compression(name)
    suffix = os.path.splitext(plain)[1].lower()
    return Source(writable(path), stem_of(name), suffix, partial(_open, path), compression, in_folder, name, path)


def passed_over(path: str, name: str) -> Skipped | None:
    """Return why a file of a folder is no article, or None when it may be one."""
    base = os.path.basename(name)
    if base.startswith("."):
        return Skipped(writable(path), "hidden", "its name begins with a dot")
    plain, _ = split_compression(base)
    suffix = os.path.splitext(plain)[1].lower()
    if not has_reader(suffix):
        told = repr(writable(suffix)) if suffix else "names without a suffix"
        return Skipped(writable(path), "not read", f"there is no reader for {told}")
    if suffix in (".md", ".txt", "") and any(fnmatch.fnmatch(plain.lower(), pattern) for pattern in _NO_ARTICLES):
        return Skipped(writable(path), "not read", "a file about the folder, not an article; name it to read it")
    return None


def file_system(url: str) -> tuple[Any, str]:
    """Return the fsspec file system of a URL and the path in it. Raises ReadError when fsspec is not there."""
    fsspec = need("fsspec", "reading URLs", package="fsspec", extra="remote")
    system, path = fsspec.core.url_to_fs(url)
    return system, path


def _open(path: str) -> BinaryIO:
    if not is_url(path):
        return cast(BinaryIO, Path(path).open("rb"))
    system, inside = file_system(path)
    return cast(BinaryIO, system.open(inside, "rb"))
