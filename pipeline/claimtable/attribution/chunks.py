"""From a model's labelled runs to the parts of attributions, with quotation marks as hard evidence for contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from claimtable.attribution.titles import is_title
from claimtable.lexicon import reporting
from claimtable.lexicon.relations import BEHIND_VERBS
from claimtable.sentences import sentence_starts
from claimtable.tagging import LABELS, Floats, Role, Run
from claimtable.tokens import tokens_of

CONTENT_LABELS = [number for number, label in enumerate(LABELS) if label.endswith("-CONTENT")]
#: the share of a quotation's words, or of their probability, that must be content for all of it to be
_COVERED = 0.5
#: the same for quotations that look like titles and names
_COVERED_TITLE = 0.9
#: score of a part that only the parse or the print shows
UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``start`` to ``end`` in one role; ``score`` is its run's; ``quoted``: all of it is inside the marks;
    ``overlooked``: the parse shows it, the model did not.
    """

    start: int
    end: int
    score: float
    quoted: bool = False
    overlooked: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of a text, and for every token how many sentences, paragraphs and parts begin up to it."""

    doc: Doc
    contents: Sequence[Chunk]
    cues: Sequence[Chunk]
    sources: Sequence[Chunk]
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    begun: dict[Role, Sequence[int]]
    sourced: Sequence[int]

    def share_sentence(self, content: Chunk, cue: Chunk) -> bool:
        """Tell whether a cue stands in one of the sentences of a content."""
        return self.sentences[content.start] <= self.sentences[cue.start] <= self.sentences[content.end - 1]


def build_context(doc: Doc, runs: Sequence[Run], log_probs: Floats | None, quotes: Sequence[Span]) -> Context:
    """Return the parts that ``runs`` make of ``doc``; ``log_probs`` are its label scores, ``quotes`` its quotations."""
    starts = sentence_starts(doc)
    contents = list(content_chunks(doc, runs, log_probs, quotes, starts=frozenset(starts)))
    said = np.zeros(len(doc) + 1, dtype=np.int64)
    for chunk in contents:
        said[chunk.start + 1 : chunk.end + 1] = 1
    inside = np.cumsum(said)
    outside = [run for run in runs if 2 * (inside[run.end] - inside[run.start]) <= run.end - run.start]
    cues = [Chunk(run.start, run.end, run.score) for run in outside if run.label == "CUE"]
    taken = frozenset(index for run in outside for index in range(run.start, run.end))
    cues = sorted((*cues, *_overlooked(doc, contents, taken)), key=lambda chunk: chunk.start)
    sources = [Chunk(run.start, run.end, run.score) for run in outside if run.label == "SOURCE"]
    return Context(
        doc,
        contents,
        cues,
        sources,
        _counted(doc, starts),
        _counted(doc, _paragraph_starts(doc)),
        {
            "CONTENT": _counted(doc, [chunk.start for chunk in contents]),
            "CUE": _counted(doc, [chunk.start for chunk in cues]),
            "SOURCE": _counted(doc, [chunk.start for chunk in sources]),
        },
        _counted(doc, [index for chunk in sources for index in range(chunk.start, chunk.end)]),
    )


def _overlooked(doc: Doc, contents: Sequence[Chunk], taken: Set[int]) -> Iterator[Chunk]:
    """Yield the verbs of saying that stand before a quotation, over a comma or colon, and that no run has.

    Only an object or an adverbial may stand between: "saying during the debate last week, '...'".
    """
    for chunk in contents:
        verb = (_behind_lost_mark(doc, chunk) or _before_quotation(doc, chunk, taken)) if chunk.quoted else None
        if verb is not None:
            yield Chunk(verb.i, verb.i + 1, UNSEEN, overlooked=True)


def _behind_lost_mark(doc: Doc, chunk: Chunk) -> Token | None:
    """Return the verb of saying right behind a quotation that lost its closing mark."""
    is_open = chunk.end < len(doc) and not doc[chunk.end - 1].is_quote
    return doc[chunk.end] if is_open and _speaks(doc[chunk.end]) else None


def _before_quotation(doc: Doc, chunk: Chunk, taken: Set[int]) -> Token | None:
    """Return the verb of saying before a quotation, where nothing up to it is ``taken``."""
    last = chunk.start - 1
    while last >= 0 and doc[last].text in {",", ":"}:
        last -= 1
    if last < 0 or doc[last].is_space:
        return None
    word = doc[last]
    while word.dep_ in BEHIND_VERBS and word.head.i <= last and word.head.i != word.i:
        word = word.head
    return word if _speaks(word) and taken.isdisjoint(range(word.i, last + 1)) else None


def _speaks(word: Token) -> bool:
    return word.pos_ == "VERB" and word.lemma_.lower() in reporting.SPEAK


def _counted(doc: Doc, places: Sequence[int]) -> list[int]:
    marks = np.bincount(np.asarray(places, dtype=np.int64), minlength=len(doc) + 1)
    counted: list[int] = np.cumsum(marks).tolist()
    return counted


def _paragraph_starts(doc: Doc) -> list[int]:
    return [index for index, word in enumerate(tokens_of(doc).words, 1) if "\n" in word]


def content_chunks(
    doc: Doc, runs: Sequence[Run], log_probs: Floats | None, quotes: Sequence[Span], *, starts: Set[int]
) -> Iterator[Chunk]:
    """Yield the contents in text order.

    A quotation of which most is content is one whole chunk, with what the run says before and behind it in the same
    sentence; what lies in another sentence is cut off. ``starts`` are the sentences' first tokens.
    """
    found = [run for run in runs if run.label == "CONTENT"]
    owner = np.zeros(len(doc) + 1, dtype=np.int64)
    for number, run in enumerate(found, 1):
        owner[run.start : run.end] = number
    quoted = np.zeros(len(doc) + 1, dtype=bool)
    scores = [0.0, *(run.score for run in found)]
    for quote in quotes:
        share = _content_share(quote, owner, log_probs)
        if share >= (_COVERED_TITLE if is_title(quote) else _COVERED):
            _claim(quote, owner, scores, share)
            _end_where_unclosed(quote, owner)
            quoted[quote.start : quote.end] = True
    yield from _cut(doc, owner, quoted, scores, starts)


def _content_share(quote: Span, owner: NDArray[np.int64], log_probs: Floats | None) -> float:
    words = [token.i for token in _first_paragraph(quote) if token.text[0].isalnum()] or [quote.start]
    share = np.count_nonzero(owner[words]) / len(words)
    if log_probs is None:
        return share
    return max(share, float(np.exp(log_probs[np.ix_(words, CONTENT_LABELS)]).sum(axis=1).mean()))


def _first_paragraph(quote: Span) -> Span:
    """Return the quotation up to its first paragraph break: what opens as content is content until it closes."""
    end = next((token.i for token in quote if "\n" in token.text), quote.end)
    return quote.doc[quote.start : end]


def _claim(quote: Span, owner: NDArray[np.int64], scores: list[float], share: float) -> None:
    """Give all of the quotation to the run that reaches into it from outside, else to the one that begins it."""
    touched = [int(number) for number in dict.fromkeys(owner[quote.start : quote.end].tolist()) if number]
    if not touched:
        scores.append(share)
        touched = [len(scores) - 1]
    first, last = int(owner[quote.start]) or touched[0], int(owner[quote.end - 1])
    owner[quote.start : quote.end] = first
    index = quote.end
    while last and last != first and index < len(owner) and owner[index] == last:
        owner[index] = first
        index += 1


def _end_where_unclosed(quote: Span, owner: NDArray[np.int64]) -> None:
    """End the content with a quotation that lost its closing mark and that a verb of saying follows."""
    doc, index = quote.doc, quote.end
    if quote[-1].is_quote or index >= len(doc) or doc[index].lemma_.lower() not in reporting.SPEAK:
        return
    while index < len(doc) and owner[index] == owner[quote.start]:
        owner[index] = 0
        index += 1


def _cut(
    doc: Doc, owner: NDArray[np.int64], quoted: NDArray[np.bool_], scores: Sequence[float], starts: Set[int]
) -> Iterator[Chunk]:
    owners: list[int] = owner.tolist()
    marked: list[bool] = quoted.tolist()
    start = 0
    for index in range(1, len(doc) + 1):
        turns = marked[index - 1] != marked[index] and (index in starts or doc[index - 1].is_space)
        if index == len(doc) or owners[index] != owners[start] or turns:
            if owners[start]:
                yield Chunk(start, index, scores[owners[start]], all(marked[start:index]))
            start = index
