"""Words that join a content to what stands beside it, for the choice of its edges.

Conjunctions, relatives and prepositions from Quirk et al., A Comprehensive Grammar of the English Language (1985),
chapters 9, 13 and 14; the participles cite sources.
"""

from __future__ import annotations

#: that, which, while, according, ...: each a feature of its own
JOINING = frozenset(
    (
        *("that", "which", "who", "whom", "whose", "where", "when", "while", "whereas", "though", "although"),
        *("because", "since", "if", "unless", "until", "after", "before", "as", "than", "and", "but", "or", "so"),
        *("yet", "nor", "both", "either", "with", "without", "by", "for", "from", "in", "on", "at", "to", "of"),
        *("about", "against", "during", "including", "according", "citing", "saying", "adding"),
    )
)
