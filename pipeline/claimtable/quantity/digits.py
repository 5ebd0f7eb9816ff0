"""Numbers in digits that are printed in other ways than with grouping commas and a decimal point."""

from __future__ import annotations

import re

from claimtable.lexicon.labels import CAPITALISED_LABELS, LABELS

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SCIENTIFIC = re.compile(
    r"(?:(?P<base>\d{1,3}(?:\.\d{1,12})?) ?[x×*] ?)?10"
    r"(?:(?:\^|\*\*)(?P<power>[-−–]?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![⁰¹²³⁴⁵⁶⁷⁸⁹]))"
)
_COMMA = re.compile(
    r"\d{1,3},\d{1,2}(?= ?(?:%|(?:per ?cent|percent|pct|million|billion|trillion|bn|mn|m|crore|lakh)\b))"
)
_SPACED = re.compile(r"[1-9]\d{0,2} \d{3}(?![\d,%]|\.\d|[-/:]\d| \d{3}(?!\d))")
#: a thousands separator that a blank has torn off: "2, 875 tons"
_TORN = re.compile(r"[1-9]\d{0,2}, \d{3}(?= [a-z])")
_RESULT_BEFORE = re.compile(r"\d (?:to|and|or) $")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z.]+)[ (]$")
_SIGN_BEFORE = re.compile(r"[$£€¥₹]-? ?$")
_LABELS = LABELS | CAPITALISED_LABELS


def read_run(text: str, start: int) -> tuple[float, int] | None:
    """Read digits at ``start`` that are printed with a power of ten ("1.99x10^-30"), a decimal comma ("2,4 billion")
    or a blank as or in the thousands separator ("1 250 workers", "2, 875 tons"); return the value and the character
    behind it.
    """
    match = _SCIENTIFIC.match(text, start)
    if match is not None:
        power = match["power"] or match["raised"].translate(_SUPERSCRIPT)
        return float(f"{match['base'] or 1}e{power.replace('−', '-').replace('–', '-')}"), match.end()
    match = _COMMA.match(text, start)
    if match is not None:
        return float(match.group().replace(",", ".")), match.end()
    match = _SPACED.match(text, start) or _TORN.match(text, start)
    if match is None or not _is_grouped(text, start):
        return None
    return float(match.group().replace(",", "").replace(" ", "")), match.end()


def _is_grouped(text: str, start: int) -> bool:
    """Tell a blank inside a number from two numbers side by side: what stands before "1 250" is a currency or a plain
    word, not a name, a month, a label or another number.
    """
    before = text[max(0, start - 24) : start]
    if _SIGN_BEFORE.search(before) is not None:
        return True
    if _RESULT_BEFORE.search(before) is not None:
        return False
    match = _WORD_BEFORE.search(before)
    return match is not None and match["word"].islower() and match["word"].rstrip(".") not in _LABELS
