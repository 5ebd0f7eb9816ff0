"""Numbers and dates of a plain string, by value: no model, no library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimtable.lexicon.calendar import MONTHS, WEEKDAYS
from claimtable.lexicon.verifying import SCALE_WORDS
from claimtable.quantity.numbers import find_numerals

_MONTH = "|".join(sorted((name for name in MONTHS if name != "may"), key=len, reverse=True)) + "|may"
_DAY = r"(?P<d{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.?\s+{_DAY.format(n=1)}\b(?:,?\s+(?P<y1>[12]\d{{3}})\b)?"
    rf"|{_DAY.format(n=2)}\s+(?:of\s+)?(?P<m2>{_MONTH})\b\.?(?:,?\s+(?P<y2>[12]\d{{3}})\b)?"
    rf"|(?P<m3>{_MONTH})\.?,?\s+(?:of\s+)?(?P<y3>[12]\d{{3}})\b"
    r"|(?P<y4>[12]\d{3})-(?P<m4>\d{2})-(?P<d4>\d{2})\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,$£€-])(?:1[6-9]|20)\d{2}s?(?![\w,.]\d|\w)")
_PLURAL_AHEAD = re.compile(r"\s+[a-z]+s\b")
_WEEKDAY = frozenset(name for name in WEEKDAYS if len(name) > 5)
_MONTH_NAMES = frozenset(name for name in MONTHS if len(name) > 3)

_CURRENCY_BEFORE = re.compile(r"(?:(US|AU|A|C|CA|NZ|HK)?\$|([£€¥₹]|\b(?:USD|EUR|GBP|JPY|INR)))\s?$")
_SYMBOLS = {
    "£": "pound",
    "€": "euro",
    "¥": "yen",
    "₹": "rupee",
    "USD": "dollar",
    "GBP": "pound",
    "EUR": "euro",
    "JPY": "yen",
    "INR": "rupee",
}
_UNIT_AFTER = re.compile(
    r"\s?%|[ -](?:percentage points?|per ?cent|percent|US dollars?|dollars?|bucks|pounds?|euros?|yen|rupees?)\b",
    re.IGNORECASE,
)
# thousands are not 2,000, and twice is not two
_SIGNS = {"vague": "#~", "times": "#x", "fold": "#x"}

# one letter behind a currency: $5m
_SCALES = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12}
_LETTER = re.compile("[mMbBtT]")
_LETTER_OF_MONEY = re.compile(r"[mMbB](?=n? (?:US )?(?:dollars|pounds|euros|yen|rupees)\b)")
_UNITS = {"%": "percent", "per cent": "percent", "bucks": "dollar", "us dollar": "dollar"}

#: words that ``find_numerals`` reads as numbers and that more often are none
_WORDS_NOT_NUMBERS = frozenset({"one"})


@dataclass(frozen=True, slots=True)
class Value:
    """A number or a date at characters ``start`` to ``end``; ``key`` is equal where the values are."""

    start: int
    end: int
    kind: Literal["number", "date"]
    key: str


def values_in(text: str) -> list[Value]:
    """Return the dates and the numbers of ``text``, in text order, none inside another.

    >>> [value.key for value in values_in("2,500 men, two thousand five hundred, $5 million, on Dec. 31, 2021")]
    ['#2500', '#2500', '#5000000 dollar', '2021-12-31']
    """
    dates = list(_dates(text))
    taken = [(date.start, date.end) for date in dates]
    numbers = [number for number in numbers_in(text) if not any(a < number.end and number.start < b for a, b in taken)]
    return sorted(dates + numbers, key=lambda value: value.start)


def _dates(text: str) -> list[Value]:
    found = [Value(match.start(), match.end(), "date", _date_key(match)) for match in _DATE.finditer(text)]
    covered = [(value.start, value.end) for value in found]
    for match in _YEAR.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        counted = _PLURAL_AHEAD.match(text, match.end()) and not match.group().endswith("s")
        if not inside and not counted and not _UNIT_AFTER.match(text, match.end()):
            found.append(Value(match.start(), match.end(), "date", match.group()))
    return found


def _date_key(match: re.Match[str]) -> str:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month = parts["m"].lower()
    number = int(month) if month.isdigit() else MONTHS[month]
    return f"{parts.get('y', '')}-{number:02d}-{int(parts['d']):02d}" if "d" in parts else f"{parts['y']}-{number:02d}"


def numbers_in(text: str) -> list[Value]:
    """Return the numbers of ``text`` with currency or percent sign; "one" alone and parts of words are left out."""
    found = []
    for numeral in find_numerals(text):
        start, unit = _currency(text, numeral.start)
        scale = (_LETTER if unit else _LETTER_OF_MONEY).match(text, numeral.end)
        end, value = (scale.end(), numeral.value * _SCALES[scale[0]]) if scale else (numeral.end, numeral.value)
        if text[end : end + 1].isalnum() or text[numeral.start : end].lower() in _WORDS_NOT_NUMBERS:
            continue
        # "[many] million" is not 1 million; a number must not hide behind an editor's bracket
        bare = text[numeral.start : end].lower() in SCALE_WORDS
        end, after = _unit(text, end)
        sign = "#bare" if bare else _SIGNS.get(numeral.form, "#")
        found.append(Value(start, end, "number", f"{sign}{value:.10g} {unit or after}".strip()))
    return found


def _currency(text: str, start: int) -> tuple[int, str]:
    match = _CURRENCY_BEFORE.search(text, max(0, start - 5), start)
    if match is None:
        return start, ""
    country = match[1] or ""
    symbol = _SYMBOLS.get(match[2] or "", "dollar")
    return match.start(), symbol if country in ("", "US") else f"{country} {symbol}"


def _unit(text: str, end: int) -> tuple[int, str]:
    match = _UNIT_AFTER.match(text, end)
    if match is None:
        return end, ""
    word = match.group().strip(" -").lower()
    word = word if word in ("%", "per cent") else word.removesuffix("s")
    return match.end(), _UNITS.get(word, word)


def is_calendar_word(word: str) -> bool:
    """Tell whether ``word`` (casefolded) is the name of a month or a weekday."""
    return word in _WEEKDAY or word in _MONTH_NAMES
