"""What an article has said so far of everybody in it: where, how often and in which part of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtable.coref.entities import Entity
from claimtable.coref.gender import Genders
from claimtable.coref.mentions import Mention
from claimtable.coref.named import Named, named_in
from claimtable.coref.token_arrays import OUTSIDE, TokenArrays
from claimtable.lexicon.people import REPRESENTATIVES

_RECENT = 10
PEOPLE = frozenset({"person", "anonymous"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Record:
    """What was said of one entity up to now: its last mention, the sentence of it, and counts.

    ``subject`` is the last sentence of which it was the main subject, ``first`` the first in which it occurs, both
    numbers of ``History.clock``; ``order`` counts mentions of everybody up to its last one.
    """

    last: Mention
    clock: int
    order: int
    first: int
    count: int = 0
    spoke: int = 0
    subject: int = -9
    pronouns: int = 0
    introduced: bool = False


class History:
    """The records of all entities that were mentioned, and who spoke or was told of last."""

    def __init__(self, view: TokenArrays, named: Sequence[Entity]) -> None:
        self.view = view
        self.genders = Genders(view, named)
        self.clock = _clock(view)
        self.paragraph = _paragraphs(view)
        self.named: dict[int, Named] = {id(entity): named_in(view, entity, self.clock) for entity in named}
        self.records: dict[int, Record] = {}
        self.recent: dict[bool, list[Entity]] = {True: [], False: []}
        self.speakers: list[Entity] = []
        self.subject: dict[int, Entity] = {}
        self.opening: dict[int, Entity] = {}
        self.meant: dict[str, tuple[Entity, int]] = {}
        self.total = 0
        self.spoken = 0

    def of(self, entity: Entity) -> Record | None:
        """Return the record of ``entity``, None where it was not mentioned yet."""
        return self.records.get(id(entity))

    def note(self, entity: Entity, mention: Mention) -> None:
        """Take in one mention of ``entity``."""
        view, now = self.view, self.clock[mention.head]
        self.total += 1
        record = self.records.get(id(entity))
        if record is None:
            record = self.records[id(entity)] = Record(mention, now, self.total, now)
        record.last, record.clock, record.order = mention, now, self.total
        record.count += 1
        record.pronouns += mention.kind == "pronoun"
        record.introduced = record.introduced or (mention.kind == "nominal" and not mention.definite)
        if mention.is_source:
            record.spoke += 1
            self.spoken += 1
            put_last(self.speakers, entity, 3)
        if mention.kind == "pronoun":
            self.meant[mention.noun] = entity, now
        if view.quote[mention.head] == OUTSIDE:
            self.opening.setdefault(now, entity)
            verb = view.heads[mention.head]
            if view.deps[mention.head] in SUBJECTS and view.deps[verb] == "ROOT":
                record.subject = now
                self.subject[now] = entity
        put_last(self.recent[entity.type in PEOPLE], entity, _RECENT)

    def is_spoken_for(self, mention: Mention) -> bool:
        """Tell whether somebody speaks for a person: "Roe's lawyer said he would appeal"."""
        view = self.view
        return view.deps[mention.head] == "poss" and view.lemmas[view.heads[mention.head]] in REPRESENTATIVES


def put_last(entities: list[Entity], entity: Entity, longest: int) -> None:
    """Make ``entity`` the last one of a short list."""
    for place, known in enumerate(entities):
        if known is entity:
            del entities[place]
            break
    entities.append(entity)
    del entities[:-longest]


def _clock(view: TokenArrays) -> list[int]:
    """Number the tokens by sentences that hold words outside quotations: a long quotation lets nobody fade."""
    clock, ticks, last = [], 0, -1
    for index in range(len(view)):
        if view.sentence[index] != last and view.quote[index] == OUTSIDE and view.words[index][:1].isalnum():
            ticks, last = ticks + 1, view.sentence[index]
        clock.append(ticks)
    return clock


def _paragraphs(view: TokenArrays) -> list[int]:
    """Number the tokens by paragraph: a line's end begins the next."""
    numbers, number = [], 0
    for word in view.words:
        number += "\n" in word
        numbers.append(number)
    return numbers
