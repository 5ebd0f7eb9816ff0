"""The training loop: epochs, checkpoints, early stopping."""

from __future__ import annotations

import dataclasses
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from claimtable.training.batches import Batch, Sample, training_batches
from claimtable.training.devices import device, moved
from claimtable.training.network import Tagger
from claimtable.training.optimiser import Masters, Settings
from claimtable.training.scoring import predict, run_scores, transition_scores
from claimtable.training.sequence import sequence_loss

log = logging.getLogger(__name__)


def loss_of(model: Tagger, batch: Batch, settings: Settings) -> Tensor:
    """The loss of tokens and of sequences in the shares of ``settings``."""
    batch = moved(batch, model.head.weight.device)
    scores = model(batch.pieces, batch.features, batch.mask)
    return label_loss(scores, batch, model.transitions, settings)


def label_loss(scores: Tensor, batch: Batch, transitions: Tensor, settings: Settings) -> Tensor:
    """``loss_of`` a model that gave ``scores`` (rows x pieces x labels)."""
    log_probs = functional.log_softmax(scores.float(), -1)
    loss = _token_loss(log_probs.flatten(0, 1), batch, settings.hard)
    if not settings.sequence:
        return loss
    whole = sequence_loss(log_probs, batch, transitions)
    return settings.sequence * whole + (1 - settings.sequence) * loss


def _token_loss(log_probs: Tensor, batch: Batch, hard: float) -> Tensor:
    """Cross entropy to the labels, to a teacher's probabilities, or to ``hard`` parts labels and the rest teacher."""
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


@dataclass(frozen=True, slots=True)
class _Run:
    """What stays the same through a training."""

    model: Tagger
    samples: Sequence[Sample]
    held: Sequence[Sample]
    settings: Settings
    masters: Masters
    folder: Path


def train(
    model: Tagger,
    samples: Sequence[Sample],
    held: Sequence[Sample],
    settings: Settings,
    *,
    folder: Path,
    resume: bool = False,
) -> dict[str, Any]:
    """Train ``model`` (in place, bfloat16) and return the best averaged state with its scores on ``held``.

    Writes ``folder/checkpoint.pt`` after every epoch and ``folder/best.pt`` whenever the mean run F1 on ``held`` rises;
    ``resume`` goes on from the checkpoint.
    """
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    model.to(device(), torch.bfloat16)
    steps = sum(1 for _ in training_batches(samples, random.Random(settings.seed), budget=settings.budget))
    run = _Run(model, samples, held, settings, Masters(model, settings, steps * settings.epochs), folder)
    epoch = 0
    best: dict[str, Any] = {"scores": {"mean": -1.0}, "epoch": 0, "transitions": transition_scores(samples)}
    if resume and (folder / "checkpoint.pt").exists():
        saved = torch.load(folder / "checkpoint.pt", weights_only=False)
        run.masters.restore(saved["masters"])
        epoch, best = saved["epoch"], torch.load(folder / "best.pt", weights_only=False)
    while epoch < settings.epochs and epoch - best["epoch"] < settings.patience:
        epoch += 1
        _epoch(run, epoch)
        best = _keep_best(run, best, epoch)
        saved = {"masters": run.masters.state(), "epoch": epoch, "settings": dataclasses.asdict(settings)}
        torch.save(saved, folder / "checkpoint.part")
        (folder / "checkpoint.part").replace(folder / "checkpoint.pt")
    return best


def _epoch(run: _Run, epoch: int) -> None:
    run.model.train()
    began, seen, losses = time.monotonic(), 0, []
    seed = run.settings.seed * 1000 + epoch
    for batch in training_batches(run.samples, random.Random(seed), budget=run.settings.budget):
        loss = loss_of(run.model, batch, run.settings)
        loss.backward()  # type: ignore[no-untyped-call]
        run.masters.step()
        seen += batch.pieces.numel()
        losses.append(float(loss.detach()))
        if len(losses) % 100 == 0:
            step, steps, speed = run.masters.done, run.masters.steps, seen / (time.monotonic() - began)
            log.info("epoch %d step %d/%d loss %.4f %.0f pieces/s", epoch, step, steps, np.mean(losses[-100:]), speed)


def _keep_best(run: _Run, best: dict[str, Any], epoch: int) -> dict[str, Any]:
    state = run.masters.averaged(run.model)
    run.model.load_state_dict(state)
    scores = run_scores(run.held, predict(run.model, run.held), best["transitions"])
    run.masters.write_back()
    log.info("epoch %d: %s", epoch, ", ".join(f"{name} {value:.2f}" for name, value in scores.items()))
    if scores["mean"] <= best["scores"]["mean"]:
        return best
    best = {"state": state, "scores": scores, "epoch": epoch, "transitions": best["transitions"]}
    torch.save(best, run.folder / "best.pt")
    return best
