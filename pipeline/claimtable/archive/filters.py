"""Which articles of an archive are worth reading: those in English that say something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtable.foreign import CERTAIN, language_of

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"""\w[.!?…]["'”’)\]]*(?:\s|\Z)""")


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
            if found not in self.languages and certainty >= CERTAIN:
                return "language", f"it is in {found!r} (certainty {certainty:.2f}), not in {', '.join(self.languages)}"
        if not _SENTENCE_END.search(text):
            return "no sentence", "nothing in it ends like a sentence"
        return "", ""
