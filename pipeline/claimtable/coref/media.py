"""Nouns for media behind their names: "the Interfax news agency"."""

from __future__ import annotations

from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import people as nouns


def medium_end(view: TokenArrays, start: int) -> int:
    """Return where the noun for a medium that begins at ``start`` ends ("news agency"); ``start`` where none does."""
    end = start
    while end + 1 < len(view) and view.words[end] in nouns.MEDIA_MODIFIERS:
        end += 1
    if end >= len(view) or view.tags[end] != "NN" or view.is_capital(end):
        return start
    is_medium = view.lemmas[end] in nouns.MEDIA or (end > start and view.lemmas[end] in nouns.MODIFIED_MEDIA)
    return end + 1 if is_medium else start
