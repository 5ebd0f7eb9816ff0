"""Who may be meant by a mention: the entities that its number, gender and kind allow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from claimtable.coref.entities import Entity
from claimtable.coref.history import PEOPLE, History, put_last
from claimtable.coref.mentions import Mention
from claimtable.coref.phrases import NEUTRAL
from claimtable.coref.plural_pronouns import counted, many_near

_KEPT = 6
_PROMINENT = 3
_PAIR = 2
#: so many of those named first before a noun phrase, and behind it, may be meant by it: an article's all, not a book's
_BEFORE, _BEHIND = 60, 20


class Candidates:
    """The entities of an article by the nouns that may point back to them, and by where they are named first."""

    def __init__(self, history: History, named: Sequence[Entity]) -> None:
        self._history = history
        self._by_noun: dict[str, list[Entity]] = {}
        self._described: dict[str, list[Entity]] = {}
        self._prominent: dict[str, list[Entity]] = {"person": [], "organisation": []}
        self._named = sorted(named, key=lambda entity: entity.mentions[0].start)
        self._starts = [entity.mentions[0].start for entity in self._named]
        self._pairs: dict[tuple[int, int], Entity] = {}

    def note(self, entity: Entity, mention: Mention) -> None:
        """Keep by which nouns a mentioned entity may be taken up."""
        if entity.named:
            if mention.kind == "name":
                for word in entity.words:
                    put_last(self._described.setdefault(word, []), entity, _KEPT)
            self._promote(entity)
        elif mention.kind == "nominal":
            put_last(self._by_noun.setdefault(mention.noun, []), entity, _KEPT)

    def _promote(self, entity: Entity) -> None:
        """Keep the entities of a type that were mentioned most."""
        known = self._prominent.get(entity.type)
        if known is None:
            return
        if not any(entity is other for other in known):
            known.append(entity)
        known.sort(key=self._count, reverse=True)
        del known[_PROMINENT:]

    def _count(self, entity: Entity) -> int:
        record = self._history.of(entity)
        return 0 if record is None else record.count

    def of(self, mention: Mention) -> list[Entity]:
        """Return who may be meant by a pronoun or a noun phrase, each once, in the order of their last mention."""
        found = self._of_pronoun(mention) if mention.kind == "pronoun" else self._of_phrase(mention)
        kept = {id(entity): entity for entity in found}
        return sorted(kept.values(), key=self._order)

    def _order(self, entity: Entity) -> tuple[int, int]:
        record = self._history.of(entity)
        if record is not None:
            return record.order, 0
        return 0, -entity.mentions[0].start if entity.mentions else 0

    def _of_pronoun(self, mention: Mention) -> Iterable[Entity]:
        pool = [*self._recent(), *self._prominent_ones()]
        found = [entity for entity in pool if agrees(self._history, entity, mention)]
        if not mention.plural:
            return found or [entity for entity in pool if may_agree(self._history, entity, mention)]
        many = [entity for entity in found if entity.plural or entity.type not in PEOPLE]
        nobody_else = [] if many_near(self._history.view, mention) else found
        return [entity for entity in found if entity.is_they] or many or nobody_else

    def _recent(self) -> Iterator[Entity]:
        for entities in self._history.recent.values():
            yield from entities

    def _of_phrase(self, mention: Mention) -> Iterator[Entity]:
        here = bisect_left(self._starts, mention.start)
        pool = (
            *self._named[max(here - _BEFORE, 0) : here + _BEHIND],
            *self._described.get(mention.noun, ()),
            *self._prominent_ones(),
            *self._recent(),
        )
        for entity in pool:
            if entity.named and may_be_called(self._history, entity, mention):
                yield entity
        if mention.plural:
            yield from self._of_plural(mention)
        else:
            yield from (entity for entity in self._by_noun.get(mention.noun, ()) if not entity.plural)

    def _of_plural(self, mention: Mention) -> Iterator[Entity]:
        """Yield those whom "and" joined, and the groups with the noun of "officers", "the two officers"."""
        number, is_bare = counted(self._history.view, mention), mention.start == mention.head
        if mention.definite and (number or not is_bare):
            yield from self._joint(mention, number)
        for entity in self._by_noun.get(mention.noun, ()):
            if entity.plural:
                yield entity

    def _joint(self, mention: Mention, number: int) -> Iterator[Entity]:
        """Yield those just joined by "and" whom "the leaders" may take up, and the two whom "the two leaders" are: the
        only two who are called so, else the last two named.
        """
        for entity in self._recent():
            if entity.members and number in (0, len(entity.members)):
                yield entity
        if number != _PAIR:
            return
        for type_ in ("person", "organisation"):
            if type_ == "person" or mention.type not in PEOPLE | {"group"}:
                yield from self._pair(type_, mention)

    def _pair(self, type_: str, mention: Mention) -> Iterator[Entity]:
        known = [entity for entity in self._recent() if entity.named and entity.type == type_]
        called = [entity for entity in known if mention.noun in entity.words]
        two = called if len(called) == _PAIR else sorted(known, key=self._order)[-_PAIR:]
        if len(two) == _PAIR:
            members = sorted(two, key=lambda entity: entity.mentions[0].start)
            key = (id(members[0]), id(members[1]))
            yield self._pairs.setdefault(key, Entity(members[0].type, False, plural=True, members=tuple(members)))

    def _prominent_ones(self) -> Iterator[Entity]:
        for entities in self._prominent.values():
            yield from entities


def agrees(history: History, entity: Entity, mention: Mention) -> bool:
    """Tell whether a pronoun agrees with an entity in number, gender and kind."""
    if mention.noun in NEUTRAL:
        return entity.type not in PEOPLE and not entity.members
    if mention.plural:
        return entity.type != "document" or entity.plural
    if entity.type not in PEOPLE or entity.plural:
        return False
    return history.genders.told(entity) in ("", mention.gender)


def may_agree(history: History, entity: Entity, mention: Mention) -> bool:
    """Tell whether a pronoun that agrees with nobody may mean an entity whose name tells its kind or gender wrongly."""
    if entity.members or entity.plural:
        return False
    return may_be_body(history, entity) if mention.noun in NEUTRAL else may_be_person(history, entity)


def may_be_called(history: History, entity: Entity, mention: Mention) -> bool:
    """Tell whether a noun phrase may stand for a named entity: no body is "the mayor", no man "the spokeswoman"."""
    if mention.plural and entity.type == "person":
        return False
    if mention.type in PEOPLE and not may_be_person(history, entity):
        return False
    if mention.type in ("organisation", "group") and not may_be_body(history, entity):
        return False
    told = history.genders.told(entity)
    return not (told and mention.gender and told != mention.gender)


def may_be_person(history: History, entity: Entity) -> bool:
    """Tell whether somebody is a person, or a body by a name of one or two words that may as well be a person's."""
    if entity.type in PEOPLE:
        return True
    named = history.named.get(id(entity))
    return named is not None and entity.type == "organisation" and named.is_like_person


def may_be_body(history: History, entity: Entity) -> bool:
    """Tell whether something is no person, or a person of whom but one word is told, which may as well be a body's."""
    if entity.type not in PEOPLE:
        return True
    return (
        entity.named
        and entity.type == "person"
        and id(entity) in history.named
        and not _is_surely_person(history, entity)
    )


def _is_surely_person(history: History, entity: Entity) -> bool:
    genders = history.genders
    return bool(genders.told(entity) or genders.guessed(entity) or history.named[id(entity)].size > 1)
