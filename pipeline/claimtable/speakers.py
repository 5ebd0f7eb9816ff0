"""Speakers over a run: one normalised name in all articles, a user's aliases, and the list of who spoke.

People who share a name are not told apart: ``speaker_id`` knows the name only.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimtable.errors import ReadError
from claimtable.extras import need
from claimtable.files import LONGEST_CELL
from claimtable.lexicon.wordlist import words
from claimtable.schema import Speaker
from claimtable.text import fold

_JOINT = " and "
_PRONOUNS = words("he him his she her hers they them their it its who which that i we me us")
#: types of sources that are nobody with a name, whatever they are called
_NAMELESS_TYPES = frozenset({"anonymous", "document"})
#: words of names that have no capital
_PARTICLES = words(
    "of the and for in on at to a an de da di do du del della der den des dos das la le las los el al bin ibn ben van "
    "von vom zu zur y e ap ten ter und et & | - – —"
)
_NEEDED = ("speaker", "speaker_id")


def speaker_id(name: str) -> str:
    """Return the normalised form of a speaker's canonical name: folded case and diacritics, no punctuation.

    >>> speaker_id("Søren Kierkegård-O'Brien Jr.")
    'soren kierkegard obrien jr'
    """
    return fold(name)


def is_named(name: str, kind: str) -> bool:
    """Tell whether a speaker is called by a name: "Ada Ricci", "Bank of England", not "police", "Chinese officials" or
    a document. ``kind`` is the speaker's type.

    >>> is_named("Ada de la Ricci", "person"), is_named("Berlin officials", "group"), is_named("report", "document")
    (True, False, False)
    """
    if kind in _NAMELESS_TYPES:
        return False
    names = [word for word in name.split() if word.lower() not in _PARTICLES]
    return bool(names) and all(any(char.isupper() or char.isdigit() for char in word) for word in names)


def speaker_key(name: str, kind: str, article_id: str) -> str:
    """Return what tells speakers of many articles apart: ``speaker_id``, with the article for one without a name.

    >>> speaker_key("Ada Ricci", "person", "a1"), speaker_key("police", "group", "a1")
    ('ada ricci', 'police (a1)')
    """
    plain = speaker_id(name)
    return plain if not plain or is_named(name, kind) else f"{plain} ({article_id})"


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """One speaker of a run. ``speaker_id`` is that of the table; of a source without a name it ends in its article.

    ``name`` is the form that most claims carry, ``forms`` every form of the name that was seen, most frequent first;
    ``first`` and ``last`` are the dates (ISO) of the first and the last article, empty where none is dated.
    """

    speaker_id: str
    name: str
    role: str
    type: str
    claims: int
    articles: int
    first: str
    last: str
    forms: tuple[str, ...]


def read_aliases(path: str | Path) -> dict[str, str]:
    """Return the names that a CSV file (columns ``alias`` and ``name``) gives, by the alias's ``speaker_id``.

    Raises ReadError when the file cannot be read, lacks a column, or gives one alias two names.
    """
    aliases: dict[str, str] = {}
    for number, row in enumerate(_csv_rows(Path(path), ("alias", "name")), start=2):
        alias, name = speaker_id(row["alias"] or ""), " ".join((row["name"] or "").split())
        if not alias or not name:
            raise ReadError(f"{path}:{number}: every row needs an alias and a name")
        if aliases.setdefault(alias, name) != name:
            raise ReadError(f"{path}:{number}: {row['alias']!r} already stands for {aliases[alias]!r}")
    return aliases


def rename(speaker: Speaker, aliases: Mapping[str, str]) -> Speaker:
    """Return ``speaker`` under the name that ``aliases`` gives; joint speakers are renamed one by one."""
    if not aliases or not speaker.name:
        return speaker
    if speaker_id(speaker.name) in aliases:
        return replace(speaker, name=aliases[speaker_id(speaker.name)])
    parts = [aliases.get(speaker_id(part), part) for part in speaker.name.split(_JOINT)]
    return replace(speaker, name=_JOINT.join(parts))


def read_rows(path: str | Path) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a claim table: ``.csv``, ``.jsonl`` or ``.parquet``, as claimtable writes them.

    Raises ReadError when the file cannot be read, is of another kind or has no speaker columns.
    """
    path = Path(path)
    kinds = {".csv": _claims_csv, ".jsonl": _claims_jsonl, ".parquet": _claims_parquet}
    if path.suffix.lower() not in kinds:
        raise ReadError(f"{path}: speakers are listed from a claim table, one of {', '.join(kinds)}")
    yield from kinds[path.suffix.lower()](path)


def list_speakers(rows: Iterable[Mapping[str, Any]], aliases: Mapping[str, str] | None = None) -> list[SpeakerSummary]:
    """Return who speaks in the rows of a claim table, most claims first; rows without a speaker do not count, nor do
    those that a reviewer rejected.

    A source without a name ("police", "a report") is one of its article only, and is not merged with others.
    Memory grows with the number of speakers, not of claims.
    """
    seen: dict[str, _Seen] = {}
    for row in rows:
        name = rename(Speaker(_text(row, "speaker")), aliases or {}).name
        if name and _text(row, "review") != "rejected":
            key = speaker_key(name, _text(row, "speaker_type"), _text(row, "article_id"))
            seen.setdefault(key, _Seen()).add(name, row)
    summaries = [found.summary(key) for key, found in seen.items()]
    return sorted(summaries, key=lambda summary: (-summary.claims, summary.speaker_id))


@dataclass(slots=True)
class _Seen:
    names: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""

    def add(self, name: str, row: Mapping[str, Any]) -> None:
        """Count one claim."""
        self.names[name] += 1
        for counter, column in ((self.roles, "speaker_role"), (self.types, "speaker_type")):
            if _text(row, column):
                counter[_text(row, column)] += 1
        for form in (_text(row, "speaker"), _text(row, "speaker_mention")):
            if form and form.casefold() not in _PRONOUNS:
                self.printed[form] += 1
        self.articles.add(_text(row, "article_id"))
        day = _text(row, "published")[:10]
        if day:
            self.first, self.last = min(self.first or day, day), max(self.last, day)

    def summary(self, key: str) -> SpeakerSummary:
        """Return what was counted."""
        return SpeakerSummary(
            speaker_id=key,
            name=_most(self.names)[0],
            role=next(iter(_most(self.roles)), ""),
            type=next(iter(_most(self.types)), ""),
            claims=self.names.total(),
            articles=len(self.articles),
            first=self.first,
            last=self.last,
            forms=tuple(_most(self.printed)),
        )


def _most(counter: Counter[str]) -> list[str]:
    return sorted(counter, key=lambda form: (-counter[form], form))


def _text(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value)


def _csv_rows(path: Path, needed: Iterable[str]) -> Iterator[dict[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise ReadError(f"{path}: there is no column {' and no column '.join(missing)} in its first line")
            yield from reader
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"{path} cannot be read: {error}") from error


def _claims_csv(path: Path) -> Iterator[Mapping[str, Any]]:
    return _csv_rows(path, _NEEDED)


def _claims_jsonl(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield _record(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path} cannot be read: {error}") from error


def _record(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise ReadError(f"{path}:{number}: not JSON ({error})") from error
    if not isinstance(record, dict) or "speaker" not in record:
        raise ReadError(f"{path}:{number}: not a claim as claimtable writes it (no speaker)")
    return record


def _claims_parquet(path: Path) -> Iterator[Mapping[str, Any]]:
    parquet = need("pyarrow.parquet", "reading .parquet", package="pyarrow", extra="parquet")
    columns = ["article_id", "published", "speaker", "speaker_role", "speaker_type", "speaker_mention", "review"]
    try:
        table = parquet.ParquetFile(path)
        known = [name for name in columns if name in table.schema_arrow.names]
        if "speaker" not in known:
            raise ReadError(f"{path}: there is no column speaker")
        for batch in table.iter_batches(columns=known):
            yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path} cannot be read: {error}") from error
