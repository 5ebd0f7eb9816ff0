"""The words that tell a role: where they end, what is cut off at their edges."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.coref.person_words import is_role_word
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns
from claimtable.lexicon import titles
from claimtable.lexicon.wordlist import words
from claimtable.text import fold

#: a role ends within so many tokens
REACH = 25
#: tags of words that may stand in a role before its noun
BEFORE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "CD", "AFX", "SYM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADVERBS = words("earlier later here today yesterday afterwards afterward meanwhile recently separately")


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens ``start`` to ``end`` that tell a role; ``weight`` orders the roles of one person, higher is better.

    0: a clause ("heads the agency"); 1: a title alone; 2: an affiliation or predicate; 3, 4: a noun phrase beside it.
    """

    start: int
    end: int
    weight: int


def is_noun(view: View, index: int) -> bool:
    """Tell whether the token is a noun or a name."""
    return view.tags[index] in ("NN", "NNS", "NNP", "NNPS")


def modifies(view: View, index: int) -> bool:
    """Tell whether a participle stands before its noun: "a [founding] partner"."""
    return view.tags[index] in ("VBG", "VBN") and view.deps[index] == "amod" and view.heads[index] > index


def cleaned(view: View, start: int, stop: int, weight: int) -> Role | None:
    """Return the role without an article, a form of address or stray words at its edges."""
    while start < stop and _is_edge(view, start):
        start += 1
    for age in (["year", "-", "old"], ["year", "old"]):
        if view.lemmas[start : start + len(age)] == age:
            start += len(age)
    while stop > start and _is_loose_end(view, stop - 1):
        stop -= 1
    if start >= stop or not any(is_role_word(view, i) or weight in (0, 2) for i in range(start, stop)):
        return None
    return Role(start, stop, weight)


def _is_loose_end(view: View, index: int) -> bool:
    word = view.words[index]
    if view.labels[index] in ("DATE", "TIME") and view.lemmas[index] not in nouns.ORGANISATION_NOUNS:
        return True
    return (not word[:1].isalnum() and word != ")") or view.tags[index] in ("CC", "IN", "DT", "RB")


def _is_edge(view: View, index: int) -> bool:
    word = view.words[index]
    if view.tags[index] in ("DT", "PRP$", "CD", "POS", "RB") or not word[:1].isalnum():
        return True
    return fold(word) in titles.HONORIFICS or (view.tags[index] == "JJ" and word.endswith("-year-old"))


def role_end(view: View, head: int, limit: int) -> int:
    """Return where the apposition around ``head`` ends; "X, and chairman of Y" goes on."""
    depth = 0
    for index in range(head + 1, min(head + REACH, len(view))):
        word = view.words[index]
        depth += (word == "(") - (word == ")")
        if depth < 0 or view.sentence[index] != view.sentence[head]:
            return index
        if depth:
            continue
        if word == "," and not _role_goes_on(view, index):
            return index
        if (
            word in ("--", "—", ";", ":", '"')
            or word in _ADVERBS
            or word == "that"
            or view.is_dash(index)
            or view.tags[index] in ("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD")
            or (view.tags[index] == "VBN" and view.words[index - 1] != "-" and not _is_seat(view, index))
        ):
            return index
        if view.tags[index] == "VBG" and (view.heads[index] < index or is_noun(view, index - 1)):
            return index
    return min(head + REACH, len(view))


def _is_seat(view: View, index: int) -> bool:
    """Tell whether "based" stands behind a place: "at the New York based Council"."""
    return view.words[index] == "based" and view.labels[index - 1] == "GPE"


def _role_goes_on(view: View, comma: int) -> bool:
    """Tell whether the role goes on behind a comma: "..., and chairman of the board", "of Portland, [Oregon]"."""
    if comma + 2 >= len(view):
        return False
    if view.labels[comma - 1] == view.labels[comma + 1] == "GPE":
        after = next((i for i in range(comma + 1, len(view)) if view.labels[i] != "GPE"), comma)
        return view.words[after] in (",", ".") or view.tags[after] in ("WP", *_FINITE)
    if view.words[comma + 1] != "and":
        return False
    return is_role_word(view, comma + 2) or view.tags[comma + 2] == "DT"
