"""The telling words of a text: what two texts about one thing share, weighted by how rare it is."""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections.abc import Iterable
from functools import lru_cache

from claimtable.lexicon.function_words import LIGHT

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ENDINGS = ("'s", "’s", "ings", "ing", "edly", "ed", "ies", "es", "s")
_SHORTEST = 3
#: counters of how many texts hold a word; words that share one count together
_COUNTERS = 1 << 20
BACKGROUND = 500
#: words, and sets of words, whose weight is remembered
_KNOWN = 200_000
_REMEMBERED = 20_000
_FEW, _FEW_OF = 10, 0.004
#: a name of no larger share of the texts, of which one month has at least that much, names one story, too: a large one
_BURST_OF, _BURST = 0.02, 0.6


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return ``word`` in lower case without the ending of an inflection: texts are compared by these.

    >>> stem("Miners"), stem("mining"), stem("killed"), stem("kills"), stem("cities")
    ('miner', 'min', 'kill', 'kill', 'cit')
    """
    low = word.casefold()
    if low.endswith("men") and len(low) > _SHORTEST:
        return low[:-2] + "an"
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            return low[: -len(ending)]
    return low


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` as printed; a number with its marks is one word."""
    return _WORD.findall(text)


def terms_of(text: str) -> frozenset[str]:
    """Return the stems of the telling words of ``text``: no function words, no numbers.

    >>> sorted(terms_of("The 19 miners were killed in Basra."))
    ['basra', 'kill', 'miner']
    """
    return frozenset(stem(word) for word in words_of(text) if word.casefold() not in LIGHT and not word[0].isdigit())


def printed(stems: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the capitalised words of ``text`` that ``stems`` stand for, each in the form that is printed first.

    >>> printed(["basra", "miner"], "In Basra the miners waited.")
    ('Basra',)
    """
    forms: dict[str, str] = {}
    for word in words_of(text):
        if word[0].isupper():
            forms.setdefault(stem(word), word)
    return tuple(forms[name] for name in stems if name in forms)


class Rarity:
    """How telling a word is: the logarithm of how few of the texts that were added hold it.

    So many other texts as ``BACKGROUND`` are taken to hold none of the words, so that a name tells something in a small
    archive, too. Memory does not grow with the vocabulary: words are counted by their CRC-32 in a table of fixed size.
    """

    def __init__(self) -> None:
        self._counts = [0] * _COUNTERS
        self._month_of, self._in_month, self._most = (array("I", bytes(4 * _COUNTERS)) for _ in range(3))
        self._texts = 0
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}

    def add(self, terms: Iterable[str], month: int = 0) -> None:
        """Count the distinct ``terms`` of one more text, published in ``month`` (any number for each; texts come by
        month).
        """
        self._texts += 1
        self._weights.clear()
        self._totals.clear()
        for place in {_place(term) for term in terms}:
            self._counts[place] += 1
            if self._month_of[place] != month:
                self._month_of[place], self._in_month[place] = month, 0
            self._in_month[place] += 1
            self._most[place] = max(self._most[place], self._in_month[place])

    def of(self, term: str) -> float:
        """Return the weight of ``term``: 0 where every text holds it, more the fewer do."""
        weight = self._weights.get(term)
        if weight is None:
            if len(self._weights) >= _KNOWN:
                self._weights.clear()
            weight = math.log((1 + BACKGROUND + self._texts) / (1 + self._counts[_place(term)]))
            self._weights[term] = weight
        return weight

    def is_rare(self, term: str) -> bool:
        """Tell whether ``term`` names one story: ten texts hold it, or four of a thousand, or up to twenty of a
        thousand, most of them in one month.
        """
        place = _place(term)
        count = self._counts[place]
        if count <= max(_FEW, _FEW_OF * self._texts):
            return True
        return count <= _BURST_OF * self._texts and self._most[place] >= _BURST * count

    def total(self, terms: frozenset[str]) -> float:
        """Return the weight of several terms together."""
        total = self._totals.get(terms)
        if total is None:
            if len(self._totals) >= _REMEMBERED:
                self._totals.clear()
            total = self._totals[terms] = math.fsum(map(self.of, terms))
        return total


def _place(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass")) % _COUNTERS
