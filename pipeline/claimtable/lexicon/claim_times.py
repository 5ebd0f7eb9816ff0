"""Words beside a time that the choice of a claim's time goes by: each is a feature, its weight is fitted.

The prepositions are those of TIMEX3's guidelines (Ferro et al. 2005) with participles that news uses alike.
"""

from __future__ import annotations

#: auxiliaries of what lies ahead
AHEAD = frozenset({"will", "'ll", "shall", "would", "could", "may", "might", "should", "must", "wo"})

#: words before a time that are features of their own
PREPOSITIONS = frozenset(
    "on in by since until till from to than of for before after during over between through at within around about "
    "starting beginning as against with throughout under below above".split()
)

#: times of one word that are features of their own
WORDS = frozenset(
    "now today currently recently previously once tonight overnight tomorrow yesterday already soon then".split()
)

#: units of time that are features of their own
UNITS = frozenset("hour day week month year decade minute".split())

#: words that make a point in time of an amount of it
POINTS = frozenset("last next this past coming previous following same current ago earlier later new".split())

#: words before a unit of time
BEFORE_UNIT = frozenset({"last", "this", "next", "that", "the"})

#: words behind an amount of time that is counted from something told
COUNTED_FROM = frozenset({"after", "afterwards", "when", "that", "-", "as"})
