"""Where a body's name begins and ends: without articles, marks and small words."""

from __future__ import annotations

from dataclasses import replace

from claimtable.coref.token_arrays import TokenArrays, Words
from claimtable.lexicon.grammar import ARTICLES
from claimtable.rules import Mend, mend

_NEVER_LAST = frozenset({"of", "for", "and", "the"})


def organisation_name(view: TokenArrays, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of the organisation's name: no article, possessive, opened bracket or mark at its edges."""
    name = mend(BODY_EDGES, Words(view, start, end))
    return name.start, name.end


def _behind_article(name: Words) -> Words:
    while name.size and (name.first.lower() in ARTICLES or not name.first[:1].isalnum()):
        name = replace(name, start=name.start + 1)
    return name


def _before_bracket(name: Words) -> Words:
    words = name.view.words[name.start : name.end]
    brackets = (number for number, word in enumerate(words) if word == "(" and ")" not in words[number:])
    return replace(name, end=name.start + next(brackets, name.size))


def _before_small_words(name: Words) -> Words:
    while name.size > 1 and name.last in _NEVER_LAST:
        name = replace(name, end=name.end - 1)
    return name


def _before_marks(name: Words) -> Words:
    while name.size and _is_mark(name.view, name.end - 1):
        name = replace(name, end=name.end - 1)
    return name


def _is_mark(view: TokenArrays, index: int) -> bool:
    """Tell whether a word behind a name is none of it: a possessive or a mark, but no bracket and no "Inc."."""
    word = view.words[index]
    if view.tags[index] == "POS":
        return not owns_nothing(view, index + 1)
    is_short_form = view.is_capital(index) and word[:-1].isalpha()
    return not (word[-1:].isalnum() or word == ")" or is_short_form)


#: what is taken off the edges of a body's name
BODY_EDGES = (
    Mend("articles and marks before it", _behind_article, ("[The Andes Bank] said so. -> Andes Bank",)),
    Mend("a bracket that is open", _before_bracket, ("[Andes Bank (ABK] ) said so. -> Andes Bank",)),
    Mend("small words behind it", _before_small_words, ("[Andes Bank of the] Year awards. -> Andes Bank",)),
    Mend("a possessive and marks behind it", _before_marks, ("[Andes Bank's] chief said so. -> Andes Bank",)),
)


def owns_nothing(view: TokenArrays, index: int) -> bool:
    """Tell whether a verb follows an "'s", which then is a part of the name: "Lloyd's said"."""
    return index < len(view) and view.tags[index] in ("VBD", "VBZ", "MD")
