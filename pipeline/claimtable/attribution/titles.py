"""Quotation marks around titles and names."""

from __future__ import annotations

from spacy.tokens import Span


def is_title(quote: Span) -> bool:
    """Tell whether a quotation is a title or a name, not somebody's words: all its long words are capitalised."""
    words = [token for token in quote if token.is_alpha]
    if not words or len(words) > 10 or (quote[-2].text in {".", "!", "?"} and not _is_named(quote)):
        return False
    begins = any(token.is_sent_start for token in quote[:2])
    long = [token for token in words if len(token) > 3] or words
    return all(token.text[0].isupper() for token in long) and not (begins and len(long) == 1)


def _is_named(quote: Span) -> bool:
    """Tell whether a noun or an article stands before the marks: "the comedy 'Weaselbag.'" ends the sentence."""
    return quote.start > 0 and quote.doc[quote.start - 1].pos_ in ("NOUN", "PROPN", "DET") and len(quote) <= _SHORT


#: tokens of a title with a stop inside its marks
_SHORT = 8
