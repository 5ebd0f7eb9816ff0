"""Words that attribute, by rules on characters: the forms of verbs of saying, and where one stands."""

from __future__ import annotations

import re

from claimtable.lexicon.reporting import MANNER, SAY

_IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "read": "read", "speak": "spoke", "think": "thought"}


def _forms(lemma: str) -> set[str]:
    if lemma in _IRREGULAR:
        return {_IRREGULAR[lemma], lemma + "s"}
    if lemma.endswith("e"):
        return {lemma + "d", lemma + "s"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma[:-1] + "ied", lemma[:-1] + "ies"}
    return {lemma + "ed", lemma + lemma[-1] + "ed", lemma + "s"}


#: a pattern for the past and present forms of verbs of saying
REPORTING_VERB = (
    "(?:" + "|".join(sorted({form for lemma in SAY | MANNER for form in _forms(lemma)}, key=len, reverse=True)) + ")"
)
_CUE = re.compile(rf"\b(?:{REPORTING_VERB}|according to|saying|adding)\b", re.IGNORECASE)
_OWN_CUE = re.compile(rf"^[\",.!?\s—-]*(?:[\w.'-]+ ){{0,5}}{REPORTING_VERB}\b", re.IGNORECASE)


def has_cue(text: str) -> bool:
    """Tell whether a verb of saying or "according to" stands in ``text``.

    >>> has_cue("said Peter Dale, who owns two boats."), has_cue("while the mayor waited")
    (True, False)
    """
    return _CUE.search(text) is not None


def begins_with_attribution(text: str) -> bool:
    """Tell whether ``text``, which stands behind a quotation, attributes it: '," Dale said. ...'.

    >>> begins_with_attribution('," Dale said. The end.'), begins_with_attribution('. The end came soon.')
    (True, False)
    """
    return _OWN_CUE.match(text.split(". ")[0]) is not None
