"""Units of measure: from what stands behind a number to the unit's canonical name.

The table is built once, on first use, from quantulum3's ``units.json`` (read as a file: importing quantulum3 costs
seconds and touches global logging) and from ``lexicon.units``.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimtable.lexicon import units as lexicon
from claimtable.lexicon.plurals import IRREGULAR
from claimtable.schema import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found in a text: its canonical name and the character behind it."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    surfaces: dict[str, str]
    symbols: dict[str, str]
    folded: dict[str, str]


_WORDS = re.compile(r"(?P<sep>-| ?)(?P<words>[A-Za-zÀ-ž°º˚%][A-Za-zÀ-ž.]*(?:[ -][A-Za-zÀ-ž]+\.?){0,4})")
_SYMBOL = re.compile(r"(?P<sep>-| ?)(?P<symbol>[A-Za-zµμΩ°º˚℃℉%‰\"″'²³/·0-9.]{1,12}(?: km\b)?)")
_FILLED = re.compile(rf"[ -](?:(?:{'|'.join(sorted(lexicon.FILLERS))})[ -]){{1,2}}(?=[a-z])")
#: what shows that a letter behind a blank measures: "30 m high", "5 g of salt", "at 800 m."
_MEASURES = re.compile(
    r" (?:of|high|long|wide|deep|tall|thick|above|below|from|away|per|x|by|across|and|to|or)\b|[,.;:)\]]|/|\s*$"
)
#: the full stop of an abbreviation, not of a sentence: "lb.-ft. of torque"
_DOT = re.compile(r"\.(?= [a-z])")
_PER_HUNDRED = re.compile(r" ?(?:/|\bper) ?100 ?(?:km|kilomet(?:re|er)s)\b")
_PER_INITIALS = re.compile(rf" ?(?P<rate>{'|'.join(map(re.escape, lexicon.PER_INITIALS))})(?!\w)")
_PER = re.compile(
    r"(?: (?:per(?: [A-Z]\w+){1,2}|per|an?|for each|for every) |[ -]+a[ -]+(?=share)|-an?-|-per-| ?/ ?)"
    r"(?P<noun>[A-Za-z]+\b(?! (?:ago|earlier|later|before|previously)\b)(?: [a-z]+)?)"
)


def unit_after(text: str, position: int) -> Unit | None:
    """Return the unit that stands at ``position``, right behind a number, with its per-part ("miles an hour")."""
    for read in _READERS:
        found = read(text, position)
        if found is not None:
            return per_part(text, found)
    return None


def _filled(text: str, position: int) -> Unit | None:
    """Read a unit of time behind adjectives: "two full days", "three more years"."""
    match = _FILLED.match(text, position)
    found = _surface(text, match.end() - 1) if match is not None else None
    return found if found is not None and found.name in lexicon.TIME_UNITS else None


def per_part(text: str, unit: Unit) -> Unit:
    """Add what follows as "per barrel", "an hour", "/kg" to ``unit``."""
    hundred = _PER_HUNDRED.match(text, unit.end)
    if hundred is not None and unit.name:
        return Unit(f"{unit.name} per 100 kilometres", hundred.end())
    initials = _PER_INITIALS.match(text, unit.end) if not unit.name else None
    if initials is not None:
        return Unit(f" per {lexicon.PER_INITIALS[initials['rate']]}", initials.end())
    match = _PER.match(text, unit.end)
    if match is None or unit.name in lexicon.TIME_UNITS:
        return unit
    noun = _per_noun(match["noun"], strict=not match.group().lstrip(" -").startswith("per"))
    if noun is None or (unit.name in lexicon.LENGTHS and noun[0] in lexicon.LENGTHS):
        return unit
    return Unit(f"{unit.name} per {noun[0]}", match.start("noun") + noun[1])


def _per_noun(words: str, *, strict: bool) -> tuple[str, int] | None:
    """Return the measured thing of a rate and the length of its words; ``strict`` asks for a unit of measure."""
    for candidate in (words, words.split(" ")[0]):
        name = _per_unit(candidate)
        if name is not None and (not strict or candidate.lower() not in lexicon.NO_RATES):
            return name, len(candidate)
    first = words.split(" ")[0]
    plain = not strict and first.isalpha() and first.islower()
    return (first.lower(), len(first)) if plain or first.lower() in lexicon.PER_NOUNS else None


def _per_unit(words: str) -> str | None:
    return _table().surfaces.get(words.lower()) or _table().symbols.get(words)


_PERCENT = re.compile(
    r" ?(?:%|percent\b|per[ -]?cent\b|pct\b\.?|percentage\b|(?-i:pc)\b)|-(?:percent|per[ -]?cent)\b", re.IGNORECASE
)
_POINTS = re.compile(r"[ -](?:percentage )?points?\b", re.IGNORECASE)


def _percent(text: str, position: int) -> Unit | None:
    match = _PERCENT.match(text, position)
    if match is None:
        return None
    points = _POINTS.match(text, match.end())
    if points is not None:
        return Unit("percentage point", points.end())
    return None if match.group().lower().endswith("age") else Unit("percent", match.end())


def _surface(text: str, position: int) -> Unit | None:
    match = _WORDS.match(text, position)
    if match is None or _is_cased_symbol(match["words"].partition(" ")[0]):
        return None
    words, start = match["words"], match.start("words")
    while words:
        name = _table().surfaces.get(words.rstrip(".").lower().replace("-", " "))
        words = words.rstrip(".") if name is not None else words
        if name is not None and (match["sep"] or len(words) > 2):
            return Unit(name, _behind_dot(text, words, start + len(words)))
        cut = max(words.rfind(" "), words.rfind("-"))
        words = words[:cut] if cut > 0 else ""
    return None


def _is_cased_symbol(word: str) -> bool:
    """Tell "MBps", which case alone tells from "mbps", and "MPs", which is the plural of initials."""
    if len(word) > 2 and word[:-1].isupper() and word[-1] == "s":
        return word not in _table().symbols
    symbol = _table().symbols.get(word)
    return symbol is not None and _table().surfaces.get(word.lower(), symbol) != symbol


def _behind_dot(text: str, words: str, end: int) -> int:
    """Return the end of a unit with the full stop of its abbreviation."""
    return end + 1 if "." in words and _DOT.match(text, end) is not None else end


def _symbol(text: str, position: int, *, quotient: bool = False) -> Unit | None:
    """Read a symbol; ``quotient`` asks for one of two parts ("bcf/d"), which goes before the word of its first part."""
    match = _SYMBOL.match(text, position)
    if match is None:
        return None
    start = match.start("symbol")
    for candidate in _spellings(match["symbol"]):
        name = _named(candidate) if "/" in candidate or not quotient else None
        if name is not None and not any(refuses(text, position, start, candidate) for refuses in _REFUSALS):
            return Unit(name, start + len(candidate))
    return None


def _spellings(symbol: str) -> Iterable[str]:
    """Return what a symbol may be without a full stop, a quotient or digits behind it."""
    shorter = (symbol.rstrip("."), symbol.split("/")[0].rstrip("."), symbol.rstrip("0123456789"))
    return dict.fromkeys((symbol, *shorter))


def _named(symbol: str) -> str | None:
    return _table().symbols.get(symbol) or _quotient(symbol) or _folded(symbol)


def _is_ill_spaced(text: str, position: int, start: int, symbol: str) -> bool:
    return text[position:start] == " " and not _may_be_spaced(text, symbol, start + len(symbol))


def _is_tied_code(text: str, position: int, start: int, symbol: str) -> bool:
    """Tell "Form 10-K" and "one-in-four"."""
    odds = symbol == "in" and text[start + 2 : start + 3] == "-"
    return text[position:start] == "-" and (symbol == "K" or odds)


def _is_initials(text: str, position: int, start: int, symbol: str) -> bool:
    """Tell "half a dozen HP directors": behind a number word, capitals are a name."""
    return text[position - 1].isalpha() and not symbol.islower()


def _is_quotation_mark(text: str, position: int, start: int, symbol: str) -> bool:
    return symbol in _QUOTES and (text[position - 1].isalpha() or _is_quoted(text, position))


#: what makes a symbol at ``start``, behind a number that ends at ``position``, no unit
_REFUSALS: tuple[Callable[[str, int, int, str], bool], ...] = (
    lambda text, position, start, symbol: _runs_on(text, start + len(symbol)),
    _is_ill_spaced,
    _is_tied_code,
    _is_initials,
    _is_quotation_mark,
)


_QUOTES = frozenset({'"', "''"})
_LONGEST_QUOTE = 600


def _is_quoted(text: str, position: int) -> bool:
    """Tell whether a quotation is open at ``position``, so that a quotation mark there closes it."""
    start = max(position - _LONGEST_QUOTE, 0)
    start = max(text.rfind("\n", start, position), start)
    return text.count('"', start, position) % 2 == 1


def _may_be_spaced(text: str, symbol: str, end: int) -> bool:
    if symbol in lexicon.PARTED_SYMBOLS or "/" in symbol:
        return True
    if symbol in lexicon.SPACED_SYMBOLS:
        return _MEASURES.match(text, end) is not None
    return symbol not in lexicon.GLUED_SYMBOLS and symbol not in lexicon.SYMBOLS_NEVER


@cache
def _quotient(symbol: str) -> str | None:
    """Return the name of a quotient of two symbols: "A/cm2" is ampere per square centimetre."""
    top, slash, bottom = symbol.partition("/")
    if not slash:
        return None
    symbols = _table().symbols
    above, below = (lexicon.QUOTIENT_SYMBOLS.get(part) or symbols.get(part) for part in (top, bottom))
    return f"{above} per {below}" if above and below else None


def _folded(symbol: str) -> str | None:
    """Return the unit of a symbol in the wrong case ("2.4Ghz") where only one unit can be meant."""
    return _table().folded.get(symbol.lower()) if len(symbol) > 2 and symbol.isalpha() else None


def _runs_on(text: str, end: int) -> bool:
    return end < len(text) and end > 0 and text[end - 1].isalnum() and text[end].isalnum()


#: what a unit may be written as, in the order in which it is tried
_READERS: tuple[Callable[[str, int], Unit | None], ...] = (
    _percent,
    lambda text, position: _symbol(text, position, quotient=True),
    _surface,
    _symbol,
    _filled,
)


def kind_of(name: str) -> QuantityKind:
    """Return the quantity kind of a unit's name: ``percent``, ``duration`` or ``measure``."""
    if name.startswith("percent") or name == "basis point":
        return "percent"
    return "duration" if name in lexicon.TIME_UNITS else "measure"


@cache
def _table() -> _Table:
    """Build the tables of surfaces (lower case) and symbols (case kept); our own names win over quantulum3's."""
    surfaces: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for name, unit in sorted(quantulum_units().items()):
        if unit.get("entity") in lexicon.SKIPPED_ENTITIES or name in lexicon.SKIPPED_UNITS:
            continue
        for surface in unit.get("surfaces", []):
            _add_surface(surfaces, surface, name)
        for symbol in unit.get("symbols", []):
            if symbol not in lexicon.SYMBOLS_NEVER:
                symbols.setdefault(symbol, name)
    others = set(symbols)
    _add_prefixed(surfaces, symbols)
    for name, forms in lexicon.EXTRA.items():
        for form in forms:
            _add_surface(surfaces, form, name, override=True)
            symbols[form] = name
    return _Table(surfaces, symbols, _folds({form: name for form, name in symbols.items() if form not in others}))


def _folds(symbols: dict[str, str]) -> dict[str, str]:
    """Return the symbols of three and more letters in lower case, without those that two units share."""
    folded: dict[str, set[str]] = {}
    for symbol, name in symbols.items():
        if len(symbol) > 2 and symbol.isalpha() and symbol[-1].islower() and symbol != symbol.lower():
            folded.setdefault(symbol.lower(), set()).add(name)
    return {symbol: names.pop() for symbol, names in folded.items() if len(names) == 1}


def _add_surface(surfaces: dict[str, str], surface: str, name: str, *, override: bool = False) -> None:
    if not (surface[0].isalpha() or surface[0] == "°") or len(surface) < 3 or not surface[1:].islower():
        return
    for form in _forms(surface.lower()):
        key = (form.rstrip(".") if "." in form[:-1] else form).replace("-", " ")
        if override or key not in surfaces:
            surfaces[key] = name


def _forms(surface: str) -> tuple[str, ...]:
    first, _, rest = surface.partition(" ")
    more = (f"{first}s {rest}",) if first == "degree" and rest else ()
    return (surface, plural(surface), *more)


def _add_prefixed(surfaces: dict[str, str], symbols: dict[str, str]) -> None:
    for name, (symbol, prefixes) in lexicon.PREFIXED.items():
        for sign, prefix in [("", ""), *((sign, lexicon.PREFIXES[sign]) for sign in prefixes.split())]:
            full = prefix + name
            for surface in (full, full.replace(" ", "-"), full.replace(" ", "")):
                _add_surface(surfaces, surface, full, override=True)
            if len(sign + symbol) > 1:
                symbols[sign + symbol] = full
            if sign == "µ":
                symbols["μ" + symbol] = full


_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")
_PLURALS = {singular: plural for plural, singular in IRREGULAR.items()}


def plural(words: str) -> str:
    """Return the plural of a unit's words: the first word of "metre per second" takes it,
    the last of "light year".

    >>> plural("cubic inch"), plural("sheaf of wheat"), plural("century")
    ('cubic inches', 'sheaves of wheat', 'centuries')
    """
    head, per, rest = words.partition(" per ")
    if not per:
        head, per, rest = words.partition(" of ")
    front, space, last = head.rpartition(" ")
    return front + space + _plural_word(last) + per + rest


def _plural_word(word: str) -> str:
    if word in lexicon.UNCHANGED:
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if _CONSONANT_Y.search(word) is not None:
        return word[:-1] + "ies"
    return word + ("es" if _HISSING.search(word) is not None else "s")


@cache
def quantulum_units() -> dict[str, dict[str, Any]]:
    """Return quantulum3's units by name, without importing quantulum3; empty when its tables are not there."""
    spec = importlib.util.find_spec("quantulum3")
    if spec is None or not spec.submodule_search_locations:
        return {}
    path = Path(next(iter(spec.submodule_search_locations))) / "units.json"
    if not path.is_file():
        return {}
    units: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return units
