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
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import nn
from torch.nn import functional

from claimtable import layers
from claimtable.components.attribution import find_attributions
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

    def encode(self, doc: Doc) -> list[NDArray[np.float16]]:
        """Return what the encoders make of the tokens, in half precision as on the Doc: the one that ships first."""
        read = (model.log_probs_and_encoded([doc])[0][1] for model in (self._shipped, *self._halves))
        return [encoded.astype(np.float16) for encoded in read]

    def read(self, doc: Doc, candidates: Sequence[Seen]) -> list[Views]:
        """Return the views of candidates, each given by the token spans whose vectors stand one behind another."""
        return views_of(self.encode(doc), candidates) if candidates else []

    def reread(self, doc: Doc, group: str) -> NDArray[Any]:
        """Give ``doc`` the attributions and the vectors of the half's model that has not seen the article ``group``;
        return the vectors.
        """
        (found,) = find_attributions([doc], self._halves[self.half(group)])
        layers.set_attributions(doc, found)
        encoded = layers.get_encoded(doc)
        assert encoded is not None  # find_attributions has set them
        return encoded

    def half(self, group: str) -> int:
        """Return the number of the encoder that has not seen an article; of other texts, any, always the same."""
        return self._numbers.get(group, zlib.crc32(group.encode()) % len(HALVES))


def views_of(encoded: Sequence[NDArray[np.float16]], candidates: Sequence[Seen]) -> list[Views]:
    """Return the views of candidates in a Doc of whose tokens ``Encoders.encode`` has made ``encoded``."""
    if not candidates:
        return []
    whole, *halves = (vectors_of(vectors, candidates).astype(np.float16) for vectors in encoded)
    return [Views(one, (first, second)) for one, first, second in zip(whole, *halves, strict=True)]


@dataclass(frozen=True, slots=True)
class Heads:
    """The head that learns from all examples, and for each of ``HALVES`` one that has not seen its articles."""

    shipped: Head
    halves: tuple[Head, Head]


def fit_heads(examples: Sequence[Example], views: Sequence[Views], encoders: Encoders) -> Heads:
    """Return the heads that learn from ``examples``, each as its encoder sees them."""
    halves = np.array([encoders.half(one.group) for one in examples])
    first, second = (_fit_half(half, np.flatnonzero(halves != half), examples, views) for half in HALVES)
    return Heads(fit_head(np.stack([one.shipped for one in views]).astype(np.float32), examples), (first, second))


def _fit_half(half: int, seen: NDArray[np.intp], examples: Sequence[Example], views: Sequence[Views]) -> Head:
    """Return the head of a half, from the examples ``seen``; where there are none, from all."""
    numbers = seen.tolist() or range(len(examples))
    vectors = np.stack([views[number].halves[half] for number in numbers]).astype(np.float32)
    return fit_head(vectors, [examples[number] for number in numbers])


def with_left_out_words(
    examples: Sequence[Example], views: Sequence[Views], encoders: Encoders
) -> tuple[Head, list[Example]]:
    """Return the head that learns from all examples, and the examples with the words of heads that have not seen
    theirs.
    """
    heads = fit_heads(examples, views, encoders)
    found = []
    for one, view in zip(examples, views, strict=True):
        half = encoders.half(one.group)
        (word,) = heads.halves[half].words(view.halves[half][None].astype(np.float32))
        found.append(replace(one, features={**one.features, FEATURE: word}))
    return heads.shipped, found


@dataclass(frozen=True, slots=True)
class Viewed:
    """A choice with the views of its first options; of those behind them the head says nothing."""

    choice: Choice
    views: Sequence[Views]


def choices_with_words(choices: Sequence[Viewed], encoders: Encoders) -> tuple[Head, list[Choice]]:
    """Return the head that learns from the options of all choices, and the choices with left-out words (see
    ``with_left_out_words``). A choice that has nothing right teaches the head nothing.
    """
    head, examples = with_left_out_words(*options_of(choices), encoders)
    words = iter(examples)
    found = []
    for one in choices:
        heard = [next(words).features for _ in one.views]
        found.append(replace(one.choice, options=[*heard, *one.choice.options[len(heard) :]]))
    return head, found


def options_of(choices: Sequence[Viewed]) -> tuple[list[Example], list[Views]]:
    """Return the options that a head reads, each by itself, and their views; those of choices without a right one weigh
    nothing.
    """
    flat = [
        (Example(one.choice.options[n], one.choice.right[n], one.choice.group, float(any(one.choice.right))), view)
        for one in choices
        for n, view in enumerate(one.views)
    ]
    return [example for example, _ in flat], [view for _, view in flat]


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
