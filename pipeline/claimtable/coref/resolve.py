"""Whom pronouns and noun phrases stand for, in one pass over the text.

Salience after Lappin and Leass (1994): a mention makes its entity salient by its grammatical role, salience fades from
sentence to sentence, and who speaks is more salient than who is spoken of. Only the most recent entities are looked at,
so the pass is linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimtable.coref.agreement import agrees, may_be_called
from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.phrases import FIRST, NEUTRAL, RELATIVE
from claimtable.coref.they import goes_by_they, is_last, joined_to, many_near
from claimtable.coref.view import OUTSIDE, View
from claimtable.lexicon.cues import PRINT_NOUNS, PRINT_WORDS
from claimtable.lexicon.people import EPITHETS, ORGANISATION_KINDS, REPRESENTATIVES
from claimtable.lexicon.wordlist import words

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
_SPOKEN_FOR = 1.0
_IN_QUOTE = 0.3
_VAGUE = 0.5
_PROMINENCE = 0.1
_FADE = 0.6
_KEPT = 0.3
_RECENT = 12
_CANDIDATES = 6
_CLAUSE = 60
_SUBJECT = 1.0
_PARALLEL = 0.4
_FAINT = 0.02
_CLEAR = 0.3
_GENERIC = frozenset({"group", "company"})


class Resolver:
    """The state of the pass: who was mentioned when, who spoke last, what each quotation's speaker is."""

    def __init__(self, view: View, owners: dict[tuple[int, int], Entity], speaker_of: Sequence[int]) -> None:
        self._view = view
        self._owners = owners
        self._speaker_of = speaker_of
        self._salience: dict[int, tuple[float, int]] = {}
        self._recent: list[Entity] = []
        self._by_noun: dict[str, list[Entity]] = {}
        self._at: dict[int, Entity] = {}
        self._subject_of: dict[int, Entity] = {}
        self._told_of: dict[int, Entity] = {}
        self._clock = _clock(view)
        named = sorted((place[0], id(entity)) for place, entity in owners.items())
        self._named_at = [start for start, _ in named]
        self._named = [entity for _, entity in named]
        self._described: dict[str, list[Entity]] = {}
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
        self._raise(entity, mention)
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
        strength, clock = self._salience[id(first)]
        self._salience[id(joined)] = (strength + (_SPEAKS if mention.is_source else 0.0), clock)
        _put_last(self._recent, joined, _RECENT)

    def _find(self, mention: Mention) -> Entity | None:
        if mention.kind == "nominal":
            known = self._nominal(mention)
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

    def _raise(self, entity: Entity, mention: Mention) -> None:
        weight = _WEIGHTS.get(self._view.deps[mention.head], _OTHER)
        if mention.is_source:
            weight += _SPEAKS
        elif self._is_spoken_for(mention):
            weight += _SPOKEN_FOR
        elif mention.kind == "nominal" and not mention.definite:
            weight *= _VAGUE
        elif self._view.quote[mention.head] != OUTSIDE:
            weight *= _IN_QUOTE
        self._at.update(dict.fromkeys((*range(mention.start, mention.end), mention.head), entity))
        if mention.noun in _NOBODY and not mention.is_source:
            return
        if self._view.deps[mention.head] in ("nsubj", "nsubjpass"):
            verb = self._view.heads[mention.head]
            self._subject_of[verb] = entity
            if self._view.deps[verb] == "ROOT" and self._view.quote[verb] == OUTSIDE:
                self._told_of[self._clock[mention.head]] = entity
        self._salience[id(entity)] = (_KEPT * self._strength(entity, mention.head) + weight, self._clock[mention.head])
        _put_last(self._recent, entity, _RECENT)
        if entity.named and mention.kind == "name":
            for word in entity.words:
                _put_last(self._described.setdefault(word, []), entity)
        elif mention.kind == "nominal" and not entity.named:
            _put_last(self._by_noun.setdefault(mention.noun, []), entity)

    def _is_spoken_for(self, mention: Mention) -> bool:
        """Tell whether somebody speaks for a person: "Roe's lawyer said he would appeal"."""
        view = self._view
        return view.deps[mention.head] == "poss" and view.lemmas[view.heads[mention.head]] in REPRESENTATIVES

    def _strength(self, entity: Entity, index: int) -> float:
        value, clock = self._salience.get(id(entity), (0.0, 0))
        return float(value * _FADE ** max(self._clock[index] - clock, 0))

    def _pronoun(self, mention: Mention) -> Entity | None:
        barred = self._barred(mention)
        scored = [
            (self._strength(entity, mention.head) + self._parallel(entity, mention), number, entity)
            for number, entity in enumerate(self._recent)
            if agrees(entity, mention) and id(entity) not in barred
        ]
        if mention.noun == "they" and mention.is_source and not self._just_before(mention, (e for _, _, e in scored)):
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

    def _parallel(self, entity: Entity, mention: Mention) -> float:
        """Return what speaks for the subject of the sentence before, where a pronoun goes on telling of him."""
        if mention.is_source or self._view.quote[mention.head] != OUTSIDE or mention.noun not in ("he", "she"):
            return 0.0
        now = self._clock[mention.head]
        is_subject = self._view.deps[mention.head] in ("nsubj", "nsubjpass")
        return _PARALLEL if is_subject and self._told_of.get(now, self._told_of.get(now - 1)) is entity else 0.0

    def _just_before(self, mention: Mention, entities: Iterable[Entity]) -> list[Entity]:
        """Return those who were last mentioned in this sentence or the one before."""
        now = self._clock[mention.head]
        return [entity for entity in entities if now - self._salience[id(entity)][1] <= 1]

    def _one_person(self, mention: Mention, barred: set[int], *, is_only: bool) -> Entity | None:
        """Return the only person just before; one with a name only where nobody else is there to be "they"."""
        people = [
            entity
            for entity in self._just_before(mention, self._recent)
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

    def _nominal(self, mention: Mention) -> Entity | None:
        """Return whom a noun phrase points back to: a named entity that it describes, or an unnamed source."""
        if not mention.definite:
            return None
        described = [
            e for e in self._described.get(mention.noun, ()) if not mention.plural and self._describes(mention, e)
        ]
        is_bare = mention.plural and mention.start == mention.head
        unnamed = [
            e
            for e in self._by_noun.get(mention.noun, ())
            if e.plural == mention.plural and self._fits(mention, e) and not (is_bare and _is_counted(self._view, e))
        ]
        choices = [[*unnamed, *described]] if mention.type == "organisation" else [described, unnamed]
        for candidates in choices:
            if candidates:
                return max(candidates, key=lambda entity: self._strength(entity, mention.head))
        if mention.plural:
            return None
        return self._organisation(mention) if mention.type == "organisation" else self._epithet(mention)

    def _epithet(self, mention: Mention) -> Entity | None:
        """Return the named person whom "the senator" takes up though the article never said that he is one."""
        is_epithet = mention.noun in EPITHETS or self._view.labels[mention.head] == "NORP"
        if not is_epithet or not mention.is_source:
            return None
        scored = []
        for number, entity in enumerate(self._recent):
            strength = self._strength(entity, mention.head)
            if strength > _CLEAR and may_be_called(entity, mention):
                scored.append((strength + _PROMINENCE * min(len(entity.mentions), 10), number, entity))
        return max(scored, key=lambda found: found[:2])[2] if scored else None

    def _modifiers(self, mention: Mention) -> set[str]:
        view = self._view
        return {
            view.lemmas[index]
            for index in range(mention.start, mention.end)
            if index != mention.head
            and view.words[index][:1].isalnum()
            and view.tags[index] not in ("DT", "IN", "POS", "PRP$", "HYPH")
        }

    def _adjectives(self, mention: Mention) -> set[str]:
        """Return participles and adverbs, which tell one of no other: "the frightened guard"."""
        places = range(mention.start, mention.end)
        return {self._view.lemmas[index] for index in places if self._view.tags[index] in ("VBN", "VBG", "RB")}

    def _describes(self, mention: Mention, entity: Entity) -> bool:
        if (entity.type == "person") != (mention.type in ("person", "anonymous")) or mention.type in ("document", ""):
            return False
        if mention.noun.endswith("-year-old"):
            return True
        return self._modifiers(mention) <= entity.words | _OF_OFFICE | {mention.noun} | self._adjectives(mention)

    def _fits(self, mention: Mention, entity: Entity) -> bool:
        """Tell whether every modifier was printed with the unnamed source before."""
        return self._modifiers(mention) <= entity.words

    def _organisation(self, mention: Mention) -> Entity | None:
        """Return the organisation that "the company" or "the group" takes up: the most salient one just before."""
        is_print = mention.noun in PRINT_NOUNS
        if not (is_print or ORGANISATION_KINDS.get(mention.noun) in _GENERIC) or self._modifiers(mention):
            return None
        scored = [
            (self._strength(entity, mention.head), number, entity)
            for number, entity in enumerate(self._recent)
            if entity.named
            and entity.type == "organisation"
            and not entity.plural
            and self._acts(entity)
            and (not is_print or self._is_printed(entity))
        ]
        best = max(scored, key=lambda found: found[:2], default=None)
        return best[2] if best is not None and best[0] > _CLEAR else None

    def _is_printed(self, entity: Entity) -> bool:
        """Tell whether a body is named like a newspaper: "the Orlando Sentinel"."""
        return any(self._view.words[m.end - 1].lower() in PRINT_WORDS for m in entity.mentions if m.kind == "name")

    def _acts(self, entity: Entity) -> bool:
        """Tell whether a body did more than stand behind somebody's role: "said Roe, a chemist at Park Institute"."""
        return any(m.is_source or self._view.deps[m.head] != "pobj" for m in entity.mentions)

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(mention.type, False, mention.gender, mention.plural, mention.noun)
        entity.words.update({self._view.lemmas[index] for index in range(mention.start, mention.end)})
        self.created.append(entity)
        return entity


_NOBODY = words("anyone anybody nobody none everyone everybody someone somebody one")
_OF_OFFICE = words("then former future new current outgoing incoming designate acting interim departing retiring late")
_SELF = words("i me my mine myself")
_WE = words("we us our ours ourselves")
_OBJECTS = frozenset({"him", "her", "them", "it"})


def _is_counted(view: View, entity: Entity) -> bool:
    """Tell whether an unnamed group was only ever counted: "500 officers are working" are not the officers who say."""
    return not any(m.is_source for m in entity.mentions) and any(
        view.tags[index] == "CD" for m in entity.mentions for index in range(*m.place)
    )


def _put_last(entities: list[Entity], entity: Entity, longest: int = _CANDIDATES) -> None:
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


def in_order(mentions: Iterable[Mention], starts: dict[tuple[int, int], int]) -> Iterator[Mention]:
    """Yield mentions in text order, but a source that follows its content before it, as ``starts`` (by token) tells."""
    yield from sorted(
        mentions, key=lambda mention: (starts.get(mention.place, mention.start), not mention.is_source, mention.start)
    )
