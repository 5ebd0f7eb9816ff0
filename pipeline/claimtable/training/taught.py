"""The last stage: a large teacher learns from gold claims what the attribution model then learns from it.

The teacher learns the attributions of the gold articles and, beside them, who, where and when of their claims and whom
mentions name (``pairs``). It then labels these articles and unlabelled ones. Of two students that go on from earlier
weights one learns the attributions alone, the other both; the weights between them are better than either.
"""

from __future__ import annotations

import logging
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from claimtable.training import encoders
from claimtable.training.batches import Sample
from claimtable.training.dequantised import read_state
from claimtable.training.finetuning import by_folds, gold_articles, write_tuned
from claimtable.training.fitting import checksum
from claimtable.training.labels import Label, read_mentions
from claimtable.training.optimiser import Settings
from claimtable.training.pair_heads import PairTagger, without_pairs
from claimtable.training.pairs import queries_of
from claimtable.training.run import read_unlabelled, samples_of, spacy_tokenizer
from claimtable.training.teaching import ARTICLES, UNLABELLED, taught, taught_alone, trained

log = logging.getLogger(__name__)

TEACHER = Settings(epochs=14, rate=1e-4, average=0.995, warm_up=0.1, frozen=1, sequence=0.77, fixed_transitions=True)
#: before this layer of the teacher the features are added
ENTRY = 6
#: half of what a gold token teaches is the teacher's, of whole sequences it says nothing: half of 0.77 is left
STUDENT = Settings(
    epochs=9, rate=2e-4, average=0.995, warm_up=0.1, frozen=2, sequence=0.385, fixed_transitions=True, hard=0.5
)
#: the weight of the queries' loss, of the teacher and of each student, and the student's share in the weights
TEACHER_PAIRS = 1.0
STUDENTS = ((0.0, 0.6), (0.5, 0.4))
_LEFT_OUT = ("claim_quantities", "claim_places", "claim_coref")


@dataclass(frozen=True, slots=True)
class TaughtPlan:
    """The arguments of ``teach_attribution``; ``epochs`` None: those of ``TEACHER`` and ``STUDENT``."""

    claims: tuple[Path, ...]
    gold: tuple[Path, ...]
    start: Path
    out: Path
    teacher: Path
    mentions: tuple[Path, ...] = ()
    unlabelled: Path | None = None
    epochs: int | None = None
    seed: int = 1
    threads: int = 0
    folds: int = 0

    def settings(self, usual: Settings) -> Settings:
        """Return ``usual`` with the seed and, where it is given, the number of epochs of this plan."""
        return replace(usual, epochs=self.epochs or usual.epochs, seed=self.seed)


def run(plan: TaughtPlan) -> dict[str, Any]:
    """Train by ``plan`` and return the written ``meta.json``; with ``folds`` as ``finetuning.run``, the teacher of each
    model has not seen its fold either.
    """
    if plan.threads:
        torch.set_num_threads(plan.threads)
    gold = gold_samples(plan)
    names = [item.text.name for item in gold]
    texts = read_unlabelled(plan.unlabelled, spacy_tokenizer()) if plan.unlabelled else []
    more = samples_of([text for text in texts if text.name not in set(names)])
    log.info("%d articles with gold claims, %d without", len(gold), len(more))

    def make(out: Path, seen: Container[str]) -> dict[str, Any]:
        return _make(replace(plan, out=out), [item for item in gold if item.text.name in seen], more)

    return by_folds(names, plan.out, plan.folds, plan.seed, make)


def gold_samples(plan: TaughtPlan) -> list[Sample]:
    """Return the gold articles with their labels and queries; of several with one name the first."""
    mentions: dict[str, list[Label]] = {}
    for path in plan.mentions:
        for name, labels in read_mentions(path).items():
            mentions.setdefault(name, []).extend(labels)
    found: dict[str, Any] = {}
    for pair in zip(plan.claims, plan.gold, strict=True):
        for one in gold_articles(*pair, plan.start, exclude=_LEFT_OUT):
            if one.article.id not in found:
                known = mentions.get(one.article.id, [])
                asked = queries_of(one.doc, one.text, one.gold.claims, known, one.article.published)
                found[one.article.id] = (one.text, asked)
    samples = samples_of([text for text, _ in found.values()])
    return [replace(item, queries=asked) for item, (_, asked) in zip(samples, found.values(), strict=True)]


def _make(plan: TaughtPlan, gold: Sequence[Sample], more: Sequence[Sample]) -> dict[str, Any]:
    """Train teacher and students and write the model."""
    start = read_state(plan.start)
    teacher = _teacher(plan, start, gold)
    lessons = [taught(teacher, item) for item in gold], [taught_alone(teacher, item) for item in more]
    state: dict[str, Tensor] = {}
    for pairs, share in STUDENTS:
        torch.manual_seed(plan.seed)
        student = PairTagger(encoders.student(start))
        learnt = without_pairs(trained(student, *lessons, plan.settings(STUDENT), pairs))
        state = {name: state.get(name, 0) + share * value for name, value in learnt.items()}
    state |= {name: start[name] for name, value in student.named_parameters() if not value.requires_grad}
    return write_tuned(plan.out, state, plan.start, _facts(plan, gold, more))


def _teacher(plan: TaughtPlan, start: Mapping[str, Tensor], gold: Sequence[Sample]) -> PairTagger:
    """Return the trained teacher; its transitions are those with which labels are decoded."""
    torch.manual_seed(plan.seed)
    model = PairTagger(encoders.teacher(plan.teacher, entry=ENTRY))
    model.transitions.data.copy_(start["transitions"])
    model.load_state_dict(trained(model, gold, (), plan.settings(TEACHER), TEACHER_PAIRS))
    return model


def _facts(plan: TaughtPlan, gold: Sequence[Sample], more: Sequence[Sample]) -> dict[str, Any]:
    """Return what ``meta.json`` says of the training: its data and settings."""
    data = {
        "sha256": checksum(*plan.claims, *plan.gold, *plan.mentions),
        "texts": len(gold),
        "unlabelled": len(more),
        "unlabelled sha256": checksum(plan.unlabelled) if plan.unlabelled else None,
        "queries": sum(len(item.queries) for item in gold),
    }
    settings = {
        "teacher": asdict(plan.settings(TEACHER)) | {"pairs": TEACHER_PAIRS, "entry": ENTRY},
        "student": asdict(plan.settings(STUDENT)),
        "students": [{"pairs": pairs, "share": share} for pairs, share in STUDENTS],
        "articles of a batch": ARTICLES,
        "unlabelled articles of an epoch": UNLABELLED,
    }
    return {"data": data, "settings": settings}
