"""What the words of a noun phrase say for and against an entity as the one that it stands for, as named features."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimtable.coref.entities import Entity
from claimtable.coref.link_settings import Setting
from claimtable.coref.mentions import Mention
from claimtable.coref.plural_pronouns import counted
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


def describe(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add what a noun phrase says for and against ``entity`` as whom it stands for."""
    name = {fold(word) for m in entity.mentions[:3] if m.kind == "name" for word in _words(setting, m)}
    _said_before(found, setting, entity)
    _in_name(found, setting, entity, name)
    _kind(found, setting, entity, name)
    if entity.members:
        _joint(found, setting, entity)
    _contradiction(found, setting.mention.noun, entity, name)
    found["unnamed, never introduced"] = float(not entity.named and not found["introduced by a"])
    found["unnamed, introduced, fits wholly"] = found["introduced by a"] * (
        found.get("unnamed, noun and modifiers fit", 0.0) or found.get("unnamed, bare noun fits", 0.0)
    )
    found["acronym"] = float(any(len(word) <= 5 and len(name) == 1 for word in name))


def _said_before(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add how far noun and modifiers of the mention were said of the entity before."""
    modifiers, words = setting.modifiers, entity.words
    matches = _is_called(entity, setting.mention.noun)
    who = "named" if entity.named else "unnamed"
    share = len(modifiers & words) / len(modifiers) if modifiers else 1.0
    found[f"{who}, noun fits"] = float(matches)
    told = entity.told
    found[f"{who}, that very noun"] = float(setting.mention.noun in told)
    found[f"{who}, that very noun, all modifiers"] = float(setting.mention.noun in told and modifiers <= told)
    found[f"{who}, a modifier said"] = float(bool(modifiers & told))
    found[f"{who}, no modifier said"] = float(bool(modifiers) and not modifiers & told)
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
    found["noun in name"] = float(fold(noun) in name or f"{fold(noun)}s" in name)
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
