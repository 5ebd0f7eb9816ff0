"""The stage that fits which time is a claim's ``when``: ``models/times/when.json``.

A claim teaches something where its gold ``when`` is empty or one of the candidates has its value; sentences count as
claims of the narrator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.timing import SURE, dated_times, features_of_times
from claimtable.components.times import annotate_times
from claimtable.fitted import Logistic
from claimtable.layers import Attribution
from claimtable.sentences import cut_sentences
from claimtable.timex.values import times_of
from claimtable.training.fitting import Example, checksum, fit, left_out
from claimtable.training.labelled import TOGETHER, Labelled, Row, read_rows

STRENGTH = 0.3
#: own sentences, of kinds that news seldom has, count three times; so all three sets of articles and the sentences gain
SENTENCE_WEIGHT = 3.0

#: the candidates of one claim
Choice = list[Example]


def fit_times(labelled: Labelled) -> Logistic:
    """Fit which time is a claim's; the facts hold the accuracy on articles that were left out.

    Raises GoldError for files that do not fit.
    """
    from claimtable.language import load

    nlp, texts = load(exclude=("claim_places", "claim_attribution", "claim_coref")), labelled.texts()
    choices = [choice for path in labelled.gold for choice in of_claims(nlp, texts, path) if choice]
    choices += [choice for path in labelled.sentences for choice in of_sentences(nlp, path) if choice]
    examples = [one for choice in choices for one in choice]
    facts = {
        "claims": len(choices),
        "candidates": len(examples),
        "left out": accuracy(choices),
        "sha256 of the data": checksum(*labelled.files),
    }
    return fit(examples, strength=STRENGTH, facts=facts)


def of_claims(nlp: Language, texts: Mapping[str, Row], gold: Path) -> Iterator[Choice]:
    """Yield the choice of every annotated claim that has a candidate."""
    annotated = {row["article_id"]: row["claims"] for row in read_rows(gold)}
    rows = [row for name, row in texts.items() if name in annotated]
    for row, doc in zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True):
        claims = annotated[row["article_id"]]
        said = {
            number: _attribution(doc, [one for one in claims if one["statement"] == number])
            for number in _numbers(claims)
        }
        annotate_times(doc)
        layers.set_attributions(doc, [one for one in said.values() if one is not None])
        times = times_of(doc, _day(row["published"]))
        for claim in claims:
            spans = tuple(_spans(doc, claim["spans"]))
            if spans:
                claim_span = ClaimSpan(doc, spans, claim["kind"], 1, said[claim["statement"]], False)
                yield _choice(claim_span, times, claim["when"], row["article_id"])


def _numbers(claims: Sequence[dict[str, Any]]) -> list[int]:
    return list(dict.fromkeys(claim["statement"] for claim in claims))


def _attribution(doc: Doc, claims: Sequence[dict[str, Any]]) -> Attribution | None:
    """Return the attribution that the claims of one statement make, None for the narrator's."""
    if claims[0]["kind"] == "narrator":
        return None
    source = [claim["speaker_mention"] for claim in claims if claim["speaker_mention"]]
    cue = [claim["cue"] for claim in claims if claim["cue"]]
    content = [span for claim in claims for span in claim["spans"]]
    return Attribution(tuple(_spans(doc, source[:1])), tuple(_spans(doc, cue[:1])), tuple(_spans(doc, content)))


def _spans(doc: Doc, ranges: Sequence[Sequence[int]]) -> Iterator[Span]:
    for start, end in ranges:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None and len(span):
            yield span


def _day(published: str) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _choice(claim_span: ClaimSpan, times: Sequence[Any], when: str, group: str, weight: float = 1.0) -> Choice:
    dated = dated_times(claim_span, times)
    right = [time.value == when for time in dated]
    if when and not any(right):
        return []
    first = right.index(True) if when else -1
    return [
        Example(features, place == first, group, weight)
        for place, features in enumerate(features_of_times(claim_span, dated))
        if place == first or not right[place]
    ]


def of_sentences(nlp: Language, path: Path) -> Iterator[Choice]:
    """Yield the choice of the last sentence of every row; rows of several sentences without a ``when`` are left out."""
    rows = read_rows(path)
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True)):
        sentence = cut_sentences(doc)[-1]
        if sentence.start == 0:
            claim_span = ClaimSpan(doc, (sentence,), "narrator", 1, None, False)
            times = times_of(annotate_times(doc), _day(row["published"]))
            yield _choice(claim_span, times, row["when"], f"{path.name} {number // TOGETHER}", SENTENCE_WEIGHT)


def accuracy(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the share of right choices with each article left out, and that of always taking the first candidate."""
    chances = iter(left_out([one for choice in choices for one in choice], folds=10, strength=STRENGTH))
    right = first = 0
    for choice in choices:
        found = [next(chances) for _ in choice]
        best = max(range(len(choice)), key=found.__getitem__)
        right += choice[best].label if found[best] >= SURE else not any(one.label for one in choice)
        first += choice[0].label
    return {"right": round(right / len(choices), 4), "right by the first": round(first / len(choices), 4)}
