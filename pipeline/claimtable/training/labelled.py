"""Labelled texts as the fitted choices learn from them: JSON Lines, perhaps gzipped."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

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

    def by_article(self, labels_of: Callable[[Row], Iterable[Row]]) -> dict[str, list[Row]]:
        """Return by ``article_id`` what ``labels_of`` makes of every row of ``gold`` (an article), and the rows of
        ``labels`` behind it. Raises GoldError for other files.
        """
        found: dict[str, list[Row]] = {}
        for row in (row for path in self.gold for row in read_rows(path)):
            found.setdefault(row["article_id"], []).extend(labels_of(row))
        for row in (row for path in self.labels for row in read_rows(path)):
            found.setdefault(row["article_id"], []).append(row)
        return found

    def docs(self, articles: Collection[str], nlp: Language) -> Iterator[tuple[str, Doc]]:
        """Yield the articles named by their ``article_id``, as ``nlp`` reads them. Raises GoldError where a text is
        missing.
        """
        texts = self.texts()
        missing = sorted(set(articles) - set(texts))
        if missing:
            few = ", ".join(missing[:3])
            raise GoldError(f"no text was given for {len(missing)} labelled articles, among them {few}")
        read = nlp.pipe([texts[key]["text"] for key in articles], batch_size=32)
        yield from zip(articles, read, strict=True)


def own_sentences(path: Path, nlp: Language, *, having: str = "") -> Iterator[tuple[Row, Doc, str]]:
    """Yield the rows of a file of own sentences that have the key ``having``, each with its ``text`` as ``nlp`` reads
    it and the group with which it is left out in cross-validation. Raises GoldError for another file.
    """
    rows = [row for row in read_rows(path) if not having or having in row]
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True)):
        yield row, doc, f"{path.name} {number // TOGETHER}"


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
