"""Compares the speaker that a quote is ascribed to with the speaker that was extracted."""

from __future__ import annotations

from typing import Literal

from claimtable.lexicon.titles import HONORIFICS, PARTICLES, POST_NOMINALS, RANKS, SUFFIXES
from claimtable.speakers import speaker_id

Agreement = Literal["same", "other", "unknown"]

_NOISE = HONORIFICS | RANKS | SUFFIXES | POST_NOMINALS | {"the", "a", "an", "us", "of", "for", "and", "former"}
_PRONOUNS = frozenset("i he she it they we you who his her their this that these those one".split())


def name_words(name: str) -> list[str]:
    """Return the words of a name that identify: folded, without titles, ranks, suffixes and articles."""
    words = speaker_id(name.removesuffix("'s").removesuffix("’s")).split()
    kept = [word for word in words if word not in _NOISE]
    return kept or words


def agreement(alleged: str, speaker: str, role: str = "") -> Agreement:
    """Compare an alleged speaker with the extracted one and the role that the article gives.

    A surname or an initial is enough ("McKenzie", "F. McKenzie" for Frank McKenzie); joint speakers are each asked;
    a pronoun or no name at all says nothing, nor does a name inside that of a group (Bush, Bush administration).
    """
    wanted = name_words(alleged)
    said = [name_words(part) for part in speaker.split(" and ")]
    if not wanted or not any(said) or all(set(words) <= _PRONOUNS for words in said):
        return "unknown"
    if any(_same_name(wanted, words) for words in said):
        return "same"
    everything = {word for words in said for word in words}
    if role and set(wanted) <= everything | set(name_words(role)):
        return "same"
    return "unknown" if set(wanted) <= everything else "other"


def _same_name(first: list[str], second: list[str]) -> bool:
    if not first or not second:
        return False
    fewer, more = sorted((first, second), key=len)
    if len(fewer) > 1 and set(fewer) <= set(more):
        return True
    if first[-1] != second[-1]:
        return False
    return len(fewer) == 1 or _given(first[0], second[0])


def _given(first: str, second: str) -> bool:
    """Given names agree when one is the other's initial or beginning (Ben, Benjamin)."""
    short, long = sorted((first, second), key=len)
    return short in PARTICLES or long.startswith(short)
