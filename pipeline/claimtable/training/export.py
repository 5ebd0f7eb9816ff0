"""From trained weights to the files that ship: ONNX in eight bits, the tokenizer, ``meta.json``."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from claimtable import tagging
from claimtable.components.attribution_model import FORMAT, MODEL_FILES
from claimtable.training.network import Tagger


class _LogProbs(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        return torch.log_softmax(self.tagger(pieces, features), -1)


def export_onnx(tagger: Tagger, path: Path) -> None:
    """Write ``tagger`` as ONNX with eight-bit weights (one scale a channel, embeddings too) and activations quantised
    as it runs.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        whole, ready = str(Path(folder) / "whole.onnx"), str(Path(folder) / "ready.onnx")
        example = torch.ones((1, 16), dtype=torch.int64)
        torch.onnx.export(
            _LogProbs(tagger.float().eval()),
            (example, example),
            whole,
            input_names=["pieces", "features"],
            output_names=["log_probs"],
            dynamic_axes={"pieces": {1: "length"}, "features": {1: "length"}, "log_probs": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            str(path),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


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
