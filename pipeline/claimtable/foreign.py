"""In which language a text is, and whether it is English, which is all that claimtable reads."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# enough to tell a language, and short enough to cost little
_SAMPLE = 600
#: a language is believed from this certainty on
CERTAIN = 0.8
_WORD = re.compile(r"[^\W\d_]+")
# words of grammar that no other language has so many of; where every eighth word is one, nothing else need be asked
_ENGLISH = frozenset("the of and that is was with from said he she they his her has have by not this who".split())
_ENOUGH = 0.12
_FEWEST_WORDS = 8


def known_languages() -> list[str]:
    """Return the codes (ISO 639-1 where there is one) of the languages that can be told."""
    return sorted(set(_identifier().nb_classes))


def language_of(text: str) -> tuple[str, float]:
    """Return the language of ``text`` (ISO 639-1) and how certain that is (0 to 1), by py3langid."""
    language, certainty = _identifier().classify(text[:_SAMPLE])
    return str(language), float(certainty)


def foreign_language(text: str) -> str:
    """Return the code of the language of ``text``, or an empty string when it is English, or uncertain.

    >>> foreign_language("The old bridge over the Salm was closed on Monday, the mayor said.")
    ''
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS or sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words):
        return ""
    language, certainty = language_of(text)
    return "" if language == "en" or certainty < CERTAIN else language


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
