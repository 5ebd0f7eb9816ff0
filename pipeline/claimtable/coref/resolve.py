"""Whom pronouns and noun phrases stand for, in one pass over the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimtable.coref.candidates import Candidates
from claimtable.coref.certainty import Link
from claimtable.coref.entities import Entity
from claimtable.coref.history import SUBJECTS, History
from claimtable.coref.link_features import features
from claimtable.coref.link_settings import Setting
from claimtable.coref.links import Chooser, group_of
from claimtable.coref.mentions import Mention
from claimtable.coref.noun_features import fits_wholly, nobody
from claimtable.coref.phrases import FIRST, RELATIVE
from claimtable.coref.plural_pronouns import goes_by_they, is_last, joined_to
from claimtable.coref.token_arrays import OUTSIDE, TokenArrays
from claimtable.lexicon.wordlist import words

_CLAUSE = 60
_NOBODY = words("anyone anybody nobody none everyone everybody someone somebody one")


class Resolver:
    """The state of the pass: who was mentioned when, who spoke last, what each quotation's speaker is."""

    def __init__(
        self, view: TokenArrays, entity_of: dict[tuple[int, int], Entity], speaker_of: Sequence[int], chooser: Chooser
    ) -> None:
        self._view = view
        self._entity_of = entity_of
        self._speaker_of = speaker_of
        self._chooser = chooser
        named = list({id(entity): entity for entity in entity_of.values()}.values())
        self._history = History(view, named)
        self._candidates = Candidates(self._history, named)
        self._at: dict[int, Entity] = {}
        self._subject_of: dict[int, Entity] = {}
        placed = sorted((place[0], id(entity)) for place, entity in entity_of.items())
        self._named_at = [start for start, _ in placed]
        self._named = [entity for _, entity in placed]
        self._coordinated: dict[int, tuple[Entity, ...]] = {}
        self._joined: dict[tuple[int, ...], Entity] = {}
        self.speakers: dict[int, Entity] = {}
        self.created: list[Entity] = []
        self.links: dict[tuple[int, int], Link] = {}

    def visit(self, mention: Mention) -> None:
        """Find the entity of ``mention`` and make it salient; a mention by name has its entity already."""
        entity = self._entity_of.get(mention.place)
        if entity is None and mention.kind != "name":
            entity = self._find(mention)
        if entity is None:
            return
        if mention.kind != "name":
            self._entity_of[mention.place] = entity
            entity.add(mention)
            if mention.kind == "nominal" and not entity.named:
                entity.words.update(self._view.lemmas[mention.start : mention.end])
        self._note(entity, mention)
        if mention.kind == "name":
            if entity.type == "person":
                entity.is_they = entity.is_they or goes_by_they(self._view, mention)
            self._join(entity, mention)

    def _join(self, entity: Entity, mention: Mention) -> None:
        """Make people or bodies who are joined by "and" one to whom "they" may point."""
        left = joined_to(self._view, mention)
        first = None if left is None else self._at.get(left)
        if left is None or first is None or first is entity or first.type != entity.type or not first.named:
            return
        members = (*self._coordinated.get(left, (first,)), entity)
        self._coordinated.update(dict.fromkeys((*range(mention.start, mention.end), mention.head), members))
        if not is_last(self._view, left, mention):
            return
        key = tuple(id(member) for member in members)
        if key not in self._joined:
            self._joined[key] = Entity(entity.type, False, plural=True, members=members)
            self.created.append(self._joined[key])
        joined = self._joined[key]
        self._history.note(joined, mention)

    def _find(self, mention: Mention) -> Entity | None:
        if mention.noun in FIRST:
            return self._speaker_at(mention.start, many=mention.noun in _WE) if mention.noun in _SELF | _WE else None
        if mention.noun in RELATIVE:
            return self._relative(mention)
        return self._link(mention)

    def _speaker_at(self, index: int, *, many: bool = False) -> Entity | None:
        """Return the speaker of the quotation around a token; for "we" only one that is many."""
        number = self._speaker_of[index]
        speaker = self.speakers.get(number) if number >= 0 and self._view.quote[index] != OUTSIDE else None
        return None if many and speaker is not None and speaker.type in ("person", "anonymous") else speaker

    def _around(self, index: int) -> Entity | None:
        """Return whose words are around a token, quoted or not."""
        return self.speakers.get(self._speaker_of[index]) if self._speaker_of[index] >= 0 else None

    def _note(self, entity: Entity, mention: Mention) -> None:
        """Keep where an entity was mentioned and make it salient."""
        self._at.update(dict.fromkeys((*range(mention.start, mention.end), mention.head), entity))
        if mention.noun in _NOBODY and not mention.is_source:
            return
        if self._view.deps[mention.head] in SUBJECTS:
            self._subject_of[self._view.heads[mention.head]] = entity
        self._history.note(entity, mention)
        self._candidates.note(entity, mention)

    def _link(self, mention: Mention) -> Entity | None:
        """Return whom the pronoun or noun phrase stands for: a candidate, or somebody new without a name."""
        barred = self._barred(mention) if mention.kind == "pronoun" else set()
        entities = [entity for entity in self._candidates.of(mention) if id(entity) not in barred]
        if mention.plural and entities and all(entity.is_they for entity in entities):
            return entities[-1]
        setting = Setting(self._history, mention, entities, self._around(mention.start))
        listed = [features(setting, entity) for entity in entities]
        speaks_by_pronoun = mention.is_source and mention.kind == "pronoun"
        options = listed if listed and speaks_by_pronoun else [*listed, nobody(setting, listed)]
        place, probability = self._chooser.choose(setting, entities, options)
        if place == len(entities) and mention.definite:
            # "the report" is no other than the report before, by whatever name that goes
            place = next((n for n in reversed(range(len(listed))) if fits_wholly(listed[n])), place)
        self.links[mention.place] = Link(group_of(setting.kind), probability, place == len(entities), len(options))
        if place == len(entities):
            return self._new(mention) if mention.kind == "nominal" else None
        return self._taken_up(entities[place], mention)

    def _taken_up(self, entity: Entity, mention: Mention) -> Entity:
        """Return the entity that a mention stands for, which learns its gender and, of two together, is new here."""
        if entity.members and not any(entity is other for other in self.created):
            self.created.append(entity)
        self._history.genders.learn(entity, mention.gender)
        return entity

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
                return self._at.get(self._view.heads[verb])
            verb = self._view.heads[verb]
        return self._at.get(mention.start - 1) or self._at.get(mention.start - 2)

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(mention.type, False, mention.gender, mention.plural, mention.noun)
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
