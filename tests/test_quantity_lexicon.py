"""Every unit, currency, sign and magnitude in the lexicon is found in a text: a line that is added there works."""

from __future__ import annotations

import pytest
import spacy
from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol
from spacy.tokens import Doc

from claimtable.lexicon import cldr, currencies, modifiers, numbers, plurals, units
from claimtable.quantity.amounts import scaled_unit
from claimtable.quantity.currencies import current_codes
from claimtable.quantity.mentions import Phrase
from claimtable.quantity.phrases import phrases_of
from claimtable.quantity.singular import lemma
from claimtable.quantity.units import _table, plural

VOCAB = spacy.blank("en").vocab
#: symbols that are a magnitude ("3K"), a degree or a code behind bare digits, and read in a quotient only
AMBIGUOUS = frozenset({"K", "V", "J", "N", "F", "T", "s", "MN"})
#: nouns that need a magnitude, an adjective or a plural, or are plurals themselves
ODD_PLURALS = {"reais": "reais", "litas": "litas", "lei": "lei", "kroner": "kroner", "kronor": "kronor", "lekë": "lekë",
               "soles": "soles", "rmb": "rmb", "renminbi": "renminbi"}  # fmt: skip
#: codes that are English words and never read as money
WORDS_NOT_CODES = currencies.WORDS_NOT_CODES


def only(text: str) -> Phrase:
    (found,) = phrases_of(text)
    return found


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, forms in units.EXTRA.items() for form in forms if form not in AMBIGUOUS]
)
def test_every_form_of_a_unit_is_found(name: str, form: str) -> None:
    factor, unit = scaled_unit(name)
    number = 13 if form == "st" else 3
    found = only(f"It was {number}{form} of it." if len(form) < 3 else f"It was {number} {form} of it.")
    assert (found.unit, found.value) == (unit, pytest.approx(number * factor))


@pytest.mark.parametrize(
    ("name", "word"),
    [(name, forms[0]) for name, forms in units.EXTRA.items() if forms and forms[0].replace(" ", "").isalpha()],
)
def test_every_unit_has_a_plural(name: str, word: str) -> None:
    assert only(f"It was 3 {plural(word) if len(word) > 4 else word} of it.").unit == scaled_unit(name)[1]


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        (units.PREFIXES.get(sign, "") + name, sign + symbol)
        for name, (symbol, signs) in units.PREFIXED.items()
        for sign in ["", *signs.split()]
        if sign + symbol not in AMBIGUOUS
    ],
)
def test_every_prefix_of_a_unit_is_found(name: str, symbol: str) -> None:
    assert only(f"It was 3{symbol} of it.").unit == name


@pytest.mark.parametrize(("sign", "code"), currencies.SIGNS.items())
@pytest.mark.parametrize("number", ["5,200", "5.2m"])
def test_every_sign_before_a_number_is_money(sign: str, code: str, number: str) -> None:
    found = only(f"It cost {sign}{number} there.")
    assert (found.kind, found.code, found.value) == ("money", code, 5200 if number == "5,200" else 5.2e6)


@pytest.mark.parametrize(("sign", "code"), currencies.TRAILING_SIGNS.items())
def test_every_sign_behind_a_number_is_money(sign: str, code: str) -> None:
    found = only(f"It cost 5,200 {sign} there.")
    assert (found.kind, found.code, found.value) == ("money", code, 5200)


@pytest.mark.parametrize(("word", "code"), currencies.WORDS.items())
def test_every_word_for_money_is_found(word: str, code: str) -> None:
    assert only(f"It cost 5,200 {ODD_PLURALS.get(word, word + 's')} there.").code == code


@pytest.mark.parametrize("word", sorted(set(currencies.MINOR) - currencies.COMMON_WORDS - {"p"}))
def test_every_hundredth_part_is_found(word: str) -> None:
    assert only(f"It cost 52 {word} there.").unit == currencies.MINOR[word]


@pytest.mark.parametrize("code", sorted(current_codes()))
def test_every_currency_of_today_is_found_by_cldrs_plural_and_symbol(code: str) -> None:
    name = str(get_currency_name(code, count=2, locale=Locale("en")))
    symbol = get_currency_symbol(code, locale="en")
    assert only(f"It cost 5,200 {name} there.").code in (code, "pound" if code == "GBP" else code)
    if symbol != code:
        assert only(f"It cost {symbol}5,200 there.").code in (code, symbol if symbol in "$¥" else code)


@pytest.mark.parametrize("code", sorted(current_codes() - WORDS_NOT_CODES))
def test_every_code_of_today_is_found_on_both_sides(code: str) -> None:
    assert only(f"It cost {code} 5,200 there.").code == code
    assert only(f"It cost 5,200 {code} there.").code == code


@pytest.mark.parametrize(("word", "factor"), [*numbers.SCALES.items(), *numbers.ABBREVIATED.items()])
def test_every_magnitude_multiplies(word: str, factor: float) -> None:
    assert only(f"It made 3 {word} of them.").value == 3 * factor


@pytest.mark.parametrize(("glyph", "value"), numbers.GLYPHS.items())
def test_every_glyph_is_a_part(glyph: str, value: float) -> None:
    assert only(f"It grew by 2{glyph} of them.").value == pytest.approx(2 + value)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("stère", "They cut 12 stères of wood."),
        ("sheaf", "They cut 12 sheaves of wheat."),
        ("torch", "It had the light of 12 torches."),
        ("henry", "The coil has 12 henries."),
        ("square rod", "It covers 12 square rods."),
    ],
)
def test_a_unit_that_is_added_in_one_line_is_found(monkeypatch: pytest.MonkeyPatch, unit: str, text: str) -> None:
    monkeypatch.setitem(units.EXTRA, unit, (unit,))
    _table.cache_clear()
    phrases_of.cache_clear()
    try:
        assert only(text).unit == unit
    finally:
        monkeypatch.undo()
        _table.cache_clear()
        phrases_of.cache_clear()


@pytest.mark.parametrize(
    ("words", "modifier"), [(words, sign) for sign, forms in modifiers.LEFT.items() for words in forms]
)
def test_every_modifier_before_a_number_is_found(words: str, modifier: str) -> None:
    before = "It may" if words in ("top", "exceed", "surpass") else "They sold"
    blank = "" if words in "≥≤<>~≈±" else " "
    assert only(f"{before} {words}{blank}50 boats.").modifier == modifier


@pytest.mark.parametrize(
    ("words", "modifier"), [(words, sign) for sign, forms in modifiers.RIGHT.items() for words in forms]
)
def test_every_modifier_behind_a_number_is_found(words: str, modifier: str) -> None:
    blank = " " if words[0].isalpha() else ""
    assert only(f"It took 50{blank}{words}.").modifier == modifier


@pytest.mark.parametrize(("word", "value"), [*numbers.ONES.items(), *numbers.TENS.items(), *numbers.VAGUE.items()])
def test_every_number_word_has_its_value(word: str, value: float) -> None:
    assert only(f"They sold {word} of them.").value == value


@pytest.mark.parametrize(("word", "parts"), [pair for pair in numbers.PARTS.items() if pair[1] > 2])
def test_every_part_has_its_value(word: str, parts: int) -> None:
    assert only(f"They sold one {word} of it.").value == pytest.approx(1 / parts)


@pytest.mark.parametrize(("word", "singular"), plurals.IRREGULAR.items())
def test_every_odd_plural_has_its_singular(word: str, singular: str) -> None:
    doc = Doc(VOCAB, words=["Twelve", word], pos=["NUM", "NOUN"], tags=["CD", "NNS"], lemmas=["twelve", word])
    assert lemma(doc[1]) == singular


@pytest.mark.parametrize("word", sorted(plurals.UNCHANGED))
def test_every_unchanging_plural_stays(word: str) -> None:
    doc = Doc(VOCAB, words=["Twelve", word], pos=["NUM", "NOUN"], tags=["CD", "NNS"], lemmas=["twelve", word])
    assert lemma(doc[1]) == word


def test_the_names_are_those_of_cldr() -> None:
    english = Locale("en")
    assert cldr.countries().items() <= dict(english.territories).items()
    assert set(cldr.languages()) <= set(english.languages.values())
    for code, (title, one, more) in cldr.currencies().items():
        names = (english.currencies[code], *(get_currency_name(code, count=count, locale=english) for count in (1, 2)))
        assert (title, one, more) == names


def test_today_s_money_is_that_of_its_country() -> None:
    assert (cldr.tender()["DK"], cldr.tender()["JP"]) == (["DKK"], ["JPY"])
    assert {code for codes in cldr.tender().values() for code in codes} <= set(cldr.currencies())
