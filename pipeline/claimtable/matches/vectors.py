"""Static sentence vectors: the mean of a sentence's token vectors, from the wheel of PyPI ``wordllama``.

Weights and tokenizer are read from the installed package as files; its code is not run, since its loader looks for the
tokenizer in another folder (0.4.0) and would fetch it from the network.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_WEIGHTS, _KEY = "weights/l2_supercat_256.safetensors", "embedding.weight"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"


def are_there() -> bool:
    """Tell whether the extra ``semantic`` is installed."""
    return _folder() is not None


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    spec = importlib.util.find_spec("wordllama")
    if spec is None or spec.origin is None or importlib.util.find_spec("safetensors") is None:
        return None
    folder = Path(spec.origin).parent
    return folder if all((folder / name).is_file() for name in (_WEIGHTS, _TOKENIZER)) else None


@lru_cache(maxsize=1)
def _model() -> tuple[Vectors, Any]:
    from safetensors import safe_open
    from tokenizers import Tokenizer

    folder = _folder()
    assert folder is not None
    with safe_open(str(folder / _WEIGHTS), framework="np") as stored:
        weights = np.asarray(stored.get_tensor(_KEY), dtype=np.float32)
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    tokenizer.no_padding()
    return weights, tokenizer


def embed(texts: Sequence[str]) -> Vectors:
    """Return one vector of length 1 for each of ``texts`` (all zeros for an empty one); needs the extra."""
    weights, tokenizer = _model()
    found = np.zeros((len(texts), weights.shape[1]), dtype=np.float32)
    for row, encoded in enumerate(tokenizer.encode_batch(list(texts), add_special_tokens=False)):
        if encoded.ids:
            mean = weights[encoded.ids].mean(axis=0)
            found[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found


def similarities(text: str, others: Sequence[str]) -> list[float]:
    """Return how like ``text`` each of ``others`` is, -1 to 1, with four digits."""
    vectors = embed([text, *others])
    return [round(float(value), 4) for value in vectors[1:] @ vectors[0]]
