"""The values of the quantities of a Doc."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.schema import Quantity


def parse_quantity(span: Span) -> Quantity | None:
    """Return the value of one quantity span; None where it holds no number after all."""
    try:
        value = float(span.text.replace(",", ""))
    except ValueError:
        return None
    return Quantity(span.start_char, span.end_char, layers.printed(span), "count", "=", value, value, value)


def quantities_of(doc: Doc) -> list[Quantity]:
    """Return all quantities of ``doc`` with their values, in text order."""
    found = (parse_quantity(span) for span in layers.get_spans(doc, layers.QUANTITIES))
    return [quantity for quantity in found if quantity is not None]
