"""What may have happened to those that a report counts: words of one outcome count the same thing.

The outcomes are the human impact variables of EM-DAT, the International Disaster Database (deaths, missing, injured,
affected, homeless: https://doc.emdat.be/docs/data-structure-and-content/emdat-public-table/), and those of reports
on violence (held, freed). Their words were collected from agency news, 1997-2006.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: outcome -> the words that tell it, in every form that news prints
OUTCOMES: dict[str, frozenset[str]] = {
    "dead": words("""
        dead died die dies dying death deaths killed kill kills killing killings slain slaughtered massacred perished
        perish fatalities fatality drowned executed murdered corpses corpse bodies body lives toll claimed claiming
        assassinated suffocated murders
        """),
    "injured": words("""
        injured injure injures injuring injuries injury wounded wound wounding wounds hurt hospitalised hospitalized
        """),
    "missing": words("missing disappeared unaccounted trapped"),
    "homeless": words("homeless displaced evacuated evacuating fled flee uprooted"),
    "held": words("""
        arrested arrest arresting arrests detained detain detaining captured capturing jailed imprisoned kidnapped
        kidnapping abducted abducting seized hostage hostages
        """),
    "rescued": words("rescued survived survivors freed freeing released escaped saved"),
}

#: the outcome of each word
OUTCOME_OF: dict[str, str] = {word: outcome for outcome, found in OUTCOMES.items() for word in sorted(found)}

#: words that stand before a figure only: "killing 19", "a death toll of 19", "claimed 19 lives"
LEADING = words("""
    killing wounding injuring arresting detaining capturing kidnapping abducting evacuating claiming claimed leaving
    toll kills kill wound wounds injure injures
    """)

#: nouns for people of no kind, which may stand for those of a kind: 19 people, 19 miners
PEOPLE = words("person people man woman other life body death fatality victim casualty dead individual")

#: plural nouns for what brings such outcomes: a toll of several of them is no toll of one
EVENTS = words("""
    accidents attacks disasters tragedies bombings explosions blasts clashes incidents crashes fires floods raids
    strikes operations shootings collisions outbreaks
    """)
