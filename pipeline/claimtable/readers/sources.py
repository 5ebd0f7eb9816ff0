"""A file or a URL -> its source, under names that can be written; and which files of a folder are no articles."""

from __future__ import annotations

import fnmatch
import os
import re
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from claimtable.compression import split_compression
from claimtable.extras import need
from claimtable.files import is_url
from claimtable.readers.families import has_reader, is_looked_into
from claimtable.readers.model import Skipped, Source
from claimtable.text import writable

# what is a suffix and not the end of a name with a stop in it
_SUFFIX = re.compile(r"\.\w{1,12}")
# what lies beside articles in folders everywhere and is none
_NO_ARTICLES = ("readme*", "license*", "licence*", "changelog*", "contributing*", "copying*", "notice*")


# gold data and the articles that it is about, as claimtable evaluate finds them
_GOLD, _GOLD_ARTICLES = "gold.jsonl", "articles.jsonl"


def stem_of(name: str) -> str:
    """Return the name of a file, or its path in a folder, without suffixes and with ``/`` between folders."""
    plain, _ = split_compression(name.replace(os.sep, "/"))
    stem, suffix = os.path.splitext(plain)
    return writable(stem if has_reader(suffix.lower()) else plain)


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name without that of its compression, in lower case; it may stand before a query.

    >>> [suffix_of(name) for name in ("a/story.HTML.gz", "index.html?id=5", "story.php?id=5", "story", "a. B c")]
    ['.html', '.html', '.php', '', '']
    """
    plain, _ = split_compression(os.path.basename(name))
    suffix = os.path.splitext(plain)[1].lower()
    if not has_reader(suffix) and "?" in plain:
        suffix = os.path.splitext(plain.partition("?")[0])[1].lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def source_of(path: str, name: str, *, in_folder: bool = False) -> Source:
    """Return the source of a file or a URL; ``name`` is its path in the folder that the user named."""
    _, compression = split_compression(name)
    suffix = suffix_of(name)
    return Source(writable(path), stem_of(name), suffix, partial(_open, path), compression, in_folder, name, path)


def passed_over(path: str, name: str) -> Skipped | None:
    """Return why a file of a folder is no article, or None when it may be one."""
    base = os.path.basename(name)
    if base.startswith("."):
        return Skipped(writable(path), "hidden", "its name begins with a dot")
    plain, _ = split_compression(base)
    suffix = suffix_of(base)
    if not has_reader(suffix) and not is_looked_into(suffix):
        told = f"there is no reader for {writable(suffix)!r}; '*{writable(suffix)}' with --format NAME reads it"
        return Skipped(writable(path), "not read", told)
    if suffix in (".md", ".txt", "") and any(fnmatch.fnmatch(plain.lower(), pattern) for pattern in _NO_ARTICLES):
        return Skipped(writable(path), "not read", "a file about the folder, not an article; name it to read it")
    if plain == _GOLD_ARTICLES and os.path.exists(os.path.join(os.path.dirname(path), _GOLD)):
        told = f"the articles of {_GOLD} beside it, for claimtable evaluate; name it to read it"
        return Skipped(writable(path), "not read", told)
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
