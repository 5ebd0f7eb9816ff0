"""Weights for linking and for confidence: logistic regression over annotated attributions.

``python -m claimtable.training.linking TRAIN DEV MODEL FOLDS ARTICLES GOLD ...`` writes the module
``attribution/weights.py`` to standard output. Links of sources are fitted on ``TRAIN``, a folder like PolNeAR's, among
the annotated runs and once more among those that the model in the folder ``MODEL`` labels there, confidence on what the
model finds in ``DEV``. Links of cues are fitted on gold claims (files of articles, each with its gold), among the runs
of the model of ``FOLDS`` that has not seen the article. Needs only the packages that claimtable runs with.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from claimtable import layers, tagging
from claimtable.attribution.chunks import Chunk, build_context
from claimtable.attribution.features import Features, content_cue, cue_sources, no_source
from claimtable.attribution.linking import Group, grouped, near, signs
from claimtable.components.attribution_model import AttributionModel
from claimtable.language import load
from claimtable.tagging import Floats, Run
from claimtable.training.annotated import with_folds
from claimtable.training.data import Range, Standoff, annotation_files, read_standoff
from claimtable.training.gold_labels import standoff_of

#: the options of one choice, and which of them the annotation takes
Choice = tuple[list[Features], int]
#: what one attribution holds: role -> token indices
Parts = dict[str, set[int]]

_HEADER = '''"""Weights of the features that link contents to cues, and cues to sources.

Conditional logistic regression: of cues on the runs that models left out label in annotated articles, of sources on
PolNeAR's training articles, among annotated runs and among labelled ones; the weights of confidence are fitted on what
the shipped model finds in its development articles. Written by ``python -m claimtable.training.linking``.
"""
'''


def parts_of(doc: Doc, standoff: Standoff) -> list[Parts]:
    """Return the outermost attributions of an annotation as token indices."""
    found = [
        {str(role): {i for r, place in one if r == role for i in _tokens(doc, place)} for role in tagging.ROLES}
        for one in standoff.attributions
    ]
    said = [one["CONTENT"] for one in found]
    return [
        one
        for number, one in enumerate(found)
        if not any(one["CUE"] <= other for k, other in enumerate(said) if k != number and other != one["CONTENT"])
    ]


def _tokens(doc: Doc, place: Range) -> range:
    span = doc.char_span(*place, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def annotated_runs(doc: Doc, annotated: Sequence[Parts]) -> list[Run]:
    """Return the runs that a model which labels as ``annotated`` does would find."""
    labels = [0] * len(doc)
    for role in reversed(tagging.ROLES):
        for one in annotated:
            for start, end in _stretches(one[role]):
                new = tagging.encode([(role, 0, end - start)], end - start)
                labels[start:end] = [old or label for old, label in zip(labels[start:end], new, strict=True)]
    return [Run(*run, 1.0) for run in tagging.decode(labels)]


def choices(
    doc: Doc, annotated: Sequence[Parts], runs: Sequence[Run], log_probs: Floats | None = None
) -> tuple[list[Choice], list[Choice]]:
    """Return the choices of a cue for every content, and of a source for every cue, that ``annotated`` makes among the
    parts of ``runs``.
    """
    context = build_context(doc, runs, log_probs, layers.get_spans(doc, layers.QUOTES))
    cues: list[Choice] = []
    owned: dict[int, tuple[int, list[Chunk]]] = {}
    for chunk in context.contents:
        owner = _owner(chunk, annotated)
        numbers = near(context.cues, chunk)
        right = [
            k for k, n in enumerate(numbers) if owner is not None and _meets(context.cues[n], annotated[owner]["CUE"])
        ]
        if owner is not None and right:
            cues.append(([content_cue(context, chunk, context.cues[n]) for n in numbers], right[0]))
            owned.setdefault(numbers[right[0]], (owner, []))[1].append(chunk)
    sources: list[Choice] = []
    for number, (owner, contents) in owned.items():
        cue, speakers = context.cues[number], annotated[owner]["SOURCE"]
        numbers = near(context.sources, cue)
        right = [k for k, n in enumerate(numbers) if _meets(context.sources[n], speakers)]
        if right or not speakers:
            options = cue_sources(context, cue, [context.sources[n] for n in numbers], tuple(contents))
            none = no_source(context, cue, tuple(contents))
            sources.append(([*options, none], right[0] if right else len(numbers)))
    return cues, sources


def _stretches(indices: set[int]) -> Iterator[Range]:
    order = sorted(indices)
    start = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or order[place] != order[place - 1] + 1:
            yield order[start], order[place - 1] + 1
            start = place


def _meets(chunk: Chunk, indices: set[int]) -> bool:
    return not indices.isdisjoint(range(chunk.start, chunk.end))


def _owner(chunk: Chunk, annotated: Sequence[Parts]) -> int | None:
    """Return the attribution that has most of the content, or None where none has half of it."""
    counts = Counter({n: len(one["CONTENT"] & set(range(chunk.start, chunk.end))) for n, one in enumerate(annotated)})
    (best, count), *_ = counts.most_common(1) or [(-1, 0)]
    return best if 2 * count >= chunk.end - chunk.start else None


def fit(data: Sequence[Choice], *, penalty: float = 1.0, steps: int = 300, rate: float = 0.1) -> dict[str, float]:
    """Return the weights, by the feature's name, under which the choices taken are likeliest (L2 ``penalty``; Adam)."""
    names = sorted({name for options, _ in data for option in options for name in option})
    place = {name: number for number, name in enumerate(names)}
    rows = [[place[name] for name in option] for options, _ in data for option in options]
    values = [list(option.values()) for options, _ in data for option in options]
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, (columns, numbers) in enumerate(zip(rows, values, strict=True)):
        matrix[number, columns] = numbers
    sizes = np.array([len(options) for options, _ in data])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    taken = first + np.array([choice for _, choice in data])
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        odds = np.exp(matrix @ weights - np.repeat(np.maximum.reduceat(matrix @ weights, first), sizes))
        share = odds / np.repeat(np.add.reduceat(odds, first), sizes)
        share[taken] -= 1
        slope = (share @ matrix + penalty * weights) / len(data)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = rate * (1 - step / steps)
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.02}


def confidence_choices(doc: Doc, annotated: Sequence[Parts], groups: Sequence[Group]) -> list[Choice]:
    """Return for every group a choice between it and nothing: right is a content half shared with its source's."""
    free = list(annotated)
    found: list[Choice] = []
    for group in groups:
        said = {index for chunk in group.contents for index in range(chunk.start, chunk.end)}
        mate = next((one for one in free if _is_same(group, said, one)), None)
        if mate is not None:
            free.remove(mate)
        found.append(([signs(group), {}], int(mate is None)))
    return found


def _is_same(group: Group, said: set[int], one: Parts) -> bool:
    if 2 * len(said & one["CONTENT"]) < len(said | one["CONTENT"]):
        return False
    return _meets(group.source, one["SOURCE"]) if group.source is not None else not one["SOURCE"]


def read_docs(folder: Path) -> Iterator[tuple[Doc, Standoff]]:
    """Yield every text of a brat folder, parsed, with its first annotation."""
    nlp = load(exclude=("claim_times", "claim_quantities", "claim_places", "claim_attribution", "claim_coref"))
    for name, paths in annotation_files(folder).items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
            yield nlp(handle.read()), read_standoff(paths[0])


def link_choices(folder: Path, model: AttributionModel) -> tuple[list[Choice], list[Choice]]:
    """Return all choices of cues and of sources that the annotation of ``folder`` makes, among its own runs and among
    those of ``model``, which hold parts that belong to nothing.
    """
    cues: list[Choice] = []
    sources: list[Choice] = []
    for doc, standoff in read_docs(folder):
        annotated = parts_of(doc, standoff)
        (log_probs,) = model.log_probs([doc])
        labelled = ((annotated_runs(doc, annotated), None), (model.decode(doc, log_probs), log_probs))
        for runs, scores in labelled:
            of_cues, of_sources = choices(doc, annotated, runs, scores)
            cues += of_cues
            sources += of_sources
    return cues, sources


def gold_choices(articles: Path, gold: Path, folds: Path) -> Iterator[Choice]:
    """Yield the choices of cues that gold claims make, among the runs of the models in ``folds`` that have not seen
    their article.
    """
    nlp = load(exclude=("claim_times", "claim_quantities", "claim_places", "claim_coref"))
    finder: Any = nlp.get_pipe("claim_attribution")
    for article, known, folder in with_folds(articles, gold, folds):
        model, finder.folder = AttributionModel.load(folder), folder
        doc = nlp(article.text)
        (log_probs,) = model.log_probs([doc])
        runs = model.decode(doc, log_probs)
        yield from choices(doc, parts_of(doc, standoff_of(doc, known, runs)), runs, log_probs)[0]


def confidence_of(folder: Path, model: AttributionModel) -> list[Choice]:
    """Return the choices between every attribution that ``model`` finds in ``folder`` and nothing."""
    found: list[Choice] = []
    for doc, standoff in read_docs(folder):
        (log_probs,) = model.log_probs([doc])
        groups = grouped(doc, model.decode(doc, log_probs), log_probs, layers.get_spans(doc, layers.QUOTES))
        found += confidence_choices(doc, parts_of(doc, standoff), [group for group in groups if not group.layout])
    return found


def weights_module(cues: Sequence[Choice], sources: Sequence[Choice], confidence: Sequence[Choice]) -> str:
    """Return the source of ``attribution/weights.py``."""
    tables = {"CUE_WEIGHTS": cues, "SOURCE_WEIGHTS": sources, "CONFIDENCE_WEIGHTS": confidence}
    return _HEADER + "".join(
        f"\n{name}: dict[str, float] = {json.dumps(fit(data), indent=4)}\n" for name, data in tables.items()
    )


if __name__ == "__main__":
    train, dev, network, halves, *files = map(Path, sys.argv[1:])
    loaded = AttributionModel.load(network)
    pairs = zip(files[::2], files[1::2], strict=True)
    of_gold = [choice for pair in pairs for choice in gold_choices(*pair, halves)]
    sys.stdout.write(weights_module(of_gold, link_choices(train, loaded)[1], confidence_of(dev, loaded)))
