"""Surnames of known people that the model gave another label or none."""

from __future__ import annotations

from collections.abc import Iterator

from claimtable.coref.mentions import Mention
from claimtable.coref.name_spans import NameSpans
from claimtable.coref.names import parse_person
from claimtable.coref.person_names import person_mention
from claimtable.coref.person_words import is_role_word
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.calendar import WEEKDAYS
from claimtable.lexicon.people import PARTISANS
from claimtable.text import fold


def surnames_of(people: list[Mention], view: TokenArrays, alone: frozenset[str]) -> frozenset[str]:
    """Return the surnames of known people, names of one word, and first names that speak ``alone``, folded."""
    found = set()
    for mention in people:
        name = parse_person(view.words[mention.start : mention.end])
        if name is not None and len(name.bare) > 2:
            found.add(name.bare)
        if name is not None and name.given and name.given[0] in alone:
            found.add(name.given[0])
    return frozenset(found)


def doubled_surnames(view: TokenArrays, people: list[Mention], taken: bytearray) -> Iterator[Mention]:
    """Yield double surnames of known people that stand alone, and mark them in ``taken``: "Tshabalala-Msimang"."""
    known = {
        (view.words[index - 1], view.words[index + 1])
        for mention in people
        for index in range(mention.start + 2, mention.end - 1)
        if view.words[index] == "-"
    }
    for index in range(1, len(view) - 1) if known else ():
        if view.words[index] != "-" or (view.words[index - 1], view.words[index + 1]) not in known:
            continue
        if not any(taken[index - 1 : index + 2]):
            taken[index - 1 : index + 2] = b"\1\1\1"
            yield person_mention(view, index - 1, index + 2)


def missed_surnames(
    view: TokenArrays, spans: NameSpans, surnames: frozenset[str], taken: bytearray
) -> Iterator[Mention]:
    """Yield surnames of known people that stand outside PERSON entities, with a first name where one precedes."""
    for index, word in enumerate(view.words):
        if taken[index] or not word[:1].isupper() or fold(word) not in surnames or _is_of_something(view, index):
            continue
        start = spans.begin((index, index + 1), index + 1)
        if start == index and _follows_a_name(view, index):
            start -= 1
        yield person_mention(view, start, index + 1)


def full_names(view: TokenArrays, alone: frozenset[str], places: frozenset[str]) -> Iterator[Mention]:
    """Yield the first name and surname of those who speak ``alone``, by their surname, where the model saw no person:
    "[Mikel Arteta]'s side won. Arteta said ...". ``places`` are names of places.
    """
    for index in range(1, len(view)):
        if fold(view.words[index]) not in alone or not _stands_behind_first_name(view, index):
            continue
        if view.printed(index - 1, index + 1) not in places:
            yield person_mention(view, index - 1, index + 1)


def _stands_behind_first_name(view: TokenArrays, index: int) -> bool:
    """Tell whether one more word that may be a first name hangs on the surname, and the two are all of a name."""
    first = index - 1
    if not (_may_be_given(view, first) and view.is_capital(index) and view.heads[first] == index):
        return False
    if view.deps[first] != "compound" or "LOC" in (view.labels[first], view.labels[index]):
        return False
    is_end = index + 1 == len(view) or not view.is_capital(index + 1)
    return is_end and (view.begins_sentence(first) or not _is_name_word(view, first - 1))


def _may_be_given(view: TokenArrays, index: int) -> bool:
    """Tell whether a word may be a first name: a proper noun of letters with one capital, no role, day or party."""
    word = view.words[index]
    if not (view.is_capital(index) and word[1:].islower() and word.isalpha() and view.tags[index] == "NNP"):
        return False
    return not is_role_word(view, index) and fold(word) not in WEEKDAYS and fold(word) not in PARTISANS


def _is_name_word(view: TokenArrays, index: int) -> bool:
    return view.is_capital(index) and not is_role_word(view, index)


def _is_of_something(view: TokenArrays, index: int) -> bool:
    """Tell whether the word is not the surname but a part of another name."""
    return _names_another(view, index) or _in_compound(view, index)


def _in_compound(view: TokenArrays, index: int) -> bool:
    """Tell whether a hyphen joins the surname to another word than a particle: "Roe-Doe", not "al-Roe"."""
    if index + 1 < len(view) and view.words[index + 1] == "-" and not view.is_dash(index + 1):
        return True
    if index < 2 or view.words[index - 1] != "-" or view.is_dash(index - 1):
        return False
    return view.words[index - 2].casefold() not in titles.PARTICLES


def _follows_a_name(view: TokenArrays, index: int) -> bool:
    """Tell whether a capitalised word that is no title stands directly before: the name of somebody else."""
    before = index - 1
    if before < 0 or not view.is_capital(before) or view.pos[before] != "PROPN" or is_role_word(view, before):
        return False
    return view.sentence[before] == view.sentence[index]


def _names_another(view: TokenArrays, index: int) -> bool:
    """Tell whether the surname is part of another name: "Clinton Foundation", "Trump Tower"."""
    after = index + 1
    return after < len(view) and view.pos[after] == "PROPN" and view.is_capital(after) and view.heads[index] == after
