"""Plurals of English that no ending gives, with their singulars.

Sources: Quirk et al., A Comprehensive Grammar of the English Language (1985), 5.81-5.98 (mutation, -en, voicing, zero
and foreign plurals); the words that news counts.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: nouns in -f and -fe whose plural ends in -ves; every other "-ves" only drops its "s" ("graves", "olives")
_VOICED = words("""
    calf elf half hoof knife leaf life loaf scarf self sheaf shelf thief wharf wife wolf housewife midwife jackknife
    penknife bookshelf cloverleaf werewolf afterlife wildlife
    """)


def _voiced(word: str) -> str:
    return (word[:-2] if word.endswith("fe") else word[:-1]) + "ves"


IRREGULAR: dict[str, str] = {
    **{_voiced(word): word for word in sorted(_VOICED)},
    "dwarves": "dwarf", "hooves": "hoof",
    "geese": "goose", "mice": "mouse", "lice": "louse", "teeth": "tooth", "feet": "foot", "oxen": "ox", "dice": "die",
    "brethren": "brother", "kine": "cow", "pence": "penny",
    "alumni": "alumnus", "cacti": "cactus", "foci": "focus", "fungi": "fungus", "loci": "locus", "nuclei": "nucleus",
    "radii": "radius", "stimuli": "stimulus", "syllabi": "syllabus", "bacilli": "bacillus",
    "octopi": "octopus", "tumuli": "tumulus",
    "algae": "alga", "alumnae": "alumna", "antennae": "antenna", "formulae": "formula", "larvae": "larva",
    "nebulae": "nebula", "vertebrae": "vertebra", "supernovae": "supernova",
    "addenda": "addendum", "bacteria": "bacterium", "curricula": "curriculum", "errata": "erratum",
    "memoranda": "memorandum", "millennia": "millennium", "ova": "ovum", "quanta": "quantum", "spectra": "spectrum",
    "strata": "stratum", "symposia": "symposium", "referenda": "referendum", "stadia": "stadium", "aquaria": "aquarium",
    "automata": "automaton", "criteria": "criterion", "phenomena": "phenomenon", "polyhedra": "polyhedron",
    "analyses": "analysis", "axes": "axis", "crises": "crisis", "diagnoses": "diagnosis", "ellipses": "ellipsis",
    "emphases": "emphasis", "hypotheses": "hypothesis", "metamorphoses": "metamorphosis", "oases": "oasis",
    "parentheses": "parenthesis", "prognoses": "prognosis", "syntheses": "synthesis", "synopses": "synopsis",
    "theses": "thesis", "neuroses": "neurosis", "psychoses": "psychosis",
    "appendices": "appendix", "codices": "codex", "indices": "index", "matrices": "matrix", "vertices": "vertex",
    "vortices": "vortex", "apices": "apex",
    "bureaux": "bureau", "chateaux": "chateau", "châteaux": "château", "plateaux": "plateau", "tableaux": "tableau",
    "gateaux": "gateau", "beaux": "beau",
    "graffiti": "graffito", "paparazzi": "paparazzo", "virtuosi": "virtuoso", "libretti": "libretto",
    "passersby": "passerby", "passers-by": "passer-by", "kibbutzim": "kibbutz", "cherubim": "cherub",
    "goldfinches": "goldfinch",
}  # fmt: skip

#: nouns whose plural is their singular, in the forms that news counts
UNCHANGED = words("""
    species series means headquarters barracks crossroads sheep aircraft spacecraft hovercraft watercraft deer moose
    elk bison salmon trout cod squid shrimp swine offspring gallows corps chassis rendezvous
    """)
