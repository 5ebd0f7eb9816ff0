"""A file of quotes -> quotes to check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimtable.errors import OptionError, ReadError
from claimtable.files import LONGEST_CELL
from claimtable.readers.encodings import decode
from claimtable.store.inputs import json_records

#: what a column of quotes and one of speakers may be called
QUOTE_NAMES = ("quote", "quotation", "quote_text", "statement", "text", "claim", "content")
SPEAKER_NAMES = (
    *("speaker", "alleged_speaker", "claimant", "said_by", "attributed_to", "who_said_it", "person"),
    *("source", "author", "name"),
)
ID_NAMES = ("id", "quote_id")


@dataclass(frozen=True, slots=True)
class ListedQuote:
    """One quote of a file: its id (its number where the file has none), its words, who is said to have said it, and
    the file's other columns.
    """

    id: str
    quote: str
    speaker: str = ""
    own: Mapping[str, Any] = field(default_factory=dict)


def read_quotes(path: str) -> Iterator[ListedQuote]:
    """Yield the quotes of a .csv or .jsonl file with the columns quote, speaker (optional) and id (optional).

    Raises OptionError for another suffix and ReadError for a file that cannot be read or has no quotes.
    """
    readers = {".csv": _csv, ".jsonl": _jsonl}
    suffix = Path(path).suffix.lower()
    if suffix not in readers:
        raise OptionError(
            f"{path}: quotes are read from .csv or .jsonl, not from {suffix or 'a name without a suffix'!r}"
        )
    try:
        for number, record in enumerate(readers[suffix](Path(path)), start=1):
            rest = dict(record)
            quote = _take(rest, QUOTE_NAMES)
            if quote is None:
                raise ReadError(
                    f"{path}: row {number} has no column {' or '.join(QUOTE_NAMES)}; "
                    f"it has {', '.join(map(str, record))}"
                )
            name, speaker = _take(rest, ID_NAMES), _take(rest, SPEAKER_NAMES)
            yield ListedQuote(name or str(number), quote, speaker or "", rest)
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"{path} cannot be read: {error}") from error


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(LONGEST_CELL)
    text = decode(path.read_bytes()).text.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=header.count))


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as stream:
        yield from json_records(path, stream)


def _take(record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """Take the first of the named columns out of ``record`` and return its value."""
    plain = {str(name).strip().lower().replace(" ", "_"): name for name in record}
    found = next((plain[name] for name in names if name in plain), None)
    value = None if found is None else record.pop(found)
    return None if value is None else str(value)
