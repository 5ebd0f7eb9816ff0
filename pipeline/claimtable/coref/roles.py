"""The role that an article gives a person, and what it says that a body is: a fitted choice among its phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from claimtable.coref.entities import Entity
from claimtable.coref.role_candidates import Candidate, candidates
from claimtable.coref.role_features import Option, none_of, options_of
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features, Logistic, load_logistic
from claimtable.schema import SpeakerType

FOLDER = "roles"
#: what has weights of its own
KINDS = PERSON, BODY = "person", "body"
#: a phrase beside a mention tells something of somebody when its score is at most so much below that of no role
_MARGIN = 1.0
_POINTING = frozenset({"he", "she", "who"})


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The fitted weights for people and for bodies; from the probability ``bar`` on, a phrase is a role."""

    person: Logistic
    body: Logistic
    bar: float

    def of(self, kind: str) -> Logistic:
        """Return the weights of one of ``KINDS``."""
        return self.person if kind == PERSON else self.body


def load_roles() -> RoleWeights:
    """Return the weights that come with claimtable; raises ModelError when they are missing."""
    person, body = load_logistic(FOLDER, PERSON), load_logistic(FOLDER, BODY)
    return RoleWeights(person, body, float(person.facts["bar"]))


def kind_of(type_: SpeakerType) -> str:
    """Return which weights hold for a type of speaker.

    >>> kind_of("person"), kind_of("group")
    ('person', 'body')
    """
    return PERSON if type_ == "person" else BODY


@dataclass(frozen=True, slots=True)
class RoleOptions:
    """The phrases among which a role is chosen; ``none`` are the features of there being none."""

    kind: str
    options: Sequence[Option]
    none: Features

    @property
    def features(self) -> list[Features]:
        """The features of all phrases, and last those of none."""
        return [*(option.features for option in self.options), self.none]

    def printed(self, view: TokenArrays) -> list[str]:
        """Return the phrases as printed."""
        return [view.printed(option.place.start, option.place.end) for option in self.options]

    def choose(self, weights: RoleWeights) -> int | None:
        """Return the number of the likeliest phrase; None where it is too unlikely.

        The probabilities of phrases of the same words count together.
        """
        if not self.options:
            return None
        model = weights.of(self.kind)
        *scores, none = [model.score(features) for features in self.features]
        top = max(none, *scores)
        shares: dict[str, float] = defaultdict(float)
        for option, score in zip(self.options, scores, strict=True):
            shares[option.text] += exp(score - top)
        best = max(shares, key=shares.__getitem__)
        if shares[best] < weights.bar * (exp(none - top) + sum(shares.values())):
            return None
        return next(number for number, option in enumerate(self.options) if option.text == best)


def role_options(view: TokenArrays, entity: Entity) -> RoleOptions:
    """Return the phrases that may be the role of ``entity``, all of whose mentions are known."""
    mentions = [one for one in entity.mentions if one.kind != "pronoun" or one.noun in _POINTING]
    others = (one for one in mentions if one.kind != "name")
    if entity.phrases is None or any(next(candidates(view, one), None) for one in others):
        entity.phrases = options_of(view, sorted(mentions, key=lambda one: one.start), entity.type)
    return _with_none(entity, entity.phrases, len(mentions))


def _with_none(entity: Entity, options: Sequence[Option], mentions: int) -> RoleOptions:
    none = none_of(entity.type, mentions=mentions, options=len(options))
    return RoleOptions(kind_of(entity.type), options, none)


def find_roles(view: TokenArrays, entity: Entity, weights: RoleWeights) -> list[Candidate]:
    """Return the best phrase beside each mention by name that tells what ``entity`` is, where one does.

    All phrases are kept as ``entity.phrases``.
    """
    names = [one for one in entity.mentions if one.kind == "name"]
    entity.phrases = options_of(view, names, entity.type)
    found = _with_none(entity, entity.phrases, len(names))
    model = weights.of(found.kind)
    least = model.score(found.none) - _MARGIN
    best: dict[tuple[int, int], tuple[float, Candidate]] = {}
    for option in found.options:
        score, place = model.score(option.features), option.place.mention.place
        if score > least and (place not in best or score > best[place][0]):
            best[place] = score, option.place
    return [candidate for _, candidate in best.values()]


def best_role(view: TokenArrays, entity: Entity, weights: RoleWeights) -> str:
    """Return the role as printed; empty where the likeliest is that none is told, and for whoever has no name."""
    if not entity.named or entity.members:
        return ""
    found = role_options(view, entity)
    place = found.choose(weights)
    return "" if place is None else found.printed(view)[place]
