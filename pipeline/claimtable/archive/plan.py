"""What a run reads: the files of the archive, listed once, and the units of a few files in which workers read them."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any

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
    """The files of an archive, packed (``unpack_files`` gives them), and what was found beside them.

    ``passed_over`` holds every file that is no article, as gzipped JSON lines; ``skipped`` counts them by kind.
    """

    packed: bytes
    digest: str
    files: int
    size: int
    failures: tuple[Failure, ...]
    skipped: Counter[str]
    passed_over: bytes = b""


def list_inputs(inputs: Sequence[str], input_format: str = "", *, apart_from: Storage | None = None) -> Listing:
    """Return the files that ``inputs`` name, in order; what lies in the storage that a run writes to is no input.

    Raises OptionError for standard input: it cannot be resumed.
    """
    if "-" in inputs:
        raise OptionError("a run cannot read standard input, which is gone when the run goes on; save it to a file")
    failures: list[Failure] = []
    skipped: Counter[str] = Counter()
    passed_over = _Packer()
    files = _FilePacker()
    for item in find_sources(inputs, input_format):
        if apart_from is not None and apart_from.holds(item.path):
            continue
        if isinstance(item, Skipped):
            skipped[item.kind] += 1
            passed_over.add(asdict(item))
            continue
        found = item if isinstance(item, Failure) else _input_file(item)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            files.add_file(found)
    return Listing(
        files.finish(), files.digest, files.number, files.size, tuple(failures), skipped, passed_over.finish()
    )


class _Packer:
    """Packs records as they come, so that millions of them take little memory."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._stream = gzip.GzipFile(fileobj=self._data, mode="wb", compresslevel=3, mtime=0)
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """The SHA-256 of the records."""
        return self._hash.hexdigest()

    def add(self, record: Any) -> None:
        """Pack one more record."""
        line = (json.dumps(record) + "\n").encode()
        self._stream.write(line)
        self._hash.update(line)

    def finish(self) -> bytes:
        """Return what was packed."""
        self._stream.close()
        return self._data.getvalue()


class _FilePacker(_Packer):
    """Packs files, with their number and their size in bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.number = self.size = 0

    def add_file(self, file: InputFile) -> None:
        """Pack one more file."""
        self.add(astuple(file))
        self.number += 1
        self.size += file.size


def _input_file(source: Source) -> InputFile | Failure:
    try:
        if is_url(source.location):
            size, stamp = remote_stamp(source.location)
        else:
            status = os.stat(source.location)
            size, stamp = status.st_size, str(status.st_mtime_ns)
    except FileNotFoundError:
        return Failure(source.path, "it is no longer there")
    except OSError as error:
        return Failure(source.path, f"it cannot be read: {error.strerror or error}")
    path = source.location if is_url(source.location) else os.path.abspath(source.location)
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
