"""Labels of the language model that rules ask for: Penn Treebank tags and the relations of the CLEAR scheme."""

from __future__ import annotations

#: tags of finite verbs: past, third person, present, modal
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: "the", "a" and "an"
ARTICLES = frozenset({"the", "a", "an"})
#: what a noun phrase begins with that may take somebody up again
DEFINITE = frozenset({"the", "both", "this", "that", "these", "those", "his", "her", "their", "its"})
