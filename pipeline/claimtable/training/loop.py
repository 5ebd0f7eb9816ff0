"""The training loop: AdamW in bfloat16 with masters in single precision, averaged weights, early stopping, checkpoints."""

from __future__ import annotations

import dataclasses
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from claimtable import tagging
from claimtable.training.batches import Batch, Sample, make_batch, training_batches
from claimtable.training.network import Tagger
from claimtable.windows import join

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made of; rates are of the encoder (the head learns ten times as fast).

    ``hard`` is the weight of the annotation's labels against a teacher's where a text has both; ``frozen`` counts the lowest layers
    that keep their weights (the embeddings with them); ``patience`` is the number of epochs without a better model before it stops.
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


class Masters:
    """Single-precision weights of a bfloat16 model, their optimiser and their running average."""

    def __init__(self, model: Tagger, settings: Settings, steps: int) -> None:
        self.settings, self.steps, self.done = settings, max(1, steps), 0
        frozen = _frozen(model, settings.frozen)
        named = [(name, value) for name, value in model.named_parameters() if name not in frozen]
        for name, value in model.named_parameters():
            value.requires_grad_(name not in frozen)
        self.names = [name for name, _ in named]
        self.live = [value for _, value in named]
        self.weights = [value.detach().float().clone().requires_grad_() for value in self.live]
        self.average = [value.detach().clone() for value in self.weights]
        self.optimiser = torch.optim.AdamW(self._groups(), lr=settings.rate, betas=(0.9, 0.98), fused=True)

    def _groups(self) -> list[dict[str, Any]]:
        groups: dict[tuple[float, float], list[Tensor]] = {}
        for name, value in zip(self.names, self.weights, strict=True):
            scale = 10.0 if name.startswith("head") or name.startswith("features") else 1.0
            groups.setdefault((scale, self.settings.decay if value.dim() > 1 else 0.0), []).append(value)
        return [{"params": values, "weight_decay": decay, "scale": scale} for (scale, decay), values in groups.items()]

    def step(self) -> None:
        """Take the gradients of the model, update the masters, and write them back."""
        for master, live in zip(self.weights, self.live, strict=True):
            master.grad = live.grad.float() if live.grad is not None else None
            live.grad = None
        torch.nn.utils.clip_grad_norm_(self.weights, self.settings.clip)
        for group in self.optimiser.param_groups:
            group["lr"] = self.settings.rate * group["scale"] * self._schedule()
        self.optimiser.step()
        self.done += 1
        with torch.no_grad():
            torch._foreach_copy_(self.live, self.weights)
            if self.done % 4 == 0:
                kept = min(self.settings.average**4, 1 - 4 / (self.done + 4))
                torch._foreach_lerp_(self.average, self.weights, 1 - kept)

    def _schedule(self) -> float:
        warm = max(1, int(self.steps * self.settings.warm_up))
        if self.done < warm:
            return (self.done + 1) / warm
        return max(0.02, (self.steps - self.done) / max(1, self.steps - warm))

    def averaged(self, model: Tagger) -> dict[str, Tensor]:
        """The state of the model with averaged weights, in single precision."""
        state = {name: value.detach().float().clone() for name, value in model.state_dict().items()}
        return state | {name: value.clone() for name, value in zip(self.names, self.average, strict=True)}

    def state(self) -> dict[str, Any]:
        """Everything that a later run needs to go on."""
        return {"weights": self.weights, "average": self.average, "optimiser": self.optimiser.state_dict(), "done": self.done}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from ``state()``."""
        with torch.no_grad():
            torch._foreach_copy_(self.weights, state["weights"])
            torch._foreach_copy_(self.average, state["average"])
            torch._foreach_copy_(self.live, self.weights)
        self.optimiser.load_state_dict(state["optimiser"])
        self.done = state["done"]


def _frozen(model: Tagger, layers: int) -> set[str]:
    prefixes = tuple(f"layers.{number}." for number in range(layers))
    lowest = ("pieces.", "places.", "norm.", "relative.") if layers else ()
    return {name for name, _ in model.named_parameters() if name.startswith(prefixes + lowest)}


def loss_of(model: Tagger, batch: Batch, hard: float) -> Tensor:
    """Cross entropy to the labels, to a teacher's probabilities, or to ``hard`` parts labels and the rest teacher."""
    scores = model(batch.pieces, batch.features, batch.mask).float()
    log_probs = functional.log_softmax(scores, -1).flatten(0, 1)
    labels = batch.labels.flatten()
    known = labels >= 0
    target = torch.zeros_like(log_probs)
    target[known] = functional.one_hot(labels[known], log_probs.shape[-1]).float()
    if batch.soft is not None:
        soft = batch.soft.flatten(0, 1)
        taught = soft.sum(-1) > 0
        share = torch.where(known, torch.where(taught, hard, 1.0), 0.0)[:, None]
        target = share * target + (1 - share) * soft
    return -(target * log_probs).sum() / target.sum().clamp(min=1)


@torch.no_grad()
def predict(model: Tagger, samples: Sequence[Sample], *, budget: int = 3072) -> list[Floats]:
    """Log-probabilities (tokens x labels) of every sample; zeros where a token has none (white space)."""
    model.eval()
    out = [np.zeros((len(item.text.offsets), len(tagging.LABELS)), dtype=np.float32) for item in samples]
    windows = [(window, number) for number, item in enumerate(samples) for window in join(item.paragraphs)]
    windows.sort(key=lambda found: -len(found[0].pieces))
    while windows:
        count = max(1, budget // len(windows[0][0].pieces))
        group, windows = windows[:count], windows[count:]
        batch = make_batch([window for window, _ in group], [samples[number] for _, number in group])
        log_probs = functional.log_softmax(model(batch.pieces, batch.features, batch.mask).float(), -1).numpy()
        for row, (window, number) in enumerate(group):
            out[number][list(window.tokens)] = log_probs[row, list(window.first)]
    return out


def run_scores(samples: Sequence[Sample], log_probs: Sequence[Floats], transitions: Floats) -> dict[str, float]:
    """F1 of exact runs by role and their mean, in per cent, and the mean loss of a token."""
    counts = {role: [0, 0, 0] for role in tagging.ROLES}
    loss, tokens = 0.0, 0
    for item, scores in zip(samples, log_probs, strict=True):
        groups = [[word.index for word in words] for words in item.text.paragraphs]
        paths = tagging.viterbi([scores[group] for group in groups], transitions)
        for group, path in zip(groups, paths, strict=True):
            known = [place for place, token in enumerate(group) if item.text.labels[token] >= 0]
            gold = [item.text.labels[group[place]] for place in known]
            loss -= float(scores[[group[place] for place in known], gold].sum())
            tokens += len(known)
            found, wanted = set(tagging.decode([path[place] for place in known])), set(tagging.decode(gold))
            for role in tagging.ROLES:
                for place, runs in enumerate((found & wanted, found, wanted)):
                    counts[role][place] += sum(run[0] == role for run in runs)
    result = {role: 200 * hit / max(1, found + wanted) for role, (hit, found, wanted) in counts.items()}
    return result | {"mean": sum(result.values()) / len(result), "loss": loss / max(1, tokens)}


def transition_scores(samples: Sequence[Sample], weight: float = 0.2) -> Floats:
    """Transition scores: what BIO forbids, and ``weight`` times the pointwise mutual information of neighbouring labels."""
    counts = np.ones((len(tagging.LABELS),) * 2)
    for item in samples:
        for words in item.text.paragraphs:
            path = [0, *(item.text.labels[word.index] for word in words)]
            for before, after in zip(path, path[1:], strict=False):
                if before >= 0 and after >= 0:
                    counts[before, after] += 1
    joint = counts / counts.sum()
    information = np.log(joint / np.outer(joint.sum(1), joint.sum(0)))
    return np.where(tagging.allowed() < 0, tagging.IMPOSSIBLE, weight * information).astype(np.float32)


def train(
    model: Tagger,
    samples: Sequence[Sample],
    held: Sequence[Sample],
    settings: Settings,
    *,
    folder: Path,
    resume: bool = False,
    report: Callable[[str], None] = log.info,
) -> dict[str, Any]:
    """Train ``model`` (in place, bfloat16) and return the best averaged state with its scores on ``held``.

    Writes ``folder/checkpoint.pt`` after every epoch and ``folder/best.pt`` whenever the mean run F1 on ``held`` rises; ``resume`` goes
    on from the checkpoint.
    """
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    model.to(torch.bfloat16)
    per_epoch = sum(1 for _ in training_batches(samples, random.Random(settings.seed), budget=settings.budget))
    masters = Masters(model, settings, per_epoch * settings.epochs)
    transitions = transition_scores(samples)
    epoch, best = 0, {"scores": {"mean": -1.0}, "epoch": 0}
    if resume and (folder / "checkpoint.pt").exists():
        saved = torch.load(folder / "checkpoint.pt", weights_only=False)
        masters.restore(saved["masters"])
        epoch, best = saved["epoch"], torch.load(folder / "best.pt", weights_only=False)
    while epoch < settings.epochs and epoch - best["epoch"] < settings.patience:
        epoch += 1
        _epoch(model, samples, masters, settings, epoch, report)
        best = _keep_best(model, masters, held, transitions, best, epoch, folder, report)
        saved = {"masters": masters.state(), "epoch": epoch, "settings": dataclasses.asdict(settings)}
        torch.save(saved, folder / "checkpoint.part")
        (folder / "checkpoint.part").replace(folder / "checkpoint.pt")
    return best


def _epoch(
    model: Tagger, samples: Sequence[Sample], masters: Masters, settings: Settings, epoch: int, report: Callable[[str], None]
) -> None:
    model.train()
    began, seen, losses = time.monotonic(), 0, []
    for batch in training_batches(samples, random.Random(settings.seed * 1000 + epoch), budget=settings.budget):
        loss = loss_of(model, batch, settings.hard)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step()
        seen += batch.pieces.numel()
        losses.append(float(loss.detach()))
        if len(losses) % 100 == 0:
            spent = time.monotonic() - began
            report(f"epoch {epoch} step {masters.done}/{masters.steps} loss {np.mean(losses[-100:]):.4f} {seen / spent:.0f} pieces/s")


def _keep_best(
    model: Tagger,
    masters: Masters,
    held: Sequence[Sample],
    transitions: Floats,
    best: dict[str, Any],
    epoch: int,
    folder: Path,
    report: Callable[[str], None],
) -> dict[str, Any]:
    state = masters.averaged(model)
    model.load_state_dict(state)
    scores = run_scores(held, predict(model, held), transitions)
    with torch.no_grad():
        torch._foreach_copy_(masters.live, masters.weights)
    report(f"epoch {epoch}: " + ", ".join(f"{name} {value:.2f}" for name, value in scores.items()))
    if scores["mean"] <= best["scores"]["mean"]:
        return best
    best = {"state": state, "scores": scores, "epoch": epoch, "transitions": transitions}
    torch.save(best, folder / "best.pt")
    return best
