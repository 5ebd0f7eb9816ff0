"""The stage that fits which times are a claim's ``when`` and ``said_on``: the files of ``models/times``.

A claim teaches something where its gold is empty or one of the candidates has its value. ``said_on`` is learnt once for
each statement. Own sentences are claims of the narrator; with a ``cue`` they teach ``said_on`` instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.timing import SURE, dated_times, days_of_saying, features_of_times
from claimtable.components.times import annotate_times
from claimtable.fitted import Features, Logistic
from claimtable.layers import Attribution
from claimtable.schema import Timex
from claimtable.sentences import cut_sentences
from claimtable.timex import speech_time
from claimtable.timex.values import times_of
from claimtable.training.fitting import Example, checksum, fit, left_out
from claimtable.training.labelled import Labelled, Row, own_sentences, read_rows

STRENGTH = 0.3
#: own sentences, of kinds that news seldom has, count three times; so all three sets of articles and the sentences gain
SENTENCE_WEIGHT = 3.0

#: the candidates of one claim
Choice = list[Example]


@dataclass(slots=True)
class Choices:
    """What the claims of the gold choose their times from."""

    when: list[Choice] = field(default_factory=list)
    said_on: list[Choice] = field(default_factory=list)


def fit_times(labelled: Labelled) -> dict[str, Logistic]:
    """Fit which times are a claim's, by the name of the column; the facts hold the accuracy on articles that were left
    out.

    Raises GoldError for files that do not fit.
    """
    from claimtable.language import load

    nlp, texts, found = load(exclude=("claim_places", "claim_attribution", "claim_coref")), labelled.texts(), Choices()
    for path in labelled.gold:
        add_claims(found, nlp, texts, path)
    for path in labelled.sentences:
        add_sentences(found, nlp, path)
    digest, sure = checksum(*labelled.files), {"when": SURE, "said_on": speech_time.SURE}
    return {
        name: _fit([choice for choice in getattr(found, name) if choice], least, digest)
        for name, least in sure.items()
        if any(getattr(found, name))
    }


def _fit(choices: Sequence[Choice], least: float, digest: str) -> Logistic:
    examples = [one for choice in choices for one in choice]
    facts = {
        "choices": len(choices),
        "candidates": len(examples),
        "left out": accuracy(choices, least),
        "sha256 of the data": digest,
    }
    return fit(examples, strength=STRENGTH, facts=facts)


def add_claims(found: Choices, nlp: Language, texts: Mapping[str, Row], gold: Path) -> None:
    """Add the choices of the annotated claims of a file."""
    annotated = {row["article_id"]: row["claims"] for row in read_rows(gold)}
    rows = [row for name, row in texts.items() if name in annotated]
    for row, doc in zip(rows, nlp.pipe([row["text"] for row in rows]), strict=True):
        _add_article(found, doc, annotated[row["article_id"]], row)


def _add_article(found: Choices, doc: Doc, claims: Sequence[Row], row: Row) -> None:
    statements = {
        number: [one for one in claims if one["statement"] == number and any(_spans(doc, one["spans"]))]
        for number in dict.fromkeys(claim["statement"] for claim in claims)
    }
    said = {number: _attribution(doc, members) for number, members in statements.items() if members}
    annotate_times(doc)
    layers.set_attributions(doc, [one for one in said.values() if one is not None])
    times = times_of(doc, _day(row["published"]))
    for number, members in statements.items():
        for place, claim in enumerate(members):
            spans = tuple(_spans(doc, claim["spans"]))
            claim_span = ClaimSpan(doc, spans, claim["kind"], 1, said[number], False)
            day = max(one.get("said_on") or "" for one in members)
            if place == 0:
                found.said_on.append(said_choice(claim_span, times, day, row["article_id"]))
            others = [time for time in times if not _dates(claim_span, time, day)]
            found.when.append(when_choice(claim_span, others, claim["when"], row["article_id"]))


def _dates(claim_span: ClaimSpan, time: Timex, day: str) -> bool:
    """Tell whether a time inside the content hangs on its cue: "urged Russia [on Friday] to wait"."""
    said = claim_span.attribution
    return bool(day) and said is not None and speech_time.hangs_on_cue(_span(claim_span, time), said)


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


def when_choice(claim_span: ClaimSpan, times: Sequence[Timex], when: str, group: str, weight: float = 1.0) -> Choice:
    """Return the candidates for ``when``; none where the gold names another time."""
    dated = dated_times(claim_span, times)
    return _choice(features_of_times(claim_span, dated), [time.value for time in dated], when, group, weight)


def said_choice(claim_span: ClaimSpan, times: Sequence[Timex], day: str, group: str, weight: float = 1.0) -> Choice:
    """Return the candidates for ``said_on``; none where the gold names another day."""
    if claim_span.attribution is None:
        return []
    days = days_of_saying(claim_span, times)
    values = {time.start: time.value for time in days}
    offered = speech_time.days_beside(claim_span.attribution, [_span(claim_span, time) for time in days])
    options = [features for _, features in offered]
    return _choice(options, [values[span.start_char] for span, _ in offered], day, group, weight)


def _span(claim_span: ClaimSpan, time: Timex) -> Span:
    span = claim_span.doc.char_span(time.start, time.end, alignment_mode="expand")
    assert span is not None  # times are made of tokens
    return span


def _choice(options: Sequence[Features], values: Sequence[str], gold: str, group: str, weight: float) -> Choice:
    right = [value == gold for value in values]
    if gold and not any(right):
        return []
    first = right.index(True) if gold else -1
    return [
        Example(features, place == first, group, weight)
        for place, features in enumerate(options)
        if place == first or not right[place]
    ]


def add_sentences(found: Choices, nlp: Language, path: Path) -> None:
    """Add the choice of every row that is one sentence, or of its ``claim``."""
    for row, doc, group in own_sentences(path, nlp):
        times = times_of(annotate_times(doc), _day(row["published"]))
        if "cue" in row:
            said = Attribution((), tuple(_printed(doc, row["cue"])), tuple(_printed(doc, row["claim"])))
            claim_span = ClaimSpan(doc, said.content, "indirect", 1, said, True)
            found.said_on.append(said_choice(claim_span, times, row["said_on"], group, SENTENCE_WEIGHT))
        elif len(cut_sentences(doc)) == 1:
            claim_span = ClaimSpan(doc, (cut_sentences(doc)[0],), "narrator", 1, None, False)
            found.when.append(when_choice(claim_span, times, row["when"], group, SENTENCE_WEIGHT))


def _printed(doc: Doc, words: str) -> Iterator[Span]:
    start = doc.text.find(words)
    return _spans(doc, [(start, start + len(words))])


def accuracy(choices: Sequence[Choice], least: float) -> dict[str, float]:
    """Return the share of right choices with each article left out, and that of always taking the first candidate."""
    chances = iter(left_out([one for choice in choices for one in choice], folds=10, strength=STRENGTH))
    right = first = 0
    for choice in choices:
        found = [next(chances) for _ in choice]
        best = max(range(len(choice)), key=found.__getitem__)
        right += choice[best].label if found[best] >= least else not any(one.label for one in choice)
        first += choice[0].label
    return {"right": round(right / len(choices), 4), "right by the first": round(first / len(choices), 4)}
