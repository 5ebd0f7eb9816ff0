"""Questions and answers: who gives the answers of a printed interview, and whose letter is no name."""

from __future__ import annotations

from collections.abc import Sequence

from claimtable.coref.entities import Entity
from claimtable.coref.mentions import Mention
from claimtable.coref.token_arrays import TokenArrays
from claimtable.layers import Attribution

_ANSWER = frozenset({"A", "A."})
_QUESTION = frozenset({"Q", "Q."})
_MARKS = frozenset({":", "."})


def is_label(view: TokenArrays, start: int, end: int) -> bool:
    """Tell whether the tokens are the letter before a question or an answer: "Q:", "A."."""
    return end - start <= 2 and view.words[start] in _ANSWER | _QUESTION and set(view.words[start + 1 : end]) <= _MARKS


def find_answers(view: TokenArrays, attributions: Sequence[Attribution]) -> list[tuple[int, Mention]]:
    """Return the number of every attribution that is an answer behind "A:", with that letter as its source."""
    found = []
    for number, attribution in enumerate(attributions):
        if attribution.source or attribution.cue or not attribution.content:
            continue
        label = attribution.content[0].start - 1
        if label > 0 and view.words[label] in _MARKS:
            label -= 1
        if label >= 0 and view.words[label] in _ANSWER:
            found.append((number, Mention(label, label + 1, "pronoun", "person", label, "a", is_source=True)))
    return found


def interviewee(view: TokenArrays, people: Sequence[Entity], answers: Sequence[tuple[int, Mention]]) -> Entity | None:
    """Return the one person whom the words before the first question or answer name; None where they name more."""
    if not answers:
        return None
    first = next(index for index in range(answers[0][1].start + 1) if _opens_line(view, index))
    named = [entity for entity in people if any(mention.start < first for mention in entity.mentions)]
    return named[0] if len(named) == 1 else None


def _opens_line(view: TokenArrays, index: int) -> bool:
    return view.words[index] in _ANSWER | _QUESTION and (index == 0 or "\n" in view.words[index - 1])
