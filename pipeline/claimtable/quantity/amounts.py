"""One amount: a numeral with the currency, percent sign or unit of measure that belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from claimtable.lexicon.numbers import PARTS, SINGLE_LETTER
from claimtable.quantity import currencies, units
from claimtable.quantity.numbers import Numeral
from claimtable.schema import Modifier, QuantityKind


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters ``start`` to ``end`` (currency and unit included), the bare number's characters, and its meaning.

    ``code`` is the currency (possibly ambiguous), ``unit`` the canonical unit of measure; both empty for a count.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    base: float
    form: str
    scaled: bool
    kind: QuantityKind
    code: str = ""
    unit: str = ""

    @property
    def bare(self) -> bool:
        """No currency and no unit."""
        return not self.code and not self.unit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity in a text: ``start`` to ``end`` holds modifier, number and unit; ``number_start`` to ``number_end``
    the bare number or numbers. ``code`` is a currency, ``unit`` a unit of measure or the rate behind a currency.
    ``low`` and ``high`` are None where the quantity is open.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    low: float | None
    high: float | None
    modifier: Modifier
    kind: QuantityKind
    code: str
    unit: str
    form: str
    change: Literal["", "up", "down"] = ""


_LETTER = re.compile(r" ?(?P<letter>MM|[mMbBtT])(?![\w%])")
_PEOPLE = re.compile(r"\s+(?:[a-z]+[ -]){0,2}?(?:[a-z]{3,}s|people|children|men|women)\b")
_METRES = re.compile(
    r"\s+(?:(?:[a-z]+[ -]){0,2}?(?:hurdles|relays?|freestyle|butterfly|backstroke|breaststroke|sprint\w*|heats|"
    r"finals?|runners|waves|"
    r"swells|races?|walls|cliffs|towers|steeplechase|medley|swimm\w+|yachts)|champions?|titles?|times)\b"
)
_TIMES = re.compile(r"[ -]times?\b(?!-)", re.IGNORECASE)
_FOLD = re.compile(r"[ -]?fold\b", re.IGNORECASE)
_PARTITIVE = re.compile(r"(?: of)? an? | of (?:1|one) (?=per)|-| of the ", re.IGNORECASE)
_MAGNITUDE = re.compile(r"(?:magnitude|Magnitude|Richter)[ -](?:of )?$")
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
    if numeral.form in ("times", "fold"):
        return replace(bare, kind="multiple", unit="time" if numeral.form == "times" else "fold")
    return (
        _money(text, bare)
        or _minor(text, bare)
        or _multiple(text, bare)
        or _measure(text, bare)
        or _magnitude(text, bare)
    )


def _negative(text: str, amount: Amount) -> Amount:
    """Take a minus sign in, which touches the digits and nothing on its left."""
    at = amount.start - 1
    if amount.form == "digits" and at >= 0 and text[at] == "-" and (at == 0 or text[at - 1] in ' (\n"'):
        return replace(amount, start=at, value=-amount.value, base=-amount.base)
    word = re.search(r"\bminus $", text[max(0, amount.start - 6) : amount.start], re.IGNORECASE)
    if word is not None and not text[: amount.start - 6].endswith(("or ", "plus/", "and ")):
        return replace(amount, start=amount.start - 6, value=-amount.value, base=-amount.base)
    return amount


def with_letter(text: str, amount: Amount) -> Amount:
    """Read one letter behind the digits as a magnitude: "$2.5m", "3B"."""
    if amount.scaled or amount.form != "digits":
        return amount
    match = _LETTER.match(text, amount.number_end)
    if match is None:
        return amount
    factor = SINGLE_LETTER[match["letter"]]
    return replace(amount, value=amount.value * factor, number_end=match.end(), end=match.end(), scaled=True)


def _money(text: str, amount: Amount) -> Amount | None:
    before = currencies.currency_before(text, amount.start)
    lettered = with_letter(text, amount)
    if before is not None and currencies.is_weak(text, before) and not lettered.scaled:
        before = None
    after = _currency_after(text, lettered) if amount.kind == "count" else None
    if before is not None:
        explicit = after if after is not None and before.code in ("$", "kr") and after.code != "$" else None
        same = after is not None and after.code == before.code
        end = after.end if after is not None and (explicit or same) else lettered.end
        code = explicit.code if explicit is not None else before.code
        return _rated(text, replace(lettered, start=before.start, end=end, kind="money", code=code))
    if after is None:
        return None
    return _rated(text, replace(lettered, end=after.end, kind="money", code=after.code))


def _currency_after(text: str, amount: Amount) -> currencies.Currency | None:
    at = _behind_of(text, amount.end) if amount.form == "vague" else amount.end
    found = currencies.currency_after(text, at)
    if found is None or found.code != "GBP":
        return found
    return None if _is_weight(text, amount, found) else found


_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weight|heav\w+|lift\w*|lbs?|ounces?|carried|carry\w*|haul\w*|load|payload|thrust|torque)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:cost\w*|pa(?:y|id|ys|ying)|worth|price\w*|fine\w*|spen[dt]\w*|earn\w*|bill|salary|sterling|pence|"
    r"budget|fund\w*|debt\w*|rais\w+)\b|£",
    re.IGNORECASE,
)


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
    near = text[max(0, amount.start - 60) : found.end + 40]
    if _WEIGHT.search(near) is not None:
        return True
    if _PRICE.search(near) is not None or re.match(r"\s*\((?:US)?[$€]", text[found.end : found.end + 8]):
        return False
    return "£" not in text and "sterling" not in text


def _rated(text: str, amount: Amount) -> Amount:
    """Add "a barrel", "per share" to money; the unit then holds the rate only."""
    rate = units.per_part(text, units.Unit("", amount.end))
    return replace(amount, end=rate.end, unit=rate.name)


def _minor(text: str, amount: Amount) -> Amount | None:
    if amount.kind != "count" or amount.form == "vague":
        return None
    found = currencies.minor_after(text, amount.end)
    if found is None:
        return None
    rate = units.per_part(text, units.Unit(found[0], found[1]))
    return replace(amount, end=rate.end, kind="money", unit=rate.name)


def _multiple(text: str, amount: Amount) -> Amount | None:
    fold = _FOLD.match(text, amount.end)
    if fold is not None:
        return replace(amount, end=fold.end(), kind="multiple", unit="fold")
    times = _TIMES.match(text, amount.end)
    if times is not None and amount.kind == "count":
        rate = units.per_part(text, units.Unit("time", times.end()))
        return replace(amount, end=rate.end, kind="multiple", unit=rate.name)
    return None


def _measure(text: str, amount: Amount) -> Amount | None:
    at = amount.end
    if amount.kind == "fraction":
        part = _PARTITIVE.match(text, at)
        direct = units.unit_after(text, at)
        if (
            direct is not None
            and (amount.value < 1 and text[at : at + 1] in (" ", "-"))
            and not _is_part_word(text, amount)
        ):
            return _unit(text, amount, direct)
        if part is None:
            return None
        found = units.unit_after(text, part.end() - 1) if part.group() != "-" else None
        return None if found is None or " of the" in part.group() else _unit(text, amount, found)
    lettered = with_letter(text, amount)
    if lettered.scaled and not amount.scaled and _is_million(text, lettered):
        found = units.unit_after(text, lettered.end)
        return lettered if found is None else _unit(text, lettered, found)
    if amount.form == "vague":
        at = _behind_of(text, at)
    found = units.unit_after(text, at)
    return None if found is None else _unit(text, amount, found)


def _is_part_word(text: str, amount: Amount) -> bool:
    """Tell parts that are no measure before a unit word ("a third year") from those that are ("half", glyphs)."""
    words = text[amount.start : amount.end].lower()
    return any(part in words for part in PARTS if part not in ("half", "halves", "quarter"))


def _is_million(text: str, amount: Amount) -> bool:
    letter = text[amount.number_end - 1]
    if letter in "bBtT":
        return letter in "B" and _PEOPLE.match(text, amount.end) is not None
    if _METRES.match(text, amount.end) is not None:
        return False
    return _PEOPLE.match(text, amount.end) is not None


def _behind_of(text: str, at: int) -> int:
    """Skip the "of" between a vague number and its unit ("dozens of miles",
    "a couple of years"), but not its blank.
    """
    return at + 3 if text.startswith(" of ", at) else at


def _unit(text: str, amount: Amount, found: units.Unit) -> Amount:
    name = found.name
    kind: QuantityKind = units.kind_of(name)
    value, end = amount.value, found.end
    half = _AND_HALF.match(text, end)
    if half is not None and value == int(value):
        value, end = value + (0.5 if half["part"].lower() == "half" else 0.25), half.end()
    return replace(amount, value=value, base=amount.base, end=end, kind=kind, unit=name)


def _magnitude(text: str, amount: Amount) -> Amount:
    if amount.kind != "count" or amount.value > 11:
        return amount
    if _RICHTER.match(text, amount.end) or _MAGNITUDE.search(text[max(0, amount.start - 14) : amount.start]):
        return replace(amount, kind="measure", unit="magnitude")
    return amount
