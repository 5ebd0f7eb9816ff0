"""The spaCy pipeline: any English model with a tagger, a parser and an NER, and our components behind it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any

import spacy
from spacy.language import Language

from claimtable.components.attribute_ruler import remember
from claimtable.components.embeddings import remember_embeddings
from claimtable.components.entity_recogniser import quicken
from claimtable.errors import ModelError, OptionError
from claimtable.pinned import check_pinned
from claimtable.resources import DEFAULT_MODEL, check_model
from claimtable.tokenizing import normalise

#: our components in the order in which they run, behind the model's own; ``claim_paragraphs`` goes before them
PIPES: tuple[str, ...] = (
    "claim_quotes",
    "claim_attribution",
    "claim_times",
    "claim_quantities",
    "claim_places",
    "claim_coref",
)

_PARAGRAPHS = "claim_paragraphs"
_NEEDED = ("parser", "ner")


def load(
    model: str = DEFAULT_MODEL,
    *,
    components: Mapping[str, Mapping[str, Any]] | None = None,
    exclude: Sequence[str] = (),
) -> Language:
    """Return the pipeline: the spaCy ``model`` (a package's name or a folder) with claimtable's components.

    ``components`` gives settings by component name, for example ``{"claim_attribution": {"threshold": 0.4}}``;
    ``exclude`` names components of ours to leave out. Raises ModelError when the model is missing or lacks a part,
    OptionError for a component or a setting that there is not.
    """
    _check_names(components or {}, exclude)
    return prepare(_load_model(model), components=components, exclude=exclude)


def prepare(
    nlp: Language,
    *,
    components: Mapping[str, Mapping[str, Any]] | None = None,
    exclude: Sequence[str] = (),
) -> Language:
    """Give a spaCy pipeline what claimtable needs, and return it; those of its parts that are there stay.

    The tokenizer normalises quotation marks (offsets stay, and ``layers.source_text(doc)`` is the printed text), the
    attribute ruler, the entity recogniser and the embeddings become quicker ones with the same results,
    ``claim_paragraphs`` goes first, and the components of ``PIPES`` that are missing go behind. See ``load`` for the
    rest.
    """
    _check_names(components or {}, exclude)
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {_name(nlp)!r} has no {' and no '.join(missing)} "
            f"(it has {', '.join(nlp.pipe_names) or 'nothing'}); "
            f"name an English pipeline with both, for example {DEFAULT_MODEL}"
        )
    remember(nlp)
    quicken(nlp)
    remember_embeddings(nlp)
    normalise(nlp)
    settings = components or {}
    if _PARAGRAPHS in nlp.pipe_names:
        nlp.remove_pipe(_PARAGRAPHS)
    nlp.add_pipe(_PARAGRAPHS, first=True)
    for name in PIPES:
        if name not in exclude and name not in nlp.pipe_names:
            nlp.add_pipe(name, config=dict(settings.get(name, {})))
    found = [name for name in nlp.pipe_names if name in PIPES]
    if found != [name for name in PIPES if name in found]:
        raise ModelError(f"the components come in the order {', '.join(found)}; they need {', '.join(PIPES)}")
    return nlp


def _check_names(components: Mapping[str, Mapping[str, Any]], exclude: Sequence[str]) -> None:
    """Raise OptionError for a component that there is not, or a setting that it does not have."""
    for name in (*components, *exclude):
        if name not in PIPES:
            raise OptionError(f"there is no component {name!r}; there are {', '.join(PIPES)}")
    for name, settings in components.items():
        importlib.import_module(f"claimtable.components.{name.removeprefix('claim_')}")  # registers the factory
        known = Language.get_factory_meta(name).default_config or {}
        for setting in settings:
            if setting not in known:
                has = f"it has {', '.join(known)}" if known else "it has none"
                raise OptionError(f"{name} has no setting {setting!r}; {has}")


def _name(nlp: Language) -> str:
    return f"{nlp.lang}_{nlp.meta.get('name', '')}".strip("_")


def _load_model(model: str) -> Language:
    check_model(model)
    check_pinned(model)
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the spaCy pipeline {model!r} cannot be loaded: {error}") from error
