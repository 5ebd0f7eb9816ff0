"""From trained weights to the files that ship: ONNX in eight bits, the tokenizer, ``meta.json``."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from claimtable import tagging
from claimtable.components.attribution_model import FORMAT, MODEL_FILES
from claimtable.training.network import Tagger


class _Outputs(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        *_, encoded = self.tagger.encode(pieces, features)
        return torch.log_softmax(self.tagger.head(encoded), -1), encoded


def export_onnx(tagger: Tagger, path: Path) -> None:
    """Write ``tagger`` as ONNX with eight-bit weights (one scale a channel, embeddings too) and activations quantised
    as it runs; its outputs are ``log_probs`` and ``encoded``, the output of the last layer.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        whole, ready, eight = (str(Path(folder) / f"{name}.onnx") for name in ("whole", "ready", "eight"))
        example = torch.ones((1, 16), dtype=torch.int64)
        outputs = ["log_probs", "encoded"]
        torch.onnx.export(
            _Outputs(tagger.float().eval()),
            (example, example),
            whole,
            input_names=["pieces", "features"],
            output_names=outputs,
            dynamic_axes={name: {1: "length"} for name in ("pieces", "features", *outputs)},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            eight,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
        model = onnx.load(eight)
        limit_pairs(model, onnx.load(ready))
        onnx.save(model, path)


#: the largest sum of two neighbouring weights' magnitudes: 255 x 128 fits into 16 bits with a sign
PAIR_LIMIT = 128


def limit_pairs(model: Any, whole: Any) -> None:
    """Quantise the weights of every integer product anew, from those of ``whole``, so that no processor saturates.

    Without VNNI, products of ``uint8`` activations with ``int8`` weights are added in 16 bits, two neighbouring rows of
    a channel at a time: 255 x 127 x 2 does not fit. So a channel's scale is that at which no two neighbours add up to
    more than ``PAIR_LIMIT``, which costs half a bit of the eight where weights of seven bits cost a whole one.
    """
    from onnx import numpy_helper

    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    weights = {tensor.name: tensor for tensor in whole.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            numbers, scale = quantised(numpy_helper.to_array(weights[name]))
            tensors[node.input[1]].CopyFrom(numpy_helper.from_array(numbers, node.input[1]))
            tensors[f"{name}_scale"].CopyFrom(numpy_helper.from_array(scale, f"{name}_scale"))


def quantised(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return eight-bit numbers and one scale a column for ``weights`` (rows x columns); see ``limit_pairs``."""
    size = np.abs(weights)
    pairs = (size[1:] + size[:-1]).max(axis=0) / (PAIR_LIMIT - 1)  # rounding may add a half to each
    scale = np.maximum(np.maximum(size.max(axis=0) / 127, pairs), np.finfo(np.float32).tiny)
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


def write_meta(folder: Path, *, transitions: tagging.Floats, facts: dict[str, Any]) -> None:
    """Write ``meta.json`` for the files in ``folder``: format, labels, transitions, checksums, and ``facts`` about the
    training.
    """
    meta = {
        "format": FORMAT,
        "labels": list(tagging.LABELS),
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in MODEL_FILES},
        "transitions": [[round(float(value), 4) for value in row] for row in transitions],
        **facts,
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
