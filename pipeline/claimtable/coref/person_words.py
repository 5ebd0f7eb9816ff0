"""Words for people: titles, roles and what they tell of gender."""

from __future__ import annotations

from functools import lru_cache

from claimtable.coref.names import Gender
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon import titles
from claimtable.lexicon.people import NOT_PEOPLE, OTHER_PEOPLE, PERSON_ENDINGS, PERSON_NOUNS
from claimtable.text import fold

#: so many words are remembered
_WORDS = 20_000
#: ranks that are cut short so only before a name
_CUT_RANKS = frozenset({"SEC", "AMB", "DIR", "MIN"})


@lru_cache(maxsize=_WORDS)
def is_title(word: str) -> bool:
    """Tell whether ``word`` is a form of address, a rank or an office ("Mr.", "Gen.", "Secretary")."""
    key = fold(word)
    return key in titles.HONORIFICS or key in titles.RANKS or (word.isupper() and key in titles.CAPITAL_RANKS)


@lru_cache(maxsize=_WORDS)
def is_person_noun(lemma: str) -> bool:
    """Tell whether ``lemma`` is a noun for a person by the list or by its ending ("oncologist", "policewoman")."""
    return lemma in PERSON_NOUNS or (len(lemma) > 6 and lemma.endswith(PERSON_ENDINGS) and lemma not in NOT_PEOPLE)


def is_plural_of_people(view: TokenArrays, index: int) -> bool:
    """Tell whether a sentence's first word is a noun for people, whatever the model takes it for ("Medics said")."""
    word = view.words[index].lower()
    if not word.endswith("s") or not view.begins_sentence(index):
        return False
    forms = {word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return any(is_person_noun(form) or form in OTHER_PEOPLE or form == "authority" for form in forms)


def is_role_word(view: TokenArrays, index: int) -> bool:
    """Tell whether the token is a title or a noun for a person ("coach", "Press Secretary")."""
    word = view.words[index]
    return is_person_noun(word.lower()) or is_person_noun(view.lemmas[index]) or is_title(word)


def behind_rank(view: TokenArrays, start: int) -> int:
    """Return where the name behind a rank in capitals begins ("SECRETARY [ANNA ROE]", "SEC. [ROE]"), ``start`` where
    there is none.
    """
    word = view.words[start]
    if not word.isupper() or not (is_role_word(view, start) or word in _CUT_RANKS):
        return start
    return start + 1 + (view.words[start + 1 : start + 2] == ["."])


def gender_of_noun(word: str, lemma: str) -> Gender:
    """Return the gender that a title or a noun for a person tells ("Mr", "spokeswoman"), else an empty string."""
    if word in titles.HONORIFICS_MALE or lemma in titles.MALE_NOUNS or word in titles.MALE_NOUNS:
        return "male"
    if word in titles.HONORIFICS_FEMALE or lemma in titles.FEMALE_NOUNS or word in titles.FEMALE_NOUNS:
        return "female"
    return ""
