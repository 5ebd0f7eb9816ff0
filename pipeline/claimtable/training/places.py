"""The stage that fits which names are places: ``models/places/use.json``.

Labels come from the ``where`` of annotated claims (the other candidates inside a claim are no places), from own
sentences with all their places, and from single candidates labelled by their offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Span

from claimtable.fitted import Logistic
from claimtable.heads import Head
from claimtable.places.choosing import THRESHOLD
from claimtable.places.evidence import gather
from claimtable.places.features import features_of
from claimtable.places.finding import candidates
from claimtable.training.fitting import Example, brier, calibration_error, checksum, fit, left_out, without_rare
from claimtable.training.heads import Encoders, Views, with_left_out_words
from claimtable.training.labelled import TOGETHER, Labelled, Row, read_rows

STRENGTH = 0.2
#: a feature that fewer candidates have is left out
LEAST = 3
#: own sentences hold what annotated news seldom has (teams, films, homes behind an age), so they count six times:
#: counted three times, names behind "shares in" and "hope in" are taken for places again
SENTENCE_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a place: its features, and how the encoders see it."""

    name: Span
    features: dict[str, float]
    views: Views


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads the texts: the pipeline without components of ours, and the encoders."""

    nlp: Language
    encoders: Encoders

    def candidates(self, texts: Sequence[str]) -> Iterator[list[Candidate]]:
        """Yield the candidates of each text, nationalities left out."""
        for doc in self.nlp.pipe(texts):
            names = candidates(doc)
            views = self.encoders.read(doc, [[(name.start, name.end)] for name in names])
            found = zip(names, features_of(names, gather(doc, names)), views, strict=True)
            yield [Candidate(*one) for one in found if one[0].label_ != "NORP"]


#: a labelled candidate
Seen = tuple[Example, Views]


def fit_places(labelled: Labelled, folds: Path) -> tuple[Logistic, Head]:
    """Fit which names are places, and the encoder's head for it; the facts hold the accuracy on articles that were left
    out.

    ``folds`` is what ``finetune_attribution`` wrote with two of them. Raises GoldError for files that do not fit.
    """
    from claimtable.language import PIPES, load

    reading, texts = Reading(load(exclude=PIPES), Encoders(folds)), labelled.texts()
    seen = [one for path in labelled.gold for one in of_claims(reading, texts, path)]
    seen += [one for path in labelled.sentences for one in of_sentences(reading, path)]
    seen += [one for path in labelled.labels for one in of_labels(reading, texts, path)]
    plain, views = zip(*seen, strict=True)
    head, examples = with_left_out_words(without_rare(plain, LEAST), views, reading.encoders)
    facts = {
        "candidates": len(examples),
        "places": sum(one.label for one in examples),
        "articles": len({one.group for one in examples}),
        "left out": accuracy(examples),
        "sha256 of the data": checksum(*labelled.files),
    }
    return fit(examples, strength=STRENGTH, facts=facts), head


def _key(name: str) -> str:
    plain = name.replace("’", "'").casefold()
    return re.sub(r"[\s.,]+", " ", re.sub(r"^(the|a|an)\s+", "", plain)).strip()


def of_claims(reading: Reading, texts: Mapping[str, Row], gold: Path) -> Iterator[Seen]:
    """Yield the candidates inside annotated claims; of a place that a claim names twice nobody knows which is meant."""
    claims = {row["article_id"]: row["claims"] for row in read_rows(gold)}
    rows = [row for name, row in texts.items() if name in claims]
    for row, found in zip(rows, reading.candidates([row["text"] for row in rows]), strict=True):
        for claim in claims[row["article_id"]]:
            inside = [one for one in found if _is_inside(one.name, claim["spans"])]
            wanted = {_key(place) for place in claim["where"]}
            keys = [_key(one.name.text) for one in inside]
            for one, key in zip(inside, keys, strict=True):
                if key not in wanted or keys.count(key) == 1:
                    yield Example(one.features, key in wanted, row["article_id"]), one.views


def _is_inside(name: Span, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= name.start_char and name.end_char <= end for start, end in spans)


def of_sentences(reading: Reading, path: Path) -> Iterator[Seen]:
    """Yield the candidates of sentences of which all places are known."""
    rows = read_rows(path)
    for number, (row, found) in enumerate(zip(rows, reading.candidates([row["text"] for row in rows]), strict=True)):
        group = f"{path.name} {number // TOGETHER}"
        for one in found:
            yield Example(one.features, one.name.text in row["where"], group, SENTENCE_WEIGHT), one.views


def of_labels(reading: Reading, texts: Mapping[str, Row], labels: Path) -> Iterator[Seen]:
    """Yield the candidates that were labelled one by one."""
    known: dict[str, dict[tuple[int, int], bool]] = {}
    for row in read_rows(labels):
        known.setdefault(row["article_id"], {})[row["start"], row["end"]] = row["place"]
    rows = [row for name, row in texts.items() if name in known]
    for row, found in zip(rows, reading.candidates([row["text"] for row in rows]), strict=True):
        for one in found:
            label = known[row["article_id"]].get((one.name.start_char, one.name.end_char))
            if label is not None:
                yield Example(one.features, label, row["article_id"]), one.views


def accuracy(examples: Sequence[Example]) -> dict[str, float]:
    """Return precision, recall and calibration of the fit on articles that were left out of it."""
    chances, truth = left_out(examples, folds=10, strength=STRENGTH), np.array([one.label for one in examples])
    taken = chances >= THRESHOLD
    right = float((taken & truth).sum())
    return {
        "precision": round(right / float(taken.sum()), 4),
        "recall": round(right / float(truth.sum()), 4),
        "brier": round(brier(chances, list(truth)), 4),
        "calibration error": round(calibration_error(chances, list(truth)), 4),
    }
