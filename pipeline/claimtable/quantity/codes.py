"""ISO 4217 codes of amounts of money, so that "$5", "5 US dollars" and "500 cents" of one article can be joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from claimtable.lexicon import cldr
from claimtable.lexicon.currencies import PARTS
from claimtable.quantity.currencies import cldr_name, current_codes, full_name, national_code

#: how many times as often as the next country the one that says whose money it is must be named
_LEAD = 2


class CurrencyCodes:
    """The codes of the currencies of one article.

    ``units`` are the units of its amounts of money, ``countries`` the ISO 3166 codes of its places: they decide whose
    "dollar", "peso" or "cent" it prints. Nothing is guessed where they do not.
    """

    def __init__(self, units: Iterable[str], countries: Iterable[str]) -> None:
        self._units, self._countries = tuple(units), Counter(code for code in countries if code)
        self._known: dict[str, tuple[str, float]] = {}

    def code(self, unit: str) -> tuple[str, float]:
        """Return the code of a unit of money and what one of the unit is worth in it: ``("USD", 0.01)`` for a cent.

        The base of a rate ("dollar per hour") does not count. The code is empty where it is not known.
        """
        money = unit.partition(" per ")[0]
        if money not in self._known:
            self._known[money] = self._of(money)
        return self._known[money]

    def _of(self, money: str) -> tuple[str, float]:
        if money in PARTS:
            share, nouns = PARTS[money]
            code = next((noun for noun in nouns if noun.isupper()), "") or self._whose(nouns)
            return code, share
        return codes_by_name().get(money) or self._whose((money,)), 1.0

    def _whose(self, nouns: tuple[str, ...]) -> str:
        """Return the code that the article's other amounts, else its countries, give to one of the nouns."""
        named = Counter(code for code in map(_plain_code, self._units) if code and _is_called(code, nouns))
        placed: Counter[str] = Counter()
        for country, number in self._countries.items():
            for code in {found for noun in nouns if (found := national_code(noun, country))}:
                placed[code] += number
        return _first(named) or _first(placed)


def _plain_code(unit: str) -> str:
    return codes_by_name().get(unit.partition(" per ")[0], "")


def _is_called(code: str, nouns: tuple[str, ...]) -> bool:
    return any(noun in full_name(code).lower().split() for noun in nouns)


def _first(codes: Counter[str]) -> str:
    """Return the code that leads; none where two are named about as often."""
    ranked = sorted(codes, key=lambda code: (-codes[code], code))
    if not ranked or (len(ranked) > 1 and codes[ranked[0]] < _LEAD * codes[ranked[1]]):
        return ""
    return ranked[0]


@cache
def codes_by_name() -> dict[str, str]:
    """Return the codes of the names that the column ``unit`` has: "US dollar", "yuan", "German mark"; current ones win
    over past ones. Names that several currencies have ("dollar", "peso") are left out.
    """
    names: dict[str, str] = {}
    for code in sorted(cldr.currencies(), key=lambda code: (code not in current_codes(), code)):
        names.setdefault(cldr_name(code), code)
    return names
