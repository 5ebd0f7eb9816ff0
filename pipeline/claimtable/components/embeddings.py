"""What spaCy's small models compute of each token by itself, kept for the next token that looks the same.

The first layers of such a model ("embed") turn a token's norm, prefix, suffix and shape, and whether blanks stand
behind it, into a vector, without regard to its neighbours. Of the tokens of 60 articles three in four have been there
before; these layers take a third of the encoder's time. The vectors are spaCy's own, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps

#: so many vectors are kept (384 bytes each), then it begins anew
_KEPT = 1 << 15
_PARTS = "extract_features", "list2ragged", "with_array", "with_array", "ragged2list"

Floats = NDArray[np.float32]
Forward = Callable[[Any, Any, bool], tuple[Any, Any]]


class RememberingEmbedding:
    """The forward function of a model's embedding: looks vectors up by the tokens' features, and asks the layers for
    those that are new. In training it keeps nothing.
    """

    def __init__(self, forward: Forward) -> None:
        self._forward = forward
        self._begin_anew(())

    def _begin_anew(self, weights: tuple[float, ...]) -> None:
        self._weights = weights
        self._rows: dict[bytes, int] = {}
        self._vectors: Floats = np.zeros((0, 0), dtype=np.float32)

    def __call__(self, model: Model[Any, Any], docs: Sequence[Any], is_train: bool) -> tuple[Any, Any]:
        """Return the vectors of the tokens of every Doc, and the function for training."""
        if is_train or not any(map(len, docs)):
            self._begin_anew(())
            return self._forward(model, docs, is_train)
        extract, _, tables, mix, _ = model.layers
        features = np.ascontiguousarray(np.concatenate(extract.predict(docs)))
        weights = _fingerprint(mix)
        if weights != self._weights:
            self._begin_anew(weights)
        vectors = self._look_up(features, lambda new: mix.layers[0].predict(tables.layers[0].predict(new)))
        ends = np.cumsum([0, *map(len, docs)]).tolist()
        return [vectors[start:end] for start, end in pairwise(ends)], None

    def _look_up(self, features: NDArray[np.uint64], compute: Callable[[Any], Any]) -> Floats:
        keys = features.view(f"V{features.dtype.itemsize * features.shape[1]}").ravel().tolist()
        new = {key: place for place, key in enumerate(keys) if key not in self._rows}
        if new:
            if len(self._rows) + len(new) > _KEPT:
                self._begin_anew(self._weights)
                new = {key: place for place, key in enumerate(keys)}
            found: Floats = compute(features[list(new.values())])
            self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
            self._vectors = np.concatenate([self._vectors, found]) if len(self._vectors) else found
        return self._vectors.take(list(map(self._rows.__getitem__, keys)), axis=0)


def _fingerprint(mix: Model[Any, Any]) -> tuple[float, ...]:
    """Return what tells that a model's weights have been changed since, by training or loading."""
    return tuple(
        float(np.sum(np.asarray(node.get_param(name))))
        for node in mix.walk()
        for name in node.param_names
        if node.has_param(name)
    )


def remember_embeddings(nlp: Language) -> None:
    """Let the token encoders of ``nlp`` whose embeddings look at single tokens remember them."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if _is_embedding(node) and not isinstance(node._func, RememberingEmbedding):
                node._func = RememberingEmbedding(node._func)


def _is_embedding(node: Model[Any, Any]) -> bool:
    """Tell whether a layer is spaCy's ``MultiHashEmbed`` without static vectors, on the processor."""
    if tuple(layer.name.split("(")[0] for layer in node.layers) != _PARTS or not isinstance(node.ops, NumpyOps):
        return False
    hashed, mixed = node.layers[2].layers[0].layers, node.layers[3].layers[0].layers
    named = all([part.name for part in one.layers] == ["ints-getitem", "hashembed"] for one in hashed)
    return named and [part.name for part in mixed] == ["maxout>>layernorm", "dropout"]
