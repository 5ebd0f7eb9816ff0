"""Fits which phrase is the subject of a claim whose main verb has none of its own; needs the extra ``train``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans
from claimtable.claims.subject_candidates import candidates
from claimtable.claims.subject_choice import NAME, features_of, has_own_subject
from claimtable.claims.subjects import main_verb
from claimtable.claims.who import as_printed
from claimtable.coref.lookup import Referents
from claimtable.errors import OptionError
from claimtable.fitted import Logistic
from claimtable.training.choices import Choice, fit_choices, folds_of
from claimtable.training.fitting import checksum
from claimtable.training.labelled import Labelled, Row, read_rows
from claimtable.training.labels import normal

PENALTY = 5.0
FOLDS = 10
#: a claim that is found is the labelled one when they share so much of their characters
_ALIKE = 0.5


def fit_subjects(labelled: Labelled, nlp: Language) -> Logistic:
    """Fit the choice on the claims of ``labelled.gold`` and of ``labelled.labels``: ``{"article_id", "spans", "who"}``.

    Claims are those that ``nlp`` finds in the articles; those whose main verb has its own subject teach nothing.
    Raises GoldError for files that do not fit and OptionError where nothing is labelled.
    """
    labels = _labels(labelled)
    found = list(_choices(labels, labelled, nlp))
    if not any(any(one.right) for one in found):
        raise OptionError("no subject is labelled: give --gold or --labels with the texts as --articles")
    facts = {
        "claims": len(found),
        "articles": len({one.group for one in found}),
        "subject among the candidates": sum(any(one.right) for one in found),
        "left out": _left_out(found),
        "sha256 of the data": checksum(*labelled.gold, *labelled.labels),
    }
    return _fit(found, facts)


def _labels(labelled: Labelled) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for path in labelled.gold:
        for row in read_rows(path):
            found.setdefault(row["article_id"], []).extend(row["claims"])
    for path in labelled.labels:
        for row in read_rows(path):
            found.setdefault(row["article_id"], []).append(row)
    return found


def _choices(labels: Mapping[str, Sequence[Row]], labelled: Labelled, nlp: Language) -> Iterator[Choice]:
    for key, doc in labelled.docs(labels, nlp):
        yield from _of_article(doc, labels[key], key)


def _of_article(doc: Doc, labels: Sequence[Row], group: str) -> Iterator[Choice]:
    referents = Referents(doc._.referents)
    places = [_characters(label["spans"]) for label in labels]
    for claim_span in find_claim_spans(doc):
        if has_own_subject(claim_span):
            continue
        own = _characters([(span.start_char, span.end_char) for span in claim_span.spans])
        shares = [len(own & place) / len(own | place) for place in places]
        best = max(range(len(labels)), key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= _ALIKE:
            yield _choice(claim_span, normal(labels[best]["who"]), referents, group)


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {index for start, end in spans for index in range(start, end)}


def _choice(claim_span: ClaimSpan, who: str, referents: Referents, group: str) -> Choice:
    verb = main_verb(claim_span)
    options = candidates(claim_span, verb)
    said = [normal(as_printed(one.span, claim_span, referents)[0]) for one in options]
    right = [*(bool(who) and text == who for text in said), not who]
    return Choice(NAME, features_of(claim_span, verb, options), right, group)


def _fit(found: Sequence[Choice], facts: Mapping[str, Any] | None = None) -> Logistic:
    choices = [one for one in found if any(one.right)]
    return fit_choices(choices, (NAME,), penalty=PENALTY, facts=facts)[NAME]


def _left_out(found: Sequence[Choice]) -> dict[str, float]:
    """Return the share of right subjects in articles that the weights have not seen, and that of the rules."""
    folds = folds_of([one.group for one in found], FOLDS)
    right = ruled = 0
    for fold in sorted(set(folds.values())):
        model = _fit([one for one in found if folds[one.group] != fold])
        for choice in [one for one in found if folds[one.group] == fold]:
            right += choice.right[model.choose(choice.options)[0]]
            ruled += any(ok and "ruled" in option for ok, option in zip(choice.right, choice.options, strict=True))
    return {"right": round(right / len(found), 4), "right by the rules": round(ruled / len(found), 4)}
