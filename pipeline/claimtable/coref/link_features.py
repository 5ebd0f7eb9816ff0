"""What speaks for and against an entity as the one that a mention stands for, as named features."""

from __future__ import annotations

from bisect import bisect_left
from math import log1p

from claimtable.coref.entities import Entity
from claimtable.coref.history import SUBJECTS, Record
from claimtable.coref.link_settings import Setting
from claimtable.coref.mentions import Mention
from claimtable.coref.named import Named
from claimtable.coref.noun_features import describe
from claimtable.coref.token_arrays import OUTSIDE
from claimtable.fitted import Features

_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "agent": "agent", "dobj": "object", "dative": "object",
    "pobj": "prepositional", "poss": "possessive", "appos": "apposition", "conj": "conjunct", "compound": "compound",
}  # fmt: skip


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
    _in_article(found, setting, entity)
    if setting.mention.kind == "nominal":
        describe(found, setting, entity)
    return {key: value for key, value in found.items() if value}


def _in_article(found: dict[str, float], setting: Setting, entity: Entity) -> None:
    """Add where and how often the whole article names the entity, before the mention and behind it."""
    named = setting.history.named.get(id(entity))
    if named is None:
        return
    peers = setting.peers[entity.type]
    for label, share in named.labels.items():
        found[f"labelled {label}, {entity.type}"] = share
    found["name of one word"] = float(named.size == 1)
    found["named, times"] = log1p(named.count)
    found["named once"] = float(named.count == 1)
    found["named most of its type"] = float(named.count == peers.most)
    found["named first of its type"] = float(named.first == peers.first)
    found["named most and first"] = found["named most of its type"] * found["named first of its type"]
    found["only one of its type"] = float(peers.size == 1)
    found["named in the first sentence"] = float(named.first <= 1)
    if id(entity) in setting.fitting_ranks:
        found[f"fitting rank {min(setting.fitting_ranks[id(entity)], 3)}"] = 1.0
    if setting.history.of(entity) is not None:
        _again(found, setting, named)


def _again(found: dict[str, float], setting: Setting, named: Named) -> None:
    """Add how soon one who was mentioned before is named again behind the mention: who is meant seldom is at once."""
    place = bisect_left(named.starts, setting.mention.end)
    if place == len(named.starts):
        found["not named again"] = 1.0
        return
    gap = setting.history.clock[named.starts[place]] - setting.now
    speaks = ", speaks" if named.speaks[place] else ""
    found[f"named again, sentences {min(gap, 3)}{speaks}"] = 1.0


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
    found["other gender told"] = float(told not in ("", gender))
    found["gender beside"] = float(genders.beside(entity) == gender)
    found["other gender beside"] = float(genders.beside(entity) not in ("", gender))
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
