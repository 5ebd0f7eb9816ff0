"""Where training runs: on a CUDA card if torch has one, else on the CPU."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

import torch
from torch import Tensor

T = TypeVar("T")


def device() -> torch.device:
    """Return the device that models are trained on."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def moved(batch: T, to: torch.device) -> T:
    """Return a dataclass of tensors, and of such dataclasses, on another device."""
    return cast("T", _moved(batch, to))


def _moved(value: Any, to: torch.device) -> Any:
    if isinstance(value, Tensor):
        return value.to(to)
    if not is_dataclass(value):
        return value
    return type(value)(**{field.name: _moved(getattr(value, field.name), to) for field in fields(value)})  # type: ignore[misc]
