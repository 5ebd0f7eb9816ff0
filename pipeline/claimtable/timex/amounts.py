"""Amounts of time: TIMEX3 duration values."""

from __future__ import annotations

from fractions import Fraction

from claimtable.lexicon.calendar import DURATION_UNITS

_FINER = {"Y": ("M", 12), "W": ("D", 7), "D": ("H", 24)}
_CLOCK_FINER = {"H": ("M", 60), "M": ("S", 60)}


def unit_code(word: str) -> tuple[str, int, bool]:
    """Return (designator, factor, is a clock unit) of a unit's name, plural or abbreviated."""
    short = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year"}
    name = short.get(word, word)
    if name in ("millennia", "millennium"):
        return DURATION_UNITS["millennium"]
    return DURATION_UNITS[name[:-1] if name.endswith("s") else name]


def duration_value(number: Fraction | None, unit: str) -> str:
    """Return the TIMEX3 value of an amount of a unit; None is a vague amount ("several").

    >>> duration_value(Fraction(5, 2), "years"), duration_value(None, "hours")
    ('P2Y6M', 'PTXH')
    """
    code, factor, clock = unit_code(unit)
    head = "PT" if clock else "P"
    if number is None:
        return f"{head}X{_vague_code(unit, code)}"
    amount = number * factor
    whole, rest = divmod(amount, 1)
    if rest == 0:
        return f"{head}{int(whole)}{code}"
    finer = (_CLOCK_FINER if clock else _FINER).get(code)
    if finer is None or (rest * finer[1]).denominator != 1 or (code == "D"):
        return f"{head}{float(amount):g}{code}"
    lead = f"{int(whole)}{code}" if whole else ""
    return f"{head}{lead}{int(rest * finer[1])}{finer[0]}"


def _vague_code(unit: str, code: str) -> str:
    return {"decade": "DE", "centur": "CE"}.get(unit[:6], code)
