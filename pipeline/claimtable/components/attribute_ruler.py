"""``claim_attribute_ruler``: spaCy's attribute ruler, which remembers what its patterns say of a kind of token.

Nearly all patterns of English models look at one token: its tag, perhaps its word, perhaps its relation. There are some
hundreds of such kinds, so each is matched once and then looked up; the few patterns of several tokens are matched as
ever. The annotations are those of spaCy's component, which takes a seventh of the time of the whole model.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

FACTORY = "claim_attribute_ruler"
#: SHA-256 of the patterns (as JSON) of which it is known that no pattern of one token undoes one of several before it;
#: en_core_web_sm 3.8.0
_CHECKED = "9aed17107f719c11d10740fff1a6a5d90047820abd2efda5d13083266c4c4c41"
_EMPTY: list[int | str] = ["POS", "LEMMA", "MORPH"]
_GIVEN: list[int | str] = [*_EMPTY, "TAG", "DEP"]
_SHOWN: list[int | str] = ["TAG", "DEP"]
_KIND: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]

#: as ``AttributeRuler.patterns`` gives them
Patterns = list[dict[str, Any]]


class RememberingRuler(AttributeRuler):
    """The attribute ruler for patterns of one token that look at its tag, word, relation and whether it is blank, and
    some of several tokens, which are asked last.
    """

    def __init__(self, vocab: Vocab, name: str, patterns: Patterns) -> None:
        super().__init__(vocab, name)
        single = [rule for rule in patterns if all(len(pattern) == 1 for pattern in rule["patterns"])]
        self._single, self._several = AttributeRuler(vocab, name), AttributeRuler(vocab, name)
        self.add_patterns(patterns)
        self._single.add_patterns(single)
        self._several.add_patterns([rule for rule in patterns if rule not in single])
        words = _Words(single)
        self._word = lru_cache(maxsize=1 << 16)(lambda word: word if words.names(str(vocab.strings[word])) else 0)
        self._known: dict[tuple[int, ...], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of the tokens of ``doc``."""
        if doc.to_array(_EMPTY).any():  # something has set them before: then a kind of token does not say all
            return super().__call__(doc)
        kinds = [
            (tag, self._word(word), relation, space) for tag, word, relation, space in doc.to_array(_KIND).tolist()
        ]
        if new := {kind: place for place, kind in enumerate(kinds) if kind not in self._known}:
            examples = self._single(_tokens_alone(doc, list(new.values())))
            self._known.update(zip(new, examples.to_array(_GIVEN).tolist(), strict=True))
        given: Any = np.array([self._known[kind] for kind in kinds], dtype=np.uint64).reshape(-1, len(_GIVEN))
        doc.from_array(_GIVEN, given)
        return self._several(doc)


def _tokens_alone(doc: Doc, places: Sequence[int]) -> Doc:
    """Return the tokens at ``places`` as a Doc, with their tags and relations."""
    found = Doc(doc.vocab, words=[doc[place].text for place in places])
    shown: Any = doc.to_array(_SHOWN)[list(places)]
    return found.from_array(_SHOWN, shown)


class _Words:
    """The words that patterns name or describe."""

    def __init__(self, patterns: Sequence[dict[str, Any]]) -> None:
        conditions = list(_of_words(patterns))
        self._listed = {word for names, _ in conditions for word in names}
        self._described = [re.compile(described) for _, described in conditions if described]

    def names(self, word: str) -> bool:
        """Tell whether a pattern asks for ``word``."""
        return word in self._listed or any(described.search(word) for described in self._described)


def _of_words(patterns: Sequence[dict[str, Any]]) -> Iterator[tuple[Sequence[str], str]]:
    for rule in patterns:
        for (token,) in rule["patterns"]:
            value = token.get("LOWER", {})
            if isinstance(value, str):
                yield [value], ""
            else:
                yield [*value.get("IN", ()), *value.get("NOT_IN", ())], value.get("REGEX", "")


def remember(nlp: Language) -> None:
    """Put the remembering ruler into the place of the attribute ruler of ``nlp``, if it has the patterns for it."""
    ruler: Any = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and checksum(ruler.patterns) == _CHECKED:
        nlp.replace_pipe("attribute_ruler", FACTORY, config={"patterns": ruler.patterns})


def checksum(patterns: Patterns) -> str:
    """Return the SHA-256 of patterns."""
    return hashlib.sha256(json.dumps(patterns, sort_keys=True).encode()).hexdigest()


@Language.factory(FACTORY, assigns=["token.pos", "token.lemma", "token.morph"])
def make_attribute_ruler(nlp: Language, name: str, patterns: Patterns) -> RememberingRuler:
    """Build the component; ``patterns`` are those of an ``AttributeRuler``."""
    return RememberingRuler(nlp.vocab, name, patterns)
