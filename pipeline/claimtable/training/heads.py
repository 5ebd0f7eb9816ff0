"""Fits heads on the attribution model's encoder (``claimtable.heads``), with their words of what they have not seen.

The encoder has learnt from the annotated articles, so what it makes of one of them is not what it makes of news. The
head whose words the named features are weighed beside reads every article with an encoder that was tuned without it,
and has learnt from the articles which that encoder has seen; the head that ships learns from all, as the encoder that
ships reads them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import Doc
from torch import nn
from torch.nn import functional

from claimtable.components.attribution_model import AttributionModel
from claimtable.heads import FEATURE, Floats, Head, Seen, vectors_of
from claimtable.resources import model_folder
from claimtable.training.choices import Choice
from claimtable.training.fitting import Example

#: two encoders, each tuned without a half of the articles (``finetune_attribution`` with ``folds=2``)
HALVES = (0, 1)
UNITS = 64
_DROPPED = 0.3
_EPOCHS, _BATCH, _RATE, _DECAY = 12, 64, 1e-3, 0.05


@dataclass(frozen=True, slots=True)
class Views:
    """What the encoders make of one candidate: the one that ships, and the one of each of ``HALVES``."""

    shipped: Floats
    halves: tuple[Floats, Floats]


class Encoders:
    """The encoder that ships and those of the halves in the folder ``folds`` (``foldN``, ``folds.json``)."""

    def __init__(self, folds: Path) -> None:
        self._shipped = AttributionModel.load(model_folder("attribution"))
        self._halves = [AttributionModel.load(folds / f"fold{half}") for half in HALVES]
        self._numbers: Mapping[str, int] = json.loads((folds / "folds.json").read_text(encoding="utf-8"))

    def read(self, doc: Doc, candidates: Sequence[Seen]) -> list[Views]:
        """Return the views of candidates, each given by the token spans whose vectors stand one behind another."""
        if not candidates:
            return []
        whole, *halves = (self._vectors(model, doc, candidates) for model in (self._shipped, *self._halves))
        return [Views(one, (first, second)) for one, first, second in zip(whole, *halves, strict=True)]

    def _vectors(self, model: AttributionModel, doc: Doc, candidates: Sequence[Seen]) -> Floats:
        ((_, encoded),) = model.log_probs_and_encoded([doc])
        return vectors_of(encoded.astype(np.float16), candidates).astype(np.float16)  # half precision, as on the Doc

    def half(self, group: str) -> int:
        """Return the number of the encoder that has not seen an article; of other texts, any, always the same."""
        return self._numbers.get(group, zlib.crc32(group.encode()) % len(HALVES))


def with_left_out_words(
    examples: Sequence[Example], views: Sequence[Views], encoders: Encoders
) -> tuple[Head, list[Example]]:
    """Return the head that learns from all examples, and the examples with the words of heads that have not seen
    theirs.
    """
    halves = np.array([encoders.half(one.group) for one in examples])
    features: list[dict[str, float]] = [dict(one.features) for one in examples]
    for half in HALVES:
        vectors = np.stack([one.halves[half] for one in views]).astype(np.float32)
        others, own = np.flatnonzero(halves != half), np.flatnonzero(halves == half)
        head = fit_head(vectors[others], [examples[int(n)] for n in others])
        for number, word in zip(own, head.words(vectors[own]), strict=True):
            features[number][FEATURE] = word
    head = fit_head(np.stack([one.shipped for one in views]).astype(np.float32), examples)
    return head, [replace(one, features=own) for one, own in zip(examples, features, strict=True)]


@dataclass(frozen=True, slots=True)
class Viewed:
    """A choice with the views of its first options; of those behind them the head says nothing."""

    choice: Choice
    views: Sequence[Views]


def choices_with_words(choices: Sequence[Viewed], encoders: Encoders) -> tuple[Head, list[Choice]]:
    """Return the head that learns from the options of all choices, and the choices with left-out words (see
    ``with_left_out_words``). A choice that has nothing right teaches the head nothing.
    """
    flat = [
        (Example(one.choice.options[n], one.choice.right[n], one.choice.group, float(any(one.choice.right))), view)
        for one in choices
        for n, view in enumerate(one.views)
    ]
    head, examples = with_left_out_words([one for one, _ in flat], [view for _, view in flat], encoders)
    words = iter(examples)
    found = []
    for one in choices:
        heard = [next(words).features for _ in one.views]
        found.append(replace(one.choice, options=[*heard, *one.choice.options[len(heard) :]]))
    return head, found


def fit_head(vectors: Floats, examples: Sequence[Example], *, seed: int = 0) -> Head:
    """Return the head that tells the labels of ``examples`` from ``vectors``, with dropout, a fixed number of epochs,
    and weights in half precision.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        inner, outer = nn.Linear(vectors.shape[1], UNITS), nn.Linear(UNITS, 1)
        net = nn.Sequential(nn.Dropout(_DROPPED), inner, nn.ReLU(), nn.Dropout(_DROPPED), outer)
        _learn(net, torch.from_numpy(vectors), examples, np.random.default_rng(seed))
    arrays = (inner.weight.T, inner.bias, outer.weight[0], outer.bias)
    return Head(*(one.detach().numpy().astype(np.float16).astype(np.float32) for one in arrays))


def _learn(net: nn.Sequential, vectors: torch.Tensor, examples: Sequence[Example], rng: np.random.Generator) -> None:
    truth = torch.tensor([float(one.label) for one in examples])
    weights = torch.tensor([one.weight for one in examples])
    optimiser = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=_DECAY)
    for _ in range(_EPOCHS):
        for batch in torch.split(torch.from_numpy(rng.permutation(len(examples))), _BATCH):
            odds = net(vectors[batch])[:, 0]
            loss = functional.binary_cross_entropy_with_logits(odds, truth[batch], weights[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
