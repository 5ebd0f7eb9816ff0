"""What tells which words of a source name who speaks: named features of its names and noun phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtable.coref.person_words import is_role_word
from claimtable.coref.phrases import NOUN_TAGS
from claimtable.coref.role_features import noun_kind, size_class, word_kind
from claimtable.coref.source_phrases import Phrase, Source
from claimtable.coref.token_arrays import TokenArrays
from claimtable.fitted import Features

_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "that", "which"})
_MARKS = frozenset({"(", ")", '"', "--"})
#: what parts a name from the noun before it
_PARTING = frozenset({"ADP", "VERB", "PRON", "CCONJ", "SCONJ", "AUX"})
_TIMES = frozenset({"DATE", "TIME"})


def source_features(source: Source, options: Sequence[Phrase]) -> list[Features]:
    """Return what speaks for and against each of ``options``."""
    around = sorted({one.shape.partition(" ")[0] if " " in one.shape else one.shape for one in options if one.name})
    return [dict.fromkeys(_features(source, one, options, around), 1.0) for one in options]


def _features(source: Source, one: Phrase, options: Sequence[Phrase], around: Sequence[str]) -> Iterator[str]:
    yield f"shape {one.shape}"
    for other in around:
        yield f"{one.shape}, {other} inside"
    yield from _edges(source, one)
    yield from _in_parse(source, one)
    if one.name is None:
        yield from _of_phrase(source, one)
        yield from _beside_names(source, one, options)
        yield from _tail(source, one)
        yield from _edges_in_parse(source, one)
    else:
        yield from _of_name(source, one)
        yield from _behind_noun(source, one)
        if any(other.name and other.start <= one.start and one.end <= other.end and other != one for other in options):
            yield f"{one.shape}, part of another"
        yield f"{one.shape}, name {_number(other.start < one.start for other in options if other.name)}"
        yield f"{one.shape}, names later {_number(other.start > one.start for other in options if other.name)}"


def _number(found: Iterator[bool]) -> int:
    return min(sum(found), 2)


def _kind(view: TokenArrays, index: int) -> str:
    return word_kind(view, index) if 0 <= index < len(view) else "edge"


def _edges(source: Source, one: Phrase) -> Iterator[str]:
    """Yield what stands at the edges, inside and outside, and how they lie to the source's."""
    view, shape = source.view, "phrase" if one.name is None else "name"
    begins = "start" if one.start == source.start else "left of" if one.start < source.start else "inside"
    first, before = _kind(view, one.start), _kind(view, one.start - 1)
    yield f"{shape}, begins {begins}"
    yield f"{shape}, first {first}, {begins}"
    if begins != "start":
        yield f"{shape}, behind {before}"
        yield f"{shape}, {before} | {first}"
    ends = "at" if one.end == source.end else "beyond" if one.end > source.end else "inside"
    last, after = _kind(view, one.end - 1), _kind(view, one.end)
    yield f"{shape}, ends {ends}"
    yield f"{shape}, ahead of {after}, {ends}"
    yield f"{shape}, last {last}, {ends}"
    yield f"{shape}, {last} | {after}"


def _in_parse(source: Source, one: Phrase) -> Iterator[str]:
    """Yield how the head hangs in the source, or on a word outside it."""
    view, shape = source.view, "phrase" if one.name is None else "name"
    top, dep = view.heads[one.head], view.deps[one.head]
    if source.start <= top < source.end and top != one.head:
        yield f"{shape}, hangs as {dep}"
        yield f"{one.shape}, hangs as {dep} on {noun_kind(view, top)}"
    else:
        yield f"{shape}, root"
        yield f"{one.shape}, root as {dep}"


def _of_name(source: Source, one: Phrase) -> Iterator[str]:
    """Yield what the name is and what stands directly before and behind it."""
    view, shape, opener = source.view, one.shape, _kind(source.view, source.start)
    if one.end - one.start == 1:
        yield f"{shape}, one word"
    yield f"{shape}, label {view.labels[one.start]}"
    yield f"{shape}, label {view.labels[one.start]}, first {opener}"
    if one.start > source.start:
        before = noun_kind(view, one.start - 1)
        yield f"{shape}, next to {before}"
        yield f"{shape}, next to {before} of {opener}"
        if is_role_word(view, one.start - 1):
            yield f"{shape}, role before"
    if one.end < source.end:
        behind = noun_kind(view, one.end) if view.tags[one.end] in NOUN_TAGS else view.tags[one.end]
        yield f"{shape}, before {behind}"
        yield f"{shape}, {opener} ... {_kind(view, one.end)}"
        yield f"{shape}, word behind {view.lemmas[one.end]}"


def _behind_noun(source: Source, one: Phrase) -> Iterator[str]:
    """Yield by which noun a name is introduced and what parts the two."""
    view, shape, noun = source.view, one.shape, source.noun
    if one.start == source.start:
        yield f"{shape}, opens"
        return
    if noun >= one.start:
        yield f"{shape}, no noun before"
        return
    kind, parted = noun_kind(view, noun), _parting(view, noun, one.start)
    yield f"{shape}, noun {kind}"
    yield f"{shape}, noun {parted}"
    yield f"{shape}, noun {kind} {parted}"
    yield f"{shape}, noun {view.tags[noun]} {parted}"
    yield f"{shape}, noun {kind} {parted}, {_kind(view, source.start)}"
    yield f"{shape}, noun {kind} {parted}, behind {_kind(view, one.start - 1)}"
    if is_served(source, one):
        yield f"{shape}, served"


def _parting(view: TokenArrays, noun: int, start: int) -> str:
    """Return what parts a name that begins at ``start`` from the noun before it."""
    if noun + 1 == start:
        return "adjacent"
    between = [view.pos[index] for index in range(noun + 1, start)]
    parted = next((pos for pos in between if pos in _PARTING), "")
    if parted or "PUNCT" in between:
        return parted or view.words[noun + 1]
    return "POS" if "PART" in between else "next"


def is_served(source: Source, one: Phrase) -> bool:
    """Tell whether a preposition parts the source's noun from a person with his title: "spokesman for Gov. [Roe]"."""
    view, index = source.view, one.start - 1
    while index > source.start and view.is_capital(index) and is_role_word(view, index):
        index -= 1
    return source.start < index < one.start - 1 and view.pos[index] == "ADP"


def _of_phrase(source: Source, one: Phrase) -> Iterator[str]:
    """Yield what the noun is that heads the phrase."""
    view, noun = source.view, source.noun
    kind = noun_kind(view, noun)
    yield f"phrase, head {kind}"
    yield f"phrase, head {view.tags[noun]}"
    yield f"phrase, noun {view.lemmas[noun]}"
    yield f"phrase, head {kind}, first {_kind(view, source.start)}"
    yield f"phrase, words {size_class(one.end - one.start)}"


def _beside_names(source: Source, one: Phrase, options: Sequence[Phrase]) -> Iterator[str]:
    """Yield which names the phrase holds, is followed by, or is headed by."""
    view, kind = source.view, noun_kind(source.view, source.noun)
    for other in options:
        if other.name is None:
            continue
        shape = other.shape.removeprefix("unseen ")
        side = "inside" if one.start <= other.start and other.end <= one.end else "outside"
        yield f"phrase, {shape} {side}"
        yield f"phrase, head {kind}, {shape} {side}"
        if other.start >= one.end:
            yield f"phrase, head {kind}, {shape} behind {_kind(view, other.start - 1)}"
        if other.start <= source.noun < other.end:
            yield from _headed_by(source, one, other, shape)


def _headed_by(source: Source, one: Phrase, name: Phrase, shape: str) -> Iterator[str]:
    """Yield where a phrase whose noun is a name's begins, and what stands before the name: "CNN affiliate Teletica"."""
    view = source.view
    if one.start >= name.start:
        yield f"phrase, head in {shape}, begins {'at' if one.start == name.start else 'inside'} it"
        return
    before = noun_kind(view, name.start - 1)
    yield f"phrase, head in {shape}, begins before it"
    yield f"phrase, head in {shape} behind {before}"
    yield f"phrase, head in {shape} behind {before}, {_kind(view, one.start)}"


def _tail(source: Source, one: Phrase) -> Iterator[str]:
    """Yield what the phrase holds behind its noun."""
    view, tail = source.view, range(source.noun + 1, one.end)
    yield f"phrase, tail {size_class(len(tail))}"
    if not tail:
        return
    opener = _kind(view, tail[0])
    yield f"phrase, tail {opener}"
    yield f"phrase, tail {opener}, {noun_kind(view, source.noun)}"
    yield f"phrase, tail hangs {view.deps[tail[0]]}"
    words = view.words[tail.start : tail.stop]
    yield f"phrase, tail commas {min(words.count(','), 3)}"
    held = {
        "verb": not _FINITE.isdisjoint(view.tags[tail.start : tail.stop]),
        "relative clause": not _RELATIVE.isdisjoint(words),
        "time": not _TIMES.isdisjoint(view.labels[tail.start : tail.stop]),
        "mark": not _MARKS.isdisjoint(words),
    }
    yield from (f"phrase, tail holds a {name}" for name, is_held in held.items() if is_held)


def _edges_in_parse(source: Source, one: Phrase) -> Iterator[str]:
    """Yield how the phrase's edges lie to those of the noun's subtree and to the source's first break."""
    view, noun = source.view, source.view.doc[source.noun]
    left, right = noun.left_edge.i, noun.right_edge.i + 1
    begins = "at" if one.start == source.start else "off"
    ends = "at" if one.end == source.end else "off"
    for name, number, side in (
        ("right edge", one.end - right, ends),
        ("left edge", one.start - left, begins),
        ("break", one.end - source.cut, ends),
    ):
        sign = "at" if number == 0 else "beyond" if number > 0 else "inside"
        yield f"phrase, {name} {sign}"
        yield f"phrase, {name} {sign}, {side}"
    if one.end < len(view) and view.sentence[one.end] == view.sentence[source.noun]:
        is_inside = one.start <= view.heads[one.end] < one.end
        yield f"phrase, next hangs {view.deps[one.end]}, {'inside' if is_inside else 'outside'}"
