"""Two amounts with a word or a dash between them, which may be a range or alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimtable.quantity.amounts import read_amount
from claimtable.quantity.mentions import Amount
from claimtable.quantity.money import with_letter
from claimtable.quantity.numbers import numeral_at

_JOINT = re.compile(r"(?P<joint> to |-to-| ?- ?|—| and | or )(?=[\d.$£€¥₹a-zA-Z])")
_LENDS = re.compile(r"(?: or | to | and )(?=[\d.$£€¥₹a-zA-Z])")
_OPENER = re.compile(
    r"\b(?P<word>between|from|of|by|to)\s*(?P<ages>the ages of\s+)?(?:(?:about|around|roughly|approximately|"
    r"some|nearly|an estimated)\s+)?$",
    re.IGNORECASE,
)
_SIGN_AHEAD = re.compile(r"(?:[A-Za-z.]{0,3} ?[$£€¥₹₽₩₺₪₦₱]|[A-Z]{3} ?|Rs\.? ?|RM ?|R|N)?(?:-(?=\d))?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts, the word between them ("to", "and", "or"; none for a dash), what opens them ("between", "from")."""

    text: str
    first: Amount
    second: Amount
    word: str
    opened: str = ""

    @property
    def ends(self) -> tuple[float, float]:
        """Both values, the first with the magnitude that it shares: 5 and 7 billion are 5 and 7 billion."""
        first, second = self.first, self.second
        shares = second.scaled and not first.scaled and second.form != "vague"
        if shares and 0 <= first.base < min(second.base, 1000.0):
            return first.base * (second.value / second.base), second.value
        return first.value, second.value

    @property
    def printed_first(self) -> str:
        """The first number as printed."""
        return self.text[self.first.number_start : self.first.number_end]

    def before(self, width: int) -> str:
        """Return the characters before the first amount."""
        return self.text[max(0, self.first.start - width) : self.first.start]


def pair_at(text: str, first: Amount) -> Pair | None:
    """Return ``first`` with the number that a range may join to it."""
    joint = _JOINT.match(text, first.end) if first.form not in ("times", "fold") else None
    second = _second(text, joint) if joint is not None else None
    if joint is None or second is None:
        return None
    second = _in_millions(text, second) if first.code else second
    opener = opener_of(text, first)
    opened = opener["word"].lower() if opener is not None else ""
    return Pair(text, first, second, joint["joint"].strip(" -—").lower(), opened)


def opener_of(text: str, first: Amount) -> re.Match[str] | None:
    """Return the word that opens a range before its first amount: "between", "from", "of"."""
    return _OPENER.search(text[max(0, first.start - 40) : first.start])


def lender_at(text: str, first: Amount) -> Pair | None:
    """Return a bare ``first`` with the number whose unit it may share."""
    joint = _LENDS.match(text, first.end) if first.bare and first.form in ("digits", "words") else None
    second = _second(text, joint) if joint is not None else None
    if joint is None or second is None or second.start < joint.end():
        return None
    return Pair(text, first, second, joint.group().strip())


def _in_millions(text: str, second: Amount) -> Amount:
    """Read the letter behind the second number of money as its magnitude: "£2.5-3m"."""
    lettered = with_letter(text, replace(second, end=second.number_end, kind="count", unit=""))
    return lettered if lettered.scaled and not second.code and not second.scaled else second


def _second(text: str, joint: re.Match[str]) -> Amount | None:
    sign = _SIGN_AHEAD.match(text, joint.end())
    numeral = (numeral_at(text, sign.end()) if sign is not None else None) or numeral_at(text, joint.end())
    if numeral is None or numeral.form in ("times", "fold"):
        return None
    amount = read_amount(text, numeral)
    dashed = amount.value < 0 and joint.group().rstrip().endswith(("-", "—")) and amount.start < joint.end()
    return replace(amount, value=-amount.value, base=-amount.base) if dashed else amount
