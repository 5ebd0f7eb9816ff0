"""The figures of a claim: its quantities, each with the verb that governs it and its own time and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, Protocol

from spacy.tokens import Span

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.figure_context import Home, at_event, home_of, is_apart, own, takes
from claimtable.claims.figure_predicates import governing_verb, predicate_lemma
from claimtable.claims.time_features import is_compared
from claimtable.claims.timing import dated_times
from claimtable.quantity.codes import CurrencyCodes
from claimtable.schema import Figure, Place, Quantity, Timex


def describe_figures(
    claim: ClaimSpan,
    quantities: Sequence[Quantity],
    predicate: str,
    when: Timex | None,
    *,
    times: Sequence[Timex],
    places: Sequence[Place],
    currencies: CurrencyCodes,
) -> tuple[Figure, ...]:
    """Return the quantities of a claim as figures.

    ``predicate`` and ``when`` are the claim's, ``times`` all times of the article, ``places`` the claim's. A figure
    that no verb inside the claim governs has the claim's predicate.
    """
    if not quantities:
        return ()
    inside = claim.indices
    numbers = _spans(claim, quantities)
    named = [place for place in places if place.use == "place"]
    grounds = _spans(claim, named)
    dated = dated_times(claim, times)
    moments = _spans(claim, dated)
    figures = []
    for quantity, number in zip(quantities, numbers, strict=True):
        home, verb = home_of(number, inside), governing_verb(number, inside)
        figures.append(
            Figure(
                **{name: getattr(quantity, name) for name in _QUANTITY},
                **_money(quantity, currencies),
                predicate=predicate_lemma(verb) if verb is not None else predicate,
                when=_time(home, when, dated, moments, numbers),
                places=tuple(named[index] for index in _where(home, grounds, numbers)),
            )
        )
    return tuple(figures)


_QUANTITY = tuple(field.name for field in fields(Quantity))


def _money(quantity: Quantity, currencies: CurrencyCodes) -> dict[str, Any]:
    """Return the currency's code and the amount in that currency, rounded to what a cent's digits can say."""
    if quantity.kind != "money":
        return {}
    code, share = currencies.code(quantity.unit)
    return {"currency": code, "amount": round(quantity.value * share, 6)} if code else {}


def _where(home: Home, spans: Sequence[Span], numbers: Sequence[Span]) -> list[int]:
    """Return which places are a figure's, by their index."""
    found = own(home, spans, numbers)
    return found or [index for index, span in enumerate(spans) if at_event(home, span, numbers)]


def _time(
    home: Home, when: Timex | None, dated: Sequence[Timex], spans: Sequence[Span], numbers: Sequence[Span]
) -> Timex | None:
    """Return the time of a figure: the claim's where that holds for it, else the nearest one of its own clause.

    A time that the claim does not have though it has one clause only is none of the figure's either.
    """
    compared = [index for index, span in enumerate(spans) if is_compared(span)]
    found = own(home, spans, numbers, compared)
    nearest = [dated[index] for index in found]
    if when is None:
        unsure = len(home.clauses) == 1 and not set(found) & set(compared)
        return None if unsure or not nearest else nearest[0]
    if nearest:
        return when if when in nearest else nearest[0]
    elsewhere = when in dated and takes(home, spans[dated.index(when)], numbers)
    return None if elsewhere or is_apart(home) else when


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _spans(claim: ClaimSpan, items: Iterable[_Placed]) -> list[Span]:
    found = [claim.doc.char_span(item.start, item.end, alignment_mode="expand") for item in items]
    return [span for span in found if span is not None]  # all: quantities, times and places are made of tokens
