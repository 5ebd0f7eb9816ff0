"""What a user has -> articles: paths, folders, patterns, URLs, texts, records, DataFrames, and articles themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any, TypeGuard

from claimtable.errors import OptionError, ReadError
from claimtable.files import is_url
from claimtable.readers import Fields, Finisher, UniqueNames, check_format, has_reader, read
from claimtable.readers import Options as ReadingOptions
from claimtable.readers.records import draft, find_names, no_text
from claimtable.readers.sources import source_of
from claimtable.schema import Article, Failure

#: a string that names nothing and has so many words is a text
_WORDS_OF_A_TEXT = 4
_SUFFIX = re.compile(r"(\.\w{1,10})(?:\.(?:gz|bz2|xz|zst))?\Z")


def day(value: date | str | None, name: str = "published") -> date | None:
    """Return a day that is given as a date or as ISO text; raises OptionError for anything else."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise OptionError(f"{name}={value!r}: not a date; write it as 2024-03-01") from error


def reading_options(
    *,
    published: date | str | None = None,
    fields: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    input_format: str = "",
) -> ReadingOptions:
    """Return how inputs are read. Raises OptionError for a date, a field or a format that there is not."""
    known = [field.name for field in fields_of(Fields)]
    for name in fields or {}:
        if name not in known:
            raise OptionError(f"fields has no part {name!r}; there are {', '.join(known)}")
    check_format(input_format)
    return ReadingOptions(Fields(**dict(fields or {})), day(published), day_first, input_format)


def articles_of(
    inputs: Any, options: ReadingOptions, *, drop_duplicates: bool, timeout: float
) -> Iterator[Article | Failure]:
    """Yield the articles of ``inputs``, and a Failure for what gives none; ids are unique.

    Raises OptionError for what can hold no articles, and for a DataFrame without a text.
    """
    names = UniqueNames()
    finisher = Finisher(options, drop_duplicates=drop_duplicates)
    for group in _groups(inputs):
        for item in _read(group, options, finisher, drop_duplicates, timeout):
            if isinstance(item, Article):
                name = names.take(item.id)
                yield item if name == item.id else replace(item, id=name)
            elif isinstance(item, Failure):
                yield item


def _groups(inputs: Any) -> Iterator[Any]:
    """Yield what is read together: names of inputs as one list, all else one by one."""
    if _is_frame(inputs) or isinstance(inputs, str | os.PathLike | Article | Mapping):
        inputs = [inputs]
    if not isinstance(inputs, Iterable) or isinstance(inputs, bytes):
        raise OptionError(f"{type(inputs).__name__} can hold no articles; give {_MAY_BE}")
    paths: list[str] = []
    for item in inputs:
        if isinstance(item, os.PathLike) or (isinstance(item, str) and not is_text(item)):
            paths.append(os.fspath(item) if isinstance(item, os.PathLike) else item)
            continue
        if paths:
            yield paths
            paths = []
        yield item
    if paths:
        yield paths


_MAY_BE = "paths, folders, patterns, URLs, texts, articles, records (dictionaries) or a DataFrame"


def is_text(given: str) -> bool:
    """Tell whether a string is a text and no name of an input.

    A text has several lines, or some words, and names no file, pattern or URL.

    >>> is_text("The bridge was closed on Monday."), is_text("news/*.txt"), is_text("my old story of May.txt")
    (True, False, False)
    """
    if "\n" in given.strip():
        return True
    suffix = _SUFFIX.search(given)
    if len(given.split()) < _WORDS_OF_A_TEXT or is_url(given) or (suffix and has_reader(suffix[1].lower())):
        return False
    return not _exists(given)


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except (OSError, ValueError):  # too long for a name
        return False


def _read(
    group: Any, options: ReadingOptions, finisher: Finisher, drop_duplicates: bool, timeout: float
) -> Iterator[Any]:
    if isinstance(group, list):
        yield from read(
            group,
            published=options.published,
            fields=options.fields,
            day_first=options.day_first,
            input_format=options.input_format,
            drop_duplicates=drop_duplicates,
            timeout=timeout,
        )
    elif isinstance(group, Article):
        yield group if group.published else replace(group, published=options.published)
    elif isinstance(group, str):
        yield Article("text", group, published=options.published, published_from="option" if options.published else "")
    elif _is_frame(group):
        yield from _of_records(_rows(group, options), options, finisher, "DataFrame")
    elif isinstance(group, Mapping):
        yield from _of_records([group], options, finisher, "record")
    else:
        raise OptionError(f"{type(group).__name__} can hold no article; give {_MAY_BE}")


def _of_records(
    records: Iterable[Mapping[str, Any]], options: ReadingOptions, finisher: Finisher, called: str
) -> Iterator[Any]:
    source = source_of(called, called)
    for number, record in enumerate(records, start=1):
        try:
            yield finisher.finish(draft(record, options, number), source)
        except ReadError as error:
            yield Failure(called, str(error), number)


def _is_frame(value: Any) -> TypeGuard[Any]:
    """Tell whether a value is a DataFrame; pandas is not loaded for it."""
    return hasattr(value, "columns") and hasattr(value, "to_dict")


def _rows(frame: Any, options: ReadingOptions) -> Iterator[Mapping[str, Any]]:
    columns: Sequence[str] = [str(name) for name in frame.columns]
    if "text" not in find_names(columns, options.fields):
        raise OptionError(no_text(list(columns)).replace("--field text=NAME", "fields={'text': NAME}"))
    plain = frame.astype(object).where(frame.notna(), None)
    return (dict(zip(columns, row, strict=True)) for row in plain.itertuples(index=False, name=None))


def aliases_of(given: Mapping[str, str] | str | os.PathLike[str] | None) -> dict[str, str]:
    """Return how speakers are called: of a dictionary from alias to name, or of a CSV file with these columns."""
    from claimtable.speakers import read_aliases, speaker_id

    if given is None:
        return {}
    if isinstance(given, Mapping):
        return {speaker_id(alias): name for alias, name in given.items()}
    return read_aliases(os.fspath(given))
