"""Whom pronouns and noun phrases stand for, in one pass over the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimtable.coref.agreement import agrees
from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.nominals import Nominals
from claimtable.coref.phrases import FIRST, NEUTRAL, RELATIVE
from claimtable.coref.salience import Salience
from claimtable.coref.they import goes_by_they, is_last, joined_to, many_near
from claimtable.coref.view import OUTSIDE, View
from claimtable.lexicon.wordlist import words

_CLAUSE = 60
_SUBJECT = 1.0
_FAINT = 0.02
_NOBODY = words("anyone anybody nobody none everyone everybody someone somebody one")


class Resolver:
    """The state of the pass: who was mentioned when, who spoke last, what each quotation's speaker is."""

    def __init__(self, view: View, owners: dict[tuple[int, int], Entity], speaker_of: Sequence[int]) -> None:
        self._view = view
        self._owners = owners
        self._speaker_of = speaker_of
        self._salience = Salience(view)
        self._nominals = Nominals(view, self._salience)
        self._at: dict[int, Entity] = {}
        self._subject_of: dict[int, Entity] = {}
        named = sorted((place[0], id(entity)) for place, entity in owners.items())
        self._named_at = [start for start, _ in named]
        self._named = [entity for _, entity in named]
        self._coordinated: dict[int, tuple[Entity, ...]] = {}
        self._joined: dict[tuple[int, ...], Entity] = {}
        self.speakers: dict[int, Entity] = {}
        self.created: list[Entity] = []

    def visit(self, mention: Mention) -> None:
        """Find the entity of ``mention`` and make it salient; a mention by name has its entity already."""
        entity = self._owners.get(mention.place)
        if entity is None and mention.kind != "name":
            entity = self._find(mention)
        if entity is None:
            return
        if mention.kind != "name":
            self._owners[mention.place] = entity
            entity.add(mention)
        self._note(entity, mention)
        if mention.kind == "name" and entity.type == "person":
            entity.is_they = entity.is_they or goes_by_they(self._view, mention)
            self._join(entity, mention)

    def _join(self, entity: Entity, mention: Mention) -> None:
        """Make people who are joined by "and" one to whom "they" may point."""
        left = joined_to(self._view, mention)
        first = None if left is None else self._at.get(left)
        if left is None or first is None or first is entity or first.type != "person" or not first.named:
            return
        members = (*self._coordinated.get(left, (first,)), entity)
        self._coordinated.update(dict.fromkeys((*range(mention.start, mention.end), mention.head), members))
        if not is_last(self._view, left, mention):
            return
        key = tuple(id(member) for member in members)
        if key not in self._joined:
            self._joined[key] = Entity("person", False, plural=True, members=members)
            self.created.append(self._joined[key])
        joined = self._joined[key]
        self._salience.join(joined, first, speaks=mention.is_source)

    def _find(self, mention: Mention) -> Entity | None:
        if mention.kind == "nominal":
            known = self._nominals.find(mention)
            is_new = mention.is_source or mention.type != "organisation"
            return self._new(mention) if known is None and is_new else known
        if mention.noun in FIRST:
            return self._speaker_at(mention.start, many=mention.noun in _WE) if mention.noun in _SELF | _WE else None
        if mention.noun in RELATIVE:
            return self._relative(mention)
        return self._pronoun(mention)

    def _speaker_at(self, index: int, *, many: bool = False) -> Entity | None:
        """Return the speaker of the quotation around a token; for "we" only one that is many."""
        number = self._speaker_of[index]
        speaker = self.speakers.get(number) if number >= 0 and self._view.quote[index] != OUTSIDE else None
        return None if many and speaker is not None and speaker.type in ("person", "anonymous") else speaker

    def _note(self, entity: Entity, mention: Mention) -> None:
        """Keep where an entity was mentioned and make it salient."""
        self._at.update(dict.fromkeys((*range(mention.start, mention.end), mention.head), entity))
        if mention.noun in _NOBODY and not mention.is_source:
            return
        if self._view.deps[mention.head] in ("nsubj", "nsubjpass"):
            self._subject_of[self._view.heads[mention.head]] = entity
        self._salience.raise_for(entity, mention)
        self._nominals.note(entity, mention)

    def _pronoun(self, mention: Mention) -> Entity | None:
        barred = self._barred(mention)
        scored = [
            (self._salience.of(entity, mention.head) + self._salience.parallel(entity, mention), number, entity)
            for number, entity in enumerate(self._salience.recent)
            if agrees(entity, mention) and id(entity) not in barred
        ]
        if (
            mention.noun == "they"
            and mention.is_source
            and not self._salience.just_before(mention, (e for _, _, e in scored))
        ):
            single = self._one_person(mention, barred, is_only=not scored)
            if single is not None:
                single.is_they = not single.named or single.is_they
                return single
        if not scored:
            return None
        strength, _, entity = max(scored, key=lambda found: found[:2])
        if strength < _FAINT or (mention.noun in NEUTRAL and not self._is_somebody(mention, strength)):
            return None
        if mention.gender and not entity.gender:
            entity.gender = mention.gender
        return entity

    def _one_person(self, mention: Mention, barred: set[int], *, is_only: bool) -> Entity | None:
        """Return the only person just before; one with a name only where nobody else is there to be "they"."""
        people = [
            entity
            for entity in self._salience.just_before(mention, self._salience.recent)
            if entity.type in ("person", "anonymous") and not entity.plural and id(entity) not in barred
        ]
        if len(people) != 1 or (people[0].named and not is_only) or many_near(self._view, mention):
            return None
        return people[0]

    def _is_somebody(self, mention: Mention, strength: float) -> bool:
        """Tell whether "it" stands for the one most salient, and not for nothing ("it is likely that")."""
        if mention.is_source:
            return True
        head, view = mention.head, self._view
        if view.quote[head] != OUTSIDE or view.deps[head] not in ("nsubj", "poss"):
            return False
        return strength > _SUBJECT and view.lemmas[view.heads[head]] != "be"

    def _barred(self, mention: Mention) -> set[int]:
        """Return who cannot be meant: the speaker inside his quotation, the subject of the verb whose object it is."""
        barred = self._named_below(mention)
        speaker = self._speaker_at(mention.start)
        if speaker is not None:
            barred.add(id(speaker))
        if mention.noun in _OBJECTS:
            verb = self._view.heads[mention.head]
            if self._view.deps[mention.head] in ("prep", "pobj"):
                verb = self._view.heads[verb]
            if verb in self._subject_of:
                barred.add(id(self._subject_of[verb]))
        return barred

    def _named_below(self, mention: Mention) -> set[int]:
        """Return who is named in the clause whose subject the pronoun is: in "He described Roe", "he" is not Roe."""
        if self._view.deps[mention.head] not in ("nsubj", "nsubjpass"):
            return set()
        last = self._view.doc[self._view.heads[mention.head]].right_edge.i
        first = bisect_right(self._named_at, mention.start)
        return set(self._named[first : bisect_right(self._named_at, min(last, mention.start + _CLAUSE))])

    def _relative(self, mention: Mention) -> Entity | None:
        """Return whom "who" points to: the noun that its clause hangs on."""
        verb = self._view.heads[mention.head]
        for _ in range(3):
            if self._view.deps[verb] in ("relcl", "acl"):
                return self._somebody(self._view.heads[verb])
            verb = self._view.heads[verb]
        return self._somebody(mention.start - 1) or self._somebody(mention.start - 2)

    def _somebody(self, index: int) -> Entity | None:
        entity = self._at.get(index)
        return entity if entity is not None and entity.type not in ("document", "") else None

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(mention.type, False, mention.gender, mention.plural, mention.noun)
        entity.words.update({self._view.lemmas[index] for index in range(mention.start, mention.end)})
        self.created.append(entity)
        return entity


_SELF = words("i me my mine myself")
_WE = words("we us our ours ourselves")
_OBJECTS = frozenset({"him", "her", "them", "it"})


def in_order(mentions: Iterable[Mention], starts: dict[tuple[int, int], int]) -> Iterator[Mention]:
    """Yield mentions in text order, but a source that follows its content before it, as ``starts`` (by token) tells."""
    yield from sorted(
        mentions, key=lambda mention: (starts.get(mention.place, mention.start), not mention.is_source, mention.start)
    )
