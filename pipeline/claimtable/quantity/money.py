"""Money: a number with its currency, magnitude letter and rate ("$2.5m", "GBP 4 a head", "85 cents")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimtable.lexicon.numbers import ABBREVIATED, SCALES, SINGLE_LETTER
from claimtable.lexicon.quantity_words import POUNDS_OF_MONEY, PRICE_WORDS, WEIGHT_WORDS
from claimtable.quantity import currencies, units
from claimtable.quantity.mentions import Amount

_LETTER = re.compile(r" ?(?P<letter>MM|[mMbBtT])(?:(?![\w%])|(?<=M)(?=(?:USD|EUR|GBP|SEK|NOK|DKK|CHF|AUD|CAD)\b))")
_SCALE_BEHIND = re.compile(rf" (?P<scale>million|billion|trillion|{'|'.join(ABBREVIATED)})\b(?! [A-Z]{{3}}\b)")


def with_letter(text: str, amount: Amount) -> Amount:
    """Read one letter behind the digits as a magnitude: "$2.5m", "3B"."""
    if amount.scaled or amount.form != "digits":
        return amount
    match = _LETTER.match(text, amount.number_end)
    if match is None:
        return amount
    factor = SINGLE_LETTER[match["letter"]]
    return replace(amount, value=amount.value * factor, number_end=match.end(), end=match.end(), scaled=True)


def money(text: str, amount: Amount) -> Amount | None:
    """Return ``amount`` with the currency on its left or right and its rate; None where there is no currency."""
    lettered = with_letter(text, amount)
    before = currencies.currency_before(text, amount.start)
    after = _currency_after(text, lettered) if amount.kind == "count" else None
    if not _is_grouped(text, lettered):
        before, after = _strong(text, before), _strong(text, after)
    if before is not None:
        code, end = _agreed(before, after, lettered.end)
        return _rated(text, _debit(text, replace(lettered, start=before.start, end=end, kind="money", code=code)))
    if after is None:
        return None
    return _rated(text, _scaled_behind(text, replace(lettered, end=after.end, kind="money", code=after.code)))


def _is_grouped(text: str, amount: Amount) -> bool:
    """Tell whether a magnitude or commas make it a large number, so that weak signs count as money."""
    return amount.scaled or "," in text[amount.number_start : amount.number_end]


def _strong(text: str, found: currencies.Currency | None) -> currencies.Currency | None:
    return None if found is None or currencies.is_weak(text, found) else found


def _agreed(before: currencies.Currency, after: currencies.Currency | None, end: int) -> tuple[str, int]:
    """Return the code and the end of an amount with a currency on its left and perhaps one on its right: whose "$" or
    "kr" it is, or the same once more.
    """
    if after is None:
        return before.code, end
    is_named = before.code in ("$", "kr") and after.code != "$"
    return (after.code, after.end) if is_named or after.code == before.code else (before.code, end)


_MINUS_BEFORE = re.compile(r"(?:^|[\s(])-$")


def _debit(text: str, amount: Amount) -> Amount:
    """Take in a minus before the currency: "-$50m"."""
    if _MINUS_BEFORE.search(text[max(0, amount.start - 2) : amount.start]) is None or amount.value < 0:
        return amount
    return replace(amount, start=amount.start - 1, value=-amount.value, base=-amount.base)


def _scaled_behind(text: str, amount: Amount) -> Amount:
    """Read the magnitude behind a currency: "75 USD million"."""
    match = None if amount.scaled else _SCALE_BEHIND.match(text, amount.end)
    if match is None:
        return amount
    factor = SCALES.get(match["scale"]) or ABBREVIATED[match["scale"]]
    return replace(amount, value=amount.value * factor, end=match.end(), scaled=True)


def _currency_after(text: str, amount: Amount) -> currencies.Currency | None:
    at = behind_of(text, amount.end) if amount.form == "vague" else amount.end
    found = currencies.currency_after(text, at)
    if found is None or found.code != "pound":
        return found
    return None if _is_weight(text, amount, found) else found


_WEIGHT = re.compile(rf"\b{WEIGHT_WORDS}\b", re.IGNORECASE)
_OF_STUFF = re.compile(rf" of (?!(?:[a-z']+ )?{POUNDS_OF_MONEY}\b)[a-z]")
_PRICE = re.compile(rf"\b{PRICE_WORDS}\b|£", re.IGNORECASE)


def _is_weight(text: str, amount: Amount, found: currencies.Currency) -> bool:
    """Tell pounds of weight from pounds of money by the words around them; a magnitude means money."""
    words = text[found.start : found.end].strip(" -").lower()
    if words not in ("pound", "pounds"):
        return False
    if text[found.end : found.end + 2] in ("-f", "-m") or re.match(
        r"[ -](?:f(?:ee|oo)t|mass|force)\b", text[found.end : found.end + 8]
    ):
        return True
    if amount.scaled and amount.value >= 1e6:
        return False
    if _OF_STUFF.match(text, found.end) is not None:
        return True
    near = text[max(0, amount.start - 60) : found.end + 40]
    if _WEIGHT.search(near) is not None:
        return True
    if _PRICE.search(near) is not None or re.match(r"\s*\((?:US)?[$€]", text[found.end : found.end + 8]):
        return False
    return not _names_sterling(text)


@lru_cache(maxsize=8)
def _names_sterling(text: str) -> bool:
    return "£" in text or "sterling" in text


def _rated(text: str, amount: Amount) -> Amount:
    """Add "a barrel", "per share" to money; the unit then holds the rate only."""
    rate = units.per_part(text, units.Unit("", amount.end))
    return replace(amount, end=rate.end, unit=rate.name)


def minor_money(text: str, amount: Amount) -> Amount | None:
    """Return ``amount`` with the hundredth part of a currency behind it ("85 cents", "99p"); else None."""
    if amount.kind != "count" or amount.form == "vague":
        return None
    found = currencies.minor_after(text, amount.end)
    if found is None:
        return None
    rate = units.per_part(text, units.Unit(found[0], found[1]))
    return replace(amount, end=rate.end, kind="money", unit=rate.name)


def behind_of(text: str, at: int) -> int:
    """Skip the "of" between a vague number and its unit ("dozens of miles",
    "a couple of years"), but not its blank.
    """
    return at + 3 if text.startswith(" of ", at) else at
