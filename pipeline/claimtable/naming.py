"""Names that stay: of a claim by its article and offsets, of a text by its characters."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from claimtable.escaping import writable
from claimtable.schema import TextSpan

_DIGITS = 16


def claim_id(article_id: str, spans: Sequence[TextSpan]) -> str:
    """Return a stable name for a claim: a hash of its article and offsets, 15 hexadecimal digits behind a ``c``.

    With a letter in front no spreadsheet takes it for a number, as it would ``12e4567890123456``.
    """
    place = ",".join(f"{span.start}-{span.end}" for span in spans)
    return "c" + hashlib.sha256(f"{article_id}\0{place}".encode("utf-8", "surrogatepass")).hexdigest()[:15]


def text_digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text in UTF-8: tells whether an article has changed.

    >>> text_digest("It rained.")
    '8b38b558e4df5eb3'
    """
    return hashlib.sha256(writable(text).encode()).hexdigest()[:_DIGITS]
