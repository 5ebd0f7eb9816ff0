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
from claimtable.readers.inputs import count_articles, find_sources, remote_stamp, source_of
from claimtable.readers.model import DEATH, OTHER_PIECE, Draft, Fields, Item, Options, Pieces, Skipped, Source
from claimtable.readers.names import UniqueNames
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
    "Skipped",
    "Source",
    "UniqueNames",
    "check_format",
    "estimate",
    "family_names",
    "family_of",
    "find_sources",
    "has_reader",
    "known_suffixes",
    "read",
    "read_source",
    "remote_stamp",
    "source_of",
    "text_key",
]


def read(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    fields: Fields | None = None,
    day_first: bool | None = None,
    input_format: str = "",
    drop_duplicates: bool = True,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Article | Failure]:
    """Yield the articles of ``inputs`` in order, and a Failure for everything that gives none.

    ``inputs`` are files, folders, patterns, fsspec URLs or ``-`` (standard input). ``published`` is the date of
    articles whose own field holds none; ``input_format`` is the family of what has no telling suffix. An article
    whose text was read before is told to ``on_skip`` and left out unless ``drop_duplicates`` is False. Ids are unique.
    Raises OptionError for an unknown ``input_format``.
    """
    check_format(input_format)
    options = Options(fields or Fields(), published, day_first, input_format)
    return _read(inputs, options, drop_duplicates, on_skip or (lambda skipped: None))


def check_format(input_format: str) -> None:
    """Raise OptionError when there is no family called ``input_format``; an empty name is no choice."""
    if input_format and input_format not in family_names():
        raise OptionError(f"there is no format {input_format!r}; there are {', '.join(family_names())}")


def _read(
    inputs: Sequence[str], options: Options, drop_duplicates: bool, on_skip: Callable[[Skipped], None]
) -> Iterator[Article | Failure]:
    finisher = Finisher(options, drop_duplicates=drop_duplicates)
    for source in find_sources(inputs, options.input_format):
        items: Iterable[Draft | Failure | Skipped]
        items = read_source(source, options) if isinstance(source, Source) else (source,)
        for item in items:
            done = finisher.finish(item, source) if isinstance(item, Draft) and isinstance(source, Source) else item
            if isinstance(done, Skipped):
                on_skip(done)
            elif not isinstance(done, Draft):
                yield done


def estimate(inputs: Sequence[str]) -> int | None:
    """Return the number of articles in ``inputs`` when it is cheap to tell, else None."""
    try:
        return count_articles(inputs)
    except OSError:
        return None
