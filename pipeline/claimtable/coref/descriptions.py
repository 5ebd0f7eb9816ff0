"""What an article tells of its people and bodies: their roles, gender, fullest names and the words that point back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from claimtable.coref.entities import DOMAINS, Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.names import Gender, is_first_name, is_nickname
from claimtable.coref.person_words import gender_of_noun
from claimtable.coref.roles import RoleWeights, find_roles
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.people import ORGANISATION_KINDS
from claimtable.lexicon.titles import PARTICLES
from claimtable.text import fold

#: what an abbreviated title stands for in a noun phrase: "Gen. X" is "the general"
_LONG_TITLES = {
    "gen": "general", "sen": "senator", "rep": "representative", "gov": "governor", "prof": "professor",
    "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "adm": "admiral",
    "cmdr": "commander", "dr": "doctor", "det": "detective", "rev": "reverend", "supt": "superintendent",
    "insp": "inspector", "mp": "lawmaker", "congressman": "lawmaker", "congresswoman": "lawmaker",
}  # fmt: skip
#: too general to point back to one body by name
_GENERAL = frozenset({"government", "state", "administration", "police"})
_SAME_KIND: dict[str, list[str]] = defaultdict(list)
for _word, _kind in ORGANISATION_KINDS.items():
    _SAME_KIND[_kind].append(_word)
#: so many words in front of a body's name may tell what it is
_WORDS_BEFORE = 4
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_ALSO = {
    "senator": ("lawmaker",),
    "representative": ("lawmaker",),
    "ceo": ("executive",),
    "president": ("leader",),
    "premier": ("leader",),
    "pope": ("pontiff",),
}


def describe(view: TokenArrays, entities: Iterable[Entity], weights: RoleWeights) -> None:
    """Give every named entity its roles, its gender by them, and the words that may point back to it."""
    for entity in entities:
        entity.roles = find_roles(view, entity, weights)
        for mention in entity.mentions:
            said = _descriptors(view, mention)
            entity.words.update(said)
            entity.told.update(said)
            if entity.type == "organisation":
                _add_words(view, entity, _before(view, mention))
        for role in entity.roles:
            _add_words(view, entity, range(role.start, role.end))
        if {"prime", "minister"} <= entity.words:
            entity.words.update(("premier", "leader"))
        if entity.type == "organisation":
            _add_words(view, entity, range(entity.mentions[0].start, entity.mentions[0].end))
        if not entity.gender:
            entity.gender = _gender_by_words(entity)


def _add_words(view: TokenArrays, entity: Entity, places: range) -> None:
    for index in places:
        for word in {view.lemmas[index], fold(view.words[index])}:
            if word in _GENERAL:
                continue
            entity.told.update((word, word.removesuffix("s")))  # "the airline" of "Toft Airlines"
            entity.words.add(word)
            entity.words.update(
                _SAME_KIND.get(ORGANISATION_KINDS.get(word, ""), ()) if entity.type == "organisation" else ()
            )
            entity.words.update(_ALSO.get(word, ()))
            if word in _LONG_TITLES:
                entity.words.add(_LONG_TITLES[word])
                entity.words.update(_ALSO.get(_LONG_TITLES[word], ()))


def _before(view: TokenArrays, mention: Mention) -> range:
    """Return the words without a capital in front of a body's name: "Finnish [chip maker] Toftware"."""
    start = mention.start
    while start > max(mention.start - _WORDS_BEFORE, 0) and view.tags[start - 1] in ("NN", "JJ", "HYPH"):
        start -= 1
    return range(start, mention.start)


def _descriptors(view: TokenArrays, mention: Mention) -> set[str]:
    """Return what a title before or a short apposition behind a name tells beside the role: "45-year-old", "boy"."""
    found = set()
    for index in range(max(mention.start - 2, 0), mention.start):
        key = fold(view.words[index])
        if key in _LONG_TITLES:
            found.add(_LONG_TITLES[key])
        if view.labels[index] == "NORP" and mention.type == "person":
            found.add(view.lemmas[index])  # "the Croatian Ivan Roe": later "the Croatian"
    if mention.end + 2 >= len(view) or view.words[mention.end] not in (",", "("):
        return found
    party = _PARTIES.get(view.words[mention.end + 1].partition("-")[0])
    if party and (view.words[mention.end + 2] == "-" or "-" in view.words[mention.end + 1]):
        found.update((party, "lawmaker"))
    age = view.words[mention.end + 1]
    if age.isdigit():
        found.add(f"{age}-year-old")
    for index in range(mention.end + 1, min(mention.end + 9, len(view))):
        if view.words[index] == "," or view.pos[index] in ("VERB", "ADP"):
            break
        found.add(view.lemmas[index])
    return found


def _gender_by_words(entity: Entity) -> Gender:
    found = {gender for word in entity.words if (gender := gender_of_noun(word, word))}
    return found.pop() if len(found) == 1 else ""


def fullest_name(view: TokenArrays, entity: Entity) -> str:
    """Return the canonical name: most words, no initials, mixed case, no nickname, frequent; the first of equals."""
    forms = Counter(view.printed(mention.start, mention.end) for mention in entity.mentions if mention.kind == "name")
    place = {form: number for number, form in enumerate(forms)}

    given = {fold(form.split()[0]) for form in forms if form}

    def rank(form: str) -> tuple[bool, int, int, bool, bool, bool, int, int]:
        words = form.split()
        first = fold(words[0])
        return (
            entity.type != "person" or not _has_stray_words(words, forms),
            len(words),
            sum(len(word.strip(".")) > 1 for word in words),
            not form.isupper(),
            not any(len(name) > len(first) and is_nickname(first, name) for name in given),
            form.rpartition(".")[2] in DOMAINS,
            forms[form],
            -place[form],
        )

    return max(forms, key=rank, default="")


def _has_stray_words(words: Sequence[str], forms: Iterable[str]) -> bool:
    """Tell whether words that are no first names stand before another form of the name: "Treasury [Robert Rubin]"."""
    for form in forms:
        tail = form.split()
        extra = words[: -len(tail)]
        if len(tail) > 1 and extra and words[-len(tail) :] == tail and _opens_name(tail[0]):
            return not any(is_first_name(word) or len(word.strip(".")) == 1 for word in extra)
    return False


def _opens_name(word: str) -> bool:
    return is_first_name(word) and word.casefold() not in PARTICLES  # "Gaël Le Bihan"
