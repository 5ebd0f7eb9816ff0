"""What a worker is asked to do. A task moves paths and numbers, never texts, and may be tried in part.

Every task works on a row of items (the files of a unit, the documents of a file, the articles of a shard). ``only``
is a range of items to try without writing anything, to find out which one kills the worker; ``excluded`` are items
found to do so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claimtable.archive.settings import Engine, InputFile, Settings
from claimtable.archive.storage import Storage


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read a unit of the archive, a few files, into chunks of articles.

    ``pieces`` are the documents to leave out, by the place of their file in the unit.
    """

    storage: Storage
    settings: Settings
    timeout: float
    unit: int
    files: tuple[InputFile, ...]
    only: tuple[int, int] | None = None
    excluded: frozenset[int] = frozenset()
    pieces: dict[int, frozenset[int]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Number of items."""
        return len(self.files)

    @property
    def name(self) -> str:
        """What the task is called in logs."""
        return f"unit {self.unit}"


@dataclass(frozen=True, slots=True)
class PiecesTask:
    """Try the documents ``only`` of one file, such as the pages of a crawl; its result is how many there are."""

    settings: Settings
    timeout: float
    file: InputFile
    only: tuple[int, int]
    excluded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Extract the claims of one chunk into one part.

    ``dropped`` are articles that are copies of earlier ones, ``renamed`` those whose id an earlier one has; both by
    their place in the chunk.
    """

    storage: Storage
    settings: Settings
    engine: Engine
    timeout: float
    shard: int
    chunk: str
    size: int
    dropped: frozenset[int] = frozenset()
    renamed: dict[int, str] = field(default_factory=dict)
    only: tuple[int, int] | None = None
    excluded: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """What the task is called in logs."""
        return f"shard {self.shard}"


Task = ReadTask | PiecesTask | ShardTask
Record = dict[str, Any]


def unit_record(unit: int) -> str:
    """Return the name of the record that says that a unit has been read."""
    return f"work/units/{unit:06d}.json"


def chunk_name(unit: int, chunk: int) -> str:
    """Return the name of a chunk of articles; its index ends with .json instead."""
    return f"work/texts/{unit:06d}-{chunk:05d}.jsonl.gz"


def index_name(chunk: str) -> str:
    """Return the name of the index of a chunk."""
    return chunk.removesuffix(".jsonl.gz") + ".json"


def shard_record(shard: int) -> str:
    """Return the name of the record that says that a shard is done."""
    return f"work/shards/{shard:06d}.json"


def part_name(shard: int, suffix: str) -> str:
    """Return the name of the part with the claims of a shard."""
    return f"part-{shard:06d}.{suffix}"


def texts_name(shard: int, suffix: str) -> str:
    """Return the name of the part with the articles of a shard."""
    return f"articles/part-{shard:06d}.{suffix}"


def figures_name(shard: int, suffix: str) -> str:
    """Return the name of the part with the figures of a shard."""
    return f"quantities/part-{shard:06d}.{suffix}"
