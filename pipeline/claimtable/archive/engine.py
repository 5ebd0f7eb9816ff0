"""How a worker of a run gets its models: the spaCy pipeline with claimtable's components."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from claimtable import __version__
from claimtable.archive.settings import Extract
from claimtable.resources import check_model, model_folder, model_names
from claimtable.schema import Article, Claim, Failure, Narrator


@dataclass(frozen=True, slots=True)
class SpacyEngine:
    """The pipeline of ``claimtable.load`` and how it reads articles."""

    model: str
    day_first: bool | None = None
    narrator: Narrator = "quantities"

    def load(self) -> Extract:
        """Load the pipeline and return what extracts claims with it."""
        from claimtable.extraction import extract
        from claimtable.language import load

        nlp = load(self.model)

        def run(articles: list[Article]) -> list[tuple[Article, list[Claim]] | Failure]:
            return list(extract(articles, nlp, day_first=self.day_first, narrator=self.narrator))

        return run

    def identity(self) -> dict[str, Any]:
        """Return the versions of the program and the models; nothing is loaded. Raises ModelError for one not there."""
        check_model(self.model)
        return {
            "claimtable": __version__,
            "day_first": self.day_first,
            "narrator": self.narrator,
            "spacy": version("spacy"),
            "spacy_model": f"{self.model} {_model_version(self.model)}".strip(),
            "attribution_model": _digest(model_folder("attribution")),
            "fitted_models": _digest(*(model_folder(name) for name in model_names() if name != "attribution")),
        }


def _model_version(model: str) -> str:
    meta = Path(model, "meta.json")
    if meta.is_file():
        return str(json.loads(meta.read_text(encoding="utf-8")).get("version", ""))
    return _installed(model)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(*folders: Path) -> str:
    """Return a digest of the files of models, names and bytes; empty where there is no folder."""
    found = hashlib.sha256()
    for path in (path for folder in folders for path in _files(folder)):
        found.update(f"{path.parent.name}/{path.name}".encode() + b"\0")
        with path.open("rb") as stream:
            found.update(hashlib.file_digest(stream, "sha256").digest())
    return found.hexdigest()[:16] if any(folder.is_dir() for folder in folders) else ""


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".md")
