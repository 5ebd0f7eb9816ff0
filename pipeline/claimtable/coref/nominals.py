"""Whom a noun phrase takes up: "the general", "the company", "the frightened guard", "officials"."""

from __future__ import annotations

from claimtable.coref.agreement import may_be_called
from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.salience import Salience, put_last
from claimtable.coref.view import View
from claimtable.lexicon.cues import PRINT_NOUNS, PRINT_WORDS
from claimtable.lexicon.people import EPITHETS, ORGANISATION_KINDS, ORGANISATION_NOUNS, PUBLIC_BODIES
from claimtable.lexicon.wordlist import words

_PROMINENCE = 0.1
_CANDIDATES = 6
_CLEAR = 0.3
_GENERIC = frozenset({"group", "company"})
_OF_OFFICE = words("then former future new current outgoing incoming designate acting interim departing retiring late")


class Nominals:
    """The entities by the nouns that may point back to them."""

    def __init__(self, view: View, salience: Salience) -> None:
        self._view = view
        self._salience = salience
        self._by_noun: dict[str, list[Entity]] = {}
        self._described: dict[str, list[Entity]] = {}

    def note(self, entity: Entity, mention: Mention) -> None:
        """Keep by which nouns a mentioned entity may be taken up."""
        if entity.named and mention.kind == "name":
            for word in entity.words:
                put_last(self._described.setdefault(word, []), entity, _CANDIDATES)
        elif mention.kind == "nominal" and not entity.named:
            put_last(self._by_noun.setdefault(mention.noun, []), entity, _CANDIDATES)

    def find(self, mention: Mention) -> Entity | None:
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
                return max(candidates, key=lambda entity: self._salience.of(entity, mention.head))
        if mention.plural:
            return None
        return self._organisation(mention) if mention.type == "organisation" else self._epithet(mention)

    def _epithet(self, mention: Mention) -> Entity | None:
        """Return the named person whom "the senator" takes up though the article never said that he is one."""
        is_epithet = mention.noun in EPITHETS or self._view.labels[mention.head] == "NORP"
        if not is_epithet or not mention.is_source:
            return None
        scored = []
        for number, entity in enumerate(self._salience.recent):
            strength = self._salience.of(entity, mention.head)
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
        view, places = self._view, range(mention.start, mention.end)
        return {
            view.lemmas[index]
            for index in places
            if view.tags[index] in ("VBN", "VBG", "RB") or view.words[index].endswith(("ed", "ing"))
        }

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
        bound = self._modifiers(mention) and not self._is_settled(mention)
        if not (is_print or mention.noun == "agency" or ORGANISATION_KINDS.get(mention.noun) in _GENERIC) or bound:
            return None
        scored = [
            (self._salience.of(entity, mention.head), number, entity)
            for number, entity in enumerate(self._salience.recent)
            if entity.named
            and entity.type == "organisation"
            and not entity.plural
            and self._acts(entity)
            and (self._is_printed(entity) if is_print else self._may_be(entity, mention.noun))
        ]
        best = max(scored, key=lambda found: found[:2], default=None)
        return best[2] if best is not None and best[0] > _CLEAR else None

    def _may_be(self, entity: Entity, noun: str) -> bool:
        """Tell whether a name allows the noun: no commission is "the company", only a public body "the agency"."""
        last = {self._view.words[m.end - 1] for m in entity.mentions if m.kind == "name"}
        kinds = {word.lower() for word in last} & ORGANISATION_NOUNS
        if noun == "agency":
            return bool(kinds & PUBLIC_BODIES) or any(word.isupper() and len(word) > 2 for word in last)
        return ORGANISATION_KINDS.get(noun) != "company" or not kinds & PUBLIC_BODIES

    def _is_settled(self, mention: Mention) -> bool:
        """Tell whether only a seat stands before the noun: "the Portland, Ore., thrift"."""
        view, before = self._view, range(mention.start + 1, mention.head)
        return "," in view.words[mention.start : mention.head] and all(
            view.labels[index] == "GPE" or view.words[index] == "," for index in before
        )

    def _is_printed(self, entity: Entity) -> bool:
        """Tell whether a body is named like a newspaper: "the Orlando Sentinel"."""
        return any(self._view.words[m.end - 1].lower() in PRINT_WORDS for m in entity.mentions if m.kind == "name")

    def _acts(self, entity: Entity) -> bool:
        """Tell whether a body did more than stand behind somebody's role: "said Roe, a chemist at Park Institute"."""
        return any(m.is_source or self._view.deps[m.head] != "pobj" for m in entity.mentions)


def _is_counted(view: View, entity: Entity) -> bool:
    """Tell whether an unnamed group was only ever counted: "500 officers are working" are not the officers who say."""
    return not any(m.is_source for m in entity.mentions) and any(
        view.tags[index] == "CD" for m in entity.mentions for index in range(*m.place)
    )
