"""A short model card for a freshly trained model; ours, in ``models/attribution``, says more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_TEXT = """# Attribution model

Labels the tokens of English news as source, cue or content of an attribution. Six layers (MiniLM), eight-bit ONNX.

Trained with `claimtable train attribution` on {texts} texts (checksum `{sha256}`), seed {seed}, best of {epochs}
epochs: {best_epoch}.

| exact runs on the held-out texts | F1 |
| --- | --- |
| source | {SOURCE} |
| cue | {CUE} |
| content | {CONTENT} |

Say here what the training texts are, under which licence, and what the model gets wrong.
"""


def write(folder: Path, meta: dict[str, Any]) -> None:
    """Write ``README.md`` from ``meta.json``, unless there is one."""
    if not (folder / "README.md").exists():
        text = _TEXT.format(**meta["data"], **meta["settings"], **meta["scores"])
        (folder / "README.md").write_text(text, encoding="utf-8")
