"""The heads that answer queries about an article, beside the attribution model's own, and their loss.

A query is the mean of the encoder's output over its tokens. Every token of the article is scored by the product of the
two, projected for the slot, and by its distance; "nothing" is scored by the query alone. The heads only train the
encoder: a model that is written does not have them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtable.training.network import Tagger
from claimtable.training.pairs import SLOTS

WIDTH = 64
#: distances before the query, and as many behind it: twice the binary logarithm, up to 181 tokens
_FAR = 16
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries of a batch of articles as tensors; its tokens are numbered through all articles.

    ``members`` (2 x n) are numbers of queries with one of their tokens; ``first`` and ``last`` tokens are counted from
    the beginning of their article. ``targets`` (queries x tokens + 1, the last one for nothing) are the right answers,
    1 each, or where ``taught`` the teacher's probabilities.
    """

    members: Tensor
    slots: Tensor
    articles: Tensor
    first: Tensor
    last: Tensor
    targets: Tensor
    taught: Tensor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a batch of articles: article by article, its number and the token's own in the article."""

    articles: Tensor
    numbers: Tensor


class PairHeads(nn.Module):
    """For each slot a projection of queries and of tokens, a weight for each distance, and a score of nothing."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.query = nn.Linear(hidden, len(SLOTS) * WIDTH)
        self.key = nn.Linear(hidden, len(SLOTS) * WIDTH)
        self.nothing = nn.Linear(hidden, len(SLOTS))
        self.distance = nn.Embedding(1 + 2 * _FAR, len(SLOTS))
        nn.init.zeros_(self.distance.weight)

    def forward(self, hidden: Tensor, tokens: Tokens, queries: Queries) -> Tensor:
        """Log-probabilities (queries x tokens + 1) of what answers each query; ``hidden`` is tokens x hidden."""
        means = _means(hidden, queries).to(hidden.dtype)
        of_slot = functional.one_hot(queries.slots, len(SLOTS)).to(hidden.dtype)
        asked = (self.query(means).unflatten(1, (len(SLOTS), WIDTH)) * of_slot[:, :, None]).flatten(1)
        scores = asked.float() @ self.key(hidden).float().T / math.sqrt(WIDTH)
        near = distance_buckets(tokens.numbers, queries.first, queries.last)
        scores = scores + self.distance.weight.float().T[queries.slots].gather(1, near)
        scores = scores.masked_fill(_impossible(tokens, queries), _NEVER)
        nothing = (self.nothing(means) * of_slot).sum(1, keepdim=True).float()
        return torch.log_softmax(torch.cat([scores, nothing], 1), -1)


class PairTagger(Tagger):
    """A tagger with ``PairHeads`` on its last layer."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__(tagger.shape, dropout=tagger.dropout.rate)
        self.load_state_dict(tagger.state_dict())
        self.pairs = PairHeads(tagger.shape.hidden)


def without_pairs(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the state of the tagger alone."""
    return {name: value for name, value in state.items() if not name.startswith("pairs.")}


def pair_loss(log_probs: Tensor, queries: Queries) -> Tensor:
    """Minus the log-probability that one of the right answers is given, where taught the cross entropy; the mean of all
    queries.
    """
    right = -torch.logsumexp(log_probs.masked_fill(queries.targets == 0, _NEVER), 1)
    taught = -(queries.targets * log_probs).sum(1)
    return torch.where(queries.taught, taught, right).mean()


def distance_buckets(tokens: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Bucket numbers (queries x tokens) of the distances of tokens to queries: 0 inside, 1 to 16 before, 17 to 32
    behind.
    """
    before = (first[:, None] - tokens[None, :]).clamp(min=0)
    behind = (tokens[None, :] - last[:, None]).clamp(min=0)
    after = torch.where(behind > 0, 1 + _FAR + _far(behind), 0)
    return torch.where(before > 0, 1 + _far(before), after)


def _far(distance: Tensor) -> Tensor:
    return (torch.log2(distance.float().clamp(min=1)) * 2).long().clamp(max=_FAR - 1)


def _means(hidden: Tensor, queries: Queries) -> Tensor:
    numbers, members = queries.members
    counts = torch.bincount(numbers, minlength=len(queries.slots))[:, None]
    sums = torch.zeros(len(queries.slots), hidden.shape[1], device=hidden.device)
    return sums.index_add(0, numbers, hidden[members].float()) / counts


def _impossible(tokens: Tokens, queries: Queries) -> Tensor:
    """Tell which tokens answer nothing: those of other articles, and of a ``link`` its own."""
    other = tokens.articles[None, :] != queries.articles[:, None]
    numbers, members = queries.members
    linked = queries.slots[numbers] == SLOTS.index("link")
    other[numbers[linked], members[linked]] = True
    return other
