"""A model's folder back to the weights that training goes on from: eight-bit numbers times their scales."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimtable.components.attribution_model import read_meta
from claimtable.errors import ModelError

_PRODUCT = re.compile(r"(?:/tagger)?/(layers\.\d+/\w+|head)/MatMul_quant$")
_PREFIX = "tagger."
_SUFFIX = "_quantized"


def read_state(folder: Path) -> dict[str, Tensor]:
    """Return the state of a ``Tagger`` with the weights of the model in ``folder``, in single precision.

    The transitions are those with which the model's labels are decoded. Raises ModelError when the folder holds no
    model of ours.
    """
    import onnx

    meta = read_meta(folder)
    graph = onnx.load(folder / "model.onnx").graph
    arrays = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name: values for name, values in arrays.items() if name.startswith(_PREFIX) and values.dtype == np.float32}
    state = {name: values for name, values in found.items() if not name.endswith("_scale")}
    for name in arrays:
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
            state[name.removesuffix(_SUFFIX)] = _real(arrays, name)
    state |= {f"{_PREFIX}{name}.weight": _real(arrays, weights).T for name, weights in _products(graph)}
    if "tagger.head.weight" not in state:
        raise ModelError(f"{folder / 'model.onnx'} is not a model that claimtable train attribution wrote")
    state["tagger.transitions"] = np.array(meta["transitions"], dtype=np.float32)
    return {name.removeprefix(_PREFIX): torch.from_numpy(np.array(x)) for name, x in state.items()}


def _products(graph: Any) -> list[tuple[str, str]]:
    """Return the module and the weights of every product with weights."""
    found = ((_PRODUCT.match(node.name), node) for node in graph.node if node.op_type == "MatMulInteger")
    return [(match[1].replace("/", "."), node.input[1]) for match, node in found if match]


def _real(arrays: dict[str, NDArray[Any]], quantised: str) -> NDArray[np.float32]:
    name = quantised.removesuffix(_SUFFIX)
    whole = arrays[quantised].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(whole * arrays[f"{name}_scale"], dtype=np.float32)
