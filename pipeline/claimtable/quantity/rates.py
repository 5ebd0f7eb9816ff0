"""Rates of counted things: "65.2 cases per 100,000", "3 trillion operations per second", "300 per square metre"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from claimtable.lexicon.numbers import SCALES
from claimtable.lexicon.units import TIME_UNITS
from claimtable.quantity import units
from claimtable.quantity.mentions import Phrase
from claimtable.quantity.nouns import counted_noun

_LONGEST = 60
_AHEAD = re.compile(rf"(?: per |-per-| an? (?=(?:{'|'.join(sorted(TIME_UNITS))})\b(?! (?:ago|earlier|later|before))))")
_BASE = re.compile(rf" per (?:every )?(?P<number>\d[\d,. ]*\d|\d)?(?: ?(?P<scale>(?:{'|'.join(SCALES)})\b))?")


def rated(text: str, phrase: Phrase, number: Span) -> Phrase:
    """Return a count with the rate behind it or behind the noun that it counts: ``rate`` is " per 100000" or
    " per second", and the phrase ends behind the base. Other phrases come back as they are.
    """
    if phrase.kind != "count" or _AHEAD.search(text, phrase.end, phrase.end + _LONGEST) is None:
        return phrase
    noun = counted_noun(number)
    at = phrase.end if noun is None else max(phrase.end, noun[-1].idx + len(noun[-1]))
    base = _BASE.match(text, at)
    if base is not None and (base["number"] or base["scale"]):
        name, end = _base_name(base), base.end()
        return replace(phrase, end=end, rate=f" per {name}")
    if _AHEAD.match(text, at) is None or (noun is None and not text.startswith(" per ", at)):
        return phrase
    rate = units.per_part(text, units.Unit("", at))
    return replace(phrase, end=rate.end, rate=rate.name) if rate.name else phrase


def _base_name(base: re.Match[str]) -> str:
    """Return the base of a rate as the unit column has it: "100000", "million", "100 million"."""
    number = (base["number"] or "").replace(",", "").replace(" ", "")
    return " ".join(part for part in (number, base["scale"]) if part)
