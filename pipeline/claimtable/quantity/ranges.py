"""Two numbers that share a unit: ranges, a market's bid and offer, alternatives."""

from __future__ import annotations

import re
from dataclasses import replace

from claimtable.quantity import units
from claimtable.quantity.amounts import read_amount
from claimtable.quantity.changes import is_trend
from claimtable.quantity.mentions import Amount, Numeral, Phrase, single
from claimtable.quantity.money import with_letter
from claimtable.quantity.numbers import numeral_at

_JOINT = re.compile(r"(?P<joint> to |-to-| ?- ?|—| and | or )(?=[\d.$£€¥₹a-zA-Z])")
_OPENER = re.compile(
    r"\b(?P<word>between|from|of|by|to)\s*(?P<ages>the ages of\s+)?(?:(?:about|around|roughly|approximately|"
    r"some|nearly|an estimated)\s+)?$",
    re.IGNORECASE,
)
_SIGN_AHEAD = re.compile(r"(?:[A-Za-z.]{0,3} ?[$£€¥₹₽₩₺₪₦₱]|[A-Z]{3} ?|Rs\.? ?|RM ?|R)?(?:-(?=\d))?")
_OPENS = {"and": "between", "to": "from"}


def find_range(text: str, first: Amount) -> Phrase | None:
    """Read "10 to 15", "between X and Y", "from 3% to 5%", "$5-7 billion",
    "one or two": the ends share their unit.
    """
    joint = _JOINT.match(text, first.end) if first.form not in ("times", "fold") else None
    if joint is None:
        return None
    second = _second(text, joint)
    second = _in_millions(text, second) if second is not None and first.code else second
    if second is None or (second.form == "vague") != (first.form == "vague"):
        return None
    word = joint["joint"].strip(" -—").lower()
    opener = _OPENER.search(text[max(0, first.start - 40) : first.start])
    if not _joins(text, first, second, word, opener["word"].lower() if opener is not None else ""):
        return None
    opens = opener is not None and opener["word"].lower() == _OPENS.get(word)
    found = _spanning(text, first, second)
    if opener is None or not opens:
        return found
    found = replace(found, start=first.start - len(opener.group()))
    return replace(found, kind="age", unit="year") if opener["ages"] else found


def _spanning(text: str, first: Amount, second: Amount) -> Phrase:
    """Return the range from one amount to the other, or back where the larger one is printed first."""
    low, high = sorted(_ends(first, second))
    kind = first.kind if first.kind != "count" and second.bare else second.kind
    second = _with_rate(text, first, second)
    return replace(
        single(first),
        end=second.end,
        number_end=second.number_end,
        value=(low + high) / 2,
        low=low,
        high=high,
        modifier="range",
        kind=kind,
        code=first.code if first.code not in ("", "$") else second.code or first.code,
        unit=second.unit or first.unit,
        form="range",
    )


def _in_millions(text: str, second: Amount) -> Amount:
    """Read the letter behind the second number of money as its magnitude: "£2.5-3m"."""
    lettered = with_letter(text, replace(second, end=second.number_end, kind="count", unit=""))
    return lettered if lettered.scaled and not second.code and not second.scaled else second


def _with_rate(text: str, first: Amount, second: Amount) -> Amount:
    """Add the rate of a range whose currency stands before its first number only: "Rs 80-100 per kg"."""
    if not first.code or first.unit or not second.bare:
        return second
    rate = units.per_part(text, units.Unit("", second.end))
    return replace(second, end=rate.end, unit=rate.name)


_LENDS = re.compile(r"(?: or | to | and )(?=[\d.$£€¥₹a-zA-Z])")
_FROM = re.compile(r"\bfrom (?:about |around |nearly |just |only |over |under )?$")


def inherit_unit(text: str, first: Amount) -> Amount:
    """Give a bare number the unit and magnitude of the one that it is an alternative to or changes to
    ("seven or eight dollars", "15k or 20k", "rose from six to nine weeks").
    """
    joint = _LENDS.match(text, first.end) if first.bare and first.form in ("digits", "words") else None
    second = _second(text, joint) if joint is not None else None
    if joint is None or second is None or second.start < joint.end():
        return first
    if (second.form != first.form and first.value) or not _may_lend(text, first, second, joint.group().strip()):
        return first
    if joint.group() == " to " and _is_share_against(first, second):
        return replace(first, kind="percent", unit="percent")
    low, high = _ends(first, second)
    if low and (not low / 4 <= high <= 4 * low or (second.bare and low == first.value)):
        return first
    return replace(first, value=low, kind=second.kind, code=second.code, unit=second.unit, scaled=second.scaled)


def _may_lend(text: str, first: Amount, second: Amount, word: str) -> bool:
    """Tell whether the word between two numbers lets the first share the second's unit: "and" only a plain
    measure, "to" only behind "from" or between shares of a vote.
    """
    if word == "and":
        return not first.scaled and second.kind == "measure"
    behind_from = _FROM.search(text[max(0, first.start - 16) : first.start]) is not None
    return word != "to" or behind_from or _is_share_against(first, second)


def _is_share_against(first: Amount, second: Amount) -> bool:
    """Tell "ahead by 67 to 18 per cent"."""
    return second.unit == "percent" and second.value < first.value <= 100


_DECIMAL = re.compile(r"[\d,]+\.\d+")
_LAST_DIGITS = re.compile(r"-(?P<digits>\d{2,4})(?![\d%]|[.,]\d)")


def quoted_price(text: str, first: Amount) -> Phrase | None:
    """Read a market's bid and offer, which share their first digits: "137.84-88 yen", "1.3125-27"."""
    match = _LAST_DIGITS.match(text, first.number_end) if first.number_end == first.end and not first.scaled else None
    printed = text[first.number_start : first.number_end]
    if match is None or _DECIMAL.fullmatch(printed) is None or len(printed.partition(".")[2]) < len(match["digits"]):
        return None
    high = float(printed[: -len(match["digits"])].replace(",", "") + match["digits"])
    if high <= first.value:
        return None
    number = Numeral(match.start("digits"), match.end(), high, high, "digits")
    second = read_amount(text, number)
    code, kind = (first.code, first.kind) if first.code else (second.code, second.kind)
    return replace(
        single(first),
        end=second.end,
        number_end=match.end(),
        value=(first.value + high) / 2,
        high=high,
        modifier="range",
        kind=kind,
        code=code,
        unit=second.unit,
        form="range",
    )


def _second(text: str, joint: re.Match[str]) -> Amount | None:
    sign = _SIGN_AHEAD.match(text, joint.end())
    numeral = (numeral_at(text, sign.end()) if sign is not None else None) or numeral_at(text, joint.end())
    if numeral is None or numeral.form in ("times", "fold"):
        return None
    amount = read_amount(text, numeral)
    dashed = amount.value < 0 and joint["joint"].rstrip().endswith(("-", "—")) and amount.start < joint.end()
    return replace(amount, value=-amount.value, base=-amount.base) if dashed else amount


def _joins(text: str, first: Amount, second: Amount, word: str, opened: str) -> bool:
    low, high = _ends(first, second)
    if low >= high and not (low > high and word == "and" and opened == "between"):
        return False
    if word == "or":
        return _is_either(text, first, second)
    if not _same_measure(first, second):
        return False
    if word == "and":
        return opened == "between"
    if word == "to":
        return not _is_change(text, first, second, opened) and not _is_dated(text, first, second)
    return (first.form == "words" and second.form == "words") or _is_dash_range(text, first, second)


def _is_either(text: str, first: Amount, second: Amount) -> bool:
    """Tell "a year or two" and "two or three goals", which say one inexact number, from alternatives
    ("seven or eight dollars", "15k or 20k").
    """
    if first.unit:
        return second.bare and text[first.number_start : first.number_end].lower() in ("a", "an")
    next_word = first.form == second.form == "words" and second.value == first.value + 1 <= 10
    return next_word and first.bare and not second.code


_IN = re.compile(
    r"\b(?:in|since|by|January|February|March|April|May|June|July|August|September|October|November|December) $"
)


def _is_dated(text: str, first: Amount, second: Amount) -> bool:
    """Tell: the first number is a year: "doubled from 30,000 in 2000 to 70,000"."""
    printed = text[first.number_start : first.number_end]
    year = len(printed) == 4 and printed.isdigit() and 1850 <= first.value <= 2100
    return (
        year
        and not 1850 <= second.value <= 2100
        and _IN.search(text[max(0, first.start - 11) : first.start]) is not None
    )


def _ends(first: Amount, second: Amount) -> tuple[float, float]:
    """Return both values, the first with the magnitude that it shares: 5 and 7 billion are 5 and 7 billion."""
    if second.scaled and not first.scaled and second.form != "vague" and 0 <= first.base < min(second.base, 1000.0):
        return first.base * (second.value / second.base), second.value
    return first.value, second.value


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.kind == "fraction" and second.kind != "fraction":
        return not second.code and second.unit != "percent"
    if first.code or second.code:
        return _same_currency(first, second)
    if first.unit and second.unit:
        return first.unit == second.unit or second.unit.startswith(first.unit + " per")
    return not first.unit and (first.kind == second.kind or first.bare)


def _same_currency(first: Amount, second: Amount) -> bool:
    if first.code and second.code:
        return first.code == second.code or "$" in (first.code, second.code)
    return not (first if second.code else second).unit


def _is_change(text: str, first: Amount, second: Amount, opened: str) -> bool:
    """Tell "rose 5% to 12", "by 3 to 7" and "rose from 3% to 5%" from ranges."""
    clause = re.split(r"[,;:.!?]\s", text[max(0, first.start - 60) : first.start].lower())[-1]
    words = re.findall(r"[a-z]+", clause)
    if opened == "from":
        return any(is_trend(word) for word in words[-7:])
    if not any(is_trend(word) for word in words[-4:]):
        return False
    if first.unit or first.code:
        return not (second.unit or second.code == first.code) or second.value > 3 * first.value
    return second.bare or second.value > 5 * first.value


_PLURAL_AHEAD = re.compile(r"[ -](?:[a-z]+[ -]){0,2}?(?:[a-z]{2,}s|people|children|men|women|percent|per)\b")
_SCORE_WORD = re.compile(
    r"\s+(?:win|wins|victory|victories|loss|losses|defeat|defeats|draw|draws|lead|thrashing|rout|aggregate|"
    r"scoreline|triumph|record|"
    r"vote|votes|verdict|decision|ruling|split|majority|winners|losers|off|from|for|to|in\s+the|at\s+home|against|over|on)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged?|ages) $", re.IGNORECASE)


def _is_dash_range(text: str, first: Amount, second: Amount) -> bool:
    """A dash joins a range when a unit, a currency or a plural noun says so; it is a score or a code otherwise."""
    if first.code or second.code or second.unit or second.scaled:
        return True
    if _SCORE_WORD.match(text, second.end) is not None or (first.value >= 1900 and second.value <= 2100):
        return False
    aged = _AGED.search(text[max(0, first.start - 11) : first.start])
    return aged is not None or _PLURAL_AHEAD.match(text, second.end) is not None
