"""Words of attribution by what they say about the statement.

Sources: the classes follow the reporting-verb lists of Thompson and Ye (1991), "Evaluation in the Reporting Verbs Used in
Academic Papers", and of Bergler (1992), "Evidential Analysis of Reported Speech"; the words are those of the VerbNet
classes say-37.7, declare-29.4, conjecture-29.5 and order-60, as far as news writes them. Lemmas in lower case.
"""

from __future__ import annotations

#: verbs whose infinitive is about their own subject even where they have an object ("promised them to stay")
SUBJECT_CONTROL: frozenset[str] = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer", "guarantee"})
