"""How sure a speaker's name is: fitted on whether the name that a mention was given is the right one, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

from claimtable.coref.entities import Entity
from claimtable.coref.links import FOLDER
from claimtable.coref.mentions import Mention
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features, Logistic, load_logistic, log_odds

NAME = "certainty"
#: what is left of the probability where two people share the surname and nothing tells which of them is meant
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """What was chosen for a pronoun or noun phrase: the group of its weights, the probability, and whether nobody."""

    group: str
    probability: float
    is_own: bool


def load_certainty() -> Logistic:
    """Return the fitted weights; their fact ``bar`` is the least probability of a name that is certain."""
    return load_logistic(FOLDER, NAME)


def certainty_bar() -> float:
    """Return the probability from which on a speaker's name is certain."""
    return float(load_certainty().facts["bar"])


def certainty_of(
    view: TokenArrays, entity: Entity, links: Mapping[tuple[int, int], Link], model: Logistic
) -> dict[tuple[int, int], float]:
    """Return for every mention of ``entity`` the probability that it stands for it, under its right name.

    Where nobody speaks by a mention, that is its link's probability, and 1 for a name.
    """
    found = {}
    for mention in entity.mentions:
        link = links.get(mention.place)
        if mention.is_source:
            sure = model.probability(certainty_features(view, entity, mention, link))
            found[mention.place] = sure * _SHARED if mention.is_doubtful else sure
        else:
            found[mention.place] = 1.0 if link is None else link.probability
    return found


def certainty_features(view: TokenArrays, entity: Entity, mention: Mention, link: Link | None) -> Features:
    """Return what tells whether the name that ``mention`` is given is right."""
    found: dict[str, float] = {}
    if link is not None:
        taken = f"{link.group}, {'own words' if link.is_own else 'named' if entity.named else 'unnamed'}"
        found[taken] = 1.0
        found[f"odds, {taken}"] = log_odds(link.probability, floor=0.01)
        found["odds"] = log_odds(link.probability, floor=0.01)
    else:
        found[f"by {mention.kind}"] = 1.0
    if mention.kind == "nominal":
        _phrase(found, view, mention)
    if entity.named:
        _name(found, view, entity, mention)
    else:
        found["unnamed, taken up"] = float(len(entity.mentions) > 1)
    return {key: value for key, value in found.items() if value}


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
