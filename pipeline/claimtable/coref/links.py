"""Which candidate a mention stands for: the fitted weights of ``models/speakers``, one table a class of mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from claimtable.coref.entities import Entity
from claimtable.coref.link_settings import Setting
from claimtable.coref.mentions import Mention
from claimtable.fitted import Features, Logistic, load_logistic
from claimtable.heads import Listener, Seen, listener_of, load_head, seen_of_mentions, with_words

FOLDER, HEAD = "speakers", "links"
#: the classes of mentions that have weights of their own
GROUPS = (
    "he",
    "it",
    "they",
    "he, spoken of",
    "it, spoken of",
    "they, spoken of",
    "the person",
    "the body",
    "the thing",
    "a",
)


class Chooser(Protocol):
    """What chooses among candidates: the fitted weights, or in training what notes the choices."""

    def choose(self, setting: Setting, entities: Sequence[Entity], options: Sequence[Features]) -> tuple[int, float]:
        """Return the number of the option taken and its probability; the last option is none of ``entities``."""


@dataclass(frozen=True, slots=True)
class Links:
    """Fitted weights by the group of a mention, and what the encoder's head says of each candidate."""

    models: Mapping[str, Logistic]
    listener: Listener | None = None

    def choose(self, setting: Setting, entities: Sequence[Entity], options: Sequence[Features]) -> tuple[int, float]:
        """Return the number of the likeliest option, and its probability among all of them.

        A noun phrase keeps its own words, the last option, where a name is the likeliest but below the fact ``bar``.
        """
        model = self.models[group_of(setting.kind)]
        heard = with_words(options, self.listener, seen_of(setting.mention, entities))
        shares = model.shares(heard)
        best = max(range(len(shares)), key=shares.__getitem__)
        own = len(entities)
        is_phrase = setting.mention.kind == "nominal" and own < len(options)
        if is_phrase and best != own and entities[best].named and shares[best] < model.facts.get("bar", 0.0):
            best = own
        return best, shares[best]


def seen_of(mention: Mention, entities: Sequence[Entity]) -> list[Seen]:
    """Return what the encoder's head reads of each candidate for whom ``mention`` stands for."""
    return seen_of_mentions(mention, [entity.mentions for entity in entities], lambda one: one.kind == "name")


def group_of(kind: str) -> str:
    """Return the group of a mention's class.

    >>> group_of("a person"), group_of("the group"), group_of("the document"), group_of("he")
    ('a', 'the body', 'the thing', 'he')
    """
    if kind.startswith("a "):
        return "a"
    if kind in GROUPS:
        return kind
    return "the body" if kind in ("the organisation", "the group") else "the thing"


def load_links(encoded: NDArray[Any] | None) -> Links:
    """Return the weights that come with claimtable, for a Doc whose tokens an encoder has made ``encoded`` of; raises
    ModelError when they are missing.
    """
    models = {group: load_logistic(FOLDER, file_of(group)) for group in GROUPS}
    return Links(models, listener_of(load_head(FOLDER, HEAD), encoded))


def file_of(group: str) -> str:
    """Return the name of the group's file without its ending."""
    return group.replace(",", "").replace(" ", "-")
