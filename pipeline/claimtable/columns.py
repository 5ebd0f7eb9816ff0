"""The columns of the table: one list, from which the frame, the CSV header and the documentation all come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal

from claimtable.errors import OptionError
from claimtable.places.columns import claim_places, countries, countries_involved, place_countries
from claimtable.quantity.si import in_si
from claimtable.quantity_fields import figure_record
from claimtable.schema import Claim, TextSpan, Timex
from claimtable.speakers import speaker_id

Dtype = Literal["text", "category", "date", "number", "share", "integer", "flag", "texts", "spans", "quantities"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values, what it means, and how to get it from a claim."""

    name: str
    dtype: Dtype
    description: str
    get: Callable[[Claim], Any]


def _first(name: str) -> Callable[[Claim], Any]:
    return lambda claim: getattr(claim.quantities[0], name) if claim.quantities else None


def _si(claim: Claim) -> tuple[float | None, str | None]:
    found = in_si(claim.quantities[0]) if claim.quantities else None
    return found or (None, None)


def _time(pick: Callable[[Claim], Timex | None], name: str) -> Callable[[Claim], Any]:
    def get(claim: Claim) -> Any:
        time = pick(claim)
        return None if time is None else getattr(time, name)

    return get


def _said_on(claim: Claim) -> date | None:
    time = claim.said_on
    return time.first if time is not None and time.first == time.last else None


def _edge(spans: Callable[[Claim], Sequence[TextSpan]], last: bool) -> Callable[[Claim], Any]:
    def get(claim: Claim) -> int | None:
        found = spans(claim)
        if not found:
            return None
        return found[-1].end if last else found[0].start

    return get


def _mention(claim: Claim) -> Sequence[TextSpan]:
    return () if claim.speaker.mention is None else (claim.speaker.mention,)


def _who(claim: Claim) -> Sequence[TextSpan]:
    return () if claim.who_span is None else (claim.who_span,)


def _places(claim: Claim) -> Sequence[TextSpan]:
    return [TextSpan(place.start, place.end) for place in claim.places if place.use == "place"]


def spans_of(spans: Iterable[TextSpan]) -> list[list[int]]:
    """Return spans as lists of start and end."""
    return [[span.start, span.end] for span in spans]


def _share(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 2)


def _together(claim: Claim) -> float | None:
    """Return how sure claim and speaker are together; the two are fitted apart and taken for independent."""
    if claim.confidence is None:
        return None
    return claim.confidence * (1.0 if claim.speaker.confidence is None else claim.speaker.confidence)


#: the columns of the claim's first quantity with the fields that they hold
QUANTITY_COLUMNS: dict[str, str] = {
    "how_many": "text",
    "value": "value",
    "low": "low",
    "high": "high",
    "modifier": "modifier",
    "unit": "unit",
    "of": "of",
    "change": "change",
    "how_many_start": "start",
    "how_many_end": "end",
}

#: the columns of the table in the order of their use: the article, the claim, how sure it is, ids, offsets
COLUMNS: tuple[Column, ...] = (
    Column("title", "text", "the article's title", lambda c: c.article.title),
    Column("url", "text", "the article's address", lambda c: c.article.url),
    Column(
        "published",
        "date",
        "the article's publication date, against which times are resolved",
        lambda c: c.article.published,
    ),
    Column(
        "speaker",
        "category",
        "who speaks: the fullest name in the article; empty for the article's own claims",
        lambda c: c.speaker.name,
    ),
    Column("speaker_role", "text", "the speaker's role, as the article gives it", lambda c: c.speaker.role),
    Column("cue", "text", "the words that attribute: said, told, according to", lambda c: c.cue),
    Column(
        "kind",
        "category",
        "direct, mixed or indirect speech, or narrator for the article's own claims",
        lambda c: c.kind,
    ),
    Column("claim", "text", "what was claimed, word for word", lambda c: c.text),
    Column("quote", "text", "the words of the claim that stand inside quotation marks", lambda c: c.quote),
    Column("who", "text", "the subject of the claim's main verb", lambda c: c.who),
    Column("where", "texts", "the named places inside the claim", lambda c: claim_places(c.places)),
    Column("countries", "texts", "ISO 3166 codes of the claim's places", lambda c: countries(c.places)),
    Column("how_many", "text", "the claim's first quantity as printed", _first("text")),
    Column("value", "number", "the first quantity's value; the middle of a range", _first("value")),
    Column("low", "number", "its lower bound; empty where open", _first("low")),
    Column("high", "number", "its upper bound; empty where open", _first("high")),
    Column("modifier", "category", "=, ~ (about), >, >=, <, <= or range", _first("modifier")),
    Column("unit", "category", "the measure or currency, or the noun that is counted", _first("unit")),
    Column("of", "text", "what is counted or measured", _first("of")),
    Column("change", "category", "up or down, where the first quantity is a change", _first("change")),
    Column(
        "quantities",
        "quantities",
        "every quantity inside the claim",
        lambda c: [figure_record(q) for q in c.quantities],
    ),
    Column(
        "when",
        "text",
        "when it holds, as a TIMEX3 value: 2021-12-31, 2021-Q3, PRESENT_REF",
        lambda c: c.when.value if c.when else "",
    ),
    Column("when_text", "text", "the time expression as printed", _time(lambda c: c.when, "text")),
    Column("when_start", "date", "first day of the time", _time(lambda c: c.when, "first")),
    Column("when_end", "date", "last day of the time, inclusive", _time(lambda c: c.when, "last")),
    Column("said_on", "date", "the day on which it was said", _said_on),
    Column("negated", "flag", "whether the claim denies its statement", lambda c: c.negated),
    Column(
        "modality", "category", "asserted, future, possible, conditional, obligation or question", lambda c: c.modality
    ),
    Column("told_to", "text", "the outlet that the speaker spoke to", lambda c: c.told_to),
    Column("second_hand", "flag", "whether another outlet got the statement", lambda c: bool(c.told_to)),
    Column("context", "text", "the sentence that the claim stands in", lambda c: c.context.of(c.article.text)),
    Column("speaker_type", "category", "person, organisation, group, document or anonymous", lambda c: c.speaker.type),
    Column(
        "speaker_mention",
        "text",
        "the speaker's words beside the cue",
        lambda c: " ".join(s.of(c.article.text) for s in _mention(c)),
    ),
    Column(
        "cue_class",
        "category",
        "say, claim, admit, deny, announce, believe, predict, demand, find or cite",
        lambda c: c.cue_class,
    ),
    Column("predicate", "text", "the main verb's lemma", lambda c: c.predicate),
    Column(
        "countries_involved",
        "texts",
        "ISO 3166 codes of nationalities and acting governments",
        lambda c: countries_involved(c.places),
    ),
    Column(
        "where_countries",
        "texts",
        "ISO 3166 code of each place in `where`, in the same order; ZZ where it is not known",
        lambda c: place_countries(c.places),
    ),
    Column("value_si", "number", "the first quantity's value in SI base units; measures only", lambda c: _si(c)[0]),
    Column("unit_si", "category", "those units: m, kg, s, K; currencies are never converted", lambda c: _si(c)[1]),
    Column(
        "published_from",
        "category",
        "where the date comes from: field, option, dateline or file name",
        lambda c: c.article.published_from,
    ),
    Column(
        "confidence",
        "share",
        "the probability that the claim is one and its speaker right, 0 to 1, with two decimals",
        lambda c: _share(_together(c)),
    ),
    Column(
        "claim_confidence",
        "share",
        "the probability that it is a claim, one of the article's own where nobody speaks",
        lambda c: _share(c.confidence),
    ),
    Column(
        "extent_confidence",
        "share",
        "the probability that its words are exactly the claim's, if it is one",
        lambda c: _share(c.extent_confidence),
    ),
    Column(
        "speaker_confidence",
        "share",
        "the probability that the speaker is right",
        lambda c: _share(c.speaker.confidence),
    ),
    Column(
        "speaker_certain",
        "flag",
        "whether the speaker is sure enough to accuse anybody by it",
        lambda c: c.speaker.certain,
    ),
    Column(
        "where_confidence",
        "share",
        "the probability of the least sure of the places",
        lambda c: _share(min((place.confidence for place in c.places if place.use == "place"), default=None)),
    ),
    Column(
        "when_confidence", "share", "the probability that the time is the claim's", lambda c: _share(c.when_confidence)
    ),
    Column(
        "how_many_confidence",
        "share",
        "the probability that the first quantity's value and unit are right",
        lambda c: _share(c.quantities[0].confidence if c.quantities else None),
    ),
    Column(
        "claim_id",
        "text",
        "stable name of the claim: a hash of the article's id and the claim's offsets",
        lambda c: c.claim_id,
    ),
    Column("article_id", "text", "the article's id: the file's name, or the id field", lambda c: c.article.id),
    Column(
        "statement_id",
        "integer",
        "sentences of one longer statement share this number within their article",
        lambda c: c.statement_id,
    ),
    Column(
        "speaker_id",
        "category",
        "the speaker's normalised name, the same over all articles",
        lambda c: speaker_id(c.speaker.name),
    ),
    # the offsets, from here to the end
    Column("start", "integer", "first character of the claim in the article's text", lambda c: c.start),
    Column("end", "integer", "one past its last character", lambda c: c.end),
    Column("spans", "spans", "all pieces of the claim, each start-end", lambda c: spans_of(c.spans)),
    Column("speaker_start", "integer", "first character of the speaker's mention", _edge(_mention, last=False)),
    Column("speaker_end", "integer", "one past its last character", _edge(_mention, last=True)),
    Column("cue_start", "integer", "first character of the cue", _edge(lambda c: c.cue_spans, last=False)),
    Column("cue_end", "integer", "one past its last character", _edge(lambda c: c.cue_spans, last=True)),
    Column("how_many_start", "integer", "first character of the first quantity", _first("start")),
    Column("how_many_end", "integer", "one past its last character", _first("end")),
    Column("where_spans", "spans", "the places that the claim names, each start-end", lambda c: spans_of(_places(c))),
    Column("who_start", "integer", "first character of the subject", _edge(_who, last=False)),
    Column("who_end", "integer", "one past its last character", _edge(_who, last=True)),
    Column("when_text_start", "integer", "first character of the time expression", _time(lambda c: c.when, "start")),
    Column("when_text_end", "integer", "one past its last character", _time(lambda c: c.when, "end")),
    Column("said_on_start", "integer", "first character of the day of saying", _time(lambda c: c.said_on, "start")),
    Column("said_on_end", "integer", "one past its last character", _time(lambda c: c.said_on, "end")),
)


def is_offset(column: Column) -> bool:
    """Tell whether a column holds offsets into the article's text."""
    return column.dtype == "spans" or (column.dtype == "integer" and column.name.endswith(("start", "end")))


def picked(names: Sequence[str] = (), *, offsets: bool = True) -> tuple[Column, ...]:
    """Return the columns called ``names`` in that order, or all, with or without those of offsets.

    ``claim_id`` is always among them, last when it is not named: by it a row is found again. Raises OptionError for a
    name that no column has.
    """
    known = {column.name: column for column in COLUMNS}
    if strange := [name for name in names if name not in known]:
        meant = "".join(f"did you mean {name!r}? " for name in get_close_matches(strange[0], known, n=1))
        raise OptionError(f"there is no column {strange[0]!r}; {meant}There are {', '.join(known)}")
    if not names:
        return tuple(column for column in COLUMNS if offsets or not is_offset(column))
    return tuple(known[name] for name in dict.fromkeys((*names, "claim_id")))
