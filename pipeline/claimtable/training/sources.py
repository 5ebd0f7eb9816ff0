"""Fits which words of a source name who speaks, on labelled speakers; needs the extra ``train``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable import layers
from claimtable.coref.article import names_of, sources_of
from claimtable.coref.joint import Names
from claimtable.coref.mentions import Mention
from claimtable.coref.source_features import source_features
from claimtable.coref.source_phrases import Phrase, Source, phrases
from claimtable.coref.sources import NAME, speaking_parts
from claimtable.coref.token_arrays import TokenArrays, read
from claimtable.coref.unnamed import printed_phrase
from claimtable.errors import OptionError
from claimtable.evaluation import normal
from claimtable.fitted import Logistic, write_logistic
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled
from claimtable.training.labels import Label
from claimtable.training.roles import RoleLabel, speaker_labels

PENALTY = 4.0
FOLDS = 5
_KIND = "source"


def train_sources(labelled: Labelled, out: Path, nlp: Language) -> dict[str, Any]:
    """Fit the weights, write them to the folder ``out`` and return their facts.

    ``labelled.gold`` are claims with speakers and their mentions, ``labelled.labels`` rows ``{"article_id", "name",
    "mentions"}``. Sources of which no phrase is right teach nothing. Raises GoldError for files that do not fit and
    OptionError where nothing is labelled.
    """
    labels = speaker_labels(labelled)
    found = [one for key, doc in labelled.docs(labels, nlp) for one in source_choices(doc, labels[key], key)]
    usable = [choice for choice in found if any(choice.right)]
    if not usable:
        raise OptionError("no speaker is labelled: give --gold or --labels with the texts as --articles")
    facts = {
        "sources": len(found),
        "right one among the phrases": len(usable),
        "articles": len({choice.group for choice in usable}),
        "right in cross-validation": _left_out(usable),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels),
    }
    write_logistic(fit_sources(usable, facts), out / f"{NAME}.json")
    return facts


def fit_sources(choices: Sequence[Choice], facts: dict[str, Any] | None = None) -> Logistic:
    """Return the weights of labelled choices, each of which has an option that is right."""
    return fit_choices(choices, [_KIND], penalty=PENALTY, facts=facts)[_KIND]


def _left_out(choices: Sequence[Choice]) -> float:
    """Return the share of right phrases in articles that the weights have not seen."""
    right = 0
    for seen, others in unseen(choices, lambda choice: choice.group, FOLDS):
        model = fit_sources(seen)
        right += sum(choice.right[model.choose(choice.options)[0]] for choice in others)
    return round(right / len(choices), 4)


def source_choices(doc: Doc, labels: Sequence[RoleLabel], group: str) -> Iterator[Choice]:
    """Yield the labelled choices among the phrases of each source, for everyone who speaks in it."""
    view = read(doc)
    known = Names(names_of(view))
    wanted = [Label(start, end, one.name) for one in labels for start, end in one.mentions]
    seen = set()
    for _, span in sources_of(view, layers.get_attributions(doc)):
        parts = list(speaking_parts(view, span, known))
        for part in parts:
            if isinstance(part, Mention) or (part.start, part.end) in seen:
                continue
            seen.add((part.start, part.end))
            label = _label_of(part, wanted)
            options = phrases(part)
            if label is not None and len(options) > 1:
                right = _right(part, options, label, is_joint=len(parts) > 1)
                yield Choice(_KIND, source_features(part, options), right, group)


def _label_of(source: Source, labels: Sequence[Label]) -> Label | None:
    """Return the label that shares most characters with the source, if one does."""
    start, end = _characters(source.view, source.start, source.end)
    shared = [(min(one.end, end) - max(one.start, start), one) for one in labels]
    most, label = max(shared, key=lambda one: one[0], default=(0, None))
    return label if most > 0 else None


def _characters(view: TokenArrays, start: int, end: int) -> tuple[int, int]:
    span = view.doc[start:end]
    return span.start_char, span.end_char


def _right(source: Source, options: Sequence[Phrase], label: Label, *, is_joint: bool) -> list[bool]:
    """Return which phrases are right: that say the labelled name, else its mention, else names that end alike."""
    view = source.view
    name, mention = normal(label.name), normal(" ".join(view.text[label.start : label.end].split()))
    names, mentions = {name}, {mention}
    if is_joint:
        names.update(name.split(" and "))
        mentions.update(mention.split(" and "))
    called = [normal(_called(view, one)) for one in options]
    for right in (
        [text in names for text in called],
        [normal(view.printed(one.start, one.end)) in mentions for one in options],
    ):
        if any(right):
            return right
    return [
        one.name is not None and text.split()[-1:] == name.split()[-1:]
        for one, text in zip(options, called, strict=True)
    ]


def _called(view: TokenArrays, one: Phrase) -> str:
    return printed_phrase(view, one.start, one.end) if one.name is None else view.printed(one.start, one.end)
