"""Which pronouns and epithets fit whom."""

from __future__ import annotations

from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.phrases import NEUTRAL
from claimtable.lexicon.people import EPITHETS, PARTISANS, PERSON_NOUNS


def may_be_called(entity: Entity, mention: Mention) -> bool:
    """Tell whether an epithet fits a person: no other role, and for "the Republican" no other party."""
    if (
        not entity.named
        or entity.type != "person"
        or (entity.gender and mention.gender and entity.gender != mention.gender)
    ):
        return False
    if mention.noun in PARTISANS:
        return not entity.words & PARTISANS
    if mention.noun not in EPITHETS:
        return True
    return not entity.words & PERSON_NOUNS - EPITHETS


def agrees(entity: Entity, mention: Mention) -> bool:
    """Tell whether a pronoun agrees with an entity in number, gender and kind."""
    if mention.noun in NEUTRAL:
        return entity.type in ("organisation", "document", "") and not entity.plural
    if mention.plural:
        return entity.type not in ("document", "") and (
            entity.plural
            or entity.is_they
            or entity.type == "group"
            or (mention.is_source and entity.type == "organisation")
        )
    if entity.type not in ("person", "anonymous") or entity.plural:
        return False
    return not entity.gender or entity.gender == mention.gender
