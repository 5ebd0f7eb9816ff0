"""Who is in mind at each point of a text: salience after Lappin and Leass (1994).

A mention makes its entity salient by its grammatical role, salience fades from sentence to sentence, and who speaks is
more salient than who is spoken of. Only the most recent entities are kept, so the pass is linear in the length of the
text.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.view import OUTSIDE, View
from claimtable.lexicon.people import REPRESENTATIVES

_WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "agent": 0.7,
    "dobj": 0.55,
    "obj": 0.55,
    "dative": 0.5,
    "attr": 0.4,
    "appos": 0.6,
    "poss": 0.4,
}
_OTHER = 0.35
_SPEAKS = 0.8
_SPOKEN_FOR = 1.2
_IN_QUOTE = 0.3
_VAGUE = 0.5
_FADE = 0.6
_KEPT = 0.3
_RECENT = 12
_PARALLEL = 0.4


class Salience:
    """How salient the entities are; ``recent`` are the last ones mentioned, the latest at the end."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._strength: dict[int, tuple[float, int]] = {}
        self._told_of: dict[int, Entity] = {}
        self._clock = _clock(view)
        self.recent: list[Entity] = []

    def of(self, entity: Entity, index: int) -> float:
        """Return how salient ``entity`` is at the token ``index``."""
        value, clock = self._strength.get(id(entity), (0.0, 0))
        return float(value * _FADE ** max(self._clock[index] - clock, 0))

    def raise_for(self, entity: Entity, mention: Mention) -> None:
        """Make ``entity`` more salient by one mention of it."""
        view, now = self._view, self._clock[mention.head]
        if view.deps[mention.head] in ("nsubj", "nsubjpass"):
            verb = view.heads[mention.head]
            if view.deps[verb] == "ROOT" and view.quote[verb] == OUTSIDE:
                self._told_of[now] = entity
        self._strength[id(entity)] = (_KEPT * self.of(entity, mention.head) + self._weight(mention), now)
        put_last(self.recent, entity, _RECENT)

    def join(self, joined: Entity, first: Entity, *, speaks: bool) -> None:
        """Make people who are joined by "and" as salient as the first of them, more if they speak."""
        strength, clock = self._strength[id(first)]
        self._strength[id(joined)] = (strength + (_SPEAKS if speaks else 0.0), clock)
        put_last(self.recent, joined, _RECENT)

    def _weight(self, mention: Mention) -> float:
        weight = _WEIGHTS.get(self._view.deps[mention.head], _OTHER)
        if mention.is_source:
            weight += _SPEAKS
        elif self._is_spoken_for(mention):
            weight += _SPOKEN_FOR
        elif mention.kind == "nominal" and not mention.definite:
            weight *= _VAGUE
        elif self._view.quote[mention.head] != OUTSIDE:
            weight *= _IN_QUOTE
        return weight

    def _is_spoken_for(self, mention: Mention) -> bool:
        """Tell whether somebody speaks for a person: "Roe's lawyer said he would appeal"."""
        view = self._view
        return view.deps[mention.head] == "poss" and view.lemmas[view.heads[mention.head]] in REPRESENTATIVES

    def parallel(self, entity: Entity, mention: Mention) -> float:
        """Return what speaks for the subject of the sentence before, where a pronoun goes on telling of him."""
        if mention.is_source or self._view.quote[mention.head] != OUTSIDE or mention.noun not in ("he", "she"):
            return 0.0
        now = self._clock[mention.head]
        is_subject = self._view.deps[mention.head] in ("nsubj", "nsubjpass")
        return _PARALLEL if is_subject and self._told_of.get(now, self._told_of.get(now - 1)) is entity else 0.0

    def just_before(self, mention: Mention, entities: Iterable[Entity]) -> list[Entity]:
        """Return those who were last mentioned in this sentence or the one before."""
        now = self._clock[mention.head]
        return [entity for entity in entities if now - self._strength[id(entity)][1] <= 1]


def put_last(entities: list[Entity], entity: Entity, longest: int) -> None:
    """Make ``entity`` the last one of a short list."""
    if entity in entities:
        entities.remove(entity)
    entities.append(entity)
    del entities[:-longest]


def _clock(view: View) -> list[int]:
    """Number the tokens by sentences that hold words outside quotations: a long quotation lets nobody fade."""
    clock, ticks, last = [], 0, -1
    for index in range(len(view)):
        if view.sentence[index] != last and view.quote[index] == OUTSIDE and view.words[index][:1].isalnum():
            ticks, last = ticks + 1, view.sentence[index]
        clock.append(ticks)
    return clock
