"""Relations of the parse (the CLEAR scheme of Choi and Palmer, 2012) by the question that a rule asks with them."""

from __future__ import annotations

#: a verb in one of them has the subject of the verb above it where it has none of its own
SHARING_SUBJECT = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"))

#: what may stand between a verb of saying and its quotation
BEHIND_VERBS = frozenset(("pobj", "prep", "npadvmod", "advmod", "dobj", "dative"))

#: by which words hang on a content that they end or begin
ATTACHED = frozenset(
    (
        "prep",
        "relcl",
        "acl",
        "advcl",
        "ccomp",
        "pcomp",
        "xcomp",
        "npadvmod",
        "advmod",
        "pobj",
        "dobj",
        "nsubj",
        "nsubjpass",
    )
)

#: in which those stand to whom a verb says that something was said
HEARERS = frozenset({"dobj", "dative", "iobj", "pobj", "oprd"})

#: of a clause below or beside another one
OF_OTHER_CLAUSE = frozenset(("advcl", "relcl", "ccomp", "acl", "conj", "parataxis"))

#: of what a verb needs to say something
COMPLEMENTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative", "advmod", "npadvmod"})

#: of the words before a noun that may deny it
BEFORE_NOUN = frozenset({"det", "neg", "predet", "preconj", "advmod", "nummod", "amod"})

#: that hang a clause on a noun: "the car that he wants" is a noun
ON_NOUN = frozenset(("relcl", "acl", "amod", "compound", "nmod", "poss"))

#: of participles that are no clauses: "high-ranking officers", "officers including two majors"
WORDLIKE = frozenset(("amod", "prep", "compound", "advmod", "det"))

#: of clauses that stand below another clause; the main verb is looked for outside them first
BELOW = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "prep", "amod", "compound", "pobj"})

#: of what stands before a noun and says which it is
MODIFIERS = frozenset({"poss", "compound", "nmod", "nummod", "amod"})

#: of clauses below another one
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "pcomp"})

#: of a clause that "it" stands for: "it is time to go"
FOR_IT = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj"})

#: in which that stands of which "there is" says that it is there
EXISTING = frozenset({"attr", "nsubj", "nsubjpass", "dobj", "oprd"})

#: of verbs that head no clause
NO_CLAUSE = frozenset({"amod", "compound", "aux", "auxpass", "case"})

#: of a role behind which a name may be set: "her sister, Ina Deyal,"
OF_NAMED = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos", "attr"})

#: that part a time from the verb: it is of the subject, or of another clause
APART = frozenset({"nsubj", "nsubjpass", "relcl", "acl", "advcl", "ccomp"})
