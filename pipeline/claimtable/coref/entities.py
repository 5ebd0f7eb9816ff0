"""Whom the names stand for: mentions by name become entities, one a person or organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from claimtable.coref.mentions import Mention
from claimtable.coref.names import (
    Gender,
    PersonName,
    acronyms,
    gender_of_first_name,
    is_nickname,
    is_tail,
    may_be_one,
    parse_person,
    without_legal_form,
)
from claimtable.coref.role_candidates import Candidate
from claimtable.coref.role_features import Option
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.cues import PRINT_WORDS
from claimtable.lexicon.people import ORGANISATION_NOUNS, TRADES
from claimtable.schema import SpeakerType
from claimtable.text import fold

_LOOK_BACK = 20
#: words of a body's name that is clipped to the first of them
_LONGEST = 3
_SIMILAR = 0.85
#: what stands behind the name of a site
DOMAINS = frozenset({"com", "org", "net"})
_JOINING = frozenset({"of", "for", "on"})
#: nouns by which a body is called for short, with a capital: "the Commission"
_SHORT_NOUNS = ORGANISATION_NOUNS | PRINT_WORDS
#: an acronym that is spoken as a word has so many letters at most
_SPOKEN = 6


@dataclass(slots=True)
class Entity:
    """A person, organisation or unnamed source while its mentions are collected.

    ``words`` describe it (lower-case lemmas of its roles, name and kind); by them "the general" finds it. ``told`` are
    those of them that the article itself uses, without others of the same kind.
    ``roles`` are the likely phrases that tell what it is, ``phrases`` all of them, once they were looked for.
    ``members`` are the people whom "they" joins; ``is_they`` marks one person who is called "they".
    """

    type: SpeakerType
    named: bool
    gender: Gender = ""
    plural: bool = False
    noun: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Candidate] = field(default_factory=list)
    phrases: Sequence[Option] | None = None
    words: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    names: list[PersonName] = field(default_factory=list)
    members: tuple[Entity, ...] = ()
    is_they: bool = False

    def add(self, mention: Mention) -> None:
        """Take in a mention and the gender that it tells."""
        self.mentions.append(mention)
        if mention.gender and not self.gender:
            self.gender = mention.gender


def people_of(view: TokenArrays, mentions: Sequence[Mention]) -> list[Entity]:
    """Return the people that ``mentions`` (of type person, by name) stand for.

    Full names first, in text order, then surnames and first names alone: to the person who was called so before, else
    to the nearest one before, else to the nearest at all.
    """
    named = [(mention, name) for mention in mentions if (name := parse_person(view.words[mention.start : mention.end]))]
    finder = _People()
    for mention, name in named:
        if name.given:
            finder.add_full(view, mention, name)
    for mention, name in named:
        if not name.given:
            finder.add_short(view, mention, name)
    return finder.entities


class _People:
    """People by surname and by first name."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_initial: dict[str, list[Entity]] = defaultdict(list)
        self._called: dict[str, Entity] = {}
        self._doubted: set[str] = set()

    def add_full(self, view: TokenArrays, mention: Mention, name: PersonName) -> None:
        for entity in reversed(self._by_surname[name.bare]):
            if any(is_tail(name, other) for other in entity.names):
                mention = replace(mention, gender="")  # "Reyes" of "Reyes Soto" is no first name
            if _agree(entity, mention) and all(may_be_one(name, other) for other in entity.names):
                self._join(entity, mention, name)
                return
        gender = mention.gender or gender_of_first_name(name.given[0])
        entity = Entity("person", True, gender, names=[name])
        entity.add(mention)
        self.entities.append(entity)
        self._by_surname[name.bare].append(entity)
        for given in dict.fromkeys(name.given):
            self._by_first[given].append(entity)
        self._by_initial[name.bare[0]].append(entity)

    def add_short(self, view: TokenArrays, mention: Mention, name: PersonName) -> None:
        key = name.bare
        found, is_doubtful = self._pick(self._by_surname[key], mention, key)
        if found is None:
            found, is_doubtful = self._pick(self._firsts(key), mention, key)
        if found is None and mention.is_source:
            found = self._misspelt(key, mention)
        if found is None:
            found = Entity("person", True, mention.gender, names=[name])
            self.entities.append(found)
            self._by_surname[key].append(found)
        self._called[key] = found
        found.add(replace(mention, is_doubtful=is_doubtful))

    def _misspelt(self, key: str, mention: Mention) -> Entity | None:
        """Return the one person named before whose surname differs by a slip of the pen ("Buchtmann", "Bauchtman")."""
        if len(key) < 6:
            return None
        near = [
            e
            for e in self._by_initial[key[0]][-_LOOK_BACK:]
            if e.mentions[0].start < mention.start and _agree(e, mention)
        ]
        close = [
            e for e in near if e.names[0].given and SequenceMatcher(None, key, e.names[0].bare).ratio() >= _SIMILAR
        ]
        return close[0] if len(close) == 1 else None

    def _firsts(self, key: str) -> list[Entity]:
        return self._by_first[key] or [
            entity
            for first, found in self._by_first.items()
            if first[0] == key[0] and is_nickname(key, first)
            for entity in found
        ]

    def _pick(self, candidates: Sequence[Entity], mention: Mention, key: str) -> tuple[Entity | None, bool]:
        """Return whom the name means, and whether it may as well be another of them."""
        fitting = [entity for entity in candidates if _agree(entity, mention)]
        if len(fitting) < 2:
            return (fitting[0] if fitting else None), False
        before = [entity for entity in fitting if entity.mentions[0].start < mention.start]
        if key in self._called and self._called[key] in before:
            return self._called[key], key in self._doubted
        if len(before) != 1:
            self._doubted.add(key)
        return (before[-1] if before else fitting[0]), len(before) != 1

    def _join(self, entity: Entity, mention: Mention, name: PersonName) -> None:
        if name not in entity.names:
            entity.names.append(name)
            if name.given:
                self._by_first[name.given[0]].append(entity)
        entity.add(mention)


def _agree(entity: Entity, mention: Mention) -> bool:
    return not (entity.gender and mention.gender and entity.gender != mention.gender)


def organisations_of(view: TokenArrays, mentions: Sequence[Mention]) -> list[Entity]:
    """Return the organisations that ``mentions`` (of type organisation, by name) stand for: a name, its acronym."""
    entities: dict[str, Entity] = {}
    for mention in mentions:
        key = without_legal_form(fold(view.printed(mention.start, mention.end)))
        if key not in entities:
            entities[key] = Entity("group" if mention.plural else "organisation", True, plural=mention.plural)
        entities[key].add(mention)
    short_of = _short_names(view, entities)
    for short, full in short_of.items():
        target = entities[full]
        for mention in entities.pop(short).mentions:
            target.add(mention)
    for entity in entities.values():
        entity.mentions.sort(key=lambda mention: mention.start)
    return sorted(entities.values(), key=lambda entity: entity.mentions[0].start)


def _short_names(view: TokenArrays, entities: dict[str, Entity]) -> dict[str, str]:
    """Map acronyms ("fao") and clipped names ("home office") to the full name's key in ``entities``."""
    full_by_acronym: dict[str, str] = {}
    full_by_end: dict[str, str] = {}
    for key, entity in entities.items():
        mention = entity.mentions[0]
        words = view.words[mention.start : mention.end]
        for form in acronyms(words) | _bracketed(view, mention):
            full_by_acronym.setdefault(form, key)
        parts = key.split()
        for cut in range(1, len(parts) - 1):
            full_by_end.setdefault(" ".join(parts[cut:]), key)
        if 2 <= len(parts) <= 3 and parts[1] in TRADES:
            full_by_end.setdefault(parts[0], key)
    headed, clipped, sites = _headed(view, entities), _clipped(view, entities), _sites(view, entities)
    found = {}
    for key, entity in entities.items():
        printed = view.printed(*entity.mentions[0].place)
        tables = (
            (full_by_acronym, _is_acronym(printed)),
            (full_by_end, not _is_capital(printed)),
            (sites, True),
            (headed, " " in key or _is_definite(view, entity)),
            (clipped, printed.istitle() and not _is_place(view, entity)),
        )
        full = next((table[key] for table, is_of_form in tables if is_of_form and key in table), key)
        if full != key:
            found[key] = full
    return {short: full for short, full in found.items() if full not in found}


def _sites(view: TokenArrays, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Map a site's name without its ending to the one with it: "amazon" to "amazoncom"."""
    parted = ((view.printed(*entity.mentions[0].place).rpartition("."), key) for key, entity in entities.items())
    return {fold(stem): key for (stem, _, end), key in parted if end in DOMAINS and " " not in stem}


def _clipped(view: TokenArrays, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Map the first word of a body's name to the one name of two or three capitalised words that begins with it:
    "goldman" to "goldman sachs".
    """
    found: dict[str, set[str]] = defaultdict(set)
    for key, entity in entities.items():
        mention, parts = entity.mentions[0], key.split()
        if 1 < len(parts) <= _LONGEST:
            is_plain = all(view.is_capital(index) for index in range(*mention.place))
            found[parts[0]].add(key if is_plain else "")
    return {short: key for short, keys in found.items() if len(keys) == 1 and (key := keys.pop())}


def _is_place(view: TokenArrays, entity: Entity) -> bool:
    return any(view.labels[one.start] in ("GPE", "LOC", "NORP", "FAC") for one in entity.mentions)


def _headed(view: TokenArrays, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Map what stands in front of a preposition, and the noun of a body's name, to the one name that has it.

    "economic commission" of "economic commission for latin america", "post" of "washington post"; also two or more
    words before "and" or "&": "kent zoo" of "kent zoo & garden".
    """
    found: dict[str, set[str]] = defaultdict(set)
    for key, entity in entities.items():
        start, end = entity.mentions[0].place
        joint = next((index for index in range(start + 2, end) if view.words[index] in ("and", "&")), end)
        if joint < end:
            found[fold(view.printed(start, joint))].add(key)
        parts = key.split()
        cuts = [place for place in range(1, len(parts)) if parts[place] in _JOINING]
        head = cuts[0] if cuts else len(parts)
        if 1 < head < len(parts):
            found[" ".join(parts[:head])].add(key)
        if len(cuts) > 0 and head == 1 and len(parts) > 3:
            found[" ".join(parts[:3])].add(key)
        if head > 1 and parts[head - 1] in _SHORT_NOUNS:
            found[parts[head - 1]].add(key)
    return {short: keys.pop() for short, keys in found.items() if len(keys) == 1}


def _is_definite(view: TokenArrays, entity: Entity) -> bool:
    """Tell whether "the" stands before every mention: "the Post"."""
    return all(one.start and view.words[one.start - 1].lower() == "the" for one in entity.mentions)


def _bracketed(view: TokenArrays, mention: Mention) -> set[str]:
    """Return the acronym that stands in brackets behind the name, folded."""
    place = mention.end
    if place + 2 < len(view) and view.words[place] == "(" and view.words[place + 2] == ")":
        return {fold(view.words[place + 1])}
    return set()


def _is_acronym(printed: str) -> bool:
    """Tell whether a word may be an acronym: two capitals, or as British papers print it ("Sars")."""
    if " " in printed:
        return False
    return _is_capital(printed) or (printed.istitle() and 3 < len(printed) <= _SPOKEN)


def _is_capital(printed: str) -> bool:
    return sum(char.isupper() for char in printed) >= 2 and " " not in printed
