"""The stage that fits which names are places: ``models/places/use.json``.

Labels come from the ``where`` of annotated claims (the other candidates inside a claim are no places), from own
sentences with all their places, and from single candidates labelled by their offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Span

from claimtable.fitted import Logistic
from claimtable.places.choosing import THRESHOLD
from claimtable.places.evidence import gather
from claimtable.places.features import features_of
from claimtable.places.finding import candidates
from claimtable.training.fitting import Example, brier, calibration_error, checksum, fit, left_out, without_rare
from claimtable.training.labelled import TOGETHER, Labelled, Row, read_rows

STRENGTH = 0.2
#: a feature that fewer candidates have is left out
LEAST = 3
#: own sentences hold what annotated news seldom has (teams, films, homes behind an age), so they count six times:
#: counted three times, names behind "shares in" and "hope in" are taken for places again
SENTENCE_WEIGHT = 6.0


def fit_places(labelled: Labelled) -> Logistic:
    """Fit which names are places; the facts hold the accuracy on articles that were left out.

    Raises GoldError for files that do not fit.
    """
    from claimtable.language import PIPES, load

    nlp, texts = load(exclude=PIPES), labelled.texts()
    examples = [example for path in labelled.gold for example in of_claims(nlp, texts, path)]
    examples += [example for path in labelled.sentences for example in of_sentences(nlp, path)]
    examples += [example for path in labelled.labels for example in of_labels(nlp, texts, path)]
    examples = without_rare(examples, LEAST)
    facts = {
        "candidates": len(examples),
        "places": sum(one.label for one in examples),
        "articles": len({one.group for one in examples}),
        "left out": accuracy(examples),
        "sha256 of the data": checksum(*labelled.files),
    }
    return fit(examples, strength=STRENGTH, facts=facts)


def _key(name: str) -> str:
    plain = name.replace("’", "'").casefold()
    return re.sub(r"[\s.,]+", " ", re.sub(r"^(the|a|an)\s+", "", plain)).strip()


def described(nlp: Language, texts: Sequence[str]) -> Iterator[list[tuple[Span, dict[str, float]]]]:
    """Yield the candidates of each text, nationalities left out, with their features."""
    for doc in nlp.pipe(texts):
        names = candidates(doc)
        found = zip(names, features_of(names, gather(doc, names)), strict=True)
        yield [(name, features) for name, features in found if name.label_ != "NORP"]


def of_claims(nlp: Language, texts: Mapping[str, Row], gold: Path) -> Iterator[Example]:
    """Yield the candidates inside annotated claims; of a place that a claim names twice nobody knows which is meant."""
    claims = {row["article_id"]: row["claims"] for row in read_rows(gold)}
    rows = [row for name, row in texts.items() if name in claims]
    for row, names in zip(rows, described(nlp, [row["text"] for row in rows]), strict=True):
        for claim in claims[row["article_id"]]:
            inside = [one for one in names if _is_inside(one[0], claim["spans"])]
            wanted = {_key(place) for place in claim["where"]}
            keys = [_key(name.text) for name, _ in inside]
            for (_, features), key in zip(inside, keys, strict=True):
                if key not in wanted or keys.count(key) == 1:
                    yield Example(features, key in wanted, row["article_id"])


def _is_inside(name: Span, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= name.start_char and name.end_char <= end for start, end in spans)


def of_sentences(nlp: Language, path: Path) -> Iterator[Example]:
    """Yield the candidates of sentences of which all places are known."""
    rows = read_rows(path)
    for number, (row, names) in enumerate(zip(rows, described(nlp, [row["text"] for row in rows]), strict=True)):
        for name, features in names:
            yield Example(features, name.text in row["where"], f"{path.name} {number // TOGETHER}", SENTENCE_WEIGHT)


def of_labels(nlp: Language, texts: Mapping[str, Row], labels: Path) -> Iterator[Example]:
    """Yield the candidates that were labelled one by one."""
    known: dict[str, dict[tuple[int, int], bool]] = {}
    for row in read_rows(labels):
        known.setdefault(row["article_id"], {})[row["start"], row["end"]] = row["place"]
    rows = [row for name, row in texts.items() if name in known]
    for row, names in zip(rows, described(nlp, [row["text"] for row in rows]), strict=True):
        for name, features in names:
            label = known[row["article_id"]].get((name.start_char, name.end_char))
            if label is not None:
                yield Example(features, label, row["article_id"])


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
