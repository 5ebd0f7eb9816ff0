"""Tokens to the windows of word pieces that the attribution model reads; the same in training and at run time.

A window holds whole paragraphs, each closed by ``[SEP]``, up to a number of pieces. A paragraph that is longer than the
model can read is cut. Every token that is not white space is in exactly one window.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

WINDOW = 192
LONGEST = 510  # pieces of one paragraph: the encoder's 512 positions without [CLS] and [SEP]
CLS, SEP, UNKNOWN = 101, 102, 100  # in the BERT vocabulary

MARKS = {'"', "``", "''", "“", "”", "„", "«", "»"}
OPENERS, CLOSERS = {"“", "„", "«", "``"}, {"”", "»"}
OUTSIDE, INSIDE, MARK, UNCLOSED = range(4)
CASES = 4
FEATURES = 4 * CASES

Piecer = Callable[[str], Sequence[int]]


@dataclass(slots=True)  # not frozen: every token becomes one, and a frozen one takes three times as long
class Word:
    """A token that is not white space: its index in the Doc, its text, and whether white space stands before and after
    it.
    """

    index: int
    text: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads: piece numbers and a feature number for each; ``first`` is where the token ``tokens[i]``
    has its first piece.
    """

    pieces: tuple[int, ...]
    features: tuple[int, ...]
    tokens: tuple[int, ...]
    first: tuple[int, ...]
    breaks: tuple[int, ...]  # for every paragraph, how many of ``tokens`` come before its end


def quote_states(words: Sequence[Word]) -> list[int]:
    """Of each word of one paragraph: outside quotation marks, inside, itself a mark, or after a mark that is not
    closed.
    """
    states, opened = [OUTSIDE] * len(words), -1
    for place, word in enumerate(words):
        if word.text not in MARKS:
            continue
        states[place] = MARK
        inside = opened >= 0
        if not inside and _only_closes(word):
            continue
        if inside:
            _fill(states, opened, place, INSIDE)
        opened = place if _opens(word, inside=inside) else -1
    if opened >= 0:
        _fill(states, opened, len(words), UNCLOSED)
    return states


def _only_closes(mark: Word) -> bool:
    """Tell whether blanks show that a mark opens nothing."""
    return mark.text in CLOSERS or (mark.text not in OPENERS and mark.after and not mark.before)


def _opens(mark: Word, *, inside: bool) -> bool:
    if mark.text in OPENERS or mark.text in CLOSERS:
        return mark.text in OPENERS
    return not inside or (mark.before and not mark.after)


def _fill(states: list[int], start: int, end: int, state: int) -> None:
    for place in range(start + 1, end):
        states[place] = MARK if states[place] == MARK else state


def case(text: str) -> int:
    """0 for lower case and no letters, 1 for a capital first, 2 for capitals throughout (two and more), 3 digits."""
    if text[0].isdigit():
        return 3
    if not text[0].isupper():
        return 0
    return 2 if len(text) > 1 and text.isupper() else 1


def encode_paragraph(words: Sequence[Word], pieces: Piecer) -> Iterator[Window]:
    """The paragraph as windows without their ``[CLS]``: one, or more if it is too long to read at once."""
    ids: list[int] = []
    features: list[int] = []
    tokens: list[int] = []
    first: list[int] = []
    for word, state in zip(words, quote_states(words), strict=True):
        found = list(pieces('"' if word.text in MARKS else word.text))[:LONGEST] or [UNKNOWN]
        if len(ids) + len(found) > LONGEST:
            yield Window((*ids, SEP), (*features, 0), tuple(tokens), tuple(first), (len(tokens),))
            ids, features, tokens, first = [], [], [], []
        first.append(len(ids))
        tokens.append(word.index)
        ids += found
        features += [state * CASES + case(word.text)] * len(found)
    if ids:
        yield Window((*ids, SEP), (*features, 0), tuple(tokens), tuple(first), (len(tokens),))


def join(paragraphs: Iterable[Window], *, size: int = WINDOW, start: int = 0) -> Iterator[Window]:
    """Encoded paragraphs joined to windows of up to ``size`` pieces (more only for one long paragraph).

    ``start`` is the number of pieces that the first window leaves free, which shifts the windows in training.
    """
    group: list[Window] = []
    used = 1 + start
    for paragraph in paragraphs:
        if group and used + len(paragraph.pieces) > size:
            yield _joined(group)
            group, used = [], 1
        group.append(paragraph)
        used += len(paragraph.pieces)
    if group:
        yield _joined(group)


def _joined(group: list[Window]) -> Window:
    pieces, features = [CLS], [0]
    tokens: list[int] = []
    first: list[int] = []
    breaks: list[int] = []
    for paragraph in group:
        first += [len(pieces) + place for place in paragraph.first]
        pieces += paragraph.pieces
        features += paragraph.features
        tokens += paragraph.tokens
        breaks.append(len(tokens))
    return Window(tuple(pieces), tuple(features), tuple(tokens), tuple(first), tuple(breaks))


def words_of(tokens: Iterable[tuple[int, str]], text: str) -> list[Word]:
    """Words of tokens given as (character offset, text), indexed by their place; tokens of white space are left out."""
    return [
        Word(index, token, offset == 0 or text[offset - 1].isspace(), _space_at(text, offset + len(token)))
        for index, (offset, token) in enumerate(tokens)
        if not token.isspace()
    ]


def _space_at(text: str, offset: int) -> bool:
    return offset >= len(text) or text[offset].isspace()


def split_indices(
    words: Sequence[str], offsets: Sequence[int], paragraphs: Sequence[tuple[int, int]]
) -> Iterator[list[int]]:
    """The tokens of each paragraph as ``split_paragraphs`` parts them, by index; ``words`` are those of all tokens."""
    for start, end in pairwise([0, *_breaks(offsets, paragraphs), len(words)]):
        if group := [index for index in range(start, end) if not words[index].isspace()]:
            yield group


def split_paragraphs(
    words: Sequence[Word], offsets: Sequence[int], paragraphs: Sequence[tuple[int, int]]
) -> Iterator[list[Word]]:
    """The words of each paragraph; ``offsets`` are the tokens' character offsets, ``paragraphs`` character ranges in
    order.

    A word beyond the last paragraph goes to that one, so that none is lost.
    """
    breaks = _breaks(offsets, paragraphs)
    for _, group in groupby(words, key=lambda word: bisect_right(breaks, word.index)):
        yield list(group)


def _breaks(offsets: Sequence[int], paragraphs: Sequence[tuple[int, int]]) -> list[int]:
    """The first token of each paragraph but the first."""
    return [bisect_left(offsets, end) for _, end in paragraphs[:-1]]
