"""Quotation marks around titles and names."""

from __future__ import annotations

from spacy.tokens import Span


def is_title(quote: Span) -> bool:
    """Tell whether a quotation is a title or a name, not somebody's words: all its long words are capitalised."""
    words = [token for token in quote if token.is_alpha]
    if not words or len(words) > 10 or quote[-2].text in {".", "!", "?"}:
        return False
    begins = any(token.is_sent_start for token in quote[:2])
    long = [token for token in words if len(token) > 3] or words
    return all(token.text[0].isupper() for token in long) and not (begins and len(long) == 1)
