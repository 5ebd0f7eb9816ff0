"""The encoder and its token classifier in plain PyTorch: BERT's architecture, and MPNet's (BERT with relative
positions) for a teacher.

Written out rather than imported so that it can run in bfloat16 throughout, with cheap dropout and an input for features
of our own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtable.tagging import LABELS
from claimtable.windows import FEATURES


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder; ``relative`` for MPNet's relative positions, ``first_position`` where its absolute ones
    begin, ``entry`` the layer before which the features are added (above the layers that are frozen, so that those need
    no gradients).
    """

    layers: int
    hidden: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    relative: bool = False
    first_position: int = 0
    epsilon: float = 1e-12
    entry: int = 0


class CheapDropout(nn.Module):
    """Dropout whose masks are cut at random from one fixed pool: CPUs draw random numbers far slower than they
    multiply.
    """

    def __init__(self, rate: float, pool: int = 1 << 22) -> None:
        super().__init__()
        self.rate = rate
        self.pool = (torch.rand(pool) >= rate).to(torch.bfloat16) / (1 - rate)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with elements dropped while training, else ``x``."""
        if not self.training or not self.rate:
            return x
        size = x.numel()
        if size > len(self.pool):
            self.pool = self.pool.repeat(size // len(self.pool) + 2)
        if self.pool.device != x.device:
            self.pool = self.pool.to(x.device)
        start = int(torch.randint(0, len(self.pool) - size + 1, ()))
        return x * self.pool[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, layer norm after each part."""

    def __init__(self, shape: Shape, dropout: CheapDropout) -> None:
        super().__init__()
        self.heads, self.width = shape.heads, shape.hidden // shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.mix = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.widen = nn.Linear(shape.hidden, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` (batch x pieces x hidden) after the layer; ``bias`` is added to the attention scores."""
        rows, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, self.width).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(self.width)) + bias
        seen = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(rows, length, -1)
        x = self.norm1(x + self.dropout(self.mix(seen)))
        out: Tensor = self.norm2(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))
        return out


class Tagger(nn.Module):
    """Encoder and linear classifier; forward gives label scores for every piece. ``transitions`` (from label, to label)
    are learnt with the loss of sequences only.
    """

    def __init__(self, shape: Shape, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.Embedding(FEATURES, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = CheapDropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, self.dropout) for _ in range(shape.layers))
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None
        self.head = nn.Linear(shape.hidden, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        nn.init.zeros_(self.features.weight)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (batch x pieces x labels); ``mask`` is true at padding."""
        *_, last = self.encode(pieces, features, mask)
        scores: Tensor = self.head(last)
        return scores

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Iterator[Tensor]:
        """The output (batch x pieces x hidden) of each layer in turn."""
        length = pieces.shape[1]
        places = torch.arange(length, device=pieces.device) + self.shape.first_position
        own = self.features(features)
        x = self.pieces(pieces) + self.places(places)
        x = self.dropout(self.norm(x + own if self.shape.entry == 0 else x))
        bias = torch.zeros((), dtype=x.dtype, device=x.device)
        if mask is not None:
            bias = torch.zeros_like(mask, dtype=x.dtype).masked_fill(mask, -1e4)[:, None, None, :]
        if self.relative is not None:
            bias = bias + self.relative(relative_buckets(length).to(x.device)).permute(2, 0, 1)
        for number, layer in enumerate(self.layers):
            x = layer(x + own if number and number == self.shape.entry else x, bias)
            yield x


def relative_buckets(length: int, *, buckets: int = 32, furthest: int = 128) -> Tensor:
    """Bucket numbers (length x length) of relative positions, as in T5 and MPNet."""
    place = torch.arange(length)
    distance = place[:, None] - place[None, :]
    half, exact = buckets // 2, buckets // 4
    far = exact + (torch.log(distance.abs().clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    near = distance.abs()
    return (distance < 0).long() * half + torch.where(near < exact, near, far.clamp(max=half - 1))


def load_encoder(weights: dict[str, Tensor], shape: Shape, *, rows: Tensor | None = None) -> Tagger:
    """A tagger with the weights of a pretrained encoder, named as in the files of BERT (or MPNet) models.

    ``rows`` says where a model with another order of word pieces keeps the pieces of the BERT vocabulary.
    """
    tagger = Tagger(shape)
    own = tagger.state_dict()
    own["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    if rows is not None:
        own["pieces.weight"] = own["pieces.weight"][rows]
    own["places.weight"] = weights["embeddings.position_embeddings.weight"].clone()
    if "embeddings.token_type_embeddings.weight" in weights:
        own["places.weight"] += weights["embeddings.token_type_embeddings.weight"][0]
    _copy(own, "norm", weights, "embeddings.LayerNorm")
    if shape.relative:
        own["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    for number in range(shape.layers):
        _copy_layer(own, f"layers.{number}", weights, f"encoder.layer.{number}", mpnet=shape.relative)
    tagger.load_state_dict(own)
    return tagger


def _copy_layer(own: dict[str, Tensor], to: str, weights: dict[str, Tensor], name: str, *, mpnet: bool) -> None:
    names = ("attn.q", "attn.k", "attn.v") if mpnet else ("self.query", "self.key", "self.value")
    attention = [f"{name}.attention.{part}" for part in names]
    for kind in ("weight", "bias"):
        own[f"{to}.qkv.{kind}"] = torch.cat([weights[f"{part}.{kind}"] for part in attention])
    _copy(own, f"{to}.mix", weights, f"{name}.attention.attn.o" if mpnet else f"{name}.attention.output.dense")
    _copy(own, f"{to}.norm1", weights, f"{name}.attention.LayerNorm" if mpnet else f"{name}.attention.output.LayerNorm")
    _copy(own, f"{to}.widen", weights, f"{name}.intermediate.dense")
    _copy(own, f"{to}.narrow", weights, f"{name}.output.dense")
    _copy(own, f"{to}.norm2", weights, f"{name}.output.LayerNorm")


def _copy(own: dict[str, Tensor], to: str, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        own[f"{to}.{kind}"] = weights[f"{name}.{kind}"]
