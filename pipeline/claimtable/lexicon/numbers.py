"""Number words, magnitudes and fractions of English, with their values.

Sources: Quirk et al., A Comprehensive Grammar of the English Language (1985), 6.63-6.72; the abbreviations of the
style books of Reuters, the BBC and the Financial Times; Unicode number forms.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
ONES: dict[str, int] = {word: value for value, word in enumerate(_SMALL.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
#: magnitudes that stand behind digits only; "m", "M", "B", "T" need a currency or a counted noun
ABBREVIATED: dict[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "bil": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
    "cr": 1e7,
    "lac": 1e5,
    "lacs": 1e5,
}
#: one letter that is a magnitude behind a currency, and otherwise a unit or a name
SINGLE_LETTER: dict[str, float] = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12, "MM": 1e6}
#: what a vague plural stands for: the smallest number that it can mean (the claim table's own convention)
VAGUE: dict[str, float] = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "lakhs": 2e5,
    "millions": 2e6,
    "crores": 2e7,
    "billions": 2e9,
    "trillions": 2e12,
}
#: how often or how much
TIMES: dict[str, float] = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "double": 2.0}
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
GLYPHS: dict[str, float] = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}

#: plurals that a year dates rather than counts: "the 2018 elections", "2016 results"
DATED_NOUNS = words("""
    finals games elections championships championship olympics playoffs season tour election polls protests riots floods
    attacks bombings talks trials models fires wildfires earthquakes hurricanes qualifiers semifinals primaries midterms
    results sales figures accounts revenues profits earnings levels forecasts estimates deaths awards negotiations
    hearings convictions reforms rules regulations guidelines amendments targets prices budgets standings
    winners champions finalists semifinalists semi-finalists runners-up medallists medalists nominees laureates
    """)
