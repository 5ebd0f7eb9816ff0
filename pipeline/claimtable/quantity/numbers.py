"""Numerals in running text: digits, number words and fractions, with their values.

A numeral is the bare number with its magnitude ("2.5 million", "two dozen", "half a million", "two-thirds"): no
currency, no unit, no modifier. Everything works on characters and looks a bounded distance ahead, so that a text is
read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from claimtable.lexicon.numbers import ABBREVIATED, GLYPHS, ONES, PARTS, SCALES, TENS, VAGUE
from claimtable.quantity import vague
from claimtable.quantity.digits import read_run
from claimtable.quantity.mentions import Numeral, NumeralForm
from claimtable.quantity.spelled import WordReader

_GLYPH = "[" + "".join(GLYPHS) + "]"
_SMALL = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
#: "50 crores", "2 millions": behind a number the plural is the magnitude
_PLURAL = "(?:(?<=lakh)s|(?<=crore)s|(?<=million)s|(?<=billion)s|(?<=trillion)s)?"
_PART = "|".join(f"{part}s?" for part in PARTS if part not in ("half", "halves")) + "|hal(?:f|ves)"
_GROUPED = r"\d{1,3}(?:(?:,\d{2,3}){1,7}|(?:, 000){1,4})(?!\d)(?:\.\d{1,12})?"
_SPACED = r"[1-9]\d{0,2}(?: \d{3}){2,4}(?![\d,])"
_PLAIN = r"\d{1,25}(?!\d)(?:\.\d{1,12})?|\.\d{1,12}"
_DIGITS = rf"(?:{_GROUPED}|{_SPACED}|{_PLAIN})(?!\d)(?: ?{_GLYPH})?|{_GLYPH}"

#: units that "a ... and a half" and "a ... or two" measure
_SPANNED = (
    "(?:year|month|week|day|hour|minute|second|mile|decade|century|metre|meter|foot|inch|kilometre|kilometer|pound|ton|"
    "litre|liter|gallon|fortnight|night|generation|percentage point|point|acre|hectare|kilo|tonne)"
)

#: where a numeral may begin
START = re.compile(
    rf"(?<![\w.])(?:(?P<vague>(?:{'|'.join(VAGUE)})\b)"
    rf"|(?P<times>(?:twice|thrice)\b|(?<=least )once\b|(?<=than )once\b|double(?= the | [a-z]+ of ))"
    rf"|(?P<fold>(?:{_SMALL}|hundred|thousand|million)fold\b)"
    rf"|(?P<span>an?(?=[ -]{_SPANNED}(?:(?: and |-and-)an?[ -]half| or (?:two|so))\b))"
    rf"|(?P<unit>an?(?= (?:{_SPANNED})s?\b(?!-)|[ -](?:year|month|week|day|decade|hour|minute)- ?(?:long|old)\b))"
    rf"|(?P<quarter>(?:a )?quarter(?= (?:of )?(?:a )?(?:million|billion|trillion)\b))"
    rf"|(?P<article>an?[ -](?=(?:{_SCALE}|couple|pair(?= of [a-z$£€])|score(?= of [a-z])"
    rf"|half|third|quarter|fifth|sixth|seventh|eighth|"
    rf"tenth)\b))"
    rf"|(?P<couple>(?<=[a-z] )couple(?= of (?:[a-z]+ )?[a-z]+s\b))"
    rf"|(?P<some>(?:several|a\ few|few|many)\ (?=(?:{_SCALE})\b))"
    rf"|(?P<half>half\b)"
    rf"|(?P<word>(?:{_SMALL}|{_SCALE})\b))"
    rf"|(?<![0-9_])(?P<digits>{_DIGITS})",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"[A-Za-z]+|[\d.]{{1,40}}|{_GLYPH}")
_FIRST_WORDS = frozenset(
    [
        *ONES,
        *TENS,
        *SCALES,
        *VAGUE,
        "a",
        "an",
        "couple",
        "several",
        "few",
        "many",
        "half",
        "quarter",
        "twice",
        "thrice",
        "once",
        "double",
    ]
)
_FRACTION_TAIL = re.compile(rf"[ -](?P<part>{_PART})\b", re.IGNORECASE)
_SLASHED = re.compile(r"(?:[ -]|(?<=\d)(?=/))?(?P<top>\d{1,2})/(?P<bottom>[2345689]|1[06])(?![\d/.,]\d|\d|/)")
_SCALE_AHEAD = re.compile(rf"[ -]?(?P<scale>{_SCALE}){_PLURAL}\b", re.IGNORECASE)
_ABBREVIATION = re.compile(rf" ?(?P<scale>{'|'.join(ABBREVIATED)})\b(?!\.\w)")
_ABBREVIATION_ANY = re.compile(r" ?(?P<scale>mn|mln|mio|bn|bln|tn|trn|tln)\b", re.IGNORECASE)
_AND_HALF = re.compile(
    r"(?: and |-and-)(?:an? |a-|one[ -])?(?P<part>half|quarter|third|three[ -]quarters)\b", re.IGNORECASE
)
_WORD = re.compile(rf"(?P<word>{_SMALL}|{_SCALE})\b", re.IGNORECASE)
_NEXT_WORD = re.compile(rf"(?:[ -]|,? and )(?P<word>{_SMALL}|{_SCALE}){_PLURAL}\b", re.IGNORECASE)
_DIGIT_WORD = "(?:" + "|".join(word for word, value in ONES.items() if value < 10) + ")"
_DECIMALS = re.compile(rf" point (?P<digits>{_DIGIT_WORD}(?:[ -]{_DIGIT_WORD})*)\b", re.IGNORECASE)
_COUPLE = re.compile(rf"couple(?: of)?(?: (?P<scale>{_SCALE}))?\b", re.IGNORECASE)
_HALF_SCALE = re.compile(rf"[ -](?:an?[ -])?(?P<scale>{_SCALE})\b", re.IGNORECASE)


def find_numerals(text: str, start: int = 0) -> Iterator[Numeral]:
    """Yield the numerals of ``text`` from ``start`` on in text order, none inside another."""
    position = start
    while (first := _FIRST.search(text, position)) is not None:
        word = first.group()
        found = None
        if not word[0].isalpha():
            found = _digits_in(text, first)
        elif word.lower() in _FIRST_WORDS or word[-4:].lower() == "fold":
            found = numeral_at(text, first.start())
        if found is not None:
            yield found
        position = found.end if found is not None else first.end()


def numeral_at(text: str, position: int) -> Numeral | None:
    """Return the numeral that begins at ``position``, or None."""
    match = START.match(text, position)
    return None if match is None else _read(text, match)


def _digits_in(text: str, run: re.Match[str]) -> Numeral | None:
    """Return the numeral in a run of digits and points, which may begin with points that end a sentence or an
    abbreviation ("Rs.500").
    """
    start = run.start()
    while (
        start < run.end() - 1
        and text[start] == "."
        and not (text[start + 1].isdigit() and not text[start - 1 : start].isalpha())
    ):
        start += 1
    return numeral_at(text, start)


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    return _READERS[match.lastgroup or "word"](text, match)


def _read_digits(text: str, match: re.Match[str]) -> Numeral | None:
    start, digits = match.start(), match["digits"]
    run = read_run(text, start)
    if run is not None:
        return _scaled(text, Numeral(start, run[1], run[0], run[0], "digits"))
    number = digits.rstrip("".join(GLYPHS)).rstrip()
    base = GLYPHS.get(digits[-1], 0.0)
    end = start + len(digits)
    if number:
        if _is_code(number):
            return None
        base += float(number.replace(",", "").replace(" ", ""))
    slashed = _SLASHED.match(text, start) if "." not in digits else None
    if slashed is not None and int(slashed["top"]) < int(slashed["bottom"]):
        value = int(slashed["top"]) / int(slashed["bottom"])
        return _scaled(text, Numeral(start, slashed.end(), value, value, "fraction"))
    mixed = _SLASHED.match(text, end) if number.isdigit() else None
    if mixed is not None and mixed.start("top") > end and int(mixed["top"]) < int(mixed["bottom"]):
        base, end = base + int(mixed["top"]) / int(mixed["bottom"]), mixed.end()
    form: NumeralForm = "digits" if number else "fraction"
    return _scaled(text, Numeral(start, end, base, base, form))


def _is_code(number: str) -> bool:
    """A leading zero without a decimal point, or ten digits in a row: a code, a badge or a telephone number."""
    return (len(number) > 1 and number[0] == "0" and number[1] != ".") or (number.isdigit() and len(number) >= 10)


def scaled_up(value: float, scale: float) -> float:
    """Return the product as decimals give it: 522.8 billion is 522,800,000,000, not 522,799,999,999.99994.

    >>> scaled_up(522.8, 1e9)
    522800000000.0
    """
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def _scaled(text: str, numeral: Numeral) -> Numeral:
    """Add "and a half" and the magnitudes that follow: "2.5 million", "two and a half thousand", "5bn"."""
    end, value, scaled = numeral.end, numeral.base, False
    half = _AND_HALF.match(text, end)
    if half is not None and value == int(value):
        end, value = half.end(), value + _part_value(half["part"])
    base = value
    while (match := _SCALE_AHEAD.match(text, end)) is not None:
        value, end, scaled = scaled_up(value, SCALES[match["scale"].lower()]), match.end(), True
    if not scaled and numeral.form == "digits":
        match = _ABBREVIATION.match(text, end) or _ABBREVIATION_ANY.match(text, end)
        if match is not None:
            scale = match["scale"]
            value = scaled_up(value, ABBREVIATED.get(scale, ABBREVIATED.get(scale.lower(), 1.0)))
            end, scaled = match.end(), True
    form: NumeralForm = "digits" if scaled and numeral.form == "fraction" else numeral.form
    return Numeral(numeral.start, end, value, base, form, scaled)


def _part_value(words: str) -> float:
    words = words.lower()
    if words.startswith("three"):
        return 0.75
    return 1 / PARTS[words]


def _read_words(text: str, start: int) -> Numeral | None:
    """Read number words from ``start``: "two hundred and fifty thousand", "twenty-one", "one-third"."""
    match = _WORD.match(text, start)
    if match is None:
        return None
    reader = WordReader()
    end = start
    while match is not None and reader.take(match["word"].lower(), joined=" and " in match.group().lower()):
        end = match.end()
        match = _NEXT_WORD.match(text, end)
    value = reader.value()
    decimals = _DECIMALS.match(text, end)
    if decimals is not None and not reader.scaled:
        value += _decimals_value(decimals["digits"])
        return _scaled(text, Numeral(start, decimals.end(), value, value, "words"))
    tail = _FRACTION_TAIL.match(text, end)
    if tail is not None and value == int(value) and 1 <= value <= 99:
        part = _fraction(start, tail.end(), value, tail["part"])
        return None if part is None else _part_of_scale(text, start, part.end, part.value)
    half = _AND_HALF.match(text, end)
    if half is not None and reader.scaled:
        value += _part_value(half["part"]) * SCALES.get(reader.last, 1.0)
        return Numeral(start, half.end(), value, reader.base(), "words", scaled=True)
    if half is not None:
        return _scaled(text, Numeral(start, end, value, value, "words"))
    return Numeral(start, end, value, reader.base(), "words", reader.scaled)


def _decimals_value(words: str) -> float:
    """Return what stands behind the point of "zero point two five"."""
    digits = "".join(str(ONES[word]) for word in re.split("[ -]", words.lower()))
    return float(f"0.{digits}")


def _fraction(start: int, end: int, top: float, part: str) -> Numeral | None:
    name = part.lower()
    bottom = PARTS.get(name) or PARTS.get(name.removesuffix("s"))
    if bottom is None or (top > 1 and not name.endswith("s")) or top >= bottom:
        return None
    return Numeral(start, end, top / bottom, top / bottom, "fraction")


_OF_SCALE = re.compile(r" (?:of )?(?:an? )?(?P<scale>million|billion|trillion|dozen)\b", re.IGNORECASE)


def _part_of_scale(text: str, start: int, end: int, value: float) -> Numeral:
    """Read the magnitude behind a part: "a quarter of a million", "three-quarters of a billion"."""
    scale = _OF_SCALE.match(text, end)
    if scale is None:
        return Numeral(start, end, value, value, "fraction")
    return Numeral(start, scale.end(), value * SCALES[scale["scale"].lower()], value, "words", scaled=True)


def _read_half(text: str, start: int, end: int) -> Numeral:
    """Read "half", "half a million", "half a dozen"."""
    scale = _HALF_SCALE.match(text, end)
    if scale is None:
        return Numeral(start, end, 0.5, 0.5, "fraction")
    value, end = 0.5 * SCALES[scale["scale"].lower()], scale.end()
    return Numeral(start, end, value, 0.5, "words", scaled=True)


def _read_article(text: str, match: re.Match[str]) -> Numeral | None:
    """Read what "a" begins: "a dozen", "a hundred thousand", "a couple of hundred", "a pair", "a third"."""
    start, inner = match.start(), match.end()
    couple = _COUPLE.match(text, inner)
    if couple is not None:
        scale = SCALES[couple["scale"].lower()] if couple["scale"] else 1.0
        end = couple.end() if couple["scale"] else inner + len("couple")
        return Numeral(start, end, 2 * scale, 2.0, "vague", scaled=scale > 1)
    if text[inner : inner + 4].lower() == "pair":
        return Numeral(start, inner + 4, 2.0, 2.0, "words")
    if text[inner : inner + 5].lower() == "score":
        return Numeral(start, inner + 5, 20.0, 20.0, "vague")
    part = re.compile(rf"(?P<part>{_PART})\b", re.IGNORECASE).match(text, inner)
    if part is not None:
        if part["part"].lower() == "half":
            found = _read_half(text, inner, part.end())
            return Numeral(start, found.end, found.value, found.base, found.form, found.scaled)
        return _fraction(start, part.end(), 1.0, part["part"])
    words = _read_words(text, inner)
    if words is None:
        return None
    return Numeral(start, words.end, words.value, words.base, words.form, words.scaled)


#: how each alternative of ``START`` is read
_READERS: dict[str, Callable[[str, re.Match[str]], Numeral | None]] = {
    "digits": _read_digits,
    "times": vague.read_times,
    "fold": vague.read_fold,
    "span": vague.read_one,
    "unit": vague.read_bounded_one,
    "vague": vague.read_vague,
    "some": vague.read_some,
    "couple": lambda text, match: Numeral(match.start(), match.end(), 2.0, 2.0, "vague"),
    "quarter": lambda text, match: _part_of_scale(text, match.start(), match.end(), 0.25),
    "half": lambda text, match: _read_half(text, match.start(), match.end()),
    "article": _read_article,
    "word": lambda text, match: _read_words(text, match.start()),
}
