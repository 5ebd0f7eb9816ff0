"""Reading one unit of an archive in a worker: files -> chunks of articles, filtered, with what failed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, replace

from claimtable.archive.deadlines import Watchdog
from claimtable.archive.settings import InputFile, Settings
from claimtable.archive.signatures import signature_of
from claimtable.archive.tasks import PiecesTask, ReadTask, Record, chunk_name, index_name, unit_record
from claimtable.archive.texts import Entry, pack, pack_index, to_json
from claimtable.errors import DeadlineReached
from claimtable.files import is_url
from claimtable.readers import (
    DEATH,
    OTHER_PIECE,
    Draft,
    Finisher,
    Item,
    Pieces,
    Repaired,
    Skipped,
    Source,
    read_source,
    source_of,
    text_key,
)
from claimtable.schema import Article, Failure
from claimtable.text import writable


def read_unit(task: ReadTask) -> Record:
    """Read the unit, write its chunks and then its record, and return the record.

    The articles of a chunk are as many as the settings say; the last chunk may be smaller. With ``task.only`` the
    files of that range are read and nothing is written.
    """
    with Watchdog(task.timeout) as dog:
        if task.only is None:
            return _read_all(task, dog)
        for _ in _items(task, dog, range(*task.only)):
            pass
        return {}


def try_pieces(task: PiecesTask) -> int:
    """Read the documents ``task.only`` of a file, writing nothing; return how many documents there are in all."""
    source = _source(task.file, Pieces(task.only, task.excluded))
    last = 0
    with Watchdog(task.timeout) as dog:
        for item in _in_time(read_source(source, task.settings.options), dog, task.file.path):
            if isinstance(item, Skipped) and item.kind == OTHER_PIECE:
                last = max(last, item.line or 0)
    return last


def _read_all(task: ReadTask, dog: Watchdog) -> Record:
    record: Record = {"unit": task.unit, "files": [], "chunks": [], "failures": [], "repaired": [], "skipped": []}
    record["fields"] = []  # pairs of a part and the field that held it, as UsedFields has them
    chunk: list[Article] = []
    for item in _items(task, dog, range(task.size), record):
        if isinstance(item, Failure):
            record["failures"].append(asdict(item))
        elif isinstance(item, Skipped):
            record["skipped"].append(asdict(item))
        elif isinstance(item, Repaired):
            record["repaired"].append(asdict(item))
        else:
            chunk.append(item)
            if len(chunk) == task.settings.shard:
                _write(task, record, chunk)
                chunk = []
    if chunk:
        _write(task, record, chunk)
    task.storage.write(unit_record(task.unit), to_json(record))
    return record


def _items(
    task: ReadTask, dog: Watchdog, numbers: range, record: Record | None = None
) -> Iterator[Article | Failure | Skipped | Repaired]:
    finisher = Finisher(task.settings.options, drop_duplicates=False)
    for number in numbers:
        file = task.files[number]
        if number in task.excluded:
            yield Failure(writable(file.path), f"reading it: {DEATH}")
            continue
        if record is not None:
            record["files"].append({"path": writable(file.path), "bytes": file.size, "sha256": _digest(file)})
        source = _source(file, Pieces(excluded=task.pieces.get(number, frozenset())))
        for item in _in_time(read_source(source, task.settings.options), dog, source.path):
            if not isinstance(item, Draft):
                yield item
                continue
            if record is not None:
                record["fields"] += [list(used) for used in item.fields if list(used) not in record["fields"]]
            done = finisher.finish(item, source)
            yield _filtered(done, item.line, task.settings) if isinstance(done, Article) else done


def _filtered(article: Article, line: int | None, settings: Settings) -> Article | Failure | Skipped:
    if len(article.text) > settings.longest:
        reason = (
            f"it has {len(article.text):,} characters, more than the {settings.longest:,} that --longest lets through"
        )
        return Failure(article.source, reason, line, article.id)
    kind, reason = settings.filters.reason(article.text)
    return Skipped(article.source, kind, reason) if kind else article


def _in_time(items: Iterator[Item], dog: Watchdog, path: str) -> Iterator[Item]:
    """Yield ``items`` as long as each comes in time; the first that does not is a Failure and the last."""
    while True:
        try:
            with dog.step():
                item = next(items, None)
        except DeadlineReached as late:
            yield Failure(path, str(late))
            return
        if item is None:
            return
        yield item


def _source(file: InputFile, pieces: Pieces) -> Source:
    return replace(source_of(file.path, file.name, in_folder=file.in_folder), pieces=pieces)


def _digest(file: InputFile) -> str:
    """Return the SHA-256 of a file; empty behind a URL, where a second reading costs, and where it cannot be read."""
    if is_url(file.path):
        return ""
    try:
        with open(file.path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _write(task: ReadTask, record: Record, chunk: list[Article]) -> None:
    name = chunk_name(task.unit, len(record["chunks"]))
    near = task.settings.dedupe == "near"
    entries = [
        Entry(item.id, text_key(item.text), item.source, signature_of(item.text) if near else ()) for item in chunk
    ]
    task.storage.write(name, pack(chunk))
    task.storage.write(index_name(name), pack_index(entries))
    record["chunks"].append({"name": name, "articles": len(chunk)})
