"""Gold claims as pairs of places: the words of a claim or of a mention, and the words of the article that answer whose,
who, where and when.

A model that learns them beside the attributions knows more of what a claim is. Where the gold gives a value that the
article does not print, nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from spacy.tokens import Doc

from claimtable.claims.claim_spans import ClaimSpan
from claimtable.claims.timing import dated_times
from claimtable.schema import Timex
from claimtable.text import normalise
from claimtable.timex.values import times_of
from claimtable.training.data import LabelledText, Range
from claimtable.training.labels import Label

#: ``link`` is asked of a speaker's mention: other places with the name; ``who``, ``where``, ``when`` of a claim
Slot = Literal["link", "who", "where", "when"]
SLOTS: tuple[Slot, ...] = get_args(Slot)

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher's answer: tokens with their probabilities, and the probability of no token."""

    tokens: tuple[int, ...]
    probabilities: tuple[float, ...]
    nothing: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an article: ``tokens`` ask for their ``slot``; any of ``answers`` is right, without answers that
    there is none. Tokens are numbers into the article. With ``taught`` that is learnt instead.
    """

    slot: Slot
    tokens: tuple[int, ...]
    answers: tuple[int, ...] = ()
    taught: Taught | None = None


class _Printed:
    """The article as printed: where words occur, and which tokens stand there."""

    def __init__(self, text: LabelledText) -> None:
        self.lowered = _lower(text.text)
        self._tokens = [(word.index, text.offsets[word.index]) for words in text.paragraphs for word in words]

    def occurrences(self, words: str, within: Sequence[Range] | None = None) -> list[Range]:
        """Return where ``words`` stand, without regard to case, blanks and a leading article."""
        parts = _ARTICLE.sub("", _lower(words).strip()).split()
        if not parts:
            return []
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
        found = [match.span() for match in pattern.finditer(self.lowered)]
        return [place for place in found if within is None or any(_holds(outer, place) for outer in within)]

    def tokens(self, places: Iterable[Range]) -> tuple[int, ...]:
        """Return the tokens that touch one of ``places``."""
        listed = list(places)
        return tuple(number for number, (start, end) in self._tokens if any(a < end and start < b for a, b in listed))

    def last_tokens(self, places: Iterable[Range]) -> tuple[int, ...]:
        """Return the last token of each of ``places``: of a name the surname, of most phrases the head."""
        return tuple(sorted({found[-1] for place in places if (found := self.tokens([place]))}))


def _lower(text: str) -> str:
    """Return ``text`` as it is compared: plain marks, lower case, one character for one."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in normalise(text))


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def queries_of(
    doc: Doc,
    text: LabelledText,
    claims: Sequence[Mapping[str, Any]],
    mentions: Sequence[Label] = (),
    published: date | None = None,
) -> tuple[Query, ...]:
    """Return what is asked of an article with gold ``claims`` and labelled ``mentions`` of speakers.

    ``text`` has the tokens that learn, ``doc`` the time expressions. A mention is asked of once, with the name that a
    claim gives it before others.
    """
    printed, times = _Printed(text), times_of(doc, published)
    names: dict[Range, str] = {}
    found: list[Query] = []
    for claim in claims:
        spans = [(start, end) for start, end in claim["spans"]]
        tokens = printed.tokens(spans)
        if not tokens:
            continue
        if claim.get("speaker_mention") and claim["speaker"]:
            names.setdefault((claim["speaker_mention"][0], claim["speaker_mention"][1]), claim["speaker"])
        found += _of_claim(printed, claim, spans, tokens)
        found += _when(printed, doc, claim.get("when") or "", spans, tokens, times)
    for label in mentions:
        if label.end <= len(doc.text):
            names.setdefault((label.start, label.end), label.name)
    return (*found, *(query for place, name in names.items() for query in _link(printed, place, name)))


def _of_claim(
    printed: _Printed, claim: Mapping[str, Any], spans: Sequence[Range], tokens: tuple[int, ...]
) -> Iterator[Query]:
    """Yield who the claim is about and where that happens."""
    who, where = claim.get("who") or "", claim.get("where") or []
    subject = printed.last_tokens(_subject(printed, who, spans))
    if subject or not who:
        yield Query("who", tokens, subject)
    places = [printed.occurrences(place, spans) or printed.occurrences(place) for place in where]
    if all(places):
        yield Query("where", tokens, printed.last_tokens(place for found in places for place in found))


def _subject(printed: _Printed, who: str, spans: Sequence[Range]) -> list[Range]:
    """Return where the subject is named: first in the claim, else last before it."""
    before = (0, spans[0][1])
    return printed.occurrences(who, spans)[:1] or printed.occurrences(who, [before])[-1:]


def _when(
    printed: _Printed, doc: Doc, when: str, spans: Sequence[Range], tokens: tuple[int, ...], times: Sequence[Timex]
) -> Iterator[Query]:
    """Yield the time that the claim's ``when`` was read from; the claim counts as the narrator's."""
    pieces = (doc.char_span(start, end, alignment_mode="contract") for start, end in spans)
    kept = tuple(piece for piece in pieces if piece is not None and len(piece))
    if not kept:
        return
    dated = dated_times(ClaimSpan(doc, kept, "narrator", 1, None, False), times)
    right = [(time.start, time.end) for time in dated if when and time.value == when]
    if right or not when:
        yield Query("when", tokens, printed.last_tokens(right[:1]))


def _link(printed: _Printed, mention: Range, name: str) -> Iterator[Query]:
    """Yield where else the mention's speaker is named; nowhere counts only if the mention itself is the name."""
    tokens = printed.tokens([mention])
    places = printed.occurrences(name)
    others = [place for place in places if place[1] <= mention[0] or mention[1] <= place[0]]
    if tokens and (others or any(_holds(mention, place) for place in places)):
        yield Query("link", tokens, printed.last_tokens(others))
