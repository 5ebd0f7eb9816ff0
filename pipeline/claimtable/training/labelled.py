"""Labelled texts as the fitted choices of places and times learn from them: JSON Lines, perhaps gzipped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtable.errors import GoldError

#: so many sentences of one file, which may resemble each other, are left out together in cross-validation
TOGETHER = 5

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Files of articles, of their gold claims, of own sentences with all that is right in them, and of single labels
    by article and offsets.
    """

    articles: Sequence[Path] = ()
    gold: Sequence[Path] = ()
    sentences: Sequence[Path] = ()
    labels: Sequence[Path] = ()

    @property
    def files(self) -> list[Path]:
        """All files, for the checksum."""
        return [*self.articles, *self.gold, *self.sentences, *self.labels]

    def texts(self) -> Mapping[str, Row]:
        """Return the articles by ``article_id``, in the order of the files. Raises GoldError for other files."""
        try:
            return {row["article_id"]: row for path in self.articles for row in read_rows(path)}
        except KeyError as error:
            raise GoldError(f"an article has no {error} in {', '.join(map(str, self.articles))}") from error


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a JSON Lines file. Raises GoldError when it is missing or is none."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise GoldError(f"{path} is not a file of JSON lines: {error}") from error
    if not all(isinstance(row, dict) for row in rows):
        raise GoldError(f"{path} is not a file of JSON objects")
    return rows
