"""The spaCy pipeline: any English model with a tagger, a parser and an NER, and our components behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from claimtable import layers
from claimtable.components.attribute_ruler import remember
from claimtable.components.entity_recogniser import quicken
from claimtable.errors import ModelError
from claimtable.pinned import check_pinned
from claimtable.resources import DEFAULT_MODEL, check_model
from claimtable.text import model_text

#: our components in the order in which they run, behind the model's own; ``claim_paragraphs`` goes before them
PIPES: tuple[str, ...] = (
    "claim_quotes",
    "claim_times",
    "claim_quantities",
    "claim_places",
    "claim_attribution",
    "claim_coref",
)

_NEEDED = ("parser", "ner")


class NormalisingTokenizer:
    """A tokenizer that reads ``model_text(text)`` and keeps the printed text with the Doc.

    Offsets are those of the printed text: every substitution keeps the length.
    """

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Return the Doc of the normalised text; ``layers.source_text(doc)`` is ``text``."""
        doc: Doc = self.inner(model_text(text))
        layers.set_source_text(doc, text)
        return doc

    def __getattr__(self, name: str) -> Any:
        """Give the wrapped tokenizer's attributes, among them its serialisation."""
        if name.startswith("__") or name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)


def load(
    model: str = DEFAULT_MODEL, *, components: dict[str, dict[str, Any]] | None = None, exclude: Sequence[str] = ()
) -> Language:
    """Return the pipeline: the spaCy ``model`` (a package's name or a folder) with claimtable's components.

    ``components`` gives settings by component name, for example ``{"claim_attribution": {"method": "rules"}}``;
    ``exclude`` names components of ours to leave out. Raises ModelError when the model is missing or lacks a part.
    """
    nlp = _load_model(model)
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {model!r} has no {' and no '.join(missing)} "
            f"(it has {', '.join(nlp.pipe_names) or 'nothing'}); "
            f"name an English pipeline with both, for example {DEFAULT_MODEL}"
        )
    remember(nlp)
    quicken(nlp)
    _part_marks(nlp)
    nlp.tokenizer = NormalisingTokenizer(nlp.tokenizer)
    settings = components or {}
    nlp.add_pipe("claim_paragraphs", first=True)
    for name in PIPES:
        if name not in exclude:
            nlp.add_pipe(name, config=settings.get(name, {}))
    return nlp


#: where print leaves no blank: '"It failed,"Roe said', "Ms ROE (Leeds)—It is"; and "£141m." is a number, a unit, a stop
_INFIXES = (
    r"(?<=[a-z0-9])[,.!?](?=\"[A-Za-z])",
    r"(?<=[,.!?])\"(?=[A-Za-z])",
    r"(?<=[)\]])—(?=[\"\w])",
    r"(?<=\w)\)(?=—\w)",
)
_UNITS = ("m.", "g.", "b.")


def _part_marks(nlp: Language) -> None:
    """Make the tokenizer part the marks of sloppy print from the words beside them."""
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "infix_finditer", None) is None:
        return
    tokenizer.rules = {words: parts for words, parts in tokenizer.rules.items() if words not in _UNITS}
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer


def _load_model(model: str) -> Language:
    check_model(model)
    check_pinned(model)
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the spaCy pipeline {model!r} cannot be loaded: {error}") from error
