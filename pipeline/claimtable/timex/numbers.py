"""Numbers in words and digits, as time expressions use them."""

from __future__ import annotations

import re
from fractions import Fraction

from claimtable.lexicon.calendar import IDIOM_NUMBERS, ORDINALS, SCALES, VAGUE_NUMBERS
from claimtable.lexicon.numbers import ONES, TENS

_WORD = "|".join(sorted({*ONES, *TENS, *SCALES}, key=len, reverse=True))
_IDIOM = "|".join(sorted({*IDIOM_NUMBERS, *VAGUE_NUMBERS}, key=len, reverse=True))

#: a cardinal number in digits or words, exact
EXACT = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,4}(?:\.\d{1,3})? (?:million|billion|trillion)|"
    r"\d{1,9} \d/\d|\d{1,9}(?:\.\d{1,9}|[½¼¾])?|"
    rf"(?:an? )?(?:{_WORD})(?:(?: and | |-)(?:{_WORD})){{0,9}}(?: (?:and )?(?:a |one-?)half|-and-a-half| 1/2)?)"
)
#: any amount: exact, an idiom ("a couple of") or vague ("several")
AMOUNT = rf"(?:{EXACT}|(?:{_IDIOM}))"
#: an ordinal number in digits or words
ORDINAL = r"(?:\d{1,3} ?(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"

_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_SCALED = re.compile(r"(\d{1,4}(?:\.\d{1,3})?) (million|billion|trillion)")
_MIXED = re.compile(r"(\d+) (\d)/([1-9])")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def read_number(text: str) -> Fraction | None:
    """Return the value of a cardinal amount; None for vague amounts and what is none.

    >>> read_number("twenty-four"), read_number("2 1/2"), read_number("several")
    (Fraction(24, 1), Fraction(5, 2), None)
    """
    text = " ".join(text.lower().split())
    if text in VAGUE_NUMBERS:
        return None
    if text in IDIOM_NUMBERS:
        return Fraction(IDIOM_NUMBERS[text])
    scaled = _SCALED.fullmatch(text)
    if scaled:
        return Fraction(scaled[1]) * SCALES[scaled[2]]
    mixed = _MIXED.fullmatch(text)
    if mixed:
        return Fraction(int(mixed[1])) + Fraction(int(mixed[2]), int(mixed[3]))
    bare = text.replace(",", "")
    if bare and bare[-1] in _HALVES and bare[:-1].isdecimal():
        return Fraction(int(bare[:-1])) + _HALVES[bare[-1]]
    if _DIGITS.fullmatch(bare) and len(bare) <= 12:
        return Fraction(bare)
    return _read_words(text)


def _read_words(text: str) -> Fraction | None:
    half = Fraction(0)
    for ending in ("-and-a-half", " and a half", " and one-half", " and one half", " a half", " 1/2"):
        if text.endswith(ending):
            text, half = text[: -len(ending)], Fraction(1, 2)
    words = [word for word in re.split(r"[ -]+", text) if word not in ("and", "a", "an", "")]
    total = current = 0
    if not words and text not in ("a", "an"):
        return None
    for word in words:
        if word in SCALES:
            current = max(current, 1) * SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        else:
            return None
    return Fraction(total + current or 1) + half if not words else Fraction(total + current) + half


def read_ordinal(text: str) -> int | None:
    """Return the value of an ordinal ("third", "21st"); None for what is none."""
    text = text.lower().strip()
    if text in ORDINALS:
        return ORDINALS[text]
    digits = re.match(r"\d{1,3}", text)
    return int(digits.group()) if digits else None
