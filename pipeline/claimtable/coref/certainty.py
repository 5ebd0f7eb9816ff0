"""How sure a speaker's name is: fitted on whether the name that a mention was given is the right one, whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from claimtable.coref.entities import Entity
from claimtable.coref.links import FOLDER
from claimtable.coref.mentions import Mention
from claimtable.coref.token_arrays import OUTSIDE, TokenArrays
from claimtable.fitted import Features, Logistic, load_logistic, log_odds
from claimtable.layers import Attribution
from claimtable.lexicon.function_words import LIGHT
from claimtable.text import fold

NAME = "certainty"
#: what is left of the probability where two people share the surname and nothing tells which of them is meant
_SHARED = 0.5
#: words of a source are doubtful below this probability
_DOUBTFUL = 0.9

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """What was chosen for a pronoun or noun phrase: the group of its weights, the probability, whether nobody, and
    among how many.
    """

    group: str
    probability: float
    is_own: bool
    options: int = 1


@dataclass(frozen=True, slots=True)
class Said:
    """What is said by a mention: the attribution's confidence, how many speak in its source together, how many
    capitalised words of the source are part of none of them, and whether the words are quoted.
    """

    confidence: float
    together: int
    names_left: int
    quoted: bool


def said_of(
    view: TokenArrays, attributions: Sequence[Attribution], speakers: Sequence[tuple[int, Mention]]
) -> dict[Place, Said]:
    """Return by the place of each mention that speaks (``speakers``, with the numbers of their attributions) the surest
    of its attributions.
    """
    spoken: dict[int, list[Mention]] = {}
    for number, mention in speakers:
        spoken.setdefault(number, []).append(mention)
    found: dict[Place, Said] = {}
    for number, mentions in spoken.items():
        one = attributions[number]
        named = {index for mention in mentions for index in range(*mention.place)}
        words = (index for piece in one.source for index in range(piece.start, piece.end))
        left = sum(view.is_capital(index) and index not in named for index in words)
        quoted = any(view.quote[piece.start] != OUTSIDE for piece in one.content)
        said = Said(one.confidence, len(mentions), left, quoted)
        for mention in mentions:
            if mention.place not in found or found[mention.place].confidence < said.confidence:
                found[mention.place] = said
    return found


class Evidence:
    """What an article shows of who speaks in it: its links and attributions, and the names of everybody in it.

    ``entities`` are those that are named or speak, ``names`` their canonical names, in their order.
    """

    def __init__(
        self,
        view: TokenArrays,
        entities: Sequence[Entity],
        names: Sequence[str],
        links: Mapping[Place, Link],
        said: Mapping[Place, Said],
    ) -> None:
        self.view, self.links, self.said = view, links, said
        self.names = {id(entity): name for entity, name in zip(entities, names, strict=True)}
        self.words = {id(entity): _words(name) for entity, name in zip(entities, names, strict=True)}
        self.known: dict[str, list[Entity]] = {}
        self.counts: Counter[str] = Counter()
        for entity in entities:
            self.counts["speaking"] += any(mention.is_source for mention in entity.mentions)
            self.counts[entity.type] += entity.named
            for word in self.words[id(entity)]:
                self.known.setdefault(word, []).append(entity)

    def sharing(self, entity: Entity) -> list[Entity]:
        """Return the others whose names have a word of the entity's name in them, each once."""
        own = self.names[id(entity)]
        found = {id(one): one for word in self.words[id(entity)] for one in self.known.get(word, ())}
        return [one for one in found.values() if one is not entity and self.names[id(one)] != own]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in fold(name).split() if word not in LIGHT)


def load_certainty() -> Logistic:
    """Return the fitted weights; their fact ``bar`` is the least probability of a name that is certain."""
    return load_logistic(FOLDER, NAME)


def certainty_bar() -> float:
    """Return the probability from which on a speaker's name is certain."""
    return float(load_certainty().facts["bar"])


def certainty_of(evidence: Evidence, entity: Entity, model: Logistic) -> dict[Place, float]:
    """Return for every mention of ``entity`` the probability that it stands for it, under its right name.

    Where nobody speaks by a mention, that is its link's probability, and 1 for a name.
    """
    found = {}
    for mention in entity.mentions:
        link = evidence.links.get(mention.place)
        if mention.is_source:
            sure = model.probability(certainty_features(evidence, entity, mention))
            found[mention.place] = sure * _SHARED if mention.is_doubtful else sure
        else:
            found[mention.place] = 1.0 if link is None else link.probability
    return found


def certainty_features(evidence: Evidence, entity: Entity, mention: Mention) -> Features:
    """Return what tells whether the name that ``mention`` is given is right."""
    found: dict[str, float] = {}
    _chosen(found, evidence, entity, mention)
    if mention.kind == "nominal":
        _phrase(found, evidence.view, mention)
    if entity.named:
        _name(found, evidence.view, entity, mention)
    else:
        found["unnamed, taken up"] = float(len(entity.mentions) > 1)
    _printed(found, evidence.names[id(entity)], entity)
    _among_others(found, evidence, entity)
    return {key: value for key, value in found.items() if value}


def _chosen(found: dict[str, float], evidence: Evidence, entity: Entity, mention: Mention) -> None:
    """Add how sure the choices were: of the attribution, of the words of its source, of whom they stand for."""
    link, said = evidence.links.get(mention.place), evidence.said.get(mention.place)
    if link is not None:
        taken = f"{link.group}, {'own words' if link.is_own else 'named' if entity.named else 'unnamed'}"
        found[taken] = 1.0
        found[f"odds, {taken}"] = log_odds(link.probability, floor=0.01)
        found["odds"] = log_odds(link.probability, floor=0.01)
        found[f"options, {mention.kind}"] = log1p(link.options)
    else:
        found[f"by {mention.kind}"] = 1.0
    if mention.share is None:
        found[f"words, no choice, {mention.kind}"] = 1.0
    else:
        found["words"] = found[f"words, {mention.kind}"] = log_odds(mention.share)
        found["words, doubtful"] = float(mention.share < _DOUBTFUL)
    if said is not None:
        _said(found, said, mention)
    if mention.kind != "name":
        found[f"{mention.kind} {mention.noun}"] = 1.0


def _said(found: dict[str, float], said: Said, mention: Mention) -> None:
    odds = log_odds(said.confidence, floor=0.01)
    found["attribution"] = found[f"attribution, {mention.kind}"] = odds
    found["attribution, quoted"] = odds * said.quoted
    found["quoted"] = float(said.quoted)
    found[f"{min(said.together, 3)} together"] = float(said.together > 1)
    found[f"{min(said.names_left, 3)} names left in the source, {mention.kind}"] = float(said.names_left > 0)


def _phrase(found: dict[str, float], view: TokenArrays, mention: Mention) -> None:
    size = mention.end - mention.start
    found["phrase, words"] = log1p(size)
    found["phrase, long"] = float(size > 6)
    found["phrase, plural"] = float(mention.plural)
    found["phrase, goes on behind its noun"] = float(mention.end - mention.head > 1)
    found["phrase, capital"] = float(any(view.is_capital(index) for index in range(mention.start + 1, mention.end)))
    found["phrase, of no known kind"] = float(not mention.type)
    found["phrase, document"] = float(mention.type == "document")
    found["phrase, definite"] = float(mention.definite)


def _name(found: dict[str, float], view: TokenArrays, entity: Entity, mention: Mention) -> None:
    names = [one for one in entity.mentions if one.kind == "name"]
    full = max(names, key=lambda one: one.end - one.start)
    size = full.end - full.start
    found[f"name of {min(size, 4)} words, {entity.type}"] = 1.0
    found["times named"] = log1p(len(names))
    found["named once"] = float(len(names) == 1)
    found["speaks more than once"] = float(sum(one.is_source for one in entity.mentions) > 1)
    found["has a role"] = float(bool(entity.roles))
    if mention.kind == "name":
        found["called by the full name"] = float(mention.end - mention.start == size)
    labels = {view.labels[index] for index in range(full.start, full.end)}
    wanted = ("PERSON",) if entity.type == "person" else ("ORG", "GPE", "NORP", "LOC", "FAC")
    found["label fits"] = float(len(labels) == 1 and labels <= set(wanted))
    found["no label"] = float(labels == {""})
    found["name begins behind a name"] = float(_touches(view, full.start, full.start - 1))
    found["name goes on"] = float(full.end < len(view) and _touches(view, full.end - 1, full.end))
    found["lower case in the name"] = float(any(view.words[i][:1].islower() for i in range(full.start, full.end)))
    found["in capitals"] = float(view.words[full.start].isupper() and len(view.words[full.start]) > 1)


def _touches(view: TokenArrays, index: int, other: int) -> bool:
    """Tell whether the word ``other`` beside a name is capitalised, too, in the same sentence."""
    return other >= 0 and view.is_capital(other) and view.sentence[other] == view.sentence[index]


def _printed(found: dict[str, float], name: str, entity: Entity) -> None:
    """Add what the canonical name looks like."""
    words = name.split() or [""]
    who = "named" if entity.named else "unnamed"
    found[f"of {min(len(words), 7)} words, {who}"] = 1.0
    found[f"of type {entity.type or 'none'}"] = 1.0
    found["person of one word"] = float(entity.type == "person" and len(words) == 1)
    found["named, in lower case"] = float(entity.named and words[0][:1].islower())
    for mark in (" and ", " of ", "'s", ","):
        found[f"with {mark.strip()}"] = float(mark in name.replace("’", "'"))
    found["with a number"] = float(any(char.isdigit() for char in name))
    if not entity.named:
        found[f"unnamed, ends with {words[-1].lower()}"] = 1.0


def _among_others(found: dict[str, float], evidence: Evidence, entity: Entity) -> None:
    """Add who else is there, above all with words of the same name, who may be the same and was not joined."""
    own, others = evidence.words[id(entity)], evidence.sharing(entity)
    longer = any(own < evidence.words[id(one)] for one in others)
    shares: Collection[tuple[str, bool]] = (
        ("another shares a word", bool(others)),
        ("another named shares a word", any(one.named for one in others)),
        ("another's name is longer", longer),
        (f"another's name is longer, {entity.type}", longer),
        (f"another shares a word, {entity.type}", bool(others)),
        ("another's name is shorter", any(evidence.words[id(one)] < own for one in others)),
    )
    found.update((name, float(value)) for name, value in shares)
    for sort in ("person", "organisation", "speaking"):
        found[f"how many, {sort}"] = log1p(evidence.counts[sort])
