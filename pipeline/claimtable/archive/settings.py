"""What a run is: its settings, its inputs and its models. Two runs that agree in this write the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal, Protocol

from claimtable import selection
from claimtable.archive.filters import Filters
from claimtable.readers import Options
from claimtable.schema import Article, Claim, Failure

Format = Literal["parquet", "jsonl", "csv"]
Dedupe = Literal["none", "exact", "near"]


class Extract(Protocol):
    """Articles in, their claims or failures out, in order."""

    def __call__(self, articles: list[Article]) -> list[tuple[Article, list[Claim]] | Failure]:
        """Return one result for every article."""
        ...


class Reviewer(selection.Reviewer, Protocol):
    """Puts what people decided of claims into rows, shard by shard. Can be pickled."""

    @property
    def name(self) -> str:
        """The number of the decisions and a digest of them."""
        ...

    def settle(self) -> dict[str, Any]:
        """Return what became of the decisions about the articles reviewed: ``applied`` (a number), ``left`` (records of
        what no longer fits) and ``articles``.
        """
        ...

    def absent(self, articles: Collection[str]) -> list[dict[str, Any]]:
        """Return the records of the decisions about other articles than these, which were all that there are."""
        ...


class Engine(Protocol):
    """How a worker gets its models. Can be pickled; ``load`` is called once in each worker."""

    def load(self) -> Extract:
        """Load the models and return what extracts claims with them."""
        ...

    def identity(self) -> dict[str, Any]:
        """Return what the claims depend on: names, versions and digests of the models; cheap."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What the output of a run depends on, apart from its inputs and models.

    ``shard`` is the number of articles in a part; ``longest`` is how many characters an article may have, because the
    models take memory for each; ``keep_text`` writes the articles beside the claims, ``figures`` the long table of
    quantities; ``aliases`` gives speakers their names (``speakers.read_aliases``); ``reviewer`` knows what people
    decided of claims.
    """

    options: Options = field(default_factory=Options)
    filters: Filters = field(default_factory=Filters)
    dedupe: Dedupe = "exact"
    format: Format = "parquet"
    shard: int = 250
    longest: int = 300_000
    keep_text: bool = False
    min_confidence: float = 0.0
    aliases: Mapping[str, str] = field(default_factory=dict)
    reviewer: Reviewer | None = None
    figures: bool = False

    @property
    def text_format(self) -> str:
        """The format of the ``articles`` table."""
        return "parquet" if self.format == "parquet" else "jsonl"

    def as_json(self) -> dict[str, Any]:
        """Return the settings as JSON values, nested; of aliases and decisions, which may be thousands, their
        number and a digest.
        """
        names = f"{len(self.aliases)} names ({_digest(dict(self.aliases))})" if self.aliases else ""
        record = {**asdict(replace(self, reviewer=None)), "aliases": names}
        del record["reviewer"]
        if self.reviewer is not None:
            record["decisions"] = self.reviewer.name
        return dict(json.loads(json.dumps(record, default=date.isoformat)))


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of the archive: where it is, its name in the folder that the user named, and what shows a change."""

    path: str
    name: str
    in_folder: bool
    size: int
    stamp: str


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def changes(old: dict[str, Any], new: dict[str, Any], prefix: str = "") -> list[str]:
    """Return what differs between two identities, one phrase a setting."""
    found = []
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            found += changes(before, after, f"{prefix}{key}.")
        elif before != after:
            found.append(f"{prefix}{key} was {json.dumps(before)} and is {json.dumps(after)}")
    return found
