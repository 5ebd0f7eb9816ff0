"""Which articles of an archive are worth reading: those in English that say something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"""\w[.!?…]["'”’)\]]*(?:\s|\Z)""")
# enough to tell a language, and short enough to cost little
_SAMPLE = 600
_CERTAIN = 0.8


@dataclass(frozen=True, slots=True)
class Filters:
    """What is let through: ``languages`` (ISO 639-1 codes; none: all), and articles of at least ``min_words`` words."""

    languages: tuple[str, ...] = ("en",)
    min_words: int = 8

    def reason(self, text: str) -> tuple[str, str]:
        """Return the kind and the reason for which ``text`` is passed over, or two empty strings."""
        words = sum(1 for _ in zip(_WORD.finditer(text), range(self.min_words), strict=False))
        if words < self.min_words:
            return "too short", f"it has {words} words, fewer than {self.min_words}"
        if self.languages:
            found, certainty = language_of(text)
            if found not in self.languages and certainty >= _CERTAIN:
                return "language", f"it is in {found!r} (certainty {certainty:.2f}), not in {', '.join(self.languages)}"
        if not _SENTENCE_END.search(text):
            return "no sentence", "nothing in it ends like a sentence"
        return "", ""


def known_languages() -> list[str]:
    """Return the codes (ISO 639-1 where there is one) of the languages that can be told."""
    return sorted(set(_identifier().nb_classes))


def language_of(text: str) -> tuple[str, float]:
    """Return the language of ``text`` (ISO 639-1) and how certain that is (0 to 1), by py3langid."""
    language, certainty = _identifier().classify(text[:_SAMPLE])
    return str(language), float(certainty)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
