"""The words of a content in one sentence, whose edges are chosen."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

import numpy as np
from spacy.tokens import Doc, Span

from claimtable.attribution.chunks import CONTENT_LABELS, Chunk
from claimtable.attribution.features import cue_kind
from claimtable.layers import Attribution
from claimtable.sentences import cut_sentences, dateline_end
from claimtable.syntax import token_indices
from claimtable.tagging import Floats
from claimtable.tokens import heads, tokens_of

Side = Literal["start", "end"]
SIDES: tuple[Side, ...] = ("start", "end")

#: log-odds are cut here
SUREST = 7.0
MARKS = frozenset(('"', "''", "``", "'"))
#: signs that belong to the words behind them, and before them
_OPENS, CLOSES = frozenset("($£€#@["), frozenset("%)$€£]")


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a content in one sentence (tokens ``low`` to ``high``), from ``first`` to ``last``.

    ``others`` are tokens of other attributions. For every token of the Doc ``words`` tells whether it is a word,
    ``odds`` the log-odds that it is content, ``heads`` what it hangs on; ``sums`` and ``counts`` are those of all words
    before a token.
    """

    doc: Doc
    low: int
    high: int
    first: int
    last: int
    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    others: frozenset[int]
    quoted: frozenset[int]
    cue_kind: str
    words: Sequence[bool]
    odds: Sequence[float]
    sums: Sequence[float]
    counts: Sequence[int]
    heads: Sequence[int]

    def edge(self, side: Side) -> int:
        """Return the edge as it is labelled."""
        return self.first if side == "start" else self.last


def parts_of(
    doc: Doc, found: Sequence[Attribution], log_probs: Floats, quotes: Sequence[Span]
) -> Iterator[tuple[int, Part]]:
    """Yield the parts of every attribution's content by sentence, with the attribution's number."""
    taken = Counter(index for one in found for index in token_indices((*one.source, *one.cue, *one.content)))
    quoted, sentences, scores = frozenset(token_indices(quotes)), cut_sentences(doc), _scores(doc, log_probs)
    for number, one in enumerate(found):
        if one.layout:
            continue
        source, cue, content = (frozenset(token_indices(spans)) for spans in (one.source, one.cue, one.content))
        own = Counter([*source, *cue, *content])
        others = frozenset(taken) - {index for index, count in own.items() if taken[index] <= count}
        kind = cue_kind(doc, Chunk(one.cue[0].start, one.cue[0].end, 1.0)) if one.cue else "no"
        for sentence, words in _by_sentence(content - source - cue, sentences):
            first, last = word_from(doc, min(words), max(words)), word_up_to(doc, max(words), min(words))
            if first <= last:
                low, inside = dateline_end(sentence), frozenset(words)
                yield (
                    number,
                    Part(doc, low, sentence.end, first, last, inside, cue, source, others, quoted, kind, *scores),
                )


def _scores(doc: Doc, log_probs: Floats) -> tuple[list[bool], list[float], list[float], list[int], list[int]]:
    words, odds = [holds_word(text) for text in tokens_of(doc).words], _content_odds(log_probs)
    sums = accumulate((score * word for score, word in zip(odds, words, strict=True)), initial=0.0)
    return words, odds, list(sums), list(accumulate(words, initial=0)), heads(doc)


def _content_odds(log_probs: Floats) -> list[float]:
    """Return for every token the log-odds that it is content."""
    inside = np.logaddexp.reduce(log_probs[:, CONTENT_LABELS].astype(np.float64), axis=1)
    outside = np.log(np.maximum(1 - np.exp(np.minimum(inside, 0.0)), 1e-6))
    found: list[float] = np.clip(inside - outside, -SUREST, SUREST).round(3).tolist()
    return found


def _by_sentence(indices: frozenset[int], sentences: Sequence[Span]) -> Iterator[tuple[Span, list[int]]]:
    order = sorted(indices)
    while order:
        place = max(0, bisect.bisect_right(sentences, order[0], key=lambda sentence: sentence.start) - 1)
        end = bisect.bisect_left(order, sentences[place].end)
        if end == 0:
            return
        yield sentences[place], order[:end]
        order = order[end:]


def holds_word(text: str) -> bool:
    """Tell whether a token's text holds a letter or a digit."""
    return text.isalnum() or any(map(str.isalnum, text))


def word_from(doc: Doc, index: int, last: int) -> int:
    """Return the first token from ``index`` on that may begin a content: a word, behind marks and "that"."""
    words = tokens_of(doc).words
    while index <= last and not (holds_word(words[index]) or words[index] in _OPENS):
        index += 1
    if index < last and words[index].lower() == "that" and doc[index].dep_ == "mark":
        return word_from(doc, index + 1, last)
    return index


def word_up_to(doc: Doc, index: int, first: int) -> int:
    """Return the last token up to ``index`` that may end a content: a word, before marks."""
    words = tokens_of(doc).words
    while index >= first and not (holds_word(words[index]) or words[index] in CLOSES):
        index -= 1
    return index


def between(part: Part, side: Side, option: int) -> range:
    """Return the tokens between the part's edge and ``option``, without whichever of the two is inside both ways."""
    here = part.edge(side)
    if side == "start":
        return range(min(option, here), max(option, here))
    return range(min(option, here) + 1, max(option, here) + 1)


def moved_words(part: Part, side: Side, option: int) -> list[int]:
    """Return the words that are won or lost where the edge moves to ``option``."""
    beside = part.cue | part.source
    return [index for index in between(part, side, option) if part.words[index] and index not in beside]


def is_wider(part: Part, side: Side, option: int) -> bool:
    """Tell whether an edge at ``option`` takes in more words than the labels do."""
    return option < part.first if side == "start" else option > part.last
