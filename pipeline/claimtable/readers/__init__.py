"""Inputs -> articles: files, folders, patterns, URLs and standard input, in any format of ``FAMILIES``.

Readers stream: memory does not grow with the input. Nothing raises for bad input: what cannot be read is a Failure
with its path, line and reason, and what is passed over on purpose is told to ``on_skip``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from claimtable.errors import OptionError
from claimtable.readers.articles import Finisher, text_key
from claimtable.readers.families import FAMILIES, Family, family_names, family_of, has_reader, known_suffixes
from claimtable.readers.guard import read_source
from claimtable.readers.inputs import STANDARD_INPUT, count_articles, find_sources, remote_stamp
from claimtable.readers.model import (
    DEATH,
    OTHER_PIECE,
    Draft,
    Fields,
    Item,
    Options,
    Pieces,
    Repaired,
    Skipped,
    Source,
    UsedFields,
    add_fields,
    fields_line,
)
from claimtable.readers.names import UniqueNames
from claimtable.readers.sources import source_of
from claimtable.readers.worker import WorkerReader, can_hand_on
from claimtable.schema import Article, Failure

__all__ = [
    "DEATH",
    "FAMILIES",
    "OTHER_PIECE",
    "Draft",
    "Family",
    "Fields",
    "Finisher",
    "Item",
    "Options",
    "Pieces",
    "Repaired",
    "Skipped",
    "Source",
    "UniqueNames",
    "UsedFields",
    "add_fields",
    "check_format",
    "estimate",
    "family_names",
    "family_of",
    "fields_line",
    "find_sources",
    "has_reader",
    "known_suffixes",
    "read",
    "read_source",
    "remote_stamp",
    "source_of",
    "text_key",
]


def _ignore(notice: object) -> None:
    return None


def read(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    fields: Fields | None = None,
    day_first: bool | None = None,
    input_format: str = "",
    drop_duplicates: bool = True,
    timeout: float = 0.0,
    on_skip: Callable[[Skipped], None] = _ignore,
    on_repair: Callable[[Repaired], None] = _ignore,
    on_fields: Callable[[UsedFields], None] = _ignore,
) -> Iterator[Article | Failure]:
    """Yield the articles of ``inputs`` in order, and a Failure for everything that gives none.

    ``inputs`` are files, folders, patterns, fsspec URLs or ``-`` (standard input). ``published`` is the date of
    articles whose own field holds none; ``input_format`` is the family of what has no telling suffix. An article
    whose text was read before is told to ``on_skip`` and left out unless ``drop_duplicates`` is False; what was read
    but not as it lies there is told to ``on_repair``, and which fields of records are used to ``on_fields``, once for
    every combination. Ids are unique. ``timeout`` is how many seconds a document may
    take; above 0 they are read in a process of their own, which is ended when it does not come back.
    Raises OptionError for an unknown ``input_format``.
    """
    check_format(input_format)
    options = Options(fields or Fields(), published, day_first, input_format)
    finisher = Finisher(options, drop_duplicates=drop_duplicates)
    # started now, so that it is ready when the models are
    worker = WorkerReader(timeout, standard_input=STANDARD_INPUT in inputs and can_hand_on()) if timeout > 0 else None
    return _told(_items(inputs, options, finisher, worker), on_skip, on_repair, on_fields)


def check_format(input_format: str) -> None:
    """Raise OptionError when there is no family called ``input_format``; an empty name is no choice."""
    if input_format and input_format not in family_names():
        raise OptionError(f"there is no format {input_format!r}; there are {', '.join(family_names())}")


def _told(
    found: Iterable[Item | Article | UsedFields],
    on_skip: Callable[[Skipped], None],
    on_repair: Callable[[Repaired], None],
    on_fields: Callable[[UsedFields], None],
) -> Iterator[Article | Failure]:
    """Yield articles and failures; tell the rest."""
    for item in found:
        if isinstance(item, Article | Failure):
            yield item
        elif isinstance(item, Skipped):
            on_skip(item)
        elif isinstance(item, Repaired):
            on_repair(item)
        elif isinstance(item, UsedFields):
            on_fields(item)


def _items(
    inputs: Sequence[str], options: Options, finisher: Finisher, worker: WorkerReader | None
) -> Iterator[Item | Article | UsedFields]:
    used: set[UsedFields] = set()
    try:
        for source in find_sources(inputs, options.input_format):
            if not isinstance(source, Source):
                yield source
                continue
            apart = worker is not None and (source.path != STANDARD_INPUT or can_hand_on())
            for item in worker.read(source, options) if worker and apart else read_source(source, options):
                if not isinstance(item, Draft):
                    yield item
                    continue
                if item.fields and (fields := UsedFields(item.fields)) not in used:
                    used.add(fields)
                    yield fields
                yield finisher.finish(item, source)
    finally:
        if worker is not None:
            worker.close()


def estimate(inputs: Sequence[str]) -> int | None:
    """Return the number of articles in ``inputs`` when it is cheap to tell, else None."""
    try:
        return count_articles(inputs)
    except Exception:  # what is wrong with an input is told when it is read
        return None
