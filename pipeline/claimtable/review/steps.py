"""How the cells of claims came about, for a page: the articles are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable.explanation import Explainer, step_words
from claimtable.explanation.reasons import STEPS
from claimtable.extraction import claims_from_doc, process
from claimtable.layers import get_referents
from claimtable.schema import Article, Failure, Narrator, Reason, Step

_NARRATORS: tuple[Narrator, ...] = ("quantities", "dated", "all")


@dataclass(frozen=True, slots=True)
class Told:
    """What reading an article again told: the steps of its claims by ``claim_id``, and the names in it."""

    steps: dict[str, dict[str, Any]]
    names: tuple[str, ...]


def told_steps(
    articles: Iterable[Article], wanted: Mapping[str, Sequence[str]], nlp: Language, *, day_first: bool | None = None
) -> Iterator[tuple[str, Told] | Failure]:
    """Yield the id of every article with what reading it again tells of its claims ``wanted[article.id]``.

    A claim that the article, read by these models and options, does not have is left out; an article that fails
    becomes a Failure.
    """
    work = partial(_tell, wanted=wanted, day_first=day_first)
    for outcome in process(articles, nlp, work):
        yield outcome if isinstance(outcome, Failure) else (outcome[0].id, outcome[1])


def _tell(doc: Doc, article: Article, *, wanted: Mapping[str, Sequence[str]], day_first: bool | None) -> Told:
    left, steps = set(wanted[article.id]), dict[str, dict[str, Any]]()
    for narrator in _NARRATORS:
        explainer = Explainer(doc, article, day_first=day_first, narrator=narrator)
        for claim in claims_from_doc(doc, article, day_first=day_first, narrator=narrator) if left else ():
            if claim.claim_id in left:
                left.remove(claim.claim_id)
                steps[claim.claim_id] = step_record(explainer.reasons(claim), article.text)
    names = (referent.name for referent in get_referents(doc) if referent.type in ("person", "organisation"))
    return Told(steps, tuple(dict.fromkeys(names)))


def step_record(reasons: Sequence[Reason], text: str) -> dict[str, Any]:
    """Return the steps of a claim for a page: each once as ``[spans, words, by, confidence]``, and by cell which."""
    numbers: dict[Step, int] = {}
    cells = {
        reason.cell: [numbers.setdefault(step, len(numbers)) for step in reason.steps]
        for reason in reasons
        if reason.cell in STEPS and reason.steps
    }
    return {"list": [_plain(step, text) for step in numbers], "cells": cells}


def _plain(step: Step, text: str) -> list[Any]:
    sure = None if step.confidence is None else round(step.confidence, 2)
    return [[[span.start, span.end] for span in step.spans], step_words(step, text), step.by, sure]
