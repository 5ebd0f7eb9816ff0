"""Gold claims to attributions as the attribution model labels them: wider extents, whole statements, whole sources.

A gold claim is one sentence without its marks; the model labels a whole statement with its quotation marks and a
leading "that" (PolNeAR's extents), and the whole noun phrase of a source. What the gold leaves open (the extent of a
source, the cue of a quotation that has none in the gold) is taken from the runs of the model that training starts from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.claim_spans import find_claim_spans
from claimtable.evaluation import GoldArticle
from claimtable.layers import Attribution
from claimtable.tagging import Role, Run
from claimtable.training.data import Range, Standoff

#: what may stand between two claims of one statement without parting them
_JOINING = frozenset(("and", "but", "or", "that", "so", "because"))


@dataclass(frozen=True, slots=True)
class _Marked:
    """A statement of the gold: the token ranges of its contents, and characters of its cues and speakers."""

    contents: tuple[Range, ...]
    cues: tuple[Range, ...]
    mentions: tuple[Range, ...]

    @property
    def words(self) -> set[int]:
        """The tokens of the contents."""
        return {index for start, end in self.contents for index in range(start, end)}


def standoff_of(doc: Doc, gold: GoldArticle, runs: Sequence[Run]) -> Standoff:
    """Return the gold claims of ``doc`` as attributions to learn from.

    ``doc`` has been through the pipeline with the model that training starts from; ``runs`` are its runs. What lies
    beyond the annotated part teaches nothing, nor do attributions of that model of which no claim is made (bare nouns).
    """
    statements = list(_statements(doc, gold.claims))
    attributions = [tuple(_parts(doc, statement, runs)) for statement in statements]
    claimed = {index for statement in statements for index in statement.words}
    ignored = [_chars(doc, place) for found in _unclaimed(doc, claimed) for place in found]
    if gold.until < len(doc.text):
        ignored.append((gold.until, len(doc.text)))
    return Standoff(tuple(attributions), tuple(ignored))


def _statements(doc: Doc, claims: Iterable[Mapping[str, Any]]) -> Iterator[_Marked]:
    def name(claim: Mapping[str, Any]) -> str:
        return str(claim["statement"])  # some files have names beside numbers

    for _, group in groupby(sorted((claim for claim in claims if claim["kind"] != "narrator"), key=name), key=name):
        listed = list(group)
        cues, mentions = (_named(listed, name) for name in ("cue", "speaker_mention"))
        beside = {index for place in (*cues, *mentions) for index in _tokens(doc, place)}
        spans = sorted((start, end) for one in listed for start, end in one["spans"])
        pieces = [(found.start, found.stop) for place in spans if (found := _tokens(doc, place))]
        yield _Marked(tuple(_widened(doc, place, beside) for place in _joined(doc, pieces, beside)), cues, mentions)


def _named(claims: Sequence[Mapping[str, Any]], name: str) -> tuple[Range, ...]:
    return tuple((one[name][0], one[name][1]) for one in claims if one.get(name))


def _tokens(doc: Doc, place: Range) -> range:
    span = doc.char_span(*place, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def _joined(doc: Doc, pieces: Sequence[Range], beside: set[int]) -> list[Range]:
    """Join the pieces between which nothing of another part stands, within a paragraph."""
    quoted = [(quote.start, quote.end) for quote in layers.get_spans(doc, layers.QUOTES)]
    joined = list(pieces[:1])
    for _, (start, end) in pairwise(pieces):
        last = joined[-1]
        gap = range(last[1], start)
        within = any(first < last[1] and end <= final for first, final in quoted)
        if beside.isdisjoint(gap) and _bridges(doc, gap, within=within):
            joined[-1] = (last[0], max(end, last[1]))
        else:
            joined.append((start, end))
    return joined


def _bridges(doc: Doc, gap: range, *, within: bool) -> bool:
    if any("\n" in doc[index].text for index in gap):
        return False
    words = [doc[index].lower_ for index in gap if doc[index].is_alpha or doc[index].like_num]
    return within or all(word in _JOINING for word in words)


def _widened(doc: Doc, place: Range, beside: set[int]) -> Range:
    """Take the quotation marks around a content in, and the "that" before it."""
    start, end = place
    for quote in layers.get_spans(doc, layers.QUOTES):
        if quote.start <= start < quote.end and _is_wordless(doc, range(quote.start, start)):
            start = quote.start
        if quote.start < end <= quote.end and _is_wordless(doc, range(end, quote.end)):
            end = quote.end
    if start and doc[start - 1].lower_ == "that" and start - 1 not in beside:
        start -= 1
    return start, end


def _is_wordless(doc: Doc, places: range) -> bool:
    return len(places) <= 3 and not any(char.isalnum() or char == "\n" for i in places for char in doc[i].text)


def _parts(doc: Doc, statement: _Marked, runs: Sequence[Run]) -> Iterator[tuple[Role, Range]]:
    said = statement.words
    yield from (("CONTENT", _chars(doc, place)) for place in statement.contents)
    own = _only_one([found for found in layers.get_attributions(doc) if not said.isdisjoint(_words(found.content))])
    beside: tuple[tuple[Role, tuple[Range, ...]], ...] = (("CUE", statement.cues), ("SOURCE", statement.mentions))
    for role, places in beside:
        for place in places:
            yield role, _chars(doc, _run_at(doc, place, role, runs, said))
        if not places and own is not None:
            spans = own.cue if role == "CUE" else own.source
            free = [(span.start, span.end) for span in spans if said.isdisjoint(_words([span]))]
            yield from ((role, _chars(doc, place)) for place in free)


def _only_one(found: Sequence[Attribution]) -> Attribution | None:
    return found[0] if len(found) == 1 else None


def _words(spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(span.start, span.end)}


def _run_at(doc: Doc, place: Range, role: Role, runs: Sequence[Run], said: set[int]) -> Range:
    """Return the run of ``role`` that alone overlaps a place of the gold and no content, else the place as tokens."""
    own = _tokens(doc, place)
    over = [run for run in runs if run.label == role and run.start < own.stop and own.start < run.end]
    if len(over) == 1 and said.isdisjoint(range(over[0].start, over[0].end)):
        return over[0].start, over[0].end
    return own.start, own.stop


def _chars(doc: Doc, place: Range) -> Range:
    span = doc[place[0] : place[1]]
    return span.start_char, span.end_char


def _unclaimed(doc: Doc, claimed: set[int]) -> Iterator[list[Range]]:
    """Yield the parts of the attributions of which no claim is made, neither by the gold nor by the filters."""
    made = {body.attribution.content[0].start for body in find_claim_spans(doc) if body.attribution is not None}
    for found in layers.get_attributions(doc):
        if found.content[0].start not in made and claimed.isdisjoint(_words(found.content)):
            yield [(span.start, span.end) for span in (*found.source, *found.cue, *found.content)]
