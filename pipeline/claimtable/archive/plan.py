"""What a run reads: the files of the archive, listed once, and the units of a few files in which workers read them."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from claimtable.archive.settings import InputFile
from claimtable.archive.storage import Storage
from claimtable.errors import OptionError
from claimtable.files import is_url
from claimtable.readers import Skipped, Source, find_sources, remote_stamp
from claimtable.schema import Failure

#: a unit ends when it holds this many bytes
UNIT_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of an archive, packed (``unpack_files`` gives them), and what was found beside them."""

    packed: bytes
    digest: str
    files: int
    size: int
    failures: tuple[Failure, ...]
    skipped: Counter[str]


def list_inputs(inputs: Sequence[str], input_format: str = "", *, apart_from: Storage | None = None) -> Listing:
    """Return the files that ``inputs`` name, in order; what lies in the storage that a run writes to is no input.

    Raises OptionError for standard input: it cannot be resumed.
    """
    if "-" in inputs:
        raise OptionError("a run cannot read standard input, which is gone when the run goes on; save it to a file")
    failures: list[Failure] = []
    skipped: Counter[str] = Counter()
    files = _Packer()
    for item in find_sources(inputs, input_format):
        if apart_from is not None and apart_from.holds(item.path):
            continue
        if isinstance(item, Skipped):
            skipped[item.kind] += 1
            continue
        found = item if isinstance(item, Failure) else _input_file(item)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            files.add(found)
    return files.listing(tuple(failures), skipped)


class _Packer:
    """Packs files as they come, so that millions of them take little memory."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._stream = gzip.GzipFile(fileobj=self._data, mode="wb", compresslevel=3, mtime=0)
        self._hash = hashlib.sha256()
        self._files = self._size = 0

    def add(self, file: InputFile) -> None:
        """Pack one more file."""
        line = (json.dumps(astuple(file)) + "\n").encode()
        self._stream.write(line)
        self._hash.update(line)
        self._files += 1
        self._size += file.size

    def listing(self, failures: tuple[Failure, ...], skipped: Counter[str]) -> Listing:
        """Return what was packed, with what was found beside it."""
        self._stream.close()
        return Listing(self._data.getvalue(), self._hash.hexdigest(), self._files, self._size, failures, skipped)


def _input_file(source: Source) -> InputFile | Failure:
    try:
        if is_url(source.path):
            size, stamp = remote_stamp(source.path)
        else:
            status = os.stat(source.path)
            size, stamp = status.st_size, str(status.st_mtime_ns)
    except FileNotFoundError:
        return Failure(source.path, "it is no longer there")
    except OSError as error:
        return Failure(source.path, f"it cannot be read: {error.strerror or error}")
    path = source.path if is_url(source.path) else os.path.abspath(source.path)
    return InputFile(path, source.name, source.in_folder, size, stamp)


def unpack_files(packed: bytes) -> Iterator[InputFile]:
    """Yield the files of a packed listing."""
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as lines:
        for line in lines:
            yield InputFile(*json.loads(line))


def units(files: Iterable[InputFile], most: int) -> Iterator[tuple[InputFile, ...]]:
    """Yield the files in groups of at most ``most``; a group ends early when it holds ``UNIT_BYTES``."""
    unit: list[InputFile] = []
    size = 0
    for file in files:
        unit.append(file)
        size += file.size
        if len(unit) >= most or size >= UNIT_BYTES:
            yield tuple(unit)
            unit, size = [], 0
    if unit:
        yield tuple(unit)


def changed_files(old: bytes, new: bytes) -> list[str]:
    """Return what differs between two packed listings, one phrase a file."""
    before = {file.path: file for file in unpack_files(old)}
    after = {file.path: file for file in unpack_files(new)}
    gone = [f"{path} is gone" for path in before if path not in after]
    fresh = [f"{path} is new" for path in after if path not in before]
    other = [f"{path} has changed" for path in after if path in before and after[path] != before[path]]
    return other + gone + fresh
