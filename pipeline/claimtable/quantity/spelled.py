"""The value of spelled-out numbers: "two hundred and fifty thousand", "twenty-one"."""

from __future__ import annotations

from claimtable.lexicon.numbers import ONES, SCALES, TENS


class WordReader:
    """Adds up number words, and refuses a word that cannot belong to the same number ("two three", "ten twenty")."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group = 0.0
        self.last = ""
        self.smallest = float("inf")
        self.scaled = False
        self.first = 0.0

    def take(self, word: str, *, joined: bool) -> bool:
        """Add ``word``; False when it begins another number. ``joined`` tells that "and" stood before it."""
        if word in ONES or word in TENS:
            value = float(ONES.get(word, TENS.get(word, 0)))
            if not self._fits(word, value) or (joined and not self.scaled):
                return False
            self.group += value
            self.first = self.first if self.scaled else self.group
            self.last = word
            return True
        return self._take_scale(word, joined=joined)

    def _fits(self, word: str, value: float) -> bool:
        if self.last in ("dozen", "lakh", "crore") or self.last in ONES:
            return False
        return self.last not in TENS or (word not in TENS and 0 < value < 10)

    def _take_scale(self, word: str, *, joined: bool) -> bool:
        scale = SCALES[word]
        if joined or not self._may_scale(scale):
            return False
        if self._is_small(word):
            self.group = (self.group or 1.0) * scale
        elif scale < self.smallest:
            self.total += (self.group or 1.0) * scale
            self.group, self.smallest = 0.0, scale
        else:
            return False
        self.scaled, self.last = True, word
        return True

    def _may_scale(self, scale: float) -> bool:
        """Tell whether a magnitude is larger than the one before it: "hundred thousand", not "thousand hundred"."""
        return self.last not in SCALES or scale > SCALES[self.last]

    def _is_small(self, word: str) -> bool:
        """Tell whether a magnitude belongs to the present group: "two hundred thousand", "three dozen"."""
        return word == "hundred" or (word == "dozen" and self.group < 100)

    def value(self) -> float:
        """Return the sum."""
        return self.total + self.group

    def base(self) -> float:
        """Return the number before its first magnitude."""
        return self.first or 1.0
