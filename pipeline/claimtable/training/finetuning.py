"""The last stage: the attribution model goes on to learn from gold claims, which follow claimtable's own conventions.

Small data (about a hundred articles), so little is learnt: the embeddings and the lower layers keep their weights,
the transitions those of decoding, and some texts annotated in brat's format are mixed in, so that they are not
forgotten.
"""

from __future__ import annotations

import json
import logging
import random
import shutil
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.tokens import Doc

from claimtable.components.attribution_model import AttributionModel, read_meta
from claimtable.evaluation import GoldArticle
from claimtable.language import load
from claimtable.schema import Article
from claimtable.training import data, encoders
from claimtable.training.annotated import annotated
from claimtable.training.batches import Sample, training_batches
from claimtable.training.dequantised import read_state
from claimtable.training.devices import device
from claimtable.training.export import export_onnx, write_meta
from claimtable.training.fitting import checksum
from claimtable.training.gold_labels import standoff_of
from claimtable.training.loop import loss_of
from claimtable.training.network import Tagger
from claimtable.training.optimiser import Masters, Settings
from claimtable.training.run import samples_of, spacy_tokenizer

log = logging.getLogger(__name__)

FINE = Settings(
    epochs=6, rate=1.3e-4, budget=768, average=0.98, warm_up=0.1, frozen=2, sequence=0.77, fixed_transitions=True
)
#: texts in brat's format beside the gold articles of one epoch
MIXED = 40
_LEFT_OUT = ("claim_times", "claim_quantities", "claim_places", "claim_coref")


@dataclass(frozen=True, slots=True)
class FinePlan:
    """The arguments of ``finetune_attribution``."""

    claims: tuple[Path, ...]
    gold: tuple[Path, ...]
    start: Path
    out: Path
    data: Path | None = None
    epochs: int = FINE.epochs
    rate: float = FINE.rate
    seed: int = 1
    threads: int = 0
    folds: int = 0


def run(plan: FinePlan) -> dict[str, Any]:
    """Fine-tune by ``plan`` and return the written ``meta.json``.

    With ``folds``, as many models are written to ``out``, each without a share of the articles, and ``folds.json``
    (article_id -> the number of the model that has not seen it).
    """
    if plan.threads:
        torch.set_num_threads(plan.threads)
    texts = [text for pair in zip(plan.claims, plan.gold, strict=True) for text in gold_texts(*pair, plan.start)]
    mixed = _unlike(data.read_folder(plan.data, spacy_tokenizer()) if plan.data else [], texts)

    def tune(out: Path, seen: Container[str]) -> dict[str, Any]:
        return _tune(replace(plan, out=out), [text for text in texts if text.name in seen], mixed)

    return by_folds([text.name for text in texts], plan.out, plan.folds, plan.seed, tune)


def by_folds(
    names: Sequence[str], out: Path, folds: int, seed: int, make: Callable[[Path, Container[str]], dict[str, Any]]
) -> dict[str, Any]:
    """Make a model of the articles ``names`` in ``out``, or with ``folds`` so many, as ``run`` tells; return what
    ``make``, which is given a folder and the names to learn from, says of the last one.
    """
    if not folds:
        return make(out, names)
    numbers = fold_numbers(names, folds, seed)
    for fold in range(folds):
        meta = make(out / f"fold{fold}", {name for name, number in numbers.items() if number != fold})
    (out / "folds.json").write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return meta


def _unlike(mixed: Sequence[data.LabelledText], texts: Sequence[data.LabelledText]) -> list[data.LabelledText]:
    """Return the texts of ``mixed`` that have no gold claims, which would contradict them."""
    taken = {text.name for text in texts}
    return [text for text in mixed if text.name not in taken]


def fold_numbers(names: Sequence[str], folds: int, seed: int) -> dict[str, int]:
    """Return for every article the number of the fold that it is left out of, in random order."""
    order = sorted(names)
    random.Random(seed).shuffle(order)
    return {name: place % folds for place, name in enumerate(order)}


def _tune(plan: FinePlan, texts: Sequence[data.LabelledText], mixed: Sequence[data.LabelledText]) -> dict[str, Any]:
    state = fine_tuned(plan.start, texts, mixed, replace(FINE, epochs=plan.epochs, rate=plan.rate, seed=plan.seed))
    return write(plan, state, texts)


def gold_texts(articles: Path, gold: Path, start: Path) -> list[data.LabelledText]:
    """Return the gold articles as labelled texts; ``start`` is the model that training starts from."""
    return [one.text for one in gold_articles(articles, gold, start)]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its gold claims, its Doc, and what its attributions teach."""

    article: Article
    gold: GoldArticle
    doc: Doc
    text: data.LabelledText


def gold_articles(
    articles: Path, gold: Path, start: Path, *, exclude: Sequence[str] = _LEFT_OUT
) -> Iterator[LabelledArticle]:
    """Yield the gold articles; their Docs have not been through the components ``exclude``."""
    nlp = load(components={"claim_attribution": {"model": str(start)}}, exclude=exclude)
    model = AttributionModel.load(start)
    tokenizer = spacy_tokenizer()
    for article, known in annotated(articles, gold):
        doc = nlp(article.text)
        (runs,) = model.predict([doc])
        text = data.label(article.id, article.text, standoff_of(doc, known, runs), tokenizer)
        yield LabelledArticle(article, known, doc, text)


def fine_tuned(
    start: Path, texts: Sequence[data.LabelledText], mixed: Sequence[data.LabelledText], settings: Settings
) -> dict[str, torch.Tensor]:
    """Return the averaged weights of the model in ``start`` after ``settings.epochs`` epochs on ``texts``, each with
    ``MIXED`` of the texts ``mixed``.
    """
    torch.manual_seed(settings.seed)
    model = encoders.student(read_state(start)).to(device(), torch.bfloat16)
    gold, more = samples_of([_annotated(text) for text in texts]), samples_of(mixed)
    epochs = [_batches(gold, more, settings, epoch) for epoch in range(settings.epochs)]
    masters = Masters(model, settings, sum(map(len, epochs)))
    model.train()
    for number, batches in enumerate(epochs, 1):
        log.info("epoch %d of %d: loss %.4f", number, settings.epochs, _epoch(model, masters, batches, settings))
    return masters.averaged(model)


def _annotated(text: data.LabelledText) -> data.LabelledText:
    """The text without the paragraphs in which there is nothing to learn."""
    known = [words for words in text.paragraphs if any(text.labels[word.index] >= 0 for word in words)]
    return replace(text, paragraphs=tuple(known))


def _batches(gold: Sequence[Sample], more: Sequence[Sample], settings: Settings, epoch: int) -> list[Any]:
    rng = random.Random(settings.seed * 1000 + epoch)
    samples = [*gold, *rng.sample(more, min(MIXED, len(more)))]
    return list(training_batches(samples, rng, budget=settings.budget))


def _epoch(model: Tagger, masters: Masters, batches: Sequence[Any], settings: Settings) -> float:
    losses = []
    for batch in batches:
        loss = loss_of(model, batch, settings)
        loss.backward()  # type: ignore[no-untyped-call]
        masters.step()
        losses.append(float(loss.detach()))
    return float(np.mean(losses))


def write(plan: FinePlan, state: dict[str, torch.Tensor], texts: Sequence[data.LabelledText]) -> dict[str, Any]:
    """Write the files of the model and return its ``meta.json``, which tells its data and settings."""
    learnt_from = {
        "sha256": checksum(*plan.claims, *plan.gold),
        "texts": len(texts),
        "mixed_in": data.checksum(plan.data) if plan.data else None,
    }
    settings = asdict(FINE) | {
        "epochs": plan.epochs,
        "rate": plan.rate,
        "seed": plan.seed,
        "mixed": MIXED if plan.data else 0,
    }
    return write_tuned(plan.out, state, plan.start, {"data": learnt_from, "settings": settings})


def write_tuned(out: Path, state: dict[str, torch.Tensor], start: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Write the files of a model with the weights ``state`` and return its ``meta.json``: ``facts``, and those of the
    model in ``start`` that it went on from, whose tokenizer and transitions it keeps.
    """
    first = read_meta(start)
    started: dict[str, Any] = {name: first[name] for name in ("data", "settings", "scores", "start") if name in first}
    started["sha256"] = first["sha256"]["model.onnx"]
    out.mkdir(parents=True, exist_ok=True)
    export_onnx(encoders.student(state), out / "model.onnx")
    if start.resolve() != out.resolve():
        shutil.copyfile(start / "tokenizer.json", out / "tokenizer.json")
    write_meta(out, transitions=state["transitions"].numpy(), facts=facts | {"start": started})
    meta: dict[str, Any] = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    return meta
