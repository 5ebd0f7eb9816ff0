"""BERT's word pieces: a word in lower case, without accents, as the longest pieces that the vocabulary knows.

The algorithm of Google's BERT (``tokenization.py``, Devlin et al. 2019) as the file ``tokenizer.json`` of Hugging Face
describes it; of that file only the vocabulary is read. The package that reads it whole would bring 42 MB and a client
for a server.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

_UNKNOWN, _INNER = "[UNK]", "##"
#: a longer word is unknown
_LONGEST = 100
#: what stands for a word by itself: CJK Unified Ideographs, their extensions A to E, and compatibility ideographs
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
_BLANKS = frozenset("\t\n\r")
#: controls, formats, private use
_UNPRINTED = frozenset({"Cc", "Cf", "Co"})
_WORD, _ALONE, _BLANK = range(3)


class WordPieces:
    """Numbers of the pieces of a text, by a vocabulary (piece -> number, inner pieces begin with ``##``)."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self._unknown = vocabulary[_UNKNOWN]

    def numbers(self, text: str) -> list[int]:
        """Return the pieces' numbers in text order; of a word that they do not make up, that of ``[UNK]``."""
        return [number for word in _words(text) for number in self._of_word(word)]

    def _of_word(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            end = next((end for end in range(len(word), start, -1) if self._piece(word, start, end) is not None), None)
            if end is None:
                return [self._unknown]
            found.append(self._numbers[_name(word, start, end)])
            start = end
        return found

    def _piece(self, word: str, start: int, end: int) -> int | None:
        return self._numbers.get(_name(word, start, end))


def _name(word: str, start: int, end: int) -> str:
    return f"{_INNER if start else ''}{word[start:end]}"


def _words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` as the vocabulary writes them; a mark or an ideograph is a word by itself."""
    for kind, chars in groupby(_plain(text), key=_kind):
        if kind == _ALONE:
            yield from chars
        elif kind == _WORD:
            yield "".join(chars)


def _plain(text: str) -> str:
    """Return ``text`` in lower case, without accents and without what is not printed."""
    shown = "".join(char for char in text if char in _BLANKS or not _is_unprinted(char))
    bare = "".join(char for char in unicodedata.normalize("NFD", shown) if unicodedata.category(char) != "Mn")
    return "".join(char.lower() for char in bare)  # one by one: no sigma is a final one


def _is_unprinted(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in _UNPRINTED


def _kind(char: str) -> int:
    if char.isspace():
        return _BLANK
    return _ALONE if _is_mark(char) or _is_ideograph(char) else _WORD


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("P") or (char.isascii() and not char.isalnum())


def _is_ideograph(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _IDEOGRAPHS)


def read_pieces(path: Path) -> WordPieces:
    """Return the word pieces of a ``tokenizer.json``; raises OSError, ValueError or KeyError for another file."""
    return WordPieces(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])
