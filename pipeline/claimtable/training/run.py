"""The whole of a training: read, train (perhaps a teacher first), export, score, describe."""

from __future__ import annotations

import dataclasses
import gzip
import json
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch

from claimtable.errors import ReadError
from claimtable.training import card, data, encoders, loop, scoring
from claimtable.training.batches import Sample, Soft, sample
from claimtable.training.export import export_onnx, write_meta
from claimtable.training.optimiser import Settings

log = logging.getLogger(__name__)
_HELD = 10

#: of the teacher: the lower half of its layers keeps its weights
TEACHER = Settings(epochs=2, rate=5e-5, budget=1152, average=0.995, frozen=6)
#: of the models that learn from the teacher's probabilities too, and how many of them are averaged
STUDENT = Settings(rate=1.5e-4, hard=0.4, average=0.995)
STUDENTS = 2
#: of the models that learn whole sequences in the end, as many; each round goes on from the average of the last one's
SEQUENCE = Settings(epochs=1, rate=7e-5, average=0.995, warm_up=0.06, sequence=0.77)
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """The arguments of ``train_attribution``."""

    data: Path
    out: Path
    epochs: int
    seed: int
    threads: int
    resume: bool
    teacher: Path | None = None
    unlabelled: Path | None = None

    @property
    def work(self) -> Path:
        """Where checkpoints are kept."""
        return self.out.with_name(self.out.name + ".training")


def run(plan: Plan) -> dict[str, Any]:
    """Train by ``plan`` and return the written ``meta.json``.

    A first model learns from the annotation alone. With a teacher, ``STUDENTS`` models go on from it, each in another
    random order, on the annotation and the teacher's probabilities. Then, ``ROUNDS`` times, as many go on with the loss
    of whole sequences. Each time the average of their weights is taken if it is the best on the held-out texts.
    """
    if plan.threads:
        torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    tokenizer = spacy_tokenizer()
    train, held = (samples_of(texts) for texts in _split(plan.data, tokenizer))
    log.info("%d texts to learn from, %d held out", len(train), len(held))
    settings = Settings(epochs=plan.epochs, seed=plan.seed)
    best = loop.train(encoders.student(), train, held, settings, folder=plan.work / "first", resume=plan.resume)
    if plan.teacher is not None:
        more = samples_of(read_unlabelled(plan.unlabelled, tokenizer)) if plan.unlabelled else []
        taught = teach(plan, plan.teacher, train, held, more)
        student = dataclasses.replace(STUDENT, epochs=plan.epochs, seed=plan.seed)
        best = together(plan, best, taught, held, student, "student")
    for number in range(1, ROUNDS + 1):
        settings_of_round = dataclasses.replace(SEQUENCE, seed=plan.seed + 10 * number)
        best = together(plan, best, train, held, settings_of_round, f"sequence-{number}")
    return write(plan, decoded(best, train, held), settings, texts=len(train))


def decoded(best: dict[str, Any], train: Sequence[Sample], held: Sequence[Sample]) -> dict[str, Any]:
    """``best`` with the transition scores that suit it on the held-out texts."""
    log_probs = scoring.predict(encoders.student(best["state"]), held)
    transitions, scores = scoring.fit_transitions(train, held, log_probs)
    return {**best, "transitions": transitions, "scores": scores}


def together(
    plan: Plan,
    first: dict[str, Any],
    samples: Sequence[Sample],
    held: Sequence[Sample],
    settings: Settings,
    name: str,
) -> dict[str, Any]:
    """Train ``STUDENTS`` models from ``first``, each in another random order; return the best of these, ``first`` and
    their average.
    """
    found = [first]
    for number in range(1, STUDENTS + 1):
        model = encoders.student(first["state"])
        own = dataclasses.replace(settings, seed=settings.seed + number)
        found.append(loop.train(model, samples, held, own, folder=plan.work / f"{name}-{number}", resume=plan.resume))
    found.append(average(found[1:], held))
    return max(found, key=lambda best: float(best["scores"]["mean"]))


def average(found: Sequence[dict[str, Any]], held: Sequence[Sample]) -> dict[str, Any]:
    """The model whose weights are the mean of those of the models ``found``, with its scores."""
    states = [best["state"] for best in found]
    state = {name: torch.stack([other[name] for other in states]).mean(0) for name in states[0]}
    model = encoders.student(state).to(torch.bfloat16)
    scores = scoring.run_scores(held, scoring.predict(model, held), found[0]["transitions"])
    log.info("average of %d: %s", len(states), scores)
    return {**found[0], "state": state, "scores": scores}


def teach(
    plan: Plan, folder: Path, train: Sequence[Sample], held: Sequence[Sample], more: Sequence[Sample]
) -> list[Sample]:
    """Train the teacher and return ``train`` and ``more`` with its label probabilities."""
    model = encoders.teacher(folder, entry=TEACHER.frozen)
    settings = dataclasses.replace(TEACHER, seed=plan.seed)
    best = loop.train(model, train, held, settings, folder=plan.work / "teacher", resume=plan.resume)
    model.load_state_dict(best["state"])
    return [dataclasses.replace(item, soft=soft) for item in (*train, *more) for soft in _soft(model, item)]


def _soft(model: Any, item: Sample) -> list[Soft]:
    return [scores.astype(np.float16) for scores in scoring.predict(model, [item])]


def write(plan: Plan, best: dict[str, Any], settings: Settings, *, texts: int) -> dict[str, Any]:
    """Write the files of the model: ONNX, tokenizer, ``meta.json``, and a card unless there is one."""
    plan.out.mkdir(parents=True, exist_ok=True)
    export_onnx(encoders.student(best["state"]), plan.out / "model.onnx")
    shutil.copyfile(encoders.tokenizer_file(), plan.out / "tokenizer.json")
    facts = {
        "data": {"sha256": data.checksum(_labelled_folder(plan.data)), "texts": texts},
        "settings": dataclasses.asdict(settings) | {"teacher": plan.teacher is not None, "best_epoch": best["epoch"]},
        "scores": {name: round(value, 2) for name, value in best["scores"].items()},
    }
    write_meta(plan.out, transitions=best["transitions"], facts=facts)
    meta: dict[str, Any] = json.loads((plan.out / "meta.json").read_text(encoding="utf-8"))
    card.write(plan.out, meta)
    return meta


def _labelled_folder(folder: Path) -> Path:
    return folder / "train" if (folder / "train" / "text").is_dir() else folder


def _split(folder: Path, tokenizer: Any) -> tuple[list[data.LabelledText], list[data.LabelledText]]:
    texts = data.read_folder(_labelled_folder(folder), tokenizer)
    if _labelled_folder(folder) != folder and (folder / "dev" / "text").is_dir():
        return texts, data.read_folder(folder / "dev", tokenizer)
    held = [text for number, text in enumerate(texts) if number % _HELD == _HELD - 1] or texts
    return [text for text in texts if len(texts) < _HELD or text not in held], held


def read_unlabelled(path: Path, tokenizer: Any) -> list[data.LabelledText]:
    """Texts of a JSON Lines file of articles with ``article_id`` and ``text``; raises ReadError for anything else."""
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line) for line in lines]
            return [data.unlabelled(article["article_id"], article["text"], tokenizer) for article in articles]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path} is not a JSON Lines file of articles with article_id and text: {error}") from error


def samples_of(texts: Sequence[data.LabelledText]) -> list[Sample]:
    """Return the texts in the student's word pieces."""
    encode = lru_cache(maxsize=None)(encoders.piecer())
    return [sample(text, encode) for text in texts]


def spacy_tokenizer() -> Any:
    """Return the tokenizer of claimtable's language model."""
    import spacy

    from claimtable.resources import DEFAULT_MODEL

    return spacy.load(
        DEFAULT_MODEL, exclude=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "tok2vec"]
    ).tokenizer
