"""Which outcome a figure counts (dead, injured, missing, ...), by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtable.lexicon.numbers import ONES, TENS, VAGUE
from claimtable.lexicon.outcomes import EVENTS, LEADING, OUTCOME_OF

#: words behind and before the figure among which its outcome is looked for: first the near ones, last a far "toll"
_REACH = ((4, 3), (9, 9), (9, 16))
_NUMBERS = frozenset((*ONES, *TENS, *VAGUE)) - {"one"}
#: what says that the words beyond it belong to another figure
_PARTING = frozenset("and while with but including among".split())
_DEFINITE = frozenset("the those these them their its his our".split())
#: words before the number of a part, and of what is added
_PARTS = frozenset("whom including among includes included".split())
_MANY = frozenset("several many recent series string spate these".split())
_ADDING = frozenset("another further additional".split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome with the word that tells it; both empty where nothing is told."""

    name: str = ""
    word: str = ""


def outcome_of(before: Sequence[str], after: Sequence[str]) -> Outcome:
    """Return the outcome that a figure between the words ``before`` and ``after`` of its sentence counts.

    A number or a conjunction between figure and word says that the word belongs to another figure.

    >>> outcome_of("killing".split(), "people and wounding 30".split())
    Outcome(name='dead', word='killing')
    >>> outcome_of("were killed and".split(), "others injured".split()).name
    'injured'
    >>> outcome_of("the death toll in the mine rose to".split(), "while seven are missing".split()).name
    'dead'
    """
    if (
        before[-2:]
        and before[-2:][0].casefold() == "of"
        and before[-1].casefold() in _DEFINITE
        and _is_number(before[-3:-2])
    ):
        return Outcome()  # "Fifteen of the 18 miners are dead"
    behind = next(_found(after, leading=False), None)
    ahead = next(_found(before[::-1], leading=True), None)
    for reach_behind, reach_ahead in _REACH:
        for found, reach in ((behind, reach_behind), (ahead, reach_ahead)):
            if found and found[0] < reach:
                return _joined(found[1], after)
    return Outcome()


def _joined(word: str, after: Sequence[str]) -> Outcome:
    """Return the outcome of ``word``; "dead or missing" is one of its own."""
    low = [one.casefold() for one in after]
    if word in low and low[low.index(word) + 1 :][:1] == ["or"] and low[low.index(word) + 2 :][:1]:
        other = OUTCOME_OF.get(low[low.index(word) + 2], "")
        if other not in ("", OUTCOME_OF[word]):
            return Outcome(f"{OUTCOME_OF[word]} or {other}", f"{word} or {low[low.index(word) + 2]}")
    return Outcome(OUTCOME_OF[word], word)


def _found(words: Sequence[str], *, leading: bool) -> Iterator[tuple[int, str]]:
    """Yield the words of ``words`` that tell an outcome, the nearest to the figure first, with their distances."""
    for distance, word in enumerate(words):
        low = word.casefold()
        if low in _PARTING or _is_number((low,)):
            return
        if low in OUTCOME_OF:
            if leading or low not in LEADING:
                yield distance, low
            else:
                return


def _is_number(words: Sequence[str]) -> bool:
    return any(word[0].isdigit() or word.casefold().split("-")[0] in _NUMBERS for word in words)


def portion_of(before: Sequence[str], after: Sequence[str]) -> str:
    """Return whether a figure counts some of a whole ("part"), what is added to others ("more"), or "".

    >>> portion_of("37 died of whom".split(), "in Sindh".split()), portion_of([], "of the 37 in Sindh".split())
    ('part', 'part')
    >>> portion_of("Among the 41 deaths".split(), "are from Sindh".split()), portion_of("Among the".split(), ["deaths"])
    ('part', '')
    >>> portion_of("the blast in which".split(), "miners died".split())
    ''
    >>> portion_of("Rescuers found another".split(), "bodies".split())
    'more'
    """
    words = [word.casefold() for word in before]
    first = [word.casefold() for word in after[:2]]
    if first[:1] == ["of"] and first[1:] and first[1] in _DEFINITE:
        return "part"
    if words[-2:-1] != ["among"] and _PARTS & set(words[-3:]):
        return "part"
    if ["of", "which"] in (words[-2:], words[-3:-1], words[-4:-2]):
        return "part"
    if "among" in words and _is_number(words[words.index("among") :]):
        return "part"
    return "more" if _ADDING & set(words[-1:]) or first[:1] == ["more"] else ""


def counts_several(sentence: Sequence[str]) -> bool:
    """Tell whether a sentence counts several events together.

    >>> counts_several("Three mine disasters left 78 people dead".split())
    True
    """
    low = [word.casefold() for word in sentence]
    return any(
        word in EVENTS and (_is_number(low[max(0, place - 3) : place]) or _MANY & set(low[max(0, place - 3) : place]))
        for place, word in enumerate(low)
    )
