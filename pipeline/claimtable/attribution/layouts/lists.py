"""Lists that a cue introduces: "The company said it would:" and its items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Doc, Token

from claimtable.attribution.clauses import child_of, cue_of, noun_phrase
from claimtable.attribution.layouts.lines import LayoutAttribution, Line, Range, marker_end
from claimtable.lexicon import reporting
from claimtable.lexicon.layouts import LISTED, LISTING
from claimtable.syntax import is_denied, shared_subject

_CUES = reporting.SAY | reporting.MANNER | reporting.THINK | reporting.WANT
_TRAILING = frozenset((";", ",", "and", "or", ".", "but"))


def find_lists(doc: Doc, lines: Sequence[Line]) -> Iterator[LayoutAttribution]:
    """Yield the lists of two items or more whose introduction ends with a colon and says who states them."""
    for number, line in enumerate(lines):
        if not line.text.endswith(":"):
            continue
        items = list(_items(lines, number + 1))
        lead = _lead(doc, line) if len(items) > 1 else None
        if lead is None:
            continue
        source, cue = lead
        behind = max(source[1], cue[1])
        contents = tuple(_content(doc, item) for item in items)
        stated = sum(_is_stated(doc, one, doc[line.end - 2]) for one in contents)
        if 2 * stated >= len(contents):
            yield LayoutAttribution(contents, source, cue, layout="item", outside=((behind, line.end),))


def _items(lines: Sequence[Line], number: int) -> Iterator[Line]:
    while number < len(lines) and marker_end(lines[number].text):
        yield lines[number]
        number += 1


def _content(doc: Doc, item: Line) -> Range:
    """Return the tokens of an item without its sign and without what joins it to the next one."""
    start, end = item.token(marker_end(item.text)), item.end
    while end > start and doc[end - 1].lower_ in _TRAILING:
        end -= 1
    return start, end


def _is_stated(doc: Doc, content: Range, last: Token) -> bool:
    """Tell whether an item states something: it has a verb, or goes on with "to" or a modal before the colon."""
    if last.lower_ == "to" or last.tag_ == "MD":
        return True
    return any(
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound") for token in doc[slice(*content)]
    )


def _lead(doc: Doc, line: Line) -> tuple[Range, Range] | None:
    """Return the tokens of source and cue in the last sentence of an introduction, or None."""
    sentence = doc[line.end - 1].sent
    for token in reversed(doc[max(sentence.start, line.start) : line.end]):
        if token.lower_ == "according" and token.i + 1 < line.end:
            said_by = child_of(token.nbor(), "pobj")
            return None if said_by is None else (_range(noun_phrase(said_by)), (token.i, token.i + 2))
    for verb in doc[max(sentence.start, line.start) : line.end]:
        subject = shared_subject(verb) if verb.pos_ == "VERB" and not is_denied(verb) else None
        if subject is not None and subject.i < verb.i and _introduces(verb):
            cue = cue_of(verb)
            return _range(noun_phrase(subject, without=cue)), _range(cue)
    return None


def _introduces(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    given = child_of(verb, "dobj")
    return lemma in _CUES or (lemma in LISTING and given is not None and given.lemma_.lower() in LISTED)


def _range(words: Set[int]) -> Range:
    return (min(words), max(words) + 1) if words else (0, 0)
