"""Fits where people's names begin and end, on labelled speakers; needs the extra ``train``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable.coref.name_span_features import is_particle
from claimtable.coref.name_spans import END, START, NameSpans, NameWeights
from claimtable.coref.people import people_entities
from claimtable.coref.token_arrays import TokenArrays, read
from claimtable.errors import OptionError
from claimtable.fitted import Logistic, write_logistic
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled, own_sentences
from claimtable.training.roles import RoleLabel, speaker_labels

PENALTY = 2.0
FOLDS = 10
_EMPTY = Logistic({})
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelledName:
    """What the recogniser found, the name that is right, and the choices of its end and of its start behind that end;
    None where the right edge does not come into question.
    """

    spans: NameSpans
    found: Place
    right: Place
    end: Choice | None
    start: Choice | None
    group: str


def train_names(labelled: Labelled, out: Path, nlp: Language) -> dict[str, Any]:
    """Fit the weights, write them to the folder ``out`` and return their facts.

    ``labelled.gold`` are claims with speakers and their mentions, ``labelled.labels`` rows ``{"article_id", "name",
    "mentions"}``, ``labelled.sentences`` rows ``{"text", "name"}``. A name counts wherever it is printed in full, and
    where a mention says a part of it. Raises GoldError for files that do not fit and OptionError where nothing is
    labelled.
    """
    found = [*_of_articles(speaker_labels(labelled), labelled, nlp), *_of_sentences(labelled.sentences, nlp)]
    if not any(one.end and one.start for one in found):
        raise OptionError("no speaker is labelled: give --gold or --labels with the texts as --articles")
    facts = {
        "names": len(found),
        "articles": len({one.group for one in found}),
        "right in cross-validation": _left_out(found),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels, *labelled.sentences),
    }
    weights = _fit(found, facts)
    write_logistic(weights.start, out / f"{START}.json")
    write_logistic(weights.end, out / f"{END}.json")
    return facts


def _of_articles(
    labels: Mapping[str, Sequence[RoleLabel]], labelled: Labelled, nlp: Language
) -> Iterator[LabelledName]:
    for key, doc in labelled.docs(labels, nlp):
        yield from labelled_names(doc, labels[key], key)


def _of_sentences(paths: Sequence[Path], nlp: Language) -> Iterator[LabelledName]:
    for path in paths:
        for row, doc, group in own_sentences(path, nlp):
            yield from labelled_names(doc, [RoleLabel(row["name"], "")], group)


def labelled_names(doc: Doc, labels: Iterable[RoleLabel], group: str) -> Iterator[LabelledName]:
    """Yield the names of people around one labelled name each."""
    view = read(doc)
    right = list(_places(view, labels))
    spans = NameSpans(view, NameWeights(_EMPTY, _EMPTY))
    for ent in people_entities(view):
        hit = [place for place in right if place[0] < ent.end and ent.start < place[1]]
        if len(hit) == 1:
            yield _labelled(spans, (ent.start, ent.end), hit[0], group)


def _labelled(spans: NameSpans, found: Place, right: Place, group: str) -> LabelledName:
    ends, starts = spans.ends(*found), spans.starts(found, right[1])
    end = Choice(END, [spans.end_features(found, one) for one in ends], [one == right[1] for one in ends], group)
    features = [spans.start_features(found, right[1], one) for one in starts]
    start = Choice(START, features, [one == right[0] for one in starts], group)
    may_end, may_start = right[1] in ends, right[0] in starts
    return LabelledName(spans, found, right, end if may_end else None, start if may_end and may_start else None, group)


def _places(view: TokenArrays, labels: Iterable[RoleLabel]) -> Iterator[Place]:
    """Yield the tokens of labelled names: printed in full, and mentions by a part of it; none inside another."""
    found = {place for label in labels if _is_persons(label.name) for place in _printed(view, label)}
    for start, end in sorted(found):
        if not any((start, end) != other and other[0] <= start and end <= other[1] for other in found):
            span = view.doc.char_span(start, end)
            if span is not None:
                yield span.start, span.end


def _is_persons(name: str) -> bool:
    """Tell whether a name may be one person's by its form."""
    parts = name.replace("-", " ").split()
    return bool(parts) and all(part[0].isupper() or is_particle(part) for part in parts)


def _printed(view: TokenArrays, label: RoleLabel) -> Iterator[Place]:
    if " " in label.name:
        yield from (one.span() for one in re.finditer(rf"(?<!\w){re.escape(label.name)}(?!\w)", view.text))
    for start, end in label.mentions:
        mention = view.text[start:end].split()
        if mention and mention[0][0].isupper() and mention[-1] == label.name.split()[-1]:
            yield start, end


def _fit(found: Sequence[LabelledName], facts: Mapping[str, Any] | None = None) -> NameWeights:
    ends = [one.end for one in found if one.end is not None]
    starts = [one.start for one in found if one.start is not None]
    end = fit_choices(ends, [END], penalty=PENALTY, facts=facts)[END]
    return NameWeights(fit_choices(starts, [START], penalty=PENALTY, facts=facts)[START], end)


def _left_out(found: Sequence[LabelledName]) -> float:
    """Return the share of names with both edges right in articles that the weights have not seen."""
    right = 0
    for seen, others in unseen(found, lambda one: one.group, FOLDS):
        weights = _fit(seen)
        right += sum(_is_right(weights, one) for one in others)
    return round(right / len(found), 4)


def _is_right(weights: NameWeights, one: LabelledName) -> bool:
    """Tell whether both edges are right."""
    choices = ((weights.end, one.end), (weights.start, one.start))
    return all(choice is not None and choice.right[model.choose(choice.options)[0]] for model, choice in choices)
