"""The optimiser: AdamW on single-precision masters of a bfloat16 model, with a running average of the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from claimtable.training.network import Tagger

_AVERAGED = 4  # steps between two entries of the running average
#: what begins untrained, or nearly so, learns ten times as fast as the encoder
FAST = ("head", "features", "transitions", "pairs")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made of; rates are of the encoder (what begins with ``FAST`` learns ten times as fast).

    ``sequence`` is the share of the loss of whole sequences, the rest is that of single tokens; ``hard`` is the weight
    of the annotation's labels against a teacher's where a text has both; ``frozen`` counts the lowest layers that keep
    their weights (the embeddings with them); ``fixed_transitions``: those of the model are not learnt; ``patience`` is
    the number of epochs without a better model before it stops.
    """

    epochs: int = 6
    seed: int = 1
    rate: float = 2e-4
    budget: int = 1536
    decay: float = 0.01
    warm_up: float = 0.04
    average: float = 0.998
    clip: float = 1.0
    hard: float = 0.5
    frozen: int = 0
    patience: int = 3
    dropout: float = 0.1
    sequence: float = 0.0
    fixed_transitions: bool = False


class Masters:
    """Single-precision weights of a bfloat16 model, their optimiser and their running average."""

    def __init__(self, model: Tagger, settings: Settings, steps: int) -> None:
        self.settings, self.steps, self.done = settings, max(1, steps), 0
        frozen = _frozen(model, settings)
        named = [(name, value) for name, value in model.named_parameters() if name not in frozen]
        for name, value in model.named_parameters():
            value.requires_grad_(name not in frozen)
        self.names = [name for name, _ in named]
        self.live: list[Tensor] = [value for _, value in named]
        self.weights = [value.detach().float().clone().requires_grad_() for value in self.live]
        self.average = [value.detach().clone() for value in self.weights]
        self.optimiser = torch.optim.AdamW(self._groups(), lr=settings.rate, betas=(0.9, 0.98), fused=True)

    def _groups(self) -> list[dict[str, Any]]:
        groups: dict[tuple[float, float], list[Tensor]] = {}
        for name, value in zip(self.names, self.weights, strict=True):
            scale = 10.0 if name.startswith(FAST) else 1.0
            groups.setdefault((scale, self.settings.decay if value.dim() > 1 else 0.0), []).append(value)
        return [{"params": values, "weight_decay": decay, "scale": scale} for (scale, decay), values in groups.items()]

    def step(self) -> None:
        """Take the gradients of the model, update the masters, and write them back."""
        for master, live in zip(self.weights, self.live, strict=True):
            master.grad = live.grad.float() if live.grad is not None else None
            live.grad = None
        learning = [master for master in self.weights if master.grad is not None]
        torch.nn.utils.clip_grad_norm_(learning, self.settings.clip)
        for group in self.optimiser.param_groups:
            group["lr"] = self.settings.rate * group["scale"] * self._schedule()
        self.optimiser.step()
        self.done += 1
        self.write_back()
        if self.done % _AVERAGED == 0:
            kept = min(self.settings.average**_AVERAGED, 1 - _AVERAGED / (self.done + _AVERAGED))
            with torch.no_grad():
                torch._foreach_lerp_(self.average, self.weights, 1 - kept)

    @torch.no_grad()
    def write_back(self) -> None:
        """Give the model the masters' weights."""
        torch._foreach_copy_(self.live, self.weights)

    def _schedule(self) -> float:
        warm = max(1, int(self.steps * self.settings.warm_up))
        if self.done < warm:
            return (self.done + 1) / warm
        return max(0.02, (self.steps - self.done) / max(1, self.steps - warm))

    def averaged(self, model: Tagger) -> dict[str, Tensor]:
        """The state of the model with averaged weights, in single precision and on the CPU."""
        state = dict(model.state_dict()) | dict(zip(self.names, self.average, strict=True))
        return {name: value.detach().float().cpu().clone() for name, value in state.items()}

    def state(self) -> dict[str, Any]:
        """Everything that a later run needs to go on."""
        return {
            "weights": self.weights,
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from ``state()``."""
        with torch.no_grad():
            torch._foreach_copy_(self.weights, state["weights"])
            torch._foreach_copy_(self.average, state["average"])
        self.write_back()
        self.optimiser.load_state_dict(state["optimiser"])
        self.done = state["done"]


def _frozen(model: Tagger, settings: Settings) -> set[str]:
    prefixes = tuple(f"layers.{number}." for number in range(settings.frozen))
    lowest: tuple[str, ...] = ("pieces.", "places.", "norm.", "relative.") if settings.frozen else ()
    if model.shape.entry < settings.frozen:
        lowest += ("features.",)
    if settings.fixed_transitions:
        lowest += ("transitions",)
    return {name for name, _ in model.named_parameters() if name.startswith(prefixes + lowest)}
