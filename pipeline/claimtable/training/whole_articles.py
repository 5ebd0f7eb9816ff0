"""Samples to batches of whole articles: their windows, and their queries, which any word of an article may answer."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from claimtable.training.batches import SIZES, Batch, Sample, make_batch
from claimtable.training.pair_heads import Queries, Tokens
from claimtable.training.pairs import SLOTS, Query
from claimtable.windows import WINDOW, Window, join


@dataclass(frozen=True, slots=True)
class ArticleBatch:
    """The windows of some articles; ``rows`` and ``places`` say where the first piece of each of ``tokens`` stands."""

    windows: Batch
    rows: Tensor
    places: Tensor
    tokens: Tokens
    queries: Queries | None


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a token stands: its number in the batch, the row and place of its first piece."""

    number: int
    row: int
    place: int


def epoch_of(groups: Sequence[Sequence[Sample]], rng: random.Random, size: int) -> list[Sequence[Sample]]:
    """Return the samples of one epoch in random order, up to ``size`` of one group and of like length together."""
    batches: list[Sequence[Sample]] = []
    for group in groups:
        order = rng.sample(group, len(group))
        order.sort(key=lambda item: len(item.text.labels) // 100 + 2 * rng.random())
        batches += [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def article_batch(samples: Sequence[Sample], rng: random.Random | None = None) -> ArticleBatch:
    """Return a batch of articles; in training ``rng`` chooses the size and the start of the windows."""
    windows: list[tuple[Window, int]] = []
    for article, item in enumerate(samples):
        size, start = (rng.choice(SIZES), rng.randrange(WINDOW // 2)) if rng else (WINDOW, 0)
        windows += [(window, article) for window in join(item.paragraphs, size=size, start=start)]
    positions = _positions(windows, len(samples))
    listed = [(article, token) for article, found in enumerate(positions) for token in found]
    stands = [position for found in positions for position in found.values()]
    return ArticleBatch(
        make_batch([window for window, _ in windows], [samples[article] for _, article in windows]),
        torch.tensor([position.row for position in stands]),
        torch.tensor([position.place for position in stands]),
        Tokens(torch.tensor([article for article, _ in listed]), torch.tensor([token for _, token in listed])),
        _queries([item.queries for item in samples], positions, len(stands)),
    )


def _positions(windows: Sequence[tuple[Window, int]], articles: int) -> list[dict[int, _Position]]:
    """Return for every article where each of its tokens stands, in text order."""
    found: list[dict[int, _Position]] = [{} for _ in range(articles)]
    number = 0
    for row, (window, article) in enumerate(windows):
        for token, place in zip(window.tokens, window.first, strict=True):
            found[article][token] = _Position(number, row, place)
            number += 1
    return found


def _queries(
    queries: Sequence[Sequence[Query]], positions: Sequence[Mapping[int, _Position]], tokens: int
) -> Queries | None:
    """Return the queries of all articles as tensors, None where there are none."""
    asked = [(query, article) for article, found in enumerate(queries) for query in found]
    if not asked:
        return None
    members = [
        (number, positions[article][token].number)
        for number, (query, article) in enumerate(asked)
        for token in query.tokens
    ]
    targets = np.zeros((len(asked), tokens + 1), dtype=np.float32)
    for number, (query, article) in enumerate(asked):
        for column, share in _targets(query, positions[article], tokens):
            targets[number, column] = share
    return Queries(
        torch.tensor(members).T,
        torch.tensor([SLOTS.index(query.slot) for query, _ in asked]),
        torch.tensor([article for _, article in asked]),
        torch.tensor([query.tokens[0] for query, _ in asked]),
        torch.tensor([query.tokens[-1] for query, _ in asked]),
        torch.from_numpy(targets),
        torch.tensor([query.taught is not None for query, _ in asked]),
    )


def _targets(query: Query, positions: Mapping[int, _Position], nothing: int) -> Iterator[tuple[int, float]]:
    """Yield the answers of a query as columns with their shares."""
    if query.taught is None:
        right = [positions[token].number for token in query.answers]
        yield from ((column, 1.0) for column in right or [nothing])
        return
    for token, share in zip(query.taught.tokens, query.taught.probabilities, strict=True):
        yield positions[token].number, share
    yield nothing, query.taught.nothing
