"""Joint speakers: "A, B and C", "the mayor and police", and what "and" only joins inside a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word
from claimtable.coref.phrases import BREAKS, head_noun, type_of_noun
from claimtable.coref.token_arrays import TokenArrays
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.rules import Rule, decide

_PAIRED = BREAKS - {"("}
#: a plural noun in a list of speakers has so many words at most
_SHORT = 4


class Names:
    """The names of a Doc, found by the tokens that they cover."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def inside(self, start: int, end: int) -> list[Mention]:
        """Return the names wholly inside tokens ``start`` to ``end``."""
        place = bisect_left(self._starts, start)
        found = []
        while place < len(self._mentions) and self._mentions[place].start < end:
            if self._mentions[place].end <= end:
                found.append(self._mentions[place])
            place += 1
        return found

    def covering(self, start: int, end: int) -> Mention | None:
        """Return the name that holds all tokens ``start`` to ``end``, else None."""
        place = bisect_left(self._starts, start + 1) - 1
        if place >= 0 and self._mentions[place].end >= end:
            return self._mentions[place]
        return None


def joint_parts(view: TokenArrays, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """Yield the parts of a source that names several speakers; the whole where it names one."""
    if view.words[start].lower() == "both":
        start += 1
    begin = start
    listed = _listed(view, start, end, names)
    if listed:
        yield from listed
        return
    for index in range(start + 1, end - 1):
        if view.words[index] in ("and", "&") and _joins(view, begin, index, end, names):
            yield begin, index - 1 if view.words[index - 1] == "," else index
            begin = index + 1
    yield begin, end


def _listed(view: TokenArrays, start: int, end: int, names: Names) -> list[tuple[int, int]]:
    """Return the parts of "A, B and C" where each is a name alone or a plural noun, else nothing."""
    marks = [index for index in range(start, end) if view.words[index] in (",", "and")]
    if len(marks) < 2 or view.words[marks[-1]] != "and" or view.words[marks[0]] != ",":
        return []
    edges = [start - 1, *marks, end]
    parts = [(left + 1, right) for left, right in pairwise(edges) if left + 1 < right]
    return parts if all(_stands_alone(view, *part, names) for part in parts) else []


def _stands_alone(view: TokenArrays, start: int, end: int, names: Names) -> bool:
    inside = names.inside(start, end)
    if inside and inside[-1].end == end:
        return all(view.is_capital(index) or is_role_word(view, index) for index in range(start, end))
    is_short = end - start <= _SHORT and not any(view.pos[index] == "ADP" for index in range(start, end))
    return is_short and view.tags[end - 1] in ("NNS", "NNPS")


def _joins(view: TokenArrays, start: int, index: int, end: int, names: Names) -> bool:
    """Tell whether "and" at ``index`` joins two speakers: the heads of both sides are coordinated, outside any name."""
    left = head_noun(view, start, index)
    if left is None or head_noun(view, index + 1, end) is None:
        return False
    return decide(JOINTS, Joint(view, start, index, end, left, names)).keep


@dataclass(frozen=True, slots=True)
class Joint:
    """An "and" at ``index`` of a source from ``start`` to ``end``, whose left side is headed by the noun ``left``."""

    view: TokenArrays
    start: int
    index: int
    end: int
    left: int
    names: Names

    @property
    def is_named(self) -> bool:
        """A name stands before the "and"."""
        return bool(self.names.inside(self.start, self.index))


def _is_in_name(joint: Joint) -> bool | None:
    beside = (joint.view.words[joint.index - 1], joint.view.words[joint.index + 1])
    is_covered = joint.names.covering(joint.index - 1, joint.index + 2) is not None
    return False if is_covered or "-" in beside else None


def _is_in_apposition(joint: Joint) -> bool | None:
    # "Jane Roe, 51, mayor and teacher" is one, "Jane Roe, the mayor, and Ann Doe" are two
    view, before = joint.view, joint.index - 1
    marks = _marks(view, joint.start, before)
    if view.words[before] in _PAIRED:
        is_two = joint.is_named and bool(joint.names.inside(joint.index + 1, joint.end))
        is_open = len(marks) % 2 == 1 and not is_two
    else:
        is_open = len(marks) % 2 == 1 or (bool(marks) and joint.is_named)
    return False if is_open or "including" in view.words[joint.start : joint.index] else None


def _goes_on_with_verb(joint: Joint) -> bool | None:
    return False if joint.view.tags[joint.index + 1] in FINITE_TAGS else None


def _is_behind_preposition(joint: Joint) -> bool | None:
    view, before = joint.view, range(joint.start, joint.index)
    if all(view.pos[index] != "ADP" for index in before):
        return None
    return None if _coordinated(view, joint.left, joint.index + 1, joint.end) else False


def _is_of_one_body(joint: Joint) -> bool | None:
    return False if is_one_body(joint.view, joint.left, joint.index) and not joint.is_named else None


def _has_two_roles(joint: Joint) -> bool | None:
    """Two nouns stand before one name: both are its role, or what the role is of."""
    if joint.is_named or joint.view.tags[joint.left] not in ("NN", "NNP"):
        return None
    is_second = joint.view.tags[joint.index + 1] not in ("DT", "PRP$")
    return False if is_second and joint.names.inside(joint.index + 1, joint.end) else None


#: an "and" in a source that does not join two speakers
JOINTS = (
    Rule("within a name", _is_in_name, dropped=("<The Food and Drug Administration> said so.",)),
    Rule(
        "in an apposition",
        _is_in_apposition,
        dropped=("<Jane Roe, mayor and teacher,> said so.", "<Jane Roe, 51, mayor and teacher,> said so."),
    ),
    Rule("before a verb", _goes_on_with_verb, dropped=("<CoinShare and is the largest> said so.",)),
    Rule("behind a preposition", _is_behind_preposition, dropped=("<The ministry of trade and culture> said so.",)),
    Rule("what one body is for", _is_of_one_body, dropped=("<The finance and economy ministry> said so.",)),
    Rule("two roles of one", _has_two_roles, dropped=("<Writer and broadcaster Jane Roe> said so.",)),
)


def is_one_body(view: TokenArrays, left: int, index: int) -> bool:
    """Tell whether "and" joins what one body is for: "the finance and economy ministry"."""
    determined = view.tags[index + 1] in ("DT", "PRP$", "JJ", "CD")
    return view.tags[left] == "NN" and not determined and not type_of_noun(view.lemmas[left], plural=False)


def _marks(view: TokenArrays, start: int, end: int) -> list[int]:
    """Return where the commas and dashes stand that open and close appositions."""
    return [place for place in range(start, end) if view.words[place] in _PAIRED or view.is_dash(place)]


def _coordinated(view: TokenArrays, left: int, start: int, end: int) -> bool:
    return any(view.deps[index] == "conj" and view.heads[index] == left for index in range(start, end))
