"""The last attribution of a sentence: it covers what it is printed behind, up to the sentence's start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from claimtable.attribution.features import is_saying
from claimtable.attribution.units import Landscape, Unit

if TYPE_CHECKING:
    from claimtable.attribution.linking import Group

_BEFORE = frozenset((",", '"', "''", "?", "!", ",'"))
_ENDS = frozenset((".", ",", ";", "?", "!", ")"))
_JOINING = frozenset(("and", "but", "or", ",", ";"))


def govern(land: Landscape, groups: Sequence[Group]) -> list[Group]:
    """Return ``groups`` with the contents of trailing attributions led back to the start of their sentence.

    "He called her a traitor and said 'burn it', the sheriff said" is the sheriff's as a whole: the attributions inside
    are left out. An attribution that itself trails a content ends what a later one covers: "A, he said, and B, she
    added".
    """
    by_sentence: dict[int, list[Group]] = {}
    for group in groups:
        if group.cue is not None:
            by_sentence.setdefault(land.sentences[group.cue.start], []).append(group)
    left_out: set[int] = set()
    for found in by_sentence.values():
        trailing = sorted((one for one in found if _trails(land, one)), key=lambda one: _anchor(one).start)
        for number, group in enumerate(trailing):
            after = _end(trailing[number - 1]) if number else _sentence_start(land, _anchor(group))
            left_out |= _cover(land, group, found, after)
    return [group for group in groups if id(group) not in left_out]


def trails(land: Landscape, content: Unit, cue: Unit) -> bool:
    """Tell whether a cue is printed behind a content and for it alone: over a comma, and nothing is said behind it."""
    start, end = _with_sources(land, cue)
    if not 0 <= start - content.end <= _MARKS_BETWEEN or land.doc[start - 1].text not in _BEFORE:
        return False
    return all(token.is_punct for token in land.doc[content.end : start]) and _is_closed(land.doc, end)


def _with_sources(land: Landscape, cue: Unit) -> tuple[int, int]:
    """Return where a cue with the sources right beside it begins and ends."""
    start, end = cue.start, cue.end
    for source in land.sources:
        if abs(source.end - cue.start) <= 1 and source.start < start:
            start = source.start
        elif 0 <= source.start - cue.end <= 1:
            end = max(end, source.end)
    return start, end


def _is_closed(doc: Doc, end: int) -> bool:
    """Tell whether a mark, a break or the text's end stands behind the words, none that introduces speech in them."""
    return doc[end - 1].text != ":" and (end >= len(doc) or doc[end].text in _ENDS or doc[end].is_space)


def _anchor(group: Group) -> Unit:
    """Return the first of source and cue."""
    assert group.cue is not None
    return min(group.cue, group.source or group.cue, key=lambda unit: unit.start)


def _end(group: Group) -> int:
    assert group.cue is not None
    return max(group.cue.end, group.source.end if group.source is not None else 0)


def _trails(land: Landscape, group: Group) -> bool:
    """Tell whether an attribution is printed behind a comma or a closing mark that ends its content."""
    anchor = _anchor(group)
    assert group.cue is not None
    said = [unit for unit in group.contents if unit.end <= anchor.start and land.share_sentence(unit, anchor)]
    if not said or group.source is None or not is_saying(land.doc, group.cue):
        return False
    last = max(said, key=lambda unit: unit.end)
    if last.end - last.start == 1 and not last.quoted:  # "which, he said, ..."
        return False
    return anchor.start - last.end <= 1 and land.doc[anchor.start - 1].text in _BEFORE


#: marks between a content and what is printed behind it
_MARKS_BETWEEN = 3


def _sentence_start(land: Landscape, unit: Unit) -> int:
    index = unit.start
    while index > 0 and land.sentences[index - 1] == land.sentences[unit.start]:
        index -= 1
    return index


def _cover(land: Landscape, group: Group, others: Sequence[Group], start: int) -> set[int]:
    """Lead the content back to ``start``; return which of the others are inside it."""
    anchor = _anchor(group)
    stop = max(unit.end for unit in group.contents if unit.end <= anchor.start)
    inside = [one for one in others if one is not group and start <= _anchor(one).start < stop]
    if any(unit.end > anchor.start for one in inside for unit in one.contents):
        return set()
    kept = [unit for unit in group.contents if unit.end <= start or unit.start >= stop]
    first = min((unit for unit in group.contents if unit.start < stop), key=lambda unit: unit.start)
    quoted = all(unit.quoted for unit in group.contents if start <= unit.start < stop) and not inside
    begin = first.start if quoted else _behind_joining(land, min(start, first.start))
    if inside or not quoted:
        group.contents = sorted((*kept, Unit(begin, stop, first.score, quoted)), key=lambda unit: unit.start)
    return {id(one) for one in inside}


def _behind_joining(land: Landscape, index: int) -> int:
    """Return where a clause begins behind the conjunction that joins it to what was said before."""
    while land.doc[index].lower_ in _JOINING:
        index += 1
    return index
