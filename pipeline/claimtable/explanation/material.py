"""What the steps are made from: the Doc of an article, one of its claims, and how the layers got their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.coref.lookup import Referents
from claimtable.quantity.confidence import Found
from claimtable.schema import Article, Claim, TextSpan, Timex
from claimtable.timex.tracing import Trace


@dataclass(frozen=True, slots=True)
class Layers:
    """How the values of an article's layers were found; places by first token, quantities and times by character."""

    doc: Doc
    article: Article
    referents: Referents
    times: Sequence[Timex]
    traces: Mapping[int, Trace]
    number_rules: Mapping[int, str]
    units: Mapping[int, Found]
    places: Mapping[int, Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Material:
    """One claim with its words in the Doc and the layers of its article."""

    claim: Claim
    claim_span: ClaimSpan
    layers: Layers


def text_span(span: Span) -> TextSpan:
    """Return the characters of a span."""
    return TextSpan(span.start_char, span.end_char)


def text_spans(spans: Sequence[Span]) -> tuple[TextSpan, ...]:
    """Return the characters of spans."""
    return tuple(map(text_span, spans))


def weighed(features: Sequence[tuple[str, float]]) -> str:
    """Return the strongest features of a fitted choice in words: what each adds to the log-odds."""
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in features)
