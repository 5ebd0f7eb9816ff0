"""Training on whole articles, labels and queries together, and what a teacher that was trained so says of others."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from claimtable import tagging
from claimtable.tagging import Floats
from claimtable.training.batches import Sample
from claimtable.training.data import LabelledText
from claimtable.training.devices import device, moved
from claimtable.training.loop import label_loss
from claimtable.training.optimiser import Masters, Settings
from claimtable.training.pair_heads import PairTagger, pair_loss
from claimtable.training.pairs import Query, Slot, Taught
from claimtable.training.scoring import predict
from claimtable.training.whole_articles import ArticleBatch, article_batch, epoch_of

log = logging.getLogger(__name__)

#: articles of a batch, and unlabelled ones of an epoch, drawn anew for each
ARTICLES = 6
UNLABELLED = 800
#: what is asked of a run that the teacher finds in an unlabelled article
_ASKED: dict[tagging.Role, tuple[Slot, ...]] = {"SOURCE": ("link",), "CONTENT": ("who", "where", "when")}
#: tokens of a teacher's answer that are kept
_KEPT = 8
#: the share of the teacher in an answer that the gold knows
_TEACHERS = 0.4
#: right answers share the gold's part as the teacher does, if it gives them more than this, else evenly
_HEARD = 0.05


def trained(
    model: PairTagger, gold: Sequence[Sample], more: Sequence[Sample], settings: Settings, pairs: float
) -> dict[str, Tensor]:
    """Train ``model`` on ``gold`` and, in each epoch, ``UNLABELLED`` of ``more``; return its averaged state.

    ``pairs`` is the weight of the loss of queries beside that of labels.
    """
    torch.manual_seed(settings.seed)
    model.to(device(), torch.bfloat16).train()
    epochs = [_epoch(gold, more, settings.seed * 1000 + epoch) for epoch in range(settings.epochs)]
    masters = Masters(model, settings, sum(map(len, epochs)))
    for number, batches in enumerate(epochs, 1):
        rng = random.Random(settings.seed * 1000 + number)
        losses = [_step(model, masters, article_batch(samples, rng), pairs) for samples in batches]
        log.info("epoch %d of %d: loss %.4f", number, settings.epochs, np.mean(losses))
    return masters.averaged(model)


def _epoch(gold: Sequence[Sample], more: Sequence[Sample], seed: int) -> list[Sequence[Sample]]:
    rng = random.Random(seed)
    return epoch_of([gold, rng.sample(more, min(UNLABELLED, len(more)))], rng, ARTICLES)


def _step(model: PairTagger, masters: Masters, batch: ArticleBatch, pairs: float) -> float:
    loss = article_loss(model, moved(batch, model.head.weight.device), masters.settings, pairs)
    loss.backward()  # type: ignore[no-untyped-call]
    masters.step()
    return float(loss.detach())


def article_loss(model: PairTagger, batch: ArticleBatch, settings: Settings, pairs: float) -> Tensor:
    """The loss of labels as ``loop.loss_of``, and ``pairs`` times that of queries."""
    windows = batch.windows
    *_, last = model.encode(windows.pieces, windows.features, windows.mask)
    loss = label_loss(model.head(last), windows, model.transitions, settings)
    if not pairs or batch.queries is None:
        return loss
    answers = model.pairs(last[batch.rows, batch.places], batch.tokens, batch.queries)
    return loss + pairs * pair_loss(answers, batch.queries)


@torch.no_grad()
def taught(model: PairTagger, item: Sample) -> Sample:
    """Return a gold article with the teacher's label probabilities, and with answers that are .4 the teacher's and .6
    the gold's.
    """
    (soft,) = predict(model, [item])
    answers = zip(item.queries, answers_of(model, item), strict=True)
    queries = tuple(replace(query, taught=mixed(query, said)) for query, said in answers)
    return replace(item, soft=soft.astype(np.float16), queries=queries)


@torch.no_grad()
def taught_alone(model: PairTagger, item: Sample) -> Sample:
    """Return an unlabelled article with the teacher's label probabilities, and its answers to queries about the runs
    that it finds.
    """
    (soft,) = predict(model, [item])
    transitions = model.transitions.detach().float().cpu().numpy()
    asked = replace(item, soft=soft.astype(np.float16), queries=tuple(own_queries(item.text, soft, transitions)))
    answers = zip(asked.queries, answers_of(model, asked), strict=True)
    return replace(asked, queries=tuple(replace(query, taught=said) for query, said in answers))


def own_queries(text: LabelledText, log_probs: Floats, transitions: Floats) -> Iterator[Query]:
    """Yield what is asked of the sources and contents that are decoded from ``log_probs`` (tokens x labels)."""
    groups = [[word.index for word in words] for words in text.paragraphs]
    paths = tagging.viterbi([log_probs[group] for group in groups], transitions)
    for group, path in zip(groups, paths, strict=True):
        for role, start, end in tagging.decode(path):
            yield from (Query(slot, tuple(group[start:end])) for slot in _ASKED.get(role, ()))


@torch.no_grad()
def answers_of(model: PairTagger, item: Sample) -> list[Taught]:
    """Return the model's answers to the queries of an article."""
    if not item.queries:
        return []
    model.eval()
    batch = moved(article_batch([item]), model.head.weight.device)
    windows = batch.windows
    *_, last = model.encode(windows.pieces, windows.features, windows.mask)
    found = model.pairs(last[batch.rows, batch.places], batch.tokens, batch.queries).exp().cpu().numpy()
    tokens = batch.tokens.numbers.tolist()
    return [_likeliest(probabilities, tokens) for probabilities in found]


def _likeliest(probabilities: Floats, tokens: Sequence[int]) -> Taught:
    best = np.argsort(-probabilities[:-1], kind="stable")[:_KEPT]
    kept = tuple(float(probabilities[place]) for place in best)
    return Taught(tuple(tokens[place] for place in best), kept, float(probabilities[-1]))


def mixed(query: Query, said: Taught) -> Taught:
    """Return the teacher's answer ``said`` corrected by the gold's."""
    heard = dict(zip(said.tokens, said.probabilities, strict=True))
    total = sum(heard.get(token, 0) for token in query.answers)
    shares = {token: _TEACHERS * share for token, share in heard.items()}
    for token in query.answers:
        right = heard.get(token, 0) / total if total > _HEARD else 1 / len(query.answers)
        shares[token] = shares.get(token, 0) + (1 - _TEACHERS) * right
    nothing = _TEACHERS * said.nothing + (0 if query.answers else 1 - _TEACHERS)
    return Taught(tuple(shares), tuple(shares.values()), nothing)
