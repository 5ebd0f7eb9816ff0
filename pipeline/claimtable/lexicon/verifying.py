"""Words that a comparison of a quote with its source goes by.

Negations and function words from Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 5, 6
and 10; bounds and rough figures as in the modifiers of TIMEX3 and CQE; the rest was met in quotes that people checked.
"""

from __future__ import annotations

#: prefixes that turn a word round
PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")

#: words that make a figure a rough one
ABOUT = frozenset({"about", "approximately", "around", "roughly", "some"})

#: words that change what a figure says
BOUNDS = frozenset(
    "about almost around at below exactly fewer least less more most nearly over roughly some than to under up".split()
)

#: what people write where they know no speaker
NOBODY = frozenset({"unknown", "n a", "na", "none", "anonymous", "unnamed", "nn", "tbc", "tbd", "various"})

#: what a name of an organisation may have or lack
OPTIONAL_ENDINGS = frozenset("inc ltd limited llc llp plc corp corporation co company gmbh party".split())

#: what a description begins with
DETERMINERS = frozenset("a an the one his her its their our another some".split())

#: words that tell no name from another
FUNCTION_WORDS = frozenset("the a an us of for and former".split())

#: words that stand for a name
PRONOUNS = frozenset("i he she it they we you who his her their this that these those one".split())

#: pairs of the table of spellings that are two things, or a plural and a singular
TWO_WORDS = frozenset("tonne tonnes groyne groynes bevvy bevvies buses minibuses busing gases snowploughs".split())

#: words that turn what stands beside them: conditions, contrasts, doubts
CONDITIONS = frozenset(
    "but unless if except although though only however until provided assuming alleged allegedly supposedly "
    "so-called would-be might maybe perhaps".split()
)

#: labels of turns that name nobody
NO_SPEAKERS = frozenset("q a question answer speaker interviewer".split())

#: words that deny
NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor nowhere without hardly barely scarcely cannot nope".split()
)

#: words that multiply a number
SCALE_WORDS = frozenset("hundred thousand million billion trillion".split())
