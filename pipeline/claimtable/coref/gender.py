"""Of which gender somebody is: told by a title, or guessed from a first name, a role or a pronoun before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.names import Gender, gender_of_first_name
from claimtable.coref.person_words import gender_of_noun, is_role_word
from claimtable.coref.phrases import SINGULAR
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.family_names import FAMILY_NAMES_FIRST
from claimtable.text import fold

_TITLES = 3
#: so many words behind a name a pronoun may tell its gender
_NEAR = 30


class Genders:
    """What is known of the gender of the entities of one article."""

    def __init__(self, view: TokenArrays, named: Sequence[Entity]) -> None:
        people = [entity for entity in named if entity.type == "person"]
        self._told: dict[int, Gender] = {id(entity): _told(view, entity) for entity in people}
        self._guessed: dict[int, Gender] = {id(entity): _guessed(view, entity) for entity in people}
        self._beside: dict[int, Gender] = {id(entity): _beside(view, entity) for entity in people}
        self._called: dict[int, Gender] = {}

    def told(self, entity: Entity) -> Gender:
        """Return the gender that a title tells ("Mrs. Roe") or an unnamed source's noun ("the spokeswoman")."""
        return self._told.get(id(entity), "") if entity.named else entity.gender

    def guessed(self, entity: Entity) -> Gender:
        """Return the gender that the first name mostly goes with, else that of the role ("spokesman Roe")."""
        return self._guessed.get(id(entity), "")

    def beside(self, entity: Entity) -> Gender:
        """Return the gender of the pronouns that mostly follow the names in their sentences, or an empty string."""
        return self._beside.get(id(entity), "")

    def called(self, entity: Entity) -> Gender:
        """Return the gender of the pronoun that stood for ``entity`` last, or an empty string."""
        return self._called.get(id(entity), "")

    def learn(self, entity: Entity, gender: Gender) -> None:
        """Keep which pronoun stood for ``entity``."""
        if gender:
            self._called[id(entity)] = gender


def _told(view: TokenArrays, entity: Entity) -> Gender:
    titles: list[Gender] = [gender for mention in entity.mentions if (gender := _by_title(view, mention))]
    found = titles[0] if titles else ""
    return found if _guessed(view, entity) in ("", found) else ""


def _by_title(view: TokenArrays, mention: Mention) -> Gender:
    for place in range(mention.start - 1, max(mention.start - _TITLES, -1), -1):
        gender = gender_of_noun(fold(view.words[place]), view.lemmas[place])
        if gender or not is_role_word(view, place):
            return gender
    return ""


def _guessed(view: TokenArrays, entity: Entity) -> Gender:
    """Return the first name's gender, not where the first word is called alone like a surname ("Li" of "Li Peng")."""
    names = [view.words[mention.start : mention.end] for mention in entity.mentions if mention.kind == "name"]
    full = max(names, key=len, default=[])
    is_given = len(full) > 1 and [full[0]] not in names and fold(full[0]) not in FAMILY_NAMES_FIRST
    by_name = gender_of_first_name(full[0]) if is_given else ""
    words = {gender for word in entity.words if (gender := gender_of_noun(word, word))}
    return by_name or (words.pop() if len(words) == 1 else "")


def _beside(view: TokenArrays, entity: Entity) -> Gender:
    """Return the gender of most pronouns that are the first behind a name in its sentence, no other name between."""
    counts = Counter(gender for mention in entity.mentions if (gender := _next_pronoun(view, mention)))
    if counts["male"] == counts["female"]:
        return ""
    return "male" if counts["male"] > counts["female"] else "female"


def _next_pronoun(view: TokenArrays, mention: Mention) -> Gender:
    sentence = view.sentence[mention.head]
    for place in range(mention.end, min(mention.end + _NEAR, len(view))):
        if view.sentence[place] != sentence or view.labels[place] == "PERSON":
            break
        if gender := SINGULAR.get(view.words[place].lower()):
            return gender  # type: ignore[return-value]
    return ""
