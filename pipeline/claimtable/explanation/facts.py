"""Steps to the cells of where, how many and when."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable.claims.timing import Weighed, reasons_for, reasons_of_saying
from claimtable.explanation.material import Material, weighed
from claimtable.schema import Place, Quantity, Step, TextSpan, Timex
from claimtable.timex.tracing import Trace


def where_steps(material: Material) -> list[Step]:
    """Return the choice of every place of the claim."""
    return [_place(place, material) for place in material.claim.places if place.use == "place"]


def involved_steps(material: Material) -> list[Step]:
    """Return the choice of every actor and nationality of the claim."""
    return [_place(place, material) for place in material.claim.places if place.use != "place"]


def country_steps(material: Material) -> list[Step]:
    """Return the country of every place."""
    return [
        Step((TextSpan(place.start, place.end),), place.country, "list lexicon/places", "country of the name")
        for place in material.claim.places
        if place.country and place.use == "place"
    ]


def _place(place: Place, material: Material) -> Step:
    span = material.layers.doc.char_span(place.start, place.end, alignment_mode="expand")
    told = weighed(material.layers.places.get(span.start, ())) if span is not None else ""
    return Step((TextSpan(place.start, place.end),), place.use, "choice places/use", told, place.confidence)


def quantity_steps(material: Material) -> list[Step]:
    """Return the reading of every quantity of the claim."""
    return [step for quantity in material.claim.quantities for step in _quantity(quantity, material)]


def number_steps(material: Material) -> list[Step]:
    """Return the reading of the first quantity's number."""
    return [_number(quantity, material) for quantity in material.claim.quantities[:1]]


def unit_steps(material: Material) -> list[Step]:
    """Return where the first quantity's unit stands."""
    return [step for quantity in material.claim.quantities[:1] for step in _unit(quantity, material)]


def of_steps(material: Material) -> list[Step]:
    """Return what the first quantity counts or measures."""
    return [
        Step((), quantity.of, "parse", "the phrase that is counted or measured")
        for quantity in material.claim.quantities[:1]
        if quantity.of
    ]


def change_steps(material: Material) -> list[Step]:
    """Return which way the first quantity has gone."""
    return [
        Step((TextSpan(quantity.start, quantity.end),), quantity.change, "rule change", "by the verb or noun beside it")
        for quantity in material.claim.quantities[:1]
        if quantity.change
    ]


def _quantity(quantity: Quantity, material: Material) -> list[Step]:
    return [_number(quantity, material), *_unit(quantity, material)]


def _number(quantity: Quantity, material: Material) -> Step:
    rule = material.layers.number_rules.get(quantity.start, "") or "a number"
    return Step((TextSpan(quantity.start, quantity.end),), _value(quantity), f"rule {rule}", quantity.kind)


def _unit(quantity: Quantity, material: Material) -> list[Step]:
    found = material.layers.units.get(quantity.start)
    if found is None or not quantity.unit:
        return []
    token = found.token
    start, end = (quantity.start, quantity.end) if token is None else (token.idx, token.idx + len(token))
    return [Step((TextSpan(start, end),), quantity.unit, f"rule unit by {found.way}", "", quantity.confidence)]


def _value(quantity: Quantity) -> str:
    if quantity.modifier == "range":
        return f"{quantity.low:g} to {quantity.high:g}"
    return f"{quantity.modifier} {quantity.value:g}"


def when_steps(material: Material) -> list[Step]:
    """Return the reading of the claim's time, and the choice of it among the others of the claim."""
    said = material.claim.said_on
    times = [time for time in material.layers.times if said is None or time.start != said.start]
    return _choice(material.claim.when, reasons_for(material.claim_span, times), "when", material)


def said_on_steps(material: Material) -> list[Step]:
    """Return the reading of the day of saying, and the choice of it among the others beside the cue."""
    offered = reasons_of_saying(material.claim_span, material.layers.times)
    return _choice(material.claim.said_on, offered, "said_on", material)


def _choice(chosen: Timex | None, offered: Sequence[Weighed], name: str, material: Material) -> list[Step]:
    """Return how the time of a cell was read and chosen; of an empty cell, how each one offered was not."""
    if chosen is None:
        return [
            Step(
                (TextSpan(one.time.start, one.time.end),), "", f"choice times/{name}", weighed(one.why), 1 - one.chance
            )
            for one in offered
        ]
    span = TextSpan(chosen.start, chosen.end)
    return _reading(chosen, material) + [
        Step((span,), chosen.value, f"choice times/{name}", weighed(one.why), one.chance)
        for one in offered
        if one.time.start == chosen.start
    ]


def _reading(time: Timex, material: Material) -> list[Step]:
    trace = material.layers.traces.get(time.start)
    rule = trace.rule if trace is not None and trace.rule else "time"
    how = _counted(trace, material) if trace is not None else ""
    return [Step((TextSpan(time.start, time.end),), time.value, f"rule {rule}", how)]


def _counted(trace: Trace, material: Material) -> str:
    article = material.claim.article
    said = []
    if trace.anchor:
        said.append(f"counted from {trace.anchor}, the time before it")
    elif trace.said:
        said.append(f"counted from {trace.said}, the day of saying")
    elif trace.published:
        said.append(f"counted from {trace.published} ({article.published_from or 'publication'})")
    elif article.published is None and "X" in _value_of(trace, material):
        said.append("no publication date: unresolved")
    if trace.year:
        said.append(f"in the year {trace.year} that its sentence names")
    return ", ".join(said)


def _value_of(trace: Trace, material: Material) -> str:
    return next((time.value for time in material.layers.times if time.start == trace.start), "")
