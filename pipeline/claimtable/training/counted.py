"""Fits what a number counts that leaves its noun out: ``models/quantities/elided.json``.

Labels are the units of quantities in annotated claims and in own sentences. What was counted before in the sentence and
the article is told by the labels, too, so that no weights are needed to fit weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimtable.evaluation import normal_unit
from claimtable.fitted import Logistic
from claimtable.quantity.alignment import Candidate
from claimtable.quantity.elided import SURE, Sentence, first_of
from claimtable.quantity.elided_choice import ELIDED
from claimtable.quantity.elided_options import options_for
from claimtable.quantity.recalled import Unit
from claimtable.quantity.values import read_with
from claimtable.training.choices import Choice, fit_choices, unseen
from claimtable.training.fitting import checksum
from claimtable.training.labelled import TOGETHER, Labelled, Row, read_rows

PENALTY, FOLDS = 3.0, 10


def fit_counted(labelled: Labelled, nlp: Language) -> dict[str, Logistic]:
    """Fit the unit of numbers without a noun on the quantities of ``labelled.gold`` that have a ``unit`` (null: not
    decided) and on ``labelled.sentences`` ({"text", "unit"}, one unit for each quantity); nothing where none is there.

    Raises GoldError for files that do not fit.
    """
    found = [*_of_articles(labelled, nlp), *(one for path in labelled.sentences for one in _of_sentences(path, nlp))]
    known = [one for one in found if any(one.right)]
    if not known:
        return {}
    facts = {
        "numbers without a noun": len(found),
        "articles": len({one.group for one in found}),
        "right unit among the options": len(known),
        "left out": {"right": round(_right_unseen(found) / len(found), 4)},
        "sha256 of the data": checksum(*labelled.gold, *labelled.sentences),
    }
    return {ELIDED: _fit(known, facts)}


def _fit(choices: Sequence[Choice], facts: dict[str, object] | None = None) -> Logistic:
    return fit_choices(choices, (ELIDED,), penalty=PENALTY, facts=facts)[ELIDED]


def _right_unseen(choices: Sequence[Choice]) -> int:
    """Return how many choices are right by weights that have not seen their article."""
    right = 0
    for seen, others in unseen(choices, lambda one: one.group, FOLDS):
        model = _fit([one for one in seen if any(one.right)])
        right += sum(one.right[model.choose(one.options)[0]] for one in others)
    return right


def _of_articles(labelled: Labelled, nlp: Language) -> Iterator[Choice]:
    gold = Labelled(labelled.articles, labelled.gold)
    labels = gold.by_article(lambda article: (one for claim in article["claims"] for one in claim["quantities"]))
    for key, doc in gold.docs(labels, nlp):
        yield from _of_doc(doc, labels[key], key)


def _of_sentences(path: Path, nlp: Language) -> Iterator[Choice]:
    rows = [row for row in read_rows(path) if "unit" in row]
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True)):
        found = list(read_with(doc, lambda candidate, sentence: (("", ""), "nothing")))
        if len(found) == len(row["unit"]):
            labels = [
                {"start": one.start, "end": one.end, "value": one.value, "unit": unit}
                for one, unit in zip(found, row["unit"], strict=True)
            ]
            yield from _of_doc(doc, labels, f"sentences {number // TOGETHER}")


def _of_doc(doc: Doc, labels: Sequence[Row], group: str) -> Iterator[Choice]:
    teller = _Teller(labels, group)
    for _ in read_with(doc, teller):
        pass
    yield from teller.choices


@dataclass(slots=True)
class _Teller:
    """Gives a number without a noun its labelled unit, and keeps the choice that this is."""

    labels: Sequence[Row]
    group: str
    choices: list[Choice] = field(default_factory=list)

    def __call__(self, candidate: Candidate, sentence: Sentence) -> tuple[Unit, str]:
        """Return unit and noun, and how they were found."""
        name, found = first_of(SURE, candidate, sentence)
        if name is not None and found is not None:
            return found, name
        label = self._label(candidate)
        if label is None:
            return ("", ""), "nothing"
        options = options_for(candidate, sentence)
        unit = normal_unit(label)
        right = [normal_unit((option.unit + candidate.phrase.rate).strip()) == unit for option in options]
        self.choices.append(Choice(ELIDED, [option.features for option in options], right, self.group))
        if not any(right):
            return (label, ""), "label"
        chosen = options[right.index(True)]
        return (chosen.unit, chosen.of), chosen.way

    def _label(self, candidate: Candidate) -> str | None:
        """Return the labelled unit of a number, None where it is not labelled with this value."""
        phrase = candidate.phrase
        for row in self.labels:
            same = row["value"] is not None and abs(row["value"] - phrase.value) < 1e-4 * max(1.0, abs(phrase.value))
            if same and row["start"] < phrase.end and phrase.start < row["end"]:
                return row["unit"]  # type: ignore[no-any-return]
        return None
