"""Where the files that come with claimtable lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def model_folder(name: str) -> Path:
    """Return the folder of the model ``name``: inside the installed package, else ``models/`` of the checkout."""
    installed = _PACKAGE / "models" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "models" / name
