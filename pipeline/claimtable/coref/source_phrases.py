"""The words of a source that may name who speaks: the names in it, and its noun phrase with all edges it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtable.coref.joint import Names, is_one_body
from claimtable.coref.mentions import Mention
from claimtable.coref.ner_recovery import tail_name, unseen_name
from claimtable.coref.person_names import head_of
from claimtable.coref.person_words import is_role_word
from claimtable.coref.phrases import BREAKS, WH_TAGS, head_noun
from claimtable.coref.role_edges import ends
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.grammar import ARTICLES
from claimtable.lexicon.people import PARTISANS

#: so many words before a source may belong to its noun phrase
_LEFT = 6
#: so many words parted from the noun are looked up through the parse
_STEPS = 4
_TIMES = frozenset({"DATE", "TIME"})
#: so many beginnings and endings of a noun phrase come into question
_STARTS, _ENDS = 6, 10
#: behind a word of these the noun phrase may begin: "on Monday [police]"
_BEFORE = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "PUNCT", "VERB", "AUX", "SPACE", "X", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``start`` to ``end`` that may name who speaks, headed by ``head``; ``name`` is set for a name.

    ``shape`` is ``person`` or ``body``, ``unseen person`` or ``unseen body`` for a name that the recogniser passed
    over, and ``phrase`` for a noun phrase.
    """

    start: int
    end: int
    head: int
    shape: str
    name: Mention | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker's part of a source, tokens ``start`` to ``end``: the names in it, the noun that heads it, where
    its first comma, dash or relative clause behind that noun stands (``cut``), and the words that tell whom the noun
    serves (``served``).
    """

    view: TokenArrays
    start: int
    end: int
    names: Sequence[Mention]
    noun: int
    cut: int
    served: range


def source_of(view: TokenArrays, start: int, end: int, names: Names) -> Source:
    """Return the source from ``start`` to ``end`` with the ``names`` in it."""
    cut = _first_break(view, start, end)
    noun = _noun(view, start, cut)
    served = _served(view, start, noun, cut)
    inside = [
        one for one in names.inside(start, end) if not is_nationality(view, one, start) and one.start not in served
    ]
    names_in = inside if noun < cut else ()  # a seat is nobody who speaks
    return Source(view, start, end, names_in, noun, cut, served)


def _served(view: TokenArrays, start: int, noun: int, cut: int) -> range:
    """Return the words behind ``noun`` that tell whom it serves, who does not speak: "an aide to [Omar Reyes]"."""
    serves = view.tags[noun] in ("NN", "NNS") and view.words[noun + 1 : noun + 2] in (["to"], ["for"])
    return range(noun + 2, cut) if serves and view.words[start].lower() in ARTICLES else range(0)


def _noun(view: TokenArrays, start: int, cut: int) -> int:
    """Return the noun that heads the phrase before ``cut``."""
    noun = head_noun(view, start, cut)
    if noun is None:
        return head_of(view, start, cut)
    if view.words[noun + 1 : noun + 2] == ["and"] and noun + 2 < cut and is_one_body(view, noun, noun + 1):
        return head_noun(view, noun + 2, cut) or noun
    return noun


def is_nationality(view: TokenArrays, name: Mention, start: int) -> bool:
    """Tell whether the name is one person's party or nation: "the Republican", "the Malaysian"."""
    word = view.words[name.start].lower()
    if name.end - name.start > 1 or name.plural:
        return False
    return word in PARTISANS or (view.labels[name.start] == "NORP" and view.words[start].lower() in ARTICLES)


def _first_break(view: TokenArrays, start: int, end: int) -> int:
    """Return where the phrase proper ends: at the first comma, dash or relative clause behind its head."""
    head = head_noun(view, start, end)
    for index in range(start + 1 if head is None else head + 1, end):
        if view.words[index] in BREAKS or (view.is_dash(index) and not view.labels[index]):
            return index
    return end


def phrases(source: Source) -> list[Phrase]:
    """Return all that may name the speaker: names first, in text order those that the recogniser saw."""
    found = [Phrase(*one.place, one.head, _shape(one), one) for one in source.names]
    known = {one.place for one in source.names}
    unseen = {one.place: one for one in _unseen(source) if one.place not in known}
    found += [Phrase(*one.place, one.head, f"unseen {_shape(one)}", one) for one in unseen.values()]
    named = {one.end: one.start for one in found}
    plain = (place for place in _noun_phrases(source) if not _is_but_name(source.view, *place, named))
    return [*found, *(Phrase(start, end, source.noun, "phrase") for start, end in plain)]


def _is_but_name(view: TokenArrays, start: int, end: int, named: Mapping[int, int]) -> bool:
    """Tell whether the words are a name (by its end its start) and perhaps an article: "the FAA"."""
    if end not in named or start < named[end] - 1:
        return False
    return start == named[end] or (start < named[end] and view.words[start].lower() in ARTICLES)


def _shape(name: Mention) -> str:
    return "person" if name.type == "person" else "body"


def _unseen(source: Source) -> Iterator[Mention]:
    """Yield the names that the recogniser passed over: at the source's ends, and any words in capitals inside it."""
    if source.noun >= source.cut:
        return
    view, covered = source.view, {index for one in source.names for index in range(*one.place)}
    found = [tail_name(view, source.start, source.cut), unseen_name(view, source.start, source.cut)]
    found += [unseen_name(view, *run) for run in _capital_runs(source, covered)]
    kept = (one for one in found if one is not None and one.start not in source.served)
    yield from (one for one in kept if not _is_office(view, one))


def _is_office(view: TokenArrays, name: Mention) -> bool:
    """Tell whether a name is an office alone: "the Prime Minister"."""
    return all(is_role_word(view, index) for index in range(*name.place))


def _capital_runs(source: Source, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words behind one without a capital that are no ``covered`` name."""
    view, index = source.view, source.start + 1
    while index < source.end:
        stop = index
        while stop < source.end and stop not in covered and view.is_capital(stop):
            stop += 1
        if stop > index and not view.is_capital(index - 1) and view.tags[index - 1] not in ("POS", "DT"):
            yield index, stop
        index = max(stop, index + 1)


def _noun_phrases(source: Source) -> Iterator[tuple[int, int]]:
    """Yield the noun phrase between all its edges."""
    begins = list(_begins(source))
    yield from ((start, end) for end in _ends(source) for start in begins)


def _begins(source: Source) -> Iterator[int]:
    """Yield where the noun phrase may begin: where the source does, behind small words, and before the source."""
    view, start = source.view, source.start
    inside = (index for index in range(start + 1, source.noun + 1) if _may_begin(view, index))
    yield from [start, *inside][:_STARTS]
    for index in range(start - 1, max(start - _LEFT, 0) - 1, -1):
        if not _hangs_below(view, index, source.noun):
            return
        yield index


def _may_begin(view: TokenArrays, index: int) -> bool:
    """Tell whether a noun phrase may begin behind the word before: a small word, but no name taken for one."""
    is_name = view.is_capital(index - 1) and view.pos[index - 1] not in ("ADP", "CCONJ", "SCONJ")
    return view.pos[index - 1] in _BEFORE and view.words[index][:1].isalnum() and not is_name


def _hangs_below(view: TokenArrays, index: int, noun: int) -> bool:
    """Tell whether the word stands in the noun's sentence and, by the parse, hangs on the noun."""
    word = view.words[index]
    if view.sentence[index] != view.sentence[noun] or not (word[:1].isalnum() or word == "-"):
        return False
    for _ in range(_STEPS):
        if index == noun:
            return True
        index = view.heads[index]
    return index == noun


def _ends(source: Source) -> Iterator[int]:
    """Yield where the noun phrase may end: behind its noun, at the edges of what follows, where the source does."""
    view, noun = source.view, source.noun
    found = dict.fromkeys((noun + 1, source.end))
    for end in ends(view, noun):
        if len(found) < _ENDS:
            found.setdefault(end)
    yield from (end for end in found if end == noun + 1 or (end > noun and not _is_cut_short(view, end)))


def _is_cut_short(view: TokenArrays, end: int) -> bool:
    """Tell whether the last word belongs to what is left out: "officials [here]", "a poll [released] Monday"."""
    last = end - 1
    if view.words[last] in ("here", "that") or view.tags[last] in WH_TAGS or view.pos[last] == "ADP":
        return True
    is_open = end < len(view) and (view.labels[end] in _TIMES or view.words[end] in ("here", "on", "in"))
    return view.tags[last] in ("VBN", "VBD", "VBG") and is_open
