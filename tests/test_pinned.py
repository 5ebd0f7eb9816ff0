"""The language model is checked once per install: a damaged or replaced file is told, and nothing is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtable import pinned
from claimtable.errors import ModelError
from claimtable.pinned import PINNED, check_pinned, digest_of
from claimtable.resources import DEFAULT_MODEL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small model that is the pinned one, in a package of its own, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "model"
    (folder / "ner").mkdir(parents=True)
    (folder / "ner" / "model").write_bytes(b"weights")
    (folder / "config.cfg").write_text("[nlp]")
    monkeypatch.setattr(pinned, "_package_folder", lambda model: folder)
    monkeypatch.setattr(pinned, "PINNED", {DEFAULT_MODEL: digest_of(folder)})
    return folder


def test_the_installed_model_is_the_one_that_was_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    check_pinned(DEFAULT_MODEL)
    assert len(PINNED[DEFAULT_MODEL]) == 64


def test_its_files_are_read_once_per_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pinned(DEFAULT_MODEL)
    monkeypatch.setattr(pinned, "digest_of", lambda folder: pytest.fail("read again"))
    check_pinned(DEFAULT_MODEL)


@pytest.mark.parametrize("change", ["other bytes", "one more file", "one file less"])
def test_other_files_are_told_also_after_a_check(folder: Path, change: str) -> None:
    check_pinned(DEFAULT_MODEL)
    if change == "other bytes":
        (folder / "ner" / "model").write_bytes(b"other weights")
    elif change == "one more file":
        (folder / "ner" / "moves").write_bytes(b"")
    else:
        (folder / "config.cfg").unlink()
    for _ in range(2):
        with pytest.raises(ModelError, match="install them again"):
            check_pinned(DEFAULT_MODEL)


def test_descriptions_are_no_part_of_it(folder: Path) -> None:
    before = digest_of(folder)
    for name in ("README.md", "meta.json", "LICENSE", "__init__.py"):
        (folder / name).write_text("other words")
    assert digest_of(folder) == before


def test_without_a_cache_it_is_checked_every_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "cache").write_text("a file where a folder should be")
    check_pinned(DEFAULT_MODEL)
    (folder / "config.cfg").write_text("other")
    with pytest.raises(ModelError):
        check_pinned(DEFAULT_MODEL)


def test_other_models_are_the_users_choice(folder: Path) -> None:
    (folder / "config.cfg").write_text("other")
    check_pinned("en_core_web_lg")
    check_pinned(str(folder))
