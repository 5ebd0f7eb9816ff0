"""Tags of the language model (Penn Treebank) and closed classes of words that rules ask for.

The classes follow Quirk et al., A Comprehensive Grammar of the English Language (1985), 2.39 and chapters 6, 9 and 13;
relations of the parse are in ``relations``.
"""

from __future__ import annotations

#: tags of finite verbs: past, third person, present, modal
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: "the", "a" and "an"
ARTICLES = frozenset({"the", "a", "an"})
#: what a noun phrase begins with that may take somebody up again
DEFINITE = frozenset({"the", "both", "this", "that", "these", "those", "his", "her", "their", "its"})

#: what joins the next clause to a content (Quirk et al. 1985, chapters 13 and 14)
COORDINATING = frozenset(("and", "but", "or", "while", "whereas", "though", "although", "as", "after"))

#: conjunctions with which a clause begins that stands by itself
CLAUSE_OPENING = frozenset(("and", "but", "or", "so", "yet", "nor", "while", "whereas", "though", "although"))

#: relative pronouns and adverbs
RELATIVES = frozenset(("who", "which", "that", "whose", "whom", "where"))

#: pronouns of those who speak and are spoken to
FIRST_AND_SECOND_PERSON = frozenset(("i", "we", "you", "my", "our", "your"))

#: words that deny the cue that they stand in
NEGATIVE = frozenset(("not", "n't", "never", "nor", "neither"))

#: pronouns for the speakers of a quotation, who stay as they are
SPEAKING = frozenset({"i", "we", "me", "us", "you"})

#: verbs that "it" may stand before in place of a clause
CLAUSE_BEARING = frozenset({"be", "seem", "appear", "happen", "turn", "become", "take", "matter", "remain", "look"})

#: prepositions before the body that somebody is of
AFFILIATION = frozenset({"of", "for", "from", "with", "at", "in"})

#: prepositions between a role and what it is of
ROLE_LINKS = frozenset({"of", "for", "to", "on", "at", "in", "from", "with"})

#: words with which a reported clause begins
CONTENT_OPENING = frozenset({"that", "to", "whether", "if", "as"})

#: subjects that are nobody who could speak
NO_SPEAKERS = frozenset({"it", "that", "this", "there", "what"})

#: pronouns that only speech has
OF_SPEECH = frozenset({"i", "we", "you", "my", "our", "your", "us"})
