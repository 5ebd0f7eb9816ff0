"""Fits which phrase of an article is somebody's role, on labelled roles; needs the extra ``train``."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.coref.article import Resolution, name_of, resolve
from claimtable.coref.entities import Entity
from claimtable.coref.links import load_links
from claimtable.coref.roles import BODY, KINDS, PERSON, RoleOptions, RoleWeights, kind_of, role_options
from claimtable.errors import OptionError
from claimtable.evaluation import normal
from claimtable.fitted import Logistic, write_logistic
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled, Row, own_sentences, read_rows

log = logging.getLogger(__name__)

PENALTY = 6.0
FOLDS = 10
#: from this probability on a phrase is taken: below one half, as a role that is missed costs as much as a wrong one
BAR = 0.35
#: what is told of somebody before anything is fitted, by which noun phrases are linked
_START = Logistic({"holds a role word": 2.0, "holds role words": 2.0, "head person": 1.0, "shape before": 0.5})


@dataclass(slots=True)
class RoleLabel:
    """A speaker's name, the characters beside cues that stand for it, and its role; empty where none is told."""

    name: str
    role: str
    mentions: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Labelling:
    """One labelled choice, what its options say, and the role that is right."""

    choice: Choice
    options: RoleOptions
    role: str


def train_roles(labelled: Labelled, out: Path, nlp: Language) -> dict[str, Any]:
    """Fit the weights, write them to the folder ``out`` and return their facts.

    ``labelled.gold`` are claims with their speakers' roles, ``labelled.labels`` rows ``{"article_id", "name", "role",
    "mentions"}``, ``labelled.sentences`` rows ``{"text", "name", "role"}``. Roles that are none of the phrases found
    teach nothing and count as missed. Raises GoldError for files that do not fit and OptionError where nothing is
    labelled.
    """
    found = [*_of_articles(speaker_labels(labelled), labelled, nlp), *_of_sentences(labelled.sentences, nlp)]
    if not any(any(one.choice.right) for one in found):
        raise OptionError("no role is labelled: give --gold or --labels with the texts as --articles")
    facts = {
        "bar": BAR,
        "speakers": len(found),
        "with a role": sum(bool(one.role) for one in found),
        "role among the phrases": sum(bool(one.role) and any(one.choice.right) for one in found),
        "articles": len({one.choice.group for one in found}),
        "left out": _left_out(found),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels, *labelled.sentences),
    }
    for kind, model in _fit(found, facts).items():
        write_logistic(model, out / f"{kind}.json")
    return facts


def speaker_labels(labelled: Labelled) -> Mapping[str, list[RoleLabel]]:
    """Return the labelled speakers by ``article_id``, from gold claims and from single labels."""
    found: dict[str, dict[str, RoleLabel]] = {}
    for path in labelled.gold:
        for row in read_rows(path):
            for claim in row["claims"]:
                if claim["speaker"]:
                    _add(found.setdefault(row["article_id"], {}), claim["speaker"], claim["speaker_role"], claim)
    for path in labelled.labels:
        for row in read_rows(path):
            places = [(start, end) for start, end in row["mentions"]]
            found.setdefault(row["article_id"], {})[row["name"]] = RoleLabel(row["name"], row["role"], places)
    return {key: list(named.values()) for key, named in found.items()}


def _add(named: dict[str, RoleLabel], name: str, role: str, claim: Row) -> None:
    label = named.setdefault(name, RoleLabel(name, role))
    if claim.get("speaker_mention"):
        start, end = claim["speaker_mention"]
        label.mentions.append((start, end))


def _of_articles(labels: Mapping[str, Sequence[RoleLabel]], labelled: Labelled, nlp: Language) -> Iterator[Labelling]:
    for key, doc in labelled.docs(labels, nlp):
        yield from _labellings(doc, labels[key], key)


def _of_sentences(paths: Sequence[Path], nlp: Language) -> Iterator[Labelling]:
    for path in paths:
        for row, doc, group in own_sentences(path, nlp):
            yield from _labellings(doc, [RoleLabel(row["name"], row["role"])], group)


def _labellings(doc: Doc, labels: Sequence[RoleLabel], group: str) -> Iterator[Labelling]:
    found = resolve(doc, load_links(layers.get_encoded(doc)), RoleWeights(_START, _START, BAR))
    for label in labels:
        entity = _speaker(found, label)
        if entity is not None:
            yield _labelling(found, entity, label, group)


def _labelling(found: Resolution, entity: Entity, label: RoleLabel, group: str) -> Labelling:
    options = role_options(found.view, entity)
    role = normal(label.role)
    said = [normal(text) for text in options.printed(found.view)]
    right = [*(bool(role) and text == role for text in said), not role]
    return Labelling(Choice(kind_of(entity.type), options.features, right, group), options, role)


def _speaker(found: Resolution, label: RoleLabel) -> Entity | None:
    """Return the named speaker that a label means: by its name, else by its last word beside a labelled mention."""
    named = {normal(name_of(found.view, one)): one for one in reversed(found.entities) if one.named and not one.members}
    name = normal(label.name)
    if name in named:
        return named[name]
    for other, entity in named.items():
        if other.split()[-1:] == name.split()[-1:] and any(_overlaps(found, entity, place) for place in label.mentions):
            return entity
    return None


def _overlaps(found: Resolution, entity: Entity, place: tuple[int, int]) -> bool:
    doc = found.view.doc
    spans = (doc[one.start : one.end] for one in entity.mentions if one.kind == "name")
    return any(span.start_char < place[1] and place[0] < span.end_char for span in spans)


def _fit(found: Sequence[Labelling], facts: Mapping[str, Any] | None = None) -> dict[str, Logistic]:
    choices = [one.choice for one in found if any(one.choice.right)]
    return fit_choices(choices, KINDS, penalty=PENALTY, facts=facts)


def _left_out(found: Sequence[Labelling]) -> dict[str, float]:
    """Return precision, recall and F1 of the roles of speakers in articles that the weights have not seen."""
    right = taken = 0
    for seen, others in unseen(found, lambda one: one.choice.group, FOLDS):
        fitted = _fit(seen)
        weights = RoleWeights(fitted[PERSON], fitted[BODY], BAR)
        for one in others:
            place = one.options.choose(weights)
            taken += place is not None
            right += place is not None and bool(one.role) and one.choice.right[place]
    wanted = sum(bool(one.role) for one in found)
    return {
        "precision": round(right / max(1, taken), 4),
        "recall": round(right / max(1, wanted), 4),
        "f1": round(2 * right / max(1, taken + wanted), 4),
    }
