"""Words that bound, blur or turn a number, and the verbs and nouns of change.

Sources: the modifier table of the claim table's definition; the comparative and approximating quantifiers of Quirk et
al., A Comprehensive Grammar of the English Language (1985), 5.10-5.25 and 8.111; trend verbs from the vocabulary of
market and statistics reports.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: words to the left of a number, by the relation that they state
LEFT: dict[str, tuple[str, ...]] = {
    ">=": (
        "at least",
        "at least by",
        "at or above",
        "equal to or greater than",
        "greater than or equal to",
        "at a minimum",
        "a minimum of",
        "minimum of",
        "no less than",
        "no fewer than",
        "not less than",
        "not fewer than",
        "as few as",
        "as low as",
        "as little as",
        "≥",
    ),
    "<=": (
        "at most",
        "at or below",
        "less than or equal to",
        "up to",
        "as many as",
        "as much as",
        "as high as",
        "no more than",
        "not more than",
        "not exceeding",
        "a maximum of",
        "maximum of",
        "within",
        "≤",
    ),
    ">": (
        "more than",
        "greater than",
        "higher than",
        "larger than",
        "bigger than",
        "longer than",
        "older than",
        "better than",
        "upwards of",
        "upward of",
        "in excess of",
        "north of",
        "over than",
        "over",
        "above",
        "beyond",
        "exceed",
        "exceeds",
        "exceeded",
        "exceeding",
        "top",
        "tops",
        "topped",
        "topping",
        "surpass",
        "surpasses",
        "surpassed",
        "surpassing",
        ">",
    ),
    "<": (
        "less than",
        "fewer than",
        "lower than",
        "smaller than",
        "shorter than",
        "younger than",
        "south of",
        "just shy of",
        "shy of",
        "just short of",
        "under",
        "below",
        "<",
    ),
    "~": (
        "about",
        "around",
        "approximately",
        "approx",
        "approx.",
        "roughly",
        "nearly",
        "almost",
        "close to",
        "near",
        "nearer",
        "approaching",
        "some",
        "circa",
        "c.",
        "ca.",
        "an estimated",
        "estimated",
        "virtually",
        "practically",
        "something like",
        "somewhere around",
        "in the region of",
        "in the order of",
        "on the order of",
        "in the vicinity of",
        "in the neighborhood of",
        "in the neighbourhood of",
        "towards",
        "toward",
        "nigh on",
        "the best part of",
        "the better part of",
        "give or take",
        "~",
        "≈",
        "±",
    ),
}

#: words that may stand before a modifier and belong to it ("just over", "well under", "slightly more than")
DEGREE: tuple[str, ...] = (
    "just",
    "only just",
    "well",
    "slightly",
    "a little",
    "a bit",
    "far",
    "way",
    "much",
    "marginally",
    "significantly",
    "considerably",
    "comfortably",
    "easily",
    "by",
)

#: what "over" runs through in time: "three titles over two spells" is two spells, not more
OCCASIONS = words("""
    spells seasons games matches legs rounds sessions terms meetings visits weekends holidays generations episodes
    races stages innings rehearsals semesters campaigns
    """)

#: words to the right of a number
RIGHT: dict[str, tuple[str, ...]] = {
    ">=": ("or more", "or older", "or above", "or over", "or higher", "or greater", "or better", "and over",
    "and above",
           "and older", "and up", "and counting", "at least", "minimum", "upwards", "-plus", " plus", "+"),
    "<=": ("or less", "or fewer", "or under", "or below", "or younger", "or lower", "and under", "and younger",
           "at most", "maximum"),
    "~": ("or so", "-odd", " odd", "-ish", "or thereabouts", "approximately"),
}  # fmt: skip

_RISE = (
    "rise gain climb jump surge soar advance grow increase rally rebound swell spike leap mount accelerate strengthen "
    "appreciate skyrocket rocket edge_up inch_up tick_up"
)
_FALL = (
    "fall drop decline decrease slip slide sink plunge tumble dip shrink slump dive plummet ease retreat weaken crash "
    "contract depreciate recede dwindle lose shed slow nosedive"
)

#: verbs whose plain object is the amount of a change ("rose 5%", "shed 12 points"), with their irregular forms
RISE_VERBS = frozenset(_RISE.split()) | words("""
    rose risen rises rising gained gains gaining climbed climbs climbing jumped jumps jumping surged surges
    surging soared soars soaring advanced advances advancing grew grown grows growing increased increases
    increasing rallied rallies rallying rebounded rebounds rebounding swelled swollen swells swelling spiked
    spikes spiking leapt leaped leaps leaping accelerated strengthened strengthens strengthening appreciated
    skyrocketed rocketed firmed
    """)
FALL_VERBS = frozenset(_FALL.split()) | words("""
    fell fallen falls falling dropped drops dropping declined declines declining decreased decreases
    decreasing slipped slips slipping slid slides sliding sank sunk sinks sinking plunged plunges plunging
    tumbled tumbles tumbling dipped dips dipping shrank shrunk shrinks shrinking slumped slumps slumping
    dived dove dives diving plummeted plummets plummeting eased eases easing retreated retreats retreating
    weakened weakens weakening crashed contracted contracts contracting depreciated receded dwindled lost
    loses losing sheds shedding slowed slows slowing softened
    """)

#: the same, where the object is a percentage or points; other objects are what was added or widened
PERCENT_RISE_VERBS = words("""
    added adds adding widened widens widening expanded expands expanding improved improves improving
    """)
PERCENT_FALL_VERBS = words("""
    narrowed narrows narrowing
    """)

#: verbs that move something by an amount: their amount stands behind "by"
RAISE_VERBS = RISE_VERBS | words("""
    raise raised raises raising boost boosted boosts boosting lift lifted lifts lifting hike hiked hikes
    hiking expand expanded expands expanding push pushed pushes extend extended extends extending improve
    improved improves improving up ups upped go went gone widen widened double up
    """)
LOWER_VERBS = FALL_VERBS | words("""
    cut cuts cutting reduce reduced reduces reducing lower lowered lowers lowering trim trimmed trims
    trimming slash slashed slashes slashing curb curbed down downgraded narrow narrowed narrows narrowing
    scale scaled
    """)

#: nouns of change: "a rise of 5%", "a 5% increase"
RISE_NOUNS = words("""
    rise rises raise raises increase increases gain gains jump jumps surge climb growth hike hikes advance
    upswing upturn rebound spike uptick boost leap
    """)
FALL_NOUNS = words("""
    fall falls drop drops decline declines decrease decreases slide slump plunge dip reduction reductions
    cut cuts downturn contraction tumble discount
    """)
#: right behind the amount: "12 points higher", "5% up"
UP_AFTER = frozenset({"higher", "up"})
