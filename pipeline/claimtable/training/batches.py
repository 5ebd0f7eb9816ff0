"""Labelled texts to padded batches of windows."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimtable.tagging import LABELS
from claimtable.training.data import IGNORED, LabelledText
from claimtable.training.pairs import Query
from claimtable.windows import WINDOW, Piecer, Window, encode_paragraph, join

SIZES = (96, 144, WINDOW)
Soft = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its encoded paragraphs and, from a teacher, log-probabilities of its tokens' labels; ``queries`` are
    what else is asked of it.
    """

    text: LabelledText
    paragraphs: tuple[Window, ...]
    soft: Soft | None = None
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length; ``labels`` and ``soft`` stand on the first piece of each token, ``IGNORED`` and 0
    elsewhere. Every paragraph has the number of its row in ``rows`` and the first pieces of its tokens in ``places``
    (paragraphs x tokens, -1 behind its end).
    """

    pieces: Tensor
    features: Tensor
    mask: Tensor
    labels: Tensor
    soft: Tensor | None
    rows: Tensor
    places: Tensor


def sample(text: LabelledText, pieces: Piecer) -> Sample:
    """Encode the paragraphs of a text."""
    return Sample(text, tuple(window for words in text.paragraphs for window in encode_paragraph(words, pieces)))


def training_batches(samples: Sequence[Sample], rng: random.Random, *, budget: int) -> Iterator[Batch]:
    """One epoch in random order: windows of random size and start, batched by like length up to ``budget`` pieces with
    padding.
    """
    windows = [
        (window, number)
        for number, item in enumerate(samples)
        for window in join(item.paragraphs, size=rng.choice(SIZES), start=rng.randrange(WINDOW // 2))
    ]
    rng.shuffle(windows)
    windows.sort(key=lambda found: -(len(found[0].pieces) // 8))
    groups = list(_grouped(windows, budget))
    rng.shuffle(groups)
    for group in groups:
        yield make_batch([window for window, _ in group], [samples[number] for _, number in group])


def _grouped(windows: Sequence[tuple[Window, int]], budget: int) -> Iterator[list[tuple[Window, int]]]:
    group: list[tuple[Window, int]] = []
    for found in windows:
        if group and len(group[0][0].pieces) * (len(group) + 1) > budget:
            yield group
            group = []
        group.append(found)
    if group:
        yield group


def make_batch(windows: Sequence[Window], samples: Sequence[Sample]) -> Batch:
    """Pad windows (each of the sample beside it) to one batch."""
    longest = max(len(window.pieces) for window in windows)
    shape = (len(windows), -(-longest // 8) * 8)  # few different shapes: the CPU kernels are prepared anew for each
    pieces, features = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    labels, mask = np.full(shape, IGNORED, dtype=np.int64), np.ones(shape, dtype=bool)
    taught = any(item.soft is not None for item in samples)
    soft = np.zeros((*shape, len(LABELS)), dtype=np.float32) if taught else None
    for row, (window, item) in enumerate(zip(windows, samples, strict=True)):
        length, first = len(window.pieces), list(window.first)
        pieces[row, :length], features[row, :length], mask[row, :length] = window.pieces, window.features, False
        labels[row, first] = [item.text.labels[token] for token in window.tokens]
        if soft is not None and item.soft is not None:
            soft[row, first] = np.exp(item.soft[list(window.tokens)].astype(np.float32))
    tensors = [torch.from_numpy(array) for array in (pieces, features, mask, labels)]
    taught_by = None if soft is None else torch.from_numpy(soft)
    return Batch(tensors[0], tensors[1], tensors[2], tensors[3], taught_by, *_paragraphs(windows))


def _paragraphs(windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Rows and places of the paragraphs, as in ``Batch``."""
    found = [
        (row, window.first[start:end])
        for row, window in enumerate(windows)
        for start, end in itertools.pairwise((0, *window.breaks))
        if end > start
    ]
    places = np.full((len(found), max(len(first) for _, first in found)), -1, dtype=np.int64)
    for number, (_, first) in enumerate(found):
        places[number, : len(first)] = first
    return torch.tensor([row for row, _ in found]), torch.from_numpy(places)
