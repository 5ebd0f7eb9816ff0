"""One amount: a numeral with the currency, percent sign or unit of measure that belongs to it."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtable.lexicon import units as lexicon
from claimtable.lexicon.numbers import PARTS
from claimtable.lexicon.quantity_words import METRE_NOUNS, MONEY_WORDS, SEEING_VERBS
from claimtable.quantity import units
from claimtable.quantity.mentions import Amount, Numeral
from claimtable.quantity.money import behind_of, minor_money, money, with_letter
from claimtable.schema import QuantityKind

_PEOPLE = re.compile(r"\s+(?:[a-z]+[ -]){0,2}?(?:[a-z]{3,}s|people|children|men|women)\b")
_METRES = re.compile(rf"\s+(?:(?:[a-z]+[ -]){{0,2}}?{METRE_NOUNS}|champions?|titles?|times)\b")
_MONEY = re.compile(rf"\b{MONEY_WORDS}\b(?:[^.;]|\.(?=\d)){{0,40}}$|[$£€]", re.IGNORECASE)
_LENGTH = re.compile(
    r" (?:high|long|wide|deep|tall|above|below|from (?:the|its|a)|away|north|south|east|west|"
    r"of (?:sea|rope|water))\b|²|³"
)
_TIMES = re.compile(r"[ -]times?\b(?!-)", re.IGNORECASE)
#: verbs behind which "100m times" are a hundred million
_SEEN = re.compile(rf"\b{SEEING_VERBS}\w*(?: [a-z]+){{0,4}} $")
_FACTOR = re.compile(r"[x×](?![\w.])")
_FOLD = re.compile(r"[ -]?fold\b", re.IGNORECASE)
_PARTITIVE = re.compile(r"(?: of)? an? | of (?:1|one) (?=per)|-| of the ", re.IGNORECASE)
_POINT = re.compile(r"(?:(?: of)? a)?[ -](?P<percentage>percentage[ -])?points?\b")
_MAGNITUDE = re.compile(r"(?:magnitude|Magnitude|Richter)[ -](?:of )?$")
_MAGNITUDE_BEHIND = re.compile(r"[ -]magnitude\b")
_RICHTER = re.compile(r" (?:degrees )?on (?:the )?(?:open-ended )?Richter")
_AND_HALF = re.compile(r" and an? (?P<part>half|quarter)\b", re.IGNORECASE)


def read_amount(text: str, numeral: Numeral) -> Amount:
    """Return ``numeral`` with its currency or unit of measure, whichever is beside it."""
    bare = Amount(
        start=numeral.start,
        end=numeral.end,
        number_start=numeral.start,
        number_end=numeral.end,
        value=numeral.value,
        base=numeral.base,
        form=numeral.form,
        scaled=numeral.scaled,
        kind="fraction" if numeral.form == "fraction" else "count",
    )
    bare = _negative(text, bare)
    if numeral.form == "fold":
        return replace(bare, kind="multiple", unit="fold")
    if numeral.form == "times":
        return _often(bare, bare.end)
    return (
        money(text, bare)
        or minor_money(text, bare)
        or _multiple(text, bare)
        or _measure(text, bare)
        or _magnitude(text, bare)
    )


def _negative(text: str, amount: Amount) -> Amount:
    """Take a minus sign in, which touches the digits and nothing on its left."""
    at = amount.start - 1
    if amount.form == "digits" and at >= 0 and text[at] == "-" and (at == 0 or text[at - 1] in ' (\n"$£€¥₹'):
        return replace(amount, start=at, value=-amount.value, base=-amount.base)
    word = re.search(r"\bminus[- ]$", text[max(0, amount.start - 6) : amount.start], re.IGNORECASE)
    earlier = text[max(0, amount.start - 12) : max(0, amount.start - 6)]
    if word is not None and not earlier.endswith(("or ", "plus/", "and ")):
        return replace(amount, start=amount.start - 6, value=-amount.value, base=-amount.base)
    return amount


def _multiple(text: str, amount: Amount) -> Amount | None:
    fold = _FOLD.match(text, amount.end)
    if fold is not None:
        return replace(amount, end=fold.end(), kind="multiple", unit="fold")
    factor = _FACTOR.match(text, amount.end) if amount.form == "digits" else None
    if factor is not None:
        return replace(amount, end=factor.end(), kind="multiple", unit="time")
    seen = with_letter(text, amount)
    if seen.scaled and _SEEN.search(text[max(0, amount.start - 60) : amount.start]) is not None:
        amount = seen
    times = _TIMES.match(text, amount.end)
    if times is not None and times.group() == " time" and amount.form == "digits" and amount.value != 1:
        return None  # "the 0-60 time"
    return _often(amount, times.end()) if times is not None and amount.kind == "count" else None


def _often(amount: Amount, end: int) -> Amount:
    """Return "three times", "twice"; how often in what time ("a day") is told by the layer of times."""
    return replace(amount, end=end, kind="multiple", unit="time")


def _measure(text: str, amount: Amount) -> Amount | None:
    if amount.kind == "fraction":
        return _part_point(text, amount) or _part_measure(text, amount)
    lettered = with_letter(text, amount)
    if lettered.scaled and not amount.scaled and _is_million(text, lettered):
        found = units.unit_after(text, lettered.end)
        return lettered if found is None else _unit(text, lettered, found)
    at = behind_of(text, amount.end) if amount.form == "vague" else amount.end
    found = units.unit_after(text, at)
    return None if found is None else _unit(text, amount, found)


def _part_point(text: str, amount: Amount) -> Amount | None:
    """Read "half a percentage point", "three-quarters of a point"."""
    point = _POINT.match(text, amount.end)
    if point is None:
        return None
    if point["percentage"]:
        return replace(amount, end=point.end(), kind="percent", unit="percentage point")
    return replace(amount, end=point.end(), kind="measure", unit="point")


def _part_measure(text: str, amount: Amount) -> Amount | None:
    """Read "half an hour", "a quarter of a mile", "½ mile"."""
    if amount.value < 1 and text[amount.end : amount.end + 1] in (" ", "-") and not _is_part_word(text, amount):
        direct = units.unit_after(text, amount.end)
        if direct is not None:
            return _unit(text, amount, direct)
    part = _PARTITIVE.match(text, amount.end)
    if part is None or part.group() == "-" or " of the" in part.group():
        return None
    found = units.unit_after(text, part.end() - 1)
    return None if found is None else _unit(text, amount, found)


def _is_part_word(text: str, amount: Amount) -> bool:
    """Tell parts that are no measure before a unit word ("a third year") from those that are ("half", glyphs)."""
    words = text[amount.start : amount.end].lower()
    return any(part in words for part in PARTS if part not in ("half", "halves", "quarter"))


def _is_million(text: str, amount: Amount) -> bool:
    letter = text[amount.number_end - 1]
    if letter in "bBtT":
        return letter in "B" and _PEOPLE.match(text, amount.end) is not None
    if _METRES.match(text, amount.end) is not None or _LENGTH.match(text, amount.end) is not None:
        return False
    return _PEOPLE.match(text, amount.end) is not None or _tells_money(text, amount)


def _tells_money(text: str, amount: Amount) -> bool:
    """Tell millions whose currency sign was lost or left out ("profit came to 62.5m", "a 40m move") from metres."""
    if text[amount.number_end - 2] == " ":
        return False
    return _MONEY.search(text[max(0, amount.start - 48) : amount.start]) is not None


def _unit(text: str, amount: Amount, found: units.Unit) -> Amount:
    factor, name = scaled_unit(found.name)
    name = _of_trade(text, name, found.end)
    kind: QuantityKind = units.kind_of(name)
    value, end = factor * amount.value, found.end
    half = _AND_HALF.match(text, end)
    if half is not None and value == int(value):
        value, end = value + (0.5 if half["part"].lower() == "half" else 0.25), half.end()
    return replace(amount, value=value, base=amount.base, end=end, kind=kind, unit=name)


def scaled_unit(name: str) -> tuple[float, str]:
    """Return what the magnitude in a unit's abbreviation multiplies ("bcf" by a billion), and the unit without it."""
    base, per, rate = name.partition(" per ")
    if name in lexicon.SCALED:
        return lexicon.SCALED[name]
    factor, unit = lexicon.SCALED.get(base, (1.0, base))
    return factor, unit + per + rate


def _of_trade(text: str, name: str, end: int) -> str:
    """Return the name of a unit whose symbol another trade reads otherwise, by the words near it."""
    if name not in lexicon.TRADES or text[max(0, end - 2) : end].lower() not in ("nm", "mb", "kt"):
        return name
    near = text[max(0, end - 80) : end + 60]
    return next((other for words, other in lexicon.TRADES[name] if re.search(words, near)), name)


def _magnitude(text: str, amount: Amount) -> Amount:
    if amount.kind != "count" or amount.value > 11:
        return amount
    behind = _MAGNITUDE_BEHIND.match(text, amount.end) if amount.form == "digits" else None
    if behind is not None:
        return replace(amount, end=behind.end(), kind="measure", unit="magnitude")
    if _RICHTER.match(text, amount.end) or _MAGNITUDE.search(text[max(0, amount.start - 14) : amount.start]):
        return replace(amount, kind="measure", unit="magnitude")
    return amount
