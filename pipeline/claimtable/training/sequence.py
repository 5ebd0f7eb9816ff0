"""The loss of whole label sequences: a linear-chain CRF (Lafferty, McCallum and Pereira 2001) over each paragraph."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from claimtable import tagging
from claimtable.training.batches import Batch


def sequence_loss(log_probs: Tensor, batch: Batch, transitions: Tensor) -> Tensor:
    """Minus the log-probability of the labels of ``batch``, a token, given each piece's ``log_probs`` (rows x pieces x
    labels) and the scores of ``transitions`` (from label, to label), to which what BIO forbids is added.

    A paragraph begins as if ``O`` stood before it, as in decoding. A token without a label may have any.
    """
    rows, places, there = batch.rows[:, None], batch.places, batch.places >= 0
    emissions = log_probs[rows, places.clamp(min=0)]
    labels = batch.labels[rows, places.clamp(min=0)]
    known = there & (labels >= 0)
    taken = functional.one_hot(labels.clamp(min=0), len(tagging.LABELS)).bool() | (labels < 0)[..., None]
    forbidden = torch.from_numpy(tagging.allowed() < 0).to(log_probs.device)
    follow = transitions.float().masked_fill(forbidden, float(tagging.IMPOSSIBLE))
    annotated = emissions.masked_fill(~taken, float(tagging.IMPOSSIBLE))
    totals = _totals(torch.cat([emissions, annotated]), torch.cat([there, there]), follow)
    return (totals[: len(places)] - totals[len(places) :]).sum() / known.sum().clamp(min=1)


def _totals(emissions: Tensor, there: Tensor, follow: Tensor) -> Tensor:
    """Log of the summed exponentials of all label sequences' scores, by the forward algorithm, for every paragraph."""
    scores = follow[0] + emissions[:, 0]
    for step in range(1, emissions.shape[1]):
        longer = torch.logsumexp(scores[:, :, None] + follow, 1) + emissions[:, step]
        scores = torch.where(there[:, step, None], longer, scores)
    return torch.logsumexp(scores, -1)
