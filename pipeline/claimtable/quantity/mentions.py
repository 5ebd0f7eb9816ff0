"""What the reading of a text hands on: bare numerals, amounts (a number with its unit) and phrases (with modifiers)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimtable.schema import Modifier, QuantityKind

#: what marks a number that is part of a longer word or code: none of ours then
RUNS_ON = re.compile(r"[A-Za-z_]|[-/:](?=\d)|\.\d|-(?=[A-Z])|,\d")


NumeralForm = Literal["digits", "words", "vague", "fraction", "times", "fold"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: characters ``start`` to ``end``, its value, and how it is written.

    ``base`` is the number without its magnitude (2.5 in "2.5 million"), which a range shares; ``scaled`` tells whether
    a magnitude was written.
    """

    start: int
    end: int
    value: float
    base: float
    form: NumeralForm
    scaled: bool = False


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
    ``low`` and ``high`` are None where the quantity is open. ``rate`` is that of a counted thing (" per second").
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
    rate: str = ""


def single(amount: Amount) -> Phrase:
    """Return an amount as a phrase of its own."""
    return Phrase(
        start=amount.start,
        end=amount.end,
        number_start=amount.number_start,
        number_end=amount.number_end,
        value=amount.value,
        low=amount.value,
        high=amount.value,
        modifier="=",
        kind=amount.kind,
        code=amount.code,
        unit=amount.unit,
        form=amount.form,
    )
