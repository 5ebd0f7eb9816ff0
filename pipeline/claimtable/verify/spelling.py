"""Spelling variants: British and American forms, and other pairs that are one word.

British and American forms are those of PyPI ``breame`` (Apache-2.0), a hand-made table of 1,730 forms. No rule on
endings may stand in for such a table: "filled" and "filed", "scoured" and "scored" differ as "travelled" and
"traveled", "labour" and "labor" do. Only -ise and -yse are folded by rule: their forms in z are no words of another
meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache

from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS

from claimtable.lexicon.verifying import TWO_WORDS

# forms that the table lacks, as in the Oxford style manual's list of American spellings, and short forms
_PAIRS = {
    "cheque": "check",
    "cheques": "checks",
    "kerb": "curb",
    "kerbs": "curbs",
    "storey": "story",
    "storeys": "stories",
    "skilful": "skillful",
    "wilful": "willful",
    "gaol": "jail",
    "mum": "mom",
    "mums": "moms",
    "towards": "toward",
    "afterwards": "afterward",
    "whilst": "while",
    "amongst": "among",
    "learnt": "learned",
    "burnt": "burned",
    "spelt": "spelled",
    "dreamt": "dreamed",
    "ok": "okay",
    "ploughs": "plows",
    "doughnut": "donut",
    "doughnuts": "donuts",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "adviser": "advisor",
    "advisers": "advisors",
    "mr": "mister",
    "dr": "doctor",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "vs": "versus",
}
#: words that are spelt otherwise in names of people: Earl Grey is not Earl Gray
NAMES = frozenset({"grey"})
# ending -> the American one; a stem of three letters at least keeps "wise" and "rise" as they are
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|es|ed|ing)$"), r"yz\1"),
)


@lru_cache(maxsize=50_000)
def spelling_key(word: str) -> str:
    """Return what all spellings of ``word`` (casefolded) share.

    >>> spelling_key("organised") == spelling_key("organized"), spelling_key("colour"), spelling_key("four")
    (True, 'color', 'four')
    """
    if word in _PAIRS:
        return _PAIRS[word]
    if word in BRITISH_ENGLISH_SPELLINGS and word not in TWO_WORDS:
        word = BRITISH_ENGLISH_SPELLINGS[word]
    for pattern, replacement in _ENDINGS:
        word = pattern.sub(replacement, word)
    return word
