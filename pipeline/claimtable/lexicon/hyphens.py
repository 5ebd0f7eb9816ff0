"""First parts of English compounds that are written with a hyphen.

Source: the hyphenation sections of the AP Stylebook, the Guardian's style guide and the Chicago Manual of Style
(7.89): prefixes that keep theirs, adverbs and adjectives before participles, numbers.
"""

from __future__ import annotations

#: where a line ends in one of them and a hyphen, the hyphen belongs to the word
COMPOUND_FIRSTS: frozenset[str] = frozenset(
    "all anti best better birth by bottom brand broad brother city close co cold community country cross daughter day "
    "deep double dry early eco eight eighteen eighty eleven empty ex family far fast father fifteen fifty first five "
    "forty four fourteen free front full general government gold good half hard heavy high home hot household ill in "
    "industry job key land large last late law left less life light little long low lower man market medium middle mid "
    "million mother much multi narrow near never new next nine nineteen ninety non now off old on one open out over "
    "part peer per police post present price pro public quarter quasi record red right round school sea "
    "second self semi seven seventeen seventy sharp short single sister six sixteen sixty small so soft son south "
    "speed state still street strong sub tax ten then third thirteen thirty three tight time top trade trans twelve "
    "twenty two ultra under up upper vice war warm water week well white whole wide worst year young".split()
)
