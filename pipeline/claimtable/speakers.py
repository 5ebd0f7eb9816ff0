"""Speakers over a run: one normalised name for a speaker in all articles."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^\w]+")


def speaker_id(name: str) -> str:
    """Return the normalised form of a speaker's canonical name: folded case and diacritics, words parted by a space."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return _OTHER.sub(" ", plain).strip()
