"""What speaks for and against two parts of an attribution belonging together, as named numbers."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimtable.attribution.chunks import Chunk, Context
from claimtable.attribution.clauses import child_of
from claimtable.lexicon import reporting
from claimtable.lexicon.grammar import CONTENT_OPENING
from claimtable.syntax import is_denied, shared_subject

Features = Mapping[str, float]

_SAYING = reporting.SPEAK | {"accord"}

_MARKS = frozenset(('"', "''", "``", "'", ")", "]"))
_CAP = 3


def content_cue(context: Context, content: Chunk, cue: Chunk) -> Features:
    """Return the features of ``cue`` saying ``content``."""
    side = "after" if cue.start > content.start else "before"
    found = _distance(context, content, cue, side)
    doc = context.doc
    last, first = _last_word(doc, content), _before(doc, content)
    saying = is_saying(doc, cue)
    if content.quoted:
        found[f"quoted {side}"] = 1
        found[f"quoted, saying {saying}"] = 1
        found[f"quoted, {cue_kind(doc, cue)} cue"] = 1
        found |= _elsewhere(context, content, cue, side)
        if last in ",":
            found[f"ends with comma, cue {side}"] = 1
        elif last in ".!?":
            found[f"ends with {'stop' if last == '.' else 'mark'}, cue {side}"] = 1
    else:
        found[f"saying {saying}"] = 1
    if first in (",", ":"):
        found[f"behind {first} cue {side}"] = 1
    if doc[content.start].lower_ in CONTENT_OPENING:
        found[f"subordinate, cue {side}"] = 1
    if doc[cue.end - 1].text == ":":
        found[f"colon cue {side}"] = 1
    return found


def cue_sources(context: Context, cue: Chunk, sources: Sequence[Chunk], contents: tuple[Chunk, ...]) -> list[Features]:
    """Return the features of each of ``sources`` being who speaks in ``cue``."""
    kind, played = cue_kind(context.doc, cue), list(_parts_played(context.doc, cue))
    return [_cue_source(context, cue, source, contents, kind, played) for source in sources]


def _cue_source(
    context: Context, cue: Chunk, source: Chunk, contents: tuple[Chunk, ...], kind: str, played: Sequence[_Played]
) -> Features:
    side = "after" if source.start > cue.start else "before"
    found = _distance(context, cue, source, side)
    doc = context.doc
    part = next((one.part for one in played if one.is_by(source)), "other")
    found[f"{kind} cue, source {side}"] = 1
    found[f"{kind} cue, source is its {part}"] = 1
    if any(min(cue.start, chunk.start) < source.start < max(cue.start, chunk.start) for chunk in contents[:1]):
        found[f"between cue and content {side}"] = 1
    if doc[source.end - 1].text in ("'s", "'") or doc[source.start].tag_ == "PRP$":
        found[f"possessive, {kind} cue"] = 1
    if side == "after" and doc[cue.end - 1].lemma_.lower() in ("tell", "ask", "remind", "urge"):
        found["told, not said"] = 1
    if side == "after" and doc[max(cue.start, source.start - 1)].lower_ in ("of", "by", "from", "to"):
        found["behind a preposition"] = 1
    if any(chunk.end >= source.start - 1 and chunk.start < source.start and not chunk.quoted for chunk in contents[:1]):
        found["right behind the content"] = 1
    return found


def no_source(context: Context, cue: Chunk, contents: tuple[Chunk, ...]) -> Features:
    """Return the features of ``cue`` having no source."""
    doc = context.doc
    kind = cue_kind(doc, cue)
    found = {"none": 1.0, f"none, {kind} cue": 1.0}
    if any(chunk.quoted for chunk in contents):
        found["none, quoted"] = 1.0
    if contents and contents[0].start < cue.start and contents[-1].start > cue.start:
        found[f"none, around the cue, {kind}"] = 1.0
    return found


def is_saying(doc: Doc, cue: Chunk) -> bool:
    """Tell whether a cue holds a verb of saying or "according"."""
    return any(token.lemma_.lower() in _SAYING for token in doc[cue.start : cue.end])


def cue_kind(doc: Doc, cue: Chunk) -> str:
    """Return what sort of words a cue is: ``passive``, ``seeming``, ``noun``, ``participle``, ``adverb``, ..."""
    tokens = list(doc[cue.start : cue.end])
    verbs = [token for token in tokens if token.pos_ in ("VERB", "AUX")]
    if not verbs:
        return _verbless_kind(tokens)
    if any(token.lemma_.lower() in reporting.SEEMING for token in verbs):
        return "seeming"
    main = verbs[-1]
    if main.tag_ == "VBN" and (main.dep_ in ("acl", "amod") or any(token.lemma_ == "be" for token in verbs[:-1])):
        return "passive"
    return {"VBG": "participle", "VB": "infinitive"}.get(main.tag_, "verb") if len(verbs) == 1 else "verb"


def _verbless_kind(tokens: list[Token]) -> str:
    if any(token.pos_ in ("NOUN", "PROPN") for token in tokens):
        return "noun"
    return "adverb" if all(token.pos_ == "ADV" for token in tokens) else "other"


def _elsewhere(context: Context, content: Chunk, cue: Chunk, side: str) -> dict[str, float]:
    """Return the features of a cue in another sentence than the quotation.

    Main verbs and those that a quotation stands before go on speaking ("...," she said. "..."); others rarely do.
    """
    if context.sentences[cue.start] == context.sentences[content.start]:
        return {}
    verbs = [token for token in context.doc[cue.start : cue.end] if token.pos_ in ("VERB", "AUX")]
    main = any(token.dep_ == "ROOT" for token in verbs)
    gap = math.log1p(max(0, content.start - cue.end, cue.start - content.end))
    found = {f"elsewhere, {'main' if main else 'other'} cue {side}": 1.0, f"elsewhere, gap {side}": gap}
    if any(is_denied(token) for token in verbs):
        found[f"elsewhere, denied cue {side}"] = 1.0
    if _ends_a_quotation(context, cue):
        found[f"elsewhere, cue behind a quotation {side}"] = 1.0
    return found


def _ends_a_quotation(context: Context, cue: Chunk) -> bool:
    """Tell whether a quotation stands before the cue in its sentence, and no other cue between them."""
    number = bisect.bisect_left(context.contents, cue.start, key=lambda chunk: chunk.start) - 1
    if number < 0 or not context.contents[number].quoted:
        return False
    last = context.contents[number].end - 1
    between = context.begun["CUE"][cue.start - 1] - context.begun["CUE"][last]
    return context.sentences[cue.start] == context.sentences[last] and not between


@dataclass(frozen=True, slots=True)
class _Played:
    """A part beside a cue's verb, ``subject``, ``passive subject`` or ``agent``, and the token that plays it, of an
    agent the "by" and the last token of its phrase.
    """

    part: str
    first: int
    last: int

    def is_by(self, source: Chunk) -> bool:
        """Tell whether a source plays the part."""
        if self.part == "agent":
            return source.start <= self.first + 1 and self.first < source.end <= self.last + 1
        return source.start <= self.first < source.end


def _parts_played(doc: Doc, cue: Chunk) -> Iterator[_Played]:
    """Yield the parts that the parse shows beside the verbs of a cue, in the order in which they count."""
    for verb in doc[cue.start : cue.end]:
        if verb.pos_ != "VERB":
            continue
        agent = child_of(verb, "agent")
        if agent is not None:
            yield _Played("agent", agent.i, agent.right_edge.i)
        subject = shared_subject(verb)
        if subject is not None:
            suffers = subject.dep_ == "nsubjpass" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
            yield _Played("passive subject" if suffers else "subject", subject.i, subject.i)


def _distance(context: Context, a: Chunk, b: Chunk, side: str) -> dict[str, float]:
    left, right = (a, b) if a.start < b.start else (b, a)
    start, end = left.end - 1, max(left.end - 1, right.start - 1)
    words = max(0, right.start - left.end) - (context.sourced[end] - context.sourced[start])
    found = {
        f"side {side}": 1.0,
        f"gap {side}": math.log1p(max(0, words)),
        f"sentences {side}": float(min(_CAP, context.sentences[max(end, right.start)] - context.sentences[start])),
        f"paragraphs {side}": float(min(_CAP, context.paragraphs[max(end, right.start)] - context.paragraphs[start])),
    }
    if words <= 1:
        found[f"touches {side}"] = 1.0
    for role, counts in context.begun.items():
        between = counts[end] - counts[start]
        if between:
            found[f"{role.lower()} between {side}"] = float(min(_CAP, between))
    return found


def _last_word(doc: Doc, chunk: Chunk) -> str:
    """Return the last character of a chunk inside its closing marks."""
    index = chunk.end - 1
    while index > chunk.start and doc[index].text in _MARKS:
        index -= 1
    return doc[index].text[-1]


def _before(doc: Doc, chunk: Chunk) -> str:
    """Return the token in front of a chunk and of blanks."""
    index = chunk.start - 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    return doc[index].text if index >= 0 else ""
