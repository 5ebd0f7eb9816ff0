"""How claimtable's pipelines read a text: with the typography that the models know, and the printed text beside it."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from claimtable import layers
from claimtable.errors import ModelError, OptionError
from claimtable.schema import Article
from claimtable.text import model_text

_HOW = "make the pipeline with claimtable.load(), or hand yours to claimtable.prepare()"


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


def normalise(nlp: Language) -> None:
    """Make the tokenizer of ``nlp`` a ``NormalisingTokenizer`` that parts the marks of sloppy print."""
    if not is_normalised(nlp):
        _part_marks(nlp)
        nlp.tokenizer = NormalisingTokenizer(nlp.tokenizer)


def is_normalised(nlp: Language) -> bool:
    """Tell whether ``nlp`` reads texts as claimtable's pipelines do."""
    return isinstance(nlp.tokenizer, NormalisingTokenizer)


def check_pipeline(nlp: Language) -> None:
    """Raise ModelError when ``nlp`` was put together without ``prepare``: it would find other claims."""
    if not is_normalised(nlp):
        raise ModelError(f"this spaCy pipeline does not normalise quotation marks, so it finds other claims; {_HOW}")


def check_doc(doc: Doc, article: Article) -> None:
    """Raise ModelError for a Doc of a pipeline that ``check_pipeline`` refuses, OptionError for one of another text."""
    if not layers.has_source_text(doc):
        raise ModelError(f"the Doc of article {article.id!r} comes from a pipeline that finds other claims; {_HOW}")
    if layers.source_text(doc) != article.text:
        raise OptionError(f"the Doc is of another text than article {article.id!r}: make it with nlp(article.text)")


#: where print leaves no blank: '"It failed,"Roe said', "Ms ROE (Leeds)—It is", "in the U.S.—that is"; and
#: "£141m." is a number, a unit, a stop
_INFIXES = (
    r"(?<=[a-z0-9])[,.!?](?=\"[A-Za-z])",
    r"(?<=[,.!?])\"(?=[A-Za-z])",
    r"(?<=[)\]])—(?=[\"\w])",
    r"(?<=\w)\)(?=—\w)",
    r"(?<=[A-Za-z]\.)(?:—|–|--)(?=[A-Za-z])",
)
_UNITS = ("m.", "g.", "b.")


def _part_marks(nlp: Language) -> None:
    """Make the tokenizer part the marks of sloppy print from the words beside them."""
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "infix_finditer", None) is None:
        return
    tokenizer.rules = {words: parts for words, parts in tokenizer.rules.items() if words not in _UNITS}
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer
