"""What a model says of texts, and how right it is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

from claimtable import tagging
from claimtable.tagging import Floats
from claimtable.training.batches import Sample, make_batch
from claimtable.training.devices import moved
from claimtable.training.network import Tagger
from claimtable.windows import join

#: what ``fit_transitions`` tries
WEIGHTS = (0.1, 0.2, 0.3, 0.4)
OUTSIDES = (0.0, 0.25)


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
        batch = moved(batch, model.head.weight.device)
        scores = model(batch.pieces, batch.features, batch.mask).float()
        log_probs = functional.log_softmax(scores, -1).cpu().numpy()
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


def transition_scores(samples: Sequence[Sample], weight: float = 0.2, outside: float = 0.0) -> Floats:
    """What BIO forbids, and ``weight`` times the pointwise mutual information of neighbouring labels.

    ``outside`` is added to every step to ``O``: more of it makes fewer runs.
    """
    counts = np.ones((len(tagging.LABELS),) * 2)
    for item in samples:
        for words in item.text.paragraphs:
            path = [0, *(item.text.labels[word.index] for word in words)]
            for before, after in itertools.pairwise(path):
                if before >= 0 and after >= 0:
                    counts[before, after] += 1
    joint = counts / counts.sum()
    information = np.log(joint / np.outer(joint.sum(1), joint.sum(0)))
    scores = weight * information
    scores[:, 0] += outside
    return np.where(tagging.allowed() < 0, tagging.IMPOSSIBLE, scores).astype(np.float32)


def fit_transitions(
    samples: Sequence[Sample], held: Sequence[Sample], log_probs: Sequence[Floats]
) -> tuple[Floats, dict[str, float]]:
    """The transition scores of ``samples``, weighted so that the mean run F1 on ``held`` is best, with its scores."""
    tried = [transition_scores(samples, weight, outside) for weight, outside in itertools.product(WEIGHTS, OUTSIDES)]
    scored = [(run_scores(held, log_probs, transitions), transitions) for transitions in tried]
    scores, transitions = max(scored, key=lambda found: found[0]["mean"])
    return transitions, scores
