"""What speaks for and against an entity as the one that a mention stands for, as named features."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import log1p

from claimtable.coref.entities import Entity
from claimtable.coref.history import SUBJECTS, History, Record
from claimtable.coref.mentions import Mention
from claimtable.coref.phrases import NEUTRAL
from claimtable.coref.plural_pronouns import counted
from claimtable.coref.token_arrays import OUTSIDE
from claimtable.fitted import Features
from claimtable.lexicon.people import (
    EPITHETS,
    ORGANISATION_KINDS,
    ORGANISATION_NOUNS,
    PARTISANS,
    PERSON_NOUNS,
    PUBLIC_BODIES,
)
from claimtable.text import fold

_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "agent": "agent", "dobj": "object", "dative": "object",
    "pobj": "prepositional", "poss": "possessive", "appos": "apposition", "conj": "conjunct", "compound": "compound",
}  # fmt: skip
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
        self.ahead = id(min(behind, key=lambda e: e.mentions[0].start)) if behind else 0


def _modifiers(history: History, mention: Mention) -> frozenset[str]:
    view = history.view
    return frozenset(
        view.lemmas[index]
        for index in range(mention.start, mention.end)
        if index != mention.head and view.words[index][:1].isalnum() and view.tags[index] not in _UNMARKED
    )


def features(setting: Setting, entity: Entity) -> Features:
    """Return what speaks for ``entity`` as whom the mention of ``setting`` stands for."""
    record = setting.history.of(entity)
    found: dict[str, float] = {"type " + _type(entity): 1.0}
    _agreement(found, setting, entity)
    if record is None and not entity.members:
        _behind(found, setting, entity)
    elif record is not None:
        _nearness(found, setting, entity, record)
        _last_mention(found, setting, entity, record)
        _speaking(found, setting, entity, record)
    if setting.mention.kind == "nominal":
        _description(found, setting, entity)
    return {key: value for key, value in found.items() if value}


def _behind(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add what speaks for one who is named only behind the mention: "an official said. Li Ping, head of ..., added"."""
    history, first = setting.history, entity.mentions[0]
    gap = history.clock[first.start] - setting.now
    found["behind"] = 1.0
    found[f"behind, sentences {min(gap, 3)}"] = 1.0
    found["behind, apposed"] = float(0 <= first.start - setting.mention.end <= 2)
    found["behind, speaks"] = float(first.is_source)
    found["behind, speaks next"] = float(first.is_source and gap == 1)
    found["behind, subject"] = float(history.view.deps[first.head] in SUBJECTS)
    found["behind, has a role"] = float(bool(entity.roles))
    found["behind, first of them"] = float(setting.ahead == id(entity))
    found["behind, in the lead"] = float(setting.now <= 2)
    found["behind, in the lead, speaks"] = float(setting.now <= 2 and first.is_source)


def _type(entity: Entity) -> str:
    kind = "joint" if entity.members else entity.type or "thing"
    return f"{'named' if entity.named else 'unnamed'} {kind}{' plural' if entity.plural else ''}"


def _agreement(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    if setting.mention.gender:
        _gender(found, setting, entity)
    found["only one"] = float(setting.size == 1)
    found["goes by they"] = float(entity.is_they and setting.mention.plural)
    found["plural for plural"] = float(entity.plural and setting.mention.plural)


def _gender(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    gender, genders = setting.mention.gender, setting.history.genders
    told, guessed = genders.told(entity), genders.guessed(entity)
    found["gender told"] = float(told == gender)
    found["gender guessed"] = float(not told and guessed == gender)
    found["other gender guessed"] = float(not told and guessed not in ("", gender))
    found["gender unknown, another has it"] = float(not told and not guessed and bool(setting.same_gender))
    found["called so before"] = float(genders.called(entity) == gender)
    found["called otherwise before"] = float(genders.called(entity) not in ("", gender))
    found["only one of the gender"] = float(setting.same_gender == [id(entity)])


def _nearness(found: dict[str, float], setting: Setting, entity: Entity, record: Record) -> None:
    history, mention = setting.history, setting.mention
    gap = setting.now - record.clock
    found[f"sentences {min(gap, 4)}"] = 1.0
    found["distance"] = log1p(max(gap, 0))
    found["words between"] = log1p(max(mention.start - record.last.end, 0)) / 4
    rank = setting.ranks[id(entity)]
    found[f"rank {min(rank, 3)}"] = 1.0
    found["in this paragraph"] = float(history.paragraph[record.last.start] == history.paragraph[mention.start])
    found["mentions"] = log1p(record.count)
    found["share"] = record.count / max(history.total, 1)
    found["most mentioned"] = float(record.count == setting.most)
    found["in the lead"] = float(record.first <= 2)
    found["mentioned once"] = float(record.count == 1)


def _last_mention(found: dict[str, float], setting: Setting, entity: Entity, record: Record) -> None:
    history, last, mention = setting.history, record.last, setting.mention
    view, is_near = history.view, setting.now - record.clock <= 1
    _form(found, setting, last, "near" if is_near else "far")
    found["spoken for"] = float(history.is_spoken_for(last) and is_near)
    found["spoken for, in those words"] = found["spoken for"] * (setting.around is not None)
    _in_place(found, setting, entity)
    found["subject both"] = float(setting.is_subject and view.deps[last.head] in SUBJECTS)
    meant, when = history.meant.get(mention.noun, (None, 0))
    found["meant before"] = float(meant is entity and setting.now - when <= 2)
    found["below it"] = float(last.start < mention.start and view.heads[mention.head] == last.head)


def _form(found: dict[str, float], setting: Setting, last: Mention, near: str) -> None:
    """Add what the last mention of the entity was: its part in the sentence, its kind, the same pronoun."""
    view = setting.history.view
    role = _ROLES.get(view.deps[last.head], "other")
    found[f"{near} last {role}"] = 1.0
    found[f"{near} last {last.kind}"] = 1.0
    found["last indefinite"] = float(last.kind == "nominal" and not last.definite)
    found["last quoted"] = float(view.quote[last.head] != OUTSIDE)
    found["last same pronoun"] = float(last.kind == "pronoun" and last.noun == setting.mention.noun)


def _in_place(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add whether the entity is the subject of this sentence or the one before, or opens it."""
    history, now = setting.history, setting.now
    found["subject here"] = float(history.subject.get(now) is entity)
    found["subject before"] = float(history.subject.get(now - 1) is entity)
    found["opens this sentence"] = float(history.opening.get(now) is entity)
    found["opens the sentence before"] = float(history.opening.get(now - 1) is entity)


def _speaking(found: dict[str, float], setting: Setting, entity: Entity, record: Record) -> None:
    history = setting.history
    spoke = [other is entity for other in reversed(history.speakers)]
    found["spoke last"] = float(spoke[:1] == [True])
    found["spoke before the last"] = float(spoke[1:2] == [True])
    found["spoke never"] = float(record.spoke == 0)
    found["share of speaking"] = record.spoke / max(history.spoken, 1)
    found["last was speaking"] = float(record.last.is_source)
    if setting.around is not None:
        found["speaks around, quoted"] = float(setting.around is entity and setting.is_quoted)
        # "Roe's lawyer said he would appeal": not the lawyer
        found["speaks around"] = float(setting.around is entity and not setting.is_quoted and not setting.spoken_for)


def _description(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    name = {fold(word) for m in entity.mentions[:3] if m.kind == "name" for word in _words(setting, m)}
    _said_before(found, setting, entity)
    _in_name(found, setting, entity, name)
    _kind(found, setting, entity, name)
    if entity.members:
        _joint(found, setting, entity)
    _contradiction(found, setting.mention.noun, entity, name)
    found["acronym"] = float(any(len(word) <= 5 and len(name) == 1 for word in name))


def _said_before(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add how far noun and modifiers of the mention were said of the entity before."""
    modifiers, words = setting.modifiers, entity.words
    matches = _is_called(entity, setting.mention.noun)
    who = "named" if entity.named else "unnamed"
    share = len(modifiers & words) / len(modifiers) if modifiers else 1.0
    found[f"{who}, noun fits"] = float(matches)
    found[f"{who}, noun and modifiers fit"] = float(matches and bool(modifiers) and share == 1)
    found[f"{who}, bare noun fits"] = float(matches and not modifiers)
    found[f"{who}, noun fits, no modifier does"] = float(matches and not share)
    found[f"{who}, modifiers fit"] = share if modifiers else 0.0
    found["unnamed, of few more words"] = float(not entity.named and len(words - modifiers) > 2)


def _is_called(entity: Entity, noun: str) -> bool:
    """Tell whether the noun was said of the entity before, or is the one that an unnamed source goes by."""
    return noun in entity.words or (not entity.named and entity.noun == noun)


def _in_name(found: dict[str, float], setting: Setting, entity: Entity, name: Set[str]) -> None:
    """Add which words of the mention the entity's own name has."""
    noun = setting.mention.noun
    kinds = {ORGANISATION_KINDS.get(fold(word), "") for m in entity.mentions[:3] for word in _words(setting, m)}
    found["noun in name"] = float(fold(noun) in name)
    found["kind in name"] = float(ORGANISATION_KINDS.get(noun, "-") in kinds)
    found["modifier in name"] = float(bool(setting.modifiers & name))


def _kind(found: dict[str, float], setting: Setting, entity: Entity, name: Set[str]) -> None:
    """Add whether the mention and the entity are of one kind: "the company" may be a body, hardly a ministry."""
    record, is_company = setting.history.of(entity), ORGANISATION_KINDS.get(setting.mention.noun) == "company"
    found["introduced by a"] = float(record is not None and record.introduced)
    found["same type"] = float(setting.mention.type == entity.type)
    found["company for a body"] = float(is_company and entity.type == "organisation")
    found["public for company"] = float(is_company and bool(name & PUBLIC_BODIES))


def _joint(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add what speaks for several people whom "and" joins: "the two leaders"."""
    noun, number = setting.mention.noun, counted(setting.history.view, setting.mention)
    found["joint, called so"] = float(all(noun in member.words for member in entity.members))
    found["joint, counted"] = float(number == len(entity.members))
    found["joint, never joined"] = float(setting.history.of(entity) is None)


def _contradiction(found: dict[str, float], noun: str, entity: Entity, name: Set[str]) -> None:
    """Add what the noun says that the entity is not: another's role, another party, another body."""
    found["epithet"] = float(noun in EPITHETS)
    found["epithet, other role"] = float(noun in EPITHETS and bool(entity.words & PERSON_NOUNS - EPITHETS))
    found["other party"] = float(noun in PARTISANS and bool(entity.words & PARTISANS - {noun}))
    found["other body"] = float(bool(name & ORGANISATION_NOUNS) and fold(noun) not in name)


def _words(setting: Setting, mention: Mention) -> Sequence[str]:
    return setting.history.view.words[mention.start : mention.end]


def nobody(setting: Setting, listed: Sequence[Features]) -> Features:
    """Return what speaks for nobody of the candidates: the mention's own words are the name."""
    mention, view = setting.mention, setting.history.view
    found: dict[str, float] = {"new": 1.0, "new, no candidate": float(not listed)}
    if mention.kind == "nominal":
        size = mention.end - mention.start
        found["new, plural"] = float(mention.plural)
        found["new, bare"] = float(size == 1)
        found["new, long"] = float(mention.end - mention.head > 2)
        found["new, modified"] = float(bool(setting.modifiers))
        found["new, capital"] = float(
            any(view.words[index][:1].isupper() for index in range(mention.start + 1, mention.end))
        )
        found[f"new, {view.words[mention.start].lower()}"] = float(size > 1)
        found[f"new, noun {mention.noun}"] = 1.0
        for who in ("named", "unnamed"):
            found[f"new, {who} noun fits"] = float(any(f"{who}, noun fits" in one for one in listed))
            found[f"new, {who} fits wholly"] = float(any(fits_wholly(one, who) for one in listed))
        found["new, speaks next behind"] = float(any("behind, speaks next" in one for one in listed))
        found["new, in the lead"] = float(setting.now <= 2)
    found["new, subject"] = float(setting.is_subject)
    found["new, quoted"] = float(setting.is_quoted)
    return {key: value for key, value in found.items() if value}


def fits_wholly(found: Features, who: str = "unnamed") -> bool:
    """Tell whether noun and modifiers of a phrase were all said of the candidate with the features ``found``."""
    return f"{who}, noun and modifiers fit" in found or f"{who}, bare noun fits" in found
