"""Money: currency signs, codes and words beside a number, and whose dollar an article means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from claimtable.lexicon import cldr
from claimtable.lexicon import currencies as lexicon

_ISO = r"(?:[A-Z]{3})"
_SIGNS = sorted(lexicon.SIGNS, key=len, reverse=True)
_PRINTED_SIGNS = "|".join(
    re.escape(sign[:-1]) + r" ?\$" if sign[-1] == "$" and len(sign) > 1 else re.escape(sign) for sign in _SIGNS
)
_SIGN_BEFORE = re.compile(rf"(?<![A-Za-z0-9$£€])(?P<sign>{_PRINTED_SIGNS})(?:(?<=[a-z])\.)?(?P<gap> ?)-?$")
_LOWER = "|".join(lexicon.LOWER_CODES)
#: "A $5 fee" begins with an article, "worth A $5 million" does not
_AUSTRALIAN = re.compile(r"[ ,(][a-z']+,? A \$$")
_MODEL = re.compile(r"[A-Z]\w+ R$")
_CODE_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<code>{_ISO}|{_LOWER})(?P<gap> ?)[£€$]?$")
_TRAILING = sorted(lexicon.TRAILING_SIGNS, key=len, reverse=True)
_SIGN_AFTER = re.compile(rf" ?(?P<sign>{'|'.join(map(re.escape, _TRAILING))})(?![A-Za-z0-9])")
_CODE_AFTER = re.compile(rf"[ -]?(?P<code>{_ISO}|{_LOWER})(?![A-Za-z0-9])")
_WORDS_AFTER = re.compile(r"[ -](?P<words>[A-Za-zÀ-ž][A-Za-zÀ-ž.ʻ]*(?:(?: & |[ -])[A-Za-zÀ-ž][A-Za-zÀ-ž.ʻ]*){0,3})")
_MINOR_GLUED = re.compile(r" ?(?P<noun>p|c|¢)(?![A-Za-z0-9])")
#: a bare "$" in brackets converts another currency, so that it is not that currency's dollar
_CONVERTED = re.compile(r"\((?:about |around |nearly |roughly |some |or |approximately )?\$")
_LOOK_BACK = 10


@dataclass(frozen=True, slots=True)
class Currency:
    """Money words found in a text: the code (or the ambiguous sign or family), and the characters they take."""

    code: str
    start: int
    end: int


def currency_before(text: str, position: int) -> Currency | None:
    """Return the currency sign or code that ends at ``position``, where a number begins."""
    window = text[max(0, position - _LOOK_BACK) : position]
    match = _SIGN_BEFORE.search(window)
    if match is not None and not (match["gap"] and match["sign"] in lexicon.GLUED_SIGNS):
        return _signed(text, position, match)
    match = _CODE_BEFORE.search(window)
    if match is not None and match["code"].upper() in _iso_codes():
        return Currency(match["code"].upper(), position - len(window) + match.start(), position)
    return None


def _signed(text: str, position: int, match: re.Match[str]) -> Currency | None:
    """Return the currency of a sign, unless it is a model's letter ("Canon R5"), or the article of "A $5 fee"."""
    window = match.string
    sign = match["sign"].replace(" $", "$")
    if sign == "R" and _MODEL.search(window) is not None:
        return None
    if match["sign"] == "A $" and not _AUSTRALIAN.search(text[max(0, position - 24) : position]):
        return Currency("$", position - 1, position)
    return Currency(lexicon.SIGNS[sign], position - len(window) + match.start(), position)


def is_weak(text: str, currency: Currency) -> bool:
    """Tell whether the sign or code is a word or label by itself, so that it takes a magnitude or a grouped number to
    be money ("N50m", "TRY 5,200").
    """
    return text[currency.start : currency.end].strip() in lexicon.WEAK_SIGNS | lexicon.WEAK_CODES


def currency_after(text: str, position: int) -> Currency | None:
    """Return the currency that stands at ``position``, right behind a number: "euros", "Danish crowns", "USD",
    "zł".
    """
    match = _SIGN_AFTER.match(text, position)
    if match is not None:
        return Currency(lexicon.TRAILING_SIGNS[match["sign"]], position, match.end())
    match = _CODE_AFTER.match(text, position)
    if match is not None and match["code"].upper() in _iso_codes():
        return Currency(match["code"].upper(), position, match.end())
    return _words_after(text, position)


def _words_after(text: str, position: int) -> Currency | None:
    match = _WORDS_AFTER.match(text, position)
    if match is None:
        return None
    words, start = match["words"].rstrip("."), match.start("words")
    while words:
        code = _words_code(words)
        if code is not None:
            return Currency(code, position, start + len(words))
        cut = max(words.rfind(" "), words.rfind("-"))
        words = words[:cut].rstrip(".") if cut > 0 else ""
    return None


def _words_code(words: str) -> str | None:
    plain = words.replace("-", " ").replace("U.S.d", "U.S. d").lower()
    code = _names().get(plain)
    if code is not None:
        return code
    adjective, _, noun = plain.rpartition(" ")
    base = lexicon.WORDS.get(_singular(noun)) or lexicon.WORDS.get(noun)
    if adjective and adjective in lexicon.ADJECTIVES:
        return national_code(_singular(noun), lexicon.ADJECTIVES[adjective])
    if adjective:
        return lexicon.WORDS.get(f"{adjective} {_singular(noun)}") if base or noun else None
    if base is None:
        return None
    common = _singular(noun) in lexicon.COMMON_WORDS
    return None if common and noun == _singular(noun) and noun not in ("pound", "won") else base


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def minor_after(text: str, position: int) -> tuple[str, int] | None:
    """Return the name and end of a hundredth part at ``position``: "cents", "pence", "p" right behind the digits."""
    match = _MINOR_GLUED.match(text, position)
    if match is not None and (match["noun"] == "¢" or (match["noun"] == "p" and match.start("noun") == position)):
        return lexicon.MINOR[match["noun"]], match.end()
    word = re.compile(r"[ -](?P<noun>[a-z]{3,8})\b", re.IGNORECASE).match(text, position)
    if word is None:
        return None
    noun = word["noun"].lower()
    name = lexicon.MINOR.get(noun) or lexicon.MINOR.get(_singular(noun))
    if name is None or (noun in lexicon.COMMON_WORDS):
        return None
    return name, word.end()


@cache
def national_code(noun: str, territory: str) -> str | None:
    """Return the code of a territory's currency with that noun: ("dollar", "AU") gives AUD."""
    if (noun, territory) in lexicon.CODES:
        return lexicon.CODES[noun, territory]
    noun = {"rouble": "ruble", "kronor": "krona", "kroner": "krone", "crown": "krone"}.get(noun, noun)
    for code in cldr.tender().get(territory, ()):
        if noun in full_name(code).lower().split():
            return code
    return None


@cache
def _iso_codes() -> frozenset[str]:
    """The codes of today's currencies and of those past ones that the lexicon names, without English words ("ALL")."""
    named = {*lexicon.WORDS.values(), *lexicon.CODES.values(), *lexicon.SIGNS.values(), *lexicon.NAMES}
    past = frozenset(code for code in named if len(code) == 3 and code.isupper())
    return (current_codes() | past) - lexicon.WORDS_NOT_CODES


@cache
def _names() -> dict[str, str]:
    """CLDR's names of two and more words, singular and plural, lower case, and their codes; current ones win."""
    names: dict[str, str] = {}
    currencies = cldr.currencies()
    for code in sorted(currencies, key=lambda code: (code not in current_codes(), code)):
        for name in map(str.lower, currencies[code][1:]):
            if " " in name and "(" not in name:
                names.setdefault(name.replace("-", " "), code)
    return names


@cache
def current_codes() -> frozenset[str]:
    """Return the ISO 4217 codes that are legal tender somewhere today, by CLDR."""
    return frozenset(code for codes in cldr.tender().values() for code in codes)


@cache
def cldr_name(code: str) -> str:
    """Return the English name of a currency in the singular: "US dollar", "Danish krone"; the noun alone where no
    other country's money has it ("rand", "zloty").
    """
    name = full_name(code)
    noun = name.rpartition(" ")[2]
    alone = code not in lexicon.NAMES and code in current_codes() and _countries().get(noun) == {code[:2]}
    return noun if alone and noun.islower() and noun not in lexicon.NO_NAMES else name


def full_name(code: str) -> str:
    """Return the whole name of a currency: "South African rand"."""
    if code in lexicon.NAMES:
        return lexicon.NAMES[code]
    return cldr.currency_name(code)


@cache
def _countries() -> dict[str, set[str]]:
    """The countries whose currencies, of today and of the past, have a noun: "rand" {"ZA"}, "krone" {"DK", "NO"}."""
    countries: dict[str, set[str]] = {}
    for code in cldr.currencies():
        for word in re.findall(r"[^\W\d]+", full_name(code).lower()):
            countries.setdefault(word, set()).add(code[:2])
    return countries


def unit_name(code: str, evidence: Counter[str], text: str = "") -> str:
    """Return the unit of an amount: a CLDR name, or for an ambiguous sign what the article's other amounts say.

    ``evidence`` counts the unambiguous codes of the article. "$" without evidence is "dollar", "¥" is "yen".
    """
    if code == "$":
        if evidence["USD"] or _CONVERTED.search(text) is not None:
            return cldr_name("USD") if evidence["USD"] else "dollar"
        dollars = [(count, other) for other, count in evidence.items() if other.endswith("D") and _is_dollar(other)]
        return cldr_name(min(dollars, key=lambda entry: (-entry[0], entry[1]))[1]) if dollars else "dollar"
    if code == "¥":
        return "yuan" if evidence["CNY"] > evidence["JPY"] else "yen"
    if code in lexicon.FAMILIES:
        noun, default = lexicon.FAMILY_OF.get(code, (code, ""))
        return _of_family(noun, evidence, text, default)
    return cldr_name(code)


def _is_dollar(code: str) -> bool:
    return cldr_name(code).lower().endswith("dollar")


def _of_family(noun: str, evidence: Counter[str], text: str, default: str) -> str:
    """Return whose peso, rupee or krone it is: by the article's other amounts,
    else by the countries that it names.
    """
    same = [(count, code) for code, count in evidence.items() if len(code) == 3 and noun in full_name(code).lower()]
    if not same:
        places = lexicon.FAMILY_PLACES.get(noun, {})
        same = [(text.count(place), code) for place, code in places.items() if place in text]
    code = min(same, key=lambda entry: (-entry[0], entry[1]))[1] if same else default
    return cldr_name(code) if code else noun
