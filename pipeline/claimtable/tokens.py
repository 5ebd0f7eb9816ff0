"""What every part asks of a Doc's tokens, read once: its text, its paragraphs, and each token's word and offset.

To ask spaCy for them makes an object a token every time. Kept beside the Doc as long as it lives, never in it: so they
are not written with it. Tags and names are not kept, for components set these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from spacy.tokens import Doc

from claimtable.text import paragraphs


class Placed(Protocol):
    """What has a place in a text or among its tokens."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The text of a Doc, the words and character offsets of its tokens, and the paragraphs as character ranges."""

    text: str
    words: Sequence[str]
    offsets: Sequence[int]
    paragraphs: Sequence[tuple[int, int]]


_KEPT: WeakKeyDictionary[Doc, Tokens] = WeakKeyDictionary()


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of ``doc``; the same object as long as it has as many."""
    found = _KEPT.get(doc)
    if found is None or len(found.words) != len(doc):
        found = _KEPT[doc] = _read(doc)
    return found


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, put together once."""
    return tokens_of(doc).text


def text_between(doc: Doc, start: int, end: int) -> str:
    """Return the text of tokens ``start`` to ``end``, without what stands behind the last: ``doc[start:end].text``."""
    if start >= end:
        return ""
    tokens = tokens_of(doc)
    return tokens.text[tokens.offsets[start] : tokens.offsets[end - 1] + len(tokens.words[end - 1])]


def _read(doc: Doc) -> Tokens:
    words, spaced = strings(doc, "ORTH"), doc.to_array("SPACY").tolist()
    text = "".join(f"{word} " if space else word for word, space in zip(words, spaced, strict=True))
    return Tokens(text, words, doc.to_array("IDX").tolist(), paragraphs(text))


def strings(doc: Doc, attribute: str) -> list[str]:
    """Return an attribute of every token ("TAG", "DEP") as spaCy's ``token.tag_`` gives it, empty where it is unset."""
    numbers = doc.to_array(attribute).tolist()
    known = doc.vocab.strings
    return [known[number] for number in numbers]


def heads(doc: Doc) -> list[int]:
    """Return the index of every token's head, its own for a root."""
    distances: Any = doc.to_array("HEAD").astype(np.int64)
    found: list[int] = (distances + np.arange(len(doc))).tolist()
    return found
