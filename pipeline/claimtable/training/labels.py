"""Labelled mentions of speakers: read from files, and which of a mention's candidates a label makes right."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from claimtable.coref.article import name_of
from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.token_arrays import TokenArrays
from claimtable.errors import GoldError
from claimtable.evaluation import normal

#: two phrases share so much of their words when they name one unnamed source
_ALIKE = 0.34
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"the", "a", "an", "of", "in", "for", "to", "and", "s", "who", "that", "which"})


@dataclass(frozen=True, slots=True)
class Label:
    """Characters ``start`` to ``end`` of an article stand for ``name``; ``code`` says whether that is a proper name.

    With ``is_subject`` they are a claim, and the pronoun that is its first subject stands for ``name``. ``weight`` is
    how often the label counts.
    """

    start: int
    end: int
    name: str
    code: Literal["named", "unnamed", ""] = ""
    is_subject: bool = False
    weight: float = 1.0


def read_mentions(path: Path) -> dict[str, list[Label]]:
    """Return the labels of a JSON Lines file by article id.

    One label a line: ``{"article_id", "mention": [start, end], "code", "name"}``, perhaps a ``weight``; codes other
    than ``named`` and ``unnamed`` are left out. Raises GoldError for a line that is none.
    """
    found: dict[str, list[Label]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            start, end = record["mention"]
            weight = float(record.get("weight", 1))
            if record["code"] in ("named", "unnamed"):
                found[record["article_id"]].append(Label(start, end, record["name"], record["code"], weight=weight))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: this is no labelled mention ({error})") from error
    return found


def read_claims(path: Path) -> dict[str, list[Label]]:
    """Return the speakers' mentions and the subjects in a file of gold claims by article id.

    Raises GoldError for a line that is no article with claims.
    """
    found: dict[str, list[Label]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            article = json.loads(line)
            labels = [label for claim in article["claims"] for label in _labels(claim)]
            found[article["article_id"]] = list(dict.fromkeys(labels))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: this is no article with gold claims ({error})") from error
    return found


def _labels(claim: Mapping[str, Any]) -> Iterator[Label]:
    if claim.get("speaker_mention") and claim["speaker"]:
        start, end = claim["speaker_mention"]
        yield Label(start, end, claim["speaker"])
    who = claim.get("who") or ""
    if who[:1].isupper():
        yield from (Label(start, end, who, "named", is_subject=True) for start, end in claim["spans"][:1])


def right_options(view: TokenArrays, mention: Mention, entities: Sequence[Entity], label: Label) -> list[bool]:
    """Return which of ``entities`` the label means; the last one stands for none of them."""
    names = [name_of(view, entity) for entity in entities]
    own = view.printed(mention.start, mention.end) if mention.kind == "nominal" else ""
    exact = [normal(name) == normal(label.name) for name in names]
    if any(exact) or normal(own) == normal(label.name):
        return [*exact, normal(own) == normal(label.name)]
    if label.code != "unnamed":
        partly = [entity.named and _is_part(name, label.name) for entity, name in zip(entities, names, strict=True)]
        if any(partly) or label.code == "named":
            return [*partly, not any(partly)]
    return _alike(view, entities, own, label.name)


def _alike(view: TokenArrays, entities: Sequence[Entity], own: str, name: str) -> list[bool]:
    """Return which unnamed source's phrases are most like ``name``, the mention's own words being the last."""
    shares = [max((_share(phrase, name) for phrase in _phrases(view, entity)), default=0.0) for entity in entities]
    shares.append(_share(own, name) if own else _ALIKE)
    best = max(shares)
    alike = [share > _ALIKE and share == best for share in shares[:-1]]
    return [*alike, shares[-1] == best or not any(alike)]


def _phrases(view: TokenArrays, entity: Entity) -> Iterable[str]:
    if entity.named:
        return ()
    return (view.printed(one.start, one.end) for one in entity.mentions if one.kind == "nominal")


def _is_part(name: str, full: str) -> bool:
    """Tell whether one name is a part of the other that ends in the same word: "Azam" of "Said Mohammad Azam"."""
    one, other = _words(name), _words(full)
    return bool(one) and bool(other) and one[-1] in other and (set(one) <= set(other) or set(other) <= set(one))


def _share(one: str, other: str) -> float:
    """Return twice the number of common words over that of all words."""
    first, second = set(_words(one)), set(_words(other))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(normal(text)) if word not in _SMALL]
