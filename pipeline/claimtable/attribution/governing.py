"""The last attribution of a sentence: it covers what it is printed behind, up to the sentence's start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from claimtable.attribution.chunks import Chunk, Context
from claimtable.attribution.features import is_saying

if TYPE_CHECKING:
    from claimtable.attribution.linking import Group

_BEFORE = frozenset((",", '"', "''", "?", "!", ",'"))
_ENDS = frozenset((".", ",", ";", "?", "!", ")"))
_JOINING = frozenset(("and", "but", "or", ",", ";"))


def govern(context: Context, groups: Sequence[Group]) -> list[Group]:
    """Return ``groups`` with the contents of trailing attributions led back to the start of their sentence.

    "He called her a traitor and said 'burn it', the sheriff said" is the sheriff's as a whole: the attributions inside
    are left out. An attribution that itself trails a content ends what a later one covers: "A, he said, and B, she
    added".
    """
    by_sentence: dict[int, list[Group]] = {}
    for group in groups:
        if group.cue is not None:
            by_sentence.setdefault(context.sentences[group.cue.start], []).append(group)
    left_out: set[int] = set()
    for found in by_sentence.values():
        trailing = sorted((one for one in found if _trails(context, one)), key=lambda one: _anchor(one).start)
        for number, group in enumerate(trailing):
            after = _end(trailing[number - 1]) if number else _sentence_start(context, _anchor(group))
            left_out |= _cover(context, group, found, after)
    return [group for group in groups if id(group) not in left_out]


def trails(context: Context, content: Chunk, cue: Chunk) -> bool:
    """Tell whether a cue is printed behind a content and for it alone: over a comma, and nothing is said behind it."""
    start, end = _with_sources(context, cue)
    if not 0 <= start - content.end <= _MARKS_BETWEEN or context.doc[start - 1].text not in _BEFORE:
        return False
    return all(token.is_punct for token in context.doc[content.end : start]) and _is_closed(context.doc, end)


def _with_sources(context: Context, cue: Chunk) -> tuple[int, int]:
    """Return where a cue with the sources right beside it begins and ends."""
    start, end = cue.start, cue.end
    for source in context.sources:
        if abs(source.end - cue.start) <= 1 and source.start < start:
            start = source.start
        elif 0 <= source.start - cue.end <= 1:
            end = max(end, source.end)
    return start, end


def _is_closed(doc: Doc, end: int) -> bool:
    """Tell whether a mark, a break or the text's end stands behind the words, none that introduces speech in them."""
    return doc[end - 1].text != ":" and (end >= len(doc) or doc[end].text in _ENDS or doc[end].is_space)


def _anchor(group: Group) -> Chunk:
    """Return the first of source and cue."""
    assert group.cue is not None
    return min(group.cue, group.source or group.cue, key=lambda chunk: chunk.start)


def _end(group: Group) -> int:
    assert group.cue is not None
    return max(group.cue.end, group.source.end if group.source is not None else 0)


def _trails(context: Context, group: Group) -> bool:
    """Tell whether an attribution is printed behind a comma or a closing mark that ends its content."""
    anchor = _anchor(group)
    assert group.cue is not None
    said = [chunk for chunk in group.contents if chunk.end <= anchor.start and context.share_sentence(chunk, anchor)]
    if not said or group.source is None or not is_saying(context.doc, group.cue):
        return False
    last = max(said, key=lambda chunk: chunk.end)
    if last.end - last.start == 1 and not last.quoted:  # "which, he said, ..."
        return False
    return anchor.start - last.end <= 1 and context.doc[anchor.start - 1].text in _BEFORE


#: marks between a content and what is printed behind it
_MARKS_BETWEEN = 3


def _sentence_start(context: Context, chunk: Chunk) -> int:
    index = chunk.start
    while index > 0 and context.sentences[index - 1] == context.sentences[chunk.start]:
        index -= 1
    return index


def _cover(context: Context, group: Group, others: Sequence[Group], start: int) -> set[int]:
    """Lead the content back to ``start``; return which of the others are inside it."""
    anchor = _anchor(group)
    stop = max(chunk.end for chunk in group.contents if chunk.end <= anchor.start)
    inside = [one for one in others if one is not group and start <= _anchor(one).start < stop]
    if any(chunk.end > anchor.start for one in inside for chunk in one.contents):
        return set()
    kept = [chunk for chunk in group.contents if chunk.end <= start or chunk.start >= stop]
    first = min((chunk for chunk in group.contents if chunk.start < stop), key=lambda chunk: chunk.start)
    quoted = all(chunk.quoted for chunk in group.contents if start <= chunk.start < stop) and not inside
    begin = first.start if quoted else _behind_joining(context, min(start, first.start))
    if inside or not quoted:
        group.contents = sorted((*kept, Chunk(begin, stop, first.score, quoted)), key=lambda chunk: chunk.start)
    return {id(one) for one in inside}


def _behind_joining(context: Context, index: int) -> int:
    """Return where a clause begins behind the conjunction that joins it to what was said before."""
    while context.doc[index].lower_ in _JOINING:
        index += 1
    return index
