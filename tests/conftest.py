"""Fixtures that all tests share: the pipeline is loaded once, and the reference data is optional."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimtable.resources import model_folder

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline, with its default settings."""
    from claimtable.language import load

    return load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Doc]:
    """Read a text with the whole pipeline."""
    return nlp


@pytest.fixture
def run() -> Callable[..., Any]:
    """Run a command of claimtable in this process."""
    from typer.testing import CliRunner

    from claimtable.cli import app

    return lambda *arguments: CliRunner().invoke(app, arguments)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data, which a checkout may not have."""
    if not SHARED.is_dir():
        pytest.skip("the reference data (../shared) is not on this machine")
    return SHARED


@pytest.fixture
def folds(tmp_path: Path) -> Path:
    """Two models that are tuned without some articles, as far as a test can tell: the one that ships, twice."""
    pytest.importorskip("torch", reason="fitting needs the extra train")
    folder = tmp_path / "folds"
    folder.mkdir()
    for half in (0, 1):
        (folder / f"fold{half}").symlink_to(model_folder("attribution").resolve())
    (folder / "folds.json").write_text(json.dumps({"a": 0}), encoding="utf-8")
    return folder
