"""Quotation marks around titles and names."""

from __future__ import annotations

from spacy.tokens import Span


def is_title(quote: Span) -> bool:
    """Tell whether a quotation is a title or a name, not somebody's words: all its long words are capitalised."""
    words = [token for token in quote if token.is_alpha]
    if not 0 < len(words) <= _LONGEST or (quote[-2].text in {".", "!", "?"} and not _is_named(quote)):
        return False
    long = [token for token in words if len(token) > _SMALL] or words
    is_first_word = len(long) == 1 and any(token.is_sent_start for token in quote[:2])
    return not is_first_word and all(token.text[0].isupper() for token in long)


def _is_named(quote: Span) -> bool:
    """Tell whether a noun or an article stands before the marks: "the comedy 'Weaselbag.'" ends the sentence."""
    return quote.start > 0 and quote.doc[quote.start - 1].pos_ in ("NOUN", "PROPN", "DET") and len(quote) <= _SHORT


#: words of a title at most, letters of a word that may be in lower case, tokens of a title with a stop inside its marks
_LONGEST, _SMALL, _SHORT = 10, 3, 8
