"""Two numbers that share a unit: ranges, a market's bid and offer, alternatives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claimtable.lexicon.quantity_words import BEHIND_SCORES
from claimtable.quantity import units
from claimtable.quantity.amounts import read_amount
from claimtable.quantity.changes import is_trend
from claimtable.quantity.mentions import Amount, Numeral, Phrase, single
from claimtable.quantity.pairs import Pair, opener_of, pair_at
from claimtable.rules import Rule, decide, drop_if, keep_if

_CLAUSE_END = re.compile(r"[,;:.!?]\s")
_OPENS = {"and": "between", "to": "from"}


def find_range(text: str, first: Amount) -> Phrase | None:
    """Read "10 to 15", "between X and Y", "from 3% to 5%", "$5-7 billion",
    "one or two": the ends share their unit.
    """
    pair = pair_at(text, first)
    if pair is None or not decide(RANGES, pair, default=False).keep:
        return None
    found = _spanning(pair)
    opener = opener_of(text, first)
    if opener is None or pair.opened != _OPENS.get(pair.word):
        return found
    found = replace(found, start=first.start - len(opener.group()))
    return replace(found, kind="age", unit="year") if opener["ages"] else found


def _spanning(pair: Pair) -> Phrase:
    """Return the range from one amount to the other, or back where the larger one is printed first."""
    low, high = sorted(pair.ends)
    first = pair.first
    kind = first.kind if first.kind != "count" and pair.second.bare else pair.second.kind
    second = _with_rate(pair.text, first, pair.second)
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


def _with_rate(text: str, first: Amount, second: Amount) -> Amount:
    """Add the rate of a range whose currency stands before its first number only: "Rs 80-100 per kg"."""
    if not first.code or first.unit or not second.bare:
        return second
    rate = units.per_part(text, units.Unit("", second.end))
    return replace(second, end=rate.end, unit=rate.name)


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


#: "10 or 14 days" is one inexact number, "5 or 20 days" are two
_MUCH_MORE = 1.6


def _is_either(pair: Pair) -> bool:
    """Tell "a year or two", "two or three goals" and "10 or 14 days", which say one inexact number, from alternatives
    ("seven or eight dollars", "15k or 20k").
    """
    first, second = pair.first, pair.second
    if first.unit:
        return second.bare and pair.printed_first.lower() in ("a", "an")
    if first.code or second.code or first.scaled or second.scaled:
        return False
    in_words = first.form == second.form == "words"
    if in_words and second.value == first.value + 1 <= 10:
        return True
    return bool(second.unit) and second.value <= _MUCH_MORE * first.value and not pair.before(2).endswith(", ")


_IN = re.compile(
    r"\b(?:in|since|by|January|February|March|April|May|June|July|August|September|October|November|December) $"
)


def _is_dated(pair: Pair) -> bool:
    """Tell: the first number is a year: "doubled from 30,000 in 2000 to 70,000"."""
    if len(pair.printed_first) != 4 or not pair.printed_first.isdigit() or not _may_be_year(pair.first.value):
        return False
    return not _may_be_year(pair.second.value) and _IN.search(pair.before(11)) is not None


def _may_be_year(value: float) -> bool:
    return 1850 <= value <= 2100


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.kind == "fraction" and second.kind != "fraction":
        return not second.code and second.unit != "percent"
    if first.code or second.code:
        return _same_currency(first, second)
    if first.unit:
        return second.unit == first.unit or second.unit.startswith(first.unit + " per")
    return True


def _same_currency(first: Amount, second: Amount) -> bool:
    if first.code and second.code:
        return first.code == second.code or "$" in (first.code, second.code)
    return not (first if second.code else second).unit


def _is_change(pair: Pair) -> bool:
    """Tell "rose 5% to 12", "by 3 to 7" and "rose from 3% to 5%" from ranges."""
    first, second = pair.first, pair.second
    words = re.findall(r"[a-z]+", _CLAUSE_END.split(pair.before(60).lower())[-1])
    if pair.opened == "from":
        return any(is_trend(word) for word in words[-7:])
    if not any(is_trend(word) for word in words[-4:]):
        return False
    if first.unit or first.code:
        return not (second.unit or second.code == first.code) or second.value > 3 * first.value
    return second.bare or second.value > 5 * first.value


_PLURAL_AHEAD = re.compile(r"[ -](?:[a-z]+[ -]){0,2}?(?:[a-z]{2,}s|people|children|men|women|percent|per)\b")
_SCORE_WORD = re.compile(rf"\s+{BEHIND_SCORES}\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages) $", re.IGNORECASE)


def _is_falling(pair: Pair) -> bool:
    """The second number is not the larger one, which is no range but behind "between"."""
    low, high = pair.ends
    return low >= high and (low == high or (pair.word, pair.opened) != ("and", "between"))


_PREPOSITION = re.compile(
    r"\b(?:of|by|at|about|around|roughly|with|in|for|between|to|nearly|almost|some|another|further|additional) $"
)


def _is_poll(pair: Pair) -> bool:
    """Tell two shares of a vote, each with its sign and no preposition before them, from "fees of 3% to 5%"."""
    both = pair.word == "to" and pair.first.unit == pair.second.unit == "percent"
    return both and _PREPOSITION.search(pair.before(20)) is None


def _behind(word: str, test: Callable[[Pair], bool]) -> Callable[[Pair], bool | None]:
    """Return what decides on pairs with ``word`` between them and leaves the others."""
    return lambda pair: test(pair) if pair.word == word else None


#: are two numbers a range? They stand in brackets; nothing but a unit or a plural makes one of a dash
RANGES: tuple[Rule[Pair], ...] = (
    Rule("the second not larger", drop_if(_is_falling), dropped=("They won [5-3] goals.",)),
    Rule(
        "or",
        _behind("or", _is_either),
        kept=("They scored [two or three] goals.", "It took [a year or two].", "It takes [10 or 14 days]."),
        dropped=("It cost [seven or eight] dollars.",),
    ),
    Rule(
        "other measures",
        drop_if(lambda pair: not _same_measure(pair.first, pair.second)),
        dropped=("It fell [5 metres to 9 degrees].",),
    ),
    Rule(
        "and",
        _behind("and", lambda pair: pair.opened == "between"),
        kept=("It took between [5 and 9] days.",),
        dropped=("They sold [5 and 9] boats.",),
    ),
    Rule(
        "a change",
        drop_if(lambda pair: pair.word == "to" and _is_change(pair)),
        dropped=("It rose from [3% to 5%].", "It rose [5 to 12]."),
    ),
    Rule(
        "from a year",
        drop_if(lambda pair: pair.word == "to" and _is_dated(pair)),
        dropped=("It had 30,000 in [2000 to 70,000] now.",),
    ),
    Rule(
        "two shares",
        drop_if(_is_poll),
        dropped=("Leeds won the poll [37 percent to 52 percent].",),
    ),
    Rule("to", _behind("to", lambda pair: True), kept=("It takes [10 to 15] days.",)),
    Rule(
        "a unit or currency",
        keep_if(lambda pair: bool(pair.first.code or not pair.second.bare or pair.second.scaled)),
        kept=("It takes [10-15 minutes].", "It cost [$5-7] there."),
    ),
    Rule(
        "a score",
        drop_if(lambda pair: _SCORE_WORD.match(pair.text, pair.second.end) is not None),
        dropped=("It was a [2-3] defeat.",),
    ),
    Rule(
        "ages", keep_if(lambda pair: _AGED.search(pair.before(11)) is not None), kept=("It is for those aged [12-17].",)
    ),
    Rule(
        "a plural behind",
        keep_if(lambda pair: _PLURAL_AHEAD.match(pair.text, pair.second.end) is not None),
        kept=("They sold [10-15] boats.",),
    ),
)
