"""Whom "they" stands for where it is no group: people joined by "and", or one person."""

from __future__ import annotations

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_person_noun
from claimtable.coref.token_arrays import OUTSIDE, TokenArrays
from claimtable.lexicon.people import COLLECTIVES, ORGANISATION_NOUNS, OTHER_PEOPLE, PARTISANS

_NEAR = 80
_PRONOUNS = 12
_NUMBERS = {"both": 2, "pair": 2, "duo": 2, "two": 2, "three": 3, "trio": 3, "four": 4}


def joined_to(view: TokenArrays, name: Mention) -> int | None:
    """Return the token that the name is coordinated with: "Roe" for "Doe" in "Ann Roe and Bob Doe", else None."""
    left = view.heads[name.head]
    if view.words[name.start - 1] == "," and name.start > 1:
        return name.start - 2  # "Ann Roe, Bob Doe and Jim Poe"
    return left if view.deps[name.head] == "conj" and left < name.start else None


def is_last(view: TokenArrays, left: int, name: Mention) -> bool:
    """Tell whether the coordination ends with the name: "and" stands before it."""
    return "and" in view.words[left + 1 : name.start]


def goes_by_they(view: TokenArrays, name: Mention) -> bool:
    """Tell whether the text says so: "Alex Roe, who uses they/them pronouns"."""
    end = min(name.end + _PRONOUNS, len(view))
    words = [
        view.words[index].lower() for index in range(name.end, end) if view.sentence[index] == view.sentence[name.head]
    ]
    return "they/them" in "".join(words)


def counted(view: TokenArrays, phrase: Mention) -> int:
    """Return how many a noun phrase says there are ("the two leaders", "both leaders"); 0 where it does not say."""
    words = view.words[max(phrase.start - 1, 0) : phrase.end]
    return next((n for word in words if (n := _NUMBERS.get(word.lower()))), 0)


def many_near(view: TokenArrays, pronoun: Mention) -> bool:
    """Tell whether this or the previous sentence has a word for several people, or for a body, before the pronoun."""
    first = view.sentence[pronoun.start] - 1
    for index in range(pronoun.start - 1, max(pronoun.start - _NEAR, -1), -1):
        if view.sentence[index] < first:
            return False
        if view.quote[index] == OUTSIDE and _is_many(view, index):
            return True
    return False


def _is_many(view: TokenArrays, index: int) -> bool:
    lemma = view.lemmas[index]
    if view.tags[index] in ("NNS", "NNPS"):
        return is_person_noun(lemma) or lemma in OTHER_PEOPLE | PARTISANS or view.labels[index] == "NORP"
    return (view.pos[index] == "NOUN" and (lemma in COLLECTIVES or lemma in ORGANISATION_NOUNS)) or view.labels[
        index
    ] == "ORG"
