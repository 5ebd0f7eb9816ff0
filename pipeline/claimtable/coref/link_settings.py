"""What the candidates of one mention are compared by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimtable.coref.entities import Entity
from claimtable.coref.history import SUBJECTS, History
from claimtable.coref.mentions import Mention
from claimtable.coref.named import Named
from claimtable.coref.phrases import NEUTRAL
from claimtable.coref.token_arrays import OUTSIDE

_UNMARKED = ("DT", "IN", "POS", "PRP$", "HYPH", ",", "CC")


def class_of(mention: Mention) -> str:
    """Return the class of a mention: which pronoun, or how a noun phrase begins."""
    if mention.kind == "pronoun":
        word = "it" if mention.noun in NEUTRAL else "they" if mention.plural else "he"
        return word if mention.is_source else f"{word}, spoken of"
    kind = "the" if mention.definite else "a"
    if mention.type in ("person", "anonymous"):
        return f"{kind} person"
    return f"{kind} {mention.type or 'thing'}"


class Setting:
    """What all candidates of one mention are compared by: computed once a mention."""

    def __init__(self, history: History, mention: Mention, entities: Sequence[Entity], around: Entity | None) -> None:
        self.history, self.mention, self.around = history, mention, around
        self.kind = class_of(mention)
        self.now = history.clock[mention.head]
        self.is_quoted = history.view.quote[mention.head] != OUTSIDE
        self.is_subject = history.view.deps[mention.head] in SUBJECTS
        self.modifiers = _modifiers(history, mention) if mention.kind == "nominal" else frozenset()
        genders = history.genders
        self.same_gender = [
            id(e) for e in entities if mention.gender and mention.gender in (genders.told(e), genders.guessed(e))
        ]
        self.size = len(entities)
        self.ranks = {id(entity): rank for rank, entity in enumerate(reversed(entities))}
        counts = [record.count for e in entities if (record := history.of(e)) is not None]
        self.most = max(counts, default=0)
        behind = [e for e in entities if history.of(e) is None and e.mentions]
        self.spoken_for = any(
            history.is_spoken_for(record.last) and self.now - record.clock <= 1
            for e in entities
            if (record := history.of(e)) is not None
        )
        self.peers = _peers(history, entities)
        self.fitting_ranks = self._fitting_ranks(entities)
        self.ahead = id(min(behind, key=lambda e: e.mentions[0].start)) if behind else 0

    def _fitting_ranks(self, entities: Sequence[Entity]) -> dict[int, int]:
        """Number from the last one those candidates whose type and gender may well be the mention's."""
        genders, gender = self.history.genders, self.mention.gender
        ranks: dict[int, int] = {}
        for entity in reversed(entities):
            known = genders.told(entity) or genders.guessed(entity) or genders.called(entity)
            if self.history.of(entity) is not None and not (gender and known and known != gender):
                ranks[id(entity)] = len(ranks)
        return ranks


@dataclass(frozen=True, slots=True)
class Peers:
    """The named candidates of one type: how many, how often one of them is named at most, and where the first is."""

    size: int
    most: int
    first: int


def _peers(history: History, entities: Sequence[Entity]) -> dict[str, Peers]:
    by_type: dict[str, list[Named]] = defaultdict(list)
    for entity in entities:
        if id(entity) in history.named:
            by_type[entity.type].append(history.named[id(entity)])
    return {
        type_: Peers(len(found), max(one.count for one in found), min(one.first for one in found))
        for type_, found in by_type.items()
    }


def _modifiers(history: History, mention: Mention) -> frozenset[str]:
    view = history.view
    return frozenset(
        view.lemmas[index]
        for index in range(mention.start, mention.end)
        if index != mention.head and view.words[index][:1].isalnum() and view.tags[index] not in _UNMARKED
    )
