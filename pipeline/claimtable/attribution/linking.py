"""A model's labelled runs become attributions: which contents belong to which cue, and which source said them.

Two conditional logistic models choose: for every content one of the cues around it, for every cue one of the sources
around it or none. Their weights (``weights.py``) are fitted on annotated attributions by ``training/linking.py``.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from claimtable.attribution.chunks import UNSEEN, Chunk, Context, build_context
from claimtable.attribution.clauses import noun_phrase
from claimtable.attribution.features import Features, content_cue, cue_kind, cue_sources, no_source
from claimtable.attribution.governing import govern, trails
from claimtable.attribution.layout import LayoutAttribution, find_layout_attributions, heads_of, taken_by
from claimtable.attribution.weights import CONFIDENCE_WEIGHTS, CUE_WEIGHTS, SOURCE_WEIGHTS
from claimtable.fitted import Logistic, log_odds
from claimtable.layers import Attribution, Layout
from claimtable.lexicon.grammar import NO_SPEAKERS
from claimtable.syntax import shared_subject
from claimtable.syntax import to_spans as unbroken
from claimtable.tagging import Floats, Run

#: how many parts on either side of another are considered for it, and how far away
WIDTH, FAR = 4, 150
#: confidence of an attribution that the print makes
PRINTED = 0.9

_CUES, _SOURCES, _SURE = (Logistic(weights) for weights in (CUE_WEIGHTS, SOURCE_WEIGHTS, CONFIDENCE_WEIGHTS))


@dataclass(slots=True)
class Group:
    """A cue with its contents and, if any, its source; ``certainty`` is the probability of the least certain link."""

    cue: Chunk | None
    contents: list[Chunk] = field(default_factory=list)
    source: Chunk | None = None
    certainty: float = 1.0
    layout: Layout = ""


def link(doc: Doc, runs: Sequence[Run], log_probs: Floats | None, quotes: Sequence[Span]) -> list[Attribution]:
    """Return the attributions that ``runs`` make, in text order of their contents.

    ``log_probs`` are the label scores of the tokens (tokens x labels), ``quotes`` the quotations of ``doc``. Every
    content belongs to one attribution; a source to any number of them.
    """
    found = (_attribution(doc, group) for group in grouped(doc, _without_surnames(doc, runs), log_probs, quotes))
    return sorted(found, key=lambda attribution: attribution.content[0].start)


def grouped(doc: Doc, runs: Sequence[Run], log_probs: Floats | None, quotes: Sequence[Span]) -> list[Group]:
    """Return the parts of the attributions that ``runs`` make, as ``link`` takes them."""
    printed = find_layout_attributions(doc, quotes)
    taken = taken_by(doc, printed)
    heads = heads_of(doc)
    apart = [run for run in _behind_heads(runs, heads) if 1 not in taken[run.start : run.end]]
    context = build_context(
        doc, apart, log_probs, [quote for quote in quotes if 1 not in taken[quote.start : quote.end]]
    )
    groups = [group for group in _give_contents(context) if group.contents]
    outside = {index for head in heads.items() for index in range(*head)}
    for group in groups:
        _give_source(context, group, outside)
    groups = govern(context, groups)
    return [*groups, *(_printed_group(one) for one in printed if one.contents)]


def _without_surnames(doc: Doc, runs: Sequence[Run]) -> list[Run]:
    """Return the runs with "Said" and "May" as the names that they are: "Judge Rupert [May] said", "Omar [Said]"."""
    kept: list[Run] = []
    for run in runs:
        start = run.start
        while run.label == "CUE" and start < run.end and _is_surname(doc[start]):
            start += 1
        if start > run.start and kept and kept[-1].label == "SOURCE" and kept[-1].end == run.start:
            kept[-1] = replace(kept[-1], end=start)
        if start < run.end:
            kept.append(replace(run, start=start))
    return kept


def _is_surname(token: Token) -> bool:
    """Tell whether a word that looks like a cue is a name: a capital inside a sentence, behind another name."""
    before = token.nbor(-1) if token.i else token
    return token.text[0].isupper() and not token.is_sent_start and not token.is_upper and before.text[:1].isupper()


def _behind_heads(runs: Sequence[Run], found: Mapping[int, int]) -> list[Run]:
    """Return the runs without datelines, time stamps and bylines (``found``), which are part of nothing."""
    heads = sorted(found.items())
    kept = []
    for run in runs:
        at = bisect.bisect_right(heads, run.start, key=lambda head: head[0]) - 1
        start = max(run.start, heads[at][1]) if at >= 0 else run.start
        if start < run.end:
            kept.append(replace(run, start=start))
    return kept


def _printed_group(printed: LayoutAttribution) -> Group:
    source, cue = (Chunk(*place, PRINTED) if place[0] < place[1] else None for place in (printed.source, printed.cue))
    contents = [Chunk(*place, PRINTED) for place in printed.contents]
    return Group(cue, contents, source, layout=printed.layout)


def near(chunks: Sequence[Chunk], chunk: Chunk) -> list[int]:
    """Return the numbers of the ``chunks`` (in text order) that stand around ``chunk``."""
    at = bisect.bisect_left(chunks, chunk.start, key=lambda other: other.start)
    around = range(max(0, at - WIDTH), min(len(chunks), at + WIDTH))
    return [n for n in around if max(chunk.start - chunks[n].end, chunks[n].start - chunk.end) <= FAR]


def _give_contents(context: Context) -> list[Group]:
    groups = [Group(cue) for cue in context.cues]
    alone: list[Group] = []
    for chunk in context.contents:
        numbers = _cues_for(context, chunk, near(context.cues, chunk))
        if not numbers:
            alone += [Group(None, [chunk])] if chunk.quoted else []
            continue
        best, certainty = _CUES.choose([content_cue(context, chunk, context.cues[number]) for number in numbers])
        group = groups[numbers[best]]
        group.contents.append(chunk)
        group.certainty = min(group.certainty, certainty)
    return groups + alone


def _cues_for(context: Context, chunk: Chunk, around: Sequence[int]) -> list[int]:
    """Return which of the cues ``around`` a content may belong to: those of its own sentence where there are any, for
    words outside quotation marks no others, for a quotation those of other sentences.
    """
    own = [number for number in around if context.share_sentence(chunk, context.cues[number])]
    behind = next((number for number in own if trails(context, chunk, context.cues[number])), None)
    if behind is not None:
        return [behind]
    if own or not chunk.quoted:
        return own
    return [] if _is_orphaned(context, chunk) else list(around)


def _is_orphaned(context: Context, chunk: Chunk) -> bool:
    """Tell whether a quotation begins a paragraph whose other words tell of it without a cue: "'Go home!' Those were
    the shouts."; it stays with nobody rather than with the paragraph before.
    """
    doc, paragraph = context.doc, context.paragraphs[chunk.start]
    if chunk.start and context.paragraphs[chunk.start - 1] == paragraph and not doc[chunk.start - 1].is_space:
        return False
    end = chunk.end
    while end < len(doc) and context.paragraphs[end] == paragraph:
        end += 1
    inside = {index for one in context.contents if one.quoted for index in range(one.start, one.end)}
    cued = any(context.paragraphs[cue.start] == paragraph for cue in context.cues)
    words = sum(doc[index].is_alpha and index not in inside for index in range(chunk.end, end))
    return not cued and words >= _TOLD


#: words beside a quotation that tell of it
_TOLD = 4


def _give_source(context: Context, group: Group, outside: Set[int]) -> None:
    anchor, contents = group.cue or group.contents[0], tuple(group.contents)
    numbers = near(context.sources, anchor)
    if group.cue is None:  # nobody of another paragraph says what no cue attributes
        home = context.paragraphs[anchor.start]
        numbers = [number for number in numbers if context.paragraphs[context.sources[number].start] == home]
    options = cue_sources(context, anchor, [context.sources[number] for number in numbers], contents)
    best, certainty = _SOURCES.choose([*options, no_source(context, anchor, contents)])
    chosen = context.sources[numbers[best]] if best < len(numbers) else None
    # where the model overlooked the cue it overlooked the source, too
    by_parse = _subject_chunk(context, group, outside) if anchor.overlooked or chosen is None else None
    group.source = by_parse or chosen
    group.certainty = min(group.certainty, certainty)


def _subject_chunk(context: Context, group: Group, outside: Set[int]) -> Chunk | None:
    """Return the subject of an active verb as the source that the model overlooked, or None; ``outside`` are tokens of
    datelines and bylines.
    """
    if group.cue is None or cue_kind(context.doc, group.cue) not in ("verb", "participle"):
        return None
    verbs = [token for token in context.doc[group.cue.start : group.cue.end] if token.pos_ == "VERB"]
    subject = _behind_head(shared_subject(verbs[0]) if verbs else None, outside)
    if subject is None or subject.lower_ in NO_SPEAKERS:
        return None
    taken = outside | {i for chunk in (group.cue, *group.contents) for i in range(chunk.start, chunk.end)}
    words = noun_phrase(subject, without=taken)
    found = unbroken(context.doc, words)
    return Chunk(found[0].start, found[0].end, UNSEEN) if len(found) == 1 and subject.i in words else None


def _behind_head(subject: Token | None, head: Set[int]) -> Token | None:
    """Return the subject, or in place of a dateline ("NAIROBI (Agency) - The bank raised ...") its verb's other one."""
    if subject is None or subject.i not in head:
        return subject
    beside = (child for child in subject.head.children if child.dep_ in ("nsubj", "nsubjpass"))
    return next((child for child in beside if child.i not in head), None)


def signs(group: Group) -> Features:
    """Return what tells how surely a group is right: log-odds of its parts' scores and of its least certain link."""
    parts = {"source": group.source, "cue": group.cue, "content": min(group.contents, key=lambda chunk: chunk.score)}
    found = {name: log_odds(chunk.score) for name, chunk in parts.items() if chunk is not None}
    found |= {f"no {name}": 1.0 for name, chunk in parts.items() if chunk is None}
    if any(chunk.quoted for chunk in group.contents):
        found["quoted"] = 1.0
    return {**found, "always": 1.0, "link": log_odds(group.certainty)}


def _confidence(group: Group) -> float:
    """Return the probability that the content is one and the source is its source."""
    if group.layout:
        return PRINTED
    return _SURE.probability(signs(group))


def _attribution(doc: Doc, group: Group) -> Attribution:
    content = unbroken(doc, (index for chunk in group.contents for index in range(chunk.start, chunk.end)))
    source, cue = (() if chunk is None else (doc[chunk.start : chunk.end],) for chunk in (group.source, group.cue))
    return Attribution(source, cue, tuple(content), _confidence(group), group.layout)
