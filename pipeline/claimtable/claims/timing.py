"""``when`` and ``said_on``: which of an article's time expressions belongs to a claim, and which to its saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Span

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.time_features import features_of
from claimtable.fitted import load_logistic
from claimtable.layers import original_text
from claimtable.schema import Timex
from claimtable.timex.calendar import day_of, make_month
from claimtable.timex.numbers import read_number
from claimtable.timex.speech_time import POST_WIDTH, days_beside, hangs_on_cue, names_day, speech_time
from claimtable.timex.tense import direction_of

_INTERVALS = frozenset(
    {("between", "and"), *(("from", word) for word in ("to", "until", "till", "through", "-", "—", "up to"))}
)
_MONTHS_OF = re.compile(r"(?P<which>first|opening|last|final|closing) (?P<number>[\w-]+) months (?:of|in)(?: the)?$")
_YEAR_MONTHS = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


#: a time is the claim's from this probability on: the best of .4, .45 and .5 on 1,251 articles left out of the fit
SURE = 0.4


def pick_times(claim: ClaimSpan, times: Sequence[Timex]) -> tuple[Timex | None, Timex | None, float]:
    """Return (when, said_on, confidence) of ``claim`` out of all resolved times of its article, in text order.

    ``said_on`` is a fitted choice among the single days beside the cue, or none (``models/times/said_on.json``).
    ``when`` is one among the other expressions inside the claim, or none (``models/times/when.json``); ``confidence``
    is its probability. A time of day counts as its day, durations and sets do not count. Of "from 1980 to 2012" it has
    the value, the words and the days of both. What is yet to come beside the cue ("tomorrow he plans to ...") is
    the event's, if the claim names no other.
    """
    said = said_on(claim, times)
    others = [time for time in times if said is None or time.start != said.start]
    when, confidence = _when(claim, others)
    return when or _planned(claim, others), said, confidence


def said_on(claim: ClaimSpan, times: Sequence[Timex]) -> Timex | None:
    """Return the day on which ``claim`` was said, if its attribution tells it; of a post the date behind its author."""
    if claim.attribution is None:
        return None
    days = days_of_saying(claim, times)
    chosen = speech_time(claim.attribution, [_span(claim, time) for time in days])
    if chosen is None:
        return None
    return next(time for time in days if _span(claim, time).start == chosen.start)


def days_of_saying(claim: ClaimSpan, times: Sequence[Timex]) -> list[Timex]:
    """Return the single days beside the cue of ``claim``, those of clock times too: what ``said_on`` is chosen from."""
    if claim.attribution is None:
        return []
    sentences = {piece.sent.start: piece.sent for piece in (*claim.attribution.cue, *claim.attribution.source[-1:])}
    near = {
        time.start: replace(time, value=day_of(time.value))
        for sentence in sentences.values()
        for time in _between(times, sentence.start_char, sentence.end_char + POST_WIDTH)
    }
    days = [time for _, time in sorted(near.items()) if _DAY.fullmatch(time.value) and names_day(time.text)]
    return [time for time in days if not _is_ahead(_span(claim, time))]


def _planned(claim: ClaimSpan, times: Sequence[Timex]) -> Timex | None:
    """Return what lies ahead beside the cue of a claim: "tomorrow he plans to open it", "estimated that by 2050"."""
    if claim.attribution is None or not claim.attribution.cue:
        return None
    sentence = claim.attribution.cue[0].sent
    for time in _between(times, sentence.start_char, sentence.end_char):
        span = _span(claim, time)
        if time.first is not None and hangs_on_cue(span, claim.attribution) and _is_ahead(span):
            return time
    return None


def _is_ahead(span: Span) -> bool:
    """Tell whether a time is yet to come, and nobody has spoken then: "tomorrow he plans", "estimates by 2050"."""
    if span.start and span.doc[span.start - 1].lower_ == "by":
        return True
    return span.text.lower().startswith(("tomorrow", "next ")) or direction_of(span) > 0


def _between(times: Sequence[Timex], start: int, end: int) -> list[Timex]:
    """The times that lie inside characters ``start`` to ``end``."""
    first = bisect_left(times, start, key=lambda time: time.start)
    last = bisect_left(times, end, key=lambda time: time.start)
    return [time for time in times[first:last] if time.end <= end]


def dated_times(claim: ClaimSpan, times: Sequence[Timex]) -> list[Timex]:
    """Return the times inside ``claim`` that can say when, those of day as their days: what ``when`` is chosen from."""
    inside = [time for span in claim.spans for time in _between(times, span.start_char, span.end_char)]
    dated = [replace(time, value=day_of(time.value)) for time in inside if _is_dated(claim, time)]
    return [_months_of(claim, _interval(claim, time, dated)) for time in dated]


def features_of_times(claim: ClaimSpan, dated: Sequence[Timex]) -> list[dict[str, float]]:
    """Return the features by which one of ``dated`` is chosen."""
    return features_of(claim, dated, [_span(claim, time) for time in dated])


@dataclass(frozen=True, slots=True)
class Weighed:
    """A time that a cell is chosen from, the probability that it is the one, and the features that decided most."""

    time: Timex
    chance: float
    why: Sequence[tuple[str, float]]


def reasons_for(claim: ClaimSpan, times: Sequence[Timex]) -> list[Weighed]:
    """Return the times that ``when`` is chosen from, weighed."""
    dated = dated_times(claim, times)
    model = load_logistic("times", "when")
    return [
        Weighed(time, model.probability(features), model.strongest(features))
        for time, features in zip(dated, features_of_times(claim, dated), strict=True)
    ]


def reasons_of_saying(claim: ClaimSpan, times: Sequence[Timex]) -> list[Weighed]:
    """Return the days that ``said_on`` is chosen from, weighed; none of a post, which its print dates."""
    if claim.attribution is None:
        return []
    days = {_span(claim, time).start: time for time in days_of_saying(claim, times)}
    model = load_logistic("times", "said_on")
    return [
        Weighed(days[span.start], model.probability(features), model.strongest(features))
        for span, features in days_beside(claim.attribution, [_span(claim, time) for time in days.values()])
    ]


def _when(claim: ClaimSpan, times: Sequence[Timex]) -> tuple[Timex | None, float]:
    dated = dated_times(claim, times)
    if not dated:
        return None, 1.0
    model = load_logistic("times", "when")
    chances = [model.probability(features) for features in features_of_times(claim, dated)]
    best = max(range(len(dated)), key=chances.__getitem__)
    return (dated[best], chances[best]) if chances[best] >= SURE else (None, 1 - chances[best])


def _interval(claim: ClaimSpan, time: Timex, times: Sequence[Timex]) -> Timex:
    """Extend ``time`` to the end of the interval that it begins: "from 1980 to 2012", "between May and July"."""
    here = _span(claim, time)
    before = claim.doc[here.start - 1].lower_ if here.start else ""
    after = next((other for other in times if other.start > time.start), None)
    if after is None or (before, _between_words(here, _span(claim, after))) not in _INTERVALS:
        return time
    if time.first is None or after.last is None or after.last < time.first:
        return time
    whole = claim.doc[here.start : _span(claim, after).end]
    value = f"{time.value}/{after.value}"
    return replace(time, end=after.end, text=original_text(whole), value=value, last=after.last)


def _months_of(claim: ClaimSpan, time: Timex) -> Timex:
    """Return a year behind "the first ten months of" as those months; six of them are a half, three a quarter."""
    here = _span(claim, time)
    match = _MONTHS_OF.search(claim.doc[max(here.sent.start, here.start - 8) : here.start].text.lower())
    number = read_number(match["number"]) if match is not None and time.first is not None else None
    if match is None or time.first is None or number is None or not 0 < number < _YEAR_MONTHS or number % 1:
        return time
    first, count, year = match["which"] in ("first", "opening"), int(number), time.first.year
    start, end = (1, count) if first else (_YEAR_MONTHS + 1 - count, _YEAR_MONTHS)
    part = {3: f"Q{1 if first else 4}", 6: f"H{1 if first else 2}"}.get(count)
    value = f"{year}-{part}" if part else f"{year}-{start:02d}/{year}-{end:02d}"
    last = make_month(year, end)
    return replace(time, value=value, first=date(year, start, 1), last=last.last if last is not None else time.last)


def _between_words(one: Span, other: Span) -> str:
    return one.doc[one.end : other.start].text.strip(" ,").lower()


def _is_dated(claim: ClaimSpan, time: Timex) -> bool:
    """Tell whether ``time`` can say when: "now that" is a conjunction, "current" describes a thing."""
    if time.type not in ("DATE", "TIME") or not time.value:
        return False
    span = _span(claim, time)
    if time.value == "PRESENT_REF" and span.root.dep_ == "amod":
        return False
    after = span.end
    return time.text.lower() != "now" or after >= len(claim.doc) or claim.doc[after].lower_ != "that"


def _span(claim: ClaimSpan, time: Timex) -> Span:
    span = claim.doc.char_span(time.start, time.end, alignment_mode="expand")
    assert span is not None  # times are made of tokens
    return span
